import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { inbox, path } from '../back-office/managed.ts'

describe('a series over the hour that spring takes away', () => {
  it.each([
    ['begins in it', '02:15', '04:00'],
    ['ends in it', '01:00', '02:30'],
  ])('has that date as a refused one, and can be opened by everybody: %s', async (_, from, to) => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world, { rooms: { seminarraum: { hours: roundTheClock } } })
    const repeat = { every: 'week', count: 3, mode: 'free' } as const
    const request = aRequest({ date: '2027-03-21', from, to, repeat })
    const booking = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    expect(booking.occurrences).toMatchObject([
      { date: '2027-03-21', state: 'unconfirmed' },
      { date: '2027-03-28', state: 'refused', refused: { code: 'time-does-not-exist' } },
      { date: '2027-04-04', state: 'unconfirmed' },
    ])
    const { path: link, token } = await manageHref(world.ctx, booking.id)
    const own = await world.call('GET', link, { cookies: { language: 'de' } })
    expect([own.status, wordsOf(own.text)]).toEqual([
      200,
      expect.stringContaining('diese Uhrzeit gibt es nicht'),
    ])
    expect((await world.call('GET', `/api/bookings/${booking.id}`, { token })).status).toBe(200)
    const browser = await aBrowserOf(world, manager)
    for (const page of [path(booking), path(booking, '?occurrence=2027-03-28T' + from), inbox])
      expect((await browser.get(page)).status).toBe(200)
    const claim = { occurrence: `2027-03-28T${from}` }
    const claimed = await world.call('POST', `/api/bookings/${booking.id}/claim`, { token, body: claim })
    expect([claimed.status, claimed.json]).toMatchObject([422, { type: '/problems/time-does-not-exist' }])
    const preview = { ...request, contact: undefined, purpose: undefined }
    const { json } = await world.call('POST', '/api/houses/aef/bookings/preview', { body: preview })
    expect(json).toMatchObject({
      occurrences: [{}, { state: 'refused', refused: { code: 'time-does-not-exist' } }, {}],
    })
  })
})
