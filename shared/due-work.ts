import type { Context } from './context.ts'
import { inParallel } from './in-parallel.ts'
import { warnIfLate } from './late.ts'
import { errorFacts, signalLines } from './log.ts'
import { Refusal } from './refusal.ts'
import type { DueList } from './table/due.ts'
import { equals } from './table/expression.ts'
import type { DueKey } from './table/table.ts'
import { addMinutes, epochMilliseconds } from './time/civil.ts'

/** Ends well before a function's minute does; the next run goes on. */
const mostMilliseconds = 40_000

const listedAtOnce = 100
/** A turn mostly waits for the table. */
const mostAtOnce = 8
/** So often the same thing may be due again in one run. */
const mostTurns = 50
/** Minutes until what failed has its next turn: twice as many each time, until a day. */
const pause = { first: 5, most: 24 * 60 }

/** Said where the same may be due again already: it is read and done again. */
export type DueAgain = 'again' | undefined | void

export interface DueWork<Due> {
  due: DueList<Due>
  work: (due: Due) => Promise<DueAgain>
  /** For the log, if it fails. */
  failed: string
  /** Turns at the same time; less where a turn does not merely wait. */
  atOnce?: number
  /** Done before each reading. */
  before?: () => Promise<void>
}

/**
 * Works off what is due, until nothing is left or the time is up. What fails is told and put back, for longer each time, so that it never
 * stands before the others; a `Refusal` says that somebody else was first: it is put back too, and told to nobody.
 */
export async function workOff<Due>(
  ctx: Context,
  { due: list, before, atOnce = mostAtOnce, ...doing }: DueWork<Due>,
): Promise<void> {
  const started = epochMilliseconds(ctx.now())
  const turns = new Map<string, number>()
  let listed = 0
  for (;;) {
    await before?.()
    // An index lags behind: what is done, or put back, may still be listed before all that is left.
    const found = await ctx.table.due(list.kind, ctx.now(), listedAtOnce + listed)
    if (turns.size === 0) warnIfLate(ctx, signalLines.lateWork, { kind: list.kind, since: found[0]?.at })
    const due = found.filter((key) => (turns.get(nameOf(key)) ?? 0) < mostTurns)
    listed = found.length - due.length
    if (due.length === 0) return
    let isOver = false
    await inParallel(due, atOnce, async (key) => {
      isOver ||= epochMilliseconds(ctx.now()) - started > mostMilliseconds
      if (isOver) return
      const isDueAgain = await turn(ctx, key, list.of(key), doing)
      turns.set(nameOf(key), isDueAgain === 'again' ? (turns.get(nameOf(key)) ?? 0) + 1 : mostTurns)
    })
    if (isOver) return
  }
}

const nameOf = ({ pk, sk }: DueKey) => `${pk} ${sk}`

async function turn<Due>(
  ctx: Context,
  key: DueKey,
  due: Due,
  { work, failed }: Pick<DueWork<Due>, 'work' | 'failed'>,
): Promise<DueAgain> {
  try {
    return await work(due)
  } catch (error) {
    if (!(error instanceof Refusal)) ctx.log.error(failed, { of: nameOf(key), ...errorFacts(error) })
    await putBack(ctx, key).catch((cause: unknown) =>
      ctx.log.warn('what failed could not be put back', { of: nameOf(key), ...errorFacts(cause) }),
    )
    return undefined
  }
}

/** Its next turn comes later, and later still if it fails again. Whoever changes the thing meanwhile says themselves when it is due. */
async function putBack(ctx: Context, { pk, sk, at }: DueKey): Promise<void> {
  const key = { pk, sk }
  const item = await ctx.table.get(key, { consistent: true })
  // What has had a regular turn since then begins anew.
  const tries = item?.['dueBackAt'] === at ? Number(item['dueTries']) : 0
  const dueAt = addMinutes(ctx.now(), Math.min(pause.first * 2 ** Math.min(tries, 20), pause.most))
  const set = { dueAt, dueBackAt: dueAt, dueTries: tries + 1 }
  await ctx.table.transact([{ kind: 'update', key, set, when: [equals('dueAt', at)], refuse: () => 'mine' }])
}
