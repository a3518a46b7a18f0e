import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { listHouses } from '../../functions/houses/actions/list-houses.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

const program = resolve(import.meta.dirname, '../../infra/list-words.ts')

it('an operator makes houses from before be found by their names with one command', async () => {
  await using world = await aWorld()
  await found(world)
  for (const { pk, sk } of await world.ctx.table.query({ pk: 'HOUSE-WORDS' }))
    await world.ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
  const { endpoint, tableName } = world.engine
  const env = {
    TABLE_NAME: tableName,
    PUBLIC_URL: 'http://treff.example',
    SECRET_URL: 'file:///dev/null',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const said = execFileSync(process.execPath, [program], { env, encoding: 'utf8' })
  expect(said).toBe('Houses that the search finds by name and place: 1\n')
  expect((await listHouses(world.ctx, { search: 'einstein' })).houses).toHaveLength(1)
})
