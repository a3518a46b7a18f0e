import type { Context } from '../../../shared/context.ts'
import * as rules from '../rules.ts'
import * as store from '../store.ts'

export async function signOut(ctx: Pick<Context, 'table'>, token: string | undefined): Promise<void> {
  if (token !== undefined) await ctx.table.transact([store.endedSessionWrite(rules.tokenHash(token))])
}
