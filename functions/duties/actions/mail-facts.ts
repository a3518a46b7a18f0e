import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import type { DutyNewsFacts } from '../news/date-duties.ts'
import { readAllDuties } from '../store/duties.ts'
import { openDuties } from './load.ts'
import type { DutyFile } from './load.ts'

/** What a mail about a duty has to know of the present. */
export interface DutyFacts {
  file: DutyFile
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
  const email = file?.meeting.contact.email
  const host = email === undefined ? undefined : { email, language: file?.meeting.language ?? 'de' }
  return { ...facts, all, host }
}

/** The date as it is by now; for writing. */
export async function readDutyMail(
  ctx: Context,
  { house, meeting, key }: { house: string; meeting: string; key: string },
): Promise<DutyNewsFacts | undefined> {
  const facts = await readHouseFacts(ctx, house)
  if (facts === undefined) return undefined
  const visitor = { kind: 'visitor', address: '' } as const
  const file = await openDuties(ctx, visitor, { id: meeting, key }).catch(unlessGone)
  return { ...facts, all: [], ...(file ? { file } : {}) }
}

function unlessGone(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}
