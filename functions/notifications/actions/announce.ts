import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusal.ts'
import type { Item } from '../../../shared/table/write.ts'
import { today } from '../../../shared/time/civil.ts'
import { consentTerms } from '../../bookings/actions/consent.ts'
import { datesThatAsk } from '../../bookings/rules/consent.ts'
import { isHidden, isOpen } from '../../bookings/rules/state.ts'
import { Booking } from '../../bookings/schema.ts'
import { decidesToday, deputiesToAsk } from '../../houses/rules/who-decides.ts'
import { isNewSignIn, isOver } from '../../identity/rules.ts'
import { SignIn } from '../../identity/schema.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { changesBetween, differingDates, mailsFor, nameOfMail } from '../rules/plan.ts'
import type { Notice, OutboxMail } from '../schema.ts'
import { newMailWrite } from '../store.ts'

/** Enters what a change of a booking gives to tell; the ids of the mails, new or entered before. */
export async function announceBooking(ctx: Context, old: Item | undefined, after: Item): Promise<string[]> {
  const booking = Booking.parse(after)
  const before = old && Booking.parse(old)
  // A series that is still being claimed may turn out not to be there: it is news when it stands.
  if (isHidden(booking)) return []
  const known = before && !isHidden(before) ? before : undefined
  const changes = changesBetween(known, booking)
  if (changes.length === 0) return []
  const file = await houseOf(ctx, booking.house)
  if (file === undefined) return []
  const date = today(ctx.now(), file.house.timeZone)
  const addressed = { deciding: decidesToday(file, date), deputies: deputiesToAsk(file, date) }
  const secret = await ctx.secret()
  const { history: _history, fingerprint: _fingerprint, ...snapshot } = booking
  const was = known && differingDates(known, booking)
  const told = { booking: snapshot, ...(was ? { was } : {}) }
  const ids: string[] = []
  for (const change of changes) {
    const recipients = mailsFor(change, booking, addressed)
    const atOnce = recipients.length > 0 && (await needsNoDecision(ctx, booking, file))
    for (const to of recipients) {
      const id = derivedId(secret, 'mail', nameOfMail(booking, change.entry, to))
      ids.push(await enter(ctx, id, { about: 'booking', to, ...told, ...change, atOnce }, booking.house))
    }
  }
  return ids
}

/** Enters the mail with code and link; a try that was counted, or a sign-in that is over, gives none. */
export async function announceSignIn(ctx: Context, old: Item | undefined, after: Item): Promise<string[]> {
  const signIn = SignIn.parse(after)
  if (!isNewSignIn(old && SignIn.parse(old), signIn) || isOver(signIn, ctx.now())) return []
  const { person, nonce, language, expiresAt } = signIn
  const id = derivedId(await ctx.secret(), 'mail', ['sign-in', person, nonce].join('\n'))
  return [await enter(ctx, id, { about: 'sign-in', signIn: { person, nonce, language, expiresAt } })]
}

/** Puts a mail into the outbox, once. */
export async function enter(ctx: Context, id: string, notice: Notice, house?: string): Promise<string> {
  const now = ctx.now()
  const mail: OutboxMail = { id, state: 'pending', createdAt: now, attempts: 0, dueAt: now, notice }
  await ctx.table.transact([newMailWrite(house === undefined ? mail : { ...mail, house })])
  return id
}

/** A house that is gone has nobody to tell anything. */
export async function houseOf(ctx: Context, house: string): Promise<HouseWithRooms | undefined> {
  try {
    return await loadRooms(ctx, house)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function needsNoDecision(ctx: Context, booking: Booking, { rooms }: HouseWithRooms): Promise<boolean> {
  const open = booking.occurrences.filter(({ state }) => isOpen(state))
  const terms = await consentTerms(ctx, { booking, rooms }, open)
  return open.length > 0 && datesThatAsk(booking, open, terms).length === 0
}
