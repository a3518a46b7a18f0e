import * as z from 'zod/mini'
import type { Route } from '../../../shared/http/contract.ts'
import { Language } from '../../../shared/language.ts'
import { Email } from '../../../shared/reach.ts'
import { Instant } from '../../../shared/time/civil.ts'
import { Code, Person, Role } from '../schema.ts'

/** Sign-ins and codes are counted apart, form and JSON together. */
export const limitOf = (purpose: string, most = 120) =>
  ({ per: 'address', purpose, most, minutes: 60 }) as const
/** Form and JSON together. */
export const dataLimit = limitOf('my-data', 20)

const OwnSession = z.object({
  since: Instant,
  /** When it was used last, to the hour. */
  seenAt: Instant,
  /** When it ends by itself if it is not used. */
  endsAt: Instant,
  /** The very browser that asks. */
  isThis: z.boolean(),
})

export const jsonRoutes = {
  requestSignIn: {
    method: 'POST',
    path: '/api/sign-in',
    access: 'anyone',
    limit: limitOf('sign-in'),
    summary: 'Sends a code and a link for signing in, if somebody with this address works here.',
    body: z.object({ email: Email, language: z.optional(Language) }),
    answer: { status: 202 },
    refusals: ['too-many-requests'],
  },
  confirmSignIn: {
    method: 'POST',
    path: '/api/sign-in/confirm',
    access: 'anyone',
    limit: limitOf('sign-in-code'),
    summary: 'Signs in with the code from the mail; the answer sets the cookie of the session.',
    body: z.object({ email: Email, code: Code }),
    answer: { status: 200, schema: z.object({ person: z.pick(Person, { id: true, name: true }) }) },
    refusals: ['wrong-code', 'code-expired', 'codes-closed', 'too-many-requests'],
  },
  signOut: {
    method: 'POST',
    path: '/api/sign-out',
    access: 'anyone',
    limit: 'needs-the-secret',
    summary: 'Ends the session.',
    answer: { status: 204 },
    refusals: [],
  },
  readMe: {
    method: 'GET',
    path: '/api/me',
    access: 'signed-in',
    summary: 'Who is signed in, and what this person does in which house.',
    answer: {
      status: 200,
      schema: z.object({
        person: z.omit(Person, { roles: true }),
        houses: z.array(z.object({ id: z.string(), role: Role.shape.role })),
      }),
    },
    refusals: ['sign-in-needed'],
  },
  listSessions: {
    method: 'GET',
    path: '/api/me/sessions',
    access: 'signed-in',
    summary: 'The browsers in which whoever asks is signed in, used last first.',
    answer: { status: 200, schema: z.object({ sessions: z.array(OwnSession) }) },
    refusals: ['sign-in-needed'],
  },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/api/me/sessions',
    access: 'signed-in',
    summary: 'Ends all sessions of whoever asks, this one too.',
    answer: { status: 204 },
    refusals: ['sign-in-needed'],
  },
  requestMyData: {
    method: 'POST',
    path: '/api/my-data',
    access: 'anyone',
    limit: dataLimit,
    summary:
      'Sends a link to what is stored of an address, if anything is; the answer is the same either way.',
    body: z.object({ email: Email, language: z.optional(Language) }),
    answer: { status: 202 },
    refusals: ['too-many-requests'],
  },
} as const satisfies Record<string, Route>
