import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { manageToken, proofToken } from '../../contacts/rules/access.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import type { Member } from '../../groups/schema.ts'
import { bookingPaths } from '../contract/paths.ts'
import type { Booking } from '../schema.ts'

type Linking = Pick<Context, 'secret' | 'settings'>

/** The link that opens a booking for its contact, or for a host of the group that holds it, and the token in it. */
export async function manageHref(
  ctx: Linking,
  id: string,
  host?: Member,
): Promise<{ token: string; path: string; url: string }> {
  const secret = await ctx.secret()
  const token = host === undefined ? manageToken(secret, id) : memberToken(secret, host)
  const path = href({ path: bookingPaths.own }, { id, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}

/** The link that proves the e-mail address of a booking. */
export async function proofHref(ctx: Linking, booking: Pick<Booking, 'id' | 'contact'>): Promise<string> {
  const token = proofToken(await ctx.secret(), booking)
  return ctx.settings.publicUrl + href({ path: bookingPaths.proof }, { id: booking.id, token })
}
