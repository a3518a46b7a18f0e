import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import type { Closure } from '../schema/closure.ts'
import { readClosure } from '../store/closures.ts'

/** A closure, for the managers of its house alone. */
export async function openClosure(ctx: Pick<Context, 'table'>, actor: Actor, id: string): Promise<Closure> {
  const closure = await readClosure(ctx.table, id)
  if (closure === undefined) {
    if (actor.kind === 'visitor') throw new Refusal('unauthenticated', 'sign-in-needed')
    throw noClosure(id)
  }
  await loadManagedHouse(ctx, actor, closure.house)
  return closure
}

/** The same for nobody in particular: whoever goes on with it. */
export async function foundClosure(ctx: Pick<Context, 'table'>, id: string): Promise<Closure> {
  const closure = await readClosure(ctx.table, id)
  if (closure === undefined) throw noClosure(id)
  return closure
}

export function noClosure(id: string): Refusal {
  return new Refusal('not-found', 'not-found', { closure: id })
}
