import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import type { Write } from '../../../shared/table/write.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { loadRoomDays, sheetWrites } from '../../rooms/actions/load-room-days.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { mostSheetsFreed } from '../../rooms/rules/sheets-at-once.ts'
import { blockedDays, unblockChange } from '../rules/block.ts'
import type { Block } from '../schema.ts'
import { readBlock, removedBlockWrite } from '../store/blocks.ts'
import { readClosure } from '../store/closures.ts'
import { giveBack } from '../../waitlist/actions/give-back.ts'

/** A block, for the managers of its house alone. */
export async function openBlock(ctx: Pick<Context, 'table'>, actor: Actor, id: string): Promise<Block> {
  const block = await readBlock(ctx.table, id)
  if (block === undefined) {
    if (actor.kind === 'visitor') throw new Refusal('unauthenticated', 'sign-in-needed')
    throw new Refusal('not-found', 'not-found', { block: id })
  }
  await loadManagedHouse(ctx, actor, block.house)
  return block
}

/** Takes a block away; its time can be booked again. What is over stays. */
export async function removeBlock(ctx: Context, actor: Actor, { id }: { id: string }): Promise<void> {
  await retryIfChanged(async () => {
    const block = await openBlock(ctx, actor, id)
    await refuseUnfinished(ctx, block)
    const file = await loadRooms(ctx, block.house)
    const last = blockedDays(block, file.house.timeZone).at(-1)
    if (last === undefined) throw new Refusal('not-found', 'not-found')
    if (instantOf(last.date, last.to, file.house.timeZone) <= ctx.now())
      throw new Refusal('conflict', 'in-the-past')
    await liftBlock(ctx, file, block, { beside: [], end: [removedBlockWrite(id)] })
  })
}

/** A closure that is just being laid or undone would lay, or miss, what is taken away meanwhile. */
async function refuseUnfinished(ctx: Context, { id, closure }: Block): Promise<void> {
  const state = closure ? (await readClosure(ctx.table, id))?.state : undefined
  if (state === 'laying' || state === 'undoing') throw new Refusal('conflict', 'changed-meanwhile')
}

/**
 * Takes a block off all its sheets, and ends with `end`. What is longer than one transaction takes several: each can be the last,
 * and whoever tries again goes on. `beside` is part
 * of each but the last.
 */
export async function liftBlock(
  ctx: Context,
  { house, rooms }: HouseWithRooms,
  block: Block,
  { beside, end }: { beside: readonly Write[]; end: readonly Write[] },
): Promise<void> {
  const days = blockedDays(block, house.timeZone)
  const span = { from: days[0]?.date ?? '', to: days.at(-1)?.date ?? '', consistent: true }
  const blocked = rooms.filter((room) => block.rooms.includes(room.id))
  const roomDays = await loadRoomDays(ctx, blocked, span)
  const known = roomDays.flatMap(({ sheets }) => [...sheets.values()])
  const laid = known.filter(({ entries }) => entries.has(block.id))
  const changes = laid.map((sheet) => unblockChange(block, sheet.room, sheet, house.timeZone))
  const whole = await giveBack(ctx, changes, { house, rooms, known })
  const writes = [...sheetWrites(ctx, whole.slots, house), ...whole.writes, ...end]
  if (writes.length <= mostWrites) {
    await ctx.table.transact(writes)
    return
  }
  for (let at = 0; at < changes.length; at += mostSheetsFreed) {
    const some = changes.slice(at, at + mostSheetsFreed)
    const given = await giveBack(ctx, some, { house, rooms, known })
    await ctx.table.transact([...sheetWrites(ctx, given.slots, house), ...given.writes, ...beside])
  }
  await ctx.table.transact(end)
}
