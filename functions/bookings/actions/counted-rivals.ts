import type { Context } from '../../../shared/context.ts'
import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { withSheets } from '../../waitlist/actions/sheets.ts'
import { addsRivals, countedRivals } from '../rules/rivals-of-a-day.ts'

/** The changes as they may be written where requests compete; reads nothing where none does. */
export async function withRoomForRivals(
  ctx: Pick<Context, 'table'>,
  changes: readonly SheetChange[],
  { house, rooms }: Pick<HouseWithRooms, 'house' | 'rooms'>,
): Promise<readonly SheetChange[]> {
  const competing = changes.filter((change) => addsRivals(change, rooms))
  if (competing.length === 0) return changes
  return countedRivals(changes, await withSheets(ctx, house.id, competing, new Map()), rooms)
}
