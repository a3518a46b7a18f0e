import { openCheckpoints } from './checkpoints.ts'
import { replayDeadLetters } from './dead-letters.ts'
import type { Replayed } from './dead-letters.ts'
import type { LocalFunction } from './function.ts'
import type { StreamPlan } from './plans.ts'
import { eventOf, failuresIn, listenTo, Refused } from './stream-listener.ts'
import type { Listener } from './stream-listener.ts'
import { reasonOf } from './trouble.ts'

export interface StreamsOptions {
  mappings: readonly { plan: StreamPlan; target: Pick<LocalFunction, 'invoke'> }[]
  endpoint: string
  /** Keeps `streams.json` and `dead-letters.jsonl`. */
  dataDir: string
  warn?: (text: string) => void
  /** Milliseconds by which the clock of the functions is ahead of the engine's; default none. */
  ahead?: () => number
}

/** Carries what changed in the tables to the functions that listen: at least once, in order, from the first record on. */
export interface Streams extends AsyncDisposable {
  /** Something was written: look at once instead of at the next poll. */
  nudge(): void
  /** Resolves when everything written so far is delivered: true; or false if a batch is refused or the time is up. */
  drain(timeoutMs?: number): Promise<boolean>
  /** Brings what was given up to its listener again. */
  replay(): Promise<Replayed>
}

/** Pauses in milliseconds: between polls while nothing happens, after a refusal, while the engine is away. */
const pauses = { first: 15, idle: 1000, refused: 100, longestRefused: 30_000, away: 100, longestAway: 2000 }

export function startStreams(options: StreamsOptions): Streams {
  const checkpoints = openCheckpoints(options.dataDir)
  const warn = options.warn ?? (() => undefined)
  const nudgeAll = (): void => {
    for (const loop of loops) loop.nudge()
  }
  const loops = options.mappings.map(({ plan, target }) => {
    const listener = listenTo({
      plan,
      target,
      endpoint: options.endpoint,
      checkpoints,
      warn,
      ahead: options.ahead ?? (() => 0),
    })
    return runLoop(listener, warn, nudgeAll)
  })
  return {
    nudge: nudgeAll,
    drain: async (timeoutMs = 60_000) => {
      const deadline = performance.now() + timeoutMs
      for (;;) {
        const passes = await Promise.all(loops.map((loop) => loop.pass(deadline - performance.now())))
        if (passes.includes('refused')) return false
        if (passes.every((delivered) => delivered === 0)) return true
        if (performance.now() > deadline) return false
      }
    },
    replay: () =>
      replayDeadLetters(options.dataDir, async ({ listener, records }) => {
        const mapping = options.mappings.find(({ plan }) => plan.name === listener)
        try {
          const event = eventOf(records, options.ahead?.() ?? 0)
          return mapping !== undefined && failuresIn(await mapping.target.invoke(event)).length === 0
        } catch (error) {
          warn(`${listener}: ${reasonOf(error)}`)
          return false
        }
      }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
      checkpoints[Symbol.dispose]()
    },
  }
}

type Pass = number | 'refused'

interface Loop {
  nudge(): void
  /** Waits for a whole step that begins after this call, even if a pause would be due. */
  pass(timeoutMs: number): Promise<Pass>
  stop(): Promise<void>
}

function runLoop(listener: Listener, warn: (text: string) => void, onDelivery: () => void): Loop {
  const end = new AbortController()
  let nudged = false
  let wake: (() => void) | undefined
  let passes: ((pass: Pass) => void)[] = []
  let idle = 0
  let troubles = 0

  /** `patient` pauses are not cut short by writes, only by somebody who waits or by the end. */
  const rest = async (ms: number, patient: boolean): Promise<void> => {
    if (end.signal.aborted || passes.length > 0 || (nudged && !patient)) return
    await new Promise<void>((done) => {
      const timer = setTimeout(done, ms)
      wake = () => {
        if (patient && !end.signal.aborted && passes.length === 0) return
        clearTimeout(timer)
        done()
      }
    })
    wake = undefined
  }
  const step = async (): Promise<{ pass: Pass; ms: number; patient: boolean }> => {
    try {
      const delivered = await listener.step()
      troubles = 0
      idle = delivered > 0 ? 0 : idle + 1
      return { pass: delivered, ms: Math.min(pauses.first * 1.5 ** idle, pauses.idle), patient: false }
    } catch (error) {
      troubles += 1
      const refused = error instanceof Refused
      if (!end.signal.aborted && (refused || troubles === 10))
        warn(`${listener.plan.name}: ${reasonOf(error)}`)
      const [first, longest] = refused
        ? [pauses.refused, pauses.longestRefused]
        : [pauses.away, pauses.longestAway]
      return { pass: 'refused', ms: Math.min(first * 2 ** (troubles - 1), longest), patient: true }
    }
  }
  const loop = async (): Promise<void> => {
    while (!end.signal.aborted) {
      const waiting = passes
      passes = []
      if (nudged) idle = 0
      nudged = false
      const { pass, ms, patient } = await step()
      for (const done of waiting) done(pass)
      if (typeof pass === 'number' && pass > 0) onDelivery()
      else await rest(ms, patient)
    }
    for (const done of passes) done('refused')
  }
  const running = loop()

  return {
    nudge: () => {
      nudged = true
      wake?.()
    },
    pass: (timeoutMs) =>
      new Promise((done) => {
        const timer = setTimeout(() => done('refused'), Math.max(0, timeoutMs))
        passes.push((pass) => {
          clearTimeout(timer)
          done(pass)
        })
        if (end.signal.aborted) done('refused')
        wake?.()
      }),
    stop: async () => {
      end.abort()
      wake?.()
      await Promise.race([running, new Promise((done) => setTimeout(done, 700).unref())])
    },
  }
}
