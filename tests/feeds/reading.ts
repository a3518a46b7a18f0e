import ICAL from 'ical.js'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import type { Block, BlockRequest } from '../../functions/blocks/schema.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { makeFeed } from '../../functions/feeds/actions/make-feed.ts'
import { listFeeds } from '../../functions/feeds/actions/list-feeds.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import { newSession } from '../../functions/identity/rules/sessions.ts'
import { sessionWrite } from '../../functions/identity/store/sessions.ts'
import { handler as feeds } from '../../functions/feeds/lambda.ts'
import { capability } from '../../functions/feeds/contract.ts'
import { entry } from '../../functions/entry.ts'
import { describeShards, readShard } from '../../infra/local/shards.ts'
import type { ShardReader } from '../../infra/local/shards.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { actingAs } from '../support/acting.ts'
import { clientOn } from '../support/engine.ts'
import { granted } from '../support/granted.ts'
import { between } from '../support/between.ts'
import { aRequest } from '../support/builders.ts'
import { frontDoor } from '../support/front-door.ts'
import type { World } from '../support/world.ts'

/** What ical.js, a reader that is not ours, finds in a calendar; the zone's rules come from the file itself. */
export function eventsIn(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return root.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const text = (name: string) => component.getFirstPropertyValue(name)?.toString()
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      description: event.description ?? '',
      sequence: event.sequence,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      minutes: event.duration.toSeconds() / 60,
      hours: (event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime()) / 3_600_000,
      stamp: text('dtstamp'),
      changed: text('last-modified'),
      status: text('status'),
      transp: text('transp'),
      url: text('url'),
      names: component.getAllProperties().map(({ name }) => name),
    }
  })
}

const readers = new WeakMap<World, Map<string, ShardReader>>()

/** Brings everything that has changed since the last time to the function, as the event source mapping does: by its types only. */
export async function deliver(world: World): Promise<number> {
  const { endpoint, tableName } = world.engine
  const known = readers.get(world) ?? new Map<string, ShardReader>()
  readers.set(world, known)
  const handler = entry(feeds.edges, { context: granted(world.ctx) })
  const { streamArn, shards } = await describeShards(endpoint, tableName)
  let count = 0
  for (const shard of shards) {
    const reader = known.get(shard.ShardId) ?? readShard(endpoint, streamArn, shard, undefined)
    known.set(shard.ShardId, reader)
    const records = ((await reader.next()) ?? []).filter(({ dynamodb }) => {
      const image = (dynamodb.NewImage ?? dynamodb.OldImage) as { type?: { S: string } }
      return (capability.stream.types as readonly string[]).includes(image.type?.S ?? '')
    })
    // The engine's clock is the machine's, not this world's.
    const Records = records.map(
      ({ dynamodb: { ApproximateCreationDateTime: _at, ...dynamodb }, ...record }) => ({
        ...record,
        dynamodb,
        eventSource: 'aws:dynamodb',
      }),
    )
    const answer = (await actingAs(capability, () => handler({ Records }))) as {
      batchItemFailures: unknown[]
    }
    if (answer.batchItemFailures.length > 0) throw new Error('changes were refused')
    count += records.length
  }
  return count
}

/** What a call cost: its commands in order, and capacity units. */
export interface Cost {
  calls: string[]
  units: number
  /** Of the calls, those that read what was written a moment ago. */
  consistent: string[]
}

/** The same world seen through a client that counts what it sends; `before` runs first, and may throw or change the world. */
export function counting(
  world: World,
  before: (operation: string, index: number) => Promise<void> | void = () => undefined,
): { ctx: Context; call: World['call']; cost: Cost } {
  const cost: Cost = { calls: [], units: 0, consistent: [] }
  const client = clientOn(world.engine.endpoint)
  between(client, async ({ operation, input }, carryOut) => {
    cost.calls.push(operation)
    if (JSON.stringify(input).includes('"ConsistentRead":true')) cost.consistent.push(operation)
    await before(operation, cost.calls.length - 1)
    input['ReturnConsumedCapacity'] = 'TOTAL'
    const answer = (await carryOut()) as { ConsumedCapacity?: Capacity | Capacity[] }
    for (const { CapacityUnits = 0 } of [answer.ConsumedCapacity ?? []].flat()) cost.units += CapacityUnits
  })
  const noPause = async () => undefined
  const ctx = { ...world.ctx, table: dynamoTable(client, world.engine.tableName, world.ctx.now, noPause) }
  return { ctx, call: frontDoor(ctx), cost }
}

interface Capacity {
  CapacityUnits?: number
}

/** A booking that the manager enters and that is approved at once. */
export function booked(world: World, manager: Actor, change: Partial<BookingRequest> = {}): Promise<Booking> {
  return requestBooking(world.ctx, manager, { house: 'aef', request: aRequest({ approve: true, ...change }) })
}

export function blocked(world: World, manager: Actor, change: Partial<BlockRequest> = {}): Promise<Block> {
  const request = {
    rooms: ['seminarraum'],
    from: '2026-12-24',
    to: '2026-12-26',
    label: 'Feiertage',
    ...change,
  }
  return createBlock(world.ctx, manager, { house: 'aef', request })
}

/** A new feed of the manager's, by its path. */
export async function feedOf(
  world: World,
  manager: Actor,
  name = 'Mein Handy',
): Promise<{ id: string; path: string }> {
  const { id } = await makeFeed(world.ctx, manager, { house: 'aef', name })
  const { feeds: all } = await listFeeds(world.ctx, manager, { house: 'aef' })
  return { id, path: `/feeds/${all.find((feed) => feed.id === id)!.token}.ics` }
}

/** The cookie of a browser in which somebody has signed in. */
export async function signedIn(world: World, { person }: Actor): Promise<Record<string, string>> {
  const token = `session of ${person!.id}`
  await world.ctx.table.transact([sessionWrite(newSession(tokenHash(token), person!, world.ctx.now()))])
  return { session: token }
}
