import type { Context } from '../../../shared/context.ts'
import type { Actor } from '../../../shared/actor.ts'
import { replaceFields } from '../../../shared/replace.ts'
import { requireWholePrimeTime } from '../rules/prime-time.ts'
import { HouseSettings } from '../schema.ts'
import type { House } from '../schema.ts'
import { changedHouseWrites } from '../store.ts'
import { loadManagedHouse } from './load-house.ts'

export interface HouseChange {
  house: string
  settings: HouseSettings
  /** The version that was edited: a change in between refuses with `changed-meanwhile`. */
  version: number
}

/** The settings as a whole: what is not among them any more is gone. Refuses half a prime time with the fields that are missing. */
export async function changeHouse(
  ctx: Pick<Context, 'table'>,
  actor: Actor,
  change: HouseChange,
): Promise<House> {
  const { house } = await loadManagedHouse(ctx, actor, change.house, 'change-settings')
  requireWholePrimeTime(change.settings)
  const settings = replaceFields(HouseSettings, house, change.settings)
  // What a house of before had is among the reasons that were sent.
  const changed = { ...settings, declineReasons: '', version: change.version + 1 }
  await ctx.table.transact(changedHouseWrites(changed, house, change.version))
  return changed
}
