import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { Tally } from '../schema.ts'

/** By house and date: a report reads a year in one query. Without names, and kept when all that is personal is gone. */
const Tallies = entity({
  type: 'tally',
  schema: Tally,
  key: ({ house, date, meeting, key }: Pick<Tally, 'house' | 'date' | 'meeting' | 'key'>) => ({
    pk: `TALLY#${house}`,
    sk: `${date}#${meeting}#${key}`,
  }),
})

export const tallyWrite = (tally: Tally): Write => Tallies.put(tally)

export async function readTally(
  table: Table,
  of: Pick<Tally, 'house' | 'date' | 'meeting' | 'key'>,
): Promise<Tally | undefined> {
  const item = await table.get(Tallies.key(of), { consistent: true })
  return item && Tallies.parse(item)
}

/** From one date to another, both included. */
export async function readTallies(
  table: Table,
  house: string,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<Tally[]> {
  const items = await table.query({ pk: `TALLY#${house}`, from, to: `${to}~` })
  return items.map(Tallies.parse)
}
