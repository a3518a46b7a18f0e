import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { loadBookings } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { housesOf } from '../../functions/houses/actions/list-houses.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const list = '/manage/aef/rooms'
const three = { saal: { name: 'Saal' }, keller: { name: 'Keller' }, dach: { name: 'Dach' } }

const orderIn = async (world: World) => (await loadRooms(world.ctx, 'aef')).rooms.map(({ id }) => id)
const listed = async (world: World) => (await housesOf(world.ctx, ['aef']))[0]?.rooms.map(({ id }) => id)

/** Three rooms, and an evening in the second that is approved. */
async function aHouseOfThree(world: World) {
  const manager = await found(world, { rooms: three })
  const request = aRequest({ rooms: ['keller'], approve: true })
  const booked = await requestBooking(world.ctx, manager, { house: 'aef', request })
  return { manager, booked, browser: await aBrowserOf(world, manager) }
}

describe('the rooms of a house', () => {
  it('go up and down, and stand so in every list', async () => {
    await using world = await aWorld()
    const { browser } = await aHouseOfThree(world)
    const sent = await browser.send(`${list}/dach/place`, { way: 'up' })
    expect(sent.headers['location']).toBe(`${list}?saved=placed&room=dach#room-dach`)
    expect(await orderIn(world)).toEqual(['saal', 'dach', 'keller'])
    await browser.send(`${list}/saal/place`, { way: 'down' })
    expect(await orderIn(world)).toEqual(['dach', 'saal', 'keller'])
    expect(await listed(world)).toEqual(['dach', 'saal', 'keller'])
    const names = doors((await browser.get('/aef/rooms')).text).filter(
      (name) => name in { Dach: 1, Saal: 1, Keller: 1 },
    )
    expect(names).toEqual(['Dach', 'Saal', 'Keller'])
  })

  it('at the end of the list nothing happens', async () => {
    await using world = await aWorld()
    const { browser } = await aHouseOfThree(world)
    await browser.send(`${list}/saal/place`, { way: 'up' })
    expect(await orderIn(world)).toEqual(['saal', 'keller', 'dach'])
    const { text } = await browser.get(list)
    const moves = doors(text).filter((name) => /^(Höher|Tiefer): /.test(name))
    expect(moves).toEqual(['Tiefer: Saal', 'Höher: Keller', 'Tiefer: Keller', 'Höher: Dach'])
  })

  it('are for managers to order and to put away', async () => {
    await using world = await aWorld()
    await aHouseOfThree(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const browser = await aBrowserOf(world, other)
    expect((await browser.get(list)).status).toBe(403)
    for (const step of ['place', 'put-away', 'take-back']) {
      const form = { way: 'up', version: '1' }
      expect((await browser.send(`${list}/saal/${step}`, form)).status).toBe(403)
    }
  })
})

describe('a room that is put away', () => {
  it('is told with what is booked in it first, and none of that goes', async () => {
    await using world = await aWorld()
    const { browser, booked } = await aHouseOfThree(world)
    const { text } = await browser.get(`${list}/keller/put-away`)
    expect(wordsOf(text)).toMatch(/Sa, 5\. Dezember, 19:00–21:00 Uhr .* Keller: Raum weggelegt/)
    const unseen = await browser.send(`${list}/keller/put-away`, { version: '1' })
    expect(unseen.status).toBe(200)
    expect((await browser.send(`${list}/keller/put-away`, filledForm(text))).status).toBe(303)
    expect(await loadBookings(world.ctx, [booked.id])).toMatchObject([{ state: 'approved' }])
    const managed = await browser.get(`/manage/aef/bookings/${booked.id}`)
    expect(wordsOf(managed.text)).toContain('Keller')
  })

  it('says once above all that is booked there why it does not fit', async () => {
    await using world = await aWorld()
    const { browser } = await aHouseOfThree(world)
    const repeat = { every: 'day', count: 3, mode: 'all' } as const
    const request = aRequest({ rooms: ['keller'], date: '2026-12-10', repeat })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    const words = wordsOf((await browser.get(`${list}/keller/put-away`)).text)
    expect(words).toContain('4 Termine sind noch in diesem Raum')
    expect(words.match(/Keller: Raum weggelegt/g)).toHaveLength(1)
  })

  it('is seen by no neighbour, and nobody can ask for it, but the calendar keeps what is in it', async () => {
    await using world = await aWorld()
    const { browser, manager } = await aHouseOfThree(world)
    await browser.send(
      `${list}/keller/put-away`,
      filledForm((await browser.get(`${list}/keller/put-away`)).text),
    )
    expect((await browser.get('/aef/rooms/keller')).status).toBe(404)
    expect(wordsOf((await browser.get('/aef/rooms')).text)).not.toContain('Keller')
    expect(wordsOf((await browser.get('/aef/book?by=hand')).text)).not.toContain('Keller')
    expect(await listed(world)).toEqual(['saal', 'dach'])
    const request = aRequest({ rooms: ['keller'], date: '2026-12-08' })
    for (const actor of [aVisitor, manager])
      await expect(requestBooking(world.ctx, actor, { house: 'aef', request })).rejects.toMatchObject({
        code: 'outside-opening-hours',
      })
    const day = await browser.get('/manage/aef/calendar?date=2026-12-05&view=day')
    expect(wordsOf(day.text)).toContain('Keller')
  })

  it('is offered again as it was', async () => {
    await using world = await aWorld()
    const { browser } = await aHouseOfThree(world)
    const before = (await loadRooms(world.ctx, 'aef')).rooms[0]
    await browser.send(`${list}/saal/put-away`, filledForm((await browser.get(`${list}/saal/put-away`)).text))
    expect(doors((await browser.get(list)).text)).toContain('Wieder anbieten: Saal')
    await browser.send(`${list}/saal/take-back`)
    expect((await loadRooms(world.ctx, 'aef')).rooms[0]).toEqual({ ...before, version: 3 })
    expect(await listed(world)).toEqual(['saal', 'keller', 'dach'])
  })

  it('still lets what was asked for in it before be decided', async () => {
    await using world = await aWorld()
    const { browser, manager } = await aHouseOfThree(world)
    const request = aRequest({
      rooms: ['saal'],
      date: '2026-12-09',
      contact: { name: 'Eva', phone: '02131 000-1' },
    })
    const { id, version } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    await browser.send(`${list}/saal/put-away`, filledForm((await browser.get(`${list}/saal/put-away`)).text))
    await approveBooking(world.ctx, manager, { id, version })
    expect(await loadBookings(world.ctx, [id])).toMatchObject([{ state: 'approved' }])
  })
})
