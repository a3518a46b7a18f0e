import { expect, it } from 'vitest'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { ownedBookings } from '../../functions/bookings/actions/owned.ts'
import { mostOpenEver, mostRecent } from '../../functions/contacts/rules/limits.ts'
import { readLedger, readLedgerItems } from '../../functions/contacts/store/ledger-reads.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { aRequest, found } from '../support/builders.ts'
import { crowd } from '../support/budget.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'

const contact = { name: 'Chor', phone: '02131 1234' }
const someId = (at: number) => `b${String(at).padStart(11, '0')}`

/** A manager enters it, whom no limit of the house binds. */
function enters(world: World, manager: Actor, { approve, minute }: { approve: boolean; minute: number }) {
  const from = `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const to = addMinutes(`2026-12-05T${from}:00.000Z`, 15).slice(11, 16)
  return requestBooking(world.ctx, manager, {
    house: 'aef',
    request: aRequest({ contact, approve, from, to, purpose: 'Probe' }),
  })
}
const itemOf = async (world: World, { contactId }: Booking) =>
  (await readLedgerItems(world.ctx.table, ['aef'], contactId))[0]!
const recentOf = async (world: World, booking: Booking) =>
  Object.keys(await itemOf(world, booking)).filter((name) => name.startsWith('r_')).length

/** As very many entries before would have left it. */
async function fill(world: World, booking: Booking, set: Record<string, unknown>) {
  const item = await itemOf(world, booking)
  const { pk, sk } = item
  await world.ctx.table.transact([{ kind: 'put', key: { pk, sk }, item: { ...item, ...set } }])
}

it('of very many that a manager enters in one name on one day, the last are remembered', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const first = await enters(world, manager, { approve: true, minute: 0 })
  const before = Array.from({ length: mostRecent - crowd(48) / 2 }, (_, at) => [
    `r_${someId(at)}`,
    { at: addMinutes(beginning, at - 200) },
  ])
  await fill(world, first, Object.fromEntries(before))
  for (let at = 1; at < crowd(48); at++) await enters(world, manager, { approve: true, minute: at * 15 })
  expect(await recentOf(world, first)).toBe(mostRecent)
  const { recent } = (await readLedger(world.ctx.table, 'aef', first.contactId))!
  expect([recent.has(first.id), recent.has(someId(0))]).toEqual([true, false])
})

it('a ledger that is full takes no more, and everything open on it can be ended and found', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const booking = await enters(world, manager, { approve: false, minute: 0 })
  const ids = Array.from({ length: mostOpenEver - 1 }, (_, at) => someId(at))
  const recent = ids.slice(0, mostRecent).map((id) => [`r_${id}`, { at: beginning }])
  const open = ids.map((id) => [`o_${id}`, beginning])
  const unproved = ids.map((id) => [`u_x${id.slice(1)}`, beginning])
  const counts = { open: mostOpenEver, unproved: ids.length }
  await fill(world, booking, { ...Object.fromEntries([...recent, ...open, ...unproved]), ...counts })
  const full = { code: 'too-many-requests', facts: { limit: 'open', most: mostOpenEver } }
  await expect(enters(world, manager, { approve: false, minute: 60 })).rejects.toMatchObject(full)
  expect(JSON.stringify(await itemOf(world, booking)).length).toBeLessThan(140_000)

  const all = await ownedBookings.find!(world.ctx, { contactId: booking.contactId, person: 'x' }, ['aef'])
  expect(all.map(({ id }) => id)).toEqual([booking.id])
  await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Nein.' })
  expect(await itemOf(world, booking)).toMatchObject({ open: mostOpenEver - 1 })
  await enters(world, manager, { approve: false, minute: 60 })
})
