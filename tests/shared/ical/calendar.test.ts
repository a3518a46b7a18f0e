import { describe, expect, it, test } from 'vitest'
import { writeCalendar } from '../../../shared/ical/calendar.ts'
import { epochMilliseconds, instantOf } from '../../../shared/time/civil.ts'
import { aCalendar, anEvent, linesOf, read } from './reader.ts'

const berlin = 'Europe/Berlin'

describe('a calendar', () => {
  it('says who it is and how often to look again', () => {
    expect(linesOf(writeCalendar(aCalendar())).slice(0, 13)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Treffpunkt//Treffpunkt//DE',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME;LANGUAGE=de:Seminarraum',
      'X-WR-CALNAME:Seminarraum',
      'X-WR-TIMEZONE:Europe/Berlin',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'COLOR:steelblue',
      'X-APPLE-CALENDAR-COLOR:#4682B4',
      'BEGIN:VTIMEZONE',
    ])
  })

  it('that goes with a mail has no name of its own', () => {
    const { prodId, method, language, timeZone } = aCalendar()
    const lines = linesOf(writeCalendar({ prodId, method, language, timeZone, events: [anEvent()] }))
    expect(lines.filter((line) => /^(NAME|X-|REFRESH|COLOR)/.test(line))).toEqual([
      'X-LIC-LOCATION:Europe/Berlin',
    ])
  })

  test.each([0, 1, 3])('has exactly one time zone with %i events', (count) => {
    const events = Array.from({ length: count }, (_, index) => anEvent({ uid: `b-${index}` }))
    const { root } = read(writeCalendar(aCalendar({ events })))
    expect(root.getAllSubcomponents('vtimezone')).toHaveLength(1)
    expect(root.getAllSubcomponents('vevent')).toHaveLength(count)
  })

  it('has a time zone more where something is elsewhere, and each event by its own clocks', () => {
    const events = [
      anEvent({ uid: 'b-1', zone: berlin }),
      anEvent({ uid: 'b-2', zone: 'Europe/Lisbon' }),
      anEvent({ uid: 'b-3' }),
    ]
    const text = writeCalendar(aCalendar({ events }))
    expect(read(text).root.getAllSubcomponents('vtimezone')).toHaveLength(2)
    expect(linesOf(text).flatMap((line) => /^DTSTART;TZID=([^:]*)/.exec(line)?.[1] ?? [])).toEqual([
      berlin,
      'Europe/Lisbon',
      berlin,
    ])
  })

  it('is the same for the same values', () => {
    const calendar = aCalendar({ events: [anEvent()] })
    expect(writeCalendar(calendar)).toBe(writeCalendar(structuredClone(calendar)))
  })
})

describe('an event', () => {
  it('is written line by line', () => {
    const event = anEvent({
      sequence: 3,
      description: 'Nähen; flicken,\nplaudern',
      location: 'Seminarraum, AEF',
      url: 'https://treffpunkt.example/aef?a=1,2;b',
      status: 'CONFIRMED',
      relatedTo: 'b-old@aef.example',
    })
    const lines = linesOf(writeCalendar(aCalendar({ events: [event] })))
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:b-0123456789ab@aef.example',
      'DTSTAMP:20261122T100000Z',
      'LAST-MODIFIED:20261122T100000Z',
      'SEQUENCE:3',
      'DTSTART;TZID=Europe/Berlin:20261205T190000',
      'DTEND;TZID=Europe/Berlin:20261205T210000',
      'SUMMARY:Belegt',
      'DESCRIPTION:Nähen\\; flicken\\,\\nplaudern',
      'LOCATION:Seminarraum\\, AEF',
      'URL:https://treffpunkt.example/aef?a=1,2;b',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'RELATED-TO:b-old@aef.example',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
  })

  it('without description, place, address and state has no empty lines for them', () => {
    const text = writeCalendar(aCalendar({ events: [anEvent({ description: '', transparent: false })] }))
    expect(text).not.toMatch(/DESCRIPTION|LOCATION:(?!Europe)|URL|STATUS|RELATED-TO/)
    expect(text).toContain('TRANSP:OPAQUE\r\n')
  })

  it('that ends at midnight ends at the beginning of the next day', () => {
    const when = { date: '2026-12-31', from: '20:00', to: '24:00' }
    expect(linesOf(writeCalendar(aCalendar({ events: [anEvent({ when })] })))).toContain(
      'DTEND;TZID=Europe/Berlin:20270101T000000',
    )
  })

  it('may end on a later day', () => {
    const when = { date: '2026-12-30', from: '20:00', to: '24:00', endDate: '2027-01-01' }
    expect(linesOf(writeCalendar(aCalendar({ events: [anEvent({ when })] })))).toContain(
      'DTEND;TZID=Europe/Berlin:20270102T000000',
    )
  })

  it('of whole days ends, exclusively, on the day after', () => {
    const when = { from: '2026-12-24', to: '2026-12-27' }
    const lines = linesOf(writeCalendar(aCalendar({ events: [anEvent({ when })] })))
    expect(lines).toContain('DTSTART;VALUE=DATE:20261224')
    expect(lines).toContain('DTEND;VALUE=DATE:20261227')
  })

  test.each([
    ['2026-03-28', '19:00', '21:00'],
    ['2026-03-28', '22:00', '24:00'],
    ['2026-03-29', '00:00', '03:00'],
    ['2026-03-29', '01:45', '03:15'],
    ['2026-03-29', '19:00', '21:00'],
    ['2026-10-24', '19:00', '24:00'],
    ['2026-10-25', '00:00', '01:45'],
    ['2026-10-25', '01:00', '03:15'],
    ['2026-10-25', '19:00', '24:00'],
    ['2027-03-28', '01:00', '04:00'],
    ['2027-10-31', '01:00', '04:00'],
  ])('on %s from %s to %s is the same moment to another reader', (date, from, to) => {
    const { events } = read(writeCalendar(aCalendar({ events: [anEvent({ when: { date, from, to } })] })))
    expect(events[0]!.startDate.toUnixTime() * 1000).toBe(epochMilliseconds(instantOf(date, from, berlin)))
    expect(events[0]!.endDate.toUnixTime() * 1000).toBe(epochMilliseconds(instantOf(date, to, berlin)))
  })
})
