import { answerForm, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import { answerPulse } from '../../pulses/actions/answer.ts'
import { pulseRoutes } from '../contract/pulse.ts'
import { linkTo } from '../views/links.ts'
import { orOldLink } from './opened.ts'

/** The answer to whether they still meet: one button of the booking's page. */
export const pulsePages = pagesOf(pulseRoutes, {
  sendPulse: (ctx, request) =>
    orOldLink(ctx, request, () =>
      answerForm(request, {
        accepted: async (body) => {
          const { actor, params } = request
          await answerPulse(ctx, actor, { id: params.id, ...body })
          const done = body.answer === 'yes' ? 'pulse-yes' : 'some-cancelled'
          return seeOther(linkTo(params, undefined, { done }))
        },
        // Its page shows how it stands by now.
        refused: async () => seeOther(linkTo(request.params, undefined, { done: 'cannot' })),
      }),
    ),
})
