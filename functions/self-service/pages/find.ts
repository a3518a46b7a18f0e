import type { Context } from '../../../shared/context.ts'
import { Entered } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { findOwnBooking } from '../../bookings/actions/find-own.ts'
import type { CodeAndPhone } from '../../bookings/actions/find-own.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { findOwnPlace } from '../../waitlist/actions/find-own.ts'
import { placesAhead } from '../../waitlist/actions/load.ts'
import { placeStateAt } from '../../waitlist/rules/place.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { findRoutes } from '../contract/find.ts'
import { findView, foundBookingView, foundPlaceView } from '../views/find.ts'
import type { FindModel } from '../views/find.ts'
import { isOver } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

/** What has become of a request, for whoever has left a telephone alone and no link. */
export const findPages = pagesOf(findRoutes, {
  findPage: (ctx, { params, language }) => form(ctx, params.house, { language, entered: new Entered() }),

  sendFind: (ctx, request) => {
    const { params, language } = request
    return answerForm(request, {
      accepted: async (said) => html(await found(ctx, language, { ...said, ...params })),
      refused: (failure) => form(ctx, params.house, { language, entered: failure.entered, failure }),
    })
  },
})

async function form(
  ctx: Pick<Context, 'table'>,
  id: string,
  shown: Omit<FindModel, 'house'>,
): Promise<Answer> {
  const { house } = await loadHouse(ctx, id)
  return html(findView({ house, ...shown }))
}

async function found(ctx: Context, language: FindModel['language'], said: CodeAndPhone): Promise<string> {
  const file = await findOwnBooking(ctx, said)
  if (file) {
    const shown = await toldTo(ctx, file, language)
    return foundBookingView({ ...shown, language, moment: momentOf(ctx, file), isOver: isOver(ctx, file) })
  }
  const waiting = await findOwnPlace(ctx, said)
  if (waiting === undefined) throw new Refusal('invalid', 'nothing-found', { pointer: '/code' })
  const state = placeStateAt(waiting.place, ctx.now())
  return foundPlaceView({
    ...(await toldTo(ctx, waiting, language)),
    language,
    state,
    ahead: await placesAhead(ctx, waiting),
  })
}
