import { beforeEach, describe, expect, it } from 'vitest'
import { openBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure, previewClosure } from '../../functions/blocks/actions/create-closure.ts'
import { openClosure } from '../../functions/blocks/actions/open-closure.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { readBlock } from '../../functions/blocks/store/blocks.ts'
import type { ClosureRequest } from '../../functions/blocks/schema/closure.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Table } from '../../shared/table/table.ts'
import { aVisitor, found } from '../support/builders.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, ask, bookingOf, close, codeOf, contactOf, house, span, taken } from './closing.ts'
import { everyTimeRead } from './meanwhile.ts'
import { itInTurn } from '../support/in-turn.ts'

const day = '2026-12-05'

describe('a closure', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const preview = (change: Partial<ClosureRequest> = {}) =>
    previewClosure(world.ctx, manager, { house, request: { ...span, ...change } })
  const states = (...ids: string[]) => Promise.all(ids.map(async (id) => (await bookingOf(world, id)).state))

  it('sent twice is one, as it was the first time; it is no other house’s', async () => {
    const closing = { house, request: span, id: 'cccc00000001' }
    const first = await createClosure(world.ctx, manager, closing)
    world.clock.advance(1)
    expect(await createClosure(world.ctx, manager, closing)).toEqual(first)
    const elsewhere = await found(world, { house: { id: 'halle' }, manager: 'halle@neben.example' })
    const stolen = createClosure(world.ctx, elsewhere, { ...closing, house: 'halle' })
    await expect(stolen).rejects.toMatchObject({ code: 'not-found', facts: { closure: closing.id } })
    expect(await readBlock(world.ctx.table, closing.id)).toMatchObject({ house, label: span.words })
  })

  it('that is not there is told to who is signed in; a block likewise', async () => {
    const id = 'cccc00000009'
    await expect(openClosure(world.ctx, manager, id)).rejects.toMatchObject({
      kind: 'not-found',
      facts: { closure: id },
    })
    await expect(openBlock(world.ctx, manager, id)).rejects.toMatchObject({
      kind: 'not-found',
      facts: { block: id },
    })
    for (const open of [openClosure, openBlock])
      expect(await codeOf(open(world.ctx, aVisitor, id))).toBe('sign-in-needed')
  })

  it('lists who is affected in the order of time, whatever rooms they have', async () => {
    const late = await ask(world)
    const first = await ask(world, { from: '09:00', to: '10:00', rooms: ['teekueche'] })
    const last = await ask(world, { date: '2026-12-06', from: '08:00', to: '09:00' })
    expect((await preview()).map(({ booking }) => booking)).toEqual([first.id, late.id, last.id])
  })

  it('that only cancels tells of no other time, and reads none but its own days', async () => {
    const { id } = await approved(world, manager)
    const slot = { date: day, from: '19:00', to: '21:00' }
    const dates = [{ occurrence: `${day}T19:00`, state: 'approved', slot }]
    expect(await preview()).toEqual([{ booking: id, dates }])
    const read: string[] = []
    const { query } = world.ctx.table
    const table: Table = {
      ...world.ctx.table,
      query: (range) => {
        if (range.pk.startsWith('ROOM#')) read.push(`${range.from} ${range.to}`)
        return query(range)
      },
    }
    const closure = await createClosure({ ...world.ctx, table }, manager, { house, request: span })
    expect(closure.affected).toEqual([{ booking: id, dates }])
    expect(new Set(read)).toEqual(new Set(['DAY#2026-12-05 DAY#2026-12-08']))
  })

  itInTurn(
    'notes in which rooms a date was, and what was asked for beside it; that alone is worth no other time',
    async () => {
      const { id } = await approved(world, manager, { repeat: { every: 'day', count: 2, mode: 'all' } })
      const occurrence = `${day}T19:00`
      const rooms = ['teekueche']
      const moved = { date: '2026-12-07', from: '19:00', to: '21:00', rooms }
      await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence, to: moved })
      const to = { date: '2026-12-14', from: '19:00', to: '21:00', rooms }
      const holder = await contactOf(world, id)
      await moveBooking(world.ctx, holder, { id, scope: 'this', occurrence: '2026-12-06T19:00', to })
      const closed = { from: '2026-12-07', to: '2026-12-14', displaced: 'offer' } as const
      const expected = [
        {
          booking: id,
          dates: [
            { occurrence, state: 'approved', slot: moved, offered: { date: '2026-12-06', rooms } },
            { occurrence: '2026-12-06T19:00', state: 'approved', beside: 'asked', slot: to, asked: to },
          ],
        },
      ]
      const foreseen = await preview(closed)
      const closure = await close(world, manager, closed)
      for (const affected of [foreseen, closure.affected]) {
        expect(affected).toMatchObject(expected)
        expect(affected[0]?.dates[1]).not.toHaveProperty('offered')
      }
      expect((await bookingOf(world, id)).occurrences[1]).not.toHaveProperty('offered')
    },
  )

  itInTurn('reads what was written a moment ago: what is there, and what is free', async () => {
    const { id } = await approved(world, manager)
    await ask(world, { date: '2026-12-04' })
    const ctx = { ...world.ctx, table: lagging(world.ctx.table, 'ROOM#') }
    const request = { ...span, displaced: 'offer' } as const
    const [foreseen] = await previewClosure(ctx, manager, { house, request })
    expect(foreseen?.dates[0]?.offered).toMatchObject({ date: '2026-12-03' })
    const closure = await createClosure(ctx, manager, { house, request })
    expect(closure).toMatchObject({ state: 'laid', affected: [{ booking: id }] })
    expect((await bookingOf(world, id)).occurrences[0]?.offered).toMatchObject({ date: '2026-12-03' })
    await removeBlock(ctx, manager, closure)
    expect(await taken(world, day)).toEqual([])
  })

  it('is laid for twenty seconds while somebody waits; the timer does the rest', async () => {
    const { id: one } = await ask(world)
    const { id: two } = await ask(world, { date: '2026-12-06' })
    const { id: three } = await ask(world, { date: '2026-12-07' })
    // A closure is looked at before each booking.
    const times = ['09:00:00.000', '09:00:20.000', '09:00:20.001']
    let looks = 0
    const ctx = everyTimeRead(world, 'CLOSURE#', async () =>
      world.clock.set(`2026-12-01T${times[Math.min(looks++, 2)]}Z`),
    )
    const closure = await createClosure(ctx, manager, { house, request: span })
    expect([closure.state, await states(one, two, three)]).toEqual([
      'laying',
      ['cancelled', 'cancelled', 'unconfirmed'],
    ])
    world.clock.advance(2)
    await settleClosures(world.ctx)
    expect(await openClosure(world.ctx, manager, closure.id)).toMatchObject({ state: 'laid' })
    expect(await states(three)).toEqual(['cancelled'])
  })

  it('can be taken away until it is over, to the minute', async () => {
    const { id } = await close(world, manager, { to: `${day}T10:00` })
    world.clock.set('2026-12-05T09:00:00.000Z')
    expect(await codeOf(removeBlock(world.ctx, manager, { id }))).toBe('in-the-past')
    world.clock.set('2026-12-05T08:59:59.999Z')
    expect(await codeOf(removeBlock(world.ctx, manager, { id }))).toBe('done')
    expect([await taken(world, day), await readBlock(world.ctx.table, id)]).toEqual([[], undefined])
  })
})
