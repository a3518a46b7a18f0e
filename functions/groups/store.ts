import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, equals } from '../../shared/table/expression.ts'
import type { Change } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Key, Write } from '../../shared/table/write.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { staysUntil } from './rules/people.ts'
import { Group, Member } from './schema.ts'
import { changed, listedWordsWrite, listedWrites, waitedWrite } from './store/listed.ts'
import { TrustRecord } from './schema/trust.ts'

/** A group of which nobody has proved anything goes away; houses do not call every day. */
const unprovedMinutes = 2 * 24 * 60
const uncalledMinutes = 21 * 24 * 60

/** By which groups are found that nobody proved, and those whose time at the door is over. */
const dueKind = 'group-door'

/** When somebody looks at a group itself. */
export const lookAt = (at: Instant) => ({ duePk: dueKind, dueAt: at })

/** `sk`: `M#…` people, `B#…` what it holds. */
export const besideGroup = (group: string, sk: string): Key => ({ pk: `GROUP#${group}`, sk })

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
    const { contactId: owner } = member
    return at === undefined ? { owner } : { owner, due: { kind: dueKind, at } }
  },
})

/** A group with everybody in it, those at the door included: one query. */
export interface GroupItems {
  group: Group
  people: Member[]
  /** Whose time at the door is over, until somebody clears them away. */
  overdue?: Member[]
}

/** As it is stored: what is over by the clock is still there. */
export async function readGroupItems(table: Table, id: string): Promise<GroupItems | undefined> {
  // Not what it holds, which lies before.
  const span = { pk: besideGroup(id, '').pk, from: 'GROUP', to: 'M#~' }
  const items = await table.query({ ...span, consistent: true })
  const item = items.find(({ type }) => type === Groups.type)
  if (item === undefined) return undefined
  const people = items.filter(({ type }) => type === Members.type).map(Members.parse)
  return { group: Groups.parse(item), people }
}

/** As it is now. */
export async function readGroup(table: Table, id: string, now: Instant): Promise<GroupItems | undefined> {
  const items = await readGroupItems(table, id)
  if (items === undefined || isForgotten(items.group, now)) return undefined
  const isHere = (each: Member) => (staysUntil(each) ?? '~') > now
  const overdue = items.people.filter((each) => !isHere(each))
  return { ...items, people: items.people.filter(isHere), overdue }
}

export function isForgotten(group: Group, now: Instant): boolean {
  return group.state === 'asked' && waitsUntil(group) <= now
}

/** A group that nobody knows yet, with its first host. */
export function foundingWrites(group: Group, host: Member): Write[] {
  const first = Groups.put(group, { when: [absent('pk')], refuse: () => 'mine' })
  return [first, ...listedWrites(group), ...newMemberWrites(host)]
}

/** Written apart from the words, by whoever comes, goes or judges alone: an older reading must not bring them back. */
const beside = new Set(['hosts', 'members', 'seekingSince', 'emptySince', ...Object.keys(TrustRecord.shape)])

/** What a group says of itself or what became of it; who comes and goes meanwhile is counted beside it. */
export function nextGroupWrites(before: Group, after: Group): Write[] {
  const said = Object.fromEntries(Object.entries(after).filter(([name]) => !beside.has(name)))
  // Of one that is over somebody looks when it has to go.
  const due = after.state === 'ended' ? lookAt(after.updatedAt) : {}
  const set = { ...said, ...due, version: before.version + 1 }
  const gone = Object.keys(before).filter((name) => !(name in after) && !beside.has(name))
  const remove = before.state === 'asked' && after.state === 'active' ? [...gone, 'duePk', 'dueAt'] : gone
  const isListed = before.state === 'active' && after.state === 'active'
  return [
    {
      kind: 'update',
      key: Groups.key(before),
      set,
      ...(remove.length > 0 ? { remove } : {}),
      when: [equals('version', before.version)],
      refuse: changed,
    },
    ...(isListed ? [listedWordsWrite(before, { set, remove: gone })] : listedWrites(after)),
    ...(isListed && before.needsCall === true ? [waitedWrite(before)] : []),
  ]
}

/** Something written beside the words of a group, whatever its version. */
export function besideWrite(group: Pick<Group, 'id'>, change: BesideChange): Write {
  return { kind: 'update', key: Groups.key(group), ...change }
}

type BesideChange = Change & Required<Pick<Write, 'when' | 'refuse'>>

/** Holds as long as a group is what it was when it was read, its record included. */
export function sameGroupWrite(group: Group): Write {
  const { recordVersion } = group
  const when = [
    equals('version', group.version),
    recordVersion === undefined ? absent('recordVersion') : equals('recordVersion', recordVersion),
  ]
  return { kind: 'check', key: Groups.key(group), when, refuse: changed }
}

/** Groups alone, by id, as they are now: whoever reads one decides by it. Those that are gone are missing. */
export async function readGroups(table: Table, ids: readonly string[]): Promise<Group[]> {
  const keys = ids.map((id) => Groups.key({ id }))
  const items = await table.getMany(keys, { consistent: true })
  return items.map(Groups.parse)
}

/** Which addresses are in a group, apart from it. */
const addressKey = ({ group, address }: Pick<Member, 'group' | 'address'>): Key => ({
  pk: `GROUPADDRESS#${group}`,
  sk: `A#${address}`,
})

/** Somebody new in a group, or at its door; refuses with `changed-meanwhile` where another came by the same address. */
export function newMemberWrites(member: Member): Write[] {
  const person = Members.put(member, { when: [absent('pk')], refuse: () => 'mine' })
  if (member.address === undefined) return [person]
  const key = addressKey(member)
  const item = { ...key, type: 'group-address', member: member.id }
  return [person, { kind: 'put', key, item, when: [absent('pk')], refuse: changed }]
}

export function nextMemberWrite(before: Member, after: Partial<Member>): Write {
  const next = { ...before, ...after, version: before.version + 1 }
  return Members.put(next, { when: [equals('version', before.version)], refuse: changed })
}

export function goneWrites(member: Member): Write[] {
  const { address, version } = member
  return [
    { kind: 'delete', key: Members.key(member), when: [equals('version', version)], refuse: changed },
    ...(address === undefined ? [] : [{ kind: 'delete', key: addressKey(member) } satisfies Write]),
  ]
}

/** What is due by now: somebody at the door of a group, or without `id` the group itself. */
export const dueDoors: DueList<{ group: string; id?: string }> = {
  kind: dueKind,
  of: ({ pk, sk }) => ({
    group: pk.slice('GROUP#'.length),
    ...(sk.startsWith('M#') ? { id: sk.slice('M#'.length) } : {}),
  }),
}

/** When somebody looks at a group that is over. */
export function nextLookWrite({ id, version }: Group, next: Instant): Write {
  const set = { dueAt: next }
  return { kind: 'update', key: Groups.key({ id }), set, when: [equals('version', version)], refuse: changed }
}

/** All of a group, gone: of one that nobody has proved, or that is over. */
export function forgottenWrites({ group, people }: GroupItems): Write[] {
  const when = [equals('version', group.version)]
  const waited = group.needsCall === true ? [waitedWrite(group)] : []
  return [
    { kind: 'delete', key: Groups.key(group), when, refuse: changed },
    ...waited,
    ...people.flatMap(goneWrites),
  ]
}
