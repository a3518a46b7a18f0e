import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { readAccessData } from '../../meetings/actions/access-data.ts'
import type { AccessData } from '../../meetings/schema/access-data.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Attendance } from '../schema.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { datesOf } from '../../meetings/rules/dates.ts'
import { readAttendance, readAttendances } from '../store/attendances.ts'
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
}

export interface Other {
  attendance: Attendance
  date: MeetingDate
}

/** Without what is gone meanwhile: then nobody has to be told anything. */
export async function readMailFacts(
  ctx: Context,
  { id, house, meeting, key }: { id: string; house: string; meeting: string; key: string },
): Promise<(HouseFacts & Partial<MailFacts>) | undefined> {
  const facts = await readHouseFacts(ctx, house)
  const attendance = await readAttendance(ctx.table, id)
  if (facts === undefined || attendance === undefined) return facts
  try {
    const [file, access] = await Promise.all([
      openDate(ctx, { id: meeting, key }),
      readAccessData(ctx.table, meeting),
    ])
    const before = attendance.state === 'waiting' ? await waitingBefore(ctx, { attendance }) : 0
    return { ...facts, attendance, file, access, before, others: await othersOf(ctx, attendance, file) }
  } catch (error) {
    if (error instanceof Refusal) return facts
    throw error
  }
}

async function othersOf(ctx: Context, attendance: Attendance, { entry }: DateFile): Promise<Other[]> {
  if (attendance.others === undefined) return []
  const found = await readAttendances(ctx.table, attendance.others)
  return datesOf(entry).flatMap((date) => {
    const other = found.find(({ key, state }) => key === date.key && state !== 'left')
    return other ? [{ attendance: other, date }] : []
  })
}
