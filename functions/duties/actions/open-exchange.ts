import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { keyDuty } from '../rules/duties.ts'
import { exchangeToken, openKeyToken, takerOfExchange } from '../rules/tokens.ts'
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

/** Refuses with `not-found` (a wrong link), or `offer-over` where somebody else was quicker. */
export async function openExchange(ctx: Context, { id, key, token, by }: Exchange): Promise<OpenedExchange> {
  const secret = await ctx.secret()
  const date = { meeting: id, key }
  const asked = { ...date, taker: takerOfExchange(token) }
  const isKey = proves(token, secret, (one) => openKeyToken(one, date, by))
  if (!isKey && !proves(token, secret, (one) => exchangeToken(one, asked, by)))
    throw new Refusal('not-found', 'not-found')
  const [otherKey = '', helperId = ''] = by.split('~')
  const file = await openDuties(ctx, nobody, { id, key })
  const other = await openDuties(ctx, nobody, { id, key: otherKey }).catch(over)
  const taker = isKey ? undefined : file.takers.find((each) => each.id === asked.taker)
  const helper = other.takers.find((each) => each.id === helperId)
  if (helper === undefined || (taker === undefined && !isKey)) throw new Refusal('gone', 'offer-over')
  return { file, taker, duty: taker?.duty ?? keyDuty, other, helper }
}

/** A date that is no more is nothing to change with. */
function over(error: unknown): never {
  throw error instanceof Refusal ? new Refusal('gone', 'offer-over') : error
}
