import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { filled } from './room-form.ts'
import type { Form } from './room-form.ts'

const path = '/manage/aef/rooms/seminarraum'

const roomOf = async (world: World, id = 'seminarraum') =>
  (await loadRooms(world.ctx, 'aef')).rooms.find((room) => room.id === id)

const openOn = async (world: World, date: string) => {
  const [only] = await readAvailability(world.ctx, { house: 'aef', rooms: ['seminarraum'], from: date })
  return only?.days[0]?.open
}

describe('the settings of a room', () => {
  it('show what is saved, with lines to spare', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get(path)
    expect(valueOf(text, 'capacity')).toBe('70')
    expect(text).toContain('name="hours.mo.1.from"')
    expect(text).toContain('name="exceptions.1.date"')
    expect(text.match(/name="features"/g)).toHaveLength(3)
  })

  it('can all be changed, and emptied where they may be empty', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { description: 'Groß' } } })
    const browser = await aBrowserOf(world, manager)
    const sent = await browser.send(
      path,
      filled({
        name: 'Saal',
        description: '',
        capacity: '60',
        gapMinutes: '15',
        minMinutes: '30',
        maxMinutes: '240',
        leadHours: '24',
        horizonMonths: '3',
        approval: 'direct',
        decideWithinHours: '48',
        features: ['Beamer', '', ' Tafel '],
      }),
    )
    expect(sent).toMatchObject({ status: 303, headers: { location: `${path}?saved=yes` } })
    const room = await roomOf(world)
    expect(room).toMatchObject({
      name: 'Saal',
      capacity: 60,
      features: ['Beamer', 'Tafel'],
      gapMinutes: 15,
      minMinutes: 30,
      maxMinutes: 240,
      leadHours: 24,
      horizonMonths: 3,
      approval: 'direct',
      decideWithinHours: 48,
    })
    expect(room?.description).toBeUndefined()
  })

  it('take effect at once on who asks', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const ask = () => requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
    const codes = []
    let version = 1
    const changes: Form[] = [
      { maxMinutes: '60' },
      { minMinutes: '180' },
      { leadHours: '240' },
      { approval: 'phone-only' },
      { 'hours.sa.0.to': '20:00' },
    ]
    for (const change of changes) {
      await browser.send(path, filled({ ...change, version: String(version++) }))
      codes.push(await ask().catch((error: { code: string }) => error.code))
    }
    expect(codes).toEqual(['too-long', 'too-short', 'too-soon', 'phone-only', 'outside-opening-hours'])
  })

  it('hold several spans a day, and closed days', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await browser.send(
      path,
      filled({
        'hours.sa.0.from': '08:00',
        'hours.sa.0.to': '12:00',
        'hours.sa.1.from': '14:00',
        'hours.sa.1.to': '24:00',
        'hours.su.0.from': '',
        'hours.su.0.to': '',
      }),
    )
    expect(await openOn(world, '2026-12-05')).toEqual([
      { from: '08:00', to: '12:00' },
      { from: '14:00', to: '24:00' },
    ])
    expect(await openOn(world, '2026-12-06')).toEqual([])
  })

  it('hold exceptions by date: new ones, others for the same date, and none any more', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const closed = { 'exceptions.0.date': '2026-12-24', 'exceptions.0.note': 'Heiligabend' }
    const late = {
      'exceptions.1.date': '2026-12-31',
      'exceptions.1.open.0.from': '10:00',
      'exceptions.1.open.0.to': '14:00',
    }
    await browser.send(path, filled({ ...closed, ...late }))
    expect(await openOn(world, '2026-12-24')).toEqual([])
    expect(await openOn(world, '2026-12-31')).toEqual([{ from: '10:00', to: '14:00' }])
    const words = wordsOf((await browser.get(path)).text)
    expect(words.indexOf('Do, 31. Dezember')).toBeLessThan(words.indexOf('Do, 24. Dezember'))
    expect(words).toContain('Do, 24. Dezember geschlossen Heiligabend')

    const other = {
      'exceptions.2.date': '2026-12-24',
      'exceptions.2.open.0.from': '08:00',
      'exceptions.2.open.0.to': '12:00',
    }
    await browser.send(path, filled({ ...closed, ...late, ...other, version: '2' }))
    expect(await openOn(world, '2026-12-24')).toEqual([{ from: '08:00', to: '12:00' }])

    await browser.send(path, filled({ ...late, ...other, remove: ['2026-12-31'], version: '3' }))
    expect((await roomOf(world))?.exceptions.map(({ date }) => date)).toEqual(['2026-12-24'])
    expect(await openOn(world, '2026-12-31')).toHaveLength(1)
  })

  it.each([
    ['no name', { name: '' }, 'name', 'Bitte geben Sie einen Namen an.'],
    ['no quarter of an hour', { gapMinutes: '10' }, 'gapMinutes', 'Vielfaches von 15'],
    ['an end before the beginning', { 'hours.tu.0.to': '07:00' }, 'hours-tu-0-to', 'Dienstag: Das Ende muss'],
    [
      'spans that overlap',
      { 'hours.we.1.from': '09:00', 'hours.we.1.to': '10:00' },
      'hours-we-0-from',
      'Mittwoch: Die Zeiten müssen',
    ],
    ['half a span', { 'hours.th.1.from': '23:00' }, 'hours-th-1-to', 'Donnerstag: Diese Angabe fehlt'],
    [
      'an exception without a date',
      { 'exceptions.1.note': 'Fest' },
      'exceptions-0-date',
      'Diese Angabe fehlt',
    ],
    [
      'longest below shortest',
      { minMinutes: '120', maxMinutes: '60' },
      'maxMinutes',
      'darf nicht kürzer sein',
    ],
    ['a feature too long', { features: ['', 'x'.repeat(61)] }, 'features-0', 'höchstens 60 Zeichen'],
  ])('come back filled when there is %s', async (_, change, field, message) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { status, text } = await browser.send(path, filled({ description: 'Neu', ...change } as Form))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain(message)
    expect(text).toContain(`href="#field-${field}"`)
    expect(text).toContain(`id="field-${field}"`)
    expect(text).toMatch(/<textarea[^>]*name="description"[^>]*>\s*Neu/)
    expect(await roomOf(world)).toMatchObject({ version: 1 })
  })

  it('that somebody else saved meanwhile are not overwritten unseen', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await browser.send(path, filled({ capacity: '60' }))
    const late = await browser.send(path, filled({ name: 'Saal' }))
    expect(late.status).toBe(409)
    expect(alertOf(late.text)).toMatch(/anders gespeichert ist: Name Personen/)
    expect(valueOf(late.text, 'version')).toBe('2')
    expect(await roomOf(world)).toMatchObject({ name: 'Seminarraum', capacity: 60 })
  })

  it('are for the house’s own managers, and ask others to sign in', async () => {
    await using world = await aWorld()
    await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(path)).status).toBe(403)
    expect((await browser.send(path, filled())).status).toBe(403)
    expect((await browser.get('/manage/muehle/rooms/keller')).status).toBe(404)
    expect((await world.call('GET', path)).headers['location']).toBe(
      '/sign-in?next=%2Fmanage%2Faef%2Frooms%2Fseminarraum',
    )
  })
})
