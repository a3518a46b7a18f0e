import * as z from 'zod/mini'
import { Language } from '../../shared/language.ts'
import { Id } from '../../shared/text-shapes.ts'
import { Instant } from '../../shared/time/civil.ts'
import { Doer, RequestDetails } from '../contacts/schema.ts'
import { HouseId } from '../houses/schema.ts'
import { When } from '../rooms/schema.ts'

/** How a place in the queue stands; which step leads where stands in `rules/place.ts`. */
export const PlaceState = z.enum(['waiting', 'offered', 'taken', 'expired', 'left'])
export type PlaceState = z.infer<typeof PlaceState>

/** What somebody waits for: a slot that is taken now. Words may follow when it has become free. */
export const QueueRequest = z.extend(When, {
  ...RequestDetails.shape,
  purpose: z.optional(RequestDetails.shape.purpose),
})
export type QueueRequest = z.infer<typeof QueueRequest>

/** One line of a place's history; mails are made from these. */
export const PlaceLine = z.object({ id: z.string(), at: Instant, by: Doer, what: PlaceState })
export type PlaceLine = z.infer<typeof PlaceLine>

/** A place in the queue for one slot. Its wish stands besides on the day sheet of each of its rooms, without a name. */
export const Place = z.extend(QueueRequest, {
  id: Id,
  house: HouseId,
  setUpMinutes: z.int(),
  tidyUpMinutes: z.int(),
  state: PlaceState,
  /** While the slot is held for it: until when. */
  offer: z.optional(z.object({ until: Instant })),
  /** When its contact's address was proved: by the link of the mail, or before it began. */
  provedAt: z.optional(Instant),
  /** What it became. */
  booking: z.optional(Id),
  language: Language,
  origin: z.enum(['public', 'manager']),
  contactId: z.string(),
  /** Since when it waits: who was declined for somebody else waits since the request was made. */
  since: Instant,
  /** When the slot begins and the waiting is over. */
  startsAt: Instant,
  createdAt: Instant,
  version: z.int(),
  /** Of the request that made it, so that a repeat of the same Idempotency-Key is recognised. */
  fingerprint: z.optional(z.string()),
  history: z.array(PlaceLine),
})
export type Place = z.infer<typeof Place>
