import { known } from '../../../shared/known.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { MailState, MailTrouble, OutboxMail } from '../schema.ts'

/** Minutes from one try to the next: together a little more than two days, after which somebody has to look. */
export const pauses = [1, 5, 15, 60, 4 * 60, 12 * 60, 12 * 60, 12 * 60, 12 * 60] as const

/** Longer than a function may run, so that no mail is in two hands. */
export const leaseMinutes = 2

/** Sent mails are remembered longer than the stream repeats itself (one day). */
const rememberedMinutes = 30 * 24 * 60

/** What nobody looked after in that time helps nobody any more, and names somebody. */
const parkedMinutes = 366 * 24 * 60

/** Which states a mail can leave, by what happens to it. */
export const steps = {
  send: ['pending'],
  sendAgain: ['parked'],
  close: ['parked'],
  return: ['sent'],
} as const satisfies Record<string, readonly MailState[]>

export function mayTake(
  step: keyof typeof steps,
  { state, notice }: Pick<OutboxMail, 'state' | 'notice'>,
): boolean {
  if (step === 'sendAgain' && notice === undefined) return false
  return (steps[step] as readonly MailState[]).includes(state)
}

export function isDue(mail: OutboxMail, now: Instant): boolean {
  return mayTake('send', mail) && mail.dueAt !== undefined && mail.dueAt <= now
}

/** Takes the mail for one try: whoever writes this first has it until the lease ends. */
export function claimed(mail: OutboxMail, now: Instant): OutboxMail {
  return { ...mail, attempts: mail.attempts + 1, dueAt: addMinutes(now, leaseMinutes) }
}

/** Sent, dealt with, or pointless by now. What it said is forgotten. */
export function ended(
  mail: OutboxMail,
  state: 'sent' | 'closed',
  { now, about }: { now: Instant; about?: string | undefined },
): OutboxMail {
  const { id, house, createdAt, attempts } = mail
  return { id, ...known({ house, about }), createdAt, attempts, state, endedAt: now }
}

/** It did not arrive after all: somebody has to look. What it said is forgotten already, so it cannot go again. */
export function returned(
  { endedAt: _endedAt, ...mail }: OutboxMail,
  trouble: MailTrouble,
  to: Pick<OutboxMail, 'address' | 'contactId'>,
): OutboxMail {
  return { ...mail, ...to, trouble, state: 'parked' }
}

/**
 * After a try that failed: the next try after a longer pause, or parked where no further try makes sense. A mail that is worth
 * nothing by then is closed, and so is one that nobody could look after (a code for signing in: asking again is easy).
 */
export function failed(
  mail: OutboxMail,
  fault: Omit<MailTrouble, 'at'>,
  { now, overAt }: { now: Instant; overAt?: Instant | undefined },
): OutboxMail {
  const pause = isPermanent(fault) ? undefined : pauses[mail.attempts - 1]
  const next = pause === undefined ? undefined : addMinutes(now, pause)
  if (isOver(overAt, next ?? now) || (next === undefined && mail.house === undefined))
    return ended(mail, 'closed', { now })
  const { dueAt: _dueAt, ...rest } = mail
  const trouble = { ...fault, at: now }
  return next === undefined
    ? { ...rest, trouble, state: 'parked' }
    : { ...rest, trouble, state: 'pending', dueAt: next }
}

/** As if it were new, for whoever has mended what was in the way. */
export function again(mail: OutboxMail, now: Instant): OutboxMail {
  const { contactId: _id, address: _address, ...rest } = mail
  return { ...rest, state: 'pending', attempts: 0, dueAt: now }
}

/** Whether nobody can use a mail any more at this moment, by the moment from when on that is so. */
export function isOver(overAt: Instant | undefined, now: Instant): boolean {
  return overAt !== undefined && overAt <= now
}

/** When the item may go away, in epoch seconds; a parked one waits a year for somebody who deals with it. */
export function goesAwayAt({ endedAt, state, trouble }: OutboxMail): number | undefined {
  if (state === 'parked' && trouble !== undefined) return epochSeconds(addMinutes(trouble.at, parkedMinutes))
  return endedAt === undefined ? undefined : epochSeconds(addMinutes(endedAt, rememberedMinutes))
}

/** What mails to the same person have in common, as far as it can be told without reading who they are. */
export function whoOf({ id, notice }: OutboxMail): string {
  return notice === undefined ? id : JSON.stringify([notice.about, notice['to'], addressIn(notice)])
}

/** The mail address that stands in a notice, whoever it goes to: it is of one person at most. */
export function addressIn(notice: unknown): string | undefined {
  if (typeof notice !== 'object' || notice === null) return undefined
  for (const [name, value] of Object.entries(notice)) {
    const found = name === 'email' && typeof value === 'string' ? value : addressIn(value)
    if (found !== undefined) return found
  }
  return undefined
}

function isPermanent({ fault }: Pick<MailTrouble, 'fault'>): boolean {
  return fault === 'refused' || fault === 'rejected' || fault === 'marked'
}
