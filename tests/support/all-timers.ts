import { join } from 'node:path'
import { capabilities } from '../../functions/capabilities.ts'
import type { Handler } from '../../functions/entry.ts'
import { root } from '../architecture/sources.ts'
import type { Context } from '../../shared/context.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { actingAs } from './acting.ts'
import { granted } from './granted.ts'
import type { World } from './world.ts'

/** All timers of the product, by the name of each; each does its work as the function that it wakes. */
export async function allTimers(): Promise<Record<string, (ctx: Context) => Promise<void>>> {
  const timers = capabilities.map(async (capability) => {
    if (capability.schedules === undefined) return []
    const path = join(root, 'functions', capability.name, 'lambda.ts')
    const { handler } = (await import(path)) as { handler: Handler }
    return Object.entries(handler.edges.schedules ?? {}).map(
      ([name, act]) => [name, (ctx: Context) => actingAs(capability, () => act(granted(ctx)))] as const,
    )
  })
  return Object.fromEntries((await Promise.all(timers)).flat())
}

/** Time goes by until a moment, so many days at once, and whatever is due is done. */
export async function timePasses({ ctx, clock }: World, until: string, days: number): Promise<void> {
  const timers = Object.values(await allTimers())
  while (ctx.now() < until) {
    const next = addMinutes(ctx.now(), days * 24 * 60)
    clock.set(next < until ? next : until)
    for (const timer of timers) await timer(ctx)
  }
}
