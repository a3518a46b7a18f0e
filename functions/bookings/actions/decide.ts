import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { datesMeant } from '../rules/able.ts'
import { decided, lifted } from '../rules/decision.ts'
import type { Fate } from '../rules/decision.ts'
import { withStep } from '../rules/history.ts'
import type { Doing } from '../rules/history.ts'
import { stateOf } from '../rules/scope.ts'
import { requireSeen } from '../rules/seen.ts'
import type { Seen } from '../rules/seen.ts'
import type { Moment } from '../rules/scope.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { Scope } from '../schema/series.ts'
import type { BookingChange } from './booking-change.ts'
import { openBookingAs, openBookingAsManager } from './load.ts'
import type { BookingFile, OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

export interface Approving extends Scope, Seen {
  id: string
  /** Only these dates, by key. */
  keys?: readonly string[]
  /** Why the other undecided dates are declined; without it they stay undecided. */
  declineOthers?: string
}

/** Says yes to all that is meant and can still be decided, and to changes of approved dates that were asked for. */
export async function approveBooking(ctx: Context, actor: Actor, asked: Approving): Promise<Booking> {
  const { id, keys, declineOthers: words } = asked
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const meant = datesMeant(file.booking, 'approve', asked, momentOf(ctx, file))
    requireSeen(asked, file.booking)
    if (keys === undefined) return decide(ctx, file, meant.map(fate('approved')))
    const unknown = keys.findIndex((key) => !meant.some((each) => each.key === key))
    if (unknown >= 0) throw unknownDate(`/occurrences/${unknown}`, keys[unknown])
    const others = words === undefined ? [] : meant.filter(({ key }) => !keys.includes(key))
    const chosen = meant.filter(({ key }) => keys.includes(key))
    return decide(ctx, file, [...chosen.map(fate('approved')), ...others.map(fate('declined', words))])
  })
}

export async function declineBooking(
  ctx: Context,
  actor: Actor,
  { id, reason, ...scope }: Scope & Seen & { id: string; reason: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const meant = datesMeant(file.booking, 'decline', scope, momentOf(ctx, file))
    requireSeen(scope, file.booking)
    return decide(ctx, file, meant.map(fate('declined', reason)))
  })
}

export interface DateDecision {
  key: string
  /** Why it is declined; without it it is approved. */
  decline?: string
}

/** Approves some dates and declines others, each with its reason, in one go and with one mail. */
export async function decideDates(
  ctx: Context,
  actor: Actor,
  { id, dates, ...seen }: Seen & { id: string; dates: readonly DateDecision[] },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAsManager(ctx, actor, id)
    const able = datesMeant(file.booking, 'approve', {}, momentOf(ctx, file))
    requireSeen(seen, file.booking)
    const stranger = dates.find(({ key }) => !able.some((each) => each.key === key))
    if (stranger) throw unknownDate('/dates', stranger.key)
    const fates = dates.map(({ key, decline }) =>
      fate(decline === undefined ? 'approved' : 'declined', decline)({ key }),
    )
    return decide(ctx, file, fates)
  })
}

/** By its contact or the manager; what is over stays as it was. */
export async function cancelBooking(
  ctx: Context,
  actor: Actor,
  { id, reason, ...scope }: Scope & Seen & { id: string; reason?: string },
): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, id)
    const meant = datesMeant(file.booking, 'cancel', scope, momentOf(ctx, file))
    requireSeen(scope, file.booking)
    return decide(ctx, file, meant.map(fate('cancelled', reason)))
  })
}

/** What becomes of some dates, written once, as one line of the history. */
export async function decide(
  ctx: Context,
  file: OpenedFile,
  fates: readonly Fate[],
  { reason, ...more }: Pick<Partial<BookingChange>, 'beside'> & Pick<Doing, 'reason'> = {},
): Promise<Booking> {
  const { booking, by } = file
  const now = ctx.now()
  const { what, dates, ...change } = decided(booking, fates)
  const state = stateOf(change.occurrences, momentOf(ctx, file))
  const [first] = fates
  const words =
    first !== undefined && fates.every((each) => each.words === first.words) ? first.words : undefined
  const doing = {
    id: ctx.newId(),
    at: now,
    by,
    what,
    ...(words === undefined ? {} : { words }),
    ...(dates === undefined ? {} : { dates }),
    ...(reason === undefined ? {} : { reason }),
  }
  return saveBooking(ctx, file, withStep(booking, doing, lifted(booking, { ...change, state })), more)
}

export function momentOf({ now }: Pick<Context, 'now'>, { house }: Pick<BookingFile, 'house'>): Moment {
  return { now: now(), zone: house.timeZone }
}

function fate(state: Fate['state'], words?: string) {
  return ({ key }: Pick<Occurrence, 'key'>): Fate => ({
    key,
    state,
    ...(words === undefined ? {} : { words }),
  })
}

function unknownDate(pointer: string, key: string | undefined): Refusal {
  return new Refusal('not-found', 'unknown-date', { pointer, date: key })
}
