import type { Actor } from '../../../shared/actor.ts'
import { html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { loadRooms } from '../../rooms/actions.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { freeTimeOf } from '../../rooms/actions/free-time.ts'
import { formRoutes } from '../contract/booking.ts'
import { bookView } from '../views/book.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'
import { openFields } from '../../hosting/views/open.ts'
import { answerRequest, keyOf, sendWish } from './request.ts'
import type { ShownForm } from './request.ts'

const { bookPage, sendBooking } = formRoutes
const names = [...whenFields, ...detailFields, ...openFields, 'key', 'queueIfTaken']

/** The form that asks for rooms, and what becomes of it. */
export const bookPages = pagesOf(
  { bookPage, sendBooking },
  {
    bookPage: async (ctx, { params, query, language }) =>
      formPage(ctx, { house: params.house, language, entered: enteredOf(query), key: ctx.newId() }),

    sendBooking: async (ctx, { params: { house }, form, actor, language }) => {
      const { entered } = form
      return answerRequest(ctx, {
        house,
        actor: visitor(actor),
        entered,
        names,
        send: async ({ approve: _approve, ...wish }) => {
          const id = await sendWish(ctx, visitor(actor), house, { ...wish, language })
          const { path } = await manageHref(ctx, id)
          return seeOther(`${path}?done=sent`)
        },
        show: (shown) => formPage(ctx, { house, language, ...shown, key: keyOf(ctx, shown) }),
      })
    },
  },
)

interface Shown extends ShownForm {
  house: string
  language: Language
  key: string
}

async function formPage(ctx: Context, { house: id, ...shown }: Shown): Promise<Answer> {
  const { house, rooms } = await loadRooms(ctx, id)
  const free = await freeTimeOf(ctx, shown.entered, { rooms, zone: house.timeZone })
  return html(bookView({ ...shown, house, rooms, free, today: today(ctx.now(), house.timeZone) }))
}

/** Whoever fills in the neighbours' form is asked what neighbours are asked; managers have a form of their own. */
function visitor({ address }: Actor): Actor {
  return { kind: 'visitor', address }
}
