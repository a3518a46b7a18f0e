import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Handler } from '../../functions/entry.ts'
import { root } from '../architecture/sources.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import type { World } from './world.ts'

/** All timers of the product, by the name of each. */
export async function allTimers() {
  const files = globSync('functions/*/lambda.ts', { cwd: root })
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(root, file))) as { handler: Handler }),
  )
  return Object.assign({}, ...modules.map(({ handler }) => handler.edges.schedules)) as Required<
    Handler['edges']
  >['schedules']
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
