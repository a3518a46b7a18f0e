import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import type { ClosureRequest } from '../../functions/blocks/schema/closure.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import type { World } from '../support/world.ts'

export const house = 'aef'
export const words = 'Wasserschaden: Das Haus ist zu.'
export const span = { from: '2026-12-05', to: '2026-12-08', words, displaced: 'cancel' } as const

export const ask = (world: World, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })

export async function approved(world: World, manager: Actor, change: Partial<BookingRequest> = {}) {
  const { id } = await ask(world, change)
  return approveBooking(world.ctx, manager, { id })
}

export const close = (world: World, manager: Actor, change: Partial<ClosureRequest> = {}) =>
  createClosure(world.ctx, manager, { house, request: { ...span, ...change } })

export const bookingOf = async (world: World, id: string) => (await readBooking(world.ctx.table, id))!

export async function taken(world: World, date: string, room = 'seminarraum') {
  const [only] = await readAvailability(world.ctx, { house, rooms: [room], from: date })
  return only?.days[0]?.taken.map(({ from, to, kind }) => `${from}-${to} ${kind}`)
}

export async function contactOf(world: World, id: string): Promise<Actor> {
  return { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
}

/** What is half there, past the code; the closure's own time is nobody's booking. */
export async function faults(world: World, closures: readonly string[]): Promise<string[]> {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const own = new RegExp(`^nobody holds .* (q\\d+ |e_)(${closures.join('|')})`)
  return halves(items).filter((line) => !own.test(line))
}

export const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
