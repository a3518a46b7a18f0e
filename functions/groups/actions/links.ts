import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { groupPaths } from '../contract/paths.ts'
import { memberToken } from '../rules/tokens.ts'
import type { Member } from '../schema.ts'

/** The link that opens a group for one of its people, and the token in it. */
export async function ownHref(
  ctx: Pick<Context, 'secret' | 'settings'>,
  { house, group, id }: Pick<Member, 'house' | 'group' | 'id'>,
) {
  const token = memberToken(await ctx.secret(), { group, id })
  const path = href({ path: groupPaths.own }, { house, id: group, token })
  return { token, path, url: ctx.settings.publicUrl + path }
}
