import { forTeam } from '../../houses/rules/roles.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { isToLookAt } from '../../../shared/http/kept-form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { requireManager } from '../../houses/rules.ts'

import type { HouseWithRooms } from '../../rooms/actions/load-rooms.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import { freeTimeOf } from '../../rooms/actions/free-time.ts'
import { formRoutes } from '../contract/booking.ts'
import { enterView } from '../views/enter.ts'
import { managedHref } from '../../bookings/views/managed.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'
import { openFields } from '../../hosting/views/open.ts'
import { answerRequest, keyOf, sendWish, showFailed } from './request.ts'
import type { AskedForm, ShownForm } from './request.ts'

const { enterBookingPage, enterBooking } = formRoutes
const names = [...whenFields, ...detailFields, 'key', 'queueIfTaken', 'approve', 'language', ...openFields]

/** The form for a caller, and what becomes of it. */
export const enterPages = pagesOf(
  { enterBookingPage, enterBooking },
  {
    enterBookingPage: async (ctx, { actor, params, query, language }) => {
      const file = await loadRooms(ctx, params.house)
      requireManager(file.managers, actor)
      return formPage(ctx, forTeam(file, actor), {
        language,
        entered: enteredOf(query),
        key: ctx.newId(),
        isSent: false,
      })
    },

    enterBooking: async (ctx, { actor, params, form, language }) => {
      const file = await loadRooms(ctx, params.house)
      requireManager(file.managers, actor)
      const show = (shown: ShownForm) =>
        formPage(ctx, forTeam(file, actor), { language, ...shown, key: keyOf(ctx, shown), isSent: true })
      const send = async (wish: AskedForm) => {
        const id = await sendWish(ctx, actor, params.house, wish)
        return seeOther(managedHref({ house: params.house, id }, { done: 'entered' }))
      }
      if (isToLookAt(form)) return answerForm({ form }, { accepted: send, refused: showFailed(show) })
      return answerRequest(ctx, { house: params.house, actor, entered: form.entered, names, send, show })
    },
  },
)

interface Shown extends ShownForm {
  language: Language
  key: string
  isSent: boolean
}

async function formPage(
  ctx: Context,
  { house, rooms }: Pick<HouseWithRooms, 'rooms'> & { house: TeamHouse },
  shown: Shown,
): Promise<Answer> {
  const now = ctx.now()
  const zone = house.timeZone
  const free = await freeTimeOf(ctx, shown.entered, { rooms, zone })
  return html(enterView({ ...shown, here: '', house, rooms, now, free, today: today(now, zone) }))
}
