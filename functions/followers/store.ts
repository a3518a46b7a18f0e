import { Refusal } from '../../shared/refusal.ts'
import { entity } from '../../shared/table/entity.ts'
import { absent, below, either, equals, present } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { Follower } from './schema.ts'

/** An address that nobody has shown to be theirs goes away by itself. */
const unprovedMinutes = 2 * 24 * 60

/** More than any meeting has; what is told to all of them is written in one go. */
const mostFollowers = 2000

const Followers = entity({
  type: 'follower',
  schema: Follower,
  key: ({ meeting, id }: Pick<Follower, 'meeting' | 'id'>) => ({ pk: `FOLLOW#${meeting}`, sk: `F#${id}` }),
  extras: ({ provedAt, askedAt }) =>
    provedAt === undefined ? { ttl: epochSeconds(addMinutes(askedAt, unprovedMinutes)) } : {},
})

type Of = Pick<Follower, 'meeting' | 'id'>

export async function readFollower(table: Table, of: Of): Promise<Follower | undefined> {
  const item = await table.get(Followers.key(of), { consistent: true })
  return item && Followers.parse(item)
}

/** Those who have shown that the address is theirs. */
export async function readFollowers(table: Table, meeting: string): Promise<Follower[]> {
  const items = await table.query({ pk: `FOLLOW#${meeting}`, prefix: 'F#' })
  return items.map(Followers.parse).filter(({ provedAt }) => provedAt !== undefined)
}

/** Asks the address; who follows already stays as they are. */
export function askingWrite(follower: Follower): Write {
  return Followers.put(follower, { when: [absent('provedAt')], refuse: () => 'mine' })
}

export function provedWrites(follower: Follower): Write[] {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return [
    Followers.put(follower, { when: [absent('provedAt'), present('pk')], refuse }),
    {
      ...countWrite(follower.meeting, 1),
      when: [either(absent('count'), below('count', mostFollowers))],
      refuse: () => new Refusal('conflict', 'full'),
    },
  ]
}

export function leavingWrites({ meeting, id, provedAt }: Follower): Write[] {
  const key = Followers.key({ meeting, id })
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  const when = [provedAt === undefined ? absent('provedAt') : equals('provedAt', provedAt)]
  const gone: Write = { kind: 'delete', key, when, refuse }
  return provedAt === undefined ? [gone] : [gone, countWrite(meeting, -1)]
}

function countWrite(meeting: string, change: number): Write {
  return {
    kind: 'update',
    key: { pk: `FOLLOW#${meeting}`, sk: 'COUNT' },
    set: { type: 'follower-count' },
    add: { count: change },
  }
}
