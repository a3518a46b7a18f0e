import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { foundHouseOf } from '../../infra/found-house.ts'
import { furnishHouse } from '../../infra/demo/furnish-house.ts'
import { aWorld } from '../support/world.ts'

const aef = resolve(import.meta.dirname, '../../infra/houses/aef.json')

it('works', async () => {
  await using world = await aWorld()
  await foundHouseOf(aef, world.ctx)
  const t = performance.now()
  console.log(await furnishHouse(world.ctx), performance.now() - t)
  expect(1).toBe(1)
})
