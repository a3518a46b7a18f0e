import { systemActor } from '../../shared/actor.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { jsonApi } from '../../shared/http/api.ts'
import { cancelDates, changeDate, moveDate } from './actions/dates.ts'
import { foundMeeting } from './actions/found-meeting.ts'
import { endMeeting, pauseMeeting, publishMeeting } from './actions/life.ts'
import { hostHref } from './actions/links.ts'
import { readMeetingView } from './actions/read-meeting.ts'
import { readProgramme } from './actions/read-programme.ts'
import { capability } from './contract.ts'
import { programmeView } from './rules/programme-view.ts'

export const api = jsonApi(capability.routes, {
  foundMeeting: async (ctx, { params, body, actor }) => {
    const { meeting: id } = await foundMeeting(ctx, actor, { house: params.house, asked: body })
    const { token, url } = await hostHref(ctx, id)
    return { ...(await readMeetingView(ctx, systemActor, id)), manageToken: token, manageUrl: url }
  },

  readProgramme: async (ctx, { params, query }) =>
    programmeView((await readProgramme(ctx, params.house, query)).dates),

  readMeeting: (ctx, { params, actor }) => readMeetingView(ctx, actor, params.id),

  publishMeeting: (ctx, { params, actor }) =>
    seen(ctx, actor, params.id, publishMeeting(ctx, actor, params.id)),

  pauseMeeting: (ctx, { params, actor }) => seen(ctx, actor, params.id, pauseMeeting(ctx, actor, params.id)),

  endMeeting: (ctx, { params, body, actor }) =>
    seen(ctx, actor, params.id, endMeeting(ctx, actor, { ...params, ...body })),

  cancelMeetingDate: (ctx, { params, body, actor }) =>
    seen(ctx, actor, params.id, cancelDates(ctx, actor, { ...params, change: body })),

  moveMeetingDate: (ctx, { params, body, actor }) =>
    seen(ctx, actor, params.id, moveDate(ctx, actor, { ...params, change: body })),

  changeMeetingDate: (ctx, { params, body, actor }) =>
    seen(ctx, actor, params.id, changeDate(ctx, actor, { ...params, change: body })),
})

/** The meeting as whoever changed it sees it afterwards. */
async function seen(ctx: Context, actor: Actor, id: string, done: Promise<void>) {
  await done
  return readMeetingView(ctx, actor, id)
}
