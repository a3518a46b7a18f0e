import type { Context } from '../../../shared/context.ts'
import { shares } from '../rules/duties.ts'
import type { Taker } from '../schema.ts'
import { readAllDuties } from '../store/duties.ts'

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

/** Who did how much for a meeting, as far as it is still known. */
export async function sharesOf(
  ctx: Pick<Context, 'table'>,
  meeting: string,
): Promise<{ name: string; count: number }[]> {
  return shares((await readAllDuties(ctx.table, meeting)).flatMap(({ takers }) => takers))
}
