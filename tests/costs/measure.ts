import { capabilities } from '../../functions/capabilities.ts'
import { foundHouse } from '../../functions/rooms/actions/found-house.ts'
import { measureBills } from '../bench/bills.ts'
import { countryWrites, firstHouse, measuredWeek } from '../bench/country.ts'
import { figuresOf } from '../bench/goals.ts'
import { groupWrites } from '../bench/groups.ts'
import { houseWrites } from '../bench/listed-houses.ts'
import { itemsOf, loadItems } from '../bench/load.ts'
import { meetingWrites } from '../bench/meetings.ts'
import type { TableCall } from '../bench/metered-client.ts'
import { operations, run } from '../bench/operations.ts'
import type { Round } from '../bench/operations.ts'
import { allTimers } from '../support/all-timers.ts'
import { meteredWorld, signedIn } from '../support/bench-world.ts'
import type { MeteredWorld } from '../support/bench-world.ts'
import { allItems } from '../support/crash-consistency.ts'
import { freshTable } from '../support/engine.ts'
import { itemBytes } from '../support/item-bytes.ts'
import type { Followed, Measured, Units } from './amounts.ts'
import { listenTo } from './listening.ts'

/** To each meeting; nothing that is measured reads more of them. */
const coming = 5

const now = '2026-12-01T09:00:00.000Z'

/** Measures on an engine of its own what a month consists of: the same figures each time. */
export async function measure(): Promise<Measured> {
  return { operations: await measureOperations(), ...(await measureAfter()), timers: await measureTimers() }
}

const unitsOf = (calls: readonly TableCall[]): Units => {
  const { readUnits: reads, writeUnits: writes } = figuresOf(calls)
  return { reads, writes }
}

async function measureOperations(): Promise<Measured['operations']> {
  await using own = await freshTable()
  const { world, round } = await aBusyHouse(own)
  const bills = await measureBills(world, round, { rounds: 1, warmUp: 1 })
  return Object.fromEntries(bills.map(({ operation, calls }) => [operation, unitsOf(calls)]))
}

/** A booking that is asked for and approved, and somebody who comes: what the listeners do, and what stays in the table. */
async function measureAfter(): Promise<Pick<Measured, 'afterBooking' | 'afterSignUp' | 'bookingBytes'>> {
  await using own = await freshTable({ stream: true })
  const { world, round: given } = await aBusyHouse(own)
  const round: Round = { ...given, number: 0 }
  let mails = 0
  const ctx = { ...world.ctx, mail: { send: () => Promise.resolve(void (mails += 1)) } }
  const { hear, skip } = await listenTo(ctx, own.endpoint, own.name)
  await skip()
  const bytes = async () => {
    return (await allItems(own.endpoint, own.name)).reduce((sum, item) => sum + itemBytes(item), 0)
  }
  const after = async (...names: string[]): Promise<Followed> => {
    mails = 0
    let [calls, all] = [0, [] as TableCall[]]
    for (const name of names) {
      const operation = operations.find((each) => each.name === name)
      if (operation === undefined) throw new Error(`Nobody measures "${name}"`)
      await run(world.door, operation, round)
      world.meter.take()
      calls += await hear()
      all = [...all, ...world.meter.take().calls]
    }
    return { ...unitsOf(all), mails, calls }
  }
  const before = await bytes()
  const afterBooking = await after('book one room', 'approve')
  const bookingBytes = (await bytes()) - before
  return { afterBooking, bookingBytes, afterSignUp: await after('sign up for a date') }
}

async function measureTimers(): Promise<Measured['timers']> {
  await using own = await freshTable()
  const { ctx, meter } = meteredWorld({ client: own.client, tableName: own.name, now: () => now })
  await foundHouse(ctx, firstHouse)
  const timers = await allTimers()
  const measured: Measured['timers'][number][] = []
  for (const [name, { everyMinutes }] of capabilities.flatMap(({ schedules = {} }) =>
    Object.entries(schedules),
  )) {
    meter.take()
    await timers[name]?.(ctx)
    measured.push({ name, everyMinutes, ...unitsOf(meter.take().calls) })
  }
  return measured
}

interface Busy {
  world: MeteredWorld
  round: Omit<Round, 'number'>
}

/** The house that the bench measures: a full week, ten open requests, meetings with people who come. */
async function aBusyHouse({ client, name, endpoint }: Awaited<ReturnType<typeof freshTable>>): Promise<Busy> {
  const monday = measuredWeek(now)
  const meetings = meetingWrites(now, monday, coming)
  const writes = [...countryWrites(now, 100), ...houseWrites(100), ...meetings, groupWrites(now)]
  await loadItems(endpoint, name, itemsOf(writes.flat()))
  const world = meteredWorld({ client, tableName: name, now: () => now })
  await foundHouse(world.ctx, firstHouse)
  const session = await signedIn(world.ctx, firstHouse.manager.email)
  return { world, round: { monday, manager: { session } } }
}
