import { describe, expect, it } from 'vitest'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, alertOf, wordsOf } from '../support/signed-in.ts'
import { asked } from '../back-office/managed.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { filled } from '../premises/room-form.ts'
import { ask, founded, taken } from './related-house.ts'

describe('what the house shows of rooms made of rooms', () => {
  it('is taken where a part, the whole or an excluding room is, with where it is', async () => {
    await using world = await aWorld()
    await found(world, founded)
    await asked(world, { rooms: ['links'], label: 'Chor', setUpMinutes: 30 })
    const use = { from: '18:30', to: '21:00', kind: 'booking', label: 'Chor' }
    expect(await taken(world, 'saal')).toMatchObject([{ ...use, rooms: ['links'] }])
    expect(await taken(world, 'links')).toMatchObject([use])
    expect((await taken(world, 'links'))?.[0]).not.toHaveProperty('rooms')
    expect(await taken(world, 'rechts')).toEqual([])
    await ask(world, 'rechts', { label: 'Tanz' })
    expect((await taken(world, 'saal'))?.map(({ rooms: where }) => where)).toEqual([['links'], ['rechts']])
  })

  it('is said on the page of the room, which offers no such time, and names its parts', async () => {
    await using world = await aWorld()
    await found(world, founded)
    await asked(world, { rooms: ['links'], label: 'Chor' })
    const { text } = await world.call('GET', '/aef/rooms/saal')
    const words = wordsOf(text).replace(/\s+/g, ' ')
    expect(words).toContain('19:00–21:00 durch Saal links belegt Chor')
    expect(text).not.toContain('date=2026-12-05&amp;from=20%3A00')
    expect(text).not.toContain('date=2026-12-05&from=20%3A00')
    expect(words).toMatch(/Teile dieses Raums Saal links Saal rechts/)
    expect(words).toMatch(/Nicht gleichzeitig mit Küche/)
    const part = wordsOf((await world.call('GET', '/aef/rooms/links')).text)
    expect(part.replace(/\s+/g, ' ')).toContain('Gehört zu Saal')
  })

  it('is taken in the manager’s calendar too, told once for the house', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, founded))
    await ask(world, 'links', { groupName: 'Chor Morgenröte' })
    const day = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-05&view=day')).text)
    expect(day.replace(/\s+/g, ' ')).toContain('durch Saal links belegt Chor Morgenröte')
    const week = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-05&view=week')).text)
    const list = week.slice(week.indexOf('Tag für Tag'))
    expect(list.match(/Chor Morgenröte/g)).toHaveLength(1)
  })

  it('is not free in the form', async () => {
    await using world = await aWorld()
    await found(world, founded)
    await ask(world, 'links')
    const { text } = await world.call('GET', '/aef/book?by=hand&rooms=saal&date=2026-12-05')
    expect(wordsOf(text).replace(/\s+/g, ' ')).toContain('8:00–19:00 Uhr, 21:00–22:00 Uhr')
  })
})

describe('the settings of a room', () => {
  const path = '/manage/aef/rooms/saal'
  const roomOf = async (world: World, id: string) =>
    (await loadRooms(world.ctx, 'aef')).rooms.find((room) => room.id === id)

  it('say what it is made of, what it excludes, and whether requests compete', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, founded))
    const { text } = await browser.get(path)
    expect(text).toMatch(/name="contains"[^>]*value="links"[^>]*checked/)
    expect(text).not.toMatch(/name="contains"[^>]*value="saal"/)
    const sent = filled({ contains: ['rechts'], excludes: ['laden'], contention: 'compete' })
    expect((await browser.send(path, sent)).status).toBe(303)
    expect(await roomOf(world, 'saal')).toMatchObject({
      contains: ['rechts'],
      excludes: ['laden'],
      contention: 'compete',
    })
    expect((await browser.send(path, filled({ version: '2' }))).status).toBe(303)
    expect(await roomOf(world, 'saal')).toMatchObject({ contains: [], excludes: [] })
  })

  it('refuse a room that is part of itself through others', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, founded))
    const { status, text } = await browser.send('/manage/aef/rooms/links', filled({ contains: ['saal'] }))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain('Teile dieses Raums: Ein Raum kann nicht Teil von sich selbst sein')
    expect(text).toContain('href="#field-contains"')
    expect(text).toContain('id="field-contains"')
    const itself = await browser.send('/manage/aef/rooms/links', filled({ excludes: ['links'] }))
    expect(alertOf(itself.text)).toContain('kann sich nicht selbst ausschließen')
    const strange = await browser.send('/manage/aef/rooms/links', filled({ contains: ['keller'] }))
    expect(strange.status).toBe(422)
    expect(await roomOf(world, 'links')).toMatchObject({ contains: [], version: 1 })
  })
})
