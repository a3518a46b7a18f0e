import { beforeEach, describe, expect, it } from 'vitest'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { decideDates } from '../../functions/bookings/actions/decide-dates.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { crowd } from '../support/budget.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { theirExpansion } from './expanding.ts'
import { booked, counting, deliver, eventsIn, feedOf } from './reading.ts'

const path = '/aef/calendar.ics'
const repeat: BookingRequest['repeat'] = { every: 'week', until: '2027-01-26', mode: 'all' }

let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ stream: true, settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

/** Eight Tuesdays from 8 December, approved. */
const tuesdays = (change: Partial<BookingRequest> = {}): Promise<Booking> =>
  booked(world, manager, { date: '2026-12-08', label: 'Yoga', repeat, ...change })

async function read(from = path): Promise<{ text: string; lines: string[]; dates: string[] }> {
  const { text } = await world.call('GET', from)
  const dates = theirExpansion(text).map((line) => line.slice(5, 16))
  return { text, lines: text.replaceAll('\r\n ', '').split('\r\n'), dates }
}

const occurrence = (date: string) => ({ scope: 'this', occurrence: `${date}T19:00` }) as const

describe('a series in the public calendar', () => {
  it('is one event with a rule', async () => {
    const { id } = await tuesdays()
    const { text, lines } = await read()
    expect(eventsIn(text)).toMatchObject([{ uid: `${id}@treff.example`, summary: 'Yoga' }])
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20261208T190000')
    expect(lines).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270126T180000Z')
    expect(text).not.toMatch(/EXDATE|RECURRENCE-ID|RDATE/)
  })

  it('lacks what was left out or cancelled, and each change counts', async () => {
    const { id } = await tuesdays({ repeat: { ...repeat!, except: ['2026-12-22'] } })
    const [before] = eventsIn((await read()).text)
    world.clock.advance(1)
    await cancelBooking(world.ctx, manager, { id, ...occurrence('2027-01-05') })
    await deliver(world)
    const { text, lines } = await read()
    expect(lines.filter((line) => line.startsWith('EXDATE'))).toEqual([
      'EXDATE;TZID=Europe/Berlin:20261222T190000',
      'EXDATE;TZID=Europe/Berlin:20270105T190000',
    ])
    const [after] = eventsIn(text)
    expect(after!.sequence).toBeGreaterThan(before!.sequence)
    expect([before!.changed, after!.changed]).toEqual(['2026-12-01T09:00:00Z', '2026-12-01T09:01:00Z'])
  })

  it('has a moved date as an override, or, past its neighbour, as an event of its own', async () => {
    const { id } = await tuesdays()
    const to = { date: '2026-12-16', from: '18:00', to: '20:00' }
    await moveBooking(world.ctx, manager, { id, ...occurrence('2026-12-15'), to })
    await moveBooking(world.ctx, manager, {
      id,
      ...occurrence('2027-01-05'),
      to: { ...to, date: '2027-01-13' },
    })
    const { text, lines, dates } = await read()
    const events = eventsIn(text)
    expect(events.map(({ uid }) => uid.split('@')[0] ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      id,
      id,
      `${id}-20270105T1900`,
    ])
    expect(lines).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20261215T190000')
    expect(lines).toContain('EXDATE;TZID=Europe/Berlin:20270105T190000')
    expect(new Set(events.map(({ sequence }) => sequence)).size).toBe(1)
    const expected = [
      '12-08 19:00',
      '12-16 18:00',
      '12-22 19:00',
      '12-29 19:00',
      '01-12 19:00',
      '01-13 18:00',
    ]
    expect(dates).toEqual(expect.arrayContaining([...expected, '01-19 19:00', '01-26 19:00']))
    expect(dates).toHaveLength(8)
  })

  it('moved from a date on ends there, and goes on under a uid of its own that says so', async () => {
    const { id } = await tuesdays()
    const to = { date: '2027-01-06', from: '17:00', to: '19:00' }
    await moveBooking(world.ctx, manager, { id, scope: 'following', occurrence: '2027-01-05T19:00', to })
    const { lines } = await read()
    expect(lines.filter((line) => /^(UID|RRULE:FREQ=WEEKLY|RELATED-TO)/.test(line))).toEqual([
      `UID:${id}@treff.example`,
      'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261229T180000Z',
      `UID:${id}-from-20270105T1900@treff.example`,
      'RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20270127T160000Z',
      `RELATED-TO:${id}@treff.example`,
    ])
  })

  it('has the night of a clock change with its own end', async () => {
    await using night = await aWorld({
      stream: true,
      now: '2027-03-01T09:00:00.000Z',
      settings: { rateLimits: false },
    })
    const keeper = await found(night, { rooms: { seminarraum: { hours: roundTheClock } } })
    const weekly = { every: 'week', count: 4, mode: 'all' } as const
    await booked(night, keeper, { date: '2027-03-21', from: '01:00', to: '04:00', repeat: weekly })
    const events = eventsIn((await night.call('GET', path)).text)
    expect(events.map(({ start, end, hours }) => [start, end, hours])).toEqual([
      ['2027-03-21T01:00:00', '2027-03-21T04:00:00', 3],
      ['2027-03-28T01:00:00', '2027-03-28T04:00:00', 2],
    ])
  })

  it('shows a room’s own dates in the room’s calendar', async () => {
    const { id } = await tuesdays()
    const to = { rooms: ['teekueche'], date: '2026-12-15', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, manager, { id, ...occurrence('2026-12-15'), to })
    expect((await read('/aef/rooms/teekueche/calendar.ics')).dates).toEqual(['12-15 19:00'])
    expect((await read('/aef/rooms/seminarraum/calendar.ics')).dates).toHaveLength(7)
    expect((await read()).lines).toContain('LOCATION:Teeküche\\, Am Schulzentrum 16\\, 41564 Kaarst')
  })

  it('costs one batch more, and tells a reader whose copy is right with one read', async () => {
    const { id } = await tuesdays()
    await deliver(world)
    const { headers } = await world.call('GET', path)
    await askContact(world.ctx, manager, { id, question: 'Wie viele?' })
    await deliver(world)
    const { call, cost } = counting(world)
    const known = { headers: { 'if-none-match': headers['etag'] } }
    expect((await call('GET', path, known)).status).toBe(304)
    expect(cost).toMatchObject({ calls: ['GetItem'], units: 0.5 })
    const fresh = counting(world)
    await fresh.call('GET', '/aef/rooms/seminarraum/calendar.ics')
    expect(fresh.cost.calls.slice(0, 5)).toEqual(['GetItem', 'Query', 'Query', 'Query', 'BatchGetItem'])
  })

  const days = crowd(365)

  it(`of ${days} days is approved for readers too as soon as it is approved`, async () => {
    const daily = { every: 'day', count: days, mode: 'all' } as const
    const rooms = ['seminarraum', 'teekueche']
    const request = aRequest({ rooms, date: '2026-12-02', repeat: daily, label: 'Kita' })
    const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    await deliver(world)
    const { headers } = await world.call('GET', path)
    await approveBooking(world.ctx, manager, { id })
    await deliver(world)
    const answer = await world.call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
    expect(theirExpansion(answer.text)).toHaveLength(days)
    expect(eventsIn(answer.text)).toHaveLength(1)
    expect(Buffer.byteLength(answer.text)).toBeLessThan(2500)
  })
})

describe('a series in the managers’ calendar', () => {
  it('shows what is open as such, and what is asked beside it', async () => {
    const { path: own } = await feedOf(world, manager)
    const request = aRequest({ date: '2026-12-08', repeat: { ...repeat!, until: '2026-12-22' } })
    const { id } = await requestBooking(world.ctx, manager, { house: 'aef', request })
    expect(eventsIn((await read(own)).text)).toMatchObject([
      { uid: `s-${id}@treff.example`, status: 'TENTATIVE', summary: 'Anfrage: Gruppe Würfel: Spieleabend' },
    ])
    const keys = ['2026-12-08', '2026-12-15'].map((date) => ({ key: `${date}T19:00` }))
    await decideDates(world.ctx, manager, { id, dates: keys })
    const states = eventsIn((await read(own)).text).map(({ start, status }) => [start.slice(5, 10), status])
    expect(states).toEqual([
      ['12-08', 'CONFIRMED'],
      ['12-22', 'TENTATIVE'],
    ])
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    const to = { date: '2026-12-09', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, holder, { id, ...occurrence('2026-12-08'), to })
    const asked = eventsIn((await read(own)).text).find(({ uid }) => uid.includes('asked'))
    expect(asked).toMatchObject({
      uid: `s-${id}-20261208T1900-asked@treff.example`,
      summary: 'Änderung angefragt: Gruppe Würfel: Spieleabend',
      start: '2026-12-09T19:00:00',
      status: 'TENTATIVE',
    })
    expect((await read()).dates).toEqual(['12-08 19:00', '12-15 19:00'])
  })

  it('shows another time that is asked for a single date', async () => {
    const { path: own } = await feedOf(world, manager)
    const { id } = await booked(world, manager)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    await moveBooking(world.ctx, holder, { id, to: { date: '2026-12-05', from: '19:00', to: '22:00' } })
    expect(eventsIn((await read(own)).text).map(({ uid, summary, end }) => [uid, summary, end])).toEqual([
      [`s-${id}@treff.example`, 'Gruppe Würfel: Spieleabend', '2026-12-05T21:00:00'],
      [
        `s-${id}-asked@treff.example`,
        'Änderung angefragt: Gruppe Würfel: Spieleabend',
        '2026-12-05T22:00:00',
      ],
    ])
    expect((await read()).text).not.toContain('220000')
  })
})
