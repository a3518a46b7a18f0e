import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addMonths, today } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { agreementsBeside } from '../../houses/actions/agreements.ts'
import type { HouseFile } from '../../houses/actions.ts'
import { hangsOnVouchers, trustOf } from '../rules/trust.ts'
import type { Judging, Trust } from '../rules/trust.ts'
import type { Group } from '../schema.ts'
import { mostReports } from '../schema/trust.ts'
import type { Report } from '../schema/trust.ts'
import { nextGroupWrites, readGroups } from '../store.ts'
import { keptDateWrites, recordWrites } from '../store/record.ts'
import { openFor } from './load.ts'

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
  const ids = hangsOnVouchers(group, judging, now) ? (group.vouches ?? []).map((each) => each.group) : []
  const vouchers = ids.length === 0 ? [] : await readGroups(ctx.table, ids)
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
  const asked = groups.filter((group) => hangsOnVouchers(group, judging, now))
  const vouching = new Set(asked.flatMap(({ vouches = [] }) => vouches.map(({ group }) => group)))
  const vouchers = vouching.size === 0 ? [] : await readGroups(ctx.table, [...vouching])
  const trusted = groups.filter((group) => trustOf(group, { ...judging, vouchers }, now).trusted)
  return new Set(trusted.map(({ id }) => id))
}

/** The house trusts a group, or no longer does, and says why: that stands above what follows from its record. */
export async function giveTrust(
  ctx: Context,
  actor: Actor,
  { id, trusted, reason }: { id: string; trusted: boolean; reason: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'give-trust' })
    const now = ctx.now()
    const trust = { trusted, reason, at: now }
    await ctx.table.transact(nextGroupWrites(group, { ...group, trust, updatedAt: now }))
  })
}

/** What the house said is taken back: from now on its rules decide. Twice is no fault. */
export async function trustByRule(ctx: Context, actor: Actor, id: string): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'give-trust' })
    if (group.trust === undefined) return
    const { trust: _said, ...after } = group
    await ctx.table.transact(nextGroupWrites(group, { ...after, updatedAt: ctx.now() }))
  })
}

/** As long as a house may count reports at most. */
const oldestReportMonths = 60

/**
 * Nobody came, or the room was left untidy: reported once for each date, with the words that were said last. Refuses a date that is to
 * come, or so old that it counts nowhere.
 */
export async function reportGroup(
  ctx: Context,
  actor: Actor,
  { id, ...said }: { id: string } & Pick<Report, 'kind' | 'date' | 'words'>,
): Promise<void> {
  await retryIfChanged(async () => {
    const { group, file } = await openFor(ctx, actor, { id, right: 'report' })
    const now = today(ctx.now(), file.house.timeZone)
    if (said.date > now) throw invalidField('/date', 'invalid-input', { reason: 'date-to-come' })
    if (said.date < addMonths(now, -oldestReportMonths))
      throw invalidField('/date', 'invalid-input', { reason: 'date-too-old' })
    const others = othersThan(group, said)
    const reports = [...others, { ...said, at: ctx.now() }]
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .slice(-mostReports)
    await ctx.table.transact(recordWrites(group, { reports }))
  })
}

/** It was a mistake. Twice is no fault. */
export async function withdrawReport(
  ctx: Context,
  actor: Actor,
  { id, ...of }: { id: string; kind: Report['kind']; date: LocalDate },
): Promise<void> {
  await retryIfChanged(async () => {
    const { group } = await openFor(ctx, actor, { id, right: 'report' })
    const reports = othersThan(group, of)
    if (reports.length === (group.reports ?? []).length) return
    await ctx.table.transact(recordWrites(group, { reports }))
  })
}

function othersThan({ reports = [] }: Group, { kind, date }: Pick<Report, 'kind' | 'date'>): Report[] {
  return reports.filter((each) => each.kind !== kind || each.date !== date)
}

/**
 * That a group has kept a date it booked, as writes for the transaction that settles the date: however often it is settled, it counts
 * once. Nothing for a group that has ended, nor for a date of which the house has said otherwise.
 */
export function keptWrites(group: Group, { booking, date }: { booking: string; date: LocalDate }): Write[] {
  const { state, reports = [] } = group
  const isReported = reports.some((each) => each.date === date)
  return state === 'active' && !isReported ? keptDateWrites(group, { booking, date }) : []
}
