import { known } from '../../../shared/known.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { programmeEntryType, programmeKey, readProgrammeItems } from '../../bookings/actions/programme.ts'
import type { Meeting } from '../schema.ts'
import type { Card, Remark } from '../schema/entry.ts'
import { parseEntry } from '../rules/parse-entry.ts'
import type { Entry } from '../schema/entry.ts'

/** By which meetings are found for which somebody has to have the key. */
export const keyDue = 'key'

/** An update, since the bookings under a meeting write their dates into the same item. */
export function entryWrite(meeting: Meeting): Write {
  const { id, state, venue, photo, registration, needsKey, audience, languages, access, cost, hosts, words } =
    meeting
  const title = { de: words.de.title, ...known({ en: words.en?.title }) }
  const asks = meeting.proposed === undefined ? undefined : (true as const)
  const said = { title, venue, registration, needsKey, audience, languages, access, hosts }
  const card: Card = { id, state, ...said, ...known({ cost, asks, photo }) }
  const set = { type: programmeEntryType, house: meeting.house, card, changedAt: meeting.updatedAt }
  const key = programmeKey(meeting.house, id)
  // Whoever sees to it that somebody has the key looks at it next.
  const isKept = needsKey && state === 'published'
  const due = isKept ? { duePk: keyDue, dueAt: meeting.updatedAt } : {}
  const remove = isKept ? [] : ['duePk', 'dueAt']
  return { kind: 'update', key, set: { ...set, ...due }, remove, add: { changes: 1 } }
}

/** What is said of single dates, as a whole. */
export function remarksWrite(
  house: string,
  meeting: string,
  { remarks, now }: { remarks: readonly Remark[]; now: Instant },
): Write {
  const set = { type: programmeEntryType, remarks: [...remarks], changedAt: now }
  return { kind: 'update', key: programmeKey(house, meeting), set, add: { changes: 1 } }
}

export async function readEntry(table: Table, house: string, meeting: string): Promise<Entry | undefined> {
  const item = await table.get(programmeKey(house, meeting), { consistent: true })
  return item && parseEntry(item)
}

export async function readEntries(table: Table, house: string): Promise<Entry[]> {
  const items = await readProgrammeItems(table, house)
  return items.flatMap((item) => parseEntry(item) ?? [])
}
