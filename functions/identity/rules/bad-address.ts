import { derivedId } from '../../../shared/ids.ts'
import { mailboxOf } from '../../../shared/same-mailbox.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { BadAddress } from '../schema/bad-address.ts'

const day = 24 * 60

/**
 * For how many days nothing is written to an address from which a mail came back, the first time, the second, and so on: a mail server
 * that was set up wrongly for an hour costs a day, and a mailbox that is gone gets no more than a handful of mails in all.
 */
const pauses = [1, 7, 30, 90] as const

/** Whoever called a mail unwanted is not written to for so long, unless somebody of a house says otherwise. */
const complainedDays = 90

/** How often it happened is remembered for so long beyond that. */
const rememberedDays = 90

/** By what the mark of a mailbox is found: not by whoever writes from it, as behind a plus may be a mailbox that is not there. */
export function mailboxId(secret: string, email: string): string {
  return derivedId(secret, 'mailbox', mailboxOf(email))
}

/** The mark after one more mail came back; the same mail told again changes nothing. */
export function marked(
  before: BadAddress | undefined,
  happened: Pick<BadAddress, 'mailbox' | 'contactId' | 'fault' | 'at' | 'mail'>,
): BadAddress {
  if (before?.mail === happened.mail) return before
  const times = (before?.times ?? 0) + 1
  const days = happened.fault === 'complained' ? complainedDays : (pauses[times - 1] ?? pauses.at(-1)!)
  return { ...happened, times, until: addMinutes(happened.at, days * day) }
}

/** Whether nothing is written there at this moment. */
export function isBad(mark: BadAddress | undefined, now: Instant): boolean {
  return mark !== undefined && now < mark.until
}

/** When it is forgotten that there ever was something. */
export function forgottenAt({ until }: Pick<BadAddress, 'until'>): Instant {
  return addMinutes(until, rememberedDays * day)
}
