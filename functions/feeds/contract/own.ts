import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Id } from '../../../shared/text-shapes.ts'
import { InHouse, page } from '../../houses/contract/parts.ts'
import { dataLimit } from '../../identity/contract/json.ts'
import { calendarPaths } from '../../rooms/contract.ts'

/** What the link opens: what is stored of an address (24 hours, from a mail), a booking, or a group from inside. */
const Of = z.object({ of: z.enum(['address', 'booking', 'group']), id: Id, token: z.string() })

const held = { access: 'holder', params: Of, answer: page } as const
const linked = ['not-found', 'not-allowed', 'link-expired'] as const

export const ownRoutes = {
  ownCalendarPage: {
    ...held,
    method: 'GET',
    path: calendarPaths.own,
    summary: 'A calendar of one’s own: its address, when it was last asked for, and how to end it.',
    query: z.object({ done: z.optional(z.string().check(z.maxLength(20))) }),
    refusals: linked,
  },
  sendOwnCalendar: {
    ...held,
    method: 'POST',
    path: calendarPaths.own,
    limit: { per: 'address', purpose: 'own-calendar', most: 30, minutes: 60 },
    summary: 'Makes it, gives it another address, or ends it.',
    body: z.object({ step: z.enum(['make', 'renew', 'end']) }),
    refusals: [...linked, 'too-many-requests'],
  },
  sendOwnCalendarMail: {
    ...held,
    method: 'POST',
    path: `${calendarPaths.own}/mail`,
    limit: dataLimit,
    summary:
      'Sends the contact of a booking the link to what is stored of the address, where all of it can be had as one calendar.',
    refusals: [...linked, 'too-many-requests'],
  },
  calendarHelpPage: {
    method: 'GET',
    path: calendarPaths.help,
    access: 'anyone',
    summary: 'How to get the calendar of a house into a telephone or a computer, for each usual program.',
    params: InHouse,
    answer: page,
    refusals: ['not-found'],
  },
} as const satisfies Record<string, Route>
