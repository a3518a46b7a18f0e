import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { manageToken } from '../../contacts/rules/access.ts'
import { asHost, roleInName } from '../../groups/actions/acting.ts'
import type { Acting } from '../../groups/actions/acting.ts'
import { mayManage } from '../../houses/rules.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { datesOf, mayBeCancelled } from '../rules/dates.ts'
import type { Meeting } from '../schema.ts'
import type { Entry, MeetingDate } from '../schema/entry.ts'
import { readEntry } from '../store/entries.ts'
import { readMeeting } from '../store/meetings.ts'

/** A meeting with its place in the programme and its house: three reads. */
export interface MeetingFile extends HouseWithRooms {
  meeting: Meeting
  entry: Entry
}

export type OpenedMeeting = MeetingFile & Acting

/** Refuses with `not-found`. */
export async function openMeeting(ctx: Pick<Context, 'table'>, id: string): Promise<MeetingFile> {
  const meeting = await readMeeting(ctx.table, id)
  if (meeting === undefined) throw new Refusal('not-found', 'not-found', { meeting: id })
  const [place, entry] = await Promise.all([
    loadRooms(ctx, meeting.house),
    readEntry(ctx.table, meeting.house, id),
  ])
  if (entry === undefined) throw new Refusal('not-found', 'not-found', { meeting: id })
  return { ...place, meeting, entry }
}

/** The same for a host by token or for those who run the house, and which of them it is; refuses everybody else. */
export async function openMeetingAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<OpenedMeeting> {
  const file = await openMeeting(ctx, id)
  return { ...file, ...(await roleInName(ctx, file.meeting, actor, file.managers)) }
}

/** The same to be changed: what has ended stays as it is. */
export async function openToChange(ctx: Pick<Context, 'table' | 'secret'>, actor: Actor, id: string) {
  const file = await openMeetingAs(ctx, actor, id)
  if (file.meeting.state === 'ended') throw new Refusal('conflict', 'meeting-ended')
  return file
}

/** Whether somebody may see what is not public of a meeting, and as what. */
export async function insideRole(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  { meeting, managers }: MeetingFile,
): Promise<'host' | 'manager' | undefined> {
  if (actor.token === undefined) return mayManage(managers, actor) ? 'manager' : undefined
  const acting = await roleInName(ctx, meeting, actor, managers).catch(unlessRefused)
  return acting && 'host'
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}

/** Who acts on a booking under a meeting: its host is the booking's contact, or hosts its group; those who run the house are who they are. */
export async function actorOn(
  ctx: Pick<Context, 'secret'>,
  actor: Actor,
  { booking, by, host }: { booking: string } & Acting,
): Promise<Actor> {
  if (host !== undefined) return asHost(ctx, actor, host)
  return by.kind === 'contact' ? { ...actor, token: manageToken(await ctx.secret(), booking) } : actor
}

/** A date by its key, of several the one that may still be; refuses with `unknown-date`. */
export function dateOfKey({ entry }: Pick<MeetingFile, 'entry'>, key: string): MeetingDate {
  const same = datesOf(entry).filter((each) => each.key === key)
  const date = same.find(mayBeCancelled) ?? same[0]
  if (date === undefined) throw new Refusal('not-found', 'unknown-date', { date: key })
  return date
}
