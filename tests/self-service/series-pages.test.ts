import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { filledForm } from '../support/filled-form.ts'
import { asked, read, takenOn } from '../back-office/managed.ts'

/** Six Tuesdays: 8.12., 15.12., 22.12., 29.12., 5.1., 12.1. */
const sixTuesdays = {
  date: '2026-12-08',
  repeat: { every: 'week', count: 6, mode: 'free' },
} as const satisfies Partial<BookingRequest>
const keyOf = (date: string) => `${date}T19:00`

describe('a series by its manage link', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const get = async (path: string, language = 'de') =>
    (await world.call('GET', path, { cookies: { language } })).text
  const send = (path: string, form = {}) => world.call('POST', path, { form, cookies: { language: 'de' } })
  const linkOf = async ({ id }: Pick<Booking, 'id'>) => (await manageHref(world.ctx, id)).path
  const approved = async (change: Partial<BookingRequest> = {}) => {
    const booking = await asked(world, { ...sixTuesdays, ...change })
    await approveBooking(world.ctx, manager, { id: booking.id })
    return { booking, link: await linkOf(booking) }
  }
  const bigWords = (text: string) => wordsOf(/<p class="status-words">[\s\S]*?<\/p>/.exec(text)?.[0] ?? '')
  const lineOf = (text: string, date: string) => {
    const [, list = ''] = text.split('id="dates"')
    const line = list.split('<li>').find((each) => each.includes(`datetime="${date}"`)) ?? ''
    const notes = /<ul class="booked-notes">[\s\S]*?<\/ul>/.exec(list.slice(list.indexOf(line)))?.[0] ?? ''
    return wordsOf(line.includes('booked-notes') ? line + notes : line)
  }
  const scopes = (text: string) =>
    [...text.matchAll(/<button[^>]*name="scope"[\s\S]*?<\/button>/g)].map(([button]) => wordsOf(button))
  const states = async ({ id }: Booking) =>
    (await read(world, manager, { id })).occurrences.map(({ state }) => state)

  describe('its page', () => {
    it('counts in big words where the dates stand, in both languages', async () => {
      await asked(world, { date: '2026-12-22' })
      const { booking, link } = await approved()
      const one = { id: booking.id, scope: 'this' } as const
      await cancelBooking(world.ctx, manager, { ...one, occurrence: keyOf('2026-12-29') })
      expect(bigWords(await get(link))).toBe('4 Termine sicher, 1 nicht bekommen, 1 abgesagt')
      expect(bigWords(await get(link, 'en'))).toBe('4 dates certain, 1 not available, 1 cancelled')
      world.clock.set('2026-12-16T09:00:00.000Z')
      expect(bigWords(await get(link))).toBe('2 Termine sicher, 1 nicht bekommen, 1 abgesagt, 2 vorbei')
    })

    it('lists the dates by month, each with its state in a word, the past ones folded', async () => {
      const { link } = await approved()
      world.clock.set('2026-12-16T09:00:00.000Z')
      const text = await get(link)
      const told = wordsOf(text)
      expect(told).toContain('2 vergangene Termine Dezember 2026 Di, 8. Dezember 19:00–21:00 Uhr vorbei')
      expect(told).toContain('Januar 2027 Di, 5. Januar 19:00–21:00 Uhr sicher')
      expect(text).toContain(`href="${link}/move?occurrence=2027-01-05T19%3A00"`)
      expect(text).not.toContain(`occurrence=2026-12-08T19%3A00"`)
    })

    it('says of a moved date from where, of a declined one why', async () => {
      const booking = await asked(world, sixTuesdays)
      const link = await linkOf(booking)
      const one = { id: booking.id, scope: 'this' } as const
      const to = { date: '2026-12-16', from: '18:00', to: '20:00' }
      await moveBooking(world.ctx, manager, { ...one, occurrence: keyOf('2026-12-15'), to })
      const reason = 'Da wird gestrichen.'
      await declineBooking(world.ctx, manager, { ...one, occurrence: keyOf('2026-12-29'), reason })
      const text = await get(link)
      expect(wordsOf(text)).toContain('Mi, 16. Dezember 18:00–20:00 Uhr angefragt')
      expect(lineOf(text, '2026-12-29')).toContain('abgelehnt')
      expect(wordsOf(text)).toContain('Verschoben von Di, 15. Dezember, 19:00')
      expect(wordsOf(text)).toContain('Da wird gestrichen.')
    })

    it('tells why a date was not had as it is now, and takes it with one click when it has become free', async () => {
      const rival = await asked(world, { date: '2026-12-22' })
      const { booking, link } = await approved()
      const before = await get(link)
      expect(wordsOf(before)).toContain('Di, 22. Dezember 19:00–21:00 Uhr nicht bekommen Der Grund: belegt.')
      expect(before).not.toContain(`${link}/claim`)
      await cancelBooking(world.ctx, manager, { id: rival.id })
      const after = await get(link)
      expect(wordsOf(after)).toContain('nicht bekommen jetzt frei Jetzt dazunehmen Di, 22. Dezember')
      const sent = await send(`${link}/claim`, { occurrence: keyOf('2026-12-22') })
      expect(sent.headers.location).toBe(`${link}?done=claimed`)
      expect(await takenOn(world, '2026-12-22')).toHaveLength(1)
      expect((await states(booking)).includes('refused')).toBe(false)
    })

    it('says so when somebody else was faster', async () => {
      await asked(world, { date: '2026-12-22' })
      const { link } = await approved()
      const sent = await send(`${link}/claim`, { occurrence: keyOf('2026-12-22') })
      expect(sent.status).toBe(409)
      expect(alertOf(sent.text)).toContain('Diese Zeit ist leider schon vergeben.')
    })

    it('gives all certain dates in one calendar file', async () => {
      const { booking, link } = await approved()
      const one = { id: booking.id, scope: 'this', occurrence: keyOf('2026-12-22') } as const
      await cancelBooking(world.ctx, manager, one)
      const text = await get(`${link}/calendar.ics`)
      expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261208T190000')
      expect(text).toMatch(/RRULE:FREQ=WEEKLY/)
      expect(text).toContain('EXDATE;TZID=Europe/Berlin:20261222T190000')
    })

    it('of a single booking says nothing of dates and scopes', async () => {
      const link = await linkOf(await asked(world))
      expect(wordsOf(await get(link))).not.toContain('Serie')
      for (const step of ['move', 'change', 'cancel']) {
        expect(await get(`${link}/${step}`)).not.toContain('name="scope"')
      }
    })
  })

  describe('ending dates', () => {
    it.each([
      ['this', 'Nur Di, 22. Dezember', 1],
      ['following', 'Ab Di, 22. Dezember (4 Termine)', 4],
      ['all', 'Alle 6 künftigen Termine', 6],
    ] as const)('cancels what the button says: %s', async (scope, label, count) => {
      const { booking, link } = await approved()
      const text = await get(`${link}/cancel?occurrence=${keyOf('2026-12-22')}`)
      expect(scopes(text)).toContain(label)
      const sent = await send(`${link}/cancel`, { ...filledForm(text), scope, reason: 'Krank' })
      expect(sent.headers.location).toBe(`${link}?done=${count === 6 ? '' : 'some-'}cancelled`)
      expect((await states(booking)).filter((state) => state === 'cancelled')).toHaveLength(count)
      expect(wordsOf(await get(link))).toContain('Krank')
    })

    it('counts in English too, and without the past', async () => {
      const { link } = await approved()
      world.clock.set('2026-12-16T09:00:00.000Z')
      const text = await get(`${link}/cancel?occurrence=${keyOf('2026-12-29')}`, 'en')
      expect(scopes(text)).toEqual([
        'Only Tue 29 December',
        'From Tue 29 December (3 dates)',
        'All 4 to come',
      ])
    })

    it('begins at a date that is chosen on the page of the series', async () => {
      const { link } = await approved()
      const text = await get(link)
      expect(text).toMatch(new RegExp(`<form method="get" action="${link}/cancel"`))
      expect(text).toContain('<option value="2026-12-22T19:00">Di, 22. Dezember 2026</option>')
    })

    it('has no page for a date that is over or is not there', async () => {
      const { link } = await approved()
      world.clock.set('2026-12-16T09:00:00.000Z')
      for (const step of ['move', 'change', 'cancel']) {
        for (const date of ['2026-12-08', '2026-12-09']) {
          const path = `${link}/${step}?occurrence=${keyOf(date)}`
          const { status, headers } = await world.call('GET', path)
          expect([status, headers.location]).toEqual([303, `${link}?done=cannot`])
        }
      }
      const late = await send(`${link}/cancel`, { occurrence: keyOf('2026-12-08'), scope: 'this' })
      expect([late.status, alertOf(late.text)]).toEqual([409, expect.stringContaining('schon vorbei')])
    })
  })
})
