import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { isFull, seed, some } from '../support/budget.ts'
import { allItems } from '../support/crash-consistency.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { settleAll } from '../support/timers.ts'
import { anOperation, carryOut } from './whole-operations.ts'
import type { Kind, Known } from './whole-operations.ts'
import { faultsIn } from './whole-faults.ts'

const operations = some(2000)
const atOnce = 8

/** What people may be told; anything else is a bug. */
const expected = new Set([
  'room-taken',
  'dates-not-possible',
  'dates-overlap',
  'already-decided',
  'changed-meanwhile',
  'not-found',
  'not-taken',
  'not-offered',
  'offer-over',
  'over-limit',
  'unknown-date',
  'exceptions-lost',
  'too-late',
  'in-the-past',
  'outside-opening-hours',
  'too-soon',
])

it(`${operations} random operations on series, queue, closures and quotas leave one holder a slot and everybody's place (SEED=${seed})`, async () => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  const rooms = {
    saal: { contains: ['seminarraum', 'teekueche'] },
    seminarraum: {},
    teekueche: { contention: 'compete' },
  } as const
  const manager: Actor = await found(world, {
    house: { maxHoursPerWeek: 30 },
    rooms: { ...rooms, saal: { contains: [...rooms.saal.contains] } },
  })
  const known: Known = { bookings: new Set(), places: new Set(), closures: new Set(), blocks: new Set() }
  const done = new Map<Kind, number>()
  const refused = new Map<string, number>()
  const script = fc.sample(anOperation, { seed, numRuns: operations })
  for (let at = 0; at < script.length; at += atOnce) {
    const batch = script.slice(at, at + atOnce)
    const outcomes = await Promise.allSettled(batch.map((each) => carryOut(world, manager, known, each)))
    outcomes.forEach((outcome, place) => {
      const kind = batch[place]!.kind
      if (outcome.status === 'fulfilled') done.set(kind, (done.get(kind) ?? 0) + 1)
      else if (outcome.reason instanceof Refusal && expected.has(outcome.reason.code)) {
        const name = `${kind} ${outcome.reason.code}`
        refused.set(name, (refused.get(name) ?? 0) + 1)
      } else throw outcome.reason
    })
    if (at % (atOnce * 8) === 0) {
      world.clock.advance(60)
      await settleAll(world.ctx)
    }
    if (at % (atOnce * 8) === 0) {
      const { endpoint, tableName } = world.engine
      expect(faultsIn(await allItems(endpoint, tableName), world.ctx.now()), `after ${at}`).toEqual([])
    }
  }
  // A test in which everything is refused would prove nothing.
  for (const kind of [
    'request',
    'series',
    'approve',
    'decline',
    'cancel',
    'move',
    'join',
    'accept',
    'leave',
    'close',
    'undo',
  ] as const)
    expect(done.get(kind) ?? 0, `${kind}: ${JSON.stringify([...refused])}`).toBeGreaterThan(isFull ? 2 : -1)
})
