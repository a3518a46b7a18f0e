import type { Actor } from '../../../shared/actor.ts'
import { html, pagesOf } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { sendOnce } from '../../../shared/http/sent-before.ts'
import type { Context } from '../../../shared/context.ts'
import { failureOf } from '../../../shared/http/failure.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { today } from '../../../shared/time/civil.ts'
import { href } from '../../../shared/http/contract.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { askInName } from '../../groups/actions/acting.ts'
import { inNameOf } from '../../groups/rules/tokens.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import { isWanted } from '../../bookings/actions/load.ts'
import { manageHref } from '../../bookings/actions/links.ts'
import { whenRefusal } from '../../rooms/rules/wanted.ts'
import type { RequestTerms } from '../../rooms/rules/wanted.ts'
import { When } from '../../rooms/schema.ts'
import { freeTimeOf } from '../../rooms/actions/free-time.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'
import { openFields } from '../../hosting/views/open.ts'
import { BookingForm, formRoutes, GroupBookingForm } from '../contract/booking.ts'
import { stepOf } from '../rules/choose.ts'
import { withOtherRoom } from '../rules/others.ts'
import { oneReach } from '../rules/reach.ts'
import { bookView } from '../views/book.ts'
import { answerRequest, keyOf, sendWish } from './request.ts'
import type { ShownForm } from './request.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { bookPage, sendBooking } = formRoutes
const names = [...whenFields, ...detailFields, ...openFields, 'key', 'queueIfTaken', 'as', 'others']

/** The form that asks for rooms, and what becomes of it. */
export const bookPages = pagesOf(
  { bookPage, sendBooking },
  {
    bookPage: async (ctx, { params: { house }, query, language }) => {
      const entered = enteredOf(query)
      const step = stepOf(entered)
      if (step === 'form') return formPage(ctx, { house, language, entered, key: ctx.newId() })
      const { monthPage, dayPage } = await import('./choose.ts')
      const asked = { file: await toldTo(ctx, await loadRooms(ctx, house), language), entered, language }
      return step === 'day' ? dayPage(ctx, asked) : monthPage(ctx, asked)
    },

    sendBooking: async (ctx, { params: { house }, form, actor, cookies, language }) => {
      const other = withOtherRoom(form.entered)
      if (other)
        return formPage(ctx, { house, language, entered: other, key: keyOf(ctx, { entered: other }) })
      const entered = oneReach(form.entered)
      const of = inNameOf(entered.get('as'))
      const asking = visitor(actor, of)
      return answerRequest(ctx, {
        house,
        actor: asking,
        schema: of ? GroupBookingForm : BookingForm,
        isReachAsked: of === undefined,
        entered,
        names,
        send: ({ approve: _approve, ...wish }) => {
          const request = { ...wish, language, ...(of ? { group: of.group } : {}) }
          const sent = { cookies, path: href(sendBooking, { house }), asked: request }
          return sendOnce(ctx, sent, {
            send: () => sendWish(ctx, asking, house, request),
            stands: (id) => isWanted(ctx, id),
            path: async (id) => {
              const own = of && href({ path: bookingPaths.own }, { id, token: of.token })
              return `${own ?? (await manageHref(ctx, id)).path}?done=sent`
            },
          })
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
  const of = inNameOf(shown.entered.get('as'))
  const [file, inName] = await Promise.all([
    loadRooms(ctx, id),
    of && askInName(ctx, visitor({ kind: 'visitor', address: '' }, of), { house: id, group: of.group }),
  ])
  const { house, rooms } = await toldTo(ctx, file, shown.language)
  const free = await freeTimeOf(ctx, shown.entered, { rooms, zone: house.timeZone })
  const now = today(ctx.now(), house.timeZone)
  const failure = shown.failure ?? foreseen(shown, { house, rooms, now: ctx.now(), byManager: false })
  const isOver = failure?.errorOf('date')?.code === 'too-soon'
  return html(
    bookView({ ...shown, failure, house, rooms, free: isOver ? undefined : free, inName, today: now }),
  )
}

/** What a link brought along that nobody can ask for, such as a day that is over, is said before the form is filled in. */
function foreseen({ entered, list }: ShownForm, terms: RequestTerms): Failure | undefined {
  const [date, from, to] = ['date', 'from', 'to'].map((name) => entered.get(name))
  const when = When.safeParse({ rooms: entered.all('rooms'), date, from, to })
  if (list !== undefined || !when.success) return undefined
  const rooms = terms.rooms.filter(({ id }) => when.data.rooms.includes(id))
  const refusal = rooms.length > 0 ? whenRefusal(when.data, { ...terms, rooms }) : undefined
  return refusal && refusal.code !== 'phone-only' ? failureOf(refusal, entered) : undefined
}

/** Whoever fills in the neighbours' form is asked what neighbours are asked; managers have a form of their own, and hosts their link. */
function visitor({ address }: Actor, host?: { token: string }): Actor {
  return { kind: 'visitor', address, ...(host ? { token: host.token } : {}) }
}
