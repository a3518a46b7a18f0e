import type { Language } from '../../../shared/language.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import type { Meeting } from '../../meetings/schema.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { DateDuties } from '../schema.ts'
import type { DutyNotice } from '../schema/notice.ts'
import { readAllDuties } from '../store/duties.ts'
import { openDuties } from './load.ts'
import type { DutyFile } from './load.ts'

/** What a mail about a duty has to know of the present. */
export interface DutyFacts {
  file: DutyFile
}

export interface DutyNewsFacts extends HouseFacts, Partial<DutyFacts> {
  /** Of all dates of the meeting. */
  all: readonly DateDuties[]
  /** Of the meeting. */
  host?: { email: string; language: Language } | undefined
}

/** Who has which duty of a meeting, and whose meeting it is; for telling. */
export async function readDutyNews(
  ctx: Context,
  { house, meeting }: { house: string; meeting: string },
): Promise<DutyNewsFacts | undefined> {
  const facts = await readHouseFacts(ctx, house)
  if (facts === undefined) return undefined
  const [all, file] = await Promise.all([
    readAllDuties(ctx.table, meeting),
    openMeeting(ctx, meeting).catch(unlessGone),
  ])
  const host = file && (await toldHost(ctx, file.meeting))
  return { ...facts, all, host }
}

/** Where a group holds the meeting, the first of its hosts whom mail reaches. */
async function toldHost(ctx: Context, meeting: Meeting): Promise<DutyNewsFacts['host']> {
  const [host] = meeting.group === undefined ? [] : await hostsToTell(ctx, meeting)
  const { email, language } = host ?? { ...meeting.contact, language: meeting.language }
  return email === undefined || (meeting.group && !host) ? undefined : { email, language }
}

/** The date as it is by now; for writing. */
export async function readDutyMail(
  ctx: Context,
  { house, meeting, key, to, language }: Pick<DutyNotice, 'house' | 'meeting' | 'key' | 'to' | 'language'>,
): Promise<DutyNewsFacts | undefined> {
  const facts = await readHouseFacts(ctx, house, to.kind === 'contact' ? language : undefined)
  if (facts === undefined) return undefined
  const visitor = { kind: 'visitor', address: '' } as const
  const file = await openDuties(ctx, visitor, { id: meeting, key }).catch(unlessGone)
  return { ...facts, all: [], ...(file ? { file } : {}) }
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}
