import { beforeEach, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { answerPulse } from '../../functions/pulses/actions/answer.ts'
import type { PulseAnswer } from '../../functions/pulses/actions/answer.ts'
import { settlePulses } from '../../functions/pulses/actions/settle-pulses.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { moments } from './a-pulse.ts'

let world: World
let manager: Actor
let id: string

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world, { house: { pulseWeeks: 4 } })
  id = (await enter()).id
  return () => world[Symbol.asyncDispose]()
})

/** Somebody without a group has the Wednesdays, at that hour. */
function enter(hour = 19, count = 12) {
  const [from, to] = [`${hour}:00`, `${hour + 1}:00`]
  const repeat = { every: 'week', count, mode: 'all' } as const
  const request = aRequest({ approve: true, date: '2026-12-02', from, to, repeat })
  return requestBooking(world.ctx, manager, { house: 'aef', request })
}

const now = async (of = id) => {
  const booking = await readBooking(world.ctx.table, of)
  if (booking === undefined) throw new Error('gone')
  return booking
}
const settleAt = async (moment: string) => {
  world.clock.set(moment)
  await settlePulses(world.ctx)
}
const untilQuiet = async () => {
  for (const moment of [moments.holidays, moments.first, moments.second, moments.quiet])
    await settleAt(moment)
}
const answer = async (said: Omit<PulseAnswer, 'id'>, token?: string) =>
  answerPulse(
    world.ctx,
    { ...aVisitor, token: token ?? manageToken(await world.ctx.secret(), id) },
    { id, ...said },
  )
const due = async () => (await world.ctx.table.due('pulse', '9')).length

it('to look again is nothing that the history tells of', async () => {
  const before = await now()
  await settleAt(moments.holidays)
  const after = await now()
  expect(after.pulse).toEqual({ since: before.pulse?.since, asked: [], at: moments.first })
  expect([after.version, after.sequence, after.history]).toEqual([
    before.version + 1,
    before.sequence,
    before.history,
  ])
  await settleAt('2027-01-07T07:59:00.000Z')
  expect((await now()).version).toBe(after.version)
})

it('each question, and the silence after them, stands in the history as the house’s own doing', async () => {
  await untilQuiet()
  const { history, pulse } = await now()
  const told = history.slice(-3)
  expect(told.map(({ what, by, at }) => [what, by, at])).toEqual([
    ['pulse-asked', { kind: 'system' }, moments.first],
    ['pulse-asked', { kind: 'system' }, moments.second],
    ['pulse-quiet', { kind: 'system' }, moments.quiet],
  ])
  expect(pulse).toMatchObject({
    asked: [moments.first, moments.second],
    quietSince: moments.quiet,
    at: moments.freed,
  })
})

it('what is freed is told of as silence, and nothing else of the series', async () => {
  await untilQuiet()
  await settleAt(moments.freed)
  const { history, occurrences } = await now()
  expect(history.at(-1)).toMatchObject({ what: 'cancelled', reason: 'pulse', by: { kind: 'system' } })
  const freed = occurrences.filter(({ state }) => state === 'cancelled').map(({ date }) => date)
  expect(freed).toEqual(['2027-02-03'])
})

it('nobody looks any more at what is nearly over, or gone', async () => {
  const short = await enter(10, 6)
  expect(await due()).toBe(2)
  await settleAt(moments.first)
  const over = await now(short.id)
  expect(over.pulse).toBeUndefined()
  expect(over.history).toEqual(short.history)
  expect(over.version).toBe(short.version + 1)
  expect(await due()).toBe(1)
  const key = { pk: `BOOKING#${id.slice(0, 5)}`, sk: id }
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  await world.ctx.table.transact([{ kind: 'delete', key, refuse }])
  await settleAt(moments.second)
  expect(await due()).toBe(0)
  expect(world.logs.filter(({ level }) => level === 'error')).toEqual([])
})

it('what fails is told of and stays for the next time', async () => {
  const { table } = world.ctx
  const get: typeof table.get = async (key, how) => {
    if (key.sk === id) throw new Error('the table does not answer')
    return table.get(key, how)
  }
  world.clock.set(moments.first)
  await settlePulses({ ...world.ctx, table: { ...table, get } })
  const told = world.logs.filter(({ level }) => level === 'error').map(({ of }) => String(of))
  expect(told).toEqual([expect.stringContaining(id)])
  world.clock.advance(5)
  await settlePulses(world.ctx)
  expect((await now()).pulse?.asked).toEqual([world.ctx.now()])
})

it('a yes counts from its moment, is looked at four weeks later, and says who gave it', async () => {
  await settleAt(moments.first)
  world.clock.set('2027-01-08T08:00:00.000Z')
  const after = await answer({ answer: 'yes' })
  const since = '2027-01-08T08:00:00.000Z'
  expect(after.pulse).toEqual({ since, asked: [], at: '2027-02-05T08:00:00.000Z' })
  expect(after.history.at(-1)).toMatchObject({ what: 'pulse-yes', by: { kind: 'contact' }, at: since })
  expect(await now()).toEqual(after)
})

it('a yes that nobody asked for, or twice, changes nothing', async () => {
  const before = await now()
  expect(await answer({ answer: 'yes', version: before.version - 1 })).toEqual(before)
  await settleAt(moments.first)
  const after = await answer({ answer: 'yes' })
  expect(await answer({ answer: 'yes' })).toEqual(after)
  expect(await now()).toEqual(after)
})

it('a no gives up what is to come, in the version that the form showed, and leaves what is over', async () => {
  await settleAt(moments.first)
  const { version } = await now()
  for (const old of [version - 1, version + 1]) {
    const refused = { kind: 'conflict', code: 'changed-meanwhile' }
    await expect(answer({ answer: 'no', version: old })).rejects.toMatchObject(refused)
  }
  const after = await answer({ answer: 'no', version })
  const states = after.occurrences.map(({ date, state }) => `${date} ${state}`)
  expect(states.slice(4, 8)).toEqual([
    '2026-12-30 approved',
    '2027-01-06 approved',
    '2027-01-13 cancelled',
    '2027-01-20 cancelled',
  ])
  expect(after.history.at(-1)).toMatchObject({ what: 'cancelled', by: { kind: 'contact' } })
  expect(after.history.at(-1)).not.toHaveProperty('reason')
  await expect(answer({ answer: 'no' })).rejects.toMatchObject({ kind: 'conflict', code: 'in-the-past' })
})

it('nobody else answers', async () => {
  const refused = { kind: 'forbidden', code: 'not-allowed' }
  for (const said of ['yes', 'no'] as const)
    await expect(answer({ answer: said }, 'x'.repeat(32))).rejects.toMatchObject(refused)
  expect((await now()).occurrences.every(({ state }) => state === 'approved')).toBe(true)
})
