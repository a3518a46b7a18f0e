import { forTeam } from '../../houses/rules/roles.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { href } from '../../../shared/http/contract.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Entered, Form } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { sendOnce } from '../../../shared/http/sent-before.ts'
import { today } from '../../../shared/time/civil.ts'
import { withReachAsked } from '../../contacts/rules/contact.ts'
import { loadManagedHouse } from '../../houses/actions/load-house.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { joinQueue } from '../../waitlist/actions/join-queue.ts'
import { isWaitedFor } from '../../waitlist/actions/load.ts'
import { placeHref } from '../../waitlist/actions/links.ts'
import { queuePaths } from '../../waitlist/contract.ts'
import type { QueueRequest } from '../../waitlist/schema.ts'
import { queueRoutes } from '../contract/queue.ts'
import { managedQueueFormView, queueFormView } from '../views/queue.ts'
import type { QueueFormModel } from '../views/queue.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

/** The form for a place in the queue, for neighbours and for those who answer the telephone. */
export const queuePages = pagesOf(queueRoutes, {
  queuePage: async (ctx, { params, query, language }) =>
    queueForm(ctx, queueFormView, {
      house: params.house,
      language,
      entered: enteredOf(query),
      key: ctx.newId(),
    }),

  sendQueue: (ctx, { params: { house }, form, actor: { address }, cookies, language }) =>
    answerQueueForm(ctx, withReachAsked(form), {
      // Whoever fills in the neighbours' form is asked what neighbours are asked.
      join: (request, key) => {
        const asked = { house, request: { ...request, language }, ...key }
        const sent = { cookies, path: href(queueRoutes.sendQueue, { house }), asked: asked.request }
        return sendOnce(ctx, sent, {
          send: async () => (await joinQueue(ctx, { kind: 'visitor', address }, asked)).id,
          stands: (id) => isWaitedFor(ctx, id),
          path: async (id) => `${(await placeHref(ctx, id)).path}?done=waiting`,
        })
      },
      refused: (shown) => queueForm(ctx, queueFormView, { house, language, ...shown }),
    }),

  managedQueuePage: async (ctx, { actor, params: { house }, query, language }) => {
    await loadManagedHouse(ctx, actor, house)
    const shown = { house, manager: actor, language, entered: enteredOf(query), key: ctx.newId() }
    return queueForm(ctx, managedQueueFormView, shown)
  },

  sendManagedQueue: async (ctx, { actor, params: { house }, form, language }) => {
    await loadManagedHouse(ctx, actor, house)
    return answerQueueForm(ctx, form, {
      join: async (request, key) => {
        const { id } = await joinQueue(ctx, actor, { house, request, ...key })
        return seeOther(href({ path: queuePaths.managedPlace }, { house, id }))
      },
      refused: (shown) => queueForm(ctx, managedQueueFormView, { house, manager: actor, language, ...shown }),
    })
  },
})

/** What a form for the queue does: take a place and go to its page, or come back filled. */
function answerQueueForm(
  ctx: Context,
  form: Form<QueueRequest & { key?: string | undefined }>,
  {
    join,
    refused,
  }: {
    join: (request: QueueRequest, key: { idempotencyKey?: string }) => Promise<Answer>
    refused: (shown: { entered: Entered; key: string; failure: Failure }) => Promise<Answer>
  },
): Promise<Answer> {
  return answerForm(
    { form },
    {
      accepted: ({ key, ...request }) => join(request, key === undefined ? {} : { idempotencyKey: key }),
      refused: (failure) => {
        const { entered, code } = failure
        const isNew = code === 'key-used-before' || entered.get('key') === ''
        const key = isNew ? ctx.newId() : entered.get('key').slice(0, 40)
        return refused({ entered, key, failure })
      },
    },
  )
}

type Shown = Pick<QueueFormModel, 'language' | 'entered' | 'key' | 'failure'> & {
  house: string
  /** Who runs the house and has somebody on the telephone. */
  manager?: Actor
}

async function queueForm(
  ctx: Context,
  view: (model: QueueFormModel) => string,
  { house: id, manager, ...shown }: Shown,
): Promise<Answer> {
  const file = forTeam(await loadRooms(ctx, id), manager)
  const { house, rooms } = await toldTo(ctx, file, shown.language)
  return html(view({ ...shown, house, rooms, today: today(ctx.now(), house.timeZone) }))
}
