import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import type { Contact } from '../schema.ts'

/** The same address, or the same telephone, is the same contact; somebody without either is a contact of this booking. */
export async function contactIdOf(
  ctx: Pick<Context, 'secret'>,
  { email, phone }: Contact,
  bookingId: string,
): Promise<string> {
  const name = email?.toLowerCase() ?? phone?.replace(/\D/g, '') ?? `booking ${bookingId}`
  return derivedId(await ctx.secret(), 'contact', name)
}
