import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered, Form } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { leavePlace } from '../../waitlist/actions/end-place.ts'
import { manageHref } from '../actions/links.ts'
import { acceptPlace } from '../actions/accept-place.ts'
import { joinQueue } from '../../waitlist/actions/join-queue.ts'
import { placeHref } from '../../waitlist/actions/links.ts'
import { openPlace, openPlaceAs, placesAhead } from '../../waitlist/actions/load.ts'
import { placeStateAt } from '../../waitlist/rules/place.ts'
import type { QueueRequest } from '../../waitlist/schema.ts'
import { queuePages as routes } from '../contract/queue.ts'
import { queueFormView } from '../views/queue-form.ts'
import type { QueueFormModel } from '../views/queue-form.ts'
import { placeView } from '../../waitlist/views/place.ts'
import { orOldLink } from './opened.ts'

const { queuePage, sendQueue, placePage, sendPlaceStep } = routes
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** Waiting for a slot: the form, and the page of a place. */
export const queuePages = pagesOf(
  { queuePage, sendQueue, placePage, sendPlaceStep },
  {
    queuePage: async (ctx, { params, query, language }) =>
      queueForm(ctx, queueFormView, {
        house: params.house,
        language,
        entered: enteredOf(query),
        key: ctx.newId(),
      }),

    sendQueue: (ctx, { params: { house }, form, actor: { address }, language }) =>
      answerQueueForm(ctx, form, {
        // Whoever fills in the neighbours' form is asked what neighbours are asked.
        joined: async (request, key) => {
          const asked = { house, request: { ...request, language }, ...key }
          const { id } = await joinQueue(ctx, { kind: 'visitor', address }, asked)
          return `${(await placeHref(ctx, id)).path}?done=waiting`
        },
        refused: (shown) => queueForm(ctx, queueFormView, { house, language, ...shown }),
      }),

    placePage: (ctx, request) =>
      orOldPlace(ctx, request, () => show(ctx, request, { done: request.query.done })),

    sendPlaceStep: (ctx, request) =>
      orOldPlace(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ step }) => {
            const { actor, params } = request
            if (step === 'leave') {
              await leavePlace(ctx, actor, params)
              return seeOther(request.path)
            }
            const { booking } = await acceptPlace(ctx, actor, { id: params.id })
            return seeOther(`${(await manageHref(ctx, booking.id)).path}?done=sent`)
          },
          refused: ({ code }) => show(ctx, request, { refused: code }),
        }),
      ),
  },
)

/** What a form for the queue does: take a place and go to its page, or come back filled. */
export function answerQueueForm(
  ctx: Context,
  form: Form<QueueRequest & { key?: string | undefined }>,
  {
    joined,
    refused,
  }: {
    joined: (request: QueueRequest, key: { idempotencyKey?: string }) => Promise<string>
    refused: (shown: { entered: Entered; key: string; failure: Failure }) => Promise<Answer>
  },
): Promise<Answer> {
  return answerForm(
    { form },
    {
      accepted: async ({ key, ...request }) =>
        seeOther(await joined(request, key === undefined ? {} : { idempotencyKey: key })),
      refused: (failure) => {
        const { entered, code } = failure
        const isNew = code === 'key-used-before' || entered.get('key') === ''
        const key = isNew ? ctx.newId() : entered.get('key').slice(0, 40)
        return refused({ entered, key, failure })
      },
    },
  )
}

type Shown = Pick<QueueFormModel, 'language' | 'entered' | 'key' | 'failure'> & { house: string }

export async function queueForm(
  ctx: Context,
  view: (model: QueueFormModel) => string,
  { house: id, ...shown }: Shown,
): Promise<Answer> {
  const { house, rooms } = await loadRooms(ctx, id)
  return html(view({ ...shown, house, rooms, today: today(ctx.now(), house.timeZone) }))
}

async function show(
  ctx: Context,
  { actor, params, language }: Linked,
  more: { done?: string | undefined; refused?: string },
): Promise<Answer> {
  const file = await openPlaceAs(ctx, actor, params.id)
  const { place, house, rooms } = file
  const state = placeStateAt(place, ctx.now())
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
