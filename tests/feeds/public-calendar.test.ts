import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { blocked, booked, eventsIn, deliver } from './reading.ts'

async function calendar(world: World, path = '/aef/calendar.ics'): Promise<string> {
  const answer = await world.call('GET', path)
  expect(answer.status).toBe(200)
  return answer.text
}

const namesIn = async (world: World, path?: string) =>
  eventsIn(await calendar(world, path)).map(({ summary }) => summary)

describe('the file', () => {
  it('is made of lines that end with CRLF, none longer than 75 octets', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await booked(world, manager, {
      label: 'Nähcafé für alle – mit Kaffee, Kuchen; Stoffresten und sehr viel Zeit 🧵🧵🧵🧵',
    })
    const text = await calendar(world)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).toContain('SUMMARY:Nähcafé für alle – mit Kaffee\\, Kuchen\\; Stoff')
    expect(await namesIn(world)).toEqual([
      'Nähcafé für alle – mit Kaffee, Kuchen; Stoffresten und sehr viel Zeit 🧵🧵🧵🧵',
    ])
  })

  it('says what it is and how often to look, with one VTIMEZONE, also when nothing is on', async () => {
    await using world = await aWorld()
    await found(world)
    const lines = (await calendar(world)).split('\r\n')
    const expected = [
      'VERSION:2.0',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME;LANGUAGE=de:Albert-Einstein-Forum',
    ]
    const refresh = [
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'X-WR-TIMEZONE:Europe/Berlin',
    ]
    const look = ['X-WR-CALNAME:Albert-Einstein-Forum', 'COLOR:teal', 'X-APPLE-CALENDAR-COLOR:#008080']
    expect(lines).toEqual(expect.arrayContaining([...expected, ...refresh, ...look]))
    expect(lines.filter((line) => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
    expect(lines).not.toContain('BEGIN:VEVENT')
  })

  it('is in German unless its address says otherwise, whatever the reader prefers', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await booked(world, manager)
    expect(await namesIn(world, '/aef/calendar.ics?lang=en')).toEqual(['Room taken'])
    expect(await namesIn(world, '/aef/calendar.ics?lang=xx')).toEqual(['Belegt'])
    const headers = { 'accept-language': 'en', accept: 'text/html' }
    const answer = await world.call('GET', '/aef/calendar.ics', { headers, cookies: { language: 'en' } })
    expect(eventsIn(answer.text).map(({ summary }) => summary)).toEqual(['Belegt'])
  })
})

describe('an event', () => {
  it('has what readers need and nothing that asks them anything', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await booked(world, manager, { label: 'Spieleabend' })
    const [event] = eventsIn(await calendar(world))
    expect(event).toMatchObject({
      uid: `${id}@treff.example`,
      summary: 'Spieleabend',
      start: '2026-12-05T19:00:00',
      end: '2026-12-05T21:00:00',
      stamp: '2026-12-01T09:00:00Z',
      changed: '2026-12-01T09:00:00Z',
      transp: 'TRANSPARENT',
      status: 'CONFIRMED',
      location: 'Seminarraum, Am Schulzentrum 16, 41564 Kaarst',
    })
    const wanted = ['uid', 'dtstamp', 'last-modified', 'sequence', 'dtstart', 'dtend', 'summary', 'location']
    expect(event!.names).toEqual([...wanted, 'status', 'transp'])
  })

  it('is one for a booking of two rooms, and the same one in the calendars of both', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await booked(world, manager, { rooms: ['seminarraum', 'teekueche'], label: 'Fest' })
    await booked(world, manager, { rooms: ['teekueche'], date: '2026-12-06', label: 'Tee' })
    const [house, hall, kitchen] = await Promise.all([
      calendar(world),
      calendar(world, '/aef/rooms/seminarraum/calendar.ics'),
      calendar(world, '/aef/rooms/teekueche/calendar.ics'),
    ])
    expect(eventsIn(house).map(({ summary, location }) => [summary, location])).toEqual([
      ['Fest', 'Seminarraum und Teeküche, Am Schulzentrum 16, 41564 Kaarst'],
      ['Tee', 'Teeküche, Am Schulzentrum 16, 41564 Kaarst'],
    ])
    expect(eventsIn(hall)).toEqual(eventsIn(house).slice(0, 1))
    expect(eventsIn(kitchen)).toEqual(eventsIn(house))
    expect(kitchen).toContain('X-WR-CALNAME:Teeküche\\, Albert-Einstein-Forum')
  })

  it('of whole days has dates and ends on the day after; one of hours over several days is one stretch', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await blocked(world, manager, { rooms: ['seminarraum', 'teekueche'] })
    await blocked(world, manager, { from: '2026-12-11T18:00', to: '2026-12-13T09:00', label: 'Boden' })
    await blocked(world, manager, { from: '2026-12-14T20:00', to: '2026-12-14T24:00', label: 'Abend' })
    const text = await calendar(world)
    expect(text).toContain('DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261227\r\n')
    expect(eventsIn(text).map(({ summary, start, end }) => [summary, start, end])).toEqual([
      ['Boden', '2026-12-11T18:00:00', '2026-12-13T09:00:00'],
      ['Abend', '2026-12-14T20:00:00', '2026-12-15T00:00:00'],
      ['Feiertage', '2026-12-24', '2026-12-27'],
    ])
  })

  it('lasts as long as it does, also when clocks change', async () => {
    await using world = await aWorld({ now: '2026-10-01T08:00:00.000Z' })
    const manager = await found(world, { rooms: { seminarraum: { hours: roundTheClock } } })
    await booked(world, manager, { date: '2026-10-25', from: '01:00', to: '04:00' })
    await blocked(world, manager, { from: '2026-10-24T22:00', to: '2026-10-25T01:00' })
    await blocked(world, manager, { from: '2026-10-25T04:00', to: '2026-10-26T06:00' })
    await booked(world, manager, { date: '2027-03-28', from: '01:00', to: '04:00' })
    await booked(world, manager, { date: '2027-03-27', from: '22:00', to: '24:00' })
    expect(eventsIn(await calendar(world)).map(({ start, hours }) => [start, hours])).toEqual([
      ['2026-10-24T22:00:00', 3],
      ['2026-10-25T01:00:00', 4],
      ['2026-10-25T04:00:00', 26],
      ['2027-03-27T22:00:00', 2],
      ['2027-03-28T01:00:00', 2],
    ])
  })
})

describe('what is in it', () => {
  it('is what has been approved, until it is cancelled', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ label: 'Nur gefragt' }) })
    const { id } = await booked(world, manager, { date: '2026-12-06', label: 'Zugesagt' })
    expect(await namesIn(world)).toEqual(['Zugesagt'])
    await cancelBooking(world.ctx, manager, { id })
    await deliver(world)
    expect(await namesIn(world)).toEqual([])
  })

  it('is last month, this one and twelve more, by the house’s clock', async () => {
    await using world = await aWorld({ now: '2026-10-05T10:00:00.000Z' })
    const manager = await found(world)
    const dates = ['2026-10-31', '2026-11-01', '2026-12-05', '2027-12-31', '2028-01-01']
    for (const date of dates) await booked(world, manager, { date, label: date })
    world.clock.set('2026-12-31T22:59:00.000Z')
    expect(await namesIn(world)).toEqual(['2026-11-01', '2026-12-05', '2027-12-31'])
    world.clock.set('2026-12-31T23:00:00.000Z')
    expect(await namesIn(world)).toEqual(['2026-12-05', '2027-12-31', '2028-01-01'])
  })
})
