import { languages } from '../language.ts'
import type { Language } from '../language.ts'
import { Refusal } from '../refusal.ts'
import { isTransient } from '../table/retry.ts'
import { file } from './pages.ts'
import { statusOf } from './problem.ts'
import type { Endpoint, Endpoints } from './request.ts'
import type { Answer } from './respond.ts'

/** How long a calendar program that came at a bad moment should wait; they look again within the hour anyway. */
const retryAfterSeconds = '120'

/** What is told: it has ended, there is none, or come again. */
type Said = (language: Language, what: 'revoked' | 'unknown' | 'busy') => string

/**
 * Lets the calendars among the endpoints say no in a line of plain text. Some programs take whatever arrives with a page's type for an
 * empty calendar, or ask people for a password.
 */
export function plainRefusals(endpoints: Endpoints, said: Said): Endpoints {
  return new Map(
    [...endpoints].map(([key, endpoint]) => [key, isCalendar(endpoint) ? plain(endpoint, said) : endpoint]),
  )
}

function isCalendar({ route }: Endpoint): boolean {
  return route.answer.contentType === 'text/calendar'
}

function plain({ route, kind, answer }: Endpoint, said: Said): Endpoint {
  return {
    route,
    kind,
    answer: (ctx, call) => answer(ctx, call).catch((error: unknown) => plainAnswer(error, said)),
  }
}

function plainAnswer(error: unknown, said: Said): Answer {
  if (error instanceof Refusal)
    return saying(said, error.kind === 'gone' ? 'revoked' : 'unknown', { status: statusOf(error) })
  if (isTransient(error))
    return saying(said, 'busy', { status: 503, headers: { 'retry-after': retryAfterSeconds } })
  throw error
}

/** In every language, because nothing is known of who reads it. */
function saying(
  said: Said,
  what: Parameters<Said>[1],
  { status, headers = {} }: Pick<Answer, 'status' | 'headers'>,
): Answer {
  const lines = new Set(languages.map((language) => `${said(language, what)}\n`))
  return {
    ...file([...lines].join(''), 'text/plain; charset=utf-8', { 'x-robots-tag': 'noindex', ...headers }),
    status,
  }
}
