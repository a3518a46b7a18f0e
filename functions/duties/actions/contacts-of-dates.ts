import type { Context } from '../../../shared/context.ts'
import { readDutiesOf } from '../store/duties.ts'

/** The hashes of those who have a duty at some dates of a meeting. */
export async function contactsOnDuty(
  ctx: Pick<Context, 'table'>,
  { meeting, keys }: { meeting: string; keys: readonly string[] },
): Promise<string[]> {
  if (keys.length === 0) return []
  const { takers } = await readDutiesOf(ctx.table, meeting, keys)
  const found = [...takers.values()].flat().flatMap(({ contactId = [] }) => contactId)
  return [...new Set(found)]
}
