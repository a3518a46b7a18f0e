import { programmeEntryType, programmeKey } from '../../bookings/actions/programme.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key } from '../../../shared/table/write.ts'
import { Meeting } from '../schema.ts'
import { Counts } from '../schema/counts.ts'
import type { Entry } from '../schema/entry.ts'
import { countsKey, countsType } from './counts.ts'
import { parseEntry } from '../rules/parse-entry.ts'
import { besideMeeting } from './meetings.ts'

export interface PublicItems {
  meeting: Meeting | undefined
  entry: Entry | undefined
  counts: Counts | undefined
  /** What was read besides, for later slices to parse. */
  besides: Item[]
}

/** All that a public page shows of a meeting, and of one of its dates: in one read, since every key is known. */
export async function readPublicItems(
  table: Table,
  { house, meeting: id, key }: { house: string; meeting: string; key?: string },
  besides: readonly Key[] = [],
): Promise<PublicItems> {
  const keys = [
    besideMeeting(id, 'MEETING'),
    programmeKey(house, id),
    ...(key === undefined ? [] : [countsKey({ house, meeting: id, key })]),
    ...besides,
  ]
  const items = await table.getMany(keys)
  const [meeting, entry, counts] = ['meeting', programmeEntryType, countsType].map((type) =>
    items.find((item) => item['type'] === type),
  )
  return {
    meeting: meeting && Meeting.parse(meeting),
    entry: entry && parseEntry(entry),
    counts: counts && Counts.parse(counts),
    besides: items,
  }
}
