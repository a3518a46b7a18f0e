import type { Context } from '../../../shared/context.ts'
import type { Owner } from '../../../shared/owned.ts'
import { ownerOfToken } from '../rules/data-link.ts'

/** Whose data a link opens. Refuses with `not-allowed` or `link-expired`. */
export async function openDataLink(ctx: Pick<Context, 'secret' | 'now'>, token: string): Promise<Owner> {
  return ownerOfToken(await ctx.secret(), token, ctx.now())
}
