import { labelOf } from '../../shared/catalogue.ts'
import * as z from 'zod/mini'
import { href } from '../../shared/http/contract.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { KeptForm } from '../../shared/http/kept-form.ts'
import { Email } from '../../shared/reach.ts'
import { limitOf } from './contract/json.ts'
import { Code } from './schema.ts'
import navigationDe from './texts/navigation.de.json' with { type: 'json' }
import navigationEn from './texts/navigation.en.json' with { type: 'json' }

const navigation = { name: 'identity/navigation', de: navigationDe, en: navigationEn }

/** A path of this site to go on to. */
const Next = z.optional(z.string().check(z.maxLength(1000)))
const sessionsPath = '/sign-in/sessions'
const page = { status: 200, contentType: 'text/html' } as const

export const capability = {
  name: 'identity',
  about: 'Who runs a house, and how they sign in',
  impact: 'Nobody can sign in: the people who run a house cannot decide about requests.',
  table: 'read-write',
  news: ['sign-in', 'data-request'],
  navigation: [
    {
      area: 'manage-footer',
      place: 'sessions',
      path: sessionsPath,
      rank: 90,
      label: labelOf(navigation, 'sessions'),
    },
  ],
  live: ['/sign-in*'],
  routes: {
    signInPage: {
      method: 'GET',
      path: '/sign-in',
      access: 'anyone',
      summary: 'Form that asks for the e-mail address.',
      query: z.object({ next: Next, done: z.optional(z.literal('signed-out')) }),
      answer: page,
      refusals: [],
    },
    sendSignIn: {
      method: 'POST',
      path: '/sign-in',
      access: 'anyone',
      limit: limitOf('sign-in'),
      summary: 'Sends code and link.',
      body: z.object({ email: Email, next: Next, kept: z.optional(KeptForm) }),
      answer: page,
      refusals: ['too-many-requests'],
    },
    signInCodePage: {
      method: 'GET',
      path: '/sign-in/code',
      access: 'anyone',
      summary: 'Form that asks for the code.',
      query: z.object({ next: Next }),
      answer: page,
      refusals: [],
    },
    sendSignInCode: {
      method: 'POST',
      path: '/sign-in/code',
      access: 'anyone',
      limit: limitOf('sign-in-code'),
      summary: 'Signs in with the code.',
      body: z.object({ email: Email, code: Code, next: Next, kept: z.optional(KeptForm) }),
      answer: page,
      refusals: ['wrong-code', 'code-expired', 'codes-closed', 'too-many-requests'],
    },
    signInLinkPage: {
      method: 'GET',
      path: '/sign-in/link/{token}',
      access: 'anyone',
      summary:
        'Where the link of the mail leads: a button, because programs that look at mails open links too.',
      answer: page,
      refusals: [],
    },
    sendSignInLink: {
      method: 'POST',
      path: '/sign-in/link/{token}',
      access: 'anyone',
      limit: 'needs-the-secret',
      summary: 'Signs in with the link.',
      answer: page,
      refusals: ['code-expired'],
    },
    sessionsPage: {
      method: 'GET',
      path: sessionsPath,
      access: 'signed-in',
      summary: 'Where one is signed in, and a button that ends all of it.',
      answer: page,
      refusals: ['sign-in-needed'],
    },
    sendSignOutEverywhere: {
      method: 'POST',
      path: sessionsPath,
      access: 'signed-in',
      summary: 'Ends all sessions, this one too.',
      answer: page,
      refusals: ['sign-in-needed'],
    },
    sendSignOut: {
      method: 'POST',
      path: '/sign-in/out',
      access: 'anyone',
      limit: 'needs-the-secret',
      summary: 'Ends the session.',
      answer: page,
      refusals: [],
    },
  },
} as const satisfies Capability

/** Where somebody who works here goes on when nothing else was wanted; the houses serve it. */
export const workPath = '/manage'

/** Where the link of the mail leads that somebody asks for who wants to know what is stored of them; a later slice serves it. */
export const dataPath = '/my-data/{token}'

/** The sign-in page that leads on to `next`. */
export function signInHref(next: string): string {
  return href(capability.routes.signInPage, {}, { next: next === '/' ? undefined : next })
}
