import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { attendancePaths } from '../contract/paths.ts'

/** The link that opens somebody's coming for them, and the token in it. */
export async function comingHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  id: string,
): Promise<{ token: string; path: string; url: string }> {
  const token = manageToken(await ctx.secret(), id)
  const path = href({ path: attendancePaths.own }, { id, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
