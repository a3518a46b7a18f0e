import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes, minutesBetween } from '../../../shared/time/civil.ts'
import type { Booking, Happening, HistoryEntry } from '../schema.ts'
import { packOccurrences } from '../schema/pack.ts'
import { isBeyondReserve } from './open-bounds.ts'

/** An item of the table takes 400 KB. What is counted here are bytes, and what is left over is for steps that end something. */
export const mostBytes = { dates: 130_000, history: 100_000, line: 60_000 }
export const mostLines = 500

/** How often a contact may change one booking: in 24 hours, and in its life. */
export const mostSteps = { aDay: 60, inAll: 300 }

/** What makes a booking longer without ending anything. */
const growing: readonly Happening[] = ['moved', 'changed', 'change-asked', 'claimed', 'give-asked']

/**
 * The booking after a step, within what an item of the table takes: of old lines who did what and when stays, their words go; of very
 * many lines the first and the last stay. What ends a thing can always be written. Refuses with `too-many-requests` (`limit` is `booking`)
 * a contact who changes it all the time, and with `too-much-text` what would not fit.
 */
export function withinBounds(before: Booking, after: Booking): Booking {
  const line = after.history.at(-1)
  if (line === undefined) return after
  refuseTooMany(before.history, line)
  const isLong = bytesOf(line) > mostBytes.line
  const isFull =
    growing.includes(line.what) && (isGrownTooLong(before, after) || isBeyondReserve(before, after))
  if (isLong || isFull) throw new Refusal('invalid', 'too-much-text')
  return { ...after, history: shortened(after.history) }
}

function refuseTooMany(history: readonly HistoryEntry[], { by, what, at }: HistoryEntry): void {
  if (by.kind !== 'contact' || !growing.includes(what)) return
  const own = history.filter((each) => each.by.kind === 'contact' && growing.includes(each.what))
  const oldest = own.at(-mostSteps.aDay)
  const opens = oldest && addMinutes(oldest.at, 24 * 60)
  const retryAfter = opens !== undefined && opens > at ? 60 * (minutesBetween(at, opens) + 1) : undefined
  if (retryAfter === undefined && own.length < mostSteps.inAll) return
  throw new Refusal('too-many', 'too-many-requests', {
    limit: 'booking',
    ...(retryAfter === undefined ? {} : { retryAfter }),
  })
}

function isGrownTooLong(before: Booking, after: Booking): boolean {
  const bytes = bytesOfDates(after.occurrences)
  return bytes > mostBytes.dates && bytes > bytesOfDates(before.occurrences)
}

function shortened(history: readonly HistoryEntry[]): HistoryEntry[] {
  const lines =
    history.length > mostLines ? [...history.slice(0, 1), ...history.slice(1 - mostLines)] : [...history]
  let left = bytesOf(lines) - mostBytes.history
  for (let at = 0; left > 0 && at < lines.length - 1; at++) {
    const line = lines[at]!
    const { words: _words, changes: _changes, dates: _dates, ...bare } = line
    left -= bytesOf(line) - bytesOf(bare)
    lines[at] = bare
  }
  return lines
}

function bytesOfDates(occurrences: Booking['occurrences']): number {
  return bytesOf(packOccurrences(occurrences))
}

const utf8 = new TextEncoder()

function bytesOf(value: unknown): number {
  return utf8.encode(JSON.stringify(value)).length
}
