import { expect } from 'vitest'
import { houseTextNames, roomTextNames } from '../../functions/houses/schema/own-words.ts'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { languages } from '../../shared/language.ts'
import type { Language } from '../../shared/language.ts'
import { meteredWorld } from '../support/bench-world.ts'
import { freshTable } from '../support/engine.ts'
import { itInTurn } from '../support/in-turn.ts'
import { saysIn } from '../support/own-words.ts'
import { firstHouse } from './country.ts'

const lengths = { rules: 4000, name: 80, description: 1000, floor: 80, cost: 200 }
const lengthOf = (name: string) => new Map(Object.entries(lengths)).get(name) ?? 600

/** Every text as long as it may be, in letters of two bytes. */
const full = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, 'ж'.repeat(lengthOf(name))]))

/** Units of the table for a page in a language, of a house that says nothing or everything in all other languages. */
async function aHouse({ isFull }: { isFull: boolean }) {
  const own = await freshTable()
  const { ctx, door, meter } = meteredWorld({ ...own, tableName: own.name })
  await foundHouse(ctx, firstHouse)
  const rooms = Object.fromEntries(firstHouse.rooms.map(({ id }) => [id, full(roomTextNames)]))
  const others = languages.filter((language) => isFull && language !== 'de')
  for (const language of others) await saysIn({ ctx }, language, full(houseTextNames), rooms)
  const unitsOf = async (path: string, language: Language) => {
    meter.take()
    const { status } = await door('GET', path, { cookies: { language } })
    expect(status).toBe(200)
    return meter.take().calls.reduce((sum, { units }) => sum + units, 0)
  }
  return { unitsOf, [Symbol.asyncDispose]: () => own[Symbol.asyncDispose]() }
}

/** Nothing is shown of it there. */
const mute = ['/aef/calendar.ics', '/api/houses/aef/programme']
const spoken = [
  '/aef',
  '/aef/programme',
  '/aef/aushang',
  '/aef/free',
  '/aef/rooms',
  '/aef/rooms/seminarraum',
  '/aef/book?by=hand',
]

itInTurn(
  'what a house says in seven more languages costs those who read it in one of them, and nobody else',
  async () => {
    await using silent = await aHouse({ isFull: false })
    await using full = await aHouse({ isFull: true })
    const more = async (path: string, language: Language) =>
      (await full.unitsOf(path, language)) - (await silent.unitsOf(path, language))
    for (const path of [...mute, ...spoken]) expect([path, await more(path, 'de')]).toEqual([path, 0])
    for (const path of mute) expect([path, await more(path, 'ar')]).toEqual([path, 0])
    for (const path of spoken) {
      const units = await more(path, 'ar')
      // One language of a house with five rooms, full to the brim, is 25 KB; all seven were 44 units.
      expect(units).toBeGreaterThan(0)
      expect(units).toBeLessThanOrEqual(7)
    }
  },
)
