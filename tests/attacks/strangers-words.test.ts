import { expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const bait = 'Gewinnspiel auf betrug.example'
const house = 'aef'

/** Everything that anybody may open and that may tell what is on. */
async function shownToAll(world: World): Promise<string> {
  const paths = [
    '/aef?week=2026-11-30',
    '/aef/rooms/seminarraum?week=2026-11-30',
    '/aef/programme',
    '/aef/calendar.ics',
    '/aef/rooms/seminarraum/calendar.ics',
    '/api/houses/aef/availability?from=2026-12-05',
  ]
  const answers = await Promise.all(paths.map((path) => world.call('GET', path)))
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
  return answers.map(({ text }) => text).join('\n')
}

it.each([
  ['the address is proved', 'proof'],
  ['somebody has decided', 'yes'],
] as const)('what a stranger calls it stands on no public page before %s', async (_, by) => {
  await using world = await aWorld()
  const manager = await found(world)
  const request = aRequest({ label: bait, purpose: bait, note: bait, groupName: bait })
  const booking = await requestBooking(world.ctx, aVisitor, { house, request })
  expect(await shownToAll(world)).not.toContain('betrug')
  const { id } = booking
  if (by === 'yes') await approveBooking(world.ctx, manager, { id })
  else await confirmBooking(world.ctx, { id, token: proofToken(await world.ctx.secret(), booking) })
  expect(await shownToAll(world)).toContain(bait)
})
