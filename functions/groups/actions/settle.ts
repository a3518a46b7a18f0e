import type { Context } from '../../../shared/context.ts'
import { mostWrites } from '../../../shared/table/limits.ts'
import { mergeUpdates } from '../../../shared/table/merge.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { endedGoesAt, isLeftAlone } from '../rules/ended.ts'
import { staysUntil } from '../rules/people.ts'
import { forgottenWrites, goneWrites, isForgotten, nextLookWrite, readGroupItems } from '../store.ts'
import type { GroupItems } from '../store.ts'
import { countWrites } from '../store/counts.ts'
import { endedWrites } from '../store/over.ts'
import { soughtWrites } from './silence.ts'

/** Clears away somebody whose time at the door is over, or a group that nobody proved; ends one in which nobody is left. */
export async function settle(
  ctx: Context,
  { group: id, id: member }: { group: string; id?: string },
): Promise<void> {
  const items = await readGroupItems(ctx.table, id)
  if (items === undefined) return
  const now = ctx.now()
  if (isForgotten(items.group, now)) return void (await ctx.table.transact(forgottenWrites(items)))
  if (items.group.state === 'ended') return settleEnded(ctx, items)
  if (isLeftAlone(items.group, now)) return void (await ctx.table.transact(endedWrites(items.group, now)))
  const person = items.people.find((each) => each.id === member)
  if (person === undefined || (staysUntil(person) ?? '~') > now) return
  const counts = countWrites(items.group, { members: -1 }, now)
  // No host has answered whoever asked to join.
  const sought = person.state === 'asked' ? soughtWrites(items.group, now) : []
  await ctx.table.transact(mergeUpdates([...goneWrites(person), ...counts, ...sought]))
}

/** Who was in a group that is over is forgotten when its time has come; many go in several writes, the group with the last. */
async function settleEnded(ctx: Context, { group, people }: GroupItems): Promise<void> {
  const { house } = await loadHouse(ctx, group.house)
  const goes = endedGoesAt(group, house.retentionMonths)
  if (goes > ctx.now()) return void (await ctx.table.transact([nextLookWrite(group, goes)]))
  let left = people
  for (; left.length > mostAtOnce; left = left.slice(mostAtOnce))
    await ctx.table.transact(left.slice(0, mostAtOnce).flatMap(goneWrites))
  await ctx.table.transact(forgottenWrites({ group, people: left }))
}

/** Each is two writes at most, and the group some of its own. */
const mostAtOnce = Math.floor(mostWrites / 2) - 4
