import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import type { Block } from '../../functions/blocks/schema.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { loadRoomDays } from '../../functions/rooms/actions/load-room-days.ts'
import { findRoom, loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { addDays, timeOfMinutes } from '../../shared/time/civil.ts'
import { isFull, seed, some } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const operations = some(2000)
const atOnce = 8
const firstDay = '2026-12-10'
const dayCount = 4
const allRooms = ['seminarraum', 'teekueche']

interface Operation {
  kind: 'request' | 'approve' | 'decline' | 'move' | 'cancel' | 'block' | 'unblock'
  rooms: string[]
  date: string
  from: string
  to: string
  around: number
  pick: number
  displace: 'leave' | 'cancel' | undefined
}

const anOperation: fc.Arbitrary<Operation> = fc
  .record({
    kind: fc.constantFrom(
      ...([
        'request',
        'request',
        'request',
        'approve',
        'decline',
        'move',
        'move',
        'cancel',
        'block',
        'unblock',
      ] as const),
    ),
    rooms: fc.subarray(allRooms, { minLength: 1 }),
    day: fc.nat(dayCount - 1),
    start: fc.integer({ min: 36, max: 78 }),
    length: fc.integer({ min: 1, max: 6 }),
    around: fc.constantFrom(0, 0, 15, 30),
    pick: fc.nat(1000),
    displace: fc.constantFrom('leave', 'cancel', undefined),
  })
  .map(({ day, start, length, ...rest }) => ({
    ...rest,
    date: addDays(firstDay, day),
    from: timeOfMinutes(start * 15),
    to: timeOfMinutes((start + length) * 15),
  }))

/** What has been answered, and nothing else: a list of who holds what, looked through from end to end. */
class Model {
  readonly bookings = new Map<string, Booking>()
  readonly blocks = new Map<string, Block>()

  take(booking: Booking): void {
    const known = this.bookings.get(booking.id)
    if (known === undefined || known.version < booking.version) this.bookings.set(booking.id, booking)
  }

  /** Quarters of a day (of 96: no clock changes in these days) by holder; a block has what no booking has. */
  holdersOf(room: string, date: string): Map<number, string> {
    const holders = new Map<number, string>()
    const quarter = (time: string) => Number(time.slice(0, 2)) * 4 + Number(time.slice(3)) / 15
    for (const { id, rooms, occurrences, state, setUpMinutes, tidyUpMinutes } of this.bookings.values()) {
      const [only] = occurrences
      if (!['unconfirmed', 'requested', 'approved'].includes(state) || !rooms.includes(room)) continue
      if (only === undefined || only.date !== date) continue
      for (
        let at = quarter(only.from) - setUpMinutes / 15;
        at < quarter(only.to) + tidyUpMinutes / 15;
        at++
      ) {
        if (holders.has(at)) throw new Error(`${room} ${date} has two holders: ${holders.get(at)} and ${id}`)
        holders.set(at, id)
      }
    }
    for (const { id, rooms, from, to } of this.blocks.values()) {
      if (!rooms.includes(room) || from.slice(0, 10) !== date) continue
      for (let at = quarter(from.slice(11)); at < quarter(to.slice(11)); at++)
        if (!holders.has(at)) holders.set(at, id)
    }
    return holders
  }
}

const expected = new Set(['room-taken', 'already-decided', 'changed-meanwhile', 'not-found'])

async function carryOut(world: World, manager: Actor, model: Model, operation: Operation): Promise<void> {
  const { kind, rooms, date, from, to, around, pick, displace } = operation
  const { ctx } = world
  const some = <T>(all: Iterable<T>): T | undefined => {
    const list = [...all]
    return list[pick % Math.max(1, list.length)]
  }
  const id = some(model.bookings.keys()) ?? 'none'
  switch (kind) {
    case 'request': {
      const request = aRequest({ rooms, date, from, to, setUpMinutes: around, tidyUpMinutes: around })
      return model.take(await requestBooking(ctx, aVisitor, { house: 'aef', request }))
    }
    case 'approve':
      return model.take(await approveBooking(ctx, manager, { id }))
    case 'decline':
      return model.take(await declineBooking(ctx, manager, { id, reason: 'Nein' }))
    case 'cancel':
      return model.take(await cancelBooking(ctx, manager, { id }))
    case 'move':
      return model.take(await moveBooking(ctx, manager, { id, to: { rooms, date, from, to } }))
    case 'block': {
      const span = { rooms, from: `${date}T${from}`, to: `${date}T${to}`, label: 'Sperrzeit' }
      const request = displace === undefined ? span : { ...span, displace }
      const block = await createBlock(ctx, manager, { house: 'aef', request })
      model.blocks.set(block.id, block)
      return
    }
    case 'unblock': {
      const block = some(model.blocks.keys())
      if (block === undefined) return
      await removeBlock(ctx, manager, { id: block })
      model.blocks.delete(block)
    }
  }
}

/** Bookings that a block cancelled say so themselves; nobody else was answered about them. */
async function learnCancelled(world: World, model: Model): Promise<void> {
  const { readBookings } = await import('../../functions/bookings/store.ts')
  for (const booking of await readBookings(world.ctx.table, [...model.bookings.keys()])) {
    const known = model.bookings.get(booking.id)
    const byBlock = booking.history.at(-1)?.words === 'Sperrzeit'
    if (known && booking.version > known.version && !byBlock) throw new Error(`${booking.id} changed unasked`)
    model.take(booking)
  }
}

it(`${operations} random operations, ${atOnce} at once, leave the sheets as a naive list has them (SEED=${seed})`, async () => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world)
  const { rooms } = await loadRooms(world.ctx, 'aef')
  const model = new Model()
  const script = fc.sample(anOperation, { seed, numRuns: operations })
  const done = new Map<string, number>()
  for (let at = 0; at < script.length; at += atOnce) {
    const batch = script.slice(at, at + atOnce)
    const outcomes = await Promise.allSettled(batch.map((each) => carryOut(world, manager, model, each)))
    outcomes.forEach((outcome, place) => {
      const kind = batch[place]?.kind ?? ''
      if (outcome.status === 'fulfilled') done.set(kind, (done.get(kind) ?? 0) + 1)
      else if (!(outcome.reason instanceof Refusal) || !expected.has(outcome.reason.code))
        throw outcome.reason
    })
    await learnCancelled(world, model)
    for (const room of allRooms) {
      const chosen = [findRoom(rooms, room)]
      const days = { from: firstDay, to: addDays(firstDay, dayCount - 1), consistent: true }
      const [read] = await loadRoomDays(world.ctx, chosen, days)
      for (let day = 0; day < dayCount; day++) {
        const date = addDays(firstDay, day)
        const sheet = read?.sheets.get(date)
        // Where two blocks overlap it does not matter which of them has a quarter.
        const holder = (id: string) => (model.blocks.has(id) ? 'a block' : id)
        const plain = (holders: Iterable<[number, string]>) =>
          Object.fromEntries([...holders].map(([quarter, id]) => [quarter, holder(id)]))
        expect(plain(sheet?.quarters ?? []), `${room} ${date} after ${at}`).toEqual(
          plain(model.holdersOf(room, date)),
        )
        const shown = [...(sheet?.entries.keys() ?? [])].filter((id) => model.bookings.has(id))
        expect(new Set(shown)).toEqual(
          new Set([...model.holdersOf(room, date).values()].filter((id) => model.bookings.has(id))),
        )
      }
    }
  }
  // A test in which everything is refused would prove nothing.
  for (const kind of ['request', 'approve', 'decline', 'move', 'cancel', 'block', 'unblock']) {
    expect(done.get(kind) ?? 0, kind).toBeGreaterThan(isFull ? operations / 100 : -1)
  }
})
