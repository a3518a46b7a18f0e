import * as z from 'zod/mini'
import { LocalDate, Weekday } from './civil.ts'

/** The first to fifth Tuesday of a month, or the last (-1) to fifth from the end (-5). */
const Ordinal = z
  .int()
  .check(z.refine((ordinal) => ordinal !== 0 && Math.abs(ordinal) <= 5, { error: 'ordinal' }))

/** The day in a month or, with a `month`, in a year; day -1 is the last one. */
export const DayOfMonth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekday'), ordinal: Ordinal, weekday: Weekday }),
  z.object({
    kind: z.literal('day'),
    day: z.int().check(z.refine((day) => day === -1 || (day >= 1 && day <= 31), { error: 'day' })),
  }),
])
export type DayOfMonth = z.infer<typeof DayOfMonth>

/** The most days that the months January to December can have. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * How a date repeats. What is left open (`weekdays` of a week, `monthly` of a month or year, `month` of a year) is taken from the date
 * on which it starts. A month that lacks the day is left out, as RFC 5545 has it. Ends after `count` dates or with `until`, inclusive.
 */
export const Rule = z
  .object({
    every: z.enum(['day', 'week', 'month', 'year']),
    interval: z.int().check(z.minimum(1), z.maximum(366)),
    weekdays: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7))),
    monthly: z.optional(DayOfMonth),
    month: z.optional(z.int().check(z.minimum(1), z.maximum(12))),
    count: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
    until: z.optional(LocalDate),
  })
  .check(
    z.refine(({ every, weekdays }) => weekdays === undefined || every === 'week', { path: ['weekdays'] }),
    z.refine(({ every, monthly }) => monthly === undefined || every === 'month' || every === 'year', {
      path: ['monthly'],
    }),
    z.refine(({ every, month }) => month === undefined || every === 'year', { path: ['month'] }),
    z.refine(({ month, monthly }) => month === undefined || canBe(month, monthly), { path: ['monthly'] }),
    z.refine(({ count, until }) => count === undefined || until === undefined, { path: ['until'] }),
  )
export type Rule = z.infer<typeof Rule>

function canBe(month: number, monthly: DayOfMonth | undefined): boolean {
  return monthly?.kind !== 'day' || monthly.day <= longest[month - 1]!
}
