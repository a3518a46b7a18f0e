import { known } from '../../../shared/known.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Booking, Happening, Occurrence } from '../schema.ts'
import type { OccurrenceState } from '../schema/occurrence.ts'
import { packDates, unpackDates } from '../schema/pack.ts'
import type { DatesChange } from '../schema/series.ts'

/** What becomes of one date. */
export interface Fate {
  key: string
  state: 'approved' | 'declined' | 'cancelled' | 'expired'
  words?: string
  /** In which language the words are, where it is known. */
  wordsIn?: string
}

/** What becomes of a date, with the words for it. */
export function fateOf(state: Fate['state'], words?: string, wordsIn?: string) {
  return ({ key }: Pick<Occurrence, 'key'>): Fate => ({ key, state, ...known({ words, wordsIn }) })
}

export function unknownDate(pointer: string, key: string | undefined): Refusal {
  return new Refusal('not-found', 'unknown-date', { pointer, date: key })
}

export interface DecisionOutcome {
  occurrences: Occurrence[]
  what: Happening
  dates?: DatesChange[]
}

/** The booking's dates after a decision, and what its history says of it. Changes that were asked for are decided too. */
export function decided(booking: Booking, fates: readonly Fate[]): DecisionOutcome {
  const byKey = new Map(fates.map((fate) => [fate.key, fate]))
  const meant = booking.occurrences.filter(({ key }) => byKey.has(key))
  const occurrences = booking.occurrences.map((occurrence) => {
    const fate = byKey.get(occurrence.key)
    return fate === undefined ? occurrence : withFate(occurrence, fate)
  })
  const isChange = meant.every(({ state, asked }) => state === 'approved' && asked !== undefined)
  return { occurrences, ...toldAs(booking, fates, isChange) }
}

/** An approved date whose change is declined stays as it was. */
function withFate({ asked, offered: _offered, ...occurrence }: Occurrence, { state }: Fate): Occurrence {
  const wasApproved = occurrence.state === 'approved'
  if (state === 'approved' && asked !== undefined) return withAsked(occurrence, asked)
  if (wasApproved && (state === 'declined' || state === 'expired')) return occurrence
  return { ...occurrence, state }
}

/** Where and when it takes place is told by what was asked for alone; heads are the date's own. */
function withAsked(occurrence: Occurrence, asked: NonNullable<Occurrence['asked']>): Occurrence {
  const { rooms: _rooms, setUpMinutes: _setUp, tidyUpMinutes: _tidyUp, without = [], ...bare } = occurrence
  const silent = asked.attendees === undefined ? without : without.filter((word) => word !== 'attendees')
  return { ...bare, ...(silent.length > 0 ? { without: silent } : {}), ...asked, state: 'approved' }
}

function toldAs(
  booking: Booking,
  fates: readonly Fate[],
  isChange: boolean,
): Pick<DecisionOutcome, 'what' | 'dates'> {
  const states = new Set(fates.map(({ state }) => state))
  const [only] = states
  const what = only === undefined || states.size > 1 ? 'decided' : isChange ? changeWords[only] : only
  return booking.repeat === undefined ? { what } : { what, dates: datesChanges(fates) }
}

/** What a single date has of its own is the booking's: there is nothing that it could differ from. */
export function lifted<Change extends { occurrences: Occurrence[] }>(
  { repeat }: Pick<Booking, 'repeat'>,
  change: Change,
): Change & Partial<Booking> {
  const [only] = change.occurrences
  if (repeat !== undefined || only === undefined) return change
  const { key, date, from, to, state, asked, offered, refused, sharedWith, guest, ...own } = only
  const kept = {
    ...(asked ? { asked } : {}),
    ...(offered ? { offered } : {}),
    ...(refused ? { refused } : {}),
    ...(sharedWith ? { sharedWith } : {}),
    ...(guest ? { guest } : {}),
  }
  return { ...own, ...change, occurrences: [{ key, date, from, to, state, ...kept }] }
}

const changeWords = {
  approved: 'change-approved',
  declined: 'change-declined',
  cancelled: 'cancelled',
  expired: 'change-expired',
} as const satisfies Record<Fate['state'], Happening>

/** As the history keeps it: dates with the same fate in one line. */
export function datesChanges(
  fates: readonly { key: string; state: OccurrenceState; words?: string; wordsIn?: string }[],
): DatesChange[] {
  const groups = Map.groupBy(fates, ({ key, state, words }) => JSON.stringify([state, words, key.slice(11)]))
  return [...groups.values()].map((same) => {
    const { key, state, words, wordsIn } = same[0]!
    const keys = packDates(same.map((fate) => fate.key.slice(0, 10)))
    return { state, start: key.slice(11), keys, ...known({ words, wordsIn }) }
  })
}

/** The keys of the dates that such a line is about. */
export function keysOf({ start, keys }: DatesChange): string[] {
  return unpackDates(keys).map((date) => `${date}T${start}`)
}
