import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { Refusal } from '../../shared/refusal.ts'
import { found } from '../support/builders.ts'
import { some } from '../support/budget.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import { rooms, founded, ask, codeOf, taken } from './related-house.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('rooms made of rooms', () => {
  it.each([
    ['saal', 'saal', 'room-taken'],
    ['saal', 'links', 'room-taken'],
    ['saal', 'rechts', 'room-taken'],
    ['saal', 'kueche', 'room-taken'],
    ['saal', 'laden', 'free'],
    ['links', 'saal', 'room-taken'],
    ['links', 'rechts', 'free'],
    ['links', 'kueche', 'free'],
    ['kueche', 'saal', 'room-taken'],
    ['kueche', 'links', 'free'],
  ])('while somebody has %s, %s is %s', async (first, second, expected) => {
    await using world = await aWorld()
    await found(world, founded)
    await ask(world, first)
    expect(await codeOf(ask(world, second))).toBe(expected)
    expect(await codeOf(ask(world, second, { from: '21:00', to: '22:00' }))).toBe('free')
  })

  it('keep the longer of two turnovers between them', async () => {
    await using world = await aWorld()
    const gap = { ...rooms, links: { ...rooms.links, gapMinutes: 30 } }
    await found(world, { ...founded, rooms: gap })
    await ask(world, 'saal')
    expect(await codeOf(ask(world, 'links', { from: '18:00', to: '18:45' }))).toBe('room-taken')
    expect(await codeOf(ask(world, 'links', { from: '18:00', to: '18:30' }))).toBe('free')
  })

  itInTurn('have one holder however many ask for whole and parts at once', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    await found(world, founded)
    const times = ['18:00', '18:30', '19:00', '19:30', '20:00']
    const tried = Array.from({ length: Math.max(80, some(200)) }, (_, at) => {
      const from = times[at % times.length]!
      const to = `${Number(from.slice(0, 2)) + 1}${from.slice(2)}`
      return ask(world, ['saal', 'links', 'rechts', 'kueche'][at % 4]!, { from, to }).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          return undefined
        },
      )
    })
    const had = (await Promise.all(tried)).flatMap((booking) => booking ?? [])
    expect(had.length).toBeGreaterThan(1)
    const clash = ([a, b]: string[]) => a === b || [a, b].includes('saal')
    const pairs = had.flatMap((one, at) => had.slice(at + 1).map((other) => [one, other] as const))
    const doubles = pairs.filter(([one, other]) => {
      const [a, b] = [one.occurrences[0]!, other.occurrences[0]!]
      return clash([one.rooms[0]!, other.rooms[0]!]) && a.from < b.to && b.from < a.to
    })
    expect(doubles).toEqual([])
    expect(halves(await allItems(world.engine.endpoint, world.engine.tableName))).toEqual([])
  })

  it('stand in each other’s way in a series, date by date', async () => {
    await using world = await aWorld()
    await found(world, founded)
    await ask(world, 'rechts', { date: '2026-12-12' })
    const repeat = { every: 'week', count: 3, mode: 'free' } as const
    const series = await ask(world, 'saal', { repeat })
    expect(series.occurrences.map(({ state }) => state)).toEqual(['unconfirmed', 'refused', 'unconfirmed'])
    const strict = ask(world, 'links', { repeat: { ...repeat, mode: 'all' } })
    await expect(strict).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ date: '2026-12-05' }, { date: '2026-12-19' }] },
    })
    const both = await ask(world, 'kueche', { rooms: ['rechts', 'kueche'], date: '2026-12-13', repeat })
    expect(both.occurrences.every(({ state }) => state === 'unconfirmed')).toBe(true)
  })

  it('let a booking move from the whole to a part and back: its own time is free for it', async () => {
    await using world = await aWorld()
    const manager = await found(world, founded)
    const { id } = await ask(world, 'saal')
    const to = { date: '2026-12-05', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, manager, { id, to: { ...to, rooms: ['links'] } })
    expect(await codeOf(ask(world, 'rechts'))).toBe('free')
    const back = moveBooking(world.ctx, manager, { id, to: { ...to, rooms: ['saal'] } })
    await expect(back).rejects.toMatchObject({ code: 'room-taken' })
    await moveBooking(world.ctx, manager, { id, to: { ...to, from: '17:00', to: '19:00', rooms: ['saal'] } })
    expect(await codeOf(ask(world, 'links', { from: '18:00', to: '19:00' }))).toBe('room-taken')
    expect(halves(await allItems(world.engine.endpoint, world.engine.tableName))).toEqual([])
  })

  it('let a booking have the whole and a part of it', async () => {
    await using world = await aWorld()
    const manager = await found(world, founded)
    const { id } = await ask(world, 'saal', { rooms: ['saal', 'links'] })
    await approveBooking(world.ctx, manager, { id })
    expect(await taken(world, 'links')).toHaveLength(1)
    await cancelBooking(world.ctx, manager, { id })
    expect(await taken(world, 'saal')).toEqual([])
  })
})

describe('a block', () => {
  const label = 'Maler'
  const span = { from: '2026-12-05', to: '2026-12-05', label }

  it('of a room lies on its parts too, and goes from them again', async () => {
    await using world = await aWorld()
    const manager = await found(world, founded)
    const { id } = await createBlock(world.ctx, manager, {
      house: 'aef',
      request: { ...span, rooms: ['saal'] },
    })
    expect(await taken(world, 'links')).toMatchObject([{ kind: 'block', from: '00:00', to: '24:00', label }])
    expect(await codeOf(ask(world, 'rechts'))).toBe('room-taken')
    await removeBlock(world.ctx, manager, { id })
    expect(await taken(world, 'links')).toEqual([])
    expect(await codeOf(ask(world, 'saal'))).toBe('free')
  })

  it('finds a booking of the whole in the way of a part, and of what excludes it', async () => {
    await using world = await aWorld()
    const manager = await found(world, founded)
    const { id } = await ask(world, 'saal')
    for (const room of ['links', 'kueche']) {
      const asked = createBlock(world.ctx, manager, { house: 'aef', request: { ...span, rooms: [room] } })
      await expect(asked).rejects.toMatchObject({
        code: 'room-taken',
        facts: { conflicts: [{ booking: id, room: 'saal' }] },
      })
    }
    const request = { ...span, rooms: ['links'], displace: 'cancel' as const }
    await createBlock(world.ctx, manager, { house: 'aef', request })
    expect((await readBooking(world.ctx.table, id))?.state).toBe('cancelled')
    expect(await codeOf(ask(world, 'saal'))).toBe('room-taken')
    expect(await codeOf(ask(world, 'rechts'))).toBe('free')
  })

  itInTurn('of a part and a request for the whole never both come about', async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world, founded)
    for (let day = 10; day < 25; day++) {
      const date = `2026-12-${day}`
      const request = { label, from: date, to: date, rooms: ['links'] }
      const [blocked, asked] = await Promise.all([
        codeOf(createBlock(world.ctx, manager, { house: 'aef', request })),
        codeOf(ask(world, 'saal', { date })),
      ])
      expect([blocked, asked].sort()).toEqual(['free', 'room-taken'])
    }
  })
})
