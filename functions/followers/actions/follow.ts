import type { Context } from '../../../shared/context.ts'
import { derivedId } from '../../../shared/ids.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { sameToken } from '../../contacts/rules/access.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { isShown, stateOf } from '../../meetings/rules/dates.ts'
import { followProof, followToken } from '../rules/tokens.ts'
import type { Follower } from '../schema.ts'
import { answeredWrite, askingWrite, leavingWrites, provedWrites, readStanding } from '../store.ts'

/** Mails a day to an address that somebody gave. */
const mostAsked = 5

/**
 * Asks an address whether it wants to hear of a meeting. Who follows already gets no mail, but it is the same write and the same
 * count: nobody can tell the difference. Refuses with `not-found`, also of drafts, or `meeting-ended`.
 */
export async function follow(
  ctx: Context,
  { id: meeting, email, language }: { id: string; email: string; language?: 'de' | 'en' | undefined },
): Promise<void> {
  const file = await openMeeting(ctx, meeting)
  const state = stateOf(file.entry)
  if (!isShown(file.entry)) throw new Refusal('not-found', 'not-found', { meeting })
  if (state === 'ended') throw new Refusal('conflict', 'meeting-ended')
  const id = derivedId(await ctx.secret(), 'contact', email.toLowerCase())
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

interface Linked {
  meeting: string
  id: string
  token: string
}

/**
 * The address is theirs. Twice is no fault; refuses with `not-allowed`, `not-found` when it was too long ago, or `followers-full`.
 */
export async function proveFollower(ctx: Context, { meeting, id, token }: Linked): Promise<void> {
  if (!sameToken(token, followProof(await ctx.secret(), { meeting, id })))
    throw new Refusal('forbidden', 'not-allowed')
  await retryIfChanged(async () => {
    const now = ctx.now()
    const { follower, asked } = await readStanding(ctx.table, { meeting, id }, now)
    if (follower) return ctx.table.transact(asked ? [answeredWrite(asked)] : [])
    if (asked === undefined) throw new Refusal('not-found', 'not-found')
    return ctx.table.transact(provedWrites({ ...asked, provedAt: now }, now))
  })
}

/** Hears nothing more. Leaving twice is no fault. */
export async function unfollow(ctx: Context, linked: Linked): Promise<void> {
  await retryIfChanged(async () => {
    const { follower } = await openFollower(ctx, linked)
    if (follower) await ctx.table.transact(leavingWrites(follower))
  })
}

/** Somebody's following by their link; nothing of it if they left. Refuses with `not-allowed`. */
export async function openFollower(
  ctx: Context,
  { meeting, id, token }: Linked,
): Promise<{ file: MeetingFile; follower: Follower | undefined; isAsked: boolean }> {
  const secret = await ctx.secret()
  const isTheirs = [followToken, followProof].some((of) => sameToken(token, of(secret, { meeting, id })))
  if (!isTheirs) throw new Refusal('forbidden', 'not-allowed')
  const [file, { follower, asked }] = await Promise.all([
    openMeeting(ctx, meeting),
    readStanding(ctx.table, { meeting, id }, ctx.now()),
  ])
  return { file, follower, isAsked: asked !== undefined }
}
