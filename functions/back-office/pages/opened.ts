import { forTeam } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { instantOfKept } from '../../../shared/time/civil.ts'
import type { Language } from '../../../shared/language.ts'
import { readShares } from '../../asks/actions/read-shares.ts'
import { lookAtRefused } from '../../bookings/actions/claim-date.ts'
import { isTrusted } from '../../bookings/actions/consent.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBookingAsManager } from '../../bookings/actions/load.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { badAddress } from '../../identity/actions/bad-address.ts'
import { losingTo } from '../../bookings/actions/rivals.ts'
import { loadUndecided } from '../actions/read-inbox.ts'
import { collisionsOf } from '../rules/collision.ts'
import { metByKey } from '../views/met.ts'
import type { CollisionsByKey } from '../views/met.ts'
import type { BookingModel } from '../views/booking.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

interface Asked {
  actor: Actor
  language: Language
  path: string
  params: { house: string; id: string }
}

/** The booking of a page, in the house that the address names; refuses strangers and other houses' bookings. */
export async function openManaged(ctx: Context, { actor, params }: Asked): Promise<BookingFile> {
  const file = await openBookingAsManager(ctx, actor, params.id)
  if (file.booking.house !== params.house) throw new Refusal('not-found', 'not-found', { booking: params.id })
  return file
}

export function managedOf(ctx: Context, file: BookingFile, { actor, language, path }: Asked): ManagerPage {
  const { house, rooms } = forTeam(file, actor)
  return { language, here: path, house, rooms, now: ctx.now() }
}

/** What a yes would meet by now, date by date, while something waits for a decision. */
export async function metOf(ctx: Context, file: BookingFile): Promise<CollisionsByKey> {
  const { booking, rooms } = file
  const moment = momentOf(ctx, file)
  const sheets = await loadUndecided(ctx, file, [booking], moment)
  return metByKey(collisionsOf(booking, { ...moment, sheets, rooms }).dates)
}

/** All that the page of a booking shows. */
export async function bookingModel(ctx: Context, file: BookingFile, asked: Asked): Promise<BookingModel> {
  const { booking } = file
  const { email } = booking.contact
  const [met, losing, trusted, refused, shares, mark] = await Promise.all([
    metOf(ctx, file),
    losingTo(ctx, file),
    isTrusted(ctx, booking),
    lookAtRefused(ctx, file),
    readShares(ctx, file),
    email === undefined ? undefined : badAddress(ctx, email),
  ])
  return {
    ...managedOf(ctx, file, asked),
    booking,
    met,
    losing,
    refused: new Map(refused.map(({ key, refused: why }) => [key, why])),
    trusted,
    shares,
    isOver: isOver(ctx, file),
    badAddress: mark,
  }
}

/** Its last date is over. */
export function isOver(ctx: Pick<Context, 'now'>, { booking, house }: BookingFile): boolean {
  return booking.occurrences.every(({ date, to }) => instantOfKept(date, to, house.timeZone) <= ctx.now())
}
