import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { Contact } from '../schema.ts'

/** A group is one contact, whichever of its hosts asks; the same address, or the same telephone, is the same contact; somebody without either is a contact of this booking. */
export async function contactIdOf(
  ctx: Pick<Context, 'secret'>,
  { email, phone }: Contact,
  bookingId: string,
  group?: string,
): Promise<string> {
  const name = group !== undefined ? `group ${group}` : nameOf({ email, phone }, bookingId)
  return derivedId(await ctx.secret(), 'contact', name)
}

function nameOf({ email, phone }: Pick<Contact, 'email' | 'phone'>, bookingId: string): string {
  return email?.toLowerCase() ?? phone?.replace(/\D/g, '') ?? `booking ${bookingId}`
}
