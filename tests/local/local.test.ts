import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { startLocal } from '../../infra/local/local.ts'
import type { Local, LocalOptions } from '../../infra/local/local.ts'
import { engine, temporaryFolder, writeTemplates } from './fixture.ts'
import { itInTurn } from '../support/in-turn.ts'

/** A workplace with templates, a data folder and what the listener heard; `start` runs everything in it. */
function workplace() {
  const folder = temporaryFolder()
  const heard = join(folder.path, 'heard')
  const outDir = join(folder.path, 'out')
  mkdirSync(outDir)
  writeTemplates(outDir, heard)
  const dataDir = join(folder.path, 'data')
  const start = (more: Partial<LocalOptions> = {}): Promise<Local> =>
    startLocal({ outDir, dataDir, engine, terminal: () => undefined, seed: () => Promise.resolve(), ...more })
  const lines = (): string[] => (existsSync(heard) ? readFileSync(heard, 'utf8').trim().split('\n') : [])
  return { heard, dataDir, start, lines, [Symbol.dispose]: folder[Symbol.dispose] }
}

function book(local: Local, sk: string): Promise<unknown> {
  const Item = { pk: { S: 'p' }, sk: { S: sk }, type: { S: 'booking' } }
  return callDynamo(local.database.endpoint, 'PutItem', { TableName: 'treffpunkt', Item })
}

test('everything of the template runs: routes, environment, assets, streams and schedules', async () => {
  using place = workplace()
  await using local = await place.start({ rateLimits: 'off' })
  const answer = await fetch(`${local.url}/try/x?a=1`, { headers: { 'accept-encoding': 'identity' } })
  const { environment, event } = (await answer.json()) as Record<string, Record<string, unknown>>
  expect(event).toMatchObject({ routeKey: 'GET /try/{what}' })
  expect(environment).toMatchObject({
    TABLE_NAME: 'treffpunkt',
    PUBLIC_URL: local.url,
    RATE_LIMITS: 'off',
    AWS_ENDPOINT_URL_DYNAMODB: local.database.endpoint,
  })
  expect(environment).not.toHaveProperty('MAIL_URL')
  expect((await fetch(`${local.url}/assets/site-1.css`)).status).toBe(200)
  expect((await fetch(`${local.url}/try/throw`)).status).toBe(500)
  expect((await fetch(`${local.url}/x/y/z`)).status).toBe(404)
  await book(local, 'first')
  expect(await local.drain()).toBe(true)
  await expect.poll(place.lines).toEqual(expect.arrayContaining(['INSERT first']))
  await expect.poll(() => readFileSync(local.logFile, 'utf8')).toMatch(/\[web\] Error: no way/)
})

test('setting the clock over the console reaches the functions and runs what is due before it answers', async () => {
  using place = workplace()
  await using local = await place.start()
  await book(local, 'before')
  const body = '{"now":"2031-05-01T10:00:00+02:00"}'
  expect((await fetch(`${local.mailboxUrl}/clock`, { method: 'POST', body })).status).toBe(200)
  expect(place.lines()).toContain('INSERT before')
  expect(place.lines().at(-1)).toMatch(/^schedule send 2031-05-01T08:/)
  const { today } = (await (await fetch(`${local.url}/try/x`)).json()) as { today: string }
  expect(today).toMatch(/^2031-05-01T08:/)
})

test('the seed runs until it once came to its end, and again after --fresh', async () => {
  using place = workplace()
  let runs = 0
  const breaks = (): Promise<void> => {
    runs += 1
    return Promise.reject(new Error('killed in the middle'))
  }
  const works = async (): Promise<void> => void (runs += 1)
  await expect(place.start({ seed: breaks })).rejects.toThrow(/killed in the middle/)
  {
    await using local = await place.start({ seed: works })
    expect(local.seeded).toBe(true)
    await book(local, 'kept')
  }
  {
    await using local = await place.start({ seed: works })
    expect([local.seeded, runs]).toEqual([false, 2])
    expect(await local.drain()).toBe(true)
    expect(place.lines().filter((line) => line === 'INSERT kept')).toHaveLength(1)
  }
  await using local = await place.start({ seed: works, fresh: true })
  expect([local.seeded, runs]).toEqual([true, 3])
})

itInTurn('a change that was refused when the runner ended is heard after the next start', async () => {
  using place = workplace()
  writeFileSync(`${place.heard}.refuse`, '')
  {
    await using local = await place.start()
    await book(local, 'late')
    expect(await local.drain()).toBe(false)
  }
  expect(place.lines()).not.toContain('INSERT late')
  rmSync(`${place.heard}.refuse`)
  await using local = await place.start()
  expect(await local.drain()).toBe(true)
  expect(place.lines()).toContain('INSERT late')
})

test('a second runner on the same data is refused by name, also in the same process', async () => {
  using place = workplace()
  await using local = await place.start()
  await expect(place.start()).rejects.toThrow(/^Treffpunkt runs already with the data in .*DATA_DIR\.$/)
  expect((await fetch(`${local.url}/try/x`)).status).toBe(200)
})
