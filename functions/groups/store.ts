import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, above, below, equals, present } from '../../shared/table/expression.ts'
import type { Clause } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { staysUntil } from './rules/people.ts'
import { Group, Member } from './schema.ts'

/** A group of which nobody has proved anything goes away; houses do not call every day. */
const unprovedMinutes = 2 * 24 * 60
const uncalledMinutes = 21 * 24 * 60

/** By which groups are found that nobody proved, and those whose time at the door is over. */
const dueKind = 'group-door'

/** So many are in a group at most; who asks or is invited counts too. */
export const mostMembers = 200

const besideGroup = (group: string, sk: string): Key => ({ pk: `GROUP#${group}`, sk })

const Groups = entity({
  type: 'group',
  schema: Group,
  key: ({ id }: Pick<Group, 'id'>) => besideGroup(id, 'GROUP'),
  extras: (group) => (group.state === 'asked' ? { due: { kind: dueKind, at: waitsUntil(group) } } : {}),
})

/** Until when a group waits for its proof, or for a call. */
export function waitsUntil({ createdAt, needsCall }: Group): Instant {
  return addMinutes(createdAt, needsCall === true ? uncalledMinutes : unprovedMinutes)
}

type Of = Pick<Member, 'group' | 'id'>

const Members = entity({
  type: 'group-member',
  schema: Member,
  key: ({ group, id }: Of) => besideGroup(group, `M#${id}`),
  extras: (member) => {
    const at = staysUntil(member)
    return at === undefined ? {} : { due: { kind: dueKind, at } }
  },
})

const ofHouse = (house: string, sk: string): Key => ({ pk: `GROUPS#${house}`, sk })

/** What a house shows of its groups: read for all of them at once. */
const Listed = entity({
  type: 'group-entry',
  schema: Group,
  key: ({ house, id }: Pick<Group, 'house' | 'id'>) => ofHouse(house, `G#${id}`),
})

/** Those that wait for a call, for whoever runs the house alone. */
const Waiting = entity({
  type: 'group-waiting',
  schema: Group,
  key: ({ house, id }: Pick<Group, 'house' | 'id'>) => ofHouse(house, `A#${id}`),
})

/** A group with everybody in it, those at the door included: one query. */
export interface GroupItems {
  group: Group
  people: Member[]
}

/** As it is stored: what is over by the clock is still there. */
export async function readGroupItems(table: Table, id: string): Promise<GroupItems | undefined> {
  const items = await table.query({ pk: besideGroup(id, '').pk, consistent: true })
  const item = items.find(({ type }) => type === Groups.type)
  if (item === undefined) return undefined
  const people = items.filter(({ type }) => type === Members.type).map(Members.parse)
  return { group: Groups.parse(item), people }
}

/** As it is now. */
export async function readGroup(table: Table, id: string, now: Instant): Promise<GroupItems | undefined> {
  const items = await readGroupItems(table, id)
  if (items === undefined || isForgotten(items.group, now)) return undefined
  return { ...items, people: items.people.filter((each) => (staysUntil(each) ?? '~') > now) }
}

export function isForgotten(group: Group, now: Instant): boolean {
  return group.state === 'asked' && waitsUntil(group) <= now
}

/** Groups that a house shows, by id; `most` of them, from where a page before ended. */
export async function readListed(
  table: Table,
  house: string,
  { from, most }: { from?: string | undefined; most: number },
): Promise<Group[]> {
  const { pk } = ofHouse(house, '')
  const items = await table.query({ pk, from: `G#${from ?? ''}`, to: 'G#~', limit: most })
  return items.map(Listed.parse)
}

/** Groups that wait for a call from the house, `most` of them. */
export async function readWaiting(table: Table, house: string, most: number): Promise<Group[]> {
  const items = await table.query({ pk: ofHouse(house, '').pk, prefix: 'A#', limit: most })
  return items.map(Waiting.parse)
}

const changed = () => new Refusal('conflict', 'changed-meanwhile')

/** A group that nobody knows yet, with its first host. */
export function foundingWrites(group: Group, host: Member): Write[] {
  const first = Groups.put(group, { when: [absent('pk')], refuse: () => 'mine' })
  return [first, ...listedWrites(group), newMemberWrite(host)]
}

/** What a group says of itself or what became of it; who comes and goes meanwhile is counted beside it. */
export function nextGroupWrites(before: Group, after: Group): Write[] {
  // Written by whoever comes or goes alone: an older reading must not bring them back.
  const { hosts: _hosts, members: _members, seekingSince: _since, ...said } = after
  const set = { ...said, version: before.version + 1 }
  const gone = Object.keys(before).filter((name) => !(name in after))
  const remove = before.state === 'asked' && after.state !== 'asked' ? [...gone, 'duePk', 'dueAt'] : gone
  return [
    {
      kind: 'update',
      key: Groups.key(before),
      set,
      ...(remove.length > 0 ? { remove } : {}),
      when: [equals('version', before.version)],
      refuse: changed,
    },
    ...listedWrites(after),
  ]
}

function listedWrites(group: Group): Write[] {
  const { state, needsCall } = group
  if (state === 'asked') return needsCall === true ? [Waiting.put(group)] : []
  const shown: Write[] =
    state === 'active' ? [Listed.put(group)] : [{ kind: 'delete', key: Listed.key(group) }]
  return needsCall === true ? [...shown, waitedWrite(group)] : shown
}

function waitedWrite(group: Group): Write {
  return { kind: 'delete', key: Waiting.key(group) }
}

/** How many come or go. `last`: the only host goes, and from now on somebody is sought; `first`: somebody takes over, and nobody else did. */
export interface Counted {
  members?: number
  hosts?: number
  seeking?: { kind: 'last' | 'first'; now: Instant }
}

/** Counts in the write: refuses with `group-full`, or with `changed-meanwhile` where another was faster. */
export function countWrite(id: string, { members = 0, hosts = 0, seeking }: Counted): Write {
  const add = { ...(members === 0 ? {} : { members }), ...(hosts === 0 ? {} : { hosts }) }
  const isLeaving = hosts < 0
  const when: Clause[] = [
    present('pk'),
    ...(members > 0 ? [below('members', mostMembers)] : []),
    ...(seeking ? [equals('hosts', seeking.kind === 'last' ? 1 : 0)] : isLeaving ? [above('hosts', 1)] : []),
  ]
  return {
    kind: 'update',
    key: Groups.key({ id }),
    add,
    ...(seeking?.kind === 'last' ? { set: { seekingSince: seeking.now } } : {}),
    // Whoever hosts it, however they came to it: nobody is sought any more.
    ...(hosts > 0 ? { remove: ['seekingSince'] } : {}),
    when,
    refuse: (found) => (members > 0 && isFull(found) ? new Refusal('conflict', 'group-full') : changed()),
  }
}

const isFull = (found: Item | undefined) => Number(found?.['members']) >= mostMembers

/** Somebody new in a group, or at its door. */
export function newMemberWrite(member: Member): Write {
  return Members.put(member, { when: [absent('pk')], refuse: () => 'mine' })
}

export function nextMemberWrite(before: Member, after: Partial<Member>): Write {
  const next = { ...before, ...after, version: before.version + 1 }
  return Members.put(next, { when: [equals('version', before.version)], refuse: changed })
}

export function goneWrite(member: Member): Write {
  return {
    kind: 'delete',
    key: Members.key(member),
    when: [equals('version', member.version)],
    refuse: changed,
  }
}

/** What is due by now: somebody at the door of a group, or without `id` the group itself. */
export async function readOverdue(
  table: Table,
  now: Instant,
  most?: number,
): Promise<{ group: string; id?: string }[]> {
  const keys = await table.due(dueKind, now, most)
  return keys.map(({ pk, sk }) => ({
    group: pk.slice('GROUP#'.length),
    ...(sk.startsWith('M#') ? { id: sk.slice('M#'.length) } : {}),
  }))
}

/** All of a group that nobody has proved, gone. */
export function forgottenWrites({ group, people }: GroupItems): Write[] {
  const when = [equals('version', group.version)]
  const waited = group.needsCall === true ? [waitedWrite(group)] : []
  return [
    { kind: 'delete', key: Groups.key(group), when, refuse: changed },
    ...waited,
    ...people.map(goneWrite),
  ]
}
