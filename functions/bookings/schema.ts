import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { Doer, RequestDetails } from '../contacts/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { RoomId, When } from '../rooms/schema.ts'
import { BookingState } from './schema/occurrence.ts'
import { Gift, Giver } from './schema/gift.ts'
import { Pulse } from './schema/pulse.ts'
import { DatesChange, Occurrences, Repeat } from './schema/series.ts'
import { Id, Line } from '../../shared/text-shapes.ts'

export { BookingState, Occurrence } from './schema/occurrence.ts'
export { Repeat } from './schema/series.ts'

export const BookingId = Id

export const BookingRequest = z.extend(RequestDetails, {
  ...When.shape,
  /** Further dates; the first is the request's own. */
  repeat: z.optional(Repeat),
  /** Where requests compete: whoever does not get it waits for it. */
  queueIfTaken: z.optional(z.boolean()),
  /** In whose name; by one of its hosts. */
  group: z.optional(Id),
  /** Only where the manager enters it: approved at once. */
  approve: z.optional(z.boolean()),
})
export type BookingRequest = z.infer<typeof BookingRequest>

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
  // Of an approved booking: other time or more heads, asked for beside what it has.
  'change-asked',
  'change-approved',
  'change-declined',
  'change-expired',
  // Dates of a series.
  'decided',
  'claimed',
  // A house that closes takes dates away, may offer other times, and may take it all back for an hour.
  'displaced',
  'offer-taken',
  'offer-over',
  'restored',
  'deadline-extended',
  // It is offered to others, and theirs or not.
  'give-asked',
  'given',
  'give-declined',
  // Whether those who hold a series still meet: they are asked, count as silent, or say yes.
  'pulse-asked',
  'pulse-quiet',
  'pulse-yes',
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
  by: Doer,
  what: Happening,
  /** The booking's state afterwards. */
  state: BookingState,
  changes: z.optional(z.array(FieldChange)),
  /** Which dates it is about, where it is not about all of them. */
  dates: z.optional(z.array(DatesChange)),
  /** Reason, question or answer, in the words of who wrote it. */
  words: z.optional(z.string()),
  /** In which language they are, where they were chosen among the house's own. */
  wordsIn: z.optional(z.string()),
  /**
   * Why the house itself did it: another request for the same time got it, perhaps one of the same contact (`own-…`), and perhaps these dates wait in the queue; nobody manages the
   * house, and whoever asks is trusted or is not; the group that held it is over; nobody of those who held it has
   * answered for long; who shared the date has gone, and it is theirs alone
   * (`yours-alone`: by now, `guest-gone`: again).
   */
  reason: z.optional(
    z.enum([
      'rival',
      'rival-queued',
      'own-rival',
      'own-rival-queued',
      'trusted',
      'vacant',
      'group-over',
      'pulse',
      'yours-alone',
      'guest-gone',
    ]),
  ),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/**
 * `claiming`: gained slots are being taken; the booking itself is still as before, or not there yet (`isNew`).
 * `settling`: the booking is as it shall be, day sheets follow. Rooms and span: where its slots were and shall be.
 */
export const Work = z.object({
  phase: z.enum(['claiming', 'withdrawing', 'settling']),
  isNew: z.boolean(),
  since: Instant,
  rooms: z.array(RoomId),
  from: LocalDate,
  to: LocalDate,
})
export type Work = z.infer<typeof Work>

/** What it takes, until it is proved, of what one network address (a hash) may hold. */
const HeldFor = z.object({ address: z.string(), dates: z.int(), minutes: z.int() })

export const Booking = z.extend(RequestDetails, {
  id: BookingId,
  house: HouseId,
  rooms: z.array(RoomId),
  occurrences: Occurrences,
  /** How its dates came about, if it has several. */
  repeat: z.optional(Repeat),
  queueIfTaken: z.optional(z.boolean()),
  /** In whose name it is held, and which of its hosts asked: all of them may change it, as long as they host the group. */
  group: z.optional(Id),
  enteredBy: z.optional(Id),
  /** Hash of the address of that host, by which what is stored of them is found. */
  personId: z.optional(z.string()),
  /** Offered to others; and who had it before, since when its links are made from another id. */
  gift: z.optional(Gift),
  givenBy: z.optional(Giver),
  linkId: z.optional(Id),
  /** Of a series: whether those who hold it still meet. */
  pulse: z.optional(Pulse),
  /** Others may come: what they come to, and where, if it is in no room of the house. */
  meeting: z.optional(Id),
  elsewhere: z.optional(Line(200)),
  /** The series that this one goes on with, and the one that goes on with this one. */
  continues: z.optional(BookingId),
  continuedBy: z.optional(BookingId),
  /** A change that takes several transactions and is not over; whoever finds it later ends it (`actions/long-change.ts`). */
  work: z.optional(Work),
  setUpMinutes: z.int(),
  tidyUpMinutes: z.int(),
  state: BookingState,
  language: Language,
  origin: z.enum(['public', 'manager']),
  /** Hash by which requests of one contact are counted. */
  contactId: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  /** When whoever has it showed that the address is theirs (`rules/proof.ts`). */
  provedAt: z.optional(Instant),
  heldFor: z.optional(HeldFor),
  /** While it is open: when its slot is given back, and when the managers are reminded before. */
  deadline: z.optional(Instant),
  remindAt: z.optional(Instant),
  /** When to look whether anybody in the house still decides, where that comes first. */
  lookAt: z.optional(Instant),
  /** When the first change that is asked for beside a date can no more be decided: the date begins. */
  askedUntil: z.optional(Instant),
  /** Of the calendar entry, +1 with each published change. */
  sequence: z.int(),
  version: z.int(),
  /** Of the request that made it, so that a repeat of the same Idempotency-Key is recognised. */
  fingerprint: z.optional(z.string()),
  history: z.array(HistoryEntry),
})
export type Booking = z.infer<typeof Booking>
