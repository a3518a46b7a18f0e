import { setTimeout as pause } from 'node:timers/promises'
import type { LocalFunction } from './function.ts'
import { reasonOf } from './trouble.ts'

export interface ListenerPlan {
  /** Whose events: `aws.ses`. */
  source: string
  target: Pick<LocalFunction, 'invoke' | 'label'>
}

export interface Listeners extends AsyncDisposable {
  /** Brings an event to all who listen to its source, soon, and again if they fail. */
  tell(event: { source?: unknown }): void
  /** Resolves when every event so far has been taken or given up. */
  idle(): Promise<void>
}

/** An event comes a moment after what it tells of, and twice more where nobody takes it; AWS waits minutes in between. */
const pauses = [300, 1000, 2000] as const

/** Events of AWS services, as EventBridge brings them to functions. */
export function startListeners(
  plans: readonly ListenerPlan[],
  warn: (text: string) => void,
  onRun: () => void,
): Listeners {
  const ending = new AbortController()
  const running = new Set<Promise<void>>()

  const bring = async ({ source, target }: ListenerPlan, event: unknown): Promise<void> => {
    for (const [tries, wait] of pauses.entries()) {
      await pause(wait, undefined, { signal: ending.signal })
      try {
        await target.invoke(event)
        return onRun()
      } catch (error) {
        if (tries === pauses.length - 1)
          warn(`${target.label} took no event of ${source}: ${reasonOf(error)}`)
      }
    }
  }
  return {
    tell: (event) => {
      for (const plan of plans.filter(({ source }) => source === event.source)) {
        // Aborted at the end: nobody waits for it any more.
        const run = bring(plan, event).catch(() => undefined)
        running.add(run)
        void run.then(() => running.delete(run))
      }
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
    [Symbol.asyncDispose]: async () => {
      ending.abort()
      await Promise.all(running)
    },
  }
}
