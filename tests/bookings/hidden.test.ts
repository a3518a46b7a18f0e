import { expect, it } from 'vitest'
import { findByCode } from '../../functions/bookings/actions/load.ts'
import {
  readBooking,
  readBookings,
  readMarkedBooking,
  markedBookingWrite,
} from '../../functions/bookings/store.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

const work = {
  since: '2026-12-01T09:00:00.000Z',
  rooms: ['seminarraum'],
  from: '2026-12-05',
  to: '2026-12-05',
}

it.each([
  ['is not there for anybody while it is claimed', { phase: 'claiming', isNew: true }, false],
  ['is not there while it is given up again', { phase: 'withdrawing', isNew: true }, false],
  ['is there once it stands, while its sheets follow', { phase: 'settling', isNew: true }, true],
  ['that had been there stays there while it is changed', { phase: 'claiming', isNew: false }, true],
] as const)('a series %s', async (_, phase, isThere) => {
  await using world = await aWorld()
  const manager = await found(world)
  const booking = await asked(world)
  const { table } = world.ctx
  const marked = { ...booking, work: { ...work, ...phase }, version: booking.version + 1 }
  await table.transact([markedBookingWrite(marked, 12)])
  const code = codeOf(booking.id)
  expect({
    alone: (await readBooking(table, booking.id)) !== undefined,
    among: (await readBookings(table, [booking.id])).length === 1,
    byCode: (await findByCode(world.ctx, manager, { house: 'aef', code })).length === 1,
    marked: (await readMarkedBooking(table, booking.id))?.version,
  }).toEqual({ alone: isThere, among: isThere, byCode: isThere, marked: marked.version })
})
