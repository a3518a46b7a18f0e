import { describe, expect, it } from 'vitest'
import { previewClosure, undoClosure } from '../../functions/blocks/actions/closure.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { approved, bookingOf, close, faults, house, words } from './closing.ts'

const occurrence = '2026-12-05T19:00'

describe('a closure over a time that is only held beside a date', () => {
  it('names the offer of an earlier closure, ends it, and does not call it restored when it is undone', async () => {
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
    expect(await bookingOf(world, id)).toMatchObject({ version: after.version, state: 'cancelled' })
    expect(await faults(world, [first.id])).toEqual([])
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
  })
})
