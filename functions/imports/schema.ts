import * as z from 'zod/mini'
import { Email } from '../../shared/reach.ts'
import type { Refused } from '../bookings/schema/occurrence.ts'
import { RoomId } from '../rooms/schema.ts'
import type { UseKind } from '../rooms/schema.ts'
import type { Imported, LeftOut } from '../../shared/ical/imported.ts'
import type { LocalDate } from '../../shared/time/civil.ts'
import { Line } from '../../shared/text-shapes.ts'

/** What the manager decides about all events of a calendar at once. */
export const ImportChoice = z.object({
  room: RoomId,
  /** What becomes of events within a day; those of whole days and those over midnight are blocks in any case. */
  as: z.enum(['bookings', 'blocks']),
  /** Whose bookings they are. */
  name: Line(80),
  /** Then every message about them goes there; without it nobody is written to. */
  email: z.optional(Email),
  /** The board may show what they are called, but for those that are private. Without it, it shows that the room is taken. */
  showTitles: z.boolean(),
  /** Takes over too what does not count as busy in the other program. */
  withFree: z.boolean(),
})
export type ImportChoice = z.infer<typeof ImportChoice>

/** Words in the language of the house for what a calendar leaves unsaid. */
export const ImportWords = z.object({
  /** An event without a title. */
  untitled: z.string(),
  /** What the board says of a block whose title it may not show. */
  blocked: z.string(),
})
export type ImportWords = z.infer<typeof ImportWords>

/** When something takes place: on one local date, or from a date to another, both inclusive. */
export interface ImportedSpan {
  date: LocalDate
  from: string
  endDate: LocalDate
  to: string
}

/** Who is in the way: a booking, a block, an offer. */
export interface InTheWay {
  id: string
  kind: UseKind
  date: LocalDate
  from: string
  to: string
  /** What the board says of it. */
  label?: string
}

/** A date that cannot be had. */
export interface RefusedSpan extends ImportedSpan {
  /** The booking or block that it would belong to. */
  of: string
  title: string
  refused: Refused
  by?: InTheWay
  /** It stays on the booking of its series with its reason, and can be claimed later. */
  stays: boolean
}

/** A date of a booking to be, with its title where it has one of its own; `key` is its start in the calendar. */
export interface ImportedDate extends Omit<ImportedSpan, 'endDate'> {
  key: string
  title?: string
  refused?: Refused
}

export interface TakenBooking {
  kind: 'booking'
  id: string
  title: string
  isPublic: boolean
  dates: ImportedDate[]
  /** Some begin or end beside the quarters of an hour, and take the whole quarter. */
  widened: boolean
  fingerprint: string
}

export interface TakenBlock extends ImportedSpan {
  kind: 'block'
  id: string
  /** Blocks of one event have it in common. */
  uid: string
  title: string
  isPublic: boolean
  wholeDays: boolean
  widened: boolean
}

/** What was taken over before: it stays as it is here, whatever the calendar says by now. */
export interface KnownEvent {
  id: string
  kind: 'booking' | 'block'
  title: string
  /** The calendar says something else by now. */
  changed: boolean
  /** Dates that the calendar has after the last one here. */
  more: number
}

/** What a calendar file would lead to, were it taken over now. */
export interface ImportPlan {
  takes: (TakenBooking | TakenBlock)[]
  known: KnownEvent[]
  refused: RefusedSpan[]
  leftOut: LeftOut[]
  /** The file ends before the calendar does. */
  cutOff?: Imported['cutOff']
}

/** What became of a calendar. */
export interface ImportReport {
  /** What is left. */
  plan: ImportPlan
  /** What was taken over by this very call; how many dates and blocks that are. */
  done: ImportPlan['takes']
  taken: number
  /** What bookings in the way are for, by id. */
  purposes: ReadonlyMap<string, string>
  /** What could not be entered though nothing was known to be in the way. */
  failed: string[]
  /** The call ended before it had tried all. */
  isCut: boolean
}
