import { href } from '../../../shared/http/contract.ts'
import { derivedToken } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes, instantOfKept } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import type { Ask, Slot } from '../schema.ts'

const day = 24 * 60

/** So long a question waits for its answer, and never longer than until its date begins. */
const waitMinutes = 14 * day
/** So long for the proof of an address: nothing is held meanwhile. */
const proofMinutes = day

/** Questions a day: of one asker, and to one group. */
export const mostOfAsker = 5
export const mostToGroup = 10
export const perDay = day

/** Somebody may still do something about it. */
export function waits({ state }: Pick<Ask, 'state'>): boolean {
  return state === 'open' || state === 'unproved'
}

/** When it ends unanswered: local to the house. */
export function endOf(state: 'open' | 'unproved', slot: Slot, { now, zone }: { now: Instant; zone: string }) {
  const latest = addMinutes(now, state === 'open' ? waitMinutes : proofMinutes)
  const begins = instantOfKept(slot.date, slot.from, zone)
  return begins < latest ? begins : latest
}

/** Whether somebody may ask about this date again: nobody ever heard of the question, or nobody answered it. A no stays a no. */
export function mayAskAgain({ state }: Pick<Ask, 'state'>): boolean {
  return state === 'unproved' || state === 'over'
}

/** Refuses with `ask-over` what nobody can answer any more. */
export function requireOpen({ state, until }: Ask, now: Instant): void {
  if (state !== 'open' || until <= now) throw new Refusal('conflict', 'ask-over', { state })
}

/** Who asks, as others may know it. */
export function askerName({ groupName, contact }: Pick<Ask, 'groupName' | 'contact'>): string {
  return groupName ?? contact.name
}

/** Only in the mail to the address: whoever has it has shown that it is theirs. */
export function askProof(secret: string, { id, proof, contact }: Ask): string {
  return derivedToken(secret, 'ask proof', [id, proof, contact.email?.toLowerCase()].join(' '))
}

export function proofHref(secret: string, ask: Ask): string {
  const params = { id: ask.of.booking, ask: ask.id, token: askProof(secret, ask) }
  return href({ path: bookingPaths.askProof }, params)
}

/** Where one of the hosts answers, by the link into the group. */
export function answerHref(secret: string, { id, of }: Pick<Ask, 'id' | 'of'>, member: string): string {
  const token = memberToken(secret, { group: of.group, id: member })
  return href({ path: bookingPaths.asked }, { id: of.booking, ask: id, token })
}
