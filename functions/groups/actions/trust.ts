import type { Context } from '../../../shared/context.ts'
import { agreementsBeside } from '../../houses/actions/agreements.ts'
import type { HouseFile } from '../../houses/actions/load-house.ts'
import { trustOf, vouchersAsked } from '../rules/trust.ts'
import type { Judging, Trust } from '../rules/trust.ts'
import type { Group } from '../schema.ts'
import type { Report } from '../schema/trust.ts'
import { readGroups } from '../store.ts'

/** What groups of a house are judged by, but for those who vouch: nothing is read for it. */
export function judgingOf(file: HouseFile): Omit<Judging, 'vouchers'> {
  return { house: file.house, agreements: agreementsBeside(file).agreements }
}

/** Whether a group is trusted now, and why. Those who vouch for it are read only where the answer hangs on them. */
export async function trustIn(
  ctx: Pick<Context, 'table' | 'now'>,
  file: HouseFile,
  group: Group,
): Promise<Trust> {
  const judging = judgingOf(file)
  const now = ctx.now()
  const vouchers = await readGroups(ctx.table, vouchersAsked(group, judging, now))
  return trustOf(group, { ...judging, vouchers }, now)
}

/**
 * Which of some groups of a house are trusted now: one batch for them, and one for those who vouch where the answer hangs on them. Those
 * that are not there, or not of this house, are not.
 */
export async function trustedAmong(
  ctx: Pick<Context, 'table' | 'now'>,
  file: HouseFile,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const groups = (await readGroups(ctx.table, [...new Set(ids)])).filter(
    ({ state, house }) => state === 'active' && house === file.house.id,
  )
  const judging = judgingOf(file)
  const now = ctx.now()
  const vouching = new Set(groups.flatMap((group) => vouchersAsked(group, judging, now)))
  const vouchers = await readGroups(ctx.table, [...vouching])
  const trusted = groups.filter((group) => trustOf(group, { ...judging, vouchers }, now).trusted)
  return new Set(trusted.map(({ id }) => id))
}

export function othersThan({ reports = [] }: Group, { kind, date }: Pick<Report, 'kind' | 'date'>): Report[] {
  return reports.filter((each) => each.kind !== kind || each.date !== date)
}
