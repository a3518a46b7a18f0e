import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked } from '../back-office/managed.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const heads = (booking: Booking) => booking.occurrences.map((date) => wordsOn(booking, date).attendees)

describe('heads that are asked for', () => {
  let world: World
  let manager: Actor
  const repeat = { every: 'week', count: 3, mode: 'all' } as const
  const details = { purpose: 'Spieleabend', contact: { name: 'Gruppe Würfel' } }

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
  })
  afterEach(() => world[Symbol.asyncDispose]())

  async function approved(change: Partial<BookingRequest> = {}) {
    const { id } = await asked(world, { groupName: undefined, ...change })
    const token = manageToken(await world.ctx.secret(), id)
    await approveBooking(world.ctx, manager, { id })
    return {
      id,
      change: (more: object) =>
        changeDetails(world.ctx, { ...aVisitor, token }, { id, details: { ...details, ...more } }),
    }
  }

  it('are had when they are approved, also at a date that had named none', async () => {
    const { id, change } = await approved({ repeat, attendees: 10 })
    const occurrence = '2026-12-12T19:00'
    await changeDetails(world.ctx, manager, { id, scope: 'this', occurrence, details })
    await change({ attendees: 20 })
    const after = await approveBooking(world.ctx, manager, { id })
    expect(heads(after)).toEqual([20, undefined, 20])
    const token = manageToken(await world.ctx.secret(), id)
    const one = { id, scope: 'this', occurrence, details: { ...details, attendees: 4 } } as const
    await changeDetails(world.ctx, { ...aVisitor, token }, one)
    expect(heads(await approveBooking(world.ctx, manager, { id }))).toEqual([20, 4, 20])
  })

  it('are given up by whoever asks for fewer than were approved', async () => {
    const { change } = await approved({ attendees: 10 })
    expect((await change({ attendees: 30 })).occurrences[0]?.asked).toMatchObject({ attendees: 30 })
    const fewer = await change({ attendees: 8 })
    expect([fewer.attendees, fewer.occurrences[0]?.asked, fewer.deadline]).toEqual([8, undefined, undefined])
    expect(fewer.history.at(-1)).toMatchObject({ what: 'changed', changes: [{ old: '30', new: '8' }] })
  })

  it('stay asked for at one date while the others change', async () => {
    const { id, change } = await approved({ repeat, attendees: 10 })
    const token = manageToken(await world.ctx.secret(), id)
    const one = { id, scope: 'this', occurrence: '2026-12-12T19:00' } as const
    await changeDetails(world.ctx, { ...aVisitor, token }, { ...one, details: { ...details, attendees: 30 } })
    const fewer = await change({ attendees: 8, note: 'Mit Kuchen' })
    expect(heads(fewer)).toEqual([8, 10, 8])
    expect(fewer.occurrences.map(({ asked }) => asked?.attendees)).toEqual([undefined, 30, undefined])
    expect(fewer.occurrences.map((date) => wordsOn(fewer, date).note)).toEqual(Array(3).fill('Mit Kuchen'))
  })

  it('stay asked for at every date, and not the booking’s own, while a note changes', async () => {
    const { id, change } = await approved({ repeat, attendees: 10 })
    await change({ attendees: 30 })
    const noted = await change({ attendees: 30, note: 'Mit Kuchen' })
    expect([noted.attendees, heads(noted)]).toEqual([10, [10, 10, 10]])
    expect(noted.occurrences.map(({ asked }) => asked?.attendees)).toEqual([30, 30, 30])
    const byHouse = { id, details: { ...details, attendees: 30, note: 'Ohne Kuchen' } }
    expect((await changeDetails(world.ctx, manager, byHouse)).attendees).toBe(10)
  })

  it('stay asked for when the date moves, and must fit where it goes', async () => {
    const { id, change } = await approved({ attendees: 10 })
    await change({ attendees: 30 })
    const token = manageToken(await world.ctx.secret(), id)
    const move = (to: Pick<BookingRequest, 'from' | 'to'> & Partial<BookingRequest>) =>
      moveBooking(world.ctx, { ...aVisitor, token }, { id, to: { date: '2026-12-05', ...to } })
    const shorter = await move({ from: '19:00', to: '20:00' })
    expect(shorter.occurrences[0]).toMatchObject({ to: '20:00', asked: { to: '20:00', attendees: 30 } })
    const later = await move({ from: '20:00', to: '22:00' })
    expect(later.occurrences[0]).toMatchObject({ to: '20:00', asked: { to: '22:00', attendees: 30 } })
    const crowded = move({ from: '20:00', to: '22:00', rooms: ['teekueche'] })
    await expect(crowded).rejects.toMatchObject({ code: 'too-many-people' })
    const { occurrences, attendees } = await approveBooking(world.ctx, manager, { id })
    expect([occurrences[0]?.to, attendees]).toEqual(['22:00', 30])
  })

  it('do not ask anew when other words change', async () => {
    const { change } = await approved({ attendees: 10 })
    const { deadline } = await change({ attendees: 30 })
    world.clock.advance(60)
    const again = await change({ attendees: 30, note: 'Mit Kuchen' })
    expect([again.deadline, again.history.at(-1)?.what]).toEqual([deadline, 'changed'])
    expect(again.occurrences[0]?.asked).toMatchObject({ attendees: 30 })
  })

  it('are asked for at the other dates, though the first has them already', async () => {
    const { id, change } = await approved({ repeat, attendees: 10 })
    const first = { scope: 'this', occurrence: '2026-12-05T19:00' } as const
    await changeDetails(world.ctx, manager, { id, ...first, details: { ...details, attendees: 20 } })
    const changed = await change({ attendees: 20 })
    expect(changed.occurrences.map(({ asked }) => asked?.attendees)).toEqual([undefined, 20, 20])
  })
})
