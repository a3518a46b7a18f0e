import { Refusal } from '../../../shared/refusal.ts'
import { absent, above, below, equals, present } from '../../../shared/table/expression.ts'
import type { Clause } from '../../../shared/table/expression.ts'
import type { Item, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Group } from '../schema.ts'
import { emptyUntil } from '../rules/ended.ts'
import { besideWrite, lookAt } from '../store.ts'
import { changed, listedBesideWrites } from './listed.ts'

/** So many are in a group at most; who asks or is invited counts too. */
export const mostMembers = 200

/** How many come or go. `last`: the only host goes, and from now on somebody is sought; `first`: somebody takes over, and nobody else did. */
export interface Counted {
  members?: number
  hosts?: number
  seeking?: 'last' | 'first'
}

/**
 * Counts in the write: refuses with `group-full`, or with `changed-meanwhile` where another was faster. Whether somebody hosts the
 * group, and whether anybody is in it at all, stands in the list of the house too.
 */
export function countWrites(group: Group, counted: Counted, now: Instant): Write[] {
  const { members = 0, hosts = 0, seeking } = counted
  const add = { ...(members === 0 ? {} : { members }), ...(hosts === 0 ? {} : { hosts }) }
  const set = {
    ...(seeking === 'last' ? { seekingSince: now } : {}),
    ...(isLast(group, counted) ? { emptySince: now } : {}),
  }
  // Of one that nobody has proved somebody looks soon in any case.
  const isActive = group.state === 'active'
  const look = 'emptySince' in set && isActive ? lookAt(emptyUntil(now)) : {}
  const over = [
    // Whoever hosts it, however they came to it: nobody is sought any more.
    ...(hosts > 0 && group.seekingSince !== undefined ? ['seekingSince'] : []),
    ...(members > 0 && group.emptySince !== undefined ? ['emptySince'] : []),
  ]
  const noLook = over.includes('emptySince') && isActive ? ['duePk', 'dueAt'] : []
  const change = { set, remove: over }
  const isSeen = Object.keys(set).length + over.length > 0
  return [
    besideWrite(group, {
      set: { ...set, ...look },
      remove: [...over, ...noLook],
      add,
      when: clausesOf(group, counted),
      refuse: (found) => (members > 0 && isFull(found) ? new Refusal('conflict', 'group-full') : changed()),
    }),
    ...(isSeen ? listedBesideWrites(group, change) : []),
  ]
}

const isLast = ({ members }: Group, counted: Counted) => (counted.members ?? 0) < 0 && members <= 1

/** What was read must still be so where it decides what is written. */
function clausesOf(group: Group, counted: Counted): Clause[] {
  const { members = 0, hosts = 0, seeking } = counted
  return [
    present('pk'),
    ...(members > 0 ? [below('members', mostMembers), same(group, 'emptySince')] : []),
    ...(members < 0 ? [isLast(group, counted) ? equals('members', 1) : above('members', 1)] : []),
    ...(hosts > 0 ? [same(group, 'seekingSince')] : []),
    ...(seeking ? [equals('hosts', seeking === 'last' ? 1 : 0)] : hosts < 0 ? [above('hosts', 1)] : []),
  ]
}

const same = (group: Group, name: 'emptySince' | 'seekingSince') =>
  group[name] === undefined ? absent(name) : present(name)

const isFull = (found: Item | undefined) => Number(found?.['members']) >= mostMembers
