import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { loadHouse, loadManagedHouse } from '../../houses/actions/load-house.ts'
import { readGroup, waitsUntil } from '../store.ts'
import { trustOf } from '../rules/trust.ts'
import { readListed, readWaiting } from '../store/listed.ts'
import { judgingOf } from './trust.ts'

/** Groups on one page of their list. */
const mostListed = 50
/** Of those, so many stand on the page of those who run the house. */
export const mostManaged = 200
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

/** Groups that are shown, and those that wait for a call, with whom to call: for whoever runs the house. */
export async function listForManager(ctx: Context, actor: Actor, house: string) {
  const [file, shown, waiting] = await Promise.all([
    loadManagedHouse(ctx, actor, house),
    readListed(ctx.table, house, { most: mostManaged }),
    readWaiting(ctx.table, house, mostWaiting),
  ])
  const items = await Promise.all(waiting.map(({ id }) => readGroup(ctx.table, id, ctx.now())))
  // Those who vouch are among those that are shown.
  const judging = { ...judgingOf(file), vouchers: shown }
  const trusted = shown.map((group) => ({ group, trust: trustOf(group, judging, ctx.now()) }))
  return { file, shown: trusted, waiting: items.filter((each) => each !== undefined) }
}

/** Groups that wait for a call from the house, and until when each of them does. */
export async function groupsToCall(ctx: Context, house: string) {
  const waiting = await readWaiting(ctx.table, house, mostWaiting)
  return waiting.map(({ id, name, ...group }) => ({ id, name, until: waitsUntil({ id, name, ...group }) }))
}
