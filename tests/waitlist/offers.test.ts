import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { readLedger } from '../../functions/contacts/actions/ledger.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { changeSettings } from '../support/room-settings.ts'
import { takenOn } from '../back-office/managed.ts'
import { accept, faults, holder, house, leave, placeNow, states, taken, waits } from './waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world)
  return () => world[Symbol.asyncDispose]()
})

// oxlint-disable-next-line vitest/no-standalone-expect -- whatever a test did must have left the table whole
afterEach(async () => expect(await faults(world)).toEqual([]))

describe('an offer', () => {
  const offered = async (change = {}) => {
    const { id } = await taken(world, manager, change)
    const places = [await waits(world, change), await waits(world, change)] as const
    await cancelBooking(world.ctx, manager, { id })
    return places
  }

  it('taken by the link of the mail is a proved request; the same twice is the same', async () => {
    const [place] = await offered()
    const { booking } = await accept(world, place)
    expect(booking).toMatchObject({ state: 'requested', purpose: place.contact.name, origin: 'public' })
    expect((await accept(world, place, 'page')).booking).toEqual(booking)
    expect(await placeNow(world, place)).toMatchObject({ state: 'taken', booking: booking.id })
    expect(await takenOn(world, date)).toEqual(['19:00-21:00 booking'])
    await expect(leave(world, place)).rejects.toMatchObject({ code: 'already-decided' })
    await approveBooking(world.ctx, manager, { id: booking.id })
  })

  it('goes past whoever comes with more people than the room holds by now', async () => {
    const { id } = await taken(world, manager)
    const [many, few] = [await waits(world, { attendees: 40 }), await waits(world, { attendees: 10 })]
    await changeSettings(world, manager, 'seminarraum', { capacity: 10 })
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, many, few)).toEqual(['waiting', 'offered'])
    await changeSettings(world, manager, 'seminarraum', { capacity: 9 })
    await expect(accept(world, few)).rejects.toMatchObject({ code: 'too-many-people' })
  })

  it('is taken also by whom the house does not remember to have asked, so long they have waited', async () => {
    const [place] = await offered()
    // A day after their last request it goes away by itself.
    const key = { pk: `REQUESTS#${house}`, sk: `CONTACT#${place.contactId}` }
    await world.ctx.table.transact([{ kind: 'delete', key }])
    const { booking } = await accept(world, place)
    expect(booking).toMatchObject({ state: 'requested', contactId: place.contactId })
    const ledger = await readLedger(world.ctx.table, house, place.contactId)
    expect([...(ledger?.open.keys() ?? [])]).toEqual([booking.id])
  })

  it('taken by the page is as good as by the mail: the address is proved since they began to wait', async () => {
    const [place] = await offered()
    expect((await accept(world, place, 'page')).booking).toMatchObject({ state: 'requested' })
  })

  it('taken for a caller is certain if the manager says so', async () => {
    const [place] = await offered()
    const { booking } = await acceptPlace(world.ctx, manager, { id: place.id, approve: true })
    expect(booking).toMatchObject({ state: 'approved', origin: 'manager' })
  })

  it('taken for a caller waits for a decision where somebody has to decide, and is certain where nobody has', async () => {
    const [place] = await offered()
    const waiting = await acceptPlace(world.ctx, manager, { id: place.id })
    expect(waiting.booking).toMatchObject({ state: 'requested', origin: 'manager' })
    await changeSettings(world, manager, 'seminarraum', { approval: 'direct' })
    const [other] = await offered({ date: '2026-12-06' })
    const given = await acceptPlace(world.ctx, manager, { id: other.id })
    expect(given.booking).toMatchObject({ state: 'approved', origin: 'manager' })
  })

  it('is taken by nobody but whom it was made to', async () => {
    const [place, next] = await offered()
    const stranger = await holder(world, next, 'mail')
    await expect(acceptPlace(world.ctx, stranger, { id: place.id })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(acceptPlace(world.ctx, aVisitor, { id: place.id })).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
    await expect(accept(world, next)).rejects.toMatchObject({ code: 'not-offered' })
    const claim = acceptPlace(world.ctx, await holder(world, place), { id: place.id, approve: true })
    await expect(claim).rejects.toMatchObject({ code: 'not-allowed' })
  })

  itInTurn(
    'is over when its time is up, even before the timer comes; then the next gets it, and so on',
    async () => {
      const [place, next] = await offered()
      const { offer } = await placeNow(world, place)
      world.clock.set(offer!.until)
      await expect(accept(world, place)).rejects.toMatchObject({ code: 'offer-over' })
      expect(await states(world, place, next)).toEqual(['offered', 'waiting'])
      await settleDeadlines(world.ctx)
      expect(await states(world, place, next)).toEqual(['expired', 'offered'])
      await settleDeadlines(world.ctx)
      expect(await states(world, place, next)).toEqual(['expired', 'offered'])
      world.clock.set((await placeNow(world, next)).offer!.until)
      await settleDeadlines(world.ctx)
      expect(await takenOn(world, date)).toEqual([])
    },
  )

  it('of time that is blocked meanwhile is taken back at once: they wait on, and have it when the block goes', async () => {
    const [place, next] = await offered()
    const block = { rooms: ['seminarraum'], from: date, to: date, label: 'Rohrbruch' }
    const { id } = await createBlock(world.ctx, manager, { house, request: block })
    expect(await states(world, place, next)).toEqual(['waiting', 'waiting'])
    await expect(accept(world, place)).rejects.toMatchObject({ code: 'not-offered' })
    expect(await takenOn(world, date)).toEqual(['00:00-24:00 block'])
    await removeBlock(world.ctx, manager, { id })
    expect(await states(world, place, next)).toEqual(['offered', 'waiting'])
  })

  it('ends with the beginning of its time, and so does waiting in vain', async () => {
    const [place] = await offered()
    const { id } = await taken(world, manager, { from: '10:00', to: '12:00' })
    const vain = await waits(world, { from: '10:00', to: '12:00' })
    world.clock.set('2026-12-05T18:00:00.000Z')
    await settleDeadlines(world.ctx)
    await cancelBooking(world.ctx, manager, { id }).catch(() => undefined)
    expect(await states(world, place, vain)).toEqual(['expired', 'expired'])
  })
})
