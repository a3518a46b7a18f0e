import { jsonApi } from '../../../shared/http/api.ts'
import { reachRefusal } from '../../contacts/rules/contact.ts'
import { leavePlace } from '../../waitlist/actions/leave-place.ts'
import { joinQueue } from '../../waitlist/actions/join-queue.ts'
import { placeHref } from '../../waitlist/actions/links.ts'
import { openPlaceAs, placesAhead } from '../../waitlist/actions/load.ts'
import { jsonRoutes } from '../../waitlist/contract.ts'
import { placeView } from '../../waitlist/rules/place-view.ts'

export const api = jsonApi(
  jsonRoutes,
  {
    joinQueue: async (ctx, { params, headers, body, actor }) => {
      const idempotencyKey = headers['idempotency-key']
      const asked = { house: params.house, request: body, ...(idempotencyKey ? { idempotencyKey } : {}) }
      const place = await joinQueue(ctx, actor, asked)
      const { token, url } = await placeHref(ctx, place.id)
      return { ...placeView(place, ctx.now()), manageToken: token, manageUrl: url }
    },

    readPlace: async (ctx, { params, actor }) => {
      const file = await openPlaceAs(ctx, actor, params.id)
      const view = placeView(file.place, ctx.now())
      return view.state === 'waiting' ? { ...view, ahead: await placesAhead(ctx, file) } : view
    },

    leavePlace: async (ctx, { params, actor }) => placeView(await leavePlace(ctx, actor, params), ctx.now()),
  },
  { joinQueue: reachRefusal },
)
