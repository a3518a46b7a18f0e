import { describe, expect, it } from 'vitest'
import type { Route } from '../../shared/http/contract.ts'
import { addDays } from '../../shared/time/civil.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { isFull } from '../support/budget.ts'
import { found } from '../support/builders.ts'
import { almostSpent, leftOf, many, networkOf, oneOfTwo, somebody } from './at-once.ts'
import { linkedThings } from './linked-things.ts'
import { allRoutes, bodyOf, send } from './sending.ts'
import { wholeTable } from './whole-table.ts'

const routeOf = (name: string): readonly [string, Route] => allRoutes.find(([each]) => each === name)!
const first = { name: 'eins', day: '08', room: 'seminarraum' }
/** What houses allow one network address in an hour. */
const most = 60

const ofType = async (world: Parameters<typeof wholeTable>[0], type: string) =>
  [...(await wholeTable(world)).values()].filter((item) => item['type'] === type).length

/** All that takes time in a house and that anybody may send, and what stands in the table of it. */
const asked: Record<string, 'booking' | 'place'> = {
  requestBooking: 'booking',
  sendBooking: 'booking',
  joinQueue: 'place',
  sendQueue: 'place',
  foundMeeting: 'booking',
  sendStart: 'booking',
}

/** Who waits needs something that is taken; who asks for a time, one of their own. */
function bodyFor(name: string, at: number): Record<string, unknown> {
  const taken = { date: '2026-12-08', from: '18:00', to: '20:00', rooms: ['seminarraum'] }
  const hour = 10 + Object.keys(asked).indexOf(name)
  const free = { date: addDays('2026-12-20', at), from: `${hour}:00`, to: `${hour + 1}:00` }
  const slot = asked[name] === 'place' ? taken : free
  return bodyOf(name, routeOf(name)[1], { ...somebody(`${name}-${at}`), ...slot }) ?? {}
}

describe('what is counted in its own write', () => {
  it('is all of it looked at here or in the tests of its limit', () => {
    const open = allRoutes.filter(
      ([, { access, limit }]) => access === 'anyone' && limit === 'counted-in-the-write',
    )
    // To prove something again counts for the ledger of its contact: tests/bookings/limits-at-once.
    const proofs = ['confirmBooking', 'sendBookingProof']
    expect(open.map(([name]) => name).toSorted()).toEqual([...Object.keys(asked), ...proofs].toSorted())
  })

  it('comes in as often as the house says, for all houses together', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const { world } = stage
    await linkedThings(stage, first)
    await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    for (const [network, [name, type]] of Object.entries(asked).entries()) {
      // What a house holds for all who are unproved begins anew.
      world.clock.advance(60)
      const from = (at: number) => oneOfTwo(network, at)
      await almostSpent(world, { purpose: 'request', most, minutes: 60 }, await networkOf(world, from(0)))
      const before = await ofType(world, type)
      const answers = await Promise.all(
        Array.from({ length: many }, (_, at) =>
          send(world, routeOf(name), { from: from(at), body: bodyFor(name, at) }),
        ),
      )
      const done = answers.filter(({ status }) => status < 400).length
      const told = new Set(answers.map(({ status }) => status).filter((status) => status >= 400))
      // Of very many who come to wait for one day at once some are told that others were faster.
      if (type === 'place') told.delete(409)
      expect([name, [...told].every((status) => status === 429)]).toEqual([name, true])
      if (type === 'place' && isFull) expect(done).toBeLessThanOrEqual(leftOf(most))
      else expect([name, done]).toEqual([name, Math.min(leftOf(most), many)])
      expect((await ofType(world, type)) - before).toBe(done)
      // Where somebody waits, something must be taken there too.
      if (type === 'place') continue
      const elsewhere = { held: { house: 'muehle' }, from: from(0), body: bodyFor(name, many) }
      expect((await send(world, routeOf(name), elsewhere)).status).toBe(429)
    }
  })

  it.each([
    ['giveBooking', 3, 'booking'],
    ['writeToAll', 3, 'host of a group'],
  ] as const)('%s sends mail %s times a day, also all at once', async (name, times, kind) => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const things = await linkedThings(stage, first)
    const answers = await Promise.all(
      Array.from({ length: many }, (_, at) => {
        const body = bodyOf(name, routeOf(name)[1], somebody(`${name}-${at}`))
        return send(stage.world, routeOf(name), { held: things[kind], body: body ?? {} })
      }),
    )
    const done = answers.filter(({ status }) => status < 400)
    expect(done.length).toBeGreaterThan(0)
    expect(done.length).toBeLessThanOrEqual(times)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })
})
