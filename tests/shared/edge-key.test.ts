import { expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'

const edgeKey = '3f1c2a9e-0000-4000-8000-1d2e3f405060'

it.each([
  ['without the key of the distribution', undefined, 403],
  ['with a guess', edgeKey.replace('3', '4'), 403],
  ['with the key', edgeKey, 200],
])('a call past the distribution, %s', async (_, key, status) => {
  await using world = await aWorld({ settings: { edgeKey } })
  await found(world)
  for (const path of ['/aef', '/api/houses/aef', '/aef/calendar.ics']) {
    const answer = await world.call('GET', path, {
      headers: key === undefined ? {} : { 'x-front-door': key },
    })
    expect([path, answer.status]).toEqual([path, status])
    if (status === 403) expect(answer.text).toBe('http://treff.example\n')
  }
})

it('where there is no distribution, nobody is asked for a key', async () => {
  await using world = await aWorld()
  await found(world)
  expect((await world.call('GET', '/aef')).status).toBe(200)
})
