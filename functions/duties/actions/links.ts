import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { dutyPaths } from '../contract/paths.ts'
import { dutyToken } from '../rules/tokens.ts'

/** The link that opens somebody's duty for them, and the token in it. */
export async function dutyHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  { id, key, taker }: { id: string; key: string; taker: string },
): Promise<{ token: string; path: string; url: string }> {
  const token = dutyToken(await ctx.secret(), taker)
  const path = href({ path: dutyPaths.own }, { id, key, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
