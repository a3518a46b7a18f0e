import { entity } from '../../shared/table/entity.ts'
import { absent } from '../../shared/table/expression.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { ChangeNote } from './schema.ts'

const keptMinutes = 30 * 24 * 60

/** Apart from the house: who reads a house needs none of them. */
const Notes = entity({
  type: 'change-note',
  schema: ChangeNote,
  key: ({ house, id }: Pick<ChangeNote, 'house' | 'id'>) => ({ pk: `CHANGES#${house}`, sk: `NOTE#${id}` }),
  extras: ({ at }) => ({ ttl: epochSeconds(addMinutes(at, keptMinutes)) }),
})

export function changeNoteWrite(note: ChangeNote): Write {
  return Notes.put(note, { when: [absent('pk')], refuse: () => 'mine' })
}

export async function readChangeNote(
  table: Table,
  of: Pick<ChangeNote, 'house' | 'id'>,
): Promise<ChangeNote | undefined> {
  const item = await table.get(Notes.key(of), { consistent: true })
  return item && Notes.parse(item)
}
