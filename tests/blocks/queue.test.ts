import { beforeEach, describe, expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { settleClosures } from '../../functions/blocks/actions/settle-closures.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { readClosure } from '../../functions/blocks/store/closures.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { accept, states, waits } from '../waitlist/waiting.ts'
import { approved, bookingOf, close, codeOf, house, span, taken } from './closing.ts'
import { everyTime, noting, ofType } from './meanwhile.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'
const evening = { rooms: ['seminarraum'], from: `${date}T18:00`, to: `${date}T20:00`, label: 'Putzen' }

describe('who waits in the queue', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  /** A time that is held out of the queue, in one of the rooms. */
  async function isOffered(room = 'seminarraum'): Promise<Place> {
    const { id } = await approved(world, manager, { rooms: [room] })
    const place = await waits(world, { rooms: [room] })
    await cancelBooking(world.ctx, manager, { id })
    expect(await states(world, place)).toEqual(['offered'])
    return place
  }
  const refused = () => Promise.reject(new Refusal('conflict', 'changed-meanwhile'))
  const warnings = () => world.logs.filter(({ level }) => level === 'warn')
  const block = (ctx = world.ctx) => createBlock(ctx, manager, { house, request: evening })

  itInTurn(
    'and was being offered what is closed cannot take it, though that is withdrawn later; until then the house is not closed',
    async () => {
      const place = await isOffered()
      const stuck = everyTime(world, ofType('place'), refused)
      const closure = await createClosure(stuck, manager, { house, request: span })
      expect([closure.state, await states(world, place)]).toEqual(['laying', ['offered']])
      expect(warnings()).toEqual([
        { level: 'warn', message: 'an offer is withdrawn later', place: place.id, code: 'changed-meanwhile' },
      ])
      expect(await codeOf(accept(world, place))).toBe('room-taken')
      world.clock.advance(2)
      await settleClosures(world.ctx)
      expect(await readClosure(world.ctx.table, closure.id)).toMatchObject({ state: 'laid' })
      expect(await states(world, place)).toEqual(['waiting'])
      expect(await taken(world, date)).toEqual(['00:00-24:00 block'])
    },
  )

  itInTurn(
    'with others, of whom one cannot be told now, keeps the closure from being laid, whichever comes first',
    async () => {
      const places = [await isOffered(), await isOffered('teekueche')]
      for (const { id } of places) {
        const isTheirs = everyTime(world, ({ key }) => key.sk === id, refused)
        const closure = await createClosure(isTheirs, manager, { house, request: { ...span, to: date } })
        expect(closure.state).toBe('laying')
        await undoClosure(world.ctx, manager, closure)
        expect(await states(world, ...places)).toEqual(['offered', 'offered'])
      }
    },
  )

  itInTurn(
    'and was being offered what is blocked waits on; who cannot be told now cannot take it',
    async () => {
      const places = [await isOffered(), await isOffered('teekueche')]
      const stuck = everyTime(world, ({ key }) => key.sk === places[0]!.id, refused)
      const request = { ...evening, rooms: ['seminarraum', 'teekueche'] }
      await createBlock(stuck, manager, { house, request })
      expect(await states(world, ...places)).toEqual(['offered', 'waiting'])
      expect(await codeOf(accept(world, places[0]!))).toBe('room-taken')
      expect(warnings()).toMatchObject([{ place: places[0]!.id, code: 'changed-meanwhile' }])
    },
  )

  it('is told of a fault by nobody: whoever blocks hears of it', async () => {
    await isOffered()
    const broken = everyTime(world, ofType('place'), () => Promise.reject(new Error('no answer')))
    await expect(block(broken)).rejects.toThrow('no answer')
    await expect(createClosure(broken, manager, { house, request: span })).rejects.toThrow('no answer')
    expect(warnings()).toEqual([])
  })

  it('for another room keeps what is held for them there', async () => {
    const place = await isOffered('teekueche')
    await block()
    const closure = await close(world, manager, { rooms: ['seminarraum'] })
    expect([closure.state, await states(world, place)]).toEqual(['laid', ['offered']])
  })

  it('gets what a cancelled booking had outside of the block, in the same write', async () => {
    const { id } = await approved(world, manager)
    const [inside, outside] = [await waits(world), await waits(world, { from: '20:00' })]
    const { ctx, written } = noting(world.ctx)
    await createBlock(ctx, manager, { house, request: { ...evening, displace: 'cancel' } })
    expect((await bookingOf(world, id)).state).toBe('cancelled')
    expect(await states(world, inside, outside)).toEqual(['waiting', 'offered'])
    expect([written.length, await taken(world, date)]).toEqual([
      1,
      ['18:00-20:00 block', '20:00-21:00 offer'],
    ])
  })

  it('gets what a block held when that is taken away, in the same write', async () => {
    const { id } = await block()
    const place = await waits(world, { to: '20:00' })
    const { ctx, written } = noting(world.ctx)
    await removeBlock(ctx, manager, { id })
    expect([written.length, await states(world, place)]).toEqual([1, ['offered']])
    expect(await taken(world, date)).toEqual(['19:00-20:00 offer'])
  })

  itInTurn('gets what a closure held too long for one write, when that is undone', async () => {
    const closure = await close(world, manager, { to: '2027-02-20' })
    const places = [await waits(world), await waits(world, { date: '2027-02-20', rooms: ['teekueche'] })]
    await undoClosure(world.ctx, manager, closure)
    expect(await states(world, ...places)).toEqual(['offered', 'offered'])
    expect(await taken(world, '2027-02-20')).toEqual([])
  })
})
