import fc from 'fast-check'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { claimDate } from '../../functions/bookings/actions/claim-date.ts'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { removeBlock } from '../../functions/blocks/actions/remove-block.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Repeat } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readPlace } from '../../functions/waitlist/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { addDays, timeOfMinutes } from '../../shared/time/civil.ts'
import { aVisitor } from '../support/builders.ts'
import type { World } from '../support/world.ts'
import { proved } from '../waitlist/waiting.ts'

const house = 'aef'
const firstDay = '2026-12-14'
const dayCount = 12
const roomIds = ['saal', 'seminarraum', 'teekueche']

export type Kind =
  | 'request'
  | 'series'
  | 'approve'
  | 'decline'
  | 'cancel'
  | 'move'
  | 'claim'
  | 'join'
  | 'accept'
  | 'leave'
  | 'close'
  | 'undo'
  | 'offer'
  | 'block'
  | 'unblock'

/** How often each kind comes up, of a hundred and more. */
const weights = {
  request: 16,
  series: 12,
  approve: 12,
  decline: 8,
  cancel: 12,
  move: 10,
  claim: 4,
  join: 14,
  accept: 10,
  leave: 3,
  close: 2,
  undo: 3,
  offer: 3,
  block: 2,
  unblock: 3,
} satisfies Record<Kind, number>

export interface Operation {
  kind: Kind
  rooms: string[]
  date: string
  from: string
  to: string
  pick: number
  date2: number
  scope: 'this' | 'following' | 'all'
  mode: 'all' | 'free'
  byContact: boolean
  contact: number
  count: number
}

export const anOperation: fc.Arbitrary<Operation> = fc
  .record({
    kind: fc.oneof(
      ...Object.entries(weights).map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind as Kind) })),
    ),
    rooms: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...roomIds).map((room) => [room]) },
      { weight: 1, arbitrary: fc.constant('both').map(() => ['seminarraum', 'teekueche']) },
    ),
    day: fc.nat(dayCount - 1),
    start: fc.integer({ min: 18, max: 38 }),
    length: fc.integer({ min: 2, max: 6 }),
    pick: fc.nat(1000),
    date2: fc.nat(1000),
    scope: fc.constantFrom('this' as const, 'following' as const, 'all' as const),
    mode: fc.constantFrom('all' as const, 'free' as const),
    byContact: fc.boolean(),
    contact: fc.nat(14),
    count: fc.integer({ min: 2, max: 5 }),
  })
  .map(({ day, start, length, ...rest }) => ({
    ...rest,
    date: addDays(firstDay, day),
    from: timeOfMinutes(start * 30),
    to: timeOfMinutes(start * 30 + length * 30),
  }))

/** What somebody was told exists. */
export type Known = Record<'bookings' | 'places' | 'closures' | 'blocks', Set<string>>

export async function carryOut(
  world: World,
  manager: Actor,
  known: Known,
  operation: Operation,
): Promise<void> {
  const { kind, rooms, date, from, to, pick, mode, count } = operation
  const { ctx } = world
  const contact = { name: 'Gruppe', email: `gruppe-${operation.contact}@gruppe.example` }
  const asked = { rooms, date, from, to, purpose: 'Treffen', contact }
  const some = (ids: ReadonlySet<string>) => [...ids][pick % Math.max(1, ids.size)] ?? 'none'
  const id = some(known.bookings)
  const one = { id, scope: operation.scope, occurrence: await someKey(world, id, operation.date2) }
  const holder: Actor = { ...aVisitor, token: manageToken(await ctx.secret(), id) }
  const actor = operation.byContact ? holder : manager
  switch (kind) {
    case 'request': {
      const request = { ...asked, queueIfTaken: pick % 3 === 0 }
      known.bookings.add((await requestBooking(ctx, aVisitor, { house, request })).id)
      return
    }
    case 'series': {
      const repeat: Repeat = { every: pick % 2 === 0 ? 'day' : 'week', interval: 1, count, mode }
      known.bookings.add((await requestBooking(ctx, aVisitor, { house, request: { ...asked, repeat } })).id)
      return
    }
    case 'approve':
      return void (await approveBooking(ctx, manager, one))
    case 'decline':
      return void (await declineBooking(ctx, manager, { ...one, reason: 'Nein' }))
    case 'cancel':
      return void (await cancelBooking(ctx, actor, one))
    case 'move':
      return void (await moveBooking(ctx, actor, {
        ...one,
        to: { date, from, to },
        loseExceptions: pick % 2 === 0,
      }))
    case 'claim':
      return void (await claimDate(ctx, actor, one))
    case 'join': {
      const slot = await someSlot(world, id, operation)
      const joined = await joinQueue(ctx, aVisitor, { house, request: { contact, ...slot } })
      known.places.add((await proved(ctx, joined)).id)
      return
    }
    case 'accept': {
      const place = await someOffered(world, known, pick)
      const { booking } = await acceptPlace(ctx, manager, { id: place, approve: pick % 2 === 0 })
      known.bookings.add(booking.id)
      return
    }
    case 'leave':
      return void (await leavePlace(ctx, manager, { id: some(known.places) }))
    case 'close': {
      const span = { from: `${date}T${from}`, to: addDays(date, count % 3 === 0 ? 1 : 0) + `T${to}` }
      const request = {
        ...span,
        rooms,
        words: 'Geschlossen',
        displaced: mode === 'all' ? 'cancel' : 'offer',
      } as const
      known.closures.add((await createClosure(ctx, manager, { house, request })).id)
      return
    }
    case 'undo': {
      const closure = [...known.closures].at(-1) ?? 'none'
      return void (await undoClosure(ctx, manager, { id: closure }))
    }
    case 'offer':
      return void (await answerOffer(ctx, manager, {
        ...(await someOffer(world, known, one)),
        accept: pick % 3 > 0,
      }))
    case 'block': {
      const span = { from: `${date}T${from}`, to: `${date}T${to}` }
      const request = {
        rooms,
        ...span,
        label: 'Zu',
        displace: mode === 'all' ? ('leave' as const) : ('cancel' as const),
      }
      known.blocks.add((await createBlock(ctx, manager, { house, request })).id)
      return
    }
    case 'unblock': {
      const block = some(known.blocks)
      await removeBlock(ctx, manager, { id: block })
      known.blocks.delete(block)
    }
  }
}

async function someKey({ ctx }: World, id: string, pick: number): Promise<string> {
  const booking = await readBooking(ctx.table, id)
  const keys = booking?.occurrences.map(({ key }) => key) ?? []
  return keys[pick % Math.max(1, keys.length)] ?? '2026-12-14T19:00'
}

/** A slot that somebody has: else nobody would ever wait. */
async function someSlot({ ctx }: World, id: string, { rooms, date, from, to, date2 }: Operation) {
  const booking = await readBooking(ctx.table, id)
  const held = booking?.occurrences.filter(({ state }) => state === 'approved' || state === 'requested') ?? []
  const slot = held[date2 % Math.max(1, held.length)]
  if (booking === undefined || slot === undefined) return { rooms, date, from, to }
  return { rooms: slot.rooms ?? booking.rooms, date: slot.date, from: slot.from, to: slot.to }
}

async function someOffered({ ctx }: World, { places }: Known, pick: number): Promise<string> {
  const ids = [...places]
  for (let at = 0; at < ids.length; at++) {
    const id = ids[(pick + at) % ids.length]!
    if ((await readPlace(ctx.table, id))?.state === 'offered') return id
  }
  return ids[0] ?? 'none'
}

async function someOffer({ ctx }: World, { bookings }: Known, other: { id: string; occurrence: string }) {
  for (const id of bookings) {
    const date = (await readBooking(ctx.table, id))?.occurrences.find(({ offered }) => offered !== undefined)
    if (date) return { id, occurrence: date.key }
  }
  return other
}
