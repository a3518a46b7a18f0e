import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { queuePaths } from '../contract.ts'
import { manageToken } from '../../contacts/rules/access.ts'

/** The link that opens a place for its contact, and the token in it. */
export async function placeHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  id: string,
): Promise<{ token: string; path: string; url: string }> {
  const token = manageToken(await ctx.secret(), id)
  const path = href({ path: queuePaths.place }, { id, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
