import fc from 'fast-check'
import { expect } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { addDays } from '../../shared/time/civil.ts'
import { transitionsOf } from '../../shared/time/transitions.ts'
import { dayOf, epochAt, epochAtOrAfter, wallAt } from '../../shared/time/zoned-day.ts'
import { some } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'

/** As the library reckons it, which is read only where calendars are written. */
function dayOfLibrary(date: string, zone: string) {
  const plain = Temporal.PlainDate.from(date)
  const [start, end] = [plain, plain.add({ days: 1 })].map((each) => each.toZonedDateTime(zone))
  const length = end!.epochMilliseconds - start!.epochMilliseconds
  const even = length === 86_400_000 && start!.offsetNanoseconds === end!.offsetNanoseconds
  return { start: start!.epochMilliseconds, end: end!.epochMilliseconds, even }
}

function momentsOfLibrary(date: string, time: string, zone: string) {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`)
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const at = zoned.toPlainDateTime().equals(wall) ? zoned.epochMilliseconds : undefined
  return { at, orAfter: wall.toZonedDateTime(zone).epochMilliseconds }
}

function shownByLibrary(epoch: number, zone: string) {
  const text = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toString()
  return { date: text.slice(0, 10), time: text.slice(11, 16) }
}

const zones = Intl.supportedValuesOf('timeZone')
const years = { from: '2008-01-01T00:00:00.000Z', to: '2038-01-01T00:00:00.000Z' }
const quarters = Array.from({ length: 96 }, (_, at) => new Date(at * 900_000).toISOString().slice(11, 16))

/** A day on which the clocks of a zone change, or one near it; where they never do, any day. */
const aDay = fc
  .record({ zone: fc.constantFrom(...zones), pick: fc.nat(), beside: fc.integer({ min: -3, max: 3 }) })
  .map(({ zone, pick, beside }) => {
    const changes = transitionsOf(zone, years.from, years.to)
    const change = changes[pick % Math.max(1, changes.length)]
    return { zone, date: addDays(change?.at.slice(0, 10) ?? '2026-01-01', change ? beside : pick % 9000) }
  })

itInTurn(
  'days, times and moments are those of the library, in every zone, where clocks change and around it',
  () => {
    fc.assert(
      fc.property(aDay, ({ zone, date }) => {
        const { start, end, even } = dayOfLibrary(date, zone)
        expect(dayOf(date, zone)).toEqual({ start, end, even })
        for (const time of even ? ['00:00', '09:15'] : quarters) {
          const { at, orAfter } = momentsOfLibrary(date, time, zone)
          // A day that begins later because its midnight is jumped over begins at 00:00 all the same.
          const isFirst = time === '00:00' && end > start
          expect([time, epochAt(date, time, zone)]).toEqual([time, isFirst ? start : at])
          if (!isFirst) expect([time, epochAtOrAfter(date, time, zone)]).toEqual([time, orAfter])
        }
        for (let epoch = start; epoch < end; epoch += even ? 21_600_000 : 900_000)
          expect(wallAt(epoch, zone)).toEqual(shownByLibrary(epoch, zone))
      }),
      { numRuns: some(3000) },
    )
  },
)
