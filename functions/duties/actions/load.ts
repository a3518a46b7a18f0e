import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openDate } from '../../attendances/actions/load.ts'
import { insideRole } from '../../meetings/actions/load.ts'
import type { DateFile } from '../../attendances/actions/load.ts'
import { hasEnded, stateOf, takesPlace } from '../../meetings/rules/dates.ts'
import { dutiesOf } from '../rules/duties.ts'
import { dutyProof, dutyToken } from '../rules/tokens.ts'
import type { Duty, Taker } from '../schema.ts'
import { readDuties } from '../store/duties.ts'

export { dutyKeys, parseDutyItems } from '../store/duties.ts'

export interface DutyFile extends DateFile {
  duties: Duty[]
  takers: Taker[]
  role: 'host' | 'manager' | undefined
}

/** A date with its duties and who has them. */
export async function openDuties(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  of: { id: string; key: string },
): Promise<DutyFile> {
  const [file, items] = await Promise.all([openDate(ctx, of), readDuties(ctx.table, of.id, of.key)])
  const role = await insideRole(ctx, actor, file)
  return { ...file, duties: dutiesOf(file.meeting, items.list), takers: items.takers, role }
}

/** Refuses what cannot change any more: dates that are over, cancelled, or of a meeting that nobody sees. */
export function requireOpen(ctx: Pick<Context, 'now'>, { date, house, entry, role }: DutyFile): void {
  if (hasEnded(date, house.timeZone, ctx.now())) throw new Refusal('conflict', 'in-the-past')
  const isThere = takesPlace(date) && (stateOf(entry) === 'published' || role !== undefined)
  if (!isThere) throw new Refusal('conflict', 'registration-closed')
}

/** Whose duty a token opens, and whether it came by mail. */
export async function takerOf(
  ctx: Pick<Context, 'secret'>,
  takers: readonly Taker[],
  token: string | undefined,
): Promise<{ taker: Taker; isProof: boolean } | undefined> {
  if (token === undefined) return undefined
  const secret = await ctx.secret()
  const opens = (of: typeof dutyToken, id: string) => proves(token, secret, (key) => of(key, id))
  const taker = takers.find(({ id }) => opens(dutyToken, id) || opens(dutyProof, id))
  return taker && { taker, isProof: opens(dutyProof, taker.id) }
}

export function dutyNamed({ duties }: Pick<DutyFile, 'duties'>, name: string): Duty {
  const duty = duties.find((each) => each.duty === name)
  if (duty === undefined) throw new Refusal('not-found', 'not-found', { duty: name })
  return duty
}

/** Where the duties of a date lie. */
export function ofDate({ meeting, date }: Pick<DateFile, 'meeting' | 'date'>) {
  return { house: meeting.house, meeting: meeting.id, key: date.key, date: date.date }
}
