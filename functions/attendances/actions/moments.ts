import type { Context } from '../../../shared/context.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { momentsOf } from '../rules/moments.ts'
import type { Moment } from '../rules/moments.ts'
import type { DateFile } from './load.ts'

/** All that happens by itself before a date. */
export async function loadMoments(
  ctx: Pick<Context, 'table'>,
  { meeting, entry, date, house }: DateFile,
): Promise<Moment[]> {
  const access = await readAccessData(ctx.table, meeting.id)
  const { registration } = entry.card
  return momentsOf(date, { registration, access, zone: house.timeZone })
}
