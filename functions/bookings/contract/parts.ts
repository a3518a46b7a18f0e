import * as z from 'zod/mini'
import { HouseId } from '../../houses/schema.ts'
import { Block, Booking, BookingDetails, BookingId, HistoryEntry, When } from '../schema.ts'

export const page = { status: 200, contentType: 'text/html' } as const
export const InHouse = z.object({ house: HouseId })
export const OfBooking = z.object({ id: BookingId })
/** What a page opened by a manage link is called by. */
export const ByToken = z.object({ id: BookingId, token: z.string() })
export const OfManaged = z.object({ house: HouseId, id: BookingId })

export const managed = ['sign-in-needed', 'not-allowed', 'not-found'] as const
export const timeRefusals = [
  'room-taken',
  'outside-opening-hours',
  'too-short',
  'too-long',
  'too-soon',
  'too-far',
  'unknown-room',
  'time-does-not-exist',
  'phone-only',
  'too-many-people',
] as const

export const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000))
export const NewTime = z.object({
  rooms: z.optional(When.shape.rooms),
  date: When.shape.date,
  from: When.shape.from,
  to: When.shape.to,
  setUpMinutes: When.shape.setUpMinutes,
  tidyUpMinutes: When.shape.tidyUpMinutes,
})

/** A booking as its contact and its manager may read it. */
export const BookingView = z.extend(
  z.pick(Booking, {
    id: true,
    house: true,
    state: true,
    rooms: true,
    occurrences: true,
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
  }),
  { code: z.string(), history: z.array(z.omit(HistoryEntry, { id: true })) },
)

/** The answer to whoever asks for a room: the only time that the token is told. */
export const NewBookingView = z.extend(BookingView, { manageUrl: z.string(), manageToken: z.string() })

export const BlockView = z.omit(Block, { by: true, createdAt: true })

export const Details = z.extend(z.omit(BookingDetails, { contact: true, language: true }), {
  contact: z.pick(BookingDetails.shape.contact, { name: true, phone: true }),
})
