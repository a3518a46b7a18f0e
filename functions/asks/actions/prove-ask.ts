import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { askProof, endOf } from '../rules/ask.ts'
import type { Ask } from '../schema.ts'
import { askWrite } from '../store.ts'
import { sendingWrites } from './ask-holder.ts'
import { findAsk, openAskable } from './load.ts'

/** The question of a proof link, as long as it waits for that; refuses with `not-allowed`, or `ask-over`. */
export async function openAskProof(
  ctx: Pick<Context, 'table' | 'secret' | 'now'>,
  { id, token }: { id: string; token: string },
): Promise<Ask> {
  const ask = await findAsk(ctx, id)
  if (!proves(token, await ctx.secret(), (key) => askProof(key, ask)))
    throw new Refusal('forbidden', 'not-allowed')
  if (ask.state === 'unproved' && ask.until <= ctx.now()) throw new Refusal('conflict', 'ask-over')
  return ask
}

/** The address is theirs: the question goes out now. Twice is no fault. Refuses as `askHolder` does. */
export async function proveAsk(ctx: Context, of: { id: string; token: string }): Promise<Ask> {
  return retryIfChanged(async () => {
    const ask = await openAskProof(ctx, of)
    if (ask.state !== 'unproved') return ask
    const { house } = await openAskable(ctx, ask.of.booking)
    const now = ctx.now()
    const until = endOf('open', ask.of.slot, { now, zone: house.timeZone })
    const open: Ask = { ...ask, state: 'open', until, version: ask.version + 1 }
    await ctx.table.transact([askWrite(open), ...sendingWrites(open, now)])
    return open
  })
}
