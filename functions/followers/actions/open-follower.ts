import type { Context } from '../../../shared/context.ts'
import { proves } from '../../../shared/keys.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openMeeting } from '../../meetings/actions/load.ts'
import type { MeetingFile } from '../../meetings/actions/load.ts'
import { followProof, followToken } from '../rules/tokens.ts'
import type { Follower } from '../schema.ts'
import { readStanding } from '../store.ts'
import type { Linked } from './follow.ts'

/** Somebody's following by their link; nothing of it if they left. Refuses with `not-allowed`. */
export async function openFollower(
  ctx: Context,
  { meeting, id, token }: Linked,
): Promise<{ file: MeetingFile; follower: Follower | undefined; isAsked: boolean }> {
  const secret = await ctx.secret()
  const isTheirs = [followToken, followProof].some((of) =>
    proves(token, secret, (key) => of(key, { meeting, id })),
  )
  if (!isTheirs) throw new Refusal('forbidden', 'not-allowed')
  const [file, { follower, asked }] = await Promise.all([
    openMeeting(ctx, meeting),
    readStanding(ctx.table, { meeting, id }, ctx.now()),
  ])
  return { file, follower, isAsked: asked !== undefined }
}
