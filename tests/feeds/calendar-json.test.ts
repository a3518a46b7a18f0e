import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Repeat } from '../../functions/bookings/schema.ts'
import { partOf } from '../../functions/feeds/rules/public-uses.ts'
import type { RoomUse } from '../../functions/feeds/rules/uses.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { blocked, booked, counting, deliver, eventsIn } from './reading.ts'
import { theirExpansion } from './expanding.ts'

const path = '/api/houses/aef/calendar.json'

interface Told {
  id: string
  kind: string
  label?: string
  rooms: string[]
  from: { date: string; time: string }
  to: { date: string; time: string }
}

const usesIn = async (world: World, query = '') => {
  const { json } = await world.call('GET', path + query)
  return json.uses as Told[]
}

describe('what is on, as JSON', () => {
  it('is what the public calendar shows, date by date', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const repeat: Repeat = { every: 'week', count: 3, except: ['2026-12-15'], mode: 'free' }
    await booked(world, manager, { label: 'Chor', date: '2026-12-08', repeat })
    await booked(world, manager, { rooms: ['seminarraum', 'teekueche'] })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ date: '2026-12-06' }) })
    await blocked(world, manager)
    const uses = await usesIn(world)
    expect(uses.map(({ label = '', from, to }) => `${from.date} ${from.time}–${to.time} ${label}`)).toEqual([
      '2026-12-05 19:00–21:00 ',
      '2026-12-08 19:00–21:00 Chor',
      '2026-12-22 19:00–21:00 Chor',
      '2026-12-24 00:00–24:00 Feiertage',
    ])
    const ics = (await world.call('GET', '/aef/calendar.ics')).text
    expect(theirExpansion(ics).map((line) => line.slice(0, 22))).toEqual(
      uses.map(({ from, to }) => `${from.date} ${from.time}–${to.time}`),
    )
    expect(eventsIn(ics)).toHaveLength(3)
    expect(uses[0]?.rooms).toEqual(['seminarraum', 'teekueche'])
    expect(uses[3]).toMatchObject({ kind: 'block', to: { date: '2026-12-26', time: '24:00' } })
    // Nothing of who it is, and nothing that opens anything.
    expect(Object.keys(uses[0]!).sort()).toEqual(['from', 'id', 'kind', 'rooms', 'to'])
    expect(JSON.stringify(uses)).not.toMatch(/Spieleabend|Würfel|example/)
  })

  it('has what lasts for two days whole, whichever of them is asked for', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await blocked(world, manager, { from: '2026-12-31', to: '2027-01-01' })
    for (const day of ['2026-12-31', '2027-01-01']) {
      const [use] = await usesIn(world, `?from=${day}&to=${addDays(day, 1)}`)
      expect(use).toMatchObject({ from: { date: '2026-12-31' }, to: { date: '2027-01-01' } })
    }
    expect(await usesIn(world, '?from=2027-01-02&to=2027-01-03')).toEqual([])
  })

  it('is of a month, or of three at most', async () => {
    await using world = await aWorld()
    await found(world)
    const { json } = await world.call('GET', path)
    expect(json).toMatchObject({
      house: 'aef',
      timeZone: 'Europe/Berlin',
      from: '2026-12-01',
      to: '2027-01-01',
      isAll: true,
    })
    expect((await world.call('GET', `${path}?from=2026-12-01&to=2027-03-03`)).status).toBe(200)
    for (const query of ['?from=2026-12-01&to=2027-03-04', '?from=2026-12-02&to=2026-12-02'])
      expect((await world.call('GET', path + query)).status).toBe(422)
    expect((await world.call('GET', '/api/houses/nowhere/calendar.json')).status).toBe(404)
  })
})

describe('a copy of it', () => {
  it('stays right until something in the house is other, and is found so for the house, its rooms and half a unit', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const first = await world.call('GET', path)
    expect(first.headers['cache-control']).toBe('public, max-age=900')
    const known = { headers: { 'if-none-match': first.headers['etag'] } }
    const { call, cost } = counting(world)
    expect(await call('GET', path, known)).toMatchObject({ status: 304, text: '' })
    expect(cost).toMatchObject({ calls: ['Query', 'GetItem'], units: 1.5 })
    await booked(world, manager, { label: 'Chor' })
    await deliver(world)
    const changed = await world.call('GET', path, known)
    expect(changed.status).toBe(200)
    expect(changed.headers['etag']).not.toBe(first.headers['etag'])
    world.clock.advance(24 * 60)
    expect(
      (await world.call('GET', path, { headers: { 'if-none-match': changed.headers['etag'] } })).status,
    ).toBe(200)
  })
})

describe('more than an answer holds', () => {
  const aUse = (date: string, place: number): RoomUse => ({
    id: `${place}`,
    name: `${date}-${place}`,
    kind: 'booking',
    state: 'approved',
    label: undefined,
    rooms: [],
    when: { date, from: '10:00', to: '11:00' },
    date,
    isOneOfSeveral: false,
    at: '2026-12-01T09:00:00.000Z',
    sequence: 0,
  })
  const days = ['2026-12-01', '2026-12-02', '2026-12-03']
  const uses = days.flatMap((date) => [0, 1].map((place) => aUse(date, place)))
  const span = { from: '2026-12-01', to: '2026-12-04' }

  it.each([
    [6, '2026-12-04', true, 6],
    [5, '2026-12-03', false, 4],
    [2, '2026-12-02', false, 2],
    // Of a day it has all.
    [1, '2026-12-02', false, 2],
  ])('ends with a whole day: %i', (most, to, isAll, count) => {
    const part = partOf(uses, span, most)
    expect(part).toMatchObject({ to, isAll })
    expect(part.uses).toHaveLength(count)
  })

  it('goes on where it ended, and nothing is lost or told twice', () => {
    const first = partOf(uses, span, 3)
    const second = partOf(uses, { from: first.to, to: span.to }, 9)
    expect([...first.uses, ...second.uses].map(({ id }) => id)).toEqual(uses.map(({ name }) => name))
  })
})
