import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { some } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { blocked, feedOf } from './reading.ts'

/** Stands in every personal word, and in no other. */
const mark = 'geheim'

const personal = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }))
  .map(([before, after]) => `${before.trim()}${mark}${after.trim()}`.replace(/\p{Cc}/gu, ' '))

const aBookingOf = fc.record({
  purpose: personal,
  groupName: fc.option(personal, { nil: undefined }),
  note: fc.option(personal, { nil: undefined }),
  name: personal,
  digits: fc.integer({ min: 1e3, max: 9999 }),
  label: fc.option(fc.constantFrom('Yoga', 'Lesekreis; mit Tee'), { nil: undefined }),
  rooms: fc.constantFrom<string[]>(['seminarraum'], ['teekueche'], ['seminarraum', 'teekueche']),
  repeat: fc.constantFrom(undefined, { every: 'month', monthly: 'day', count: 3, mode: 'all' } as const),
  next: fc.constantFrom('wait', 'approve', 'ask', 'cancel'),
})

it('public calendars hold nothing of what people said, whatever they said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aBookingOf, { minLength: 1, maxLength: 10 }), personal, async (all, reason) => {
      await using world = await aWorld({ settings: { rateLimits: false } })
      const manager = await found(world)
      await blocked(world, manager, { from: '2026-12-31', to: '2026-12-31', reason })
      for (const [place, { name, digits, next, ...said }] of all.entries()) {
        const contact = { name, email: `${mark}${place}@gruppe.example`, phone: `0999 ${digits}` }
        const request = aRequest({ ...said, contact, date: `2026-12-${10 + place}` })
        const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
        if (next !== 'wait') await approveBooking(world.ctx, manager, { id })
        if (next === 'ask') await askContact(world.ctx, manager, { id, question: reason })
        if (next === 'cancel') await cancelBooking(world.ctx, manager, { id, reason })
      }
      for (const path of [
        '/aef/calendar.ics',
        '/aef/rooms/seminarraum/calendar.ics',
        '/aef/rooms/teekueche/calendar.ics',
      ]) {
        for (const language of ['de', 'en']) {
          const { status, text } = await world.call('GET', `${path}?lang=${language}`)
          const unfolded = text.replaceAll('\r\n ', '')
          expect(status).toBe(200)
          expect(unfolded).not.toContain(mark)
          expect(unfolded).not.toMatch(/0999|gruppe\.example|DESCRIPTION|mailto|tel:/)
        }
      }
      const { path } = await feedOf(world, manager)
      const secret = (await world.call('GET', path)).text.replaceAll('\r\n ', '')
      const shown = all.filter(({ next }) => next !== 'cancel').length
      expect(
        secret.split('\r\n').filter((line) => line.startsWith('SUMMARY') && line.includes(mark)),
      ).toHaveLength(shown)
    }),
    { numRuns: Math.max(5, some(30)) },
  )
})
