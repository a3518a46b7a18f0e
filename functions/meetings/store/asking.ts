import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Meeting } from '../schema.ts'
import { Asking } from '../schema/asking.ts'

/** Apart from the programme: an inbox is opened all day, and mostly there are none. */
const partition = (house: string) => `ASKING#${house}`

const Askings = entity({
  type: 'asking-meeting',
  schema: Asking,
  key: ({ house, id }: Pick<Asking, 'house' | 'id'>) => ({ pk: partition(house), sk: `MEETING#${id}` }),
})

/** Other words wait for somebody who reads them, or no longer. */
export function askingWrites(before: Meeting, after: Meeting): Write[] {
  const { id, house, words } = after
  if (asks(after)) return [Askings.put({ id, house, title: words.de.title })]
  return asks(before) ? [{ kind: 'delete', key: Askings.key({ house, id }) }] : []
}

const asks = ({ proposed, state }: Meeting) => proposed !== undefined && state !== 'ended'

/** Of a house: one query. */
export async function readAsking(table: Table, house: string): Promise<Asking[]> {
  const items = await table.query({ pk: partition(house) })
  return items.map(Askings.parse)
}
