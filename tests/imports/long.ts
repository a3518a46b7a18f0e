import { beginRun } from '../../functions/imports/actions/begin-run.ts'
import { previewImport } from '../../functions/imports/actions/import-calendar.ts'
import { settleImports } from '../../functions/imports/actions/settle-imports.ts'
import { capability } from '../../functions/imports/contract.ts'
import { lastRun } from '../../functions/imports/actions/open-run.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { actingAs } from '../support/acting.ts'
import { granted } from '../support/granted.ts'
import type { World } from '../support/world.ts'
import { house } from '../back-office/managed.ts'
import { calendar, importing, meeting } from './calendar-files.ts'
import { aManager, chosen } from './import-form.ts'

/** What the timer does each minute, as the function that it wakes. */
export const timer = (ctx: Context) => actingAs(capability, () => settleImports(granted(ctx)))

/** Where a long import tells how far it is. */
export const progress = '/manage/aef/import/progress'

const two = (number: number) => String(number).padStart(2, '0')

/** So many events that disturb nobody, half an hour each, from 10 December on. */
export function longCalendar(count: number, more: string[] = []): string {
  const events = Array.from({ length: count }, (_, at) => {
    const half = at % 26
    const day = 10 + Math.floor(at / 26)
    const start = `202612${two(day)}T${two(8 + (half % 13))}${half < 13 ? '00' : '30'}00`
    return meeting(`event ${at}`, '', { start, length: 'PT30M', title: `Termin ${at}` })
  })
  return calendar(...events, ...more)
}

/** A manager who has sent a calendar of which 250 events were entered on the page. */
export async function aLongImport(world: World, file = longCalendar(290), before?: () => Promise<unknown>) {
  const manager = await aManager(world)
  await before?.()
  const answer = await manager.send({ ...chosen, step: 'take' }, file)
  return { ...manager, answer, look: async () => manager.browser.get(progress) }
}

/** The same before the page has entered anything. */
export async function aRun(ctx: Context, { person }: Actor, file = longCalendar(60)) {
  const asked = importing(file)
  const report = await previewImport(ctx, { kind: 'person', address: '', person: person! }, asked)
  await beginRun(ctx, { person: person! }, { importing: asked, report })
}

/** What is counted of a run in the end, or until then. */
export async function countsOf(ctx: Context) {
  const run = await lastRun(ctx, house)
  return run && [run.state, run.taken, run.left]
}

/** A process that dies with its nth write, before it happens or when it has: from then on nothing comes through. */
export function dying(ctx: Context, at: number, when: 'before' | 'after' = 'before'): Context {
  let writes = 0
  let isDead = false
  const lives = () => {
    if (isDead) throw new Error('The process died')
  }
  const transact: Context['table']['transact'] = async (all) => {
    lives()
    isDead = ++writes === at
    if (when === 'before') lives()
    const answer = await ctx.table.transact(all)
    lives()
    return answer
  }
  const alive = Object.entries(ctx.table).map(([name, act]) => [
    name,
    async (...given: never[]) => {
      lives()
      return (act as (...all: never[]) => Promise<unknown>)(...given)
    },
  ])
  return { ...ctx, table: { ...(Object.fromEntries(alive) as Context['table']), transact } }
}
