import { replaceFields } from '../../../shared/replace.ts'
import type { Write } from '../../../shared/table/write.ts'
import { HouseHours } from '../schema.ts'
import type { House } from '../schema.ts'
import { changedHouseWrites } from '../store.ts'

/**
 * A house with other hours, as a whole, and the writes that make it so, for whoever knows what that does to its rooms. `seen`: the version
 * that was edited, a change in between refuses with `changed-meanwhile`.
 */
export function changedHours(
  house: House,
  hours: HouseHours,
  seen: number,
): { house: House; writes: Write[] } {
  const changed = { ...replaceFields(HouseHours, house, hours), version: seen + 1 }
  return { house: changed, writes: changedHouseWrites(changed, house, seen) }
}
