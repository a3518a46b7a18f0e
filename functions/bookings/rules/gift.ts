import { href } from '../../../shared/http/contract.ts'
import { derivedToken } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import type { Member } from '../../groups/schema.ts'
import { bookingPaths } from '../contract/paths.ts'
import type { Booking } from '../schema.ts'
import type { Gift } from '../schema/gift.ts'
import { isUpcoming } from './scope.ts'
import type { Moment } from './scope.ts'
import { isOpen } from './state.ts'

/** So long an offer waits for its answer. */
export const giftMinutes = 14 * 24 * 60

/**
 * Only what is settled can be given away: approved, with nothing that still waits for somebody. What others come to goes with its meeting.
 * Refuses with `cannot-be-given`, or `in-the-past` if nothing of it is still to come.
 */
export function requireGivable(booking: Booking, moment: Moment): void {
  const ahead = booking.occurrences.filter((date) => isUpcoming(date, moment))
  const approved = ahead.filter(({ state }) => state === 'approved')
  const waits = ahead.some(
    (date) => isOpen(date.state) || date.asked !== undefined || date.offered !== undefined,
  )
  if (waits || booking.meeting !== undefined || booking.state !== 'approved')
    throw new Refusal('conflict', 'cannot-be-given')
  if (approved.length === 0) throw new Refusal('conflict', 'in-the-past')
}

/** What is offered at this moment; refuses with `gift-over` if nothing is. */
export function giftAt({ gift }: Pick<Booking, 'gift'>, now: string): Gift {
  if (gift === undefined || gift.until <= now) throw new Refusal('conflict', 'gift-over')
  return gift
}

/** Only in the mail to whoever it is offered to: who has it has shown that the address is theirs. */
export function giftToken(secret: string, { id }: Pick<Booking, 'id'>, { id: gift, to }: Gift): string {
  const email = 'contact' in to ? (to.contact.email?.toLowerCase() ?? '') : ''
  return derivedToken(secret, 'gift', `${id} ${gift} ${email}`)
}

/** The page that asks; a host of a group comes by their own link into it. */
export function giftHref(
  booking: Pick<Booking, 'id'>,
  gift: Gift,
  { secret, receiver }: { secret: string; receiver?: Member | undefined },
): string {
  const token = receiver === undefined ? giftToken(secret, booking, gift) : memberToken(secret, receiver)
  return href({ path: bookingPaths.gift }, { id: booking.id, token })
}
