import { expect, test } from 'vitest'
import { startClock } from '../../infra/local/clock.ts'
import { nextCron } from '../../infra/local/cron.ts'
import { startSchedules } from '../../infra/local/schedules.ts'

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

test('a cron runs when the clock passes its time, once however far', async () => {
  const { clock, ran, schedules } = timers('cron(0 8 * * ? *)')
  await using _ = schedules
  clock.set(Date.parse('2026-12-05T07:59:30Z'))
  await schedules.runDue()
  expect(ran).toEqual([])
  clock.set(Date.parse('2026-12-08T09:00:00Z'))
  await schedules.runDue()
  expect(ran.length).toBe(1)
})

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

test.each([
  ['0 6 * * ? *', '2026-12-05T06:00:00Z', '2026-12-06T06:00:00.000Z'],
  ['*/15 * * * ? *', '2026-12-05T06:01:00Z', '2026-12-05T06:15:00.000Z'],
  ['30 22 ? * MON-FRI *', '2026-12-05T06:00:00Z', '2026-12-07T22:30:00.000Z'],
  ['0 0 1 JAN,JUL ? *', '2026-12-05T06:00:00Z', '2027-01-01T00:00:00.000Z'],
])('cron(%s) after %s is %s', (fields, after, next) => {
  expect(new Date(nextCron(fields, Date.parse(after))).toISOString()).toBe(next)
})
