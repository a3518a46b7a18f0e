import ICAL from 'ical.js'
import { describe, expect, it, test } from 'vitest'
import { writeCalendar } from '../../../shared/ical/calendar.ts'
import { epochMilliseconds } from '../../../shared/time/civil.ts'
import { transitionsOf } from '../../../shared/time/transitions.ts'
import { aCalendar, anEvent, linesOf, read } from './reader.ts'

const berlin = 'Europe/Berlin'

describe('a time zone', () => {
  // Two hours to either side of each change, where a wrong rule shows, and twelve weeks away from it.
  const hour = 3_600_000
  const distances = [
    -2000 * hour,
    -26 * hour,
    -3 * hour,
    -2 * hour,
    2 * hour,
    3 * hour,
    26 * hour,
    2000 * hour,
  ]

  test.each([
    [berlin, 42],
    ['Europe/London', 42],
    ['America/New_York', 42],
    ['Australia/Lord_Howe', 42],
    ['Asia/Kathmandu', 0],
    ['UTC', 0],
  ])('%s changes its clocks from 2020 to 2040 when the file says', (zone, count) => {
    read(writeCalendar(aCalendar({ timeZone: zone })))
    const reader = ICAL.TimezoneService.get(zone)!
    const changes = transitionsOf(zone, '2020-01-01T00:00:00.000Z', '2041-01-01T00:00:00.000Z')
    expect(changes).toHaveLength(count)
    for (const { at, before, after } of changes) {
      for (const distance of distances) {
        const offset = distance < 0 ? before : after
        const time = new ICAL.Time({ year: 1970, month: 1, day: 1, isDate: false }, reader)
        const local = epochMilliseconds(at) + distance + offset * 60_000
        time.adjust(0, 0, 0, local / 1000)
        expect([zone, at, distance, reader.utcOffset(time) / 60]).toEqual([zone, at, distance, offset])
      }
    }
  })

  test.each(['America/New_York', 'America/Los_Angeles', 'Asia/Kathmandu', 'Europe/Dublin'])(
    'other than our own, %s, is written within the length of a line',
    (zone) => {
      for (const line of linesOf(writeCalendar(aCalendar({ timeZone: zone, events: [anEvent()] })))) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }
    },
  )

  it('of Berlin takes eighteen lines', () => {
    const lines = linesOf(writeCalendar(aCalendar()))
    expect(lines.indexOf('END:VTIMEZONE') - lines.indexOf('BEGIN:VTIMEZONE') + 1).toBe(18)
  })
})
