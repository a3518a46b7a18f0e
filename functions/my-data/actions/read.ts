import type { Context } from '../../../shared/context.ts'
import type { Owned, Owner, Stored } from '../../../shared/owned.ts'
import { loadMeetings } from '../../meetings/actions/list-meetings.ts'
import { owners } from './owners.ts'

/**
 * All that is stored of somebody, by kind in the order of the list, newest last. What is found costs as many reads as it is much, and
 * what others have stored costs none. In one house alone if it is named.
 */
export async function readStored(
  ctx: Pick<Context, 'table' | 'now'>,
  owner: Owner,
  house?: string,
): Promise<Stored[]> {
  const ids = new Set([owner.contactId, owner.person])
  const keys = await Promise.all([...ids].map((id) => ctx.table.ownedBy(id)))
  const items = await ctx.table.getMany(keys.flat(), { consistent: true })
  const byType = Map.groupBy(items, ({ type }) => String(type))
  const told = await Promise.all(
    owners.map(async (of) => ({ of, stored: await toldBy(ctx, { of, owner, items: byType.get(of.kind) }) })),
  )
  const found = told.flatMap(({ stored }) => stored.flatMap((each) => each.house ?? []))
  const houses = house === undefined ? [...new Set(found)] : [house]
  const all = await Promise.all(
    told.map(async ({ of, stored }) => unique([...stored, ...((await of.find?.(ctx, owner, houses)) ?? [])])),
  )
  const isMeant = (each: Stored) => house === undefined || each.house === house
  return all.flatMap((stored) =>
    stored.filter(isMeant).toSorted((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1)),
  )
}

async function toldBy(
  ctx: Pick<Context, 'table' | 'now'>,
  {
    of,
    owner,
    items = [],
  }: { of: Owned; owner: Owner; items: Parameters<NonNullable<Owned['tell']>>[2][] | undefined },
): Promise<Stored[]> {
  const told = await Promise.all(items.map(async (item) => (await of.tell?.(ctx, owner, item)) ?? []))
  return told.flat()
}

function unique(stored: readonly Stored[]): Stored[] {
  return [...new Map(stored.map((each) => [each.id, each])).values()]
}

/** What the meetings are called that anything of it is about, by id: one read. */
export async function titlesIn(
  ctx: Pick<Context, 'table'>,
  stored: readonly Stored[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    stored.flatMap(({ data: { meeting } }) => (typeof meeting === 'string' ? [meeting] : [])),
  )
  const meetings = await loadMeetings(ctx, [...ids])
  return new Map(meetings.map(({ id, words }) => [id, words.de.title]))
}
