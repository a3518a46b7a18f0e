import { Refusal } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Entry, Remark } from '../schema/entry.ts'
import { datesOf, hasEnded } from './dates.ts'

/** A programme reads all of them: what more there is to say belongs into the meeting's own words. */
export const mostRemarks = 40

/** What they may say in all, in bytes: they share an item with the dates. */
const mostBytes = 60_000

/**
 * With one remark more. What is said of dates that are over goes. Refuses with `too-many-remarks` where the dates to come have as
 * many as there can be, or say as much.
 */
export function withRemark(
  entry: Entry,
  remark: Remark,
  { now, zone }: { now: Instant; zone: string },
): Remark[] {
  const ahead = datesOf(entry).filter((date) => !hasEnded(date, zone, now))
  const isNeeded = ({ from, to = from }: Remark) => ahead.some(({ key }) => from <= key && key <= to)
  const isCovered = (other: Remark) =>
    other.from >= remark.from &&
    (other.to ?? other.from) <= (remark.to ?? remark.from) &&
    isSaid(other, remark)
  const kept = entry.remarks.filter((other) => isNeeded(other) && !isCovered(other))
  const all = [...kept, remark]
  if (all.length > mostRemarks || bytesOf(all) > mostBytes)
    throw new Refusal('conflict', 'too-many-remarks', { most: mostRemarks })
  return all
}

/** Whether all that one says is said anew by the other. */
function isSaid({ from: _from, to: _to, ...said }: Remark, other: Remark): boolean {
  return Object.keys(said).every((name) => name in other)
}

function bytesOf(remarks: readonly Remark[]): number {
  return new TextEncoder().encode(JSON.stringify(remarks)).length
}
