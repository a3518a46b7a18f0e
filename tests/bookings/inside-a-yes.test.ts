import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { NewTime } from '../../functions/bookings/rules/move.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { RoomSettings } from '../../functions/rooms/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

const date = '2026-12-05'
const noon = '2026-12-05T11:05:00.000Z'
const closed = { mo: [], tu: [], we: [], th: [], fr: [], sa: [], su: [] }

describe('what lies inside an earlier yes', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { saal: { capacity: 4 }, kammer: { capacity: 2 } } })
    booking = await asked(world, {
      rooms: ['saal', 'kammer'],
      date,
      from: '10:00',
      to: '18:00',
      attendees: 4,
    })
    booking = await approveBooking(world.ctx, manager, { id: booking.id })
    holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), booking.id) }
    return () => world[Symbol.asyncDispose]()
  })

  const move = (to: Partial<NewTime>, by = holder) =>
    moveBooking(world.ctx, by, { id: booking.id, to: { date, from: '10:00', to: '14:00', ...to } })
  const say = (words: { purpose?: string; attendees?: number; name?: string }) => {
    const { purpose = booking.purpose, attendees = 4, name = 'Gruppe Würfel' } = words
    const details = { purpose, attendees, contact: { name } }
    return changeDetails(world.ctx, holder, { id: booking.id, details })
  }

  it('is had at once: shorter while it goes on, as the page promises', async () => {
    world.clock.set(noon)
    expect(await move({})).toMatchObject({ state: 'approved', occurrences: [{ from: '10:00', to: '14:00' }] })
  })

  it('is nothing that would be over already', async () => {
    world.clock.set(noon)
    await expect(move({ to: '12:00' })).rejects.toMatchObject({ code: 'too-soon', facts: { pointer: '/to' } })
    expect(await move({ to: '12:15' })).toMatchObject({ occurrences: [{ to: '12:15' }] })
  })

  it.each<[string, Partial<RoomSettings>]>([
    ['a longer lead time', { leadHours: 24 * 14 }],
    ['a shorter longest use', { maxMinutes: 60 }],
    ['a longer shortest use', { minMinutes: 600, maxMinutes: 600 }],
    ['other opening hours', { hours: closed }],
    ['the telephone alone', { approval: 'phone-only' }],
    ['fewer people', { capacity: 1 }],
  ])('is not checked by a rule that came later: %s', async (_, change) => {
    await changeSettings(world, manager, 'saal', change)
    expect(await move({})).toMatchObject({ state: 'approved', occurrences: [{ to: '14:00' }] })
    expect((await move({ to: '13:00' }, manager)).occurrences[0]?.to).toBe('13:00')
    await expect(move({ to: '19:00' })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('is checked for the people who come, where a room is given back', async () => {
    expect(await move({ rooms: ['saal'] })).toMatchObject({ rooms: ['saal'] })
    await expect(move({ rooms: ['kammer'] })).rejects.toMatchObject({ code: 'too-many-people' })
  })

  it('leaves words and names free to whoever holds a room that is by now for fewer', async () => {
    await changeSettings(world, manager, 'saal', { capacity: 1 })
    await changeSettings(world, manager, 'kammer', { capacity: 1 })
    expect(await say({ purpose: 'Chor', name: 'Gruppe Note' })).toMatchObject({
      purpose: 'Chor',
      contact: { name: 'Gruppe Note' },
    })
    expect(await say({ attendees: 3 })).toMatchObject({ attendees: 3 })
    await expect(say({ attendees: 4 })).rejects.toMatchObject({ code: 'too-many-people' })
  })

  it('is no yes while nobody has decided', async () => {
    const open = await asked(world, { rooms: ['kammer'], date: '2026-12-12', from: '10:00', to: '18:00' })
    await changeSettings(world, manager, 'kammer', { maxMinutes: 60 })
    const own = { ...aVisitor, token: manageToken(await world.ctx.secret(), open.id) }
    const to = { date: '2026-12-12', from: '10:00', to: '14:00' }
    await expect(moveBooking(world.ctx, own, { id: open.id, to })).rejects.toMatchObject({ code: 'too-long' })
  })
})
