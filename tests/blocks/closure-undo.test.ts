import { describe, expect, it } from 'vitest'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { ask, approved, close, bookingOf, taken, contactOf, faults, codeOf } from './closing.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('a closure that is undone', () => {
  itInTurn('gives everybody back what they had, within the hour', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const one = await approved(world, manager)
    const other = await ask(world, { rooms: ['teekueche'], date: '2026-12-06' })
    const { id } = await close(world, manager, { displaced: 'offer' })
    world.clock.advance(59)
    const { state } = await undoClosure(world.ctx, manager, { id })
    expect(state).toBe('undone')
    expect(await bookingOf(world, one.id)).toMatchObject({ state: 'approved' })
    expect((await bookingOf(world, one.id)).occurrences[0]).not.toHaveProperty('offered')
    expect((await bookingOf(world, one.id)).history.at(-1)).toMatchObject({ what: 'restored' })
    const back = await bookingOf(world, other.id)
    expect(back).toMatchObject({ state: 'unconfirmed' })
    expect(back.deadline! > world.ctx.now()).toBe(true)
    expect(await taken(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
    expect(await taken(world, '2026-12-04')).toEqual([])
    expect(await taken(world, '2026-12-07')).toEqual([])
    expect(await faults(world, ['none'])).toEqual([])
    expect(await codeOf(undoClosure(world.ctx, manager, { id }))).toBe('done')
  })

  it('gives back to a booking inside a block the time that fell to that block', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const one = await approved(world, manager)
    const around = { rooms: ['seminarraum'], from: '2026-12-05', to: '2026-12-05', label: 'Reinigung' }
    const request = { ...around, displace: 'leave' } as const
    // Of two blocks the one gets the time whose name comes first.
    const block = await createBlock(world.ctx, manager, { house: 'aef', request, id: '000000000000' })
    const { id } = await close(world, manager)
    expect(await bookingOf(world, one.id)).toMatchObject({ state: 'cancelled' })
    await undoClosure(world.ctx, manager, { id })
    expect(await bookingOf(world, one.id)).toMatchObject({ state: 'approved' })
    expect(await faults(world, [block.id])).toEqual([])
  })

  it('is not, an hour later', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await close(world, manager)
    world.clock.advance(61)
    await expect(undoClosure(world.ctx, manager, { id })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'too-late',
    })
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
  })

  itInTurn('leaves who has taken another time where they are', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await approved(world, manager)
    const { id } = await close(world, manager, { displaced: 'offer' })
    const contact = await contactOf(world, booking.id)
    const occurrence = '2026-12-05T19:00'
    await answerOffer(world.ctx, contact, { id: booking.id, occurrence, accept: true })
    await undoClosure(world.ctx, manager, { id })
    expect((await bookingOf(world, booking.id)).occurrences[0]).toMatchObject({
      state: 'approved',
      date: '2026-12-04',
    })
    expect(await taken(world, '2026-12-05')).toEqual([])
  })

  it('says whose time somebody else has by now: what lay outside the closed hours was free', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await approved(world, manager)
    const hours = { rooms: ['seminarraum'], from: '2026-12-05T20:00', to: '2026-12-05T22:00' }
    const { id } = await close(world, manager, hours)
    await ask(world, { from: '19:00', to: '20:00' })
    const closure = await undoClosure(world.ctx, manager, { id })
    expect(closure).toMatchObject({
      state: 'undone',
      restored: [{ booking: booking.id, lost: ['2026-12-05T19:00'] }],
    })
    expect(await bookingOf(world, booking.id)).toMatchObject({ state: 'cancelled' })
    expect(await faults(world, ['none'])).toEqual([])
  })

  itInTurn('keeps turnover, parts and neighbours as they were', async () => {
    await using world = await aWorld()
    const rooms = {
      saal: { contains: ['links', 'rechts'], gapMinutes: 30 },
      links: { gapMinutes: 15 },
      rechts: {},
    }
    const manager = await found(world, { rooms })
    const had = await approved(world, manager, { rooms: ['saal'] })
    const early = await approved(world, manager, { rooms: ['links'], from: '17:00', to: '18:30' })
    const { id } = await close(world, manager, { rooms: ['links'] })
    expect((await bookingOf(world, had.id)).state).toBe('cancelled')
    await undoClosure(world.ctx, manager, { id })
    for (const booking of [had, early]) expect((await bookingOf(world, booking.id)).state).toBe('approved')
    expect(await faults(world, ['none'])).toEqual([])
  })
})
