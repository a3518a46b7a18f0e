import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { changeHouse } from '../../functions/houses/actions/change-house.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { aHouse, aRequest, aRoom, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { blocked, booked, counting, deliver, eventsIn } from './reading.ts'
import { itInTurn } from '../support/in-turn.ts'

const path = '/aef/calendar.ics'
const kitchen = '/aef/rooms/teekueche/calendar.ics'

/** Asks as a reader does that keeps its copy: 200 with the new one, or 304. */
function reader(world: World, from = path) {
  let tag: string | undefined
  return async (): Promise<number> => {
    await deliver(world)
    const answer = await world.call(
      'GET',
      from,
      tag === undefined ? {} : { headers: { 'if-none-match': tag } },
    )
    tag = answer.headers['etag']
    return answer.status
  }
}

describe('a reader hears of', () => {
  itInTurn('approving, moving, another label, and cancelling, each time once', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const look = reader(world)
    const { id } = await requestBooking(world.ctx, manager, { house: 'aef', request: aRequest() })
    expect(await look()).toBe(200)
    const sequences: number[] = []
    const steps = [
      () => approveBooking(world.ctx, manager, { id }),
      () => moveBooking(world.ctx, manager, { id, to: { date: '2026-12-07', from: '10:00', to: '12:00' } }),
      () =>
        moveBooking(world.ctx, manager, {
          id,
          to: { rooms: ['teekueche'], date: '2026-12-07', from: '10:00', to: '12:00' },
        }),
      () =>
        changeDetails(world.ctx, manager, {
          id,
          details: { purpose: 'Spiele', label: 'Spiele', contact: { name: 'Wir' } },
        }),
    ]
    for (const step of steps) {
      world.clock.advance(1)
      await step()
      expect(await look()).toBe(200)
      expect(await look()).toBe(304)
      const [event] = eventsIn((await world.call('GET', path)).text)
      expect(event).toMatchObject({ uid: `${id}@treff.example`, stamp: `${world.ctx.now().slice(0, 19)}Z` })
      sequences.push(event!.sequence)
    }
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
    await cancelBooking(world.ctx, manager, { id })
    expect([await look(), await look()]).toEqual([200, 304])
  })

  it('blocks that come and go, and new names of house and rooms', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager)
    const look = reader(world)
    expect(await look()).toBe(200)
    const { id } = await blocked(world, manager)
    expect([await look(), await look()]).toEqual([200, 304])
    await removeBlock(world.ctx, manager, { id })
    expect([await look(), await look()]).toEqual([200, 304])
    const settings = aHouse({ address: 'Am Markt 1' })
    await changeHouse(world.ctx, manager, { house: 'aef', settings, version: 1 })
    expect([await look(), await look()]).toEqual([200, 304])
    await changeRoom(world.ctx, manager, {
      house: 'aef',
      room: 'seminarraum',
      settings: aRoom({ name: 'Saal' }),
      version: 1,
    })
    expect([await look(), await look()]).toEqual([200, 304])
  })

  it('his room only, in the calendar of a room', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const look = reader(world, kitchen)
    expect(await look()).toBe(200)
    await booked(world, manager, { rooms: ['seminarraum'] })
    expect(await look()).toBe(304)
    await booked(world, manager, { rooms: ['seminarraum', 'teekueche'], date: '2026-12-06' })
    expect(await look()).toBe(200)
  })

  it('the next month on its first day', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    await booked(world, manager, { date: '2028-01-05' })
    const look = reader(world)
    expect(await look()).toBe(200)
    world.clock.set('2026-12-31T22:59:59.000Z')
    expect(await look()).toBe(304)
    world.clock.set('2026-12-31T23:00:00.000Z')
    expect([await look(), await look()]).toEqual([200, 304])
  })
})

describe('a reader is not bothered with', () => {
  it('what nobody but the managers may know', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { id } = await booked(world, manager, { date: '2026-12-08', label: 'Yoga' })
    await deliver(world)
    const { headers } = await world.call('GET', path)
    const asked = await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
    await declineBooking(world.ctx, manager, { id: asked.id, reason: 'Leider belegt.' })
    await askContact(world.ctx, manager, { id, question: 'Wie viele kommen?' })
    const details = { purpose: 'Anderes', label: 'Yoga', contact: { name: 'Wir' } }
    await changeDetails(world.ctx, manager, { id, details })
    expect(await deliver(world)).toBeGreaterThan(4)
    const { call, cost } = counting(world)
    const again = await call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
    expect([again.status, cost.calls]).toEqual([304, ['GetItem']])
  })
})

describe('a change while a calendar is being rendered', () => {
  /** Every call of the rendering, and whether the change is told at once or only when all is over. */
  const moments = [0, 1, 2, 3, 4].flatMap((at) => [true, false].map((isToldAtOnce) => ({ at, isToldAtOnce })))

  it.each(moments)(
    'never leaves an old tag behind: before call $at, told at once: $isToldAtOnce',
    async ({ at, isToldAtOnce }) => {
      await using world = await aWorld({ stream: true })
      const manager = await found(world)
      const { id } = await booked(world, manager, { rooms: ['seminarraum', 'teekueche'] })
      await deliver(world)
      const { call, cost } = counting(world, async (_, index) => {
        if (index !== at) return
        await moveBooking(world.ctx, manager, { id, to: { date: '2026-12-09', from: '10:00', to: '12:00' } })
        if (isToldAtOnce) await deliver(world)
      })
      const first = await call('GET', path)
      // A read that may lag behind could miss a change that had been told before it.
      expect(cost.consistent).toEqual(cost.calls.filter((operation) => operation === 'Query'))
      await deliver(world)
      const again = await world.call('GET', path, { headers: { 'if-none-match': first.headers['etag'] } })
      const fresh = await world.call('GET', path)
      expect(eventsIn(fresh.text)).toMatchObject([{ start: '2026-12-09T10:00:00' }])
      expect(again.status).toBe(first.text === fresh.text ? 304 : 200)
      expect(
        (await world.call('GET', path, { headers: { 'if-none-match': fresh.headers['etag'] } })).status,
      ).toBe(304)
    },
  )
})

it('what was kept under another address of the house is not trusted', async () => {
  await using world = await aWorld({ stream: true })
  const manager = await found(world)
  await booked(world, manager)
  const { headers } = await world.call('GET', path)
  const settings = { ...world.ctx.settings, publicUrl: 'https://treff.example.org' }
  const { call } = counting({ ...world, ctx: { ...world.ctx, settings } })
  const moved = await call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
  expect(moved.status).toBe(200)
  expect(eventsIn(moved.text)[0]?.uid).toMatch(/@treff\.example\.org$/)
})
