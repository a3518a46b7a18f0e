import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite, spentRefusal, unspentWrites } from '../../../shared/limit.ts'
import type { Limit } from '../../../shared/limit.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addressLimit } from '../../contacts/rules/limits.ts'
import { heldBy, holdLimits, phoneHoldLimits } from '../../contacts/rules/unproved.ts'
import type { House } from '../../houses/schema.ts'
import { isProved } from '../rules/proof.ts'
import { isOpen } from '../rules/state.ts'
import { slotOf } from '../rules/move.ts'
import type { WantedDate } from '../rules/series.ts'
import type { Booking, BookingRequest } from '../schema.ts'
import type { BookingFile, OpenedFile } from './load.ts'

interface Limited {
  house: House
  request: Pick<BookingRequest, 'rooms' | 'setUpMinutes' | 'tidyUpMinutes' | 'contact'>
  dates: readonly WantedDate[]
  isProved?: boolean | undefined
}

/** What counts beside a request from the web: for its network address, and of whoever has proved nothing also what it holds meanwhile. */
export function limitsOfRequest({ address }: Actor, { house, ...asked }: Limited): Limit[] {
  if (asked.isProved === true) return [addressLimit(house, address)]
  return limitsFor(asked.request)(house, address, heldIf(asked))
}

function heldIf({ request, dates }: Omit<Limited, 'house'>) {
  return heldBy(dates.map((date) => ({ ...request, ...date })))
}

/** What a booking notes of it, to be given back once it is proved; nothing where nobody can prove anything. */
export function heldForOf({ address }: Actor, asked: Omit<Limited, 'house'>): Booking['heldFor'] {
  const isProvable = asked.isProved !== true && asked.request.contact.email !== undefined
  return isProvable ? { address, ...heldIf(asked) } : undefined
}

/**
 * Whose address is proved holds nothing for a network address any more: many honest people may share one. How often requests come from
 * there is counted on.
 */
export function givenBackWrites(
  { now }: Pick<Context, 'now'>,
  { house, booking: { heldFor, createdAt } }: Pick<BookingFile, 'house' | 'booking'>,
): Write[] {
  if (heldFor === undefined) return []
  const [there, inHouse] = [holdLimits(house, heldFor.address, heldFor, 0), holdLimits(house, '', heldFor)]
  const limits = [there[0], inHouse[1]].filter((limit) => limit !== undefined)
  return limits.flatMap((limit) => unspentWrites(limit, createdAt, now()))
}

function limitsFor({ contact }: Pick<BookingRequest, 'contact'>) {
  return contact.email === undefined ? phoneHoldLimits : holdLimits
}

/** The first of them that has nothing left, for what would be claimed date by date before the write that counts it. */
export async function spentOf(ctx: Context, limits: readonly Limit[]): Promise<Refusal | undefined> {
  const spent = await Promise.all(limits.map((limit) => spentRefusal(ctx, limit)))
  return spent.find((refusal) => refusal !== undefined)
}

/** What a change by somebody who has proved nothing yet holds more than before: counted like a request that asks for it. */
export function growthWrites(
  ctx: Pick<Context, 'now' | 'settings'>,
  { address }: Actor,
  { booking, house, by }: Pick<BookingFile, 'booking' | 'house'> & Pick<OpenedFile, 'by'>,
  after: Booking,
): Write[] {
  if (by.kind !== 'contact' || isProved(booking) || !ctx.settings.rateLimits) return []
  const minutes = heldIn(after) - heldIn(booking)
  if (minutes <= 0) return []
  const limits = limitsFor(booking)(house, address, { dates: 0, minutes }, 0)
  return limits.map((limit) => spendWrite(limit, ctx.now()))
}

function heldIn(booking: Booking): number {
  const held = booking.occurrences.filter(({ state }) => isOpen(state))
  return heldBy(held.map((date) => slotOf(booking, date))).minutes
}
