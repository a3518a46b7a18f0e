import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { keyDuty } from '../rules/duties.ts'
import { exchangeToken, openKeyToken } from '../rules/tokens.ts'
import type { Taker } from '../schema.ts'
import { nobody } from './exchange.ts'
import type { Exchange } from './exchange.ts'
import { openDuties } from './load.ts'
import type { DutyFile } from './load.ts'

export interface OpenedExchange {
  file: DutyFile
  /** Whose duty it is now; of a key that nobody has there is none. */
  taker?: Taker | undefined
  duty: string
  other: DutyFile
  helper: Taker
}

/** Refuses with `not-allowed` (a wrong link), or `not-found` where somebody else was quicker. */
export async function openExchange(ctx: Context, { id, key, token, by }: Exchange): Promise<OpenedExchange> {
  const [otherKey = '', helperId = ''] = by.split('~')
  const [file, other] = [
    await openDuties(ctx, nobody, { id, key }),
    await openDuties(ctx, nobody, { id, key: otherKey }),
  ]
  const secret = await ctx.secret()
  const taker = file.takers.find((each) => proves(token, secret, (one) => exchangeToken(one, each.id, by)))
  const helper = other.takers.find((each) => each.id === helperId)
  if (helper === undefined) throw new Refusal('not-found', 'not-found')
  const isKey = proves(token, secret, (one) => openKeyToken(one, { meeting: id, key }, by))
  if (taker === undefined && !isKey) throw new Refusal('gone', 'offer-over')
  return { file, taker, duty: taker?.duty ?? keyDuty, other, helper }
}
