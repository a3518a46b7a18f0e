import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { instantOf } from '../../../shared/time/civil.ts'
import { managerName, proofToken, sameToken } from '../rules/access.ts'
import { waitingOf } from '../rules/deadline.ts'
import { allOccurrences, withStep } from '../rules/history.ts'
import { isGivenAtOnce } from '../rules/request.ts'
import { requireStep } from '../rules/state.ts'
import type { Step } from '../rules/state.ts'
import type { Booking, BookingState, Happening, HistoryEntry } from '../schema.ts'
import { readLedger, trustWrite } from '../store/ledger.ts'
import { openBooking, openBookingAs, openBookingAsManager, retryIfChanged } from './load.ts'
import type { BookingFile } from './load.ts'
import { saveBooking } from './save.ts'

export async function approveBooking(ctx: Context, actor: Actor, { id }: { id: string }): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    requireFuture(ctx, file)
    return decide(ctx, file, { step: 'approve', state: 'approved', what: 'approved', by: file.by })
  })
}

export async function declineBooking(
  ctx: Context,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    return decide(ctx, file, {
      step: 'decline',
      state: 'declined',
      what: 'declined',
      by: file.by,
      words: reason,
    })
  })
}

/** By its contact or the manager; what is over stays as it was. */
export async function cancelBooking(
  ctx: Context,
  actor: Actor,
  { id, reason }: { id: string; reason?: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    requireFuture(ctx, file)
    const words = reason === undefined ? {} : { words: reason }
    return decide(ctx, file, { step: 'cancel', state: 'cancelled', what: 'cancelled', by: file.by, ...words })
  })
}

/**
 * Proves the e-mail address. Proving twice is no fault: people click twice, and mail programs look at links. Refuses with
 * `not-allowed` (wrong token) or `already-decided` (the hold has expired, or it was cancelled).
 */
export async function confirmBooking(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBooking(ctx, id)
    const { booking, house, bookedRooms: rooms } = file
    if (!sameToken(token, proofToken(await ctx.secret(), booking)))
      throw new Refusal('forbidden', 'not-allowed')
    if (booking.state === 'requested' || booking.state === 'approved') return booking
    requireStep('confirm', booking)
    const trusted = rooms.some(({ approval }) => approval === 'trusted') && (await isTrusted(ctx, booking))
    const state = isGivenAtOnce(rooms, trusted) ? 'approved' : 'requested'
    const by = { kind: 'contact', name: booking.contact.name } as const
    return decide(ctx, file, { step: 'confirm', state, what: 'confirmed', by }, { house, rooms })
  })
}

/** Whoever is trusted gets rooms of the policy `trusted` at once, from the next booking on. */
export async function trustContact(
  ctx: Context,
  actor: Actor,
  { id, trusted }: { id: string; trusted: boolean },
): Promise<void> {
  const { booking } = await openBookingAsManager(ctx, actor, id)
  await ctx.table.transact([trustWrite(booking.house, booking.contactId, trusted)])
}

export async function isTrusted(ctx: Pick<Context, 'table'>, booking: Booking): Promise<boolean> {
  return (await readLedger(ctx.table, booking.house, booking.contactId))?.trusted ?? false
}

/** Asks the contact something; the booking and its deadline stay as they are. */
export async function askContact(
  ctx: Context,
  actor: Actor,
  { id, question }: { id: string; question: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    return decide(ctx, file, { step: 'ask', what: 'asked', by: managerName(actor), words: question })
  })
}

export async function answerQuestion(
  ctx: Context,
  actor: Actor,
  { id, answer }: { id: string; answer: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    return decide(ctx, file, { step: 'answer', what: 'answered', by: file.by, words: answer })
  })
}

interface Decision {
  step: Step
  what: Happening
  by: HistoryEntry['by']
  /** The state it leads to; without it the state stays. */
  state?: BookingState
  words?: string
}

/** One step of a booking's life, written once. */
export async function decide(
  ctx: Context,
  file: BookingFile,
  { step, state, ...doing }: Decision,
  waiting?: Pick<Parameters<typeof waitingOf>[2], 'house' | 'rooms'>,
): Promise<Booking> {
  const { booking } = file
  requireStep(step, booking)
  const now = ctx.now()
  const [first] = booking.occurrences
  const until =
    state && waiting && first ? { deadline: undefined, ...waitingOf(state, first, { ...waiting, now }) } : {}
  const change = state === undefined ? {} : { state, occurrences: allOccurrences(booking, state), ...until }
  return saveBooking(ctx, file, withStep(booking, { ...doing, id: ctx.newId(), at: now }, change))
}

/** The past is frozen: refuses with `in-the-past` when the last date is over. */
export function requireFuture(ctx: Pick<Context, 'now'>, { booking, house }: BookingFile): void {
  const ends = booking.occurrences.map(({ date, to }) => instantOf(date, to, house.timeZone))
  if (ends.every((end) => end <= ctx.now())) throw new Refusal('conflict', 'in-the-past')
}
