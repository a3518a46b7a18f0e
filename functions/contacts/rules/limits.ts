import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'

/** What a house remembers of one contact: which requests are open, and when the last ones came from where. */
export interface Ledger {
  contactId: string
  /** Its bookings are approved at once in rooms of the policy `trusted`. */
  trusted: boolean
  open: ReadonlyMap<string, Instant>
  recent: ReadonlyMap<string, { at: Instant; address: string }>
}

/** Of somebody who has not asked for anything yet. */
export function newLedger(contactId: string): Ledger {
  return { contactId, trusted: false, open: new Map(), recent: new Map() }
}

const day = 24 * 60
const hour = 60

/** Whether this contact, or this network address, has asked too much; the facts say which limit and when to come again. */
export function limitRefusal(
  ledgers: readonly Ledger[],
  { house, contactId, address, now }: { house: House; contactId: string; address: string; now: Instant },
): Refusal | undefined {
  const own = ledgers.find((ledger) => ledger.contactId === contactId)
  if ((own?.open.size ?? 0) >= house.maxOpenRequests) return openLimit(house)
  const since = (minutes: number) => addMinutes(now, -minutes)
  const today = [...(own?.recent.values() ?? [])].filter(({ at }) => at > since(day))
  if (today.length >= house.maxRequestsPerContactPerDay) return rateLimit('contact', day)
  const all = ledgers.flatMap(({ recent }) => [...recent.values()])
  const fromHere = all.filter((request) => request.address === address && request.at > since(hour))
  return fromHere.length >= house.maxRequestsPerAddressPerHour ? rateLimit('address', hour) : undefined
}

export function openLimit({ maxOpenRequests }: House): Refusal {
  return new Refusal('too-many', 'too-many-requests', { limit: 'open', most: maxOpenRequests })
}

function rateLimit(limit: 'contact' | 'address', minutes: number): Refusal {
  return new Refusal('too-many', 'too-many-requests', { limit, retryAfter: minutes * 60 })
}

/** Requests of more than a day ago count no more. */
export function forgotten({ recent }: Ledger, now: Instant): string[] {
  const since = addMinutes(now, -day)
  return [...recent].filter(([, { at }]) => at <= since).map(([id]) => id)
}
