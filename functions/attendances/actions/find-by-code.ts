import type { Context } from '../../../shared/context.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import type { Attendance } from '../schema.ts'
import { attendancesOf } from './list-of-date.ts'

/** Those of a date whose code is said on the phone, or typed by themselves: one, or none. */
export async function findByCode(
  ctx: Pick<Context, 'table' | 'secret'>,
  { id, key, code }: { id: string; key: string; code: string },
): Promise<Attendance[]> {
  const said = code
    .toLowerCase()
    .match(/[a-zäöüß]+|\d+/g)
    ?.join(' ')
  const all = await attendancesOf(ctx, { meeting: id, key })
  return all.filter((each) => codeOf(each.id).toLowerCase() === said)
}
