import type { Context } from '../../../shared/context.ts'
import { answerForm, html, pagesOf, seeChanged, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { acceptPlace } from '../../bookings/actions/accept-place.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { leavePlace } from '../../waitlist/actions/leave-place.ts'
import { placeHref } from '../../waitlist/actions/links.ts'
import { openPlace, openPlaceAs, placesAhead } from '../../waitlist/actions/load.ts'
import { provePlace } from '../../waitlist/actions/prove-place.ts'
import { isKnown, placeStateAt } from '../../waitlist/rules/place.ts'
import { placeView } from '../../waitlist/views/place.ts'
import { placeProofView } from '../../waitlist/views/proof.ts'
import { placeRoutes } from '../contract/place.ts'
import { orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** The page of a place in the queue, for who waits. */
export const placePages = pagesOf(placeRoutes, {
  placePage: (ctx, request) =>
    orOldPlace(ctx, request, () => show(ctx, request, { done: request.query.done })),

  sendPlaceStep: (ctx, request) =>
    orOldPlace(ctx, request, () =>
      answerForm(request, {
        accepted: async ({ step }) => {
          const { actor, params } = request
          if (step === 'prove') {
            await provePlace(ctx, actor, params)
            return seeOther(`${request.path}?done=proved`)
          }
          if (step === 'leave') {
            await leavePlace(ctx, actor, params)
            return seeChanged(request.path)
          }
          const { booking } = await acceptPlace(ctx, actor, { id: params.id })
          return seeOther(`${(await manageHref(ctx, booking.id)).path}?done=sent`)
        },
        refused: ({ code }) => show(ctx, request, { refused: code }),
      }),
    ),
})

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  more: { done?: string | undefined; refused?: string },
): Promise<Answer> {
  const file = await toldTo(ctx, await openPlaceAs(ctx, actor, params.id), language)
  const { place, house, rooms } = file
  const state = placeStateAt(place, ctx.now())
  // Only the mail brings this link. What was refused is said below.
  if (file.isProved && !isKnown(place) && state === 'waiting' && more.refused === undefined) {
    return html(placeProofView({ language, house, rooms, place, token: params.token }))
  }
  const [ahead, own, booking] = await Promise.all([
    state === 'waiting' ? placesAhead(ctx, file) : 0,
    placeHref(ctx, place.id),
    place.booking === undefined ? undefined : manageHref(ctx, place.booking),
  ])
  const links = { token: params.token, url: own.url, booking: booking?.path }
  return html(placeView({ language, house, rooms, place, state, ahead, ...links, ...more }))
}

/** The same page as for an old link of a booking. */
function orOldPlace(ctx: Context, request: Linked, answer: () => Promise<Answer>): Promise<Answer> {
  return orOldLink(ctx, request, answer, openPlace)
}
