import { Refusal } from '../../shared/refusal.ts'
import type { DueList } from '../../shared/table/due.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, below, either, equals, present } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Key, Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import type { Instant } from '../../shared/time/civil.ts'
import { Follower } from './schema.ts'

/** An address that nobody has shown to be theirs goes away by itself. */
const unprovedMinutes = 2 * 24 * 60

/** More than any meeting has; what is told to all of them is written in one go. */
export const mostFollowers = 2000

/** So often somebody looks whether the meeting is still there. */
const lookAgainMinutes = 30 * 24 * 60
const dueKind = 'followers'

type Of = Pick<Follower, 'meeting' | 'id'>

const besideFollowers = (meeting: string, sk: string): Key => ({ pk: `FOLLOW#${meeting}`, sk })

const Followers = entity({
  type: 'follower',
  schema: Follower,
  key: ({ meeting, id }: Of) => besideFollowers(meeting, `F#${id}`),
  extras: ({ id: owner }) => ({ owner }),
})

/** Apart from those who follow: however many addresses strangers type, those are read without them. */
const Asked = entity({
  type: 'follower',
  schema: Follower,
  key: ({ meeting, id }: Of) => besideFollowers(meeting, `ASKED#${id}`),
  extras: ({ askedAt }) => ({ ttl: epochSeconds(addMinutes(askedAt, unprovedMinutes)) }),
})

export async function readFollower(table: Table, of: Of): Promise<Follower | undefined> {
  const item = await table.get(Followers.key(of), { consistent: true })
  return item && Followers.parse(item)
}

/**
 * How somebody stands to a meeting. One after the other: proof turns what was asked into following, and whoever read both at once
 * could miss both.
 */
export async function readStanding(
  table: Table,
  of: Of,
  now: Instant,
): Promise<{ asked: Follower | undefined; follower: Follower | undefined }> {
  const asked = await readAsked(table, of, now)
  return { asked, follower: await readFollower(table, of) }
}

/** An address that was asked and has not answered; nothing of what was too long ago. */
async function readAsked(table: Table, of: Of, now: Instant): Promise<Follower | undefined> {
  const item = await table.get(Asked.key(of), { consistent: true })
  const asked = item && Asked.parse(item)
  return asked && addMinutes(asked.askedAt, unprovedMinutes) > now ? asked : undefined
}

/** Those who have shown that the address is theirs. */
export async function readFollowers(table: Table, meeting: string): Promise<Follower[]> {
  const items = await table.query({ pk: besideFollowers(meeting, '').pk, prefix: 'F#' })
  return items.map(Followers.parse)
}

/** The same write whether the address follows already or not. */
export const askingWrite = (follower: Follower): Write => Asked.put(follower)

/** Follows from now on; counted in the write. Refuses with `followers-full`. */
export function provedWrites(follower: Follower, now: Instant): Write[] {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return [
    answeredWrite(follower),
    Followers.put(follower, { when: [absent('pk')], refuse }),
    {
      ...countWrite(follower.meeting, { count: 1, dueAt: addMinutes(now, lookAgainMinutes) }),
      when: [either(absent('count'), below('count', mostFollowers))],
      refuse: () => new Refusal('conflict', 'followers-full'),
    },
  ]
}

/** The question is answered. */
export function answeredWrite(of: Of): Write {
  return { kind: 'delete', key: Asked.key(of) }
}

export function leavingWrites({ meeting, id, provedAt }: Follower): Write[] {
  const key = Followers.key({ meeting, id })
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return [
    { kind: 'delete', key, when: [equals('provedAt', provedAt)], refuse },
    answeredWrite({ meeting, id }),
    countWrite(meeting, { count: -1 }),
  ]
}

function countWrite(meeting: string, { count, dueAt }: { count: number; dueAt?: Instant }): Write {
  const due = dueAt === undefined ? {} : { duePk: dueKind, dueAt }
  const key = besideFollowers(meeting, 'COUNT')
  return { kind: 'update', key, set: { type: 'follower-count', ...due }, add: { count } }
}

/** Meetings of which it is time to look whether they are still there. */
export const dueFollowed: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice('FOLLOW#'.length) }

export function lookAgainWrite(meeting: string, now: Instant): Write {
  const set = { dueAt: addMinutes(now, lookAgainMinutes) }
  const key = besideFollowers(meeting, 'COUNT')
  return { kind: 'update', key, set, when: [present('pk')], refuse: () => 'mine' }
}

/** Nothing is left of whoever followed. */
export function forgottenWrites(followers: readonly Of[]): Write[] {
  return followers.map((of) => ({ kind: 'delete', key: Followers.key(of) }))
}

export function uncountedWrite(meeting: string): Write {
  return { kind: 'delete', key: besideFollowers(meeting, 'COUNT') }
}
