import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusal.ts'
import { replaceFields } from '../../shared/replace.ts'
import type { Write } from '../../shared/table/write.ts'
import { personIdOf, personWrites } from '../identity/actions.ts'
import { requireManager } from './rules.ts'
import { requireWholePrimeTime } from './rules/prime-time.ts'
import { HouseSettings } from './schema.ts'
import type { House, HouseEntry, Manager } from './schema.ts'
import {
  changedHouseWrites,
  listedWrite,
  managerWrite,
  newHouseWrite,
  readHouseEntries,
  readHouseFile,
} from './store.ts'
import type { HouseFile, ListedRoom } from './store.ts'

export { besideHouse, listedRoomWrite } from './store.ts'
export type { HouseFile } from './store.ts'

type Reading = Pick<Context, 'table'>

export function listHouses(ctx: Reading): Promise<HouseEntry[]> {
  return readHouseEntries(ctx.table)
}

/** The house, its managers and what stands beside it; refuses with `not-found`. One query. */
export async function loadHouse(ctx: Reading, id: string): Promise<HouseFile> {
  const file = await readHouseFile(ctx.table, id)
  if (file === undefined) throw new Refusal('not-found', 'not-found', { house: id })
  return file
}

/** The same for people who run it; refuses everybody else. */
export async function loadManagedHouse(ctx: Reading, actor: Actor, id: string): Promise<HouseFile> {
  const file = await loadHouse(ctx, id)
  requireManager(file.managers, actor)
  return file
}

export interface Founding {
  house: Omit<House, 'version'>
  manager: { name: string; email: string; language: 'de' | 'en' }
}

/** A new house with its first manager, as writes, so that its rooms can be founded in the same transaction. */
export async function foundingWrites(
  ctx: Context,
  { house, manager }: Founding,
  rooms: readonly ListedRoom[],
): Promise<Write[]> {
  const person = await personIdOf(ctx, manager.email)
  const entry: Manager = { ...manager, house: house.id, person, role: 'manager', since: ctx.now() }
  const role = { house: house.id, role: entry.role }
  return [
    newHouseWrite({ ...house, version: 1 }),
    listedWrite(house, rooms),
    managerWrite(entry),
    ...(await personWrites(ctx, manager, role)),
  ]
}

export interface HouseChange {
  house: string
  settings: HouseSettings
  /** The version that was edited: a change in between refuses with `changed-meanwhile`. */
  version: number
}

/** The settings as a whole: what is not among them any more is gone. Refuses half a prime time with the fields that are missing. */
export async function changeHouse(ctx: Reading, actor: Actor, change: HouseChange): Promise<House> {
  const { house } = await loadManagedHouse(ctx, actor, change.house)
  requireWholePrimeTime(change.settings)
  const settings = replaceFields(HouseSettings, house, change.settings)
  const changed = { ...settings, version: change.version + 1 }
  await ctx.table.transact(changedHouseWrites(changed, change.version))
  return changed
}
