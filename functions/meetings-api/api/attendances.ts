import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { jsonApi } from '../../../shared/http/api.ts'
import { known } from '../../../shared/known.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { readMeetingView } from '../../meetings/actions/read-meeting.ts'
import { comingHref } from '../../attendances/actions/links.ts'
import { markCame } from '../../attendances/actions/mark-came.ts'
import { listOfDate } from '../../attendances/actions/list-of-date.ts'
import { changeHeads } from '../../attendances/actions/change-heads.ts'
import { leaveDate } from '../../attendances/actions/leave-date.ts'
import { acceptOffer } from '../../attendances/actions/accept-offer.ts'
import { waitingBefore, readOwn } from '../../attendances/actions/read-own.ts'
import type { OwnAttendance } from '../../attendances/actions/read-own.ts'
import { signUpForSeveral } from '../../attendances/actions/sign-up-for-several.ts'
import { signUp } from '../../attendances/actions/sign-up.ts'
import { jsonRoutes } from '../../attendances/contract/json.ts'
import type { Attendance } from '../../attendances/schema.ts'

export const api = jsonApi(jsonRoutes, {
  signUp: async (ctx, { params, headers, body: asked, actor }) =>
    newView(ctx, await signUp(ctx, actor, { ...params, asked, idempotencyKey: headers['idempotency-key'] })),

  signUpForSeveral: async (ctx, { params, headers, body: { keys, ...asked }, actor }) => {
    const idempotencyKey = headers['idempotency-key']
    const entered = await signUpForSeveral(ctx, actor, { ...params, keys, asked, idempotencyKey })
    const dates = entered.map(async (each) => {
      const { key } = each
      return 'attendance' in each
        ? { key, attendance: await newView(ctx, each.attendance) }
        : { key, refused: each.refused }
    })
    return { dates: await Promise.all(dates) }
  },

  listAttendances: async (ctx, { params, actor }) => {
    const { sums, attendances } = await listOfDate(ctx, actor, params)
    return { ...sums, attendances: attendances.map((each) => ({ ...each, code: codeOf(each.id) })) }
  },

  readAttendance: async (ctx, { params, actor }) => view(await readOwn(ctx, actor, params.id)),

  acceptOffer: (ctx, { params, actor }) => seen(ctx, actor, acceptOffer(ctx, actor, params)),

  leaveDate: (ctx, { params, actor }) => seen(ctx, actor, leaveDate(ctx, actor, params.id)),

  changeHeads: (ctx, { params, body, actor }) =>
    seen(ctx, actor, changeHeads(ctx, actor, { ...params, ...body })),

  markCame: (ctx, { params, body, actor }) => seen(ctx, actor, markCame(ctx, actor, { ...params, ...body })),

  changeMeeting: async (ctx, { params, body, actor }) => {
    // With the engine of bookings, for which nobody waits who only comes.
    const { changeOpenMeeting } = await import('../../attendances/actions/change-open-meeting.ts')
    await changeOpenMeeting(ctx, actor, { ...params, change: body })
    return readMeetingView(ctx, actor, params.id)
  },
})

/** The answer to whoever signs up: the only time that the token is told. */
async function newView(ctx: Context, attendance: Attendance) {
  const { id, state } = attendance
  const { token, url } = await comingHref(ctx, id)
  const before = state === 'waiting' ? await waitingBefore(ctx, { attendance }) : undefined
  return { id, state, code: codeOf(id), manageToken: token, manageUrl: url, ...known({ before }) }
}

async function seen(ctx: Context, actor: Actor, done: Promise<Attendance>) {
  return view(await readOwn(ctx, actor, (await done).id))
}

function view({ attendance, state, isAsked, date, meeting, before, access }: OwnAttendance) {
  const { id, heads, name, offer } = attendance
  const { key, date: day, from, to, state: dateState, title } = date
  return {
    id,
    state,
    heads,
    code: codeOf(id),
    date: { meeting: meeting.id, key, title: title.de, date: day, from, to, state: dateState },
    ...known({ name, before, offer: state === 'offered' ? offer : undefined }),
    ...(isAsked ? { confirm: true as const } : {}),
    ...(access ? { accessData: { text: access.text, version: access.version } } : {}),
  }
}
