import { mostHeads, mostWaiting } from '../../meetings/schema/registration.ts'
import type { Registration } from '../../meetings/schema/registration.ts'
import type { Limits } from '../../meetings/rules/places.ts'
import type { Counts } from '../../meetings/schema/counts.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Attendance } from '../schema.ts'
import { holdsPlaces } from './state.ts'

/** What is counted of a date. */
export type Tally = Pick<Counts, 'taken' | 'regulars' | 'waiting'>

export type Party = Pick<Attendance, 'heads' | 'firstTime'>

export function hasRoom(tally: Tally, party: Party, limits: Limits | undefined): boolean {
  if (limits === undefined) return tally.taken + party.heads <= mostHeads
  const fits = tally.taken + party.heads <= limits.all
  return fits && (party.firstTime || tally.regulars + party.heads <= limits.regulars)
}

/** Whether the list takes no more, however long somebody would wait. */
export function isListFull({ waiting }: Pick<Tally, 'waiting'>, { heads }: Pick<Party, 'heads'>): boolean {
  return waiting + heads > mostWaiting
}

/** Refuses a party for which there are not places enough even when nobody else comes: it would wait for ever. */
export function requirePossible(
  { places }: Pick<Registration, 'places'>,
  { heads }: Pick<Party, 'heads'>,
): void {
  if (places !== undefined && heads > places) throw invalidField('/heads', 'more-than-places', { places })
}

/** What somebody counts for in a state. */
export function tallyOf({ state, heads, firstTime }: Party & Pick<Attendance, 'state'>): Tally {
  if (holdsPlaces(state)) return { taken: heads, regulars: firstTime ? 0 : heads, waiting: 0 }
  return { taken: 0, regulars: 0, waiting: state === 'waiting' ? heads : 0 }
}

export function plus(a: Tally, b: Tally): Tally {
  return { taken: a.taken + b.taken, regulars: a.regulars + b.regulars, waiting: a.waiting + b.waiting }
}

export function minus(a: Tally, b: Tally): Tally {
  return { taken: a.taken - b.taken, regulars: a.regulars - b.regulars, waiting: a.waiting - b.waiting }
}

/**
 * Who of those who wait gets what is free: in the order of the list, each whose whole party fits; who does not fit keeps their place.
 * At most so many at once.
 */
export function movingUp(
  waiting: readonly Attendance[],
  tally: Tally,
  { limits, most }: { limits: Limits | undefined; most: number },
): Attendance[] {
  let known = tally
  const lucky: Attendance[] = []
  for (const each of waiting) {
    if (lucky.length === most || !hasRoom(known, each, limits)) continue
    lucky.push(each)
    known = plus(known, tallyOf({ ...each, state: 'offered' }))
  }
  return lucky
}

/** Many come and leave at once, when something is announced: they look again more often than others do. */
export const tries = 12
