import type { Booking } from '../schema.ts'
import { holdsSlot, isHidden } from './state.ts'

/**
 * Whether whoever has this booking has shown that the address is theirs: by the link of the mail, or by a link that only mails bring. That the
 * house said yes shows nothing of it: the request may be made in somebody else's name. Whom the house entered it knows.
 */
export function isProved({
  provedAt,
  origin,
  history,
}: Pick<Booking, 'provedAt' | 'origin' | 'history'>): boolean {
  if (provedAt !== undefined || origin === 'manager') return true
  // Before the moment was kept, its line told it; who was given the booking has another address.
  const own = history.slice(history.findLastIndex(({ what }) => what === 'given') + 1)
  return own.some(({ what }) => what === 'confirmed')
}

/** It has come to its end before anybody showed whose address it is, and before it was the house's to decide. */
export function isOverUnproved(booking: Booking): boolean {
  const isLeft = booking.occurrences.some(({ state }) => holdsSlot(state))
  if (isLeft || isHidden(booking) || isProved(booking)) return false
  return booking.history.every(({ state }) => state !== 'requested' && state !== 'approved')
}
