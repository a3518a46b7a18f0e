import type { DueList } from '../../../shared/table/due.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Group, Member } from '../schema.ts'
import { besideGroup, nextGroupWrites } from '../store.ts'

/** By which groups are found of which what they hold has to be seen to. */
const dueKind = 'group-held'

const over = 'OVER'
const left = 'LEFT#'

/** Stands where a host's id would: what nobody stands for, since the last one left. */
export const noHost = 'nobody'

/** Of a group that is over all is given back; of one that a host has `left`, what that host asked for goes to another. */
export interface HeldDue {
  group: string
  left?: string
}

const dueKey = ({ group, left: host }: HeldDue): Key =>
  besideGroup(group, host === undefined ? over : left + host)

function dueWrite(of: HeldDue, now: Instant): Write {
  const key = dueKey(of)
  return { kind: 'put', key, item: { ...key, type: 'group-held-due', duePk: dueKind, dueAt: now } }
}

/** A group ends; an item beside it stands until all that it held is given back. */
export function endedWrites(group: Group, now: Instant): Write[] {
  return [
    ...nextGroupWrites(group, { ...group, state: 'ended', updatedAt: now }),
    dueWrite({ group: group.id }, now),
  ]
}

/** A host is in the group no more, or (`noHost`) there is one again; the same for what they asked for in its name. */
export function hostLeftWrite({ group, id }: Pick<Member, 'group' | 'id'>, now: Instant): Write {
  return dueWrite({ group, left: id }, now)
}

/** At most so many. */
export const dueHeldOver: DueList<HeldDue> = {
  kind: dueKind,
  of: ({ pk, sk }) => ({
    group: pk.slice(besideGroup('', '').pk.length),
    ...(sk.startsWith(left) ? { left: sk.slice(left.length) } : {}),
  }),
}

export function heldSeenWrite(of: HeldDue): Write {
  return { kind: 'delete', key: dueKey(of) }
}
