import { describe, expect, it } from 'vitest'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { repeatOf } from '../../functions/imports/rules/repeat.ts'
import { datesOf } from '../../shared/time/recurrence.ts'
import { aRequest, found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const days = ['2026-12-05', '2026-12-08', '2026-12-19', '2027-01-13', '2027-01-20', '2027-02-02']
const when = { from: '19:00', to: '21:00' }

describe('dates that follow no rule, as another calendar brings them', () => {
  it('are not called daily, and go on as nothing that nobody has said', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = repeatOf(
      days.map((date) => ({ key: `${date}T19:00`, date, ...when })),
      datesOf,
    )
    const request = aRequest({ date: days[0]!, ...when, repeat, approve: true })
    const booking = await requestBooking(world.ctx, manager, { house: 'aef', request })
    expect(booking.occurrences.map(({ date }) => date)).toEqual(days)
    const { path, token } = await manageHref(world.ctx, booking.id)
    const holder = { kind: 'visitor', address: 'x', token } as const
    const more = extendBooking(world.ctx, holder, { id: booking.id, until: '2027-03-01' })
    await expect(more).rejects.toMatchObject({ kind: 'conflict', code: 'no-rule' })
    const page = await world.call('GET', path, { cookies: { language: 'de' } })
    expect(wordsOf(page.text)).toContain('6 Termine, 5. Dezember 2026 – 2. Februar 2027 an einzelnen Tagen')
    expect(page.text).not.toContain(`${path}/extend`)
    expect((await world.call('GET', `${path}/extend`)).headers['location']).toContain('done=cannot')
  })
})
