import * as z from 'zod/mini'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'

export const RoomId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

const isQuarter = (time: string) => Number(time.slice(3)) % 15 === 0
export const QuarterTime = LocalTime.check(z.refine(isQuarter))
export const QuarterEnd = EndTime.check(z.refine(isQuarter))

/** Local wall time of one day, `to` exclusive and '24:00' at the latest. */
export const Span = z.object({ from: QuarterTime, to: QuarterEnd })
export type Span = z.infer<typeof Span>

const OpenSpan = Span.check(z.refine(({ from, to }) => from < to, { path: ['to'] }))
const OpenSpans = z.array(OpenSpan).check(
  z.maxLength(6),
  z.refine((spans) => spans.every(({ from }, at) => at === 0 || (spans[at - 1]?.to ?? '') <= from)),
)

/** Opening hours; an empty list is a closed day. */
export const WeekHours = z.object({
  mo: OpenSpans,
  tu: OpenSpans,
  we: OpenSpans,
  th: OpenSpans,
  fr: OpenSpans,
  sa: OpenSpans,
  su: OpenSpans,
})
export type WeekHours = z.infer<typeof WeekHours>

/** Other hours on one date; an empty list closes the room that day. */
export const HoursException = z.object({
  date: LocalDate,
  open: OpenSpans,
  note: z.optional(z.string().check(z.maxLength(120))),
})
export type HoursException = z.infer<typeof HoursException>

/** `request`: somebody decides. `trusted`: known contacts at once, others by request. `direct`: at once. */
export const Approval = z.enum(['request', 'trusted', 'direct', 'phone-only'])
export type Approval = z.infer<typeof Approval>

const Minutes = (least: number, most: number) =>
  z.int().check(z.minimum(least), z.maximum(most), z.multipleOf(15))
const Count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

/** What the manager may change about a room. */
export const RoomSettings = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  description: z.optional(z.string().check(z.maxLength(1000))),
  capacity: Count(1, 10000),
  features: z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))).check(z.maxLength(20)),
  hours: WeekHours,
  exceptions: z.array(HoursException).check(z.maxLength(200)),
  /** Turnover between two uses, in minutes. */
  gapMinutes: Minutes(0, 240),
  minMinutes: Minutes(15, 1440),
  maxMinutes: Minutes(15, 1500),
  /** How long before its start a use must be asked for. */
  leadHours: Count(0, 2160),
  horizonMonths: Count(1, 60),
  approval: Approval,
  /** A request that nobody decided within this time gives its slot back. */
  decideWithinHours: Count(1, 2160),
})
export type RoomSettings = z.infer<typeof RoomSettings>

export const Room = z.extend(RoomSettings, {
  id: RoomId,
  house: HouseId,
  /** Its place in lists. */
  position: z.int(),
  version: z.int(),
})
export type Room = z.infer<typeof Room>

export const UseKind = z.enum(['booking', 'block'])
export type UseKind = z.infer<typeof UseKind>

export const UseState = z.enum(['unconfirmed', 'requested', 'approved'])
export type UseState = z.infer<typeof UseState>

/** One use in a day sheet: what the notice board may show, and nothing more. Set-up and tidy-up lie outside from-to. */
export const SheetEntry = z.object({
  from: LocalTime,
  to: EndTime,
  kind: UseKind,
  state: UseState,
  label: z.optional(z.string()),
  setUp: z.optional(z.int()),
  tidyUp: z.optional(z.int()),
  /** When what calendars publish of it last changed, and how often it has. */
  at: z.optional(Instant),
  seq: z.optional(z.int()),
})
export type SheetEntry = z.infer<typeof SheetEntry>

/** Who has which room on one date. */
export interface DaySheet {
  room: string
  date: string
  /** Holder by quarter (quarters elapsed since local midnight). */
  quarters: ReadonlyMap<number, string>
  entries: ReadonlyMap<string, SheetEntry>
  /** Changes with each block that is laid over the day or taken away; whoever gives quarters back must know of them. */
  blockStamp: string | undefined
}

/** What stands in somebody's way. */
export const Conflict = z.object({
  room: RoomId,
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  kind: UseKind,
})
export type Conflict = z.infer<typeof Conflict>
