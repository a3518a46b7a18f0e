import { systemActor } from '../../../shared/actor.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { known } from '../../../shared/known.ts'
import { hostHref } from '../../meetings/actions/links.ts'
import { readMeetingView } from '../../meetings/actions/read-meeting.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import { jsonRoutes } from '../../meetings/contract/json.ts'
import { programmeView } from '../../meetings/rules/programme-view.ts'

// What changes bookings needs their whole engine, twice as much as all else: nobody who reads or signs up waits for it.
export const api = jsonApi(jsonRoutes, {
  foundMeeting: async (ctx, { params: { house }, headers, body: asked, actor }) => {
    const { foundMeeting } = await import('../../meetings/actions/found-meeting.ts')
    const again = known({ idempotencyKey: headers['idempotency-key'] })
    const { meeting: id } = await foundMeeting(ctx, actor, { house, asked, ...again })
    const { token, url } = await hostHref(ctx, id)
    return { ...(await readMeetingView(ctx, systemActor, id)), manageToken: token, manageUrl: url }
  },

  readProgramme: async (ctx, { params, query }) =>
    programmeView((await readProgramme(ctx, params.house, query)).dates),

  readMeeting: (ctx, { params, actor }) => readMeetingView(ctx, actor, params.id),

  publishMeeting: async (ctx, { params, actor }) => {
    const { publishOpenMeeting } = await import('../../attendances/actions/publish-open-meeting.ts')
    await publishOpenMeeting(ctx, actor, params.id)
    return readMeetingView(ctx, actor, params.id)
  },

  pauseMeeting: async (ctx, { params, actor }) => {
    const { pauseMeeting } = await import('../../meetings/actions/pause-meeting.ts')
    await pauseMeeting(ctx, actor, params.id)
    return readMeetingView(ctx, actor, params.id)
  },

  endMeeting: async (ctx, { params, body, actor }) => {
    const { endMeeting } = await import('../../meetings/actions/end-meeting.ts')
    await endMeeting(ctx, actor, { ...params, ...body })
    return readMeetingView(ctx, actor, params.id)
  },

  addMeetingDates: async (ctx, { params, body, actor }) => {
    const { addDates } = await import('../../meetings/actions/add-dates.ts')
    await addDates(ctx, actor, { ...params, asked: body })
    return readMeetingView(ctx, actor, params.id)
  },

  cancelMeetingDate: async (ctx, { params, body, actor }) => {
    const { cancelDates } = await import('../../meetings/actions/cancel-dates.ts')
    await cancelDates(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },

  moveMeetingDate: async (ctx, { params, body, actor }) => {
    const { moveOpenDate } = await import('../../attendances/actions/move-open-date.ts')
    await moveOpenDate(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },

  changeMeetingDate: async (ctx, { params, body, actor }) => {
    const { changeDate } = await import('../../meetings/actions/change-date.ts')
    await changeDate(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },
})
