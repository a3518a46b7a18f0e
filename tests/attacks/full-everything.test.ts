import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { listHouses } from '../../functions/houses/actions/list-houses.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { mostWords } from '../../functions/houses/rules/words.ts'
import { Duties, mostDuties } from '../../functions/duties/schema.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { mostRemembered } from '../../functions/identity/rules/codes.ts'
import { readSignIns } from '../../functions/identity/store/sign-ins.ts'
import { found, managerMail } from '../support/builders.ts'
import { itInTurn } from '../support/in-turn.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { sessionOf } from '../support/sign-in-code.ts'
import { tableBounds } from '../support/table-bounds.ts'
import { aWorld } from '../support/world.ts'
import { allRoutes } from './sending.ts'
import { shapeOf } from './filled.ts'
import type { Shape } from './filled.ts'
import { wholeTable } from './whole-table.ts'

/** Where each item that grows is filled to its bound and ended: the file, and how the title begins or goes on. */
const filledIn: Record<string, [file: string, story: string]> = {
  absence: ['attacks/full-house.test.ts', 'a house has so many absences to come and no more'],
  ...all(
    'attacks/full-group.test.ts',
    'a group of which all is said that can be',
    'agreement agreement-list',
  ),
  ...all(
    'attacks/full-group.test.ts',
    'a group of which all is said that can be',
    'group group-entry group-waiting',
  ),
  attendance: ['attacks/full-items.test.ts', 'takes no more heads, and whoever leaves makes room'],
  ...all('search/full.test.ts', 'a series of as many dates as there can be', 'booked-date found-by-word'),
  ...all('attacks/full-blocks.test.ts', 'a block of all rooms that a house can have', 'block closure'),
  booking: ['attacks/immortal.test.ts', 'five hundred lines stay'],
  'calendar-file': ['feeds/kept-file.test.ts', 'what is too large for an item is not kept'],
  'change-note': ['premises/notes.test.ts', 'a change that concerns very many bookings'],
  'closure-note': ['attacks/full-closure.test.ts', 'a closure that takes more from very long series'],
  'date-duties': ['attacks/full-duties.test.ts', 'a list of duties that changes all the time'],
  'day-sheet': ['attacks/full-rivals.test.ts', 'a crowd that asks for one day'],
  'duty-list': ['attacks/full-everything.test.ts', 'a list of duties is as long as it can be'],
  'feed-entry': ['attacks/full-house.test.ts', 'somebody who makes very many calendars at once'],
  follower: ['attacks/full-items.test.ts', 'a meeting that very many follow'],
  'group-member': ['attacks/full-items.test.ts', 'a group that is full takes nobody more'],
  ...all('attacks/full-house.test.ts', 'a house has so many rooms and no more', 'house-entry room'),
  'house-word': ['attacks/full-everything.test.ts', 'a house with very many words'],
  'import-file': ['imports/long-run.test.ts', 'a calendar that hardly gets smaller'],
  'import-report': ['attacks/full-import.test.ts', 'what is told of the longest calendar'],
  ledger: ['attacks/full-ledger.test.ts', 'a ledger that is full takes no more'],
  'legal-texts': ['attacks/full-items.test.ts', 'the legal texts of a house fit'],
  mail: ['attacks/full-items.test.ts', 'a mail about the longest change'],
  manager: ['attacks/full-team.test.ts', 'a team has so many people and no more'],
  'own-words': ['attacks/full-words.test.ts', 'what a house says of all its rooms'],
  person: ['identity/sessions.test.ts', 'is at most in twenty browsers'],
  photo: ['photos/room-photo.test.ts', 'of as many bytes as it may have'],
  place: ['attacks/full-days.test.ts', 'a place that was offered and taken back again and again'],
  'programme-entry': ['attacks/full-programme.test.ts', 'fit into its entry'],
  'sign-in': ['attacks/full-everything.test.ts', 'whoever has asked for very many codes'],
  suggestion: ['attacks/full-items.test.ts', 'an evening with very many wishes'],
  usage: ['attacks/full-usage.test.ts', 'whoever has every day that can be asked for'],
}

function all(file: string, story: string, types: string): typeof filledIn {
  return Object.fromEntries(types.split(' ').map((type) => [type, [file, story]]))
}

/** What becomes no more: fields, counters, one for each language. */
const isFixed = (bound: string) => /^(its fields|numbers|one )/.test(bound)

it('every item that grows is filled to its bound in a test', () => {
  const growing = Object.keys(tableBounds).filter((type) => !isFixed(tableBounds[type]!) || type in filledIn)
  expect(Object.keys(filledIn).toSorted(byName)).toEqual(growing.toSorted(byName))
  for (const [file, story] of Object.values(filledIn))
    expect(readFileSync(join(import.meta.dirname, '..', file), 'utf8'), file).toContain(story)
})

const byName = (one: string, other: string) => (one < other ? -1 : 1)

/** Where in a body something could be as long as it likes. */
function endless(shape: Shape & Record<string, unknown>, path: string): string[] {
  const { type, properties = {}, items, anyOf = [], oneOf = [], pattern, format } = shape
  const inner = Object.entries(properties).flatMap(([name, each]) => endless({ ...each }, `${path}/${name}`))
  const parts = [...anyOf, ...oneOf].flatMap((each) => endless({ ...each }, path))
  const own = items ? endless({ ...items }, `${path}[]`) : []
  const isChoice = shape.enum !== undefined || shape.const !== undefined
  const isShort = pattern !== undefined && !/[*+]|,\}/.test(pattern.replaceAll('\\+', ''))
  const isLong = type === 'string' && !isChoice && !isShort && format !== 'date'
  const isOpen =
    (isLong && shape.maxLength === undefined) || (type === 'array' && shape['maxItems'] === undefined)
  const isRecord = typeof shape['additionalProperties'] === 'object'
  return [...(isOpen || isRecord ? [path] : []), ...inner, ...parts, ...own]
}

it('whatever is sent has an end: each text, and each list', () => {
  const found = allRoutes.flatMap(([name, { body }]) => (body ? endless({ ...shapeOf(body) }, name) : []))
  // By the ids of those who are declined, and of rooms: only those count that are there, and a form is not longer than it may be.
  const byIds = ['changeOwnWords/rooms', 'changeOwnWords/shown', 'changeOwnWords/fits', 'sendDecide/own']
  expect(found).toEqual(byIds)
})

itInTurn('whoever has asked for very many codes has the last ones, and can sign in', async () => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world)
  const wish = {
    email: managerMail,
    language: 'de',
    next: `/${'a'.repeat(999)}`,
    asker: { address: 'home' },
  } as const
  for (let count = 0; count <= mostRemembered; count++) await requestSignIn(world.ctx, wish)
  expect((await readSignIns(world.ctx.table, manager.person!.id))?.sent).toHaveLength(mostRemembered)
  const items = [...(await wholeTable(world)).values()].filter(({ type }) => type === 'sign-in')
  expect(Math.max(...items.map(itemBytes))).toBeLessThan(80_000)
  expect((await sessionOf(world.ctx, managerMail)).session).toMatch(/./)
})

it('a house with very many words is renamed in one write, and found by the new ones alone', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const words = (of: string) =>
    Array.from({ length: 13 }, (_, at) => `${of}${String.fromCodePoint(97 + at)}`).join(' ')
  const rename = async (name: string, address: string) => {
    const { house } = await loadHouse(world.ctx, 'aef')
    return changeHouse(world.ctx, manager, {
      house: 'aef',
      settings: { ...house, name, address },
      version: house.version,
    })
  }
  await rename(words('alt'), words('weg'))
  await rename(words('neu'), words('allee'))
  const kept = [...(await wholeTable(world)).values()].filter(({ type }) => type === 'house-word')
  expect(kept).toHaveLength(mostWords)
  const find = async (text: string) =>
    (await listHouses(world.ctx, { search: text })).houses.map(({ id }) => id)
  expect([await find('neua'), await find('alta')]).toEqual([['aef'], []])
})

it('a list of duties is as long as it can be and no longer', () => {
  const duty = (at: number) => ({ duty: `d${'x'.repeat(27)}${at}`, label: '議'.repeat(60), needed: 20 })
  const list = (length: number) => Array.from({ length }, (_, at) => duty(at))
  expect([mostDuties, mostDuties + 1].map((length) => Duties.safeParse(list(length)).success)).toEqual([
    true,
    false,
  ])
  expect(itemBytes({ duties: list(mostDuties) })).toBeLessThan(10_000)
})
