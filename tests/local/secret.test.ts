import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { startLocal } from '../../infra/local/local.ts'
import type { Local } from '../../infra/local/local.ts'
import { engine, temporaryFolder, writeTemplates } from './fixture.ts'

/** A folder whose installation can be started again and again. */
function workplace() {
  const folder = temporaryFolder()
  const outDir = join(folder.path, 'out')
  mkdirSync(outDir)
  writeTemplates(outDir, join(folder.path, 'heard'))
  const dataDir = join(folder.path, 'data')
  const start = (more: { fresh?: boolean } = {}): Promise<Local> =>
    startLocal({ outDir, dataDir, engine, terminal: () => undefined, seed: () => Promise.resolve(), ...more })
  const file = join(dataDir, 'secret')
  return {
    dataDir,
    file,
    start,
    secret: () => readFileSync(file, 'utf8'),
    [Symbol.dispose]: folder[Symbol.dispose],
  }
}

const modeOf = (path: string) => statSync(path).mode & 0o777
const Key = { pk: { S: 'INSTALLATION' }, sk: { S: 'SECRET' } }

function inTable({ database: { endpoint } }: Local) {
  return callDynamo<{ Item?: unknown }>(endpoint, 'GetItem', {
    TableName: 'treffpunkt',
    Key,
    ConsistentRead: true,
  })
}

test('the secret lies in a file for its owner alone, the functions know where, and the table has none', async () => {
  using place = workplace()
  await using local = await place.start()
  expect(modeOf(place.file)).toBe(0o600)
  expect(modeOf(place.dataDir)).toBe(0o700)
  expect(modeOf(join(place.dataDir, 'environment.json'))).toBe(0o600)
  expect(await inTable(local)).not.toHaveProperty('Item')
  const { environment } = (await (await fetch(`${local.url}/try/x`)).json()) as { environment: object }
  expect(environment).toMatchObject({ SECRET_URL: pathToFileURL(place.file).href })
})

test('it stays over a restart, a copy that is open to everybody is shut, and --fresh makes another', async () => {
  using place = workplace()
  await (await place.start())[Symbol.asyncDispose]()
  const first = place.secret()
  chmodSync(place.file, 0o644)
  await (await place.start())[Symbol.asyncDispose]()
  expect([place.secret(), modeOf(place.file)]).toEqual([first, 0o600])
  await (await place.start({ fresh: true }))[Symbol.asyncDispose]()
  expect(place.secret()).not.toBe(first)
})

test('that of an older installation is taken out of its table, once', async () => {
  using place = workplace()
  {
    await using local = await place.start()
    writeFileSync(place.file, '')
    const Item = { ...Key, type: { S: 'secret' }, secret: { S: 'of old' } }
    await callDynamo(local.database.endpoint, 'PutItem', { TableName: 'treffpunkt', Item })
  }
  await using local = await place.start()
  expect(place.secret()).toBe('of old\n')
  expect(await inTable(local)).not.toHaveProperty('Item')
})

test('a data folder with the secret of another installation is refused in one sentence', async () => {
  using place = workplace()
  {
    await using local = await place.start()
    const Item = { ...Key, type: { S: 'secret' }, secret: { S: 'of another' } }
    await callDynamo(local.database.endpoint, 'PutItem', { TableName: 'treffpunkt', Item })
  }
  await expect(place.start()).rejects.toThrow(
    /^The secret in .* cannot be used \(.*another installation\)\.$/,
  )
})
