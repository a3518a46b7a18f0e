import { expect, test, vi } from 'vitest'
import { startClock } from '../../infra/local/clock.ts'
import { startSchedules } from '../../infra/local/schedules.ts'
import { Trouble } from '../../infra/local/trouble.ts'

function timers(...expressions: string[]) {
  const clock = startClock()
  clock.set(Date.parse('2026-12-05T07:58:00Z'))
  const ran: string[] = []
  const plans = expressions.map((expression) => {
    const invoke = async (input: unknown): Promise<unknown> => ran.push(`${String(input)} ${expression}`)
    return { name: expression, expression, input: 'run', target: { invoke, label: 'x' } }
  })
  return { clock, ran, schedules: startSchedules(plans, clock) }
}

test('a rate runs at the start and after every jump of the clock, and is awaited', async () => {
  const { clock, ran, schedules } = timers('rate(10 minutes)')
  await using _ = schedules
  await expect.poll(() => ran.length).toBe(1)
  clock.set(Date.parse('2026-12-05T07:59:00Z'))
  await schedules.runDue()
  expect(ran.length).toBe(2)
  clock.set(Date.parse('2027-12-05T07:59:00Z'))
  await schedules.runDue()
  expect(ran).toEqual(Array(3).fill('run rate(10 minutes)'))
})

test.each([
  ['rate(1 minute)', '2026-12-05T07:59:00Z'],
  ['rate(2 hours)', '2026-12-05T09:58:00Z'],
  ['rate(1 day)', '2026-12-06T07:58:00Z'],
])('%s runs again when its time has passed', async (expression, then) => {
  vi.useFakeTimers({ now: Date.parse('2026-12-05T07:58:00Z') })
  try {
    const { ran, schedules } = timers(expression)
    await using _ = schedules
    await vi.advanceTimersByTimeAsync(0)
    expect(ran.length).toBe(1)
    await vi.advanceTimersByTimeAsync(Date.parse(then) - Date.now() - 1000)
    expect(ran.length).toBe(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(ran.length).toBe(2)
  } finally {
    vi.useRealTimers()
  }
})

test.each(['cron(0 8 * * ? *)', 'at(2026-12-05T08:00:00)', 'rate(5 weeks)', ''])(
  'a schedule like "%s" is told in one sentence, and nothing runs',
  (expression) => {
    expect(() => timers('rate(1 hour)', expression)).toThrow(
      new Trouble(
        `The schedule ${expression} is "${expression}", but the runner knows only rates, such as rate(5 minutes).`,
      ),
    )
  },
)

test('a failing schedule is told and does not stop the others', async () => {
  const clock = startClock()
  const told: string[] = []
  const fail = { invoke: () => Promise.reject(new Error('no')), label: 'x' }
  let ran = 0
  const work = { invoke: async () => (ran += 1), label: 'x' }
  const plan = { expression: 'rate(1 hour)', input: {} }
  const plans = [
    { ...plan, name: 'a', target: fail },
    { ...plan, name: 'b', target: work },
  ]
  await using schedules = startSchedules(plans, clock, (text) => told.push(text))
  await schedules.runDue()
  expect(told).toContain('schedule a failed: no')
  expect(ran).toBeGreaterThan(0)
})
