import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import { namedIn, requireManager } from '../../houses/rules.ts'
import { loadRoomDays } from '../../rooms/actions/load-room-days.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import { withParts } from '../../rooms/rules/related.ts'
import { managerName } from '../../contacts/rules/access.ts'
import { dateAndTimeOf, fullDayRefusal } from '../rules/block.ts'
import { blockOf, closureRefusal, undoMinutes } from '../rules/closure.ts'
import type { AffectedBooking, Closure, ClosureRequest } from '../schema/closure.ts'
import { newBlockWrite } from '../store/blocks.ts'
import { newClosureWrite, readClosure } from '../store/closures.ts'
import { foresee } from './lay-closure.ts'
import { noClosure } from './open-closure.ts'
import { carryOn } from './settle-closures.ts'

export interface Closing {
  house: string
  request: ClosureRequest
  /** The same id again is the same closure. */
  id?: string
}

/** Who would be affected by a closure; nothing is written. */
export async function previewClosure(
  ctx: Context,
  actor: Actor,
  closing: Closing,
): Promise<AffectedBooking[]> {
  const { file, closure } = await newClosure(ctx, actor, closing)
  return foresee(ctx, file, closure)
}

/**
 * Closes a house or some of its rooms: nobody can book there any more, who has time there loses it and is told, and perhaps
 * another time is held for them. Steps, each of which can be the last: whoever comes next goes on (the timer, or this again).
 */
export async function createClosure(ctx: Context, actor: Actor, closing: Closing): Promise<Closure> {
  const { file, closure } = await newClosure(ctx, actor, closing)
  const known = closing.id === undefined ? undefined : await readClosure(ctx.table, closing.id)
  if (known === undefined) {
    const { retentionMonths } = file.house
    await ctx.table.transact([
      newClosureWrite(closure, retentionMonths),
      newBlockWrite(blockOf(closure), retentionMonths),
    ])
  } else if (known.house !== closing.house) throw noClosure(known.id)
  return carryOn(ctx, closure.id)
}

async function newClosure(ctx: Context, actor: Actor, { house: houseId, request, id }: Closing) {
  const file = await loadRooms(ctx, houseId)
  const { house, managers, rooms: all } = file
  requireManager(managers, actor)
  const rooms = withParts(all, request.rooms ? pickRooms(all, request.rooms) : all)
  const now = ctx.now()
  const refusal = closureRefusal(request, rooms.length, { now, zone: house.timeZone })
  if (refusal) throw refusal
  const closureId = id ?? ctx.newId()
  const span = {
    from: dateAndTimeOf(request.from).date,
    to: dateAndTimeOf(request.to).date,
    consistent: true,
  }
  const full = fullDayRefusal(await loadRoomDays(ctx, rooms, span), closureId)
  if (full) throw full
  const { dryRun: _dryRun, ...asked } = request
  const closure: Closure = {
    ...asked,
    id: closureId,
    house: houseId,
    rooms: rooms.map((room) => room.id),
    state: 'laying',
    by: managerName(namedIn(managers, actor)),
    createdAt: now,
    undoUntil: addMinutes(now, undoMinutes),
    affected: [],
    restored: [],
  }
  return { file, closure }
}
