import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import type { AccessData } from '../../meetings/schema/access-data.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Attendance } from '../schema.ts'
import type { AttendanceNotice } from '../schema/notice.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { datesOf } from '../../meetings/rules/dates.ts'
import { bucketLength } from '../rules/ids.ts'
import { isMeant } from '../rules/state.ts'
import { readAttendance, readAttendances, readAttendancesAmong } from '../store/attendances.ts'
import { openDate } from './load.ts'
import type { DateFile } from './load.ts'
import { waitingBefore } from './read-own.ts'

/** What a mail about somebody's coming has to know of the present. */
export interface MailFacts {
  attendance: Attendance
  file: DateFile
  access: AccessData | undefined
  before: number
  /** Those that were entered with it and are still meant, with their dates. */
  others: Other[]
  /** What the same mailbox said before of the same date, and still means: the newest. */
  earlier: Attendance | undefined
}

export interface Other {
  attendance: Attendance
  date: MeetingDate
}

/** Nobody is named of mails that go to whoever comes alone. */
interface MailOf extends Pick<AttendanceNotice, 'id' | 'house' | 'meeting' | 'key'> {
  to?: AttendanceNotice['to']
}

/** Without what is gone meanwhile: then nobody has to be told anything. */
export async function readMailFacts(
  ctx: Context,
  { id, house, meeting, key, to }: MailOf,
): Promise<(HouseFacts & Partial<MailFacts>) | undefined> {
  const attendance = await readAttendance(ctx.table, id)
  const reader = to === undefined || to.kind === 'contact' ? attendance?.language : undefined
  const facts = await readHouseFacts(ctx, house, reader)
  if (facts === undefined || attendance === undefined) return facts
  try {
    const [file, access] = await Promise.all([
      openDate(ctx, { id: meeting, key }),
      readAccessData(ctx.table, meeting),
    ])
    const earlier = await earlierOf(ctx, attendance)
    const before = attendance.state === 'waiting' ? await waitingBefore(ctx, { attendance }) : 0
    const others = await othersOf(ctx, attendance, file)
    return { ...facts, attendance, file, access, before, others, earlier }
  } catch (error) {
    if (error instanceof Refusal) return facts
    throw error
  }
}

/** The hash of an address opens what is stored of it (decision 45), and a mail goes to nobody else. */
async function earlierOf(ctx: Context, attendance: Attendance): Promise<Attendance | undefined> {
  const { id, contact, contactId: owner, createdAt } = attendance
  if (contact?.email === undefined || owner === undefined) return undefined
  const { meeting, key } = attendance
  const of = { bucket: id.slice(-bucketLength), meeting, key }
  const own = await readAttendancesAmong(ctx.table, await ctx.table.ownedBy(owner), of)
  const earlier = own.filter((each) => isMeant(each) && each.createdAt < createdAt)
  return earlier.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1)).at(-1)
}

async function othersOf(ctx: Context, attendance: Attendance, { entry }: DateFile): Promise<Other[]> {
  if (attendance.others === undefined) return []
  const found = await readAttendances(ctx.table, attendance.others)
  return datesOf(entry).flatMap((date) => {
    const other = found.find(({ key, state }) => key === date.key && state !== 'left')
    return other ? [{ attendance: other, date }] : []
  })
}
