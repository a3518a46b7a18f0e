import type { Context } from '../../../shared/context.ts'
import { bucketOf } from '../rules/ids.ts'
import { readAttendancesOf } from '../store/attendances.ts'

/** So many dates are looked at at once: a series that moves may have hundreds. */
const atOnce = 10

/** The hashes of those who come to some dates of a meeting, or wait for one: one query a date. */
export async function contactsComing(
  ctx: Pick<Context, 'table' | 'secret'>,
  { meeting, keys }: { meeting: string; keys: readonly string[] },
): Promise<string[]> {
  const secret = await ctx.secret()
  const found: string[] = []
  for (let at = 0; at < keys.length; at += atOnce) {
    const some = await Promise.all(
      keys.slice(at, at + atOnce).map((key) => {
        const bucket = bucketOf(secret, { meeting, key })
        return readAttendancesOf(ctx.table, { bucket, meeting, key })
      }),
    )
    found.push(...some.flat().flatMap(({ contactId = [] }) => contactId))
  }
  return [...new Set(found)]
}
