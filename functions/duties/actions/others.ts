import type { Context } from '../../../shared/context.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { dutiesOf, shares } from '../rules/duties.ts'
import type { Duty, Taker } from '../schema.ts'
import { readAllDuties, readDutyList } from '../store/duties.ts'

/** Who has the same duty on other dates of a meeting: one query. */
export async function othersWith(
  ctx: Pick<Context, 'table'>,
  meeting: string,
  { duty, id }: Taker,
): Promise<{ key: string; taker: Taker }[]> {
  const all = await readAllDuties(ctx.table, meeting)
  return all.flatMap(({ key, takers }) =>
    takers.filter((each) => each.duty === duty && each.id !== id).map((taker) => ({ key, taker })),
  )
}

/** What a meeting needs at each date, and who did how much, as far as it is still known: two reads. */
export async function readHelping(
  ctx: Pick<Context, 'table'>,
  meeting: Meeting,
): Promise<{ duties: Duty[]; shares: { name: string; count: number }[] }> {
  const [list, all] = await Promise.all([
    readDutyList(ctx.table, meeting.id),
    readAllDuties(ctx.table, meeting.id),
  ])
  return { duties: dutiesOf(meeting, list), shares: shares(all.flatMap(({ takers }) => takers)) }
}

/** Who has a duty at one of these dates: one query. */
export async function takersAt(
  ctx: Pick<Context, 'table'>,
  meeting: string,
  keys: readonly string[],
): Promise<{ key: string; taker: Taker }[]> {
  const all = keys.length === 0 ? [] : await readAllDuties(ctx.table, meeting)
  return all
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ key, takers }) => takers.map((taker) => ({ key, taker })))
}
