import type { Instant } from '../time/civil.ts'
import type { DueKey, Table } from './table.ts'
import type { Key } from './write.ts'

/** Items of one kind that wait for their moment: the kind as the index has it, and what a key says of the thing that is due. */
export interface DueList<Due> {
  kind: string
  of: (key: Key) => Due
}

/** What is due by a moment, the first so much of it. */
export async function readDue<Due>(
  { kind, of }: DueList<Due>,
  table: Pick<Table, 'due'>,
  at: Instant,
  most?: number,
): Promise<Due[]> {
  return (await table.due(kind, at, most)).map((key: DueKey) => of({ pk: key.pk, sk: key.sk }))
}
