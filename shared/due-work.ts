import type { Context } from './context.ts'
import { errorFacts } from './log.ts'
import { Refusal } from './refusal.ts'
import { epochMilliseconds } from './time/civil.ts'

/** Ends well before a function's minute does; the next run goes on. */
const mostMilliseconds = 40_000

const atOnce = 100

/** Said where the same may be due again already: it is read and done again. */
export type DueAgain = 'again' | undefined | void

export interface DueWork<Due> {
  /** What is due now, the first so many of it. */
  read: (most: number) => Promise<readonly Due[]>
  nameOf: (due: Due) => string
  work: (due: Due) => Promise<DueAgain>
  /** For the log, if it fails. */
  failed: string
}

/**
 * Works off what is due, until nothing is left or the time is up. What fails is left for the next run and does not stop the others; a
 * `Refusal` says that somebody else was first and is no failure.
 */
export async function workOff<Due>(
  ctx: Context,
  { read, nameOf, work, failed }: DueWork<Due>,
): Promise<void> {
  const started = epochMilliseconds(ctx.now())
  const done = new Set<string>()
  for (;;) {
    // What was done, or failed, may stand before all that is left.
    const due = (await read(atOnce + done.size)).filter((each) => !done.has(nameOf(each)))
    if (due.length === 0) return
    for (const each of due) {
      if (epochMilliseconds(ctx.now()) - started > mostMilliseconds) return
      const isDueAgain = await work(each).catch((error: unknown): DueAgain => {
        if (!(error instanceof Refusal)) ctx.log.error(failed, { of: nameOf(each), ...errorFacts(error) })
      })
      // An index lags behind: what was done already may still be listed.
      if (isDueAgain !== 'again') done.add(nameOf(each))
    }
  }
}
