import { file } from '../../../shared/http/pages.ts'
import { statusOf } from '../../../shared/http/problem.ts'
import type { Endpoint, Endpoints } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { isTransient } from '../../../shared/table/retry.ts'
import { languages } from '../../../shared/language.ts'
import { texts } from '../views/calendar-file.ts'

/** How long a calendar program that came at a bad moment should wait; they look again within the hour anyway. */
const retryAfterSeconds = '120'

/**
 * Lets the calendars among the endpoints say no in a line of plain text. Some programs take whatever arrives with a page's type for an
 * empty calendar, or ask people for a password.
 */
export function plainRefusals(endpoints: Endpoints): Endpoints {
  return new Map(
    [...endpoints].map(([key, endpoint]) => [key, isCalendar(endpoint) ? plain(endpoint) : endpoint]),
  )
}

function isCalendar({ route }: Endpoint): boolean {
  return route.answer.contentType === 'text/calendar'
}

function plain(endpoint: Endpoint): Endpoint {
  const { route, kind } = endpoint
  return {
    route,
    kind,
    answer: (ctx, call) => endpoint.answer(ctx, call).catch((error: unknown) => plainAnswer(error)),
  }
}

function plainAnswer(error: unknown): Answer {
  if (error instanceof Refusal) return saying(error.kind === 'gone' ? 'revoked' : 'unknown', statusOf(error))
  if (isTransient(error)) return saying('busy', 503, { 'retry-after': retryAfterSeconds })
  throw error
}

/** In every language, because nothing is known of who reads it. */
function saying(
  key: 'revoked' | 'unknown' | 'busy',
  status: number,
  headers: Record<string, string> = {},
): Answer {
  const lines = languages.map((language) => `${texts(language)(key)}\n`)
  return {
    ...file(lines.join(''), 'text/plain; charset=utf-8', { 'x-robots-tag': 'noindex', ...headers }),
    status,
  }
}
