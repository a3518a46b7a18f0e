import * as z from 'zod/mini'
import { Instant, LocalDate } from '../../shared/time/civil.ts'
import { BookingId } from '../bookings/schema.ts'
import { Recipient } from '../contacts/schema/recipient.ts'
import { HouseId } from '../houses/schema.ts'
import { RoomId } from '../rooms/schema.ts'

/** Why a date does not fit any more what a room allows. */
export const Misfit = z.enum([
  'put-away',
  'outside-opening-hours',
  'too-short',
  'too-long',
  'too-far',
  'crowded',
  'too-close',
])
export type Misfit = z.infer<typeof Misfit>

/** As many dates of a booking as a mail names; of the others it says how many there are. */
export const mostNamedDates = 20
/** So many bookings stand in one item: a change that concerns more of them has several. */
export const mostInNote = 100

/** A date as the board has it; set-up and tidy-up lie outside. */
export const MisfitDate = z.object({
  room: RoomId,
  date: LocalDate,
  from: z.string(),
  to: z.string(),
  why: Misfit,
})
export type MisfitDate = z.infer<typeof MisfitDate>

/** Whom a change of rooms or hours is told, with what of theirs lies outside by now. It goes after a month. */
export const ChangeNote = z.object({
  house: HouseId,
  id: z.string(),
  at: Instant,
  bookings: z
    .array(
      z.object({
        id: BookingId,
        dates: z.array(MisfitDate).check(z.maxLength(mostNamedDates)),
        /** How many dates more. */
        more: z.int(),
      }),
    )
    .check(z.maxLength(mostInNote)),
})
export type ChangeNote = z.infer<typeof ChangeNote>

/** A mail about it to whoever has the booking; all else is looked up when it goes. */
export const ChangeNotice = z.object({
  about: z.literal('change-note'),
  house: HouseId,
  note: z.string(),
  booking: BookingId,
  to: Recipient,
})
export type ChangeNotice = z.infer<typeof ChangeNotice>
