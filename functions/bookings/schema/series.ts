import * as z from 'zod/mini'
import { LocalDate, Weekday } from '../../../shared/time/civil.ts'
import { QuarterEnd, QuarterTime } from '../../rooms/schema.ts'
import { Occurrence, OccurrenceState } from './occurrence.ts'
import { unpackOccurrences } from './pack.ts'

const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))
const unique = (values: readonly unknown[]) => new Set(values).size === values.length

/** Two years of days. */
export const mostDates = 731

export const ExtraDate = z
  .object({ date: LocalDate, from: QuarterTime, to: QuarterEnd })
  .check(z.refine(({ from, to }) => from < to, { path: ['to'] }))

export type ExtraDate = z.infer<typeof ExtraDate>

/** Further dates of a booking, told from its first one; wall time of the house. */
export const Repeat = z
  .object({
    every: z.enum(['day', 'week', 'month']),
    interval: z.optional(Count(1, 52)),
    /** Of a weekly one; without them the weekday of the first date. */
    weekdays: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7), z.refine(unique))),
    /** Of a monthly one: by the first date's weekday in its month (a fifth is the last), or by its day. */
    monthly: z.optional(z.enum(['weekday', 'last-weekday', 'day'])),
    /** The last date, inclusive; or how many the rule gives, those left out included. */
    until: z.optional(LocalDate),
    count: z.optional(Count(1, mostDates)),
    skip: z.optional(
      z.array(z.enum(['school-holidays', 'public-holidays'])).check(z.maxLength(2), z.refine(unique)),
    ),
    except: z.optional(z.array(LocalDate).check(z.maxLength(mostDates))),
    also: z.optional(z.array(ExtraDate).check(z.maxLength(200))),
    /** `all`: every date or none. `free`: those that are free; the others stay on the request with their reason. */
    mode: z._default(z.enum(['all', 'free']), 'all'),
  })
  .check(
    z.refine(({ until, count }) => (until === undefined) !== (count === undefined), { path: ['until'] }),
    z.refine(({ every, weekdays }) => weekdays === undefined || every === 'week', { path: ['weekdays'] }),
    z.refine(({ every, monthly }) => monthly === undefined || every === 'month', { path: ['monthly'] }),
  )
export type Repeat = z.infer<typeof Repeat>

/** As the store has them, hundreds of dates are a few lines (`schema/pack.ts`); whoever parses gets them one by one. */
export const Occurrences = z.pipe(z.transform(unpackOccurrences), z.array(Occurrence))

/** What became of some dates of a series; `keys` are their original dates as runs (`schema/pack.ts`), since there may be hundreds. */
export const DatesChange = z.object({
  state: OccurrenceState,
  /** Their original time of day. */
  start: z.string(),
  keys: z.string(),
  words: z.optional(z.string()),
  /** As in the line of the history. */
  wordsIn: z.optional(z.string()),
})
export type DatesChange = z.infer<typeof DatesChange>

/** Which dates of a series are meant; without it all, and one date if only that is named. */
export const Scope = z.object({
  scope: z.optional(z.enum(['this', 'following', 'all'])),
  /** The date's key. */
  occurrence: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))),
})
export type Scope = z.infer<typeof Scope>
