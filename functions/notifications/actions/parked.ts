import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions.ts'
import type { HouseWithRooms } from '../../rooms/actions.ts'
import { again, ended, mayTake } from '../rules/delivery.ts'
import type { steps } from '../rules/delivery.ts'
import type { OutboxMail } from '../schema.ts'
import { nextMailWrites, readMail, readParkedMails } from '../store.ts'

/** The mails of a house that could not be delivered, oldest first, and the house they are about. */
export async function listParkedMails(
  ctx: Context,
  actor: Actor,
  { house }: { house: string },
): Promise<HouseWithRooms & { mails: OutboxMail[] }> {
  const file = await loadRooms(ctx, house)
  requireManager(file.managers, actor)
  return { ...file, mails: await readParkedMails(ctx.table, house) }
}

/** The next round takes it, within five minutes. Refuses with `already-decided` if it is parked no more. */
export async function sendMailAgain(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'sendAgain')
  await ctx.table.transact(nextMailWrites(mail, again(mail, ctx.now())))
}

/** Somebody has told the person otherwise; what the mail said is forgotten. */
export async function closeMail(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
): Promise<void> {
  const mail = await openParked(ctx, actor, of, 'close')
  await ctx.table.transact(nextMailWrites(mail, ended(mail, 'closed', ctx.now())))
}

async function openParked(
  ctx: Context,
  actor: Actor,
  of: { house: string; mail: string },
  step: keyof typeof steps,
): Promise<OutboxMail> {
  await loadManagedHouse(ctx, actor, of.house)
  const mail = await readMail(ctx.table, of.mail)
  if (mail?.house !== of.house) throw new Refusal('not-found', 'not-found', { mail: of.mail })
  if (!mayTake(step, mail)) throw new Refusal('conflict', 'already-decided', { state: mail.state })
  return mail
}
