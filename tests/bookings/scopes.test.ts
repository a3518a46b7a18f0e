import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveBooking, cancelBooking, declineBooking } from '../../functions/bookings/actions/decide.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence, Repeat } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays } from '../../shared/time/civil.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const steps = ['edit', 'move', 'cancel', 'approve', 'decline'] as const
const scopes = ['this', 'following', 'all'] as const
const kinds = ['plain', 'left-out', 'moved', 'cancelled', 'refused'] as const

/** Six Sunday nights from 01:00 to 04:00, where the clocks change; the third one is what is pointed at. */
const spans = [
  ['before the clocks of spring', '2027-02-07'],
  ['across the clocks of spring', '2027-03-14'],
  ['after the clocks of spring', '2027-04-04'],
  ['before the clocks of autumn', '2027-09-12'],
  ['across the clocks of autumn', '2027-10-17'],
  ['after the clocks of autumn', '2027-11-07'],
] as const

type Step = (typeof steps)[number]
type Scope = (typeof scopes)[number]
type Kind = (typeof kinds)[number]
type Shown = Pick<Occurrence, 'key' | 'date' | 'from' | 'state'> & { label?: string | undefined }

/** What the table says must come of it: told date by date, without the code's own rules. `undefined`: refused, nothing changes. */
function expected(dates: readonly Shown[], step: Step, scope: Scope, target: string): Shown[] | undefined {
  const isKnown = dates.some(({ key }) => key === target)
  if (scope === 'this' && !isKnown) return undefined
  const isMeant = ({ key }: Shown) => scope === 'all' || (scope === 'this' ? key === target : key >= target)
  const isAble = ({ state }: Shown) => state === 'requested'
  const able = dates.filter((date) => isMeant(date) && isAble(date))
  if (able.length === 0) return undefined
  const states = { approve: 'approved', decline: 'declined', cancel: 'cancelled' } as const
  const pointed = able.find(({ key }) => key === target) ?? able[0]
  return dates.map((date) => {
    if (!able.includes(date)) return date
    if (step === 'edit') return { ...date, label: 'Neu' }
    if (step !== 'move') return { ...date, state: states[step] }
    const hasOwnTime = date.from !== date.key.slice(11)
    if (hasOwnTime && date !== pointed) return date
    return { ...date, date: addDays(date.date, 1), from: '00:30' }
  })
}

const shown = (booking: Booking): Shown[] =>
  booking.occurrences.map((each) => {
    const { key, date, from, state } = each
    return { key, date, from, state, label: wordsOn(booking, each).label }
  })

describe.each(spans)('a series %s', (_, first) => {
  let world: World
  let manager: Actor
  let day = 0

  beforeAll(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    const rooms = Object.fromEntries(
      Array.from({ length: 75 }, (_each, at) => [`raum-${at}`, { hours: roundTheClock }]),
    )
    manager = await found(world, { rooms })
  })
  afterAll(async () => world[Symbol.asyncDispose]())

  const cases = steps.flatMap((step) =>
    scopes.flatMap((scope) => kinds.map((kind) => [step, scope, kind] as const)),
  )

  it.each(cases)('%s %s, pointed at a date that is %s', async (step, scope, kind) => {
    const room = `raum-${day++}`
    const { ctx } = world
    const target = addDays(first, 14)
    const key = `${target}T01:00`
    const id = await aSeries(room, target, kind)
    const before = await readBooking(ctx.table, id)
    const wanted = expected(shown(before!), step, scope, key)
    const where = { id, scope, occurrence: key }
    const able = shown(before!).filter(
      (each) => each.state === 'requested' && (scope !== 'following' || each.key >= key),
    )
    const from = (able.find((each) => each.key === key) ?? able[0])?.date ?? target
    const act = {
      edit: () =>
        changeDetails(ctx, manager, {
          ...where,
          details: { purpose: 'Spieleabend', label: 'Neu', contact: { name: 'W' } },
        }),
      move: () =>
        moveBooking(ctx, manager, { ...where, to: { date: addDays(from, 1), from: '00:30', to: '03:30' } }),
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
      expect(outcome).toBe(kind === 'left-out' ? 'unknown-date' : 'already-decided')
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
    const except = kind === 'left-out' ? { except: [target] } : {}
    const repeat: Repeat = { every: 'week', count: 6, mode: 'free', ...except }
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
