import { describe, expect, it } from 'vitest'
import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { listHouses } from '../../functions/houses/actions/list-houses.ts'
import { listedType, wordsAgainWrites } from '../../functions/houses/actions/list-words.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { HouseSettings } from '../../functions/houses/schema.ts'
import type { HouseEntry } from '../../functions/houses/schema.ts'
import { listedWrites } from '../../functions/houses/store/listed.ts'
import { aHouse, found } from '../support/builders.ts'
import { migrate } from '../../infra/migration.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

/** Puts houses into the list, as founding does. */
async function listed(world: World, houses: readonly Partial<HouseEntry>[]): Promise<void> {
  for (const { rooms: _none, ...house } of houses)
    await world.ctx.table.transact(listedWrites(aHouse(house), []))
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const number = String(at).padStart(3, '0')
    return { id: `haus-${number}`, name: `Haus ${number}`, address: 'Neuss' }
  })

const idsFor = async ({ ctx }: World, search: string) =>
  (await listHouses(ctx, { search })).houses.map(({ id }) => id)

/** As the command does it, in small pages. */
const listWords = ({ ctx, engine }: World, table = ctx.table) =>
  migrate(
    { client: engine.client, tableName: engine.tableName, table, secret: ctx.secret, pageSize: 7 },
    houseWords,
  )
const houseWords = { name: 'house-words', says: '', types: [listedType], change: wordsAgainWrites }

describe('the list of all houses', () => {
  it('of fifty is one page', async () => {
    await using world = await aWorld()
    await listed(world, numbered(50))
    const { houses, next } = await listHouses(world.ctx, {})
    expect([houses.length, next]).toEqual([50, undefined])
  })

  it('of more comes in pages that have each house once', async () => {
    await using world = await aWorld()
    await listed(world, numbered(120))
    const ids: string[] = []
    const sizes: number[] = []
    let from: string | undefined
    do {
      const page = await listHouses(world.ctx, { from })
      sizes.push(page.houses.length)
      ids.push(...page.houses.map(({ id }) => id))
      from = page.next
    } while (from !== undefined)
    expect(sizes).toEqual([50, 50, 20])
    expect(ids).toEqual(numbered(120).map(({ id }) => id))
  })

  it('goes on where a house used to be that is there no more', async () => {
    await using world = await aWorld()
    await listed(world, numbered(3))
    const page = await listHouses(world.ctx, { from: 'haus-000-a' })
    expect(page.houses.map(({ id }) => id)).toEqual(['haus-001', 'haus-002'])
  })
})

describe('whoever looks for a house', () => {
  it.each([
    ['the beginning of its name', 'albert', ['aef']],
    ['a later word of it', 'forum', ['aef']],
    ['the place', 'Kaarst', ['aef', 'muehle']],
    ['the postal code, begun', '4156', ['aef', 'muehle']],
    ['words in any order, in capital letters', 'KAARST Mühl', ['muehle']],
    ['ü written as ue', 'muehlbach', ['muehle']],
    ['ü written as u', 'muhlb', ['muehle']],
    ['ü in two characters, as some keyboards send it', 'Mu\u0308hlbach', ['muehle']],
    ['an accent left out', 'cafe', ['cafe']],
    ['ß as ss', 'hauptstrasse', ['cafe']],
    ['a hyphen or none', 'albert-einstein', ['aef']],
    ['two words of two houses', 'albert mühlbach', []],
    ['what no house has', 'xyz', []],
  ])('finds it by %s', async (_, search, ids) => {
    await using world = await aWorld()
    await found(world)
    await listed(world, [
      { id: 'muehle', name: 'Haus am Mühlbach', address: 'Am Bach 1, 41564 Kaarst' },
      { id: 'cafe', name: 'Café Süd', address: 'Hauptstraße 5, 41460 Neuss' },
    ])
    expect(await idsFor(world, search)).toEqual(ids)
  })

  it('sees all of them for signs that are no word', async () => {
    await using world = await aWorld()
    await found(world)
    expect(await idsFor(world, ' – ! ')).toEqual(['aef'])
  })

  it('sees it with its rooms, as they are by now', async () => {
    await using world = await aWorld()
    await found(world)
    const { houses, isCutOff } = await listHouses(world.ctx, { search: 'kaarst' })
    expect(houses).toMatchObject([{ id: 'aef', rooms: [{ id: 'seminarraum' }, { id: 'teekueche' }] }])
    expect(isCutOff).toBeUndefined()
  })

  itInTurn('finds one of hundreds that share a word, and is told where there are more', async () => {
    await using world = await aWorld()
    await listed(world, numbered(230))
    expect(await listHouses(world.ctx, { search: 'haus 217' })).toMatchObject({
      houses: [{ id: 'haus-217' }],
    })
    const many = await listHouses(world.ctx, { search: 'haus neuss' })
    expect([many.houses.length, many.isCutOff]).toEqual([50, true])
  })

  it('finds it by its new name, and no more by the old one', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { house } = await loadHouse(world.ctx, 'aef')
    const settings = HouseSettings.parse({ ...house, name: 'Forum der Vielen' })
    await changeHouse(world.ctx, manager, { house: 'aef', settings, version: 1 })
    expect(await idsFor(world, 'vielen')).toEqual(['aef'])
    expect(await idsFor(world, 'forum kaarst')).toEqual(['aef'])
    expect(await idsFor(world, 'einstein')).toEqual([])
    const words = await world.ctx.table.query({ pk: 'HOUSE-WORDS' })
    expect(words.filter(({ words }) => JSON.stringify(words).includes('einstein'))).toEqual([])
  })

  it('finds a house with the longest name and address by its name', async () => {
    await using world = await aWorld()
    const name = 'a b c d e f g h i j k l m n o p q r s t u v w x y z zuletzt'
    await found(world, { house: { name, address: 'Straße und '.repeat(18) } })
    expect(await idsFor(world, 'a t')).toEqual(['aef'])
    expect(await world.ctx.table.query({ pk: 'HOUSE-WORDS' })).toHaveLength(20)
  })
})

describe('a house from before there was a search', () => {
  /** The list as it was then. */
  async function fromBefore(world: World): Promise<void> {
    const words = await world.ctx.table.query({ pk: 'HOUSE-WORDS' })
    for (const { pk, sk } of words) await world.ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
  }

  it('stands in the list, and is found once it is saved', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await fromBefore(world)
    expect((await listHouses(world.ctx, {})).houses).toHaveLength(1)
    const { house } = await loadHouse(world.ctx, 'aef')
    await changeHouse(world.ctx, manager, { house: 'aef', settings: HouseSettings.parse(house), version: 1 })
    expect(await idsFor(world, 'einstein')).toEqual(['aef'])
  })

  itInTurn('has no word left as an older program wrote it', async () => {
    await using world = await aWorld()
    await listed(world, [{ id: 'muehle', name: 'Mühle', address: 'Neuss' }])
    const wordsKept = async () => (await world.ctx.table.query({ pk: 'HOUSE-WORDS' })).map(({ sk }) => sk)
    const right = await wordsKept()
    const former = { word: 'muehle', house: 'muehle', words: ['muehle', 'neuss'], type: 'house-word' }
    const key = { pk: 'HOUSE-WORDS', sk: 'muehle#muehle' }
    await world.ctx.table.transact([{ kind: 'put', key, item: { ...former, ...key } }])
    await listWords(world)
    expect(await wordsKept()).toEqual(right)
    expect(right).toEqual(['muhle#muehle', 'neuss#muehle'])
  })

  itInTurn('is found once the command has gone through all of them, on every page', async () => {
    await using world = await aWorld()
    await found(world)
    await listed(world, numbered(60))
    await fromBefore(world)
    expect(await idsFor(world, 'einstein')).toEqual([])
    expect((await listWords(world)).failed).toEqual([])
    expect(await idsFor(world, 'einstein')).toEqual(['aef'])
    expect(await idsFor(world, '059')).toEqual(['haus-059'])
    const before = await world.ctx.table.query({ pk: 'HOUSE-WORDS' })
    await listWords(world)
    expect(await world.ctx.table.query({ pk: 'HOUSE-WORDS' })).toEqual(before)
  })

  it('that is renamed while the command runs keeps its new words alone', async () => {
    await using world = await aWorld()
    await listed(world, [{ id: 'muehle', name: 'Alt' }])
    const { table } = world.ctx
    const renamedMeanwhile = {
      ...table,
      transact: async (writes: Parameters<typeof table.transact>[0]) => {
        await table.transact([
          { kind: 'update', key: { pk: 'HOUSES', sk: 'muehle' }, set: { name: 'Neu' } },
          { kind: 'delete', key: { pk: 'HOUSE-WORDS', sk: 'alt#muehle' } },
        ])
        return table.transact(writes)
      },
    }
    await listWords(world, renamedMeanwhile)
    expect(await idsFor(world, 'alt')).toEqual([])
  })
})
