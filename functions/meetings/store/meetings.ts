import { Refusal } from '../../../shared/refusal.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { goesAfter } from '../../houses/rules/retention.ts'
import { Meeting } from '../schema.ts'

/** Everything of one meeting that is not read with the programme. */
export const besideMeeting = (meeting: string, sk: string): Key => ({ pk: `MEETING#${meeting}`, sk })

/** One that has ended is kept as long as bookings are. */
function meetings(retentionMonths: number) {
  return entity({
    type: 'meeting',
    schema: Meeting,
    key: ({ id }: { id: string }) => besideMeeting(id, 'MEETING'),
    extras: ({ state, updatedAt, contactId, personId: owner = contactId }: Meeting) =>
      state === 'ended' ? { owner, ttl: goesAfter(updatedAt.slice(0, 10), retentionMonths) } : { owner },
  })
}

export async function readMeeting(table: Table, id: string): Promise<Meeting | undefined> {
  const item = await table.get(besideMeeting(id, 'MEETING'), { consistent: true })
  return item && Meeting.parse(item)
}

/** In no order; what has gone away is missing. */
export async function readMeetings(table: Table, ids: readonly string[]): Promise<Meeting[]> {
  const items = await table.getMany(ids.map((id) => besideMeeting(id, 'MEETING')))
  return items.map((item) => Meeting.parse(item))
}

export function newMeetingWrite(meeting: Meeting, retentionMonths: number): Write {
  const refuse = () => 'mine' as const
  return meetings(retentionMonths).put(meeting, { when: [absent('pk')], refuse })
}

/** One that was never shown, and nobody has asked for in time. */
export function droppedMeetingWrite({ id, version }: Meeting): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return { kind: 'delete', key: besideMeeting(id, 'MEETING'), when: [equals('version', version)], refuse }
}

export function nextMeetingWrite(meeting: Meeting, retentionMonths: number): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return meetings(retentionMonths).put(meeting, { when: [equals('version', meeting.version - 1)], refuse })
}
