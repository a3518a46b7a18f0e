import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readInventory } from '../../infra/local/inventory.ts'
import { Trouble } from '../../infra/local/trouble.ts'
import { temporaryFolder, writeTemplates } from './fixture.ts'

test('the templates tell everything that is to be started, references between stacks resolved', () => {
  using folder = temporaryFolder()
  writeTemplates(folder.path, '/heard')
  const { tables, functions, routes, streams, schedules, assets } = readInventory(folder.path)

  expect(tables).toMatchObject([{ name: 'treffpunkt', streamView: 'NEW_AND_OLD_IMAGES', timeToLive: 'ttl' }])
  expect(tables[0]?.indexes[0]?.IndexName).toBe('due')
  expect(functions.map(({ label }) => label)).toEqual(['web', 'ears'])
  expect(functions[0]?.environment).toEqual({
    TABLE_NAME: 'treffpunkt',
    PUBLIC_URL: 'https://x',
    GREETING: 'hello',
  })
  expect(functions[0]).toMatchObject({ exportName: 'handler', timeoutMs: 60_000 })
  const [web, ears] = functions.map(({ arn }) => arn)
  expect(routes.map(({ routeKey }) => routeKey)).toContain('HEAD /try/{what}')
  expect(new Set(routes.map(({ functionArn }) => functionArn))).toEqual(new Set([web]))
  expect(streams).toMatchObject([{ tableName: 'treffpunkt', functionArn: ears, batchSize: 10, retries: 2 }])
  expect(streams[0]?.patterns).toEqual([{ dynamodb: { NewImage: { type: { S: ['booking'] } } } }])
  expect(schedules).toMatchObject([
    { expression: 'rate(10 minutes)', input: { schedule: 'send' }, functionArn: ears },
  ])
  expect(assets).toEqual([{ prefix: '/assets/', folder: join(folder.path, 'asset.browser') }])
})

test('a folder without templates says what to do', () => {
  using folder = temporaryFolder()
  expect(() => readInventory(folder.path)).toThrow(Trouble)
  expect(() => readInventory(join(folder.path, 'nowhere'))).toThrow(/No synthesised template/)
})
