import { Refusal } from '../../../shared/refusal.ts'
import type { Booking, BookingState, HistoryEntry } from '../schema.ts'
import type { OccurrenceState } from '../schema/occurrence.ts'

/** Which steps a booking can take, by the states they start from. Buttons, guards and tests ask this table. */
export const steps = {
  confirm: ['unconfirmed'],
  approve: ['unconfirmed', 'requested'],
  decline: ['unconfirmed', 'requested'],
  ask: ['unconfirmed', 'requested', 'approved'],
  answer: ['unconfirmed', 'requested', 'approved'],
  move: ['unconfirmed', 'requested', 'approved'],
  change: ['unconfirmed', 'requested', 'approved'],
  cancel: ['unconfirmed', 'requested', 'approved'],
  // What has ended was perhaps never proved, and goes on as a new request.
  extend: ['unconfirmed', 'requested', 'approved'],
  remind: ['unconfirmed', 'requested'],
  expire: ['unconfirmed', 'requested'],
} as const satisfies Record<string, readonly BookingState[]>

export type Step = keyof typeof steps

export function mayTake(step: Step, state: OccurrenceState): boolean {
  return (steps[step] as readonly OccurrenceState[]).includes(state)
}

/** Refuses with `already-decided` and the state that the booking is in. */
export function requireStep(step: Step, { state }: Pick<Booking, 'state'>): void {
  if (!mayTake(step, state)) throw new Refusal('conflict', 'already-decided', { state })
}

/** The question of the house that waits for its answer: one answer each. */
export function openQuestion({ history }: Pick<Booking, 'history'>): HistoryEntry | undefined {
  const last = history.findLast(({ what }) => what === 'asked' || what === 'answered')
  return last?.what === 'asked' ? last : undefined
}

/** Waits for somebody's decision; its slot is held until the deadline. */
export function isOpen(state: OccurrenceState): state is 'unconfirmed' | 'requested' {
  return state === 'unconfirmed' || state === 'requested'
}

/** Has its slot in the day sheets. */
export function holdsSlot(state: OccurrenceState): state is 'unconfirmed' | 'requested' | 'approved' {
  return isOpen(state) || state === 'approved'
}

/** A series that is being claimed is nobody's business yet: it may still turn out not to be there. */
export function isHidden({ work }: Pick<Booking, 'work'>): boolean {
  return work?.isNew === true && work.phase !== 'settling'
}
