import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { seriesRefusals } from '../../bookings/contract/parts.ts'
import { BookingRequest } from '../../bookings/schema.ts'
import { managePaths } from '../../houses/contract.ts'
import { InHouse, managed, page } from '../../houses/contract/parts.ts'
import { bookPath } from '../../rooms/contract.ts'
import { OpenForm } from '../../hosting/contract/open.ts'
import { Prefilled } from '../../rooms/contract/prefilled.ts'
import { Needs } from './needs.ts'

const Word = z.optional(z.string().check(z.maxLength(20)))
const Words = z.optional(z.array(z.string().check(z.maxLength(20))).check(z.maxLength(10)))

const InName = z.optional(z.string().check(z.maxLength(120)))

/**
 * The neighbours' form begins with a month (`month`: 2026-12), goes on with the times of a day (`date`), and asks for the rest once it knows
 * one (`from`) or somebody wants to type it (`by=hand`). It may come with a repetition too, when its language is changed.
 */
const PrefilledBooking = z.extend(Prefilled, {
  as: InName,
  month: z.optional(z.string().check(z.maxLength(7))),
  minutes: z.optional(z.string().check(z.maxLength(4))),
  attendees: z.optional(z.string().check(z.maxLength(5))),
  needs: Needs,
  /** Rooms that are free at that time as well. */
  others: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10))),
  by: Word,
  repeat: z.optional(
    z.object({
      every: Word,
      interval: Word,
      weekdays: Words,
      monthly: Word,
      until: Word,
      count: Word,
      skip: Words,
      mode: Word,
    }),
  ),
})

/** The form carries a key, so that a double click or a repeated POST is one booking. */
export const BookingForm = z.extend(BookingRequest, {
  key: z.optional(z.string().check(z.maxLength(40))),
  /** Whether others may come. */
  open: z.optional(OpenForm),
  /** In a group's name, which says who asks (`inNameWord`). */
  as: InName,
})

/** The same in a group's name: how its host is reached stands there. */
export const GroupBookingForm = z.omit(BookingForm, { contact: true })

const managedForm = { access: 'signed-in', path: managePaths.book, params: InHouse, answer: page } as const

export const formRoutes = {
  bookPage: {
    method: 'GET',
    path: bookPath,
    access: 'anyone',
    summary: 'Asks for a day, then for a time, then the form that asks for rooms.',
    params: InHouse,
    query: PrefilledBooking,
    answer: page,
    refusals: ['not-found', 'not-allowed', 'group-ended'],
  },
  sendBooking: {
    method: 'POST',
    path: bookPath,
    access: 'anyone',
    limit: 'counted-in-the-write',
    summary:
      'Asks for rooms; a taken slot comes back as the filled form with free slots to choose, a series with all its dates.',
    params: InHouse,
    body: BookingForm,
    answer: page,
    refusals: [
      ...seriesRefusals,
      'not-found',
      'not-allowed',
      'group-ended',
      'too-many-requests',
      'key-used-before',
    ],
  },
  enterBookingPage: {
    ...managedForm,
    method: 'GET',
    summary: 'The form for a caller: no e-mail needed, approved at once if wished.',
    query: Prefilled,
    refusals: managed,
  },
  enterBooking: {
    ...managedForm,
    method: 'POST',
    summary: 'Enters a caller’s booking.',
    body: BookingForm,
    refusals: [...managed, ...seriesRefusals],
  },
} as const satisfies Record<string, Route>
