import type { Context } from '../../../shared/context.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import { momentsOf } from '../rules/moments.ts'
import type { Moment } from '../rules/moments.ts'
import type { DateStep } from '../schema/date-step.ts'
import { stepWrite } from '../store/steps.ts'
import type { DateFile } from './load.ts'

/** All that happens by itself before a date. */
export async function loadMoments(
  ctx: Pick<Context, 'table'>,
  { meeting, entry, date, house }: DateFile,
): Promise<{ moments: Moment[]; version: number }> {
  const access = await readAccessData(ctx.table, meeting.id)
  const { registration } = entry.card
  const moments = momentsOf(date, { registration, access, zone: house.timeZone })
  return { moments, version: access?.version ?? 0 }
}

/** Told to all who come to a date; once, however often it is said. A date that is put off is reminded of once more. */
export async function tellAll(ctx: Pick<Context, 'table'>, step: DateStep): Promise<void> {
  const version = step.what === 'remind' ? Number(step.date.replaceAll('-', '')) : step.version
  await ctx.table.transact([stepWrite({ ...step, version })])
}
