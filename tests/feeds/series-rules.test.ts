import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wantedDates } from '../../functions/bookings/rules/series.ts'
import type { Occurrence } from '../../functions/bookings/schema.ts'
import type { Repeat } from '../../functions/bookings/schema/series.ts'
import { bookingEvents } from '../../functions/bookings/views/calendar.ts'
import { writeCalendar } from '../../shared/ical/calendar.ts'
import { addDays, timeExists, weekdays } from '../../shared/time/civil.ts'
import { datesOf } from '../../shared/time/recurrence.ts'
import { ourExpansion, theirExpansion } from './expanding.ts'
import { some } from '../support/budget.ts'

const zone = 'Europe/Berlin'

/** Every shape in which a series can be asked for, over both clock changes in Berlin (25.10.2026, 28.3.2027). */
const aRepeat: fc.Arbitrary<Repeat> = fc
  .record({
    shape: fc.constantFrom('day', 'week', 'month') as fc.Arbitrary<Repeat['every']>,
    interval: fc.constantFrom(1, 1, 1, 2, 3),
    days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 }),
    monthly: fc.constantFrom('weekday', 'last-weekday', 'day') as fc.Arbitrary<Repeat['monthly']>,
    count: fc.integer({ min: 1, max: 45 }),
    except: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 5 }),
    also: fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 3 }),
  })
  .map(({ shape, interval, days, monthly, count, except, also }) => ({
    every: shape,
    interval,
    count,
    mode: 'all',
    ...(shape === 'week' ? { weekdays: days } : {}),
    ...(shape === 'month' && monthly ? { monthly } : {}),
    except: except.map((offset) => addDays('2026-09-01', offset)),
    also: also.map((offset) => ({ date: addDays('2026-09-01', offset), from: '10:00', to: '11:00' })),
  }))

const aTime = fc.constantFrom(
  { from: '19:00', to: '21:00' },
  { from: '22:00', to: '24:00' },
  { from: '00:00', to: '06:00' },
  { from: '01:00', to: '04:00' },
  { from: '02:30', to: '03:30' },
  { from: '03:00', to: '05:00' },
)

const aFate = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('cancelled', 'refused', 'moved', 'later', 'all-moved', 'renamed', 'requested'),
  days: fc.integer({ min: -9, max: 9 }),
})

type Fate = { at: number; what: string; days: number }

/** What somebody does to a series, so that in the end no two of its dates are the same. */
function withFate(dates: Occurrence[], { at, what, days }: Fate): Occurrence[] {
  const chosen = at % Math.max(1, dates.length)
  const next = dates.map((each, place): Occurrence => {
    if (what === 'all-moved') return place < chosen ? each : { ...each, date: addDays(each.date, days) }
    if (place !== chosen) return each
    if (what === 'moved') return { ...each, date: addDays(each.date, days) }
    if (what === 'later') return { ...each, from: '12:00', to: '13:30' }
    if (what === 'renamed') return { ...each, label: 'Anders' }
    return { ...each, state: what as Occurrence['state'] }
  })
  const starts = new Set(next.map(({ date, from }) => `${date} ${from}`))
  const exists = next.every(({ date, from }) => timeExists(date, from, zone))
  return starts.size === next.length && exists ? next : dates
}

function calendarOf(repeat: Repeat, occurrences: Occurrence[]) {
  const events = bookingEvents(
    { occurrences, repeat },
    {
      zone,
      uidOf: (suffix = '') => `x${suffix}@treff.example`,
      isShown: ({ state }) => state === 'approved',
      said: ({ label = 'Yoga' }) => ({
        stamp: '2026-09-01T10:00:00.000Z',
        sequence: 3,
        summary: label,
        transparent: true,
      }),
    },
  ).flat()
  const terms = { prodId: 'x', method: 'PUBLISH', language: 'de', timeZone: zone } as const
  return { events, text: writeCalendar({ ...terms, events }) }
}

/** Once moved, its rule would begin on 28 March, when the night has an hour less, and give that length to all that follow. */
const startsInTheNightOfAClockChange: [Repeat, { from: string; to: string }, number, Fate[]] = [
  {
    every: 'month',
    interval: 1,
    count: 10,
    mode: 'all',
    monthly: 'day',
    except: [],
    also: ['2026-09-01', '2026-09-02', '2026-09-03'].map((date) => ({ date, from: '10:00', to: '11:00' })),
  },
  { from: '01:00', to: '04:00' },
  4,
  [
    { at: 0, what: 'all-moved', days: 1 },
    { at: 271315716, what: 'all-moved', days: -9 },
  ],
]

const line = ({ date, from, to, label = 'Yoga' }: Occurrence) => `${date} ${from}–${to} ${label}`

describe('the rule of a series', () => {
  const holidays = { publicHoliday: () => undefined, schoolHoliday: () => undefined }
  it('gives exactly its approved dates, to two readers, whatever became of them', () => {
    fc.assert(
      fc.property(
        aRepeat,
        aTime,
        fc.integer({ min: 0, max: 60 }),
        fc.array(aFate, { maxLength: 6 }),
        (repeat, time, offset, fates) => {
          const date = addDays('2026-09-01', offset)
          const { dates } = wantedDates({ date, ...time, repeat }, datesOf, holidays)
          const begun = dates
            .filter((each) => each.date < '2028-05-01' && timeExists(each.date, each.from, zone))
            .map((each): Occurrence => ({ ...each, state: 'approved' }))
          const occurrences = fates.reduce(withFate, begun)
          const { events, text } = calendarOf(repeat, occurrences)
          const wanted = occurrences
            .filter(({ state }) => state === 'approved')
            .map(line)
            .sort()
          expect(theirExpansion(text)).toEqual(wanted)
          expect(ourExpansion(text)).toEqual(wanted)
          const names = events.map(({ uid, replaces }) => `${uid} ${replaces?.date ?? ''}`)
          expect(new Set(names).size).toBe(names.length)
        },
      ),
      { numRuns: some(400), examples: [startsInTheNightOfAClockChange] },
    )
  })
})
