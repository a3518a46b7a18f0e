import type { Limit } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addDays, addMinutes, epochSeconds, startOfDay } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'

/** What a house remembers of one contact: which requests are open, and when the last ones came. */
export interface Ledger {
  contactId: string
  open: ReadonlyMap<string, Instant>
  /** Those of the open ones that came in this name before it was proved: by whomever, so they take nothing of what its owner may have. */
  unproved: ReadonlySet<string>
  recent: ReadonlyMap<string, { at: Instant }>
  /** How many were proved on a day, by its name. */
  days: ReadonlyMap<string, number>
}

/** The requests that are remembered of the last day: what is stored of somebody is found by them before it is proved. */
export const mostRecent = 100
/** Open at once in one name, whoever enters them and however a house is set: a ledger has to stay small. */
export const mostOpenEver = 1000

/** Of somebody who has not asked for anything yet. */
export function newLedger(contactId: string): Ledger {
  return { contactId, open: new Map(), unproved: new Set(), recent: new Map(), days: new Map() }
}

/** Whether this contact has asked too much; the facts say which limit and when to come again. Addresses: `addressLimit`. */
export function limitRefusal(
  { open, unproved, days }: Pick<Ledger, 'open' | 'unproved' | 'days'>,
  { house, now }: { house: House; now: Instant },
): Refusal | undefined {
  if (open.size - unproved.size >= house.maxOpenRequests) return openLimit(house)
  const today = days.get(dayNamed(now)) ?? 0
  return today < house.maxRequestsPerContactPerDay ? undefined : dayLimit(now)
}

/** The same, as it binds in a write. */
export function mostOf({ maxOpenRequests, maxRequestsPerContactPerDay }: House): {
  open: number
  aDay: number
} {
  return { open: maxOpenRequests, aDay: maxRequestsPerContactPerDay }
}

/** Days of limits are those of UTC: at their border twice as many may pass. */
export function dayNamed(now: Instant): string {
  return now.slice(0, 10)
}

/** Asked too often on this day; when to come again. */
export function dayLimit(now: Instant): Refusal {
  const next = startOfDay(addDays(dayNamed(now), 1), 'UTC')
  const retryAfter = epochSeconds(next) - epochSeconds(now)
  return new Refusal('too-many', 'too-many-requests', { limit: 'contact', retryAfter })
}

/** Requests from one network address, whoever asks, in all houses: counted in the write that enters them. */
export function addressLimit({ maxRequestsPerAddressPerHour: most }: House, address: string): Limit {
  return { purpose: 'request', of: address, most, minutes: 60, named: 'address' }
}

export function openLimit({ maxOpenRequests }: Pick<House, 'maxOpenRequests'>): Refusal {
  return new Refusal('too-many', 'too-many-requests', { limit: 'open', most: maxOpenRequests })
}

/** What makes room for another request: those of more than a day ago, of very many the oldest, and the numbers of earlier days. */
export function forgotten({ recent, days }: Ledger, now: Instant): { requests: string[]; days: string[] } {
  const since = addMinutes(now, -24 * 60)
  const oldestFirst = [...recent].sort(([, one], [, other]) => (one.at < other.at ? -1 : 1))
  const tooMany = oldestFirst.length - (mostRecent - 1)
  const gone = oldestFirst.filter(([, { at }], place) => at <= since || place < tooMany)
  return {
    // One write takes away so many at most; where more were kept once, the next takes the rest.
    requests: gone.slice(0, mostRecent).map(([id]) => id),
    days: [...days.keys()].filter((day) => day < dayNamed(now)),
  }
}
