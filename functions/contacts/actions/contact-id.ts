import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { phoneParts } from '../../../shared/reach.ts'
import { writerOf } from '../../../shared/same-mailbox.ts'
import type { Contact } from '../schema.ts'

/** A group is one contact, whichever of its hosts asks; the same address, or the same telephone, is the same contact; somebody without either is a contact of this booking. */
export async function contactIdOf(
  ctx: Pick<Context, 'secret'>,
  contact: Pick<Contact, 'email' | 'phone'>,
  bookingId: string,
  group?: string,
): Promise<string> {
  const name = group !== undefined ? `group ${group}` : ((await reachOf(contact)) ?? `booking ${bookingId}`)
  return derivedId(await ctx.secret(), 'contact', name)
}

/** Hash by which somebody is known again; nothing where nobody could be reached. */
export async function reachId(
  ctx: Pick<Context, 'secret'>,
  contact: Pick<Contact, 'email' | 'phone'> = {},
): Promise<string | undefined> {
  const reach = await reachOf(contact)
  return reach === undefined ? undefined : derivedId(await ctx.secret(), 'contact', reach)
}

async function reachOf({ email, phone }: Pick<Contact, 'email' | 'phone'>): Promise<string | undefined> {
  if (email !== undefined) return writerOf(email)
  return phone === undefined ? undefined : plainPhone(phone)
}

/** Whether two telephones are one, however each is written; without one they are not. */
export async function isSamePhone(one: string, other: string | undefined): Promise<boolean> {
  return other !== undefined && (await plainPhone(one)) === (await plainPhone(other))
}

/** However it is written, the same number: E.164 with the extension, as dialled in Germany; of what is no number the digits. */
async function plainPhone(phone: string): Promise<string> {
  // Its table of all countries is read by those only who gave no address.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/min')
  const { number, extension } = phoneParts(phone)
  const plain = parsePhoneNumberFromString(number, 'DE')?.number ?? number.replace(/\D/g, '')
  return extension === undefined ? plain : `${plain} ${extension}`
}
