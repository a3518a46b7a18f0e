import { isProved } from './proof.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import type { Booking } from '../schema.ts'
import { ableDates } from './able.ts'
import { waitingLonger } from './deadline.ts'
import type { Waiting, WaitingTerms } from './deadline.ts'
import type { Fate } from './decision.ts'
import { withStep } from './history.ts'
import { isOpen } from './state.ts'

/** How things stand in the house when a deadline passes. */
interface EndTerms extends WaitingTerms {
  /** Nobody manages it: away, or silent. */
  isVacant: boolean
  /** The house trusts whoever asks. */
  isTrusted: boolean
}

/** What becomes of an undecided booking whose deadline passes without a decision. */
export type End =
  /** The deputies are asked, and it waits for them. */
  | { is: 'longer'; waiting: Waiting }
  /** What is still to come is given by rule. */
  | { is: 'approved'; fates: Fate[] }
  | { is: 'expired'; fates: Fate[] }

/** Whether the end of a booking hangs on whether the house trusts whoever asks; only then it has to be looked up. */
export function endHangsOnTrust(
  { state }: Pick<Booking, 'state'>,
  { whenDeadlinePasses }: Pick<House, 'whenDeadlinePasses'>,
  isVacant: boolean,
): boolean {
  return state !== 'unconfirmed' && (isVacant || whenDeadlinePasses === 'approve-trusted')
}

/**
 * What its deadline brings a booking that nobody decided: what the house wishes, and where nobody manages it, a yes to whoever is
 * trusted. Only a proved request is worth a deputy, or a trusted contact's yes. The timer does it, the look ahead tells it.
 */
export function endOf(booking: Booking, { isVacant, isTrusted, ...terms }: EndTerms): End {
  const { house, now } = terms
  const waiting =
    isProved(booking) && house.whenDeadlinePasses === 'ask-deputy' ? waitingLonger(booking, terms) : undefined
  if (waiting) return { is: 'longer', waiting }
  const open = booking.occurrences.filter(({ state, asked }) => isOpen(state) || asked !== undefined)
  const expired = open.map(({ key }): Fate => ({ key, state: 'expired' }))
  const moment = { now, zone: house.timeZone }
  const coming = new Set(ableDates(booking, 'approve', moment).map(({ key }) => key))
  const isGiven =
    isTrusted && isProved(booking) && endHangsOnTrust(booking, house, isVacant) && coming.size > 0
  if (!isGiven) return { is: 'expired', fates: expired }
  const fates = expired.map((fate): Fate => (coming.has(fate.key) ? { ...fate, state: 'approved' } : fate))
  return { is: 'approved', fates }
}

/** Who would do a thing if no manager came. */
export type By = 'deputy' | 'rule' | 'clock'

type EndKind = 'approved' | 'expired' | 'declined'

/** What would become of an open request if nobody decided; `change-…` of a change that was asked for. */
export interface Ending {
  when: Instant
  what: EndKind | `change-${EndKind}`
  by: By
}

/** One thing that would happen on the way there, its end included. */
export interface Coming {
  when: Instant
  what: 'reminded' | 'handed-over' | 'deadline-extended' | Ending['what']
  by: By
}

export interface AheadTerms extends WaitingTerms {
  isTrusted: boolean
  /** Whether nobody would manage the house at that moment. */
  isVacantAt: (at: Instant) => boolean
  /** Since when managers would count as silent. */
  silentFrom?: Instant | undefined
}

/** All that would happen to an undecided booking if nobody decided, in order, and how it would end. */
export function whatComes(booking: Booking, terms: AheadTerms): { steps: Coming[]; end?: Ending } {
  const { now, silentFrom } = terms
  const steps: Coming[] = []
  let end: Ending | undefined
  let asked: Booking | undefined = booking
  while (asked?.deadline !== undefined) {
    const { deadline, remindAt } = asked
    if (remindAt !== undefined) steps.push({ when: later(remindAt, now), what: 'reminded', by: 'clock' })
    const at = later(deadline, now)
    const come: End = endOf(asked, { ...terms, now: at, isVacant: terms.isVacantAt(at) })
    if (come.is === 'longer') {
      steps.push({ when: at, what: 'deadline-extended', by: 'deputy' })
      asked = waitsOn(asked, at, come.waiting)
      continue
    }
    const what = isOpen(asked.state) ? come.is : (`change-${come.is}` as const)
    end = { when: at, what, by: come.is === 'approved' ? 'rule' : 'clock' }
    asked = undefined
  }
  if (end === undefined) return { steps }
  const isHandedOver = silentFrom !== undefined && silentFrom < end.when && booking.state !== 'unconfirmed'
  if (isHandedOver) steps.push({ when: later(silentFrom, now), what: 'handed-over', by: 'deputy' })
  const inOrder = steps.sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : 0))
  return { steps: [...inOrder, end], end }
}

function waitsOn(booking: Booking, at: Instant, waiting: Waiting): Booking {
  const doing = { id: '', at, by: { kind: 'system' }, what: 'deadline-extended' } as const
  return withStep(booking, doing, { deadline: undefined, ...waiting })
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
