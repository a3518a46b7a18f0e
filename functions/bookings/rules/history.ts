import type { Doer } from '../../contacts/schema.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { withinBounds } from './bounds.ts'
import { isUndecided } from './scope.ts'
import type { Booking, BookingState, FieldChange, Happening, HistoryEntry } from '../schema.ts'

export interface Doing {
  id: string
  at: Instant
  by: Doer
  what: Happening
  changes?: FieldChange[]
  words?: string
  wordsIn?: string
  dates?: HistoryEntry['dates']
  reason?: HistoryEntry['reason']
}

/** The next version of a booking: what changes, and a line in its history that says so. Refuses what `withinBounds` does. */
export function withStep(
  booking: Booking,
  doing: Doing,
  change: Partial<Booking> & { state?: BookingState } = {},
): Booking {
  const state = change.state ?? booking.state
  const { changes, words, dates, ...entry } = doing
  const line: HistoryEntry = {
    ...entry,
    state,
    ...(changes === undefined || changes.length === 0 ? {} : { changes }),
    ...(words === undefined || words === '' ? {} : { words }),
    ...(dates === undefined ? {} : { dates }),
  }
  const { deadline: _deadline, remindAt: _remindAt, lookAt: _lookAt, heldFor, ...kept } = booking
  const waiting =
    'deadline' in change || !isUndecided({ ...booking, ...change, state }) ? {} : waitingOfBefore(booking)
  return withinBounds(booking, {
    ...kept,
    ...waiting,
    ...(heldFor && state === 'unconfirmed' ? { heldFor } : {}),
    ...change,
    updatedAt: doing.at,
    version: booking.version + 1,
    sequence: booking.sequence + 1,
    history: [...booking.history, line],
  })
}

/** What stays undecided keeps its deadline; what is decided has none. */
function waitingOfBefore({ deadline, remindAt, lookAt }: Booking) {
  return {
    ...(deadline ? { deadline } : {}),
    ...(remindAt ? { remindAt } : {}),
    ...(lookAt ? { lookAt } : {}),
  }
}

/** Fields whose words differ, for the history and the mail; lists and numbers as words. */
export function fieldChanges(before: object, after: object, fields: readonly string[]): FieldChange[] {
  return fields.flatMap((field) => {
    const old = wordsOf((before as Record<string, unknown>)[field])
    const next = wordsOf((after as Record<string, unknown>)[field])
    if (old === next) return []
    return [{ field, ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) }]
  })
}

function wordsOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
