import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listOfDate } from '../../functions/attendances/actions/list-of-date.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { readProgramme } from '../../functions/meetings/actions/read-programme.ts'
import { listSuggestions } from '../../functions/suggestions/actions/list-suggestions.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { told } from '../../infra/demo/data/facts.ts'
import { furnishHouse } from '../../infra/demo/furnish-house.ts'
import { foundHouseOf } from '../../infra/found-house.ts'
import { systemActor } from '../../shared/actor.ts'
import type { Photo } from '../../functions/photos/schema.ts'
import { sample } from '../support/budget.ts'
import { allItems } from '../support/crash-consistency.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const file = resolve(import.meta.dirname, '../../infra/houses/aef.json')
const house = 'aef'

async function aFurnishedHouse(now: string): Promise<World> {
  const world = await aWorld({ now })
  await foundHouseOf(file, world.ctx)
  await furnishHouse(world.ctx)
  return world
}

/** One for all who only look at it: to furnish it takes as long as most other files do. */
let world: World
beforeAll(async () => void (world = await aFurnishedHouse('2026-12-02T11:00:00.000Z')))
afterAll(() => world[Symbol.asyncDispose]())

const isByTelephone = ({ contact }: Booking) => contact.email === undefined
const isRefused = ({ state }: Occurrence) => state === 'refused'
const itemsOf = ({ engine }: World) => allItems(engine.endpoint, engine.tableName)

it('shows a manager requests of every kind, and a neighbour what is open to all', async () => {
  const { ctx } = world
  const { entries } = await readInbox(ctx, systemActor, { house })
  const open = entries.map(({ booking }) => booking)
  const [byTelephone, byMail] = [open.filter(isByTelephone), open.filter((each) => !isByTelephone(each))]
  const unproved = byMail.filter(({ state }) => state === 'unconfirmed')
  expect([byTelephone.length, byMail.length, unproved.length]).toEqual([3, 6, 1])
  const series = open.filter(({ repeat }) => repeat !== undefined)
  expect(series.map(({ occurrences }) => occurrences.filter(isRefused).length)).toEqual([1, 1])
  const rivals = open.filter(({ rooms }) => rooms.includes('teekueche'))
  expect(rivals.map(({ occurrences: [first] }) => first?.date)).toEqual(['2026-12-10', '2026-12-10'])

  const { dates } = await readProgramme(ctx, house, { from: '2026-12-07', to: '2026-12-13' })
  expect(new Set(dates.map(({ date }) => date)).size).toBeGreaterThanOrEqual(5)
  const sewing = dates.find(({ title }) => title.de === 'Nähcafé')!
  const { sums } = await listOfDate(ctx, systemActor, { id: sewing.meeting, key: sewing.key })
  expect(sums).toMatchObject({ coming: 8, waiting: 3 })
  const games = dates.find(({ title }) => title.de.startsWith('Spieleabend'))!
  expect((await listSuggestions(ctx, systemActor, games.meeting)).suggestions).toHaveLength(2)
})

it('says who opens and what its rooms are like, also in other languages', async () => {
  const roomIn = async (language: string) =>
    wordsOf((await world.call('GET', '/aef/rooms/seminarraum', { cookies: { language } })).text)
  expect(await roomIn('de')).toContain('Erdgeschoss')
  const turkish = await roomIn('tr')
  expect(turkish).toContain('Zemin kat')
  expect(turkish).not.toContain('Großer, heller Raum')
  const { house: known } = await loadRooms(world.ctx, house)
  expect(Object.keys(told).filter((name) => !known[name as keyof typeof told])).toEqual([])
})

it('has every room in use in this week and the next, a queue and a closed day', async () => {
  const items = await itemsOf(world)
  const sheets = items.filter(({ pk, sk }) => pk.startsWith('ROOM#aef#') && sk.startsWith('DAY#'))
  for (const room of ['seminarraum', 'teekueche', 'beratung-1', 'beratung-2', 'beratung-3']) {
    const days = sheets.filter(({ pk }) => pk === `ROOM#aef#${room}`).map(({ sk }) => sk.slice(4))
    expect(days.some((day) => day >= '2026-11-30' && day <= '2026-12-06')).toBe(true)
    expect(days.some((day) => day >= '2026-12-07' && day <= '2026-12-13')).toBe(true)
    expect(days).toContain('2026-12-20')
  }
  expect(items.filter(({ type }) => ['place', 'closure'].includes(type as string))).toHaveLength(2)
})

it('has nobody in it who could be somebody: addresses and numbers lead nowhere', async () => {
  const text = JSON.stringify(await itemsOf(world))
  const addresses = text.match(/[\w.-]+@[\w.-]+/g) ?? []
  const numbers = [...text.matchAll(/"phone":"([^"]*)"/g)].map(([, number]) => number)
  expect([addresses.length, numbers.length].every((count) => count > 5)).toBe(true)
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
  expect(numbers.filter((number) => !number?.startsWith('02131 000-'))).toEqual([])
})

it('shows every room and every meeting, in few bytes and in words', async () => {
  await using world = await aFurnishedHouse('2026-12-02T11:00:00.000Z')
  const items = await itemsOf(world)
  const shown = items.filter(({ type }) => type === 'room' || type === 'meeting') as { photo?: Photo }[]
  expect(shown).toHaveLength(11)
  for (const { photo } of shown) {
    expect(photo).toMatchObject({ width: 800, height: 450, alt: expect.stringMatching(/^Zeichnung: /) })
  }
  expect(new Set(shown.map(({ photo }) => photo?.hash)).size).toBe(11)
  const weights = items.filter(({ type }) => type === 'photo').map(({ bytes }) => String(bytes).length)
  expect(weights).toHaveLength(11)
  // As they are read here, four letters are three bytes.
  expect(Math.max(...weights)).toBeLessThan((25 * 1024 * 4) / 3)
})

it('is furnished once: whoever is in it already keeps it as it is', async () => {
  const before = await itemsOf(world)
  expect(await furnishHouse(world.ctx)).toMatch(/in use/)
  expect(await itemsOf(world)).toEqual(before)
})

it('is not furnished where somebody has asked for a room', async () => {
  await using asked = await aWorld()
  await foundHouseOf(file, asked.ctx)
  const request = { rooms: ['seminarraum'], date: '2026-12-08', from: '10:00', to: '11:00', purpose: 'Chor' }
  const contact = { name: 'Gruppe Würfel', phone: '02131 000-71' }
  await requestBooking(asked.ctx, systemActor, { house, request: { ...request, contact } })
  expect(await furnishHouse(asked.ctx)).toMatch(/in use/)
})

it.each(
  sample([
    '2026-12-06T22:55:00.000Z', // late on a Sunday
    '2027-03-21T23:05:00.000Z', // early on a Monday, with the clocks put forward at the end of the week
    '2027-10-30T12:00:00.000Z', // the night before they are put back
    '2026-12-31T23:30:00.000Z', // on New Year's Day
  ] as const),
)('can be furnished at %s', async (now) => {
  await using other = await aFurnishedHouse(now)
  expect((await readInbox(other.ctx, systemActor, { house })).entries).toHaveLength(9)
})

it('meets neither on holidays nor on the evenings before them, and people come to the next date', async () => {
  await using world = await aFurnishedHouse('2026-12-16T11:00:00.000Z')
  const { dates } = await readProgramme(world.ctx, house, { from: '2026-12-14', to: '2027-01-31' })
  const days = dates.map(({ date }) => date)
  for (const off of ['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01']) expect(days).not.toContain(off)
  expect(days).toContain('2027-01-08')
})
