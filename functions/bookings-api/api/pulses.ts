import { jsonApi } from '../../../shared/http/api.ts'
import { answerPulse } from '../../pulses/actions/answer.ts'
import { jsonRoutes } from '../../pulses/contract/json.ts'
import { bookingView } from '../../bookings/rules/booking-view.ts'

export const api = jsonApi(jsonRoutes, {
  answerPulse: async (ctx, { params, body, actor }) =>
    bookingView(await answerPulse(ctx, actor, { ...params, ...body })),
})
