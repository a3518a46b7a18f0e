import { describe, expect, it } from 'vitest'
import { previewClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { approved, bookingOf, close, contactOf, faults, house, taken, words } from './closing.ts'
import { itInTurn } from '../support/in-turn.ts'

const occurrence = '2026-12-05T19:00'

describe('a closure over a time that is only held beside a date', () => {
  itInTurn(
    'names the offer of an earlier closure, ends it, and holds it again when it is undone',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      const { id } = await approved(world, manager)
      const first = await close(world, manager, { displaced: 'offer' })
      const offered = first.affected[0]?.dates[0]?.offered
      expect(offered).toMatchObject({ date: '2026-12-04' })
      const span = { from: '2026-12-04', to: '2026-12-04', words, displaced: 'cancel' as const }
      const gone = [{ booking: id, dates: [{ occurrence, state: 'cancelled', beside: 'offered' }] }]
      expect(await previewClosure(world.ctx, manager, { house, request: span })).toMatchObject(gone)
      const second = await close(world, manager, span)
      expect(second.affected).toMatchObject(gone)
      const after = await bookingOf(world, id)
      expect(after.history.at(-1)).toMatchObject({ what: 'offer-over' })
      await undoClosure(world.ctx, manager, { id: second.id })
      const again = await bookingOf(world, id)
      expect(again).toMatchObject({ state: 'cancelled', occurrences: [{ offered }] })
      expect(again.history.at(-1)).toMatchObject({ what: 'displaced' })
      expect(await taken(world, '2026-12-04')).toEqual(['19:00-21:00 offer'])
      expect(await faults(world, [first.id])).toEqual([])
    },
  )

  itInTurn(
    'offers something else in the place of what an earlier one had offered, and undone brings that back',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      const { id } = await approved(world, manager)
      const first = await close(world, manager, { displaced: 'offer' })
      const offered = first.affected[0]?.dates[0]?.offered
      const second = await close(world, manager, { from: '2026-12-04', to: '2026-12-04', displaced: 'offer' })
      const other = (await bookingOf(world, id)).occurrences[0]?.offered
      expect([other?.date, second.affected[0]?.dates[0]?.offered]).toEqual(['2026-12-03', other])
      expect((await bookingOf(world, id)).history.at(-1)).toMatchObject({ what: 'displaced' })
      expect(await taken(world, '2026-12-03')).toEqual(['19:00-21:00 offer'])
      expect(await faults(world, [first.id, second.id])).toEqual([])
      await undoClosure(world.ctx, manager, { id: second.id })
      expect((await bookingOf(world, id)).occurrences[0]?.offered).toEqual(offered)
      expect([await taken(world, '2026-12-03'), await taken(world, '2026-12-04')]).toEqual([
        [],
        ['19:00-21:00 offer'],
      ])
      expect(await faults(world, [first.id])).toEqual([])
    },
  )

  itInTurn('gives an approved date back with the change that was asked for beside it', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const to = { date: '2026-12-14', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, await contactOf(world, id), { id, to })
    const closure = await close(world, manager)
    expect(await taken(world, '2026-12-14')).toEqual([])
    await undoClosure(world.ctx, manager, { id: closure.id })
    const back = await bookingOf(world, id)
    expect(back).toMatchObject({ state: 'approved', occurrences: [{ date: '2026-12-05', asked: to }] })
    expect(back.deadline).toBeDefined()
    expect(await taken(world, '2026-12-14')).toHaveLength(1)
    expect(await faults(world, [])).toEqual([])
  })

  it('gives the date back alone where somebody else has got the other time meanwhile', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    await moveBooking(world.ctx, await contactOf(world, id), {
      id,
      to: { date: '2026-12-14', from: '19:00', to: '21:00' },
    })
    const closure = await close(world, manager)
    await approved(world, manager, { date: '2026-12-14' })
    await undoClosure(world.ctx, manager, { id: closure.id })
    const back = await bookingOf(world, id)
    expect(back).toMatchObject({ state: 'approved', occurrences: [{ date: '2026-12-05' }] })
    expect(back.occurrences[0]?.asked).toBeUndefined()
    expect(await faults(world, [])).toEqual([])
  })

  it('asks nothing more about a date that was cancelled meanwhile', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    await moveBooking(world.ctx, holder, { id, to: { date: '2026-12-14', from: '19:00', to: '21:00' } })
    const closure = await close(world, manager, { from: '2026-12-14', to: '2026-12-14' })
    const { version } = await cancelBooking(world.ctx, holder, { id })
    await undoClosure(world.ctx, manager, { id: closure.id })
    expect(await bookingOf(world, id)).toMatchObject({ state: 'cancelled', version })
    expect(await faults(world, [])).toEqual([])
  })

  it('names a change that was asked for; what was approved stays', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    await moveBooking(world.ctx, holder, { id, to: { date: '2026-12-14', from: '19:00', to: '21:00' } })
    const closure = await close(world, manager, { from: '2026-12-14', to: '2026-12-14' })
    expect(closure.affected).toMatchObject([
      {
        booking: id,
        dates: [{ occurrence, state: 'approved', beside: 'asked', slot: { date: '2026-12-14' } }],
      },
    ])
    const booking = await bookingOf(world, id)
    expect(booking).toMatchObject({ state: 'approved', occurrences: [{ date: '2026-12-05' }] })
    expect(booking.occurrences[0]?.asked).toBeUndefined()
    expect(booking.history.at(-1)).toMatchObject({ what: 'change-declined' })
    expect(await faults(world, [closure.id])).toEqual([])
    await undoClosure(world.ctx, manager, { id: closure.id })
    const again = await bookingOf(world, id)
    expect(again).toMatchObject({ state: 'approved', occurrences: [{ asked: { date: '2026-12-14' } }] })
    expect(again.history.at(-1)).toMatchObject({ what: 'change-asked' })
    expect(await faults(world, [])).toEqual([])
  })
})
