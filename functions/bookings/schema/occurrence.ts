import * as z from 'zod/mini'
import { Id, Line, Paragraphs } from '../../../shared/text-shapes.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { Around, RoomId, UseKind } from '../../rooms/schema.ts'

const Heads = z.int().check(z.minimum(1), z.maximum(10000))

/** A booking's life; which step leads where stands in `rules/state.ts`. */
export const BookingState = z.enum([
  'unconfirmed',
  'requested',
  'approved',
  'declined',
  'cancelled',
  'expired',
])
export type BookingState = z.infer<typeof BookingState>

/** One date may besides have been refused from the start: it stays on the booking with its reason, and can be claimed later. */
export const OccurrenceState = z.enum([...BookingState.options, 'refused'])
export type OccurrenceState = z.infer<typeof OccurrenceState>

/** Why a date could not be had: `room-taken` and by what kind of use, or what the room does not allow. */
export const Refused = z.object({ code: z.string(), kind: z.optional(UseKind) })
export type Refused = z.infer<typeof Refused>

/** Another time for a date, held beside what it has. */
export const HeldSlot = z.object({
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  rooms: z.optional(z.array(RoomId)),
  setUpMinutes: z.optional(Around),
  tidyUpMinutes: z.optional(Around),
})
export type HeldSlot = z.infer<typeof HeldSlot>

/** A date of another booking. */
const OtherDate = z.object({ booking: Id, key: z.string() })

/**
 * One date of a booking. `key` is its original start (`2026-12-01T19:00`) and stays when it is moved. What differs from the
 * booking for this date alone stands here; what is missing is the booking's.
 */
export const Occurrence = z.extend(HeldSlot, {
  key: z.string(),
  state: OccurrenceState,
  purpose: z.optional(Line(120)),
  label: z.optional(Line(80)),
  attendees: z.optional(Heads),
  note: z.optional(Paragraphs(1000)),
  /** What the booking says and this date does not. */
  without: z.optional(z.array(z.enum(['purpose', 'label', 'attendees', 'note']))),
  refused: z.optional(Refused),
  /** Asked for by the contact of an approved date, other time or more heads: held too, until somebody decides. */
  asked: z.optional(z.extend(HeldSlot, { attendees: z.optional(Heads) })),
  /** Offered by the house that had to cancel this date: held until then. */
  offered: z.optional(z.extend(HeldSlot, { until: Instant })),
  /** Takes place inside somebody else's date, who holds the slot: this one takes none of its own. */
  sharedWith: z.optional(OtherDate),
  /** Whose date takes place inside this one. */
  guest: z.optional(OtherDate),
})
export type Occurrence = z.infer<typeof Occurrence>
