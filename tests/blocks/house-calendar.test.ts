import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { readHouseCalendar } from '../../functions/blocks/actions/house-calendar.ts'
import type { CalendarSpan } from '../../functions/blocks/actions/house-calendar.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Table } from '../../shared/table/table.ts'
import { aVisitor, found } from '../support/builders.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, ask, close, codeOf, house } from './closing.ts'

describe('the calendar of a house', () => {
  let world: World
  let manager: Actor
  let displaced: string
  let there: string
  let closed: string
  let blocked: string

  /** Closed on the fifth, so that another time is held on the sixth; blocked on the sixth; asked for on the seventh and the eighth. */
  beforeAll(async () => {
    world = await aWorld()
    manager = await found(world)
    ;({ id: displaced } = await approved(world, manager))
    ;({ id: closed } = await close(world, manager, { to: '2026-12-05', displaced: 'offer' }))
    const request = { rooms: ['teekueche'], from: '2026-12-06', to: '2026-12-06', label: 'Putztag' }
    ;({ id: blocked } = await createBlock(world.ctx, manager, { house, request }))
    ;({ id: there } = await ask(world, { date: '2026-12-07' }))
    await ask(world, { date: '2026-12-08' })
  })
  afterAll(() => world[Symbol.asyncDispose]())

  const span: CalendarSpan = { house, span: () => ({ from: '2026-12-04', dayCount: 4 }) }

  it('shows what is on its days with their words, another time that is held too, as of this moment', async () => {
    const ctx = { ...world.ctx, table: lagging(world.ctx.table, 'ROOM#') }
    const calendar = await readHouseCalendar(ctx, manager, span)
    expect(calendar.today).toBe('2026-12-01')
    const days = calendar.days.map(({ room, sheets }) => [room.id, ...[...sheets.keys()].sort()])
    expect(days).toEqual([
      ['seminarraum', '2026-12-05', '2026-12-06', '2026-12-07'],
      ['teekueche', '2026-12-05', '2026-12-06'],
    ])
    const { bookings, blocks } = calendar
    expect(new Set(bookings.keys())).toEqual(new Set([displaced, there]))
    for (const id of [displaced, there])
      expect(bookings.get(id)).toMatchObject({ id, purpose: 'Spieleabend' })
    expect(blocks.get(closed)).toMatchObject({ id: closed, closure: true })
    expect(blocks.get(blocked)).toMatchObject({ id: blocked, label: 'Putztag' })
    expect(blocks.size).toBe(2)
  })

  it('has the words of what was booked a moment ago too, though they are read where they may not have arrived', async () => {
    const ctx = { ...world.ctx, table: lagging(world.ctx.table, 'BOOKING#') }
    const { bookings } = await readHouseCalendar(ctx, manager, span)
    expect(new Set(bookings.keys())).toEqual(new Set([displaced, there]))
  })

  it('reads of bookings and blocks those alone that it shows, and where only blocks are wanted no booking', async () => {
    const asked: string[] = []
    const { getMany } = world.ctx.table
    const table: Table = {
      ...world.ctx.table,
      getMany: (keys, how) => (asked.push(...keys.map(({ pk }) => pk)), getMany(keys, how)),
    }
    const ctx = { ...world.ctx, table }
    const blocks = [`BLOCK#${closed}`, `BLOCK#${blocked}`]
    const only = await readHouseCalendar(ctx, manager, { ...span, only: 'blocks' })
    expect([only.bookings.size, only.blocks.size, asked.splice(0).sort()]).toEqual([0, 2, blocks.sort()])
    await readHouseCalendar(ctx, manager, span)
    const bookings = [displaced, there].map((id) => `BOOKING#${id.slice(0, 5)}`)
    expect(asked.sort()).toEqual([...blocks, ...bookings].sort())
  })

  it('is the manager’s alone', async () => {
    expect(await codeOf(readHouseCalendar(world.ctx, aVisitor, span))).toBe('sign-in-needed')
  })
})
