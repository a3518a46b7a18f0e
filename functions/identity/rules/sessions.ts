import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { sessionDays } from '../rules.ts'
import type { Session } from '../schema.ts'

/** Without use a session ends after so many days; looking at public pages is none. */
export const idleDays = 7
/** That it is used is noted once an hour, not with every page. */
const noteMinutes = 60
/** Browsers in which one person can be signed in; with one more the oldest ends. */
export const mostSessions = 20

const day = 24 * 60

/** When it ends by itself: after thirty days, or after seven without use. */
export function endOfSession({ expiresAt, seenAt }: Pick<Session, 'expiresAt' | 'seenAt'>): Instant {
  const idleAt = addMinutes(seenAt, idleDays * day)
  return idleAt < expiresAt ? idleAt : expiresAt
}

export function isSessionOver(session: Session, now: Instant): boolean {
  return endOfSession(session) <= now
}

export function isToBeNoted({ seenAt }: Session, now: Instant): boolean {
  return seenAt <= addMinutes(now, -noteMinutes)
}

export function newSession(hash: string, person: Session['person'], now: Instant): Session {
  return { hash, person, since: now, seenAt: now, expiresAt: addMinutes(now, sessionDays * day) }
}

/** Of those that are known of somebody, the ones that make room for one more: over for sure, or too many. */
export function outlived(known: readonly KnownSession[], now: Instant): KnownSession[] {
  const newestFirst = known.toSorted((one, other) => (one.since > other.since ? -1 : 1))
  const isOver = ({ since }: KnownSession) => addMinutes(since, sessionDays * day) <= now
  return newestFirst.filter((session, at) => at >= mostSessions - 1 || isOver(session))
}

/** What stands of a session with its person, so that all of them are found. */
export interface KnownSession {
  hash: string
  since: Instant
}
