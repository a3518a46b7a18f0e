import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { previewBooking } from '../../functions/bookings/actions/preview-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import { loadRoomDays } from '../../functions/rooms/actions/load-room-days.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import type { Repeat } from '../../functions/bookings/schema.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { crowd } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import type { Actor } from '../../shared/actor.ts'

const house = 'aef'
const weekly: Repeat = { every: 'week', until: '2027-06-22', mode: 'all' }

describe('a series', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const sound = async () => {
    const { endpoint, tableName } = world.engine
    expect(halves(await allItems(endpoint, tableName))).toEqual([])
  }

  const takenDates = async () => {
    const { rooms } = await loadRooms(world.ctx, house)
    const [days] = await loadRoomDays(world.ctx, rooms, { from: '2026-11-01', to: '2029-01-01' })
    return [...(days?.sheets ?? [])].flatMap(([date, { quarters }]) => (quarters.size > 0 ? [date] : []))
  }

  it('holds every date, and skips what it shall', async () => {
    const repeat: Repeat = { ...weekly, skip: ['public-holidays'], except: ['2026-12-15'] }
    const request = aRequest({ date: '2026-12-04', repeat: { ...repeat, until: '2027-01-08' } })
    const booking = await requestBooking(world.ctx, aVisitor, { house, request })
    const dates = booking.occurrences.map(({ date }) => date)
    expect(dates).toEqual(['2026-12-04', '2026-12-11', '2026-12-18', '2027-01-08'])
    expect(await takenDates()).toEqual(dates)
    await sound()
  })

  it('is refused as a whole with every conflict and what is free near each', async () => {
    for (const date of ['2026-12-15', '2027-01-05']) {
      await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date }) })
    }
    const request = aRequest({ date: '2026-12-08', repeat: weekly })
    await expect(requestBooking(world.ctx, aVisitor, { house, request })).rejects.toMatchObject({
      code: 'room-taken',
      facts: {
        conflicts: [
          { key: '2026-12-15T19:00', code: 'room-taken', kind: 'booking', alternatives: [{}, {}] },
          { key: '2027-01-05T19:00', code: 'room-taken', kind: 'booking' },
        ],
      },
    })
    expect(await takenDates()).toEqual(['2026-12-15', '2027-01-05'])
    const some = { ...request, repeat: { ...weekly, mode: 'free' as const } }
    const booking = await requestBooking(world.ctx, aVisitor, { house, request: some })
    const refused = booking.occurrences.filter(({ state }) => state === 'refused')
    expect(refused).toMatchObject([
      { key: '2026-12-15T19:00', refused: { code: 'room-taken', kind: 'booking' } },
      { key: '2027-01-05T19:00' },
    ])
    const preview = await previewBooking(world.ctx, aVisitor, { house, request: some })
    expect(preview.dates.every(({ refused: why }) => why !== undefined)).toBe(true)
    await sound()
  })

  it('has what can be had of it and each other date with its reason: closed, or taken', async () => {
    await changeSettings(world, manager, 'seminarraum', {
      exceptions: [{ date: '2026-12-15', open: [], note: 'Betriebsausflug' }],
    })
    const ask = (mode: Repeat['mode']) => {
      const request = aRequest({ date: '2026-12-08', repeat: { every: 'week', count: 3, mode } })
      return requestBooking(world.ctx, aVisitor, { house, request })
    }
    const closed = { key: '2026-12-15T19:00', code: 'closed' }
    const refusedAs = (code: string, ...conflicts: object[]) => ({ code, facts: { conflicts } })
    await expect(ask('all')).rejects.toMatchObject(refusedAs('dates-not-possible', closed))
    await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date: '2026-12-22' }) })
    const late = { key: '2026-12-22T19:00', code: 'room-taken' }
    await expect(ask('all')).rejects.toMatchObject(refusedAs('room-taken', closed, late))
    const { occurrences } = await ask('free')
    expect(occurrences.map(({ state, refused }) => [state, refused?.code])).toEqual([
      ['unconfirmed', undefined],
      ['refused', 'closed'],
      ['refused', 'room-taken'],
    ])
    const early = { key: '2026-12-08T19:00', code: 'room-taken' }
    await expect(ask('free')).rejects.toMatchObject(refusedAs('room-taken', early, closed, late))
    await sound()
  })

  // More than one transaction takes: two sheets a day.
  const days = 90 + crowd(275)

  it(`of ${days} days in two rooms is had, approved and cancelled from a date on`, async () => {
    const rooms = ['seminarraum', 'teekueche']
    const repeat: Repeat = { every: 'day', count: days, mode: 'all' }
    const request = aRequest({ rooms, date: '2026-12-02', repeat })
    const booking = await requestBooking(world.ctx, aVisitor, { house, request })
    expect(booking.occurrences).toHaveLength(days)
    await sound()
    const { id } = booking
    await approveBooking(world.ctx, manager, { id })
    await sound()
    const scope = { scope: 'following', occurrence: '2027-03-01T19:00' } as const
    await cancelBooking(world.ctx, manager, { id, ...scope })
    expect(await takenDates()).toHaveLength(89)
    await sound()
  })

  it('moves as a whole, keeps a date moved before, and goes on where it was moved to', async () => {
    const request = aRequest({ date: '2026-12-08', repeat: { ...weekly, until: '2027-01-26' } })
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request })
    const one = { scope: 'this', occurrence: '2026-12-22T19:00' } as const
    await moveBooking(world.ctx, manager, {
      id,
      ...one,
      to: { date: '2026-12-21', from: '18:00', to: '20:00' },
    })
    await approveBooking(world.ctx, manager, { id })
    const to = { date: '2026-12-09', from: '17:00', to: '19:00' }
    const moved = await moveBooking(world.ctx, manager, {
      id,
      scope: 'all',
      occurrence: '2026-12-08T19:00',
      to,
    })
    expect(
      moved.occurrences.map(({ key, date, from }) => [key.slice(0, 10), date, from]).slice(0, 4),
    ).toEqual([
      ['2026-12-08', '2026-12-09', '17:00'],
      ['2026-12-15', '2026-12-16', '17:00'],
      ['2026-12-22', '2026-12-21', '18:00'],
      ['2026-12-29', '2026-12-30', '17:00'],
    ])
    await sound()
    const token = manageToken(await world.ctx.secret(), id)
    const holder: Actor = { ...aVisitor, token }
    const more = await extendBooking(world.ctx, holder, { id, until: '2027-02-20' })
    // The house said yes before anybody had proved the address.
    expect(more).toMatchObject({ continues: id, state: 'unconfirmed' })
    expect(await readBooking(world.ctx.table, id)).toMatchObject({ continuedBy: more.id })
    expect(more.occurrences.map(({ date, from }) => [date, from])).toEqual([
      ['2027-02-03', '17:00'],
      ['2027-02-10', '17:00'],
      ['2027-02-17', '17:00'],
    ])
    await sound()
  })

  it('is approved for the dates that are named, and for none that it does not have', async () => {
    const request = aRequest({ date: '2026-12-08', repeat: { ...weekly, until: '2026-12-22' } })
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request })
    const keys = ['2026-12-08T19:00', '2026-12-22T19:00']
    const unknown = approveBooking(world.ctx, manager, { id, keys: [...keys, '2026-12-23T19:00'] })
    await expect(unknown).rejects.toMatchObject({
      code: 'unknown-date',
      facts: { pointer: '/occurrences/2', date: '2026-12-23T19:00' },
    })
    const some = await approveBooking(world.ctx, manager, { id, keys })
    expect(some.occurrences.map(({ state }) => state)).toEqual(['approved', 'unconfirmed', 'approved'])
  })

  it('moved by its contact after it was approved keeps its dates until the new ones are decided', async () => {
    const request = aRequest({ date: '2026-12-08', repeat: { ...weekly, until: '2026-12-22' } })
    const { id } = await requestBooking(world.ctx, aVisitor, { house, request })
    await approveBooking(world.ctx, manager, { id })
    const holder: Actor = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    const to = { date: '2026-12-08', from: '19:00', to: '22:00' }
    const asked = await moveBooking(world.ctx, holder, { id, scope: 'all', to })
    expect(asked).toMatchObject({
      state: 'approved',
      occurrences: [{ to: '21:00', asked: { to: '22:00' } }, {}, {}],
    })
    await sound()
    const granted = await approveBooking(world.ctx, manager, {
      id,
      keys: ['2026-12-08T19:00'],
      declineOthers: 'Nein',
    })
    expect(granted.occurrences.map(({ to: end, asked: open }) => [end, open])).toEqual([
      ['22:00', undefined],
      ['21:00', undefined],
      ['21:00', undefined],
    ])
    await sound()
  })

  it('reworded as a whole says so at the booking, keeps what one date alone says, and leaves the past as it was', async () => {
    const request = aRequest({
      date: '2026-12-08',
      label: 'Spiele',
      repeat: { ...weekly, until: '2026-12-29' },
    })
    const { id } = await requestBooking(world.ctx, manager, { house, request })
    const contact = { name: 'W' }
    const words = { purpose: 'Spieleabend', contact }
    const one = { scope: 'this', occurrence: '2026-12-22T19:00' } as const
    await changeDetails(world.ctx, manager, { id, ...one, details: { ...words, label: 'Turnier' } })
    world.clock.set('2026-12-12T09:00:00.000Z')
    const after = await changeDetails(world.ctx, manager, { id, details: { ...words, purpose: 'Karten' } })
    expect(after.purpose).toBe('Karten')
    expect(after.occurrences.map((each) => wordsOn(after, each))).toEqual([
      { purpose: 'Spieleabend', label: 'Spiele' },
      { purpose: 'Karten' },
      { purpose: 'Karten', label: 'Turnier' },
      { purpose: 'Karten' },
    ])
    await sound()
  })
})
