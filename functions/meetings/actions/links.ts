import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { memberToken } from '../../groups/rules/tokens.ts'
import type { Member } from '../../groups/schema.ts'
import { meetingPaths } from '../contract/paths.ts'

/** The link that opens a meeting for its host, or for whoever hosts the group that holds it, and the token in it. */
export async function hostHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  id: string,
  host?: Member,
): Promise<{ token: string; path: string; url: string }> {
  const secret = await ctx.secret()
  const token = host === undefined ? manageToken(secret, id) : memberToken(secret, host)
  const path = href({ path: meetingPaths.own }, { id, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
