import type { Context } from '../../../shared/context.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import type { Attendance } from '../schema.ts'
import { attendancesOf } from './list-of-date.ts'

/** Those of a date whose code is said on the phone, or typed by themselves: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table' | 'secret'>,
  { id, key, code }: { id: string; key: string; code: string },
): Promise<Attendance[]> {
  const starts = idStartsOf(code)
  const all = await attendancesOf(ctx, { meeting: id, key })
  return all.filter((each) => starts.some((start) => each.id.startsWith(start)))
}
