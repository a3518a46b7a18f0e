import type { Context } from '../../../shared/context.ts'
import type { Language } from '../../../shared/language.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import * as rules from '../rules.ts'
import { codesLimit, standingOf, takeCode } from '../rules/codes.ts'
import type { Asker, Standing } from '../rules/codes.ts'
import { readPerson } from '../store.ts'
import { codesWrite, nothingWrite, readSignIns } from '../store/sign-ins.ts'

export interface SignInWish {
  email: string
  language: Language
  next?: string
  asker: Asker
}

/**
 * Has a code and a link sent if somebody with this address works here. Callers learn nothing either way: known or not, it is two reads
 * and one write, and the mail is sent later, from the stream. Refuses with `too-many-requests` who asks too often from one network
 * address, also for somebody unknown.
 */
export async function requestSignIn(ctx: Context, wish: SignInWish): Promise<void> {
  const secret = await ctx.secret()
  const id = rules.personId(secret, wish.email)
  const standing = standingOf(secret, id, wish.asker)
  await retryIfChanged(() => send(ctx, id, { ...wish, standing })).catch((error: unknown) => {
    // Others asked for so many codes at the same moment that there are enough.
    if (!(error instanceof Refusal) || error.code !== 'changed-meanwhile') throw error
  })
}

async function send(
  ctx: Context,
  id: string,
  { language, next = '/', standing }: SignInWish & { standing: Standing },
): Promise<void> {
  const [person, known] = await Promise.all([readPerson(ctx.table, id), readSignIns(ctx.table, id)])
  const [now, limited] = [ctx.now(), ctx.settings.rateLimits]
  const code = { nonce: ctx.newId(), language, next, isOwn: standing.isOwn }
  const sent = takeCode(known?.sent ?? [], code, { now, limited })
  const worksHere = person !== undefined && person.roles.length > 0
  const write =
    worksHere && sent ? codesWrite({ person: id, stamp: code.nonce, sent }, known, { now }) : nothingWrite(id)
  const limits = limited && !standing.isOwn ? [spendWrite(codesLimit(standing), now)] : []
  await ctx.table.transact([...limits, write])
}
