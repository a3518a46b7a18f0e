import * as z from 'zod/mini'
import { idPattern } from '../../shared/ids.ts'
import { EndTime, Instant, LocalDate, LocalTime } from '../../shared/time/civil.ts'
import { HouseId } from '../houses/schema.ts'
import { QuarterEnd, QuarterTime, RoomId } from '../rooms/schema.ts'

export const BookingId = z.string().check(z.regex(idPattern))

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

const Line = (longest: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(longest),
    // C0 controls, and halves of characters that JSON may carry but no mail or calendar can.
    z.refine((text) => !/[\u0000-\u001f\u007f]/.test(text) && text.isWellFormed()),
  )
const Paragraphs = (longest: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(longest),
    z.refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed()),
  )

export const Contact = z.object({
  name: Line(80),
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.trim(), z.maxLength(30), z.regex(/^[+\d][\d\s()/.-]{4,}$/))),
})
export type Contact = z.infer<typeof Contact>

/** What a booking says besides when and where. */
export const BookingDetails = z.object({
  purpose: Line(120),
  groupName: z.optional(Line(80)),
  contact: Contact,
  attendees: z.optional(z.int().check(z.minimum(1), z.maximum(10000))),
  note: z.optional(Paragraphs(1000)),
  /** What the notice board and public calendars may call it; without it they say that the room is taken. */
  label: z.optional(Line(80)),
  language: z.optional(z.enum(['de', 'en'])),
})
export type BookingDetails = z.infer<typeof BookingDetails>

const Around = z.int().check(z.minimum(0), z.maximum(240), z.multipleOf(15))

/** When and where: one or more rooms on one date, local wall time of the house. */
export const When = z.object({
  rooms: z.array(RoomId).check(
    z.minLength(1),
    z.maxLength(10),
    z.refine((rooms) => new Set(rooms).size === rooms.length),
  ),
  date: LocalDate,
  from: QuarterTime,
  to: QuarterEnd,
  setUpMinutes: z.optional(Around),
  tidyUpMinutes: z.optional(Around),
})
export type When = z.infer<typeof When>

export const BookingRequest = z.extend(BookingDetails, {
  ...When.shape,
  /** Only where the manager enters it: approved at once. */
  approve: z.optional(z.boolean()),
})
export type BookingRequest = z.infer<typeof BookingRequest>

/** One date of a booking; `key` is its original start and stays when it is moved. */
export const Occurrence = z.object({
  key: z.string(),
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
  state: BookingState,
})
export type Occurrence = z.infer<typeof Occurrence>

export const Happening = z.enum([
  'requested',
  'entered',
  'confirmed',
  'approved',
  'declined',
  'moved',
  'changed',
  'cancelled',
  'expired',
  'reminded',
  'asked',
  'answered',
])
export type Happening = z.infer<typeof Happening>

export const FieldChange = z.object({
  field: z.string(),
  old: z.optional(z.string()),
  new: z.optional(z.string()),
})
export type FieldChange = z.infer<typeof FieldChange>

/** One line of a booking's history: who did what when, with old and new. Mails are made from these. */
export const HistoryEntry = z.object({
  id: z.string(),
  at: Instant,
  by: z.object({ kind: z.enum(['contact', 'manager', 'system']), name: z.optional(z.string()) }),
  what: Happening,
  /** The booking's state afterwards. */
  state: BookingState,
  changes: z.optional(z.array(FieldChange)),
  /** Reason, question or answer, in the words of who wrote it. */
  words: z.optional(z.string()),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const Booking = z.extend(BookingDetails, {
  id: BookingId,
  house: HouseId,
  rooms: z.array(RoomId),
  occurrences: z.array(Occurrence),
  setUpMinutes: z.int(),
  tidyUpMinutes: z.int(),
  state: BookingState,
  language: z.enum(['de', 'en']),
  origin: z.enum(['public', 'manager']),
  /** Hash by which requests of one contact are counted. */
  contactId: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  /** While it is open: when its slot is given back, and when the managers are reminded before. */
  deadline: z.optional(Instant),
  remindAt: z.optional(Instant),
  /** Of the calendar entry, +1 with each published change. */
  sequence: z.int(),
  version: z.int(),
  /** Of the request that made it, so that a repeat of the same Idempotency-Key is recognised. */
  fingerprint: z.optional(z.string()),
  history: z.array(HistoryEntry),
})
export type Booking = z.infer<typeof Booking>

/** Time that nobody can book. `from` and `to` are local; whole days have no time, and `to` is then included. */
export const LocalMoment = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):(00|15|30|45)|T24:00)?$/))

export const BlockRequest = z.object({
  rooms: When.shape.rooms,
  from: LocalMoment,
  to: LocalMoment,
  label: Line(80),
  reason: z.optional(Paragraphs(500)),
  /** What becomes of bookings in the way; without it they are listed and nothing is done. */
  displace: z.optional(z.enum(['leave', 'cancel'])),
})
export type BlockRequest = z.infer<typeof BlockRequest>

export const Block = z.extend(BlockRequest, {
  id: BookingId,
  house: HouseId,
  createdAt: Instant,
  by: z.string(),
})
export type Block = z.infer<typeof Block>
