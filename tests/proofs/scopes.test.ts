import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/time/civil.ts'
import { sample, seed } from '../support/budget.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { cases, expected, movedFrom, refusalOf, repeatOf, shown, spans, targetOf } from './scope-cases.ts'
import type { Kind } from './scope-cases.ts'

const house = 'aef'

describe.each(spans)(`a series %s (SEED=${seed})`, (_, first) => {
  let world: World
  let manager: Actor
  let day = 0

  beforeAll(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    const rooms = Object.fromEntries(
      Array.from({ length: cases.length }, (_each, at) => [`raum-${at}`, { hours: roundTheClock }]),
    )
    manager = await found(world, { rooms })
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  it.each(sample(cases))('%s %s, pointed at a date that is %s', async (step, scope, kind) => {
    const room = `raum-${day++}`
    const { ctx } = world
    const { target, key } = targetOf(first)
    const id = await aSeries(room, target, kind)
    const before = await readBooking(ctx.table, id)
    const wanted = expected(shown(before!), step, scope, key)
    const where = { id, scope, occurrence: key }
    const to = { date: addDays(movedFrom(shown(before!), scope, key), 1), from: '00:30', to: '03:30' }
    const act = {
      edit: () =>
        changeDetails(ctx, manager, {
          ...where,
          details: { purpose: 'Spieleabend', label: 'Neu', contact: { name: 'W' } },
        }),
      move: () => moveBooking(ctx, manager, { ...where, to }),
      cancel: () => cancelBooking(ctx, manager, where),
      approve: () => approveBooking(ctx, manager, where),
      decline: () => declineBooking(ctx, manager, { ...where, reason: 'Nein' }),
    }[step]
    const outcome = await act().then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
    const after = await readBooking(ctx.table, id)
    if (wanted === undefined) {
      expect(outcome).toBe(refusalOf(kind))
      expect(after).toEqual(before)
    } else {
      expect(outcome).toBe('done')
      expect(shown(after!)).toEqual(wanted)
    }
  })

  it('leaves the sheets as the bookings say', async () => {
    const { endpoint, tableName } = world.engine
    expect(halves(await allItems(endpoint, tableName))).toEqual([])
  })

  async function aSeries(room: string, target: string, kind: Kind): Promise<string> {
    const when = { rooms: [room], from: '01:00', to: '04:00' }
    const occurrence = `${target}T01:00`
    if (kind === 'refused') {
      await requestBooking(world.ctx, aVisitor, { house, request: aRequest({ ...when, date: target }) })
    }
    const repeat = repeatOf(kind, target)
    const request = aRequest({ ...when, date: first, repeat, contact: { name: 'W' } })
    const { id } = await requestBooking(world.ctx, manager, { house, request })
    const one = { id, scope: 'this', occurrence } as const
    if (kind === 'moved') {
      await moveBooking(world.ctx, manager, {
        ...one,
        to: { date: addDays(target, -1), from: '21:00', to: '23:00' },
      })
    }
    if (kind === 'cancelled') await cancelBooking(world.ctx, manager, one)
    return id
  }
})
