import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { openDate } from '../../attendances/actions/load.ts'
import type { DateFile } from '../../attendances/actions/load.ts'
import { insideRole } from '../../meetings/actions/load.ts'
import { tallyToken } from '../rules/tokens.ts'
import type { Tally } from '../schema.ts'
import { readTally } from '../store/tallies.ts'
import { stranger } from './taking.ts'

/** Opens the counting of a date: for whoever stands at the door, the host, and the house. */
export async function openTally(
  ctx: Context,
  actor: Actor,
  of: { id: string; key: string },
): Promise<DateFile & { tally: Tally | undefined }> {
  const file = await openDate(ctx, of)
  const secret = await ctx.secret()
  const counted = { meeting: of.id, key: of.key }
  const isDoor = actor.token !== undefined && proves(actor.token, secret, (key) => tallyToken(key, counted))
  if (!isDoor && (await insideRole(ctx, actor, file)) === undefined) throw stranger(actor)
  const { house, date, meeting } = file
  const tally = await readTally(ctx.table, {
    house: house.id,
    date: date.date,
    meeting: meeting.id,
    key: date.key,
  })
  return { ...file, tally }
}
