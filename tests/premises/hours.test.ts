import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { openOn } from '../../functions/rooms/rules/hours.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, alertOf, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { everyDay, hoursForm } from './hours-form.ts'
import { filled } from './room-form.ts'

const path = '/manage/aef/hours'
const early = everyDay('09:00', '18:00')

/** Saturday in the week of the tests, the second day of Christmas, and a Saturday without anything. */
const [saturday, boxingDay] = ['2026-12-05', '2026-12-26']

async function openIn(world: World, room: string, date: string) {
  const { rooms } = await loadRooms(world.ctx, 'aef')
  const found = rooms.find(({ id }) => id === room)
  return found && openOn(found, date).map(({ from, to }) => `${from}-${to}`)
}

describe('the hours of a house', () => {
  it('are proposed as most rooms have them, and these rooms follow the house from then on', async () => {
    await using world = await aWorld()
    const late = everyDay('12:00', '23:00')
    const manager = await found(world, { rooms: { a: {}, b: { name: 'Keller', hours: late }, c: {} } })
    const browser = await aBrowserOf(world, manager)
    const { text } = await browser.get(path)
    expect(filledForm(text)).toMatchObject({
      land: ['NW'],
      'hours.mo.0.from': ['08:00'],
      'hours.su.0.to': ['22:00'],
    })
    await browser.send(path, hoursForm(early))
    expect(await openIn(world, 'a', saturday)).toEqual(['09:00-18:00'])
    expect(await openIn(world, 'b', saturday)).toEqual(['12:00-23:00'])
    expect(wordsOf((await browser.get(path)).text)).toContain('Diese Räume haben eigene Zeiten: Keller')
  })

  it('leave rooms as they are that have others, and houses from before', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { a: {} } })
    expect(await openIn(world, 'a', saturday)).toEqual(['08:00-22:00'])
  })

  it('are those of one line from Monday to Friday, whatever stood in these days', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { house: { hours: early } }))
    const typed = { 'workdays.0.from': '10:00', 'workdays.0.to': '16:00' }
    const day = [{ from: '10:00', to: '16:00' }]
    // One of them as the button that fills them has left it.
    await browser.send(path, hoursForm({ ...early, we: day }, typed))
    const { house } = await loadRooms(world.ctx, 'aef')
    expect(house.hours).toEqual({ ...early, mo: day, tu: day, we: day, th: day, fr: day })
  })

  it.each([
    ['other hours', [{ from: '12:00', to: '20:00' }]],
    ['none at all', []],
  ])('are asked for again where a single day was given %s in the same sending', async (_, we) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { house: { hours: early } }))
    const typed = { 'workdays.0.from': '10:00', 'workdays.0.to': '16:00' }
    const { status, text } = await browser.send(path, hoursForm({ ...early, we }, typed))
    expect(status).toBe(422)
    expect(alertOf(text)).toMatch(/an: Mittwoch: Hier haben Sie etwas anderes eingetragen/)
    expect(text).toContain('href="#field-hours-we-0-from"')
    expect(filledForm(text)).toMatchObject({ 'workdays.0.from': ['10:00'] })
    expect((await loadRooms(world.ctx, 'aef')).house.hours).toEqual(early)
  })

  it('may be other on single days, for all rooms but one that names the day itself', async () => {
    await using world = await aWorld()
    const own = { date: saturday, open: [{ from: '20:00', to: '23:00' }] }
    const manager = await found(world, {
      house: { hours: early },
      rooms: { a: {}, b: { exceptions: [own] } },
    })
    const browser = await aBrowserOf(world, manager)
    const day = { 'exceptions.0.date': saturday, 'exceptions.0.note': 'Sommerfest' }
    await browser.send(path, hoursForm(early, day))
    expect(await openIn(world, 'a', saturday)).toEqual([])
    expect(await openIn(world, 'b', saturday)).toEqual(['20:00-23:00'])
    expect(wordsOf((await browser.get(path)).text)).toContain('Sa, 5. Dezember geschlossen Sommerfest')
    const week = await browser.get(`/aef/rooms/a?week=${saturday}`)
    expect(wordsOf(week.text)).toContain('Sommerfest')
  })

  it.each([
    ['a Land that is none', { land: 'XX' }, 'Bundesland: Bitte wählen Sie eine der Möglichkeiten.'],
    ['a day that ends before it begins', { 'hours.tu.0.to': '07:00' }, 'Dienstag: Das Ende muss'],
    [
      'half a line for the workdays',
      { 'workdays.0.from': '10:00' },
      'Montag bis Freitag: Diese Angabe fehlt',
    ],
  ])('come back filled when there is %s', async (_, change, message) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { status, text } = await browser.send(path, hoursForm(early, change))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain(message)
    expect((await loadRooms(world.ctx, 'aef')).house.hours).toBeUndefined()
  })

  it('are one line a day, which is open where something is wrong or not saved yet', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const open = (text: string) =>
      [...text.matchAll(/<details class="more part" open>\s*<summary>\s*<h3>(\w+)/g)].map(([, day]) => day)
    await browser.send(path, hoursForm({ ...early, su: [] }))
    const { text } = await browser.get(path)
    expect(open(text)).toEqual([])
    expect(wordsOf(text)).toContain('Samstag 09:00–18:00 Uhr')
    expect(wordsOf(text)).toContain('Sonntag geschlossen')
    const wrong = { version: '2', 'hours.tu.0.to': '07:00', 'hours.fr.0.from': '10:00' }
    const { text: returned } = await browser.send(path, hoursForm({ ...early, su: [] }, wrong))
    expect(open(returned)).toEqual(['Dienstag', 'Freitag'])
  })

  it('that somebody else saved meanwhile are not overwritten unseen', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await browser.send(path, hoursForm(early))
    const late = await browser.send(path, hoursForm(everyDay('10:00', '20:00')))
    expect(late.status).toBe(409)
    expect(alertOf(late.text)).toContain('Öffnungszeiten')
    expect(valueOf(late.text, 'version')).toBe('2')
  })

  it('are for managers, not for deputies of another house', async () => {
    await using world = await aWorld()
    await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(path)).status).toBe(403)
    expect((await browser.send(path, hoursForm(early))).status).toBe(403)
  })
})

describe('on public holidays', () => {
  it('a house may be closed: nobody can ask for it then, and the holiday is named', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    expect(await openIn(world, 'seminarraum', boxingDay)).toEqual(['08:00-22:00'])
    await browser.send(path, hoursForm(early, { closedOnHolidays: 'yes' }))
    expect(await openIn(world, 'seminarraum', boxingDay)).toEqual([])
    const request = aRequest({ date: boxingDay, from: '10:00', to: '12:00' })
    const asked = requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    await expect(asked).rejects.toMatchObject({ code: 'outside-opening-hours' })
    const week = wordsOf((await browser.get(`/aef/rooms/seminarraum?week=${boxingDay}`)).text)
    expect(week).toContain('2. Weihnachtstag geschlossen')
  })

  it('a room may be open although the house is closed, and the other way round', async () => {
    await using world = await aWorld()
    const rooms = { a: { onHolidays: 'open' }, b: {}, c: { onHolidays: 'closed' } } as const
    await found(world, { house: { hours: early, closedOnHolidays: true }, rooms })
    await found(world, { house: { id: 'muehle' }, rooms, manager: 'm@haus.example' })
    const { rooms: there } = await loadRooms(world.ctx, 'muehle')
    const openThere = there.map((room) => openOn(room, boxingDay).length)
    expect(openThere).toEqual([1, 1, 0])
    const openHere = await Promise.all(['a', 'b', 'c'].map((room) => openIn(world, room, boxingDay)))
    expect(openHere.map((spans) => spans?.length)).toEqual([1, 0, 0])
  })

  it('what is said of the very day counts more', async () => {
    await using world = await aWorld()
    const exceptions = [{ date: boxingDay, open: [{ from: '15:00', to: '18:00' }] }]
    await found(world, { house: { closedOnHolidays: true, exceptions } })
    expect(await openIn(world, 'seminarraum', boxingDay)).toEqual(['15:00-18:00'])
  })
})

describe('a room', () => {
  it('goes by the house as long as its manager says so, and has its own hours back after that', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { house: { hours: early } }))
    const room = '/manage/aef/rooms/seminarraum'
    await browser.send(room, filled({ hoursFrom: 'house' }))
    expect(await openIn(world, 'seminarraum', saturday)).toEqual(['09:00-18:00'])
    await browser.send(room, filled({ hoursFrom: 'room', version: '2' }))
    expect(await openIn(world, 'seminarraum', saturday)).toEqual(['08:00-22:00'])
  })
})
