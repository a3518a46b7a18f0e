import type { Conflict, SheetEntry } from '../schema.ts'

/** What stands in somebody's way as they may know it: of a block its label, which everybody reads; of a booking only when. */
export function conflictIn(
  { room, date }: Pick<Conflict, 'room' | 'date'>,
  { from, to, kind, label }: SheetEntry,
): Conflict {
  return { room, date, from, to, kind, ...(kind === 'block' && label !== undefined && { label }) }
}
