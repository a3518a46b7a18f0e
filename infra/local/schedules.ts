import type { Clock } from './clock.ts'
import type { LocalFunction } from './function.ts'
import { reasonOf, Trouble } from './trouble.ts'

export interface SchedulePlan {
  name: string
  /** `rate(5 minutes)`; EventBridge's other kinds occur in no stack of ours. */
  expression: string
  input: unknown
  target: Pick<LocalFunction, 'invoke' | 'label'>
}

export interface Schedules extends AsyncDisposable {
  /**
   * For after a jump of the clock: runs every schedule once whether due or not, because between two jumps a day may lie or
   * a minute. Resolves when all have run.
   */
  runDue(): Promise<void>
}

interface Timer {
  plan: SchedulePlan
  everyMs: number
  next: number
}

const longestPause = 30_000

/**
 * Runs the schedules by the adjustable clock, and each once at the start, for what fell due while nothing ran. Throws `Trouble`
 * for an expression that it does not know.
 */
export function startSchedules(
  plans: readonly SchedulePlan[],
  clock: Clock,
  warn: (text: string) => void = () => undefined,
  onRun: () => void = () => undefined,
): Schedules {
  const timers: Timer[] = plans.map((plan) => ({ plan, everyMs: rateMs(plan), next: clock.now() }))
  let stopped = false
  let alarm: NodeJS.Timeout | undefined

  const run = async (timer: Timer): Promise<void> => {
    timer.next = clock.now() + timer.everyMs
    try {
      await timer.plan.target.invoke(timer.plan.input)
    } catch (error) {
      if (!stopped) warn(`schedule ${timer.plan.name} failed: ${reasonOf(error)}`)
    }
    onRun()
  }
  const due = (): Promise<unknown> => Promise.all(timers.filter(({ next }) => next <= clock.now()).map(run))
  const setAlarm = (): void => {
    clearTimeout(alarm)
    if (stopped || timers.length === 0) return
    const wait = Math.min(...timers.map(({ next }) => next)) - clock.now()
    alarm = setTimeout(() => void due().then(setAlarm), Math.min(Math.max(wait, 0), longestPause))
  }
  setAlarm()

  return {
    runDue: async () => {
      for (const timer of timers) timer.next = clock.now()
      await due()
      setAlarm()
    },
    [Symbol.asyncDispose]: () => {
      stopped = true
      clearTimeout(alarm)
      return Promise.resolve()
    },
  }
}

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

function rateMs({ name, expression }: SchedulePlan): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  if (count !== undefined && unit !== undefined) return Number(count) * unitMs[unit as keyof typeof unitMs]
  throw new Trouble(
    `The schedule ${name} is "${expression}", but the runner knows only rates, such as rate(5 minutes).`,
  )
}
