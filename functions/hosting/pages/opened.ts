import { forTeam } from '../../houses/rules/roles.ts'
import type { Context } from '../../../shared/context.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openMeetingAs } from '../../meetings/actions/load.ts'
import type { OpenedMeeting } from '../../meetings/actions/load.ts'
import type { Side } from '../views/side.ts'

export type HostRequest = Pick<PageRequest, 'actor' | 'language'> & {
  params: { id: string; token: string } | { id: string; house: string }
}

/** From which side a meeting is looked at: by a host's link, or by somebody who runs the house. */
export function sideOf({ params }: Pick<HostRequest, 'params'>): Side {
  return 'token' in params ? { kind: 'host', ...params } : { kind: 'manager', ...params }
}

/** The meeting of a page, and the side; refuses whoever may not see it, and another house's. */
export async function openBehind(ctx: Context, asked: HostRequest): Promise<OpenedMeeting & { side: Side }> {
  const { id } = asked.params
  const file = await openMeetingAs(ctx, asked.actor, id)
  const side = sideOf({ params: only(asked.params) })
  if (side.kind === 'manager' && file.meeting.house !== side.house)
    throw new Refusal('not-found', 'not-found', { meeting: id })
  return { ...file, side }
}

/** Without the key of a date, which other pages have besides. */
function only(params: HostRequest['params']): HostRequest['params'] {
  return 'token' in params ? { id: params.id, token: params.token } : { id: params.id, house: params.house }
}

/** What every page behind a meeting is drawn from. */
export function shownOf(
  ctx: Context,
  { actor, language }: HostRequest,
  file: Awaited<ReturnType<typeof openBehind>>,
) {
  const { side, house, rooms } = forTeam(file, actor)
  return { language, side, house, rooms, now: ctx.now() }
}
