import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import type { DueAgain } from '../../../shared/due-work.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Facts } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { addMinutes, epochMilliseconds } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { leaseOf, pauseOf, progressAfter } from '../rules/run.ts'
import type { Progress } from '../rules/run.ts'
import type { ImportPlan, ImportReport } from '../schema.ts'
import type { ImportRun } from '../schema/run.ts'
import { dueImports, goneRunWrites, readFile, readRun, readRunReport, runWrites } from '../store.ts'
import { importCalendar } from './import-calendar.ts'

/** Of one round: then it is the next house's turn. */
const mostMilliseconds = 15_000
/** Of that for reading the file. */
const readingMilliseconds = 10_000
/** What still fails after so long fails for ever. */
const mostMinutes = 2 * 24 * 60

/** Long imports go on, one round each at a time; reading a large file takes a whole processor. */
export function settleImports(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueImports,
    atOnce: 1,
    work: ({ house }) => goOn(ctx, house),
    failed: 'an import could not go on',
  })
}

async function goOn(ctx: Context, house: string): Promise<DueAgain> {
  const found = await readRun(ctx.table, house, ctx.now())
  if (found?.state !== 'running' || found.next > ctx.now()) return
  const minutes = leaseOf(found)
  const isLate = addMinutes(found.startedAt, mostMinutes) <= ctx.now()
  if (isLate || minutes === undefined) return endWith(ctx, found, 'import-given-up')
  const lease = { ...found, next: addMinutes(ctx.now(), minutes), idle: found.idle + 1 }
  await ctx.table.transact(runWrites(lease))
  return oneRound(ctx, { ...lease, step: lease.step + 1 })
}

async function oneRound(ctx: Context, run: ImportRun): Promise<DueAgain> {
  try {
    const { house, managers } = await loadRooms(ctx, run.house)
    const kept = await readFile(ctx.table, run)
    if (kept === undefined) return await endWith(ctx, run, 'calendar-unreadable')
    const own = managers.find(({ person }) => person === run.by)
    const actor: Actor = { kind: 'person', address: '', person: { id: run.by, name: own?.name ?? '' } }
    const importing = { ...kept, house: house.id, milliseconds: readingMilliseconds }
    const base = { counts: run, report: await readRunReport(ctx.table, run) }
    const keeper = keeperOf(ctx, run, base)
    const pace = { mayGoOn: keeper.mayGoOn, last: base.report.failed }
    return await keeper.end(await importCalendar(ctx, actor, importing, pace))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // Nobody is left who could be told.
    if (error.code === 'not-found') await ctx.table.transact(goneRunWrites(run))
    else if (error.kind === 'invalid' || error.kind === 'forbidden')
      await endWith(ctx, run, error.code, error.facts)
    else throw error
  }
  return undefined
}

/** Ends it before the calendar does. */
async function endWith(ctx: Context, run: ImportRun, code: string, facts: Facts = {}): Promise<undefined> {
  const told = Object.entries(facts).filter(([, fact]) => ['string', 'number'].includes(typeof fact))
  const why = { code, facts: Object.fromEntries(told) as NonNullable<ImportRun['why']>['facts'] }
  await ctx.table.transact(runWrites({ ...run, state: 'failed', movedAt: ctx.now(), why }))
}

/** Writes down how far a round is, before each few that it enters and at its end. */
function keeperOf(ctx: Context, begun: ImportRun, base: Progress) {
  const started = epochMilliseconds(ctx.now())
  let run = begun
  const save = async (changed: Partial<ImportRun>, { counts, report }: Progress): Promise<void> => {
    const isFurther = counts.taken > run.taken
    const moved = isFurther ? { movedAt: ctx.now(), idle: 0 } : {}
    const next = { ...run, ...moved, ...countsOf(counts), ...changed }
    await ctx.table.transact(runWrites(next, report))
    run = { ...next, step: next.step + 1 }
  }
  const mayGoOn = async (next: ImportPlan['takes'], report: () => Promise<ImportReport>) => {
    if (epochMilliseconds(ctx.now()) - started > mostMilliseconds) return false
    try {
      await save({}, progressAfter(base, await report(), next))
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }
  const end = (report: ImportReport): Promise<DueAgain> =>
    retryIfChanged(async () => {
      const progress = progressAfter(base, report)
      const now = await readRun(ctx.table, run.house, ctx.now())
      // Somebody has stopped it in between: what was entered until then is told all the same. Else it is another timer's by now.
      const isStopped = now?.state === 'stopped' && now.step === run.step + 1
      if (now?.id !== run.id || (now.step !== run.step && !isStopped)) return undefined
      run = now
      if (now.state !== 'running') return save({}, progress)
      const idle = report.done.length > 0 ? 0 : run.idle
      const pause = pauseOf({ left: progress.counts.left, idle })
      if (pause === undefined) await save({ state: 'done', movedAt: ctx.now(), idle }, progress)
      else await save({ next: addMinutes(ctx.now(), pause), idle }, progress)
      return pause === 0 ? 'again' : undefined
    })
  return { mayGoOn, end }
}

function countsOf({ taken, left, refused, ofTaken, known, leftOut }: Progress['counts']): Progress['counts'] {
  return { taken, left, refused, ofTaken, known, leftOut }
}
