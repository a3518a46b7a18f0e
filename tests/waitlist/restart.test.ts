import { expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { offerToken } from '../../functions/waitlist/rules/place.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import type { Context } from '../../shared/context.ts'
import { clientOn } from '../support/engine.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { faults, placeNow, states, taken, waits } from './waiting.ts'

/** A process that starts anew: it knows nothing but the table and the secret. */
function reborn({ ctx, engine }: World): Context {
  const client = clientOn(engine.endpoint)
  const table = dynamoTable(client, engine.tableName, ctx.now)
  return { ...ctx, table }
}

it('offers and their end survive a restart, and so does the link in the mail', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const { id } = await taken(world, manager)
  const [first, second] = [await waits(world), await waits(world)]
  await cancelBooking(reborn(world), manager, { id })
  const { offer } = await placeNow(world, first)
  world.clock.set(offer!.until)
  await settleDeadlines(reborn(world))
  expect(await states(world, first, second)).toEqual(['expired', 'offered'])
  const later = reborn(world)
  const token = offerToken(await later.secret(), second)
  const { booking } = await acceptPlace(later, { ...aVisitor, token }, { id: second.id })
  expect(booking.state).toBe('requested')
  expect(await faults(world)).toEqual([])
})

it('an offer made before the clocks change ends as it was said', async () => {
  await using world = await aWorld({ now: '2027-03-27T14:00:00.000Z' })
  const manager = await found(world)
  const slot = { date: '2027-04-20' }
  const { id } = await taken(world, manager, slot)
  const [first, second] = [await waits(world, slot), await waits(world, slot)]
  await cancelBooking(world.ctx, manager, { id })
  expect((await placeNow(world, first)).offer).toEqual({ until: '2027-03-29T14:02:00.000Z' })
  world.clock.set('2027-03-29T14:01:59.000Z')
  await settleDeadlines(world.ctx)
  expect(await states(world, first, second)).toEqual(['offered', 'waiting'])
  world.clock.set('2027-03-29T14:02:00.000Z')
  await settleDeadlines(world.ctx)
  expect(await states(world, first, second)).toEqual(['expired', 'offered'])
})
