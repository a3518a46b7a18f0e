import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { present } from '../../../shared/table/expression.ts'
import type { Change } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { Group } from '../schema.ts'

export const changed = () => new Refusal('conflict', 'changed-meanwhile')

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

/** Where a group stands by its state: shown, or waiting for a call. */
export function listedWrites(group: Group): Write[] {
  const { state, needsCall } = group
  if (state === 'asked') return needsCall === true ? [Waiting.put(group)] : []
  const shown: Write[] =
    state === 'active' ? [Listed.put(group)] : [{ kind: 'delete', key: Listed.key(group) }]
  return needsCall === true ? [...shown, waitedWrite(group)] : shown
}

/** Nobody has to call any more. */
export function waitedWrite(group: Group): Write {
  return { kind: 'delete', key: Waiting.key(group) }
}

/** Its words there, where it stays. */
export function listedWordsWrite(group: Group, change: Change): Write {
  return { kind: 'update', key: Listed.key(group), ...change }
}

/** The same in the list of its house, where it stands there. */
export function listedBesideWrites(group: Group, change: Change): Write[] {
  if (group.state !== 'active') return []
  const when = [present('pk')]
  return [{ kind: 'update', key: Listed.key(group), ...change, when, refuse: changed }]
}
