import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { loadHouse, loadManagedHouse } from '../../houses/actions/load-house.ts'
import { readGroup, readGroups, waitsUntil } from '../store.ts'
import { trustOf, vouchersAsked } from '../rules/trust.ts'
import type { Group } from '../schema.ts'
import { readListed, readWaiting } from '../store/listed.ts'
import { judgingOf } from './trust.ts'

/** Groups on one page of their list. */
const mostListed = 50
export const mostWaiting = 20

/** The groups that a house shows, a page of them; `next` begins the page after it. */
export async function listGroups(
  ctx: Context,
  { house: id, from }: { house: string; from?: string | undefined },
) {
  const [file, read] = await Promise.all([
    loadHouse(ctx, id),
    readListed(ctx.table, id, { from, most: mostListed + 1 }),
  ])
  const page = read.slice(0, mostListed)
  // Who comes to one in which nobody is left is left alone.
  const groups = page.filter(({ emptySince }) => emptySince === undefined)
  return { file, groups, next: read[mostListed]?.id }
}

/**
 * Groups that are shown, a page of them, and on the first page those that wait for a call, with whom to call: for whoever runs the house.
 * `next` begins the page after it.
 */
export async function listForManager(
  ctx: Context,
  actor: Actor,
  { house, from }: { house: string; from?: string | undefined },
) {
  const [file, read, waiting] = await Promise.all([
    loadManagedHouse(ctx, actor, house),
    readListed(ctx.table, house, { from, most: mostListed + 1 }),
    from === undefined ? readWaiting(ctx.table, house, mostWaiting) : [],
  ])
  const shown = read.slice(0, mostListed)
  const judging = judgingOf(file)
  const now = ctx.now()
  const [items, vouchers] = await Promise.all([
    Promise.all(waiting.map(({ id }) => readGroup(ctx.table, id, now))),
    readGroups(ctx.table, [...new Set(shown.flatMap((group) => vouchersAsked(group, judging, now)))]),
  ])
  const trusted = shown.map((group) => ({ group, trust: trustOf(group, { ...judging, vouchers }, now) }))
  const next = read[mostListed]?.id
  return { file, shown: trusted, waiting: items.filter((each) => each !== undefined), next }
}

/** Groups by id, whatever becomes of them, in no order; those that are gone are missing. For those who run a house. */
export function groupsOf({ table }: Pick<Context, 'table'>, ids: readonly string[]): Promise<Group[]> {
  return readGroups(table, ids)
}

/** Groups that wait for a call from the house, and until when each of them does. */
export async function groupsToCall(ctx: Context, house: string) {
  const waiting = await readWaiting(ctx.table, house, mostWaiting)
  return waiting.map(({ id, name, ...group }) => ({ id, name, until: waitsUntil({ id, name, ...group }) }))
}
