import type { Language } from '../../../shared/language.ts'
import type { Context } from '../../../shared/context.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { writerId } from '../../../shared/same-mailbox.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import { isShown, stateOf } from '../../meetings/rules/dates.ts'
import type { Follower } from '../schema.ts'
import { askingWrite } from '../store.ts'

/** Mails a day to an address that somebody gave. */
const mostAsked = 5

/**
 * Asks an address whether it wants to hear of a meeting. Who follows already gets no mail, but it is the same write and the same
 * count: nobody can tell the difference. Refuses with `not-found`, also of drafts, or `meeting-ended`.
 */
export async function follow(
  ctx: Context,
  { id: meeting, email, language }: { id: string; email: string; language?: Language | undefined },
): Promise<void> {
  const file = await openMeeting(ctx, meeting)
  const state = stateOf(file.entry)
  if (!isShown(file.entry)) throw new Refusal('not-found', 'not-found', { meeting })
  if (state === 'ended') throw new Refusal('conflict', 'meeting-ended')
  const id = writerId(await ctx.secret(), email)
  const now = ctx.now()
  const { house } = file.meeting
  const follower: Follower = {
    id,
    meeting,
    house,
    email,
    language: language ?? file.meeting.language,
    askedAt: now,
  }
  const limit = ctx.settings.rateLimits
    ? [spendWrite({ purpose: 'follow', of: id, most: mostAsked, minutes: 24 * 60 }, now)]
    : []
  await ctx.table.transact([askingWrite(follower), ...limit])
}

export interface Linked {
  meeting: string
  id: string
  token: string
}
