import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { loadManagedHouse } from '../../houses/actions.ts'
import { leavePlace } from '../../waitlist/actions/end-place.ts'
import { acceptPlace } from '../actions/accept-place.ts'
import { joinQueue } from '../../waitlist/actions/join-queue.ts'
import { openPlaceAs } from '../../waitlist/actions/load.ts'
import { placeStateAt } from '../../waitlist/rules/place.ts'
import { queuePages as routes } from '../contract/queue.ts'
import { managedQueueFormView } from '../views/queue-form.ts'
import { managedPlaceView } from '../views/queue-managed.ts'
import { answerQueueForm, queueForm } from './queue.ts'

const { managedQueuePage, sendManagedQueue, managedPlacePage, sendManagedPlaceStep } = routes
type Asked = Pick<PageRequest, 'actor' | 'language'> & { params: { house: string; id: string } }

/** The queue for those who answer the telephone. */
export const managedQueuePages = pagesOf(
  { managedQueuePage, sendManagedQueue, managedPlacePage, sendManagedPlaceStep },
  {
    managedQueuePage: async (ctx, { actor, params: { house }, query, language }) => {
      await loadManagedHouse(ctx, actor, house)
      const shown = { house, language, entered: enteredOf(query), key: ctx.newId() }
      return queueForm(ctx, managedQueueFormView, shown)
    },

    sendManagedQueue: async (ctx, { actor, params: { house }, form, language }) => {
      await loadManagedHouse(ctx, actor, house)
      return answerQueueForm(ctx, form, {
        joined: async (request, key) => {
          const { id } = await joinQueue(ctx, actor, { house, request, ...key })
          return href(managedPlacePage, { house, id })
        },
        refused: (shown) => queueForm(ctx, managedQueueFormView, { house, language, ...shown }),
      })
    },

    managedPlacePage: (ctx, asked) => show(ctx, asked),

    sendManagedPlaceStep: async (ctx, asked) => {
      const { actor, params } = asked
      await open(ctx, asked)
      return answerForm(asked, {
        accepted: async ({ step }) => {
          if (step === 'leave') await leavePlace(ctx, actor, params)
          else await acceptPlace(ctx, actor, { id: params.id, approve: true })
          return seeOther(href(managedPlacePage, params))
        },
        refused: ({ code }) => show(ctx, asked, code),
      })
    },
  },
)

async function open(ctx: Context, { actor, params }: Asked) {
  const file = await openPlaceAs(ctx, actor, params.id)
  if (file.place.house !== params.house) throw new Refusal('not-found', 'not-found', { place: params.id })
  return file
}

async function show(ctx: Context, asked: Asked, refused?: string): Promise<Answer> {
  const { place, house, rooms } = await open(ctx, asked)
  const state = placeStateAt(place, ctx.now())
  return html(managedPlaceView({ language: asked.language, house, rooms, place, state, refused }))
}
