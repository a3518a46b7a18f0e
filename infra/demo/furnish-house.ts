import { realContext } from '../../functions/entry.ts'
import { listGroups } from '../../functions/groups/actions/list-groups.ts'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { readSomeLedgers } from '../../functions/contacts/actions/ledger.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { findRoom, loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { addDays, mondayOf, startOfDay, today } from '../../shared/time/civil.ts'
import { register } from '../registered.ts'
import { blocks, closure } from './data/closed.ts'
import { dateOf, whenOf } from './calendar.ts'
import { askForAll, waitForFree } from './ask.ts'
import { enterUses } from './enter-uses.ts'
import { foundGroups } from './found-groups.ts'
import { house, inTurn } from './furnishing.ts'
import type { Furnishing } from './furnishing.ts'
import { showRooms } from './give-photos.ts'
import { openToAll } from './open-to-all.ts'
import { tellFacts } from './tell-facts.ts'

/** Where requests compete, so that rivals can be seen. */
const competing = 'teekueche'

/**
 * Fills the house of the local runner with invented neighbours and what they do, in the weeks around today, by the actions that they
 * would use; says what it did. A house in which there is a group, or somebody has asked lately, stays as it is.
 */
export async function furnishHouse(real: Context): Promise<string> {
  // They all come from one address, within seconds.
  const ctx = { ...real, settings: { ...real.settings, rateLimits: false } }
  const { file, groups } = await listGroups(ctx, { house })
  const { timeZone } = file.house
  const [first] = file.managers
  const [asked] = await readSomeLedgers(ctx.table, house, { most: 1 })
  if (groups.length > 0 || asked !== undefined || first === undefined)
    return 'The house is in use and stays as it is.'
  const monday = mondayOf(today(ctx.now(), timeZone))
  const began = startOfDay(addDays(monday, -1), timeZone)
  const before = { ...ctx, now: () => began }
  const manager: Actor = { kind: 'person', address: 'demo', person: { id: first.person, name: first.name } }
  const bare = { ctx, before, manager, monday }
  await letCompete(bare)
  await tellFacts(bare)
  await showRooms(bare)
  const furnishing: Furnishing = { ...bare, founded: await foundGroups(bare) }
  await enterUses(furnishing)
  await openToAll(furnishing)
  await inTurn(blocks, ({ label, ...slot }) => {
    const { rooms, date, from, to } = whenOf(slot, monday)
    const request = { rooms, from: `${date}T${from}`, to: `${date}T${to}`, label }
    return createBlock(ctx, manager, { house, request })
  })
  await askForAll(furnishing)
  await waitForFree(furnishing)
  const date = dateOf(closure, monday)
  const request = { from: date, to: date, words: closure.words, displaced: 'cancel' as const }
  await createClosure(ctx, manager, { house, request })
  return 'The house is furnished with invented neighbours.'
}

async function letCompete({ ctx, manager }: Pick<Furnishing, 'ctx' | 'manager'>): Promise<void> {
  const room = findRoom((await loadRooms(ctx, house)).rooms, competing)
  const settings = { ...room, contention: 'compete' as const }
  await changeRoom(ctx, manager, { house, room: competing, settings, version: room.version })
}

/** Run by `npm start` at the first start, in the environment of its functions. */
if (import.meta.main) {
  register()
  console.log(await furnishHouse(realContext()))
}
