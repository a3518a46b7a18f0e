import type { Clock } from './clock.ts'
import { nextCron } from './cron.ts'
import type { LocalFunction } from './function.ts'
import { reasonOf, Trouble } from './trouble.ts'

export interface SchedulePlan {
  name: string
  /** `rate(5 minutes)` or `cron(0 6 * * ? *)`, in UTC as EventBridge reads it. */
  expression: string
  input: unknown
  target: Pick<LocalFunction, 'invoke' | 'label'>
}

export interface Schedules extends AsyncDisposable {
  /**
   * For after a jump of the clock: runs what is due by now, and every `rate` once whether due or not, because between
   * two jumps a day may lie or a minute. Resolves when all have run.
   */
  runDue(): Promise<void>
}

interface Timer {
  plan: SchedulePlan
  next: number
}

const longestPause = 30_000

/** Runs the schedules by the adjustable clock; every `rate` also once at the start, for what fell due while nothing ran. */
export function startSchedules(
  plans: readonly SchedulePlan[],
  clock: Clock,
  warn: (text: string) => void = () => undefined,
  onRun: () => void = () => undefined,
): Schedules {
  const timers: Timer[] = plans.map((plan) => {
    const rate = rateMs(plan.expression) !== undefined
    return { plan, next: rate ? clock.now() : nextAfter(plan.expression, clock.now()) }
  })
  let stopped = false
  let alarm: NodeJS.Timeout | undefined

  const run = async (timer: Timer): Promise<void> => {
    timer.next = nextAfter(timer.plan.expression, clock.now())
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
      for (const timer of timers) {
        const rate = rateMs(timer.plan.expression) !== undefined
        if (rate) timer.next = clock.now()
        else if (timer.next > clock.now()) timer.next = nextAfter(timer.plan.expression, clock.now())
      }
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

/** Milliseconds of a `rate(…)`; undefined for anything else. */
function rateMs(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? []
  if (count === undefined || unit === undefined) return undefined
  return (
    Number(count) * { minute: 60_000, hour: 3_600_000, day: 86_400_000 }[unit as 'minute' | 'hour' | 'day']
  )
}

function nextAfter(expression: string, epochMs: number): number {
  const rate = rateMs(expression)
  if (rate !== undefined) return epochMs + rate
  const fields = /^cron\((.*)\)$/.exec(expression)?.[1]
  if (fields === undefined) throw new Trouble(`The schedule "${expression}" is neither rate(…) nor cron(…).`)
  return nextCron(fields, epochMs)
}
