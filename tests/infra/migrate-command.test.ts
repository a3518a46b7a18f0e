import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import { listHouses } from '../../functions/houses/actions/list-houses.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const program = resolve(import.meta.dirname, '../../infra/migrate.ts')

function run({ engine: { endpoint, tableName } }: World, ...names: string[]) {
  const env = {
    TABLE_NAME: tableName,
    PUBLIC_URL: 'http://treff.example',
    SECRET_URL: 'file:///dev/null',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...names], {
    env,
    encoding: 'utf8',
  })
  return { status, said: stdout, complained: stderr }
}

itInTurn(
  'an operator does once, by one command, what newer programs need, and again by its name',
  async () => {
    await using world = await aWorld()
    await found(world)
    const forgetWords = async () => {
      for (const { pk, sk } of await world.ctx.table.query({ pk: 'HOUSE-WORDS' }))
        await world.ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
    }
    const isFound = async () => (await listHouses(world.ctx, { search: 'einstein' })).houses.length > 0
    await forgetWords()
    const first = run(world)
    expect(first).toMatchObject({ status: 0, complained: '' })
    expect(first.said).toMatch(
      /^house-words: The search .*\n( {2}\d+ items seen\n)+ {2}done\nsearch: The search .*\n( {2}\d+ items seen\n)+ {2}done\nalike: The searches .*\n( {2}\d+ items seen\n)+ {2}done\n$/,
    )
    expect(await isFound()).toBe(true)
    await forgetWords()
    expect(run(world)).toEqual({
      status: 0,
      said: 'house-words: done before\nsearch: done before\nalike: done before\n',
      complained: '',
    })
    expect(await isFound()).toBe(false)
    expect(run(world, 'house-words').status).toBe(0)
    expect(await isFound()).toBe(true)
    const unknown = run(world, 'house-worts')
    expect([unknown.status, unknown.complained]).toEqual([
      1,
      'There is no house-worts, but house-words, search, alike.\n',
    ])
  },
)
