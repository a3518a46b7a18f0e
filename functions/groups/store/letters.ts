import { entity } from '../../../shared/table/entity.ts'
import { absent } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import { GroupLetter } from '../schema.ts'

const keptMinutes = 30 * 24 * 60

/** Apart from who is in the group: pages do not read them. */
const Letters = entity({
  type: 'group-letter',
  schema: GroupLetter,
  key: ({ group, id }: Pick<GroupLetter, 'group' | 'id'>) => ({ pk: `GROUPMAIL#${group}`, sk: `L#${id}` }),
  extras: ({ at, contactId: owner }) => ({ owner, ttl: epochSeconds(addMinutes(at, keptMinutes)) }),
})

export function letterWrite(letter: GroupLetter): Write {
  return Letters.put(letter, { when: [absent('pk')], refuse: () => 'mine' })
}

export function noLetterWrite(of: Pick<GroupLetter, 'group' | 'id'>): Write {
  return { kind: 'delete', key: Letters.key(of) }
}

export async function readLetter(
  table: Table,
  of: Pick<GroupLetter, 'group' | 'id'>,
): Promise<GroupLetter | undefined> {
  const item = await table.get(Letters.key(of))
  return item && Letters.parse(item)
}
