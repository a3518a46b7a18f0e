import { systemActor } from '../../../shared/actor.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { known } from '../../../shared/known.ts'
import { hostHref } from '../../meetings/actions/links.ts'
import { readMeetingView } from '../../meetings/actions/read-meeting.ts'
import { readProgramme } from '../../meetings/actions/read-programme.ts'
import { jsonRoutes } from '../../meetings/contract/json.ts'
import { programmeView } from '../../meetings/rules/programme-view.ts'

/** What changes bookings needs their whole engine, twice as much as all else: nobody who reads or signs up waits for it. */
const founding = () => import('../../meetings/actions/found-meeting.ts')
const life = () => import('../../meetings/actions/life.ts')
const dates = () => import('../../meetings/actions/dates.ts')
const changes = () => import('../../attendances/actions/change-meeting.ts')

export const api = jsonApi(jsonRoutes, {
  foundMeeting: async (ctx, { params: { house }, headers, body: asked, actor }) => {
    const { foundMeeting } = await founding()
    const again = known({ idempotencyKey: headers['idempotency-key'] })
    const { meeting: id } = await foundMeeting(ctx, actor, { house, asked, ...again })
    const { token, url } = await hostHref(ctx, id)
    return { ...(await readMeetingView(ctx, systemActor, id)), manageToken: token, manageUrl: url }
  },

  readProgramme: async (ctx, { params, query }) =>
    programmeView((await readProgramme(ctx, params.house, query)).dates),

  readMeeting: (ctx, { params, actor }) => readMeetingView(ctx, actor, params.id),

  publishMeeting: async (ctx, { params, actor }) => {
    await (await changes()).publishOpenMeeting(ctx, actor, params.id)
    return readMeetingView(ctx, actor, params.id)
  },

  pauseMeeting: async (ctx, { params, actor }) => {
    await (await life()).pauseMeeting(ctx, actor, params.id)
    return readMeetingView(ctx, actor, params.id)
  },

  endMeeting: async (ctx, { params, body, actor }) => {
    await (await life()).endMeeting(ctx, actor, { ...params, ...body })
    return readMeetingView(ctx, actor, params.id)
  },

  addMeetingDates: async (ctx, { params, body, actor }) => {
    const { addDates } = await import('../../meetings/actions/more-dates.ts')
    await addDates(ctx, actor, { ...params, asked: body })
    return readMeetingView(ctx, actor, params.id)
  },

  cancelMeetingDate: async (ctx, { params, body, actor }) => {
    await (await dates()).cancelDates(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },

  moveMeetingDate: async (ctx, { params, body, actor }) => {
    await (await changes()).moveOpenDate(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },

  changeMeetingDate: async (ctx, { params, body, actor }) => {
    await (await dates()).changeDate(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },
})
