import { Refusal } from '../../../shared/refusal.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { isUndecided } from '../../rooms/rules/use.ts'
import type { Room } from '../../rooms/schema.ts'
import { dayOf } from '../../waitlist/rules/day-of.ts'
import type { Sheets } from '../../waitlist/rules/day-of.ts'

/** More than ever ask for one day in earnest; a day sheet has to stay small, or nobody could be given its time any more. */
export const mostRivals = 60

/** Whether a change lets somebody compete for a day. */
export function addsRivals({ room, entries }: SheetChange, rooms: readonly Room[]): boolean {
  const competes = rooms.some(({ id, contention }) => id === room && contention === 'compete')
  return competes && [...entries.values()].some((entry) => entry !== undefined && isUndecided(entry))
}

/**
 * The changes where there is room for who is new on each of these sheets, as they were read: each new rival gives a sheet another stamp, so
 * that a crowd that comes at once is counted one by one. Who is on it already stays, and what ends never counts. Refuses with
 * `too-many-requests` (`limit` is `rivals`).
 */
export function countedRivals(
  changes: readonly SheetChange[],
  sheets: Sheets,
  rooms: readonly Room[],
): SheetChange[] {
  return changes.map((change) => {
    const sheet = sheets.get(dayOf(change))
    const others = [...(sheet?.entries ?? [])].filter(([name]) => !change.entries.has(name))
    const before = others.filter(([, entry]) => isUndecided(entry)).length
    const named = [...change.entries].filter(([, entry]) => entry !== undefined && isUndecided(entry))
    const isNew = named.some(([name]) => sheet?.entries.has(name) !== true)
    if (!isNew || !addsRivals(change, rooms)) return change
    if (before + named.length > mostRivals) throw fullDay(change)
    return { ...change, seen: change.seen ?? { stamp: sheet?.stamp } }
  })
}

function fullDay({ room, date }: SheetChange): Refusal {
  return new Refusal('too-many', 'too-many-requests', { limit: 'rivals', most: mostRivals, room, date })
}
