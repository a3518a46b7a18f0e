import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { provedWrite, readLedger } from '../../contacts/actions/ledger.ts'
import { proofToken } from '../../contacts/rules/access.ts'
import { limitRefusal, mostOf, newLedger, openLimit } from '../../contacts/rules/limits.ts'
import { needsFirstDecision } from '../rules/consent.ts'
import { waitingOf } from '../rules/deadline.ts'
import { datesChanges } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import { isProved } from '../rules/proof.ts'
import { isUndecided, stateOf } from '../rules/scope.ts'
import { requireStep } from '../rules/state.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { markedBookingWrite } from '../store.ts'
import { givenBackWrites } from './limits.ts'
import { openBooking } from './load.ts'
import type { BookingFile } from './load.ts'
import { consentTerms } from './consent.ts'
import { momentOf } from './moment.ts'
import { saveBooking } from './save.ts'

/** For the page that asks: nothing changes by opening it. Refuses with `not-allowed` (wrong token). */
export async function openProof(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<BookingFile> {
  const file = await openBooking(ctx, id)
  if (proves(token, await ctx.secret(), (key) => proofToken(key, file.booking))) return file
  throw new Refusal('forbidden', 'not-allowed')
}

/**
 * Proves the e-mail address: each date that waited for it is approved, or asked for where somebody has to decide. Proving twice is no fault: people click twice. Refuses with
 * `not-allowed` (wrong token) or `already-decided` (the hold has expired, or it was cancelled).
 */
export async function confirmBooking(
  ctx: Context,
  { id, token }: { id: string; token: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openProof(ctx, { id, token })
    const { booking, house, rooms } = file
    if (booking.state === 'requested' || booking.state === 'approved') {
      if (isProved(booking)) return booking
      // The house was quicker and said yes; only that they have the address is new.
      const proved = { ...booking, provedAt: ctx.now(), version: booking.version + 1 }
      await ctx.table.transact([markedBookingWrite(proved, house.retentionMonths)])
      return proved
    }
    requireStep('confirm', booking)
    const unproved = booking.occurrences.filter(({ state }) => state === 'unconfirmed')
    const terms = await consentTerms(ctx, file, unproved)
    const occurrences = booking.occurrences.map((each): Occurrence => {
      if (each.state !== 'unconfirmed') return each
      return { ...each, state: needsFirstDecision(booking, each, terms) ? 'requested' : 'approved' }
    })
    const now = ctx.now()
    const by = { kind: 'contact', name: booking.contact.name } as const
    const proved = { state: stateOf(occurrences, momentOf(ctx, file)), occurrences, provedAt: now }
    const waiting = { deadline: undefined, ...waitingOf({ ...booking, ...proved }, { house, rooms, now }) }
    const doing = {
      id: ctx.newId(),
      at: now,
      by,
      what: 'confirmed',
      ...fatesOf(occurrences, unproved),
    } as const
    const after = withStep(booking, doing, { ...proved, ...waiting })
    return saveBooking(ctx, file, after, {
      beside: [await countedWrite(ctx, file, after), ...givenBackWrites(ctx, file)],
    })
  })
}

/** From now on it counts as its contact's: what others asked in this name takes nothing from them. */
async function countedWrite(ctx: Context, { house }: BookingFile, after: Booking): Promise<Write> {
  const { id, contactId } = after
  const ledger = (await readLedger(ctx.table, house.id, contactId)) ?? newLedger(contactId)
  const [now, isOpen, isLimited] = [ctx.now(), isUndecided(after), ctx.settings.rateLimits]
  const counted = isOpen ? house : { ...house, maxOpenRequests: Infinity }
  const refusal = isLimited ? limitRefusal(ledger, { house: counted, now }) : undefined
  if (refusal) throw refusal
  return provedWrite({
    house: house.id,
    id,
    ledger,
    now,
    isOpen,
    isProved: true,
    most: isLimited ? mostOf(house) : undefined,
    refuse: () => openLimit(house),
  })
}

/** What became of the dates that were proved, where it is not the same of all. */
function fatesOf(occurrences: readonly Occurrence[], unproved: readonly Occurrence[]) {
  const keys = new Set(unproved.map(({ key }) => key))
  const proved = occurrences.filter(({ key }) => keys.has(key))
  const isMixed = new Set(proved.map(({ state }) => state)).size > 1
  return isMixed ? { dates: datesChanges(proved.map(({ key, state }) => ({ key, state }))) } : {}
}
