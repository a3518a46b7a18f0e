import { describe, expect, it } from 'vitest'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import { claimDate } from '../../functions/bookings/actions/claim-date.ts'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { previewClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { readClosure } from '../../functions/blocks/store/closures.ts'
import { aVisitor, found } from '../support/builders.ts'
import { allItems, bookingsAmong } from '../support/crash-consistency.ts'
import { addDays } from '../../shared/time/civil.ts'
import { crowd } from '../support/budget.ts'
import { aWorld } from '../support/world.ts'
import { settleAll } from '../support/timers.ts'
import { house, words, span, ask, approved, close, bookingOf, taken, faults, codeOf } from './closing.ts'
import { states, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('a closure', () => {
  it('tells beforehand who would be affected, and writes nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const one = await approved(world, manager)
    const other = await ask(world, { rooms: ['teekueche'], date: '2026-12-08' })
    await ask(world, { date: '2026-12-09' })
    const before = await allItems(world.engine.endpoint, world.engine.tableName)
    const closing = { house, request: { ...span, displaced: 'offer' as const } }
    const affected = await previewClosure(world.ctx, manager, closing)
    expect(affected).toMatchObject([
      { booking: one.id, dates: [{ occurrence: '2026-12-05T19:00', state: 'approved' }] },
      { booking: other.id, dates: [{ occurrence: '2026-12-08T19:00', state: 'unconfirmed' }] },
    ])
    expect(affected[0]?.dates[0]?.offered).toMatchObject({ date: '2026-12-04', from: '19:00', to: '21:00' })
    expect(affected[1]?.dates[0]?.offered).toMatchObject({ date: '2026-12-09' })
    expect(await allItems(world.engine.endpoint, world.engine.tableName)).toEqual(before)
  })

  it('blocks all rooms and cancels who is there, with the words for the door', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const closure = await close(world, manager)
    expect(closure).toMatchObject({
      state: 'laid',
      rooms: ['seminarraum', 'teekueche'],
      affected: [{ booking: id, dates: [{ occurrence: '2026-12-05T19:00', state: 'approved' }] }],
    })
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
    expect(await taken(world, '2026-12-08', 'teekueche')).toEqual(['00:00-24:00 block'])
    expect(await taken(world, '2026-12-09')).toEqual([])
    const booking = await bookingOf(world, id)
    expect(booking).toMatchObject({ state: 'cancelled' })
    expect(booking.history.at(-1)).toMatchObject({ what: 'displaced', words, by: { kind: 'manager' } })
    expect(await codeOf(ask(world))).toBe('room-taken')
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it('takes from a series only the dates that it meets, as one line of its history', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = { every: 'day', count: 7, mode: 'all' } as const
    const { id } = await approved(world, manager, { date: '2026-12-03', repeat })
    await close(world, manager)
    const booking = await bookingOf(world, id)
    expect(booking.occurrences.map(({ state }) => state)).toEqual([
      'approved',
      'approved',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
      'approved',
    ])
    expect(booking.state).toBe('approved')
    expect(booking.history.map(({ what }) => what)).toEqual(['requested', 'approved', 'displaced'])
    expect(booking.history.at(-1)?.dates).toEqual([
      { state: 'cancelled', start: '19:00', keys: '2026-12-05/1x4' },
    ])
  })

  it('of some rooms and hours leaves the rest alone', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const evening = await approved(world, manager)
    const morning = await approved(world, manager, { from: '09:00', to: '11:00' })
    const kitchen = await approved(world, manager, { rooms: ['teekueche'] })
    const hours = { rooms: ['seminarraum'], from: '2026-12-05T18:00', to: '2026-12-05T22:00' }
    await close(world, manager, hours)
    const states = await Promise.all(
      [evening, morning, kitchen].map(async ({ id }) => (await bookingOf(world, id)).state),
    )
    expect(states).toEqual(['cancelled', 'approved', 'approved'])
  })

  it('gives up changes that were asked for into its time, and leaves what is past', async () => {
    await using world = await aWorld({ now: '2026-12-01T19:00:00.000Z' })
    const manager = await found(world)
    const repeat = { every: 'day', count: 3, mode: 'all' } as const
    world.clock.set('2026-12-01T06:00:00.000Z')
    const { id } = await approved(world, manager, { date: '2026-12-01', from: '09:00', to: '10:00', repeat })
    world.clock.set('2026-12-01T19:00:00.000Z')
    const closure = await close(world, manager, { from: '2026-12-01', to: '2026-12-02' })
    const { occurrences } = await bookingOf(world, id)
    expect(occurrences.map(({ state }) => state)).toEqual(['approved', 'cancelled', 'approved'])
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it.each([
    [{ from: '2026-12-08', to: '2026-12-05' }, 'invalid-input'],
    [{ from: '2026-11-01', to: '2026-11-02' }, 'too-soon'],
    [{ from: '2027-01-01', to: '2030-12-31' }, 'too-long'],
    [{ rooms: ['keller'] }, 'unknown-room'],
  ])('%o is refused with %s', async (change, code) => {
    await using world = await aWorld()
    const manager = await found(world)
    expect(await codeOf(close(world, manager, change))).toBe(code)
  })

  it('is made and undone by nobody but the house', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    expect(await codeOf(close(world, aVisitor))).toBe('sign-in-needed')
    const { id } = await close(world, manager)
    expect(await codeOf(undoClosure(world.ctx, aVisitor, { id }))).toBe('sign-in-needed')
    const stranger = { ...manager, person: { id: 'somebody0000', name: 'Jemand' } }
    expect(await codeOf(undoClosure(world.ctx, stranger, { id }))).toBe('not-allowed')
  })

  const summer = addDays('2027-07-01', crowd(62) - 1)

  it(`lasts until ${summer} in all rooms, with daily series in both`, async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    const repeat = { every: 'day', count: 30 + crowd(90), mode: 'all' } as const
    const both = { rooms: ['seminarraum', 'teekueche'], date: '2027-06-01', repeat }
    const { id } = await approved(world, manager, both)
    const closure = await close(world, manager, { from: '2027-07-01', to: summer })
    expect(closure.state).toBe('laid')
    expect(closure.affected[0]?.dates).toHaveLength(crowd(62))
    const lost = (await bookingOf(world, id)).occurrences.filter(({ state }) => state === 'cancelled')
    expect([lost.length, lost[0]?.date, lost.at(-1)?.date]).toEqual([crowd(62), '2027-07-01', summer])
    expect(await taken(world, summer, 'teekueche')).toEqual(['00:00-24:00 block'])
    await undoClosure(world.ctx, manager, { id: closure.id })
    const back = await bookingOf(world, id)
    expect(back.occurrences.every(({ state }) => state === 'approved')).toBe(true)
    expect(await taken(world, '2027-07-05')).toEqual(['19:00-21:00 booking'])
    expect(await faults(world, ['none'])).toEqual([])
  })
})

describe('bookings that are asked for while a house closes', () => {
  itInTurn('are refused or displaced: afterwards nobody is there', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    const dates = ['2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08']
    const repeat = { every: 'day', count: 6, mode: 'free' } as const
    const asking = Array.from({ length: crowd(40) }, (_, at) => {
      const hour = 8 + (at % 10)
      const when = { date: dates[at % 4]!, from: `${hour < 10 ? '0' : ''}${hour}:00`, to: `${hour + 1}:00` }
      const to = when.to.padStart(5, '0')
      return codeOf(ask(world, { ...when, to, ...(at % 7 === 0 ? { repeat } : {}) }))
    })
    const [closure] = await Promise.all([close(world, manager, { displaced: 'offer' }), ...asking])
    world.clock.advance(3)
    await settleAll(world.ctx)
    expect((await readClosure(world.ctx.table, closure.id))?.state).toBe('laid')
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const there = bookingsAmong(items).flatMap(({ occurrences }) =>
      occurrences.filter(
        ({ state, date }) => ['unconfirmed', 'requested', 'approved'].includes(state) && dates.includes(date),
      ),
    )
    expect(there).toEqual([])
    expect(await faults(world, [closure.id])).toEqual([])
  })
})

it('a block and a closure lie beside each other, and the later one stays when the other goes', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const request = { rooms: ['seminarraum'], from: '2026-12-06', to: '2026-12-06', label: 'Reinigung' }
  await createBlock(world.ctx, manager, { house, request })
  const { id } = await close(world, manager)
  await undoClosure(world.ctx, manager, { id })
  expect(await taken(world, '2026-12-06')).toEqual(['00:00-24:00 block'])
  const booking = await approved(world, manager)
  await cancelBooking(world.ctx, manager, { id: booking.id })
  expect(await taken(world, '2026-12-05')).toEqual([])
})

it('a closure takes back what was offered out of the queue: they go on waiting, and are asked again when it is undone', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const booking = await approved(world, manager)
  const place = await waits(world)
  await cancelBooking(world.ctx, manager, { id: booking.id })
  expect(await states(world, place)).toEqual(['offered'])
  const { id } = await close(world, manager)
  expect(await states(world, place)).toEqual(['waiting'])
  expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
  await undoClosure(world.ctx, manager, { id })
  expect(await states(world, place)).toEqual(['offered'])
})

it('a date that was claimed anew in spite of an offer is what it is: the offer is given up', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const repeat = { every: 'day', count: 2, mode: 'all' } as const
  const { id } = await approved(world, manager, { repeat })
  const hours = { from: '2026-12-05T18:00', to: '2026-12-05T22:00', displaced: 'offer' } as const
  const closure = await close(world, manager, hours)
  const occurrence = '2026-12-05T19:00'
  world.clock.advance(61)
  await removeBlock(world.ctx, manager, { id: closure.id })
  await claimDate(world.ctx, manager, { id, occurrence })
  const [date] = (await bookingOf(world, id)).occurrences
  expect(date).toMatchObject({ state: 'approved', date: '2026-12-05' })
  expect(date).not.toHaveProperty('offered')
  expect(await codeOf(answerOffer(world.ctx, manager, { id, occurrence, accept: true }))).toBe('offer-over')
  expect(await faults(world, ['none'])).toEqual([])
})
