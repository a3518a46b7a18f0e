import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { readUsageOf } from '../../functions/contacts/store/usage.ts'
import type { House } from '../../functions/houses/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { clientOn } from '../support/engine.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { scriptedClient } from '../support/scripted-client.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

export const id = 'aef'
export const contact = { name: 'Chor', email: 'chor@gruppe.example' }
export const prime = {
  primeWeekdays: ['mo', 'tu', 'we', 'th', 'fr'],
  primeFrom: '17:00',
  primeTo: '21:00',
  primeHours: 4,
} satisfies Partial<House>

/** Of one and the same contact. */
export function ask(
  world: World,
  change: Partial<BookingRequest> = {},
  actor: Actor = aVisitor,
): Promise<Booking> {
  return requestBooking(world.ctx, actor, { house: id, request: aRequest({ contact, ...change }) })
}

/** A world with a house of these limits. */
export async function aLimitedWorld(house: Partial<House>, rooms?: Founded['rooms']) {
  const world = await aWorld({ settings: { rateLimits: false } })
  const manager = await found(world, { house, ...(rooms ? { rooms } : {}) })
  return { world, manager, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

export async function usedBy(world: World, { contactId }: Booking): Promise<Record<string, number>> {
  return Object.fromEntries((await readUsageOf(world.ctx.table, id, contactId)).used)
}

export async function holderOf(world: World, booking: Booking): Promise<Actor> {
  return { ...aVisitor, token: manageToken(await world.ctx.secret(), booking.id) }
}

/** The world's own data behind a connection that goes wrong as told. */
export function troubled(world: World, faults: Fault[]): Context {
  const { endpoint, tableName } = world.engine
  const real = clientOn(endpoint)
  return {
    ...world.ctx,
    table: dynamoTable(scriptedClient(real, faults).client, tableName, world.ctx.now, async () => {}),
  }
}
