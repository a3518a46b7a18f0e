import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const room = '/aef/rooms/seminarraum'
const read = async (world: World, path: string, language = 'de') =>
  (await world.call('GET', path, { cookies: { language } })).text
const words = async (world: World, path: string, language = 'de') =>
  wordsOf(await read(world, path, language)).replace(/\s+/g, ' ')
const ask = (world: World, change: Partial<BookingRequest>) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest(change) })

/** How often the table was asked, and in which way. */
function counted(world: World): { calls: string[] } {
  const calls: string[] = []
  const { table } = world.ctx
  const counting = { ...table }
  for (const name of ['get', 'query', 'getMany', 'due', 'transact'] as const) {
    const own = table[name].bind(table) as (...given: unknown[]) => unknown
    Object.assign(counting, { [name]: (...given: unknown[]) => (calls.push(name), own(...given)) })
  }
  world.ctx.table = counting
  return { calls }
}

describe('the page of a house', () => {
  it('tells in one quiet line who else is in the house, by its public label or without a name, and what is closed', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const both = ['seminarraum', 'teekueche']
    const named = await ask(world, { date: '2026-12-01', label: 'Repair-Café', rooms: both })
    const unnamed = await ask(world, { date: '2026-12-03', from: '10:00', to: '11:00' })
    for (const { id } of [named, unnamed]) await approveBooking(world.ctx, manager, { id })
    await ask(world, { date: '2026-12-04', from: '12:00', to: '13:00' })
    const block = {
      rooms: ['teekueche'],
      from: '2026-12-05T08:00',
      to: '2026-12-05T22:00',
      label: 'Grundreinigung',
    }
    await createBlock(world.ctx, manager, { house: 'aef', request: block })
    const told = await words(world, '/aef')
    expect(told).toContain('Am Schulzentrum 16, 41564 Kaarst')
    expect(told).toContain(
      'Außerdem im Haus: eine Gruppe Repair-Café (Seminarraum und Teeküche, 19:00–21:00 Uhr)',
    )
    expect(told).toContain('Außerdem im Haus: eine Runde unter sich')
    expect(told).toContain('Geschlossen: Grundreinigung (Teeküche, 08:00–22:00 Uhr)')
    expect(told).not.toMatch(/10:00–11:00|12:00–13:00|Spieleabend|Gruppe Würfel|[Bb]elegt/)
  })

  it('names the rooms with their size, leads to the form and to the calendar', async () => {
    await using world = await aWorld()
    await found(world)
    const text = await read(world, '/aef')
    expect(doors(text)).toContain('Raum anfragen')
    expect(text).toContain('href="/aef/rooms/seminarraum">Seminarraum</a>')
    expect(text).toContain('href="/aef/rooms/teekueche">Teeküche</a>')
    expect(wordsOf(text)).toContain('bis 70 Personen')
    expect(doors(text)).toContain('Kalender abonnieren')
  })

  it('steps by seven days from today on, jumps to any day, and stays there when the language changes', async () => {
    await using world = await aWorld()
    await found(world)
    expect(await read(world, '/aef')).toContain('href="/aef?week=2026-12-08" rel="next"')
    const text = await read(world, '/aef?week=2026-12-08')
    expect(text).toContain('href="/aef" rel="prev"')
    expect(text).toContain('href="/aef?week=2026-12-08&amp;lang=en"')
    expect(wordsOf(text)).toContain('8.–14. Dezember 2026')
  })

  it('costs one query for the house, one for each room, and two for what is on for everybody', async () => {
    await using world = await aWorld()
    await found(world)
    const bill = counted(world)
    await read(world, '/aef')
    expect(bill.calls).toEqual(['query', 'query', 'query', 'query', 'query'])
  })

  it('may be kept by the edge for half a minute, but not for somebody who is signed in', async () => {
    await using world = await aWorld()
    await found(world)
    const { headers } = await world.call('GET', '/aef')
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=30')
    expect(headers['vary']).toContain('cookie')
  })

  it('says in the house style that a house does not exist', async () => {
    await using world = await aWorld()
    const answer = await world.call('GET', '/nowhere')
    expect(answer.status).toBe(404)
    expect(answer.text).toContain('/assets/')
    expect(doors(answer.text)).toContain('Zur Startseite')
    expect(doors(answer.text)).not.toContain('Zu den Anfragen')
  })

  it('leads whoever runs a house from what is not there back to what waits', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { status, text } = await browser.get('/manage/aef/bookings/gibtesnicht1')
    expect(status).toBe(404)
    expect(text).toMatch(/href="\/manage\/aef"[^>]*>(<span>)?Zu den Anfragen/)
  })
})

describe('the page of a room', () => {
  it('says the same in its grid and in its list', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await ask(world, { label: 'Chor', setUpMinutes: 30, tidyUpMinutes: 15 })
    await approveBooking(world.ctx, manager, { id })
    const block = {
      rooms: ['seminarraum'],
      from: '2026-12-03T08:00',
      to: '2026-12-03T12:00',
      label: 'Putzen',
    }
    await createBlock(world.ctx, manager, { house: 'aef', request: block })
    const text = await read(world, room)
    const [grid = ''] = /<table class="time-grid[\s\S]*?<\/table>/.exec(text) ?? []
    const [list = ''] = /<div class="week-strip"[\s\S]*?<\/section>\s*<\/div>/.exec(text) ?? []
    for (const part of [grid, list]) {
      expect(wordsOf(part)).toMatch(/Chor/)
      expect(wordsOf(part)).toMatch(/Putzen/)
      expect(wordsOf(part)).toMatch(/gesperrt/)
    }
    expect(wordsOf(grid)).toContain('18:30–21:15')
    expect(wordsOf(list).replace(/\s+/g, ' ')).toContain('18:30–21:15 Chor, belegt')
    expect(wordsOf(list)).toContain('los geht es 19:00–21:00 Uhr')
  })

  it('leads from free time into the form, filled in; not from time that is over or held', async () => {
    await using world = await aWorld()
    await found(world)
    await ask(world, { from: '08:00', to: '20:00' })
    const text = await read(world, room)
    const free = 'rooms=seminarraum&amp;date=2026-12-05&amp;from=20%3A00&amp;to=22%3A00'
    expect(text).toContain(`/aef/book?${free}`)
    expect(text).not.toContain('date=2026-11-30')
    expect(text).not.toContain('date=2026-12-05&amp;from=10%3A00')
  })

  it('offers what is left of today, and of a gap beside other uses what the turnover leaves', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { gapMinutes: 15 } } })
    await ask(world, { from: '12:00', to: '14:00' })
    const text = await read(world, room)
    expect(text).toContain('date=2026-12-01&amp;from=10%3A00&amp;to=12%3A00')
    expect(text).toContain('date=2026-12-05&amp;from=14%3A15&amp;to=16%3A15')
    const told = wordsOf(text)
    expect(told).toContain('8:00–11:45 frei, 5. Dezember')
    expect(told).toContain('10:00–12:00 frei, 1. Dezember')
  })

  it('offers no time of a room that is given by phone only, but says so', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { approval: 'phone-only' } } })
    const text = await read(world, room)
    expect(text).not.toContain('/aef/book?rooms=')
    expect(wordsOf(text)).toContain('nur am Telefon')
    expect(text).toContain('href="tel:021310000"')
  })

  it('tells opening hours, other days, sizes and who decides, in words', async () => {
    await using world = await aWorld()
    const exceptions = [{ date: '2026-12-24', open: [], note: 'Heiligabend' }]
    await found(world, { rooms: { seminarraum: { exceptions, leadHours: 48, gapMinutes: 15 } } })
    const told = await words(world, room)
    expect(told).toContain('täglich: 08:00–22:00 Uhr')
    expect(told).toContain('Do, 24. Dezember: geschlossen (Heiligabend)')
    expect(told).toContain('spätestens 2 Tage vorher')
    expect(told).toContain('höchstens 3 Tage')
    expect(await words(world, room, 'en')).toContain('every day: 08:00–22:00')
  })

  it('costs one query for the house and one for the room', async () => {
    await using world = await aWorld()
    await found(world)
    const bill = counted(world)
    await read(world, room)
    expect(bill.calls).toEqual(['query', 'query'])
  })

  itInTurn('weighs no more than 15 KB on the way, in a week full of uses', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    await found(world)
    for (const date of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05', '2026-12-06']) {
      for (const hour of [12, 14, 16, 18, 20]) {
        const use = { date, from: `${hour}:00`, to: `${hour + 1}:30`, label: `Gruppe ${date} ${hour}` }
        await ask(world, use).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
        })
      }
    }
    expect(gzipSync(await read(world, room)).length).toBeLessThan(15 * 1024)
  })
})

it('an English page marks what the house wrote in German, so that a screen reader says it in German', async () => {
  await using world = await aWorld()
  await found(world, {
    rooms: { seminarraum: { description: 'Großer Raum.', features: ['Beamer', 'Tafel'] } },
  })
  const english = await world.call('GET', '/aef/rooms/seminarraum', { cookies: { language: 'en' } })
  expect(english.text).toContain('<span lang="de" dir="ltr">Großer Raum.</span>')
  expect(english.text).toContain('projector, blackboard')
  const german = await world.call('GET', '/aef/rooms/seminarraum', { cookies: { language: 'de' } })
  expect(german.text).not.toContain('<span lang="de"')
})
