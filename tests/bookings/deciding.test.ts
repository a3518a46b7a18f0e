import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { decideDates } from '../../functions/bookings/actions/decide-dates.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, house } from '../back-office/managed.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

const [one, two, three] = ['2026-12-05T19:00', '2026-12-12T19:00', '2026-12-19T19:00'] as const
const repeat = { every: 'week', count: 3, mode: 'all' } as const
const statesOf = ({ occurrences }: Booking) => occurrences.map(({ state }) => state)

let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

describe('a decision about some dates of a series', () => {
  it('reaches those that are named, and leaves the others undecided unless it says why not', async () => {
    const { id } = await asked(world, { repeat })
    const some = await approveBooking(world.ctx, manager, { id, keys: [one] })
    expect(statesOf(some)).toEqual(['approved', 'requested', 'requested'])
    expect(some.history.at(-1)).toMatchObject({
      what: 'approved',
      dates: [{ state: 'approved', keys: '2026-12-05' }],
    })
    const all = await approveBooking(world.ctx, manager, { id, keys: [two], declineOthers: 'Chor' })
    expect(statesOf(all)).toEqual(['approved', 'approved', 'declined'])
    expect(all.history.at(-1)?.words).toBeUndefined()
    expect(all.history.at(-1)).toMatchObject({
      what: 'decided',
      dates: [{ state: 'approved' }, { state: 'declined', words: 'Chor' }],
    })
  })

  it.each([
    [['2026-12-06T19:00'], 0],
    [[one, '2026-12-06T19:00'], 1],
  ])('names no other date: %j', async (keys, at) => {
    const { id } = await asked(world, { repeat })
    await expect(approveBooking(world.ctx, manager, { id, keys })).rejects.toMatchObject({
      code: 'unknown-date',
      facts: { pointer: `/occurrences/${at}`, date: '2026-12-06T19:00' },
    })
  })

  it('has words of its own for each date, and common ones where they are the same', async () => {
    const { id } = await asked(world, { repeat })
    const dates = [{ key: one }, { key: two, decline: 'Chor' }]
    const mixed = await decideDates(world.ctx, manager, { id, dates })
    expect(statesOf(mixed)).toEqual(['approved', 'declined', 'requested'])
    expect(mixed.history.at(-1)?.words).toBeUndefined()
    const decided = decideDates(world.ctx, manager, { id, dates: [{ key: three }, { key: two }] })
    await expect(decided).rejects.toMatchObject({
      code: 'unknown-date',
      facts: { pointer: '/dates', date: two },
    })
    const last = await decideDates(world.ctx, manager, { id, dates: [{ key: three, decline: 'Voll' }] })
    expect(last.history.at(-1)).toMatchObject({ what: 'declined', words: 'Voll' })
  })

  it('is one about what was shown', async () => {
    const { id, version } = await asked(world, { repeat })
    const decision = { id, dates: [{ key: one }], version: version - 1 }
    await expect(decideDates(world.ctx, manager, decision)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    const approval = { id, keys: [one], version: version - 1 }
    await expect(approveBooking(world.ctx, manager, approval)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect((await decideDates(world.ctx, manager, { ...decision, version })).version).toBe(version + 1)
  })

  it('says nothing of dates where there is one alone', async () => {
    const { id } = await asked(world)
    const line = (await approveBooking(world.ctx, manager, { id })).history.at(-1)
    expect(line).not.toHaveProperty('dates')
    expect(line).not.toHaveProperty('words')
    expect(line).not.toHaveProperty('reason')
  })
})

describe('whoever proves their address', () => {
  const request = (change: Partial<BookingRequest> = {}) =>
    requestBooking(world.ctx, aVisitor, { house, request: aRequest({ repeat, ...change }) })
  const prove = async (booking: Booking) =>
    confirmBooking(world.ctx, { id: booking.id, token: proofToken(await world.ctx.secret(), booking) })

  it('does so once: proving again changes nothing, also when it is decided', async () => {
    const booking = await request()
    const proved = await prove(booking)
    expect([proved.state, proved.deadline]).toEqual(['requested', '2026-12-04T09:00:00.000Z'])
    expect(proved.history.at(-1)).toMatchObject({ what: 'confirmed', by: { kind: 'contact' } })
    expect(proved.history.at(-1)).not.toHaveProperty('dates')
    expect(await prove(booking)).toEqual(proved)
    const approved = await approveBooking(world.ctx, manager, { id: booking.id })
    expect((await prove(booking)).version).toBe(approved.version)
  })

  it('has a link of their own: neither that of another booking nor that which opens it', async () => {
    const [booking, other] = [await request(), await request({ date: '2026-12-06' })]
    const secret = await world.ctx.secret()
    const { token = '' } = await holderOf(world, booking)
    for (const wrong of [proofToken(secret, other), token, ''])
      await expect(confirmBooking(world.ctx, { id: booking.id, token: wrong })).rejects.toMatchObject({
        code: 'not-allowed',
      })
  })

  it('comes too late when it was cancelled', async () => {
    const booking = await request()
    await cancelBooking(world.ctx, manager, { id: booking.id })
    await expect(prove(booking)).rejects.toMatchObject({ code: 'already-decided' })
  })

  it('has at once what nobody has to decide, asks for the rest, and leaves what was cancelled', async () => {
    await changeSettings(world, manager, 'seminarraum', { approval: 'direct' })
    const booking = await request()
    const holder = await holderOf(world, booking)
    const here = { id: booking.id, scope: 'this' } as const
    const to = { rooms: ['teekueche'], date: '2026-12-12', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, holder, { ...here, occurrence: two, to })
    await cancelBooking(world.ctx, holder, { ...here, occurrence: three })
    const proved = await prove(booking)
    expect([proved.state, ...statesOf(proved)]).toEqual(['requested', 'approved', 'requested', 'cancelled'])
    expect(proved.history.at(-1)?.dates).toEqual([
      { state: 'approved', start: '19:00', keys: '2026-12-05' },
      { state: 'requested', start: '19:00', keys: '2026-12-12' },
    ])
    expect(proved.deadline).toBe('2026-12-04T09:00:00.000Z')
  })

  it('waits for nobody where nobody has to decide', async () => {
    await changeSettings(world, manager, 'seminarraum', { approval: 'direct' })
    const proved = await prove(await request())
    expect([proved.state, proved.deadline]).toEqual(['approved', undefined])
  })
})
