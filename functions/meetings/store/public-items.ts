import { programmeKey } from '../../bookings/actions/programme.ts'
import type { Table } from '../../../shared/table/table.ts'
import { Meeting } from '../schema.ts'
import { Counts } from '../schema/counts.ts'
import type { Entry } from '../schema/entry.ts'
import { countsKey } from './counts.ts'
import { parseEntry } from './entries.ts'
import { besideMeeting } from './meetings.ts'

/** All that a public page shows of a meeting, and of one of its dates: in one read, since every key is known. */
export async function readPublicItems(
  table: Table,
  { house, meeting: id, key }: { house: string; meeting: string; key?: string },
): Promise<{ meeting: Meeting | undefined; entry: Entry | undefined; counts: Counts | undefined }> {
  const keys = [
    besideMeeting(id, 'MEETING'),
    programmeKey(house, id),
    ...(key === undefined ? [] : [countsKey({ house, meeting: id, key })]),
  ]
  const items = await table.getMany(keys)
  const of = (pk: string) => items.find((item) => item.pk.startsWith(pk))
  const [meeting, entry, counts] = [of('MEETING#'), of('PROGRAMME#'), of('DATES#')]
  return {
    meeting: meeting && Meeting.parse(meeting),
    entry: entry && parseEntry(entry),
    counts: counts && Counts.parse(counts),
  }
}
