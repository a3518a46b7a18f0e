import * as z from 'zod/mini'
import { Instant } from '../../../shared/time/civil.ts'
import { HeldSlot, Occurrence, OccurrenceState } from '../../bookings/schema/occurrence.ts'
import { HouseId } from '../../houses/schema.ts'
import { RoomId } from '../../rooms/schema.ts'
import { Doer } from '../../contacts/schema.ts'
import { BookingId } from '../../bookings/schema.ts'
import { Line } from '../../../shared/text-shapes.ts'
import { LocalMoment } from '../schema.ts'

/** The house, or some of its rooms, closes: nothing takes place, and whoever has time there is told. */
export const ClosureRequest = z.object({
  /** All rooms without it. */
  rooms: z.optional(z.array(RoomId).check(z.minLength(1), z.maxLength(50))),
  from: LocalMoment,
  to: LocalMoment,
  /** For the door, the board, and everybody who is affected. */
  words: Line(120),
  /** What becomes of bookings: cancelled, or besides offered another time that is held for them. */
  displaced: z.enum(['cancel', 'offer']),
  /** Only tells who would be affected. */
  dryRun: z.optional(z.boolean()),
})
export type ClosureRequest = z.infer<typeof ClosureRequest>

/** Another time, held for whoever lost a date. */
export const Offered = z.extend(HeldSlot, { until: Instant })
export type Offered = z.infer<typeof Offered>

/** A date that somebody loses. */
export const AffectedDate = z.object({
  occurrence: z.string(),
  /** As it was before. */
  state: OccurrenceState,
  slot: z.pick(HeldSlot, { date: true, from: true, to: true, rooms: true }),
  offered: z.optional(Offered),
  /** Not the date itself is lost, but another time held beside it: `slot` is that time. */
  beside: z.optional(z.enum(['asked', 'offered'])),
  /** What was asked for beside it, or held as an earlier closure's offer: comes back when this one is undone. */
  asked: Occurrence.shape.asked,
  wasOffered: z.optional(Offered),
})
export type AffectedDate = z.infer<typeof AffectedDate>

export const AffectedBooking = z.object({ booking: BookingId, dates: z.array(AffectedDate) })
export type AffectedBooking = z.infer<typeof AffectedBooking>

/**
 * `laying`: the block is being laid, and bookings are being displaced. `undoing`: they are being given back what they had. Both
 * are steps that whoever comes next goes on with (`actions/closure.ts`).
 */
export const ClosureState = z.enum(['laying', 'laid', 'undoing', 'undone'])
export type ClosureState = z.infer<typeof ClosureState>

export const Closure = z.extend(z.omit(ClosureRequest, { dryRun: true }), {
  id: BookingId,
  house: HouseId,
  /** With the parts of those that were asked for. */
  rooms: z.array(RoomId),
  state: ClosureState,
  by: Doer,
  createdAt: Instant,
  undoUntil: Instant,
  affected: z.array(AffectedBooking),
  /** By booking: it has been given back what it had, but for these dates, whose time somebody else has by now. */
  restored: z.array(z.object({ booking: BookingId, lost: z.array(z.string()) })),
})
export type Closure = z.infer<typeof Closure>
