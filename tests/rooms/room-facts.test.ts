import { expect, it } from 'vitest'
import { accessWords } from '../../functions/rooms/views/words.ts'
import { found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

const path = '/manage/aef/rooms/seminarraum'

it('where a room is, how one gets in and what it costs is said by the manager and read on its page, in both languages', async () => {
  await using world = await aWorld()
  const browser = await aBrowserOf(world, await found(world))
  const form = filledForm((await browser.get(path)).text)
  const said = {
    floor: ['1. Stock, mit Aufzug'],
    access: ['step-free', 'hearing-loop'],
    doorWidth: ['90'],
    cost: ['10 Euro am Abend'],
  }
  expect((await browser.send(path, { ...form, ...said })).status).toBe(303)
  const words = async (language: string) =>
    wordsOf((await world.call('GET', '/aef/rooms/seminarraum', { cookies: { language } })).text)
  const german = await words('de')
  expect(german).toContain('Wo im Haus 1. Stock, mit Aufzug')
  expect(german).toContain('Zugang ohne Stufen, Höranlage, Türen mindestens 90 cm breit')
  expect(german).toContain('Kosten 10 Euro am Abend')
  expect(await words('en')).toContain('Access step-free, hearing loop, doors at least 90 cm wide')
  expect((await world.call('GET', '/api/houses/aef')).json.rooms[0]).toMatchObject({
    doorWidth: 90,
    cost: said.cost[0],
  })
})

it('what is not known of a room is not mentioned', async () => {
  await using world = await aWorld()
  await found(world)
  const words = wordsOf((await world.call('GET', '/aef/rooms/seminarraum')).text)
  expect(words).not.toMatch(/Wo im Haus|Zugang|Kosten/)
  expect(accessWords({}, 'de')).toBeUndefined()
  expect(accessWords({ access: [] }, 'de')).toBeUndefined()
})

it('a door of no sensible width and an access that nobody knows are refused', async () => {
  await using world = await aWorld()
  const browser = await aBrowserOf(world, await found(world))
  const form = filledForm((await browser.get(path)).text)
  const narrow = await browser.send(path, { ...form, doorWidth: ['9'] })
  expect([narrow.status, alertOf(narrow.text)]).toEqual([
    422,
    expect.stringContaining('Breite der engsten Tür'),
  ])
  expect((await browser.send(path, { ...form, access: ['wings'] })).status).toBe(422)
})
