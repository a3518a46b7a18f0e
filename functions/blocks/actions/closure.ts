import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { addMinutes } from '../../../shared/time/civil.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms, pickRooms } from '../../rooms/actions.ts'
import { withParts } from '../../rooms/rules/related.ts'
import { managerName } from '../../contacts/rules/access.ts'
import { blockOf, closureRefusal, mayUndo, undoMinutes } from '../rules/closure.ts'
import type { AffectedBooking, Closure, ClosureRequest } from '../schema/closure.ts'
import { newBlockWrite } from '../store/blocks.ts'
import { closureStateWrite, newClosureWrite, readClosure, readDueClosureIds } from '../store/closures.ts'
import { foresee, layClosure } from './lay-closure.ts'
import { undoSteps } from './undo-closure.ts'

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
    await ctx.table.transact([newClosureWrite(closure, retentionMonths), newBlockWrite(blockOf(closure))])
  } else if (known.house !== closing.house) throw notFound(known.id)
  return carryOn(ctx, closure.id)
}

/** Takes a closure back, for an hour. Refuses with `too-late` afterwards. What was accepted elsewhere meanwhile stays there. */
export async function undoClosure(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Closure> {
  const closure = await openClosure(ctx, actor, id)
  const now = ctx.now()
  if (closure.state === 'undone') return closure
  if (!mayUndo(closure, now)) throw new Refusal('conflict', 'too-late', { until: closure.undoUntil })
  await ctx.table.transact([
    closureStateWrite(id, { from: ['laying', 'laid', 'undoing'], to: 'undoing', now }),
  ])
  return carryOn(ctx, id)
}

/** A closure, for the managers of its house alone. */
export async function openClosure(ctx: Pick<Context, 'table'>, actor: Actor, id: string): Promise<Closure> {
  const closure = await readClosure(ctx.table, id)
  if (closure === undefined) {
    if (actor.kind === 'visitor') throw new Refusal('unauthenticated', 'sign-in-needed')
    throw notFound(id)
  }
  await loadManagedHouse(ctx, actor, closure.house)
  return closure
}

/** Ends what somebody began and did not end; what fails is left for the next time. */
export async function settleClosures(ctx: Context): Promise<void> {
  for (const id of await readDueClosureIds(ctx.table, ctx.now())) {
    await carryOn(ctx, id).catch((error: unknown) =>
      ctx.log.error('a closure could not be ended', { closure: id, error: String(error) }),
    )
  }
}

/** Goes on with a closure until it is as it shall be, or somebody is in the way who is just at it. */
async function carryOn(ctx: Context, id: string): Promise<Closure> {
  const closure = await found(ctx, id)
  const file = await loadRooms(ctx, closure.house)
  if (closure.state === 'laying') await layClosure(ctx, file, closure)
  if (closure.state === 'undoing') await undoSteps(ctx, file, closure)
  return found(ctx, id)
}

async function found(ctx: Context, id: string): Promise<Closure> {
  const closure = await readClosure(ctx.table, id)
  if (closure === undefined) throw notFound(id)
  return closure
}

async function newClosure(ctx: Context, actor: Actor, { house: houseId, request, id }: Closing) {
  const file = await loadRooms(ctx, houseId)
  const { house, managers, rooms: all } = file
  requireManager(managers, actor)
  const rooms = withParts(all, request.rooms ? pickRooms(all, request.rooms) : all)
  const now = ctx.now()
  const refusal = closureRefusal(request, rooms.length, { now, zone: house.timeZone })
  if (refusal) throw refusal
  const { dryRun: _dryRun, ...asked } = request
  const closure: Closure = {
    ...asked,
    id: id ?? ctx.newId(),
    house: houseId,
    rooms: rooms.map((room) => room.id),
    state: 'laying',
    by: managerName(actor),
    createdAt: now,
    undoUntil: addMinutes(now, undoMinutes),
    affected: [],
    restored: [],
  }
  return { file, closure }
}

function notFound(id: string): Refusal {
  return new Refusal('not-found', 'not-found', { closure: id })
}
