import type { Context } from '../../../shared/context.ts'
import * as rules from '../rules.ts'
import { endedSessionWrite } from '../store/sessions.ts'

export async function signOut(ctx: Pick<Context, 'table'>, token: string | undefined): Promise<void> {
  if (token !== undefined) await ctx.table.transact([endedSessionWrite(rules.tokenHash(token))])
}
