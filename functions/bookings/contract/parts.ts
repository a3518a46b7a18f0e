import * as z from 'zod/mini'
import { Paragraphs } from '../../../shared/text-shapes.ts'
import { EndTime, LocalDate, LocalTime } from '../../../shared/time/civil.ts'
import { RequestDetails } from '../../contacts/schema.ts'
import { HouseId } from '../../houses/schema.ts'
import { timeRefusals } from '../../rooms/contract/refusals.ts'
import { When } from '../../rooms/schema.ts'
import { Booking, BookingRequest, HistoryEntry, Occurrence } from '../schema.ts'
import { OccurrenceState } from '../schema/occurrence.ts'

export const seriesRefusals = [
  ...timeRefusals,
  'dates-not-possible',
  'no-dates',
  'dates-overlap',
  'too-many-dates',
] as const
export const scopeRefusals = ['in-the-past', 'unknown-date'] as const
/** One booking takes so many changes and so many words (`rules/bounds.ts`). */
export const boundRefusals = ['too-many-requests', 'too-much-text'] as const
export const moveRefusals = [
  ...timeRefusals,
  ...scopeRefusals,
  ...boundRefusals,
  'exceptions-lost',
  'dates-overlap',
] as const

/** Which version of the booking a form or program looked at: where it is another by now, nothing happens (`changed-meanwhile`). */
export const Seen = z.object({ version: z.optional(z.int()) })

export const Key = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/))
export const Keys = z.array(Key).check(z.minLength(1), z.maxLength(1000))

export const Reason = Paragraphs(1000).check(z.minLength(1))
export const NewTime = z.object({
  rooms: z.optional(When.shape.rooms),
  date: When.shape.date,
  from: When.shape.from,
  to: When.shape.to,
  setUpMinutes: When.shape.setUpMinutes,
  tidyUpMinutes: When.shape.tidyUpMinutes,
})

/** A date without a reason is approved. */
export const DateDecisions = z
  .array(z.object({ key: Key, decline: z.optional(Reason) }))
  .check(z.minLength(1), z.maxLength(1000))

/** A request as it is sent: in a group's name its host need not say who they are. */
export const AskedBooking = z.extend(BookingRequest, { contact: z.optional(RequestDetails.shape.contact) })

/** What a preview needs; whoever asks may fill in the rest later. */
export const PreviewRequest = z.extend(When, z.pick(BookingRequest, { repeat: true, attendees: true }).shape)

export const Alternative = z.object({
  rooms: When.shape.rooms,
  date: LocalDate,
  from: LocalTime,
  to: EndTime,
})

/** The dates of a request as they would be now; `holiday` and names are keys of the product's texts. */
export const PreviewView = z.object({
  house: HouseId,
  rooms: When.shape.rooms,
  occurrences: z.array(
    z.extend(
      z.pick(Occurrence, { key: true, date: true, from: true, to: true, state: true, refused: true }),
      { holiday: z.optional(z.string()), alternatives: z.array(Alternative) },
    ),
  ),
  leftOut: z.array(z.object({ date: LocalDate, why: z.string(), name: z.optional(z.string()) })),
})

/** A date of a booking; `claimable` is one that was refused and would be free by now. */
export const OccurrenceView = z.extend(Occurrence, { claimable: z.optional(z.boolean()) })

/** A line of its history; which dates it is about, where it is not about all of them, one by one. */
export const HistoryView = z.extend(z.omit(HistoryEntry, { id: true, dates: true }), {
  dates: z.optional(z.array(z.object({ key: Key, state: OccurrenceState, words: z.optional(z.string()) }))),
})

/** A booking as its contact and its manager may read it. */
export const BookingView = z.extend(
  z.pick(Booking, {
    id: true,
    house: true,
    state: true,
    rooms: true,
    repeat: true,
    group: true,
    meeting: true,
    elsewhere: true,
    continues: true,
    continuedBy: true,
    purpose: true,
    groupName: true,
    contact: true,
    attendees: true,
    setUpMinutes: true,
    tidyUpMinutes: true,
    note: true,
    label: true,
    language: true,
    origin: true,
    createdAt: true,
    updatedAt: true,
    deadline: true,
    version: true,
  }),
  { occurrences: z.array(OccurrenceView), code: z.string(), history: z.array(HistoryView) },
)

/** The answer to whoever asks for a room: the only time that the token is told. */
export const NewBookingView = z.extend(BookingView, { manageUrl: z.string(), manageToken: z.string() })

export const Details = z.extend(z.omit(RequestDetails, { contact: true, language: true }), {
  contact: z.pick(RequestDetails.shape.contact, { name: true, phone: true }),
})
