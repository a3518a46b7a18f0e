import { describe, expect, it } from 'vitest'
import { heldUntil } from '../../functions/waitlist/rules/hold.ts'
import { instantOf, localOf, minutesBetween } from '../../shared/time/civil.ts'

const zone = 'Europe/Berlin'
const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11), zone)
const told = (now: string, start: string) => {
  const { date, time } = localOf(heldUntil(at(start), at(now), zone), zone)
  return `${date} ${time}`
}

describe('a slot is held for somebody out of the queue', () => {
  it.each([
    ['more than two weeks ahead for two days', '2026-12-01 12:00', '2026-12-20 19:00', '2026-12-03 12:00'],
    ['two weeks ahead for one day', '2026-12-01 12:00', '2026-12-15 12:00', '2026-12-02 12:00'],
    ['four days ahead for one day', '2026-12-01 12:00', '2026-12-05 19:00', '2026-12-02 12:00'],
    ['three days ahead for six hours', '2026-12-01 12:00', '2026-12-04 12:00', '2026-12-01 18:00'],
    ['a day ahead for an hour', '2026-12-01 12:00', '2026-12-02 12:00', '2026-12-01 13:00'],
    ['today for an hour', '2026-12-01 12:00', '2026-12-01 19:00', '2026-12-01 13:00'],
    ['never beyond its beginning', '2026-12-01 12:00', '2026-12-01 12:30', '2026-12-01 12:30'],
    ['at 21:59 to the minute', '2026-12-01 15:59', '2026-12-03 19:00', '2026-12-01 21:59'],
    ['at 22:00 until the morning', '2026-12-01 16:00', '2026-12-03 19:00', '2026-12-02 09:00'],
    ['at night until the morning', '2026-12-01 23:30', '2026-12-02 19:00', '2026-12-02 09:00'],
    ['before 08:00 until 09:00', '2026-12-02 06:59', '2026-12-02 19:00', '2026-12-02 09:00'],
    ['from 08:00 on to the minute', '2026-12-02 07:00', '2026-12-02 19:00', '2026-12-02 08:00'],
    ['at night until an early beginning', '2026-12-02 06:00', '2026-12-02 08:15', '2026-12-02 08:15'],
    ['in the night in which spring comes', '2027-03-27 19:00', '2027-03-29 20:00', '2027-03-28 09:00'],
    ['in the night in which it goes', '2026-10-24 19:00', '2026-10-26 20:00', '2026-10-25 09:00'],
    ['over the spring change for so many hours', '2027-03-27 12:00', '2027-04-20 12:00', '2027-03-29 13:00'],
    ['over the autumn change for so many hours', '2026-10-24 12:00', '2026-11-20 12:00', '2026-10-26 11:00'],
  ])('%s', (_, now, start, end) => expect(told(now, start)).toBe(end))

  it('never at night, never in the past, never beyond the beginning, whatever the clocks do', () => {
    for (const first of ['2026-10-23', '2027-03-26', '2026-12-01']) {
      for (let minute = 0; minute < 4 * 1440; minute += 45) {
        const now = new Date(Date.parse(at(`${first} 00:00`)) + minute * 60_000).toISOString()
        for (const ahead of [20, 90, 600, 1500, 5000, 30_000]) {
          const start = new Date(Date.parse(now) + ahead * 60_000).toISOString()
          const end = heldUntil(start, now, zone)
          const { time } = localOf(end, zone)
          expect(end > now && end <= start).toBe(true)
          if (end < start) {
            expect(time >= '08:00' && time < '22:00').toBe(true)
            expect(minutesBetween(now, end)).toBeGreaterThanOrEqual(60)
          }
        }
      }
    }
  })
})
