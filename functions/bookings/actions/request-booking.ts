import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { mayManage } from '../../houses/rules.ts'
import { findAlternatives, loadRooms, pickRooms, sheetWrites } from '../../rooms/actions.ts'
import { managerName } from '../rules/access.ts'
import { waitingOf } from '../rules/deadline.ts'
import { limitRefusal, openLimit } from '../rules/limits.ts'
import type { Ledger } from '../rules/limits.ts'
import {
  contactRefusal,
  fingerprintOf,
  firstState,
  headsRefusal,
  useOfRequest,
  whenRefusal,
} from '../rules/request.ts'
import type { RequestTerms } from '../rules/request.ts'
import { slotChanges } from '../rules/slot.ts'
import { isOpen } from '../rules/state.ts'
import type { Booking, BookingRequest, Contact } from '../schema.ts'
import { newBookingWrite, readBooking } from '../store/bookings.ts'
import { enteringWrite, readLedgers } from '../store/ledger.ts'
import { retryIfChanged } from './load.ts'

export interface Requesting {
  house: string
  request: BookingRequest
  /** The same key with the same request is the same booking, however often it arrives. */
  idempotencyKey?: string
}

/**
 * Asks for a slot and holds it: two reads, one write. Refuses with what the rooms or the limits do not allow, with
 * `room-taken` and the nearest free slots, or with `key-used-before` (another request under the same key).
 */
export async function requestBooking(ctx: Context, actor: Actor, asked: Requesting): Promise<Booking> {
  const { idempotencyKey: key, house } = asked
  const secret = await ctx.secret()
  const id = key === undefined ? ctx.newId() : derivedId(secret, 'booking', `${house}\n${key}`)
  try {
    return await retryIfChanged(() => enterRequest(ctx, actor, { ...asked, id }))
  } catch (error) {
    const earlier =
      key !== undefined && error instanceof Refusal ? await readBooking(ctx.table, id) : undefined
    if (earlier === undefined) throw error
    if (earlier.fingerprint === fingerprintOf(asked.request)) return earlier
    throw new Refusal('conflict', 'key-used-before')
  }
}

async function enterRequest(
  ctx: Context,
  actor: Actor,
  asked: Requesting & { id: string },
): Promise<Booking> {
  const { request } = asked
  const [{ house, managers, rooms: all }, ledgers] = await Promise.all([
    loadRooms(ctx, asked.house),
    readLedgers(ctx.table, asked.house),
  ])
  const byManager = mayManage(managers, actor)
  if (request.approve && !byManager) throw new Refusal('forbidden', 'not-allowed', { pointer: '/approve' })
  const rooms = pickRooms(all, request.rooms)
  const terms = { house, rooms, now: ctx.now(), byManager }
  const contactId = await contactIdOf(ctx, request.contact, asked.id)
  const ledger = ledgers.find((known) => known.contactId === contactId) ?? newLedger(contactId)
  const isLimited = ctx.settings.rateLimits && !byManager
  const refusal =
    (byManager ? undefined : contactRefusal(request.contact)) ??
    headsRefusal(request.attendees, rooms) ??
    whenRefusal(request, terms) ??
    (isLimited ? limitRefusal(ledgers, { ...terms, contactId, address: actor.address }) : undefined)
  if (refusal) throw refusal
  const booking = newBooking({ ...asked, contactId, line: ctx.newId() }, terms, actor)
  const entering = enteringWrite({
    house: house.id,
    id: booking.id,
    ledger,
    now: terms.now,
    address: actor.address,
    isOpen: isOpen(booking.state),
    most: isLimited ? house.maxOpenRequests : undefined,
    refuse: () => openLimit(house),
  })
  const slots = slotChanges(undefined, booking, { rooms, zone: house.timeZone })
  const written = ctx.table.transact([
    ...sheetWrites(slots),
    newBookingWrite(booking, house.retentionMonths),
    entering,
  ])
  const outcome = await written.catch((error: unknown) => withAlternatives(ctx, error, request, terms))
  return outcome === 'repeated' ? ((await readBooking(ctx.table, booking.id)) ?? booking) : booking
}

interface Named {
  id: string
  /** Of the first line of its history: tells this very write from another one of the same id. */
  line: string
  contactId: string
}

function newBooking(
  { id, line, contactId, house, request, idempotencyKey }: Requesting & Named,
  terms: RequestTerms,
  actor: Actor,
): Booking {
  const { approve: _approve, date, from, to, setUpMinutes = 0, tidyUpMinutes = 0, ...details } = request
  const { now, byManager } = terms
  const state = firstState(request, byManager)
  const by = byManager ? managerName(actor) : ({ kind: 'contact', name: request.contact.name } as const)
  return {
    ...details,
    id,
    house,
    state,
    contactId,
    setUpMinutes,
    tidyUpMinutes,
    ...waitingOf(state, { date, from, to }, terms),
    ...(idempotencyKey === undefined ? {} : { fingerprint: fingerprintOf(request) }),
    language: request.language ?? 'de',
    occurrences: [{ key: `${date}T${from}`, date, from, to, state }],
    origin: byManager ? 'manager' : 'public',
    createdAt: now,
    updatedAt: now,
    sequence: 0,
    version: 1,
    history: [{ id: line, at: now, by, what: byManager ? 'entered' : 'requested', state }],
  }
}

/** The same address, or the same telephone, is the same contact; somebody without either is a contact of this booking. */
export async function contactIdOf(
  ctx: Pick<Context, 'secret'>,
  { email, phone }: Contact,
  bookingId: string,
): Promise<string> {
  const name = email?.toLowerCase() ?? phone?.replace(/\D/g, '') ?? `booking ${bookingId}`
  return derivedId(await ctx.secret(), 'contact', name)
}

function newLedger(contactId: string): Ledger {
  return { contactId, trusted: false, open: new Map(), recent: new Map() }
}

/** A taken slot is answered with the nearest free ones; only then anything more is read. */
export async function withAlternatives(
  ctx: Context,
  error: unknown,
  when: BookingRequest | Parameters<typeof useOfRequest>[0],
  { house, rooms }: Pick<RequestTerms, 'house' | 'rooms'>,
): Promise<never> {
  if (!(error instanceof Refusal) || error.code !== 'room-taken') throw error
  const alternatives = await findAlternatives(ctx, house, rooms, useOfRequest(when))
  throw new Refusal(error.kind, error.code, { ...error.facts, alternatives, pointer: '/from' })
}
