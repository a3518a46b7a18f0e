import { beforeEach, describe, expect, it } from 'vitest'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { removeBlock } from '../../functions/blocks/actions/remove-block.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { readBlock } from '../../functions/blocks/store/blocks.ts'
import { readClosure, dueClosures } from '../../functions/blocks/store/closures.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, bookingOf, close, codeOf, contactOf, faults, house, span, taken } from './closing.ts'
import { everyTime, isDone, noting, ofType, slow, underWay } from './meanwhile.ts'
import { readDue } from '../../shared/table/due.ts'
import { itInTurn } from '../support/in-turn.ts'

const evening = { from: '19:00', to: '21:00' }
const later = { date: '2026-12-06', ...evening }

const byName = (one: string | undefined, other: string | undefined) =>
  String(one).localeCompare(String(other))

describe('what a closure cannot do at this moment is done later', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const stateOf = async ({ id }: { id: string }) => (await readClosure(world.ctx.table, id))?.state
  const states = (...ids: string[]) => Promise.all(ids.map(async (id) => (await bookingOf(world, id)).state))
  const warnings = () => world.logs.filter(({ level }) => level === 'warn')
  const timer = () => settleClosures(world.ctx)

  it('nothing is, where nobody is in between', async () => {
    const { id: booking } = await approved(world, manager)
    const { id } = await close(world, manager)
    await undoClosure(world.ctx, manager, { id })
    expect(await states(booking)).toEqual(['approved'])
    expect(world.logs).toEqual([])
  })

  itInTurn(
    'a booking that somebody is just changing stays until they are done; the others go at once',
    async () => {
      const [{ id: one }, { id: other }] = [
        await approved(world, manager),
        await approved(world, manager, later),
      ]
      const marked = await underWay(world, one)
      const closure = await close(world, manager)
      expect([closure.state, await states(one, other)]).toEqual(['laying', ['approved', 'cancelled']])
      expect(warnings()).toMatchObject([
        { message: 'a booking is displaced later', booking: one, code: 'changed-meanwhile' },
      ])
      expect(await codeOf(removeBlock(world.ctx, manager, closure))).toBe('changed-meanwhile')
      await isDone(world, marked)
      world.clock.advance(1)
      await timer()
      expect(await stateOf(closure)).toBe('laying')
      world.clock.advance(1)
      const { ctx, written } = noting(world.ctx)
      await settleClosures(ctx)
      expect([await stateOf(closure), await states(one, other)]).toEqual(['laid', ['cancelled', 'cancelled']])
      // What was laid is not laid again.
      expect(written.flat().filter((key) => key.startsWith('ROOM#'))).toEqual([
        'ROOM#aef#seminarraum DAY#2026-12-05',
      ])
      expect(await faults(world, [closure.id])).toEqual([])
    },
  )

  it('a series that is just being claimed is neither taken nor overlooked', async () => {
    const { id } = await approved(world, manager)
    const marked = await underWay(world, id, { isNew: true })
    const closure = await close(world, manager)
    expect([closure.state, closure.affected]).toEqual(['laying', []])
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block', '19:00-21:00 booking'])
    expect(warnings()).toEqual([])
    await isDone(world, marked)
    world.clock.advance(2)
    await timer()
    expect([await stateOf(closure), await states(id)]).toEqual(['laid', ['cancelled']])
  })

  it('a series whose claiming died is cleared away, and its time is the closure’s', async () => {
    const { id } = await approved(world, manager)
    await underWay(world, id, { isNew: true })
    const closure = await close(world, manager)
    world.clock.advance(2)
    await timer()
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
    await timer()
    expect([await stateOf(closure), await bookingOf(world, id)]).toEqual(['laid', undefined])
    expect(await faults(world, [closure.id])).toEqual([])
  })

  itInTurn(
    'a booking that somebody is just changing is given back when they are done; the closure stays until then',
    async () => {
      const [{ id: one }, { id: other }] = [
        await approved(world, manager),
        await approved(world, manager, later),
      ]
      const { id } = await close(world, manager)
      const marked = await underWay(world, one)
      expect(await undoClosure(world.ctx, manager, { id })).toMatchObject({
        state: 'undoing',
        restored: [{ booking: other, lost: [] }],
      })
      expect([await states(one, other), await taken(world, '2026-12-05')]).toEqual([
        ['cancelled', 'approved'],
        ['00:00-24:00 block'],
      ])
      expect(warnings()).toMatchObject([
        { message: 'a booking is given back later', booking: one, code: 'changed-meanwhile' },
      ])
      expect(await codeOf(removeBlock(world.ctx, manager, { id }))).toBe('changed-meanwhile')
      expect(await readBlock(world.ctx.table, id)).toBeDefined()
      // Who has it back may cancel it, and is not given it once more.
      await cancelBooking(world.ctx, await contactOf(world, other), { id: other })
      await isDone(world, marked)
      world.clock.advance(2)
      await timer()
      expect([await stateOf({ id }), await states(one, other)]).toEqual(['undone', ['approved', 'cancelled']])
      expect(await readBlock(world.ctx.table, id)).toBeUndefined()
      expect(await faults(world, ['none'])).toEqual([])
    },
  )

  itInTurn(
    'whoever undoes it again, even an hour later, is left alone by the timer for two minutes',
    async () => {
      const { id: booking } = await approved(world, manager)
      const { id } = await close(world, manager)
      await underWay(world, booking, { since: '2027-01-01T00:00:00.000Z' })
      await undoClosure(world.ctx, manager, { id })
      world.clock.advance(61)
      expect(await undoClosure(world.ctx, manager, { id })).toMatchObject({ state: 'undoing' })
      world.clock.advance(1)
      expect(await readDue(dueClosures, world.ctx.table, world.ctx.now())).toEqual([])
      world.clock.advance(1)
      expect(await readDue(dueClosures, world.ctx.table, world.ctx.now())).toEqual([id])
    },
  )

  it('a booking that has gone away meanwhile needs nothing back', async () => {
    const { id: booking } = await approved(world, manager)
    const { id } = await close(world, manager)
    const { pk, sk } = { pk: `BOOKING#${booking.slice(0, 5)}`, sk: booking }
    await world.ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
    expect(await undoClosure(world.ctx, manager, { id })).toMatchObject({
      state: 'undone',
      restored: [{ booking, lost: [] }],
    })
    expect([await taken(world, '2026-12-05'), warnings()]).toEqual([[], []])
  })

  it('why a booking cannot be taken or given back is noted as it is told', async () => {
    const { id: booking } = await approved(world, manager)
    const shared = () => Promise.reject(new Refusal('conflict', 'shared-date'))
    const stuck = everyTime(world, ofType('booking'), shared)
    const closure = await createClosure(stuck, manager, { house, request: span })
    expect([closure.state, closure.affected]).toEqual(['laying', []])
    world.clock.advance(2)
    await timer()
    expect(await undoClosure(stuck, manager, closure)).toMatchObject({ state: 'undoing', restored: [] })
    expect(warnings().map(({ message, booking: of, code }) => [message, of, code])).toEqual([
      ['a booking is displaced later', booking, 'shared-date'],
      ['a booking is given back later', booking, 'shared-date'],
    ])
  })

  itInTurn('a fault is none of that: it is told, and what was begun is ended later', async () => {
    const { id: booking } = await approved(world, manager)
    const broken = () => Promise.reject(new Error('the table does not answer'))
    const faulty = slow(world, ofType('booking'), broken)
    const closing = { house, request: span, id: 'cccc00000001' }
    await expect(createClosure(faulty, manager, closing)).rejects.toThrow('the table does not answer')
    expect(await createClosure(faulty, manager, closing)).toMatchObject({ state: 'laid' })
    const undone = undoClosure(slow(world, ofType('booking'), broken), manager, closing)
    await expect(undone).rejects.toThrow('the table does not answer')
    expect(await stateOf(closing)).toBe('undoing')
    world.clock.advance(2)
    await timer()
    expect([await stateOf(closing), await states(booking)]).toEqual(['undone', ['approved']])
    expect(world.logs).toEqual([])
  })

  itInTurn('one closure that cannot be ended does not keep the timer from the next', async () => {
    const { id: booking } = await approved(world, manager)
    await underWay(world, booking)
    const first = await close(world, manager, { to: '2026-12-05' })
    world.clock.advance(1)
    const second = await close(world, manager, { rooms: ['seminarraum'], to: '2026-12-06' })
    world.clock.advance(2)
    await isDone(world, await underWay(world, booking))
    const broken = () => Promise.reject(new Error('the table does not answer'))
    const ctx = slow(world, ofType('booking'), broken)
    const { due } = ctx.table
    const gone = { pk: 'CLOSURE#gone', sk: 'CLOSURE', at: world.ctx.now() }
    const table = {
      ...ctx.table,
      due: async (...what: Parameters<typeof due>) => [gone, ...(await due(...what))],
    }
    await settleClosures({ ...ctx, table })
    // They are worked on at the same time: whichever met the table that did not answer waits.
    const [one, other] = [await stateOf(first), await stateOf(second)]
    expect([[one, other].toSorted(byName), await states(booking)]).toEqual([
      ['laid', 'laying'],
      ['cancelled'],
    ])
    const { id } = one === 'laying' ? first : second
    expect(world.logs.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'a closure could not be ended', of: `CLOSURE#${id} CLOSURE` },
    ])
  })
})
