import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { entity } from '../../../shared/table/entity.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { addDays, epochSeconds, instantOf } from '../../../shared/time/civil.ts'
import { bucketLength } from '../rules/ids.ts'
import { Attendance } from '../schema.ts'

const dueKind = 'attendance'

/** Days after its date until everything personal is gone. */
const keptDays = 30

/** Those of one date lie together: its bucket ends the id of each of them, so that an id alone finds its item. */
const attendanceKey = ({ id }: { id: string }): Key => ({ pk: `COMING#${id.slice(-bucketLength)}`, sk: id })

const Attendances = entity({
  type: 'attendance',
  schema: Attendance,
  key: attendanceKey,
  extras: ({ state, offer, date, contactId: owner }: Attendance) => {
    const ttl = epochSeconds(instantOf(addDays(date, keptDays), '00:00', 'UTC'))
    return state === 'offered' && offer
      ? { ttl, owner, due: { kind: dueKind, at: offer.until } }
      : { ttl, owner }
  },
})

export async function readAttendance(table: Table, id: string): Promise<Attendance | undefined> {
  const item = await table.get(attendanceKey({ id }), { consistent: true })
  return item && Attendances.parse(item)
}

/** All of one date, in the order in which they came; two dates may share a bucket. */
export async function readAttendancesOf(
  table: Table,
  { bucket, meeting, key }: { bucket: string; meeting: string; key: string },
): Promise<Attendance[]> {
  const items = await table.query({ pk: `COMING#${bucket}`, consistent: true })
  const own = items.map(Attendances.parse).filter((each) => each.meeting === meeting && each.key === key)
  return own.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

/** Those of one date among things of all kinds; in no order. */
export async function readAttendancesAmong(
  table: Table,
  things: readonly Key[],
  { bucket, meeting, key }: { bucket: string; meeting: string; key: string },
): Promise<Attendance[]> {
  const keys = things.filter(({ pk }) => pk === `COMING#${bucket}`)
  const items = keys.length === 0 ? [] : await table.getMany(keys, { consistent: true })
  return items.map(Attendances.parse).filter((each) => each.meeting === meeting && each.key === key)
}

/** In no order; what has gone away is missing. */
export async function readAttendances(table: Table, ids: readonly string[]): Promise<Attendance[]> {
  const keys = ids.map((id) => attendanceKey({ id }))
  const items = keys.length === 0 ? [] : await table.getMany(keys, { consistent: true })
  return items.map(Attendances.parse)
}

export const dueAttendances: DueList<string> = { kind: dueKind, of: ({ sk }) => sk }

/** Refuses with `changed-meanwhile` if the id is taken: to be tried again with another. */
export function newAttendanceWrite(attendance: Attendance): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Attendances.put(attendance, { when: [absent('pk')], refuse })
}

export function nextAttendanceWrite(attendance: Attendance): Write {
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return Attendances.put(attendance, { when: [equals('version', attendance.version - 1)], refuse })
}

function orderOf({ since, id }: Attendance): string {
  return `${since} ${id}`
}
