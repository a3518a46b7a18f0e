import { expect, test } from 'vitest'
import { startClock } from '../../infra/local/clock.ts'
import { startFunction } from '../../infra/local/function.ts'
import { readInventory } from '../../infra/local/inventory.ts'
import { temporaryFolder, writeTemplates } from './fixture.ts'

interface Told {
  count: number
  environment: Record<string, string>
  now: number
  today: string
}

/** The fixture's web function, and what it printed. */
function web(environment: Record<string, string> = {}, how: { most?: number; idleMs?: number } = {}) {
  const folder = temporaryFolder()
  writeTemplates(folder.path, '/heard')
  const plan = readInventory(folder.path).functions.find(({ label }) => label === 'web')
  if (plan === undefined) throw new Error('the fixture has no web function')
  const clock = startClock()
  const printed: [string, boolean][] = []
  const log = (line: string, severe: boolean): void => void printed.push([line, severe])
  const started = startFunction({ plan, environment, clock, log, ...how })
  const ask = async (what: string, timeoutMs?: number): Promise<Told> => {
    const answer = (await started.invoke({ pathParameters: { what } }, timeoutMs)) as { body: string }
    return JSON.parse(answer.body) as Told
  }
  const end = async (): Promise<void> => {
    await started[Symbol.asyncDispose]()
    folder[Symbol.dispose]()
  }
  return { ask, clock, printed, started, [Symbol.asyncDispose]: end }
}

test('a function has its own environment and nothing of the runner’s', async () => {
  process.env['OF_THE_RUNNER'] = 'secret'
  await using one = web({ TABLE_NAME: 'one' })
  await using other = web({ TABLE_NAME: 'other' })
  expect((await one.ask('x')).environment).toMatchObject({
    TABLE_NAME: 'one',
    AWS_LAMBDA_FUNCTION_NAME: 'web',
  })
  const { environment } = await other.ask('x')
  expect(environment['TABLE_NAME']).toBe('other')
  expect(environment).not.toHaveProperty('OF_THE_RUNNER')
})

test('the clock of a function follows the runner’s, runs on, and leaves the runner’s own alone', async () => {
  await using one = web()
  await one.ask('x')
  one.clock.set(Date.parse('2031-05-01T08:00:00Z'))
  const told = await one.ask('x')
  expect(told.today).toMatch(/^2031-05-01T08:/)
  await new Promise((done) => setTimeout(done, 30))
  expect((await one.ask('x')).now).toBeGreaterThan(told.now + 20)
  expect(new Date().getUTCFullYear()).toBeLessThan(2031)
})

test('calls run side by side in one thread, and a thrown error fails only its own', async () => {
  await using one = web({}, { most: 1 })
  await one.ask('x')
  // Each waits for the other: one after the other they would never end.
  const calls = [one.ask('meet'), one.ask('throw'), one.ask('meet')]
  const [first, failed, second] = await Promise.allSettled(calls)
  expect([first?.status, second?.status, failed?.status]).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(one.printed.some(([line, severe]) => severe && line.includes('no way'))).toBe(true)
})

test('a crashed thread fails its calls and is started again for the next', async () => {
  await using one = web()
  await expect(one.ask('crash')).rejects.toThrow(/crashed/)
  expect((await one.ask('x')).count).toBe(1)
})

test('a call that takes too long is given up, and the next one finds a new thread', async () => {
  await using one = web()
  await one.ask('x')
  await expect(one.ask('hang', 200)).rejects.toThrow(/longer than 200 ms/)
  expect((await one.ask('x')).count).toBe(1)
})

test('while a thread is at work another one starts, as many as there may be, and what is idle ends', async () => {
  await using one = web({}, { most: 2, idleMs: 200 })
  expect(one.started.threadCount()).toBe(0)
  await one.ask('x')
  // The second waits for somebody whom it does not meet in its own thread: it keeps it at work.
  const waits = one.ask('meet')
  const other = one.ask('meet')
  expect(one.started.threadCount()).toBe(2)
  await Promise.all([waits, other])
  await Promise.all(Array.from({ length: 20 }, () => one.ask('x')))
  expect(one.started.threadCount()).toBe(2)
  await expect.poll(() => one.started.threadCount()).toBe(0)
  expect((await one.ask('x')).count).toBe(1)
})

test('what a function prints to stderr is severe', async () => {
  await using one = web()
  await one.ask('print')
  await expect.poll(() => one.printed).toContainEqual(['printed aloud', true])
})

test('an event over 6 MB is refused, as Lambda does', async () => {
  await using one = web()
  await expect(one.started.invoke('x'.repeat(7_000_000))).rejects.toThrow(/6 MB/)
})
