import { roomsInUse } from '../../rooms/rules/hours.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf, seeOther } from '../../../shared/http/pages.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import type { PageRequest } from '../../../shared/http/request.ts'
import { today } from '../../../shared/time/civil.ts'
import { contactTerms } from '../../bookings/actions/consent.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import type { OpenedFile } from '../../bookings/actions/load.ts'
import { changeDetails } from '../../bookings/actions/change-details.ts'
import { moveBooking, whatMoves } from '../../bookings/actions/move-booking.ts'
import type { Move } from '../../bookings/actions/move-booking.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import { withChosenSlot } from '../../bookings/views/chosen-slot.ts'
import { freeTimeOf } from '../../rooms/actions/free-time.ts'
import { shownOn } from '../../bookings/rules/details.ts'
import { slotInQuestion } from '../../bookings/rules/move.ts'
import type { Scope } from '../../bookings/schema/series.ts'
import type { Booking, Occurrence } from '../../bookings/schema.ts'
import { whenFields } from '../../bookings/views/when-fields.ts'
import { bookingRoutes, MoveForm } from '../contract/booking.ts'
import { linkTo } from '../views/links.ts'
import { changeView, moveView } from '../views/move.ts'
import { dateFor, orOldLink } from './opened.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

const { moveBookingPage, sendMove, changeBookingPage, sendChange } = bookingRoutes
type Linked = Pick<PageRequest, 'actor' | 'language' | 'path'> & { params: { id: string; token: string } }

/** A booking by its manage link: another time, other words; of a series for one date or for more. */
export const changePages = pagesOf(
  { moveBookingPage, sendMove, changeBookingPage, sendChange },
  {
    moveBookingPage: (ctx, request) =>
      orOldLink(ctx, request, () => showMove(ctx, request, { occurrence: request.query.occurrence })),

    sendMove: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(
          { form: withChosenSlot(MoveForm, request.form, [...whenFields, 'occurrence', 'version']) },
          {
            accepted: async ({
              setUpMinutes = 0,
              tidyUpMinutes = 0,
              scope,
              occurrence,
              version,
              lose,
              told,
              ...to
            }) => {
              const { id } = request.params
              const meant = { scope: lose ?? scope, occurrence, version }
              const move = { id, ...meant, to: { ...to, setUpMinutes, tidyUpMinutes } }
              const loseExceptions = lose !== undefined && (await isTold(ctx, request, move, told))
              return done(request, await moveBooking(ctx, request.actor, { ...move, loseExceptions }), {
                what: 'moved',
                scope: meant.scope,
                seen: version,
              })
            },
            refused: (failure) =>
              showMove(ctx, request, { occurrence: failure.entered.get('occurrence'), failure }),
          },
        ),
      ),

    changeBookingPage: (ctx, request) =>
      orOldLink(ctx, request, () => showChange(ctx, request, { occurrence: request.query.occurrence })),

    sendChange: (ctx, request) =>
      orOldLink(ctx, request, () =>
        answerForm(request, {
          accepted: async ({ scope, occurrence, version, ...details }) => {
            const change = { id: request.params.id, scope, occurrence, version, details }
            const changed = await changeDetails(ctx, request.actor, change)
            return done(request, changed, { what: 'changed', scope, seen: version })
          },
          refused: (failure) =>
            showChange(ctx, request, { occurrence: failure.entered.get('occurrence'), failure }),
        }),
      ),
  },
)

/** Whether it was told of every date that would lose a time of its own; the form may have been changed since. */
async function isTold(
  ctx: Context,
  { actor }: Linked,
  move: Move,
  told: readonly string[] = [],
): Promise<boolean> {
  const { lost } = whatMoves(ctx, await openBookingAs(ctx, actor, move.id), move)
  return lost.every(({ key }) => told.includes(key))
}

/** Back to the booking, which says whether it is so now, or asked for. */
function done(
  { params }: Linked,
  { history, version }: Booking,
  { what, scope, seen }: Pick<Scope, 'scope'> & { what: 'moved' | 'changed'; seen: number | undefined },
): Answer {
  const isAsked = history.at(-1)?.what === 'change-asked'
  const isMany = version !== seen && scope !== 'this'
  return seeOther(
    linkTo(params, undefined, { done: isAsked ? 'asked' : what, meant: isMany ? scope : undefined }),
  )
}

interface Shown {
  occurrence: string | undefined
  failure?: Failure
}

async function showMove(ctx: Context, linked: Linked, shown: Shown): Promise<Answer> {
  return showDate(ctx, linked, { ...shown, step: 'move' }, async (file, model) => {
    const { booking, house, rooms } = file
    const { occurrence } = model
    const entered = shown.failure?.entered ?? enteredOf(slotInQuestion(booking, occurrence))
    const free = await freeTimeOf(ctx, entered, { rooms, zone: house.timeZone, self: booking.id })
    return moveView({ ...model, entered, free, today: today(ctx.now(), house.timeZone) })
  })
}

async function showChange(ctx: Context, linked: Linked, shown: Shown): Promise<Answer> {
  return showDate(ctx, linked, { ...shown, step: 'change' }, ({ booking }, model) => {
    const { contact, groupName } = booking
    const { occurrence } = model
    const words = shownOn(booking, occurrence)
    const entered = shown.failure?.entered ?? enteredOf({ contact, groupName, ...words })
    return changeView({ ...model, entered })
  })
}

type Model = Omit<Parameters<typeof changeView>[0], 'entered'> & Pick<OpenedFile, 'rooms'>

/** The form about a date; where there is no date to do this with, the booking's page says so. */
async function showDate(
  ctx: Context,
  { actor, params, language }: Linked,
  { occurrence: key, failure, step }: Shown & { step: 'move' | 'change' },
  view: (file: OpenedFile, model: Model & { occurrence: Occurrence }) => string | Promise<string>,
): Promise<Answer> {
  const file = await toldTo(ctx, await openBookingAs(ctx, actor, params.id), language)
  const occurrence = dateFor(ctx, file, { step, key, isBack: failure !== undefined })
  if (occurrence === undefined) return seeOther(linkTo(params, undefined, { done: 'cannot' }))
  const moment = momentOf(ctx, file)
  const approved = file.booking.occurrences.filter(
    (each) => each.state === 'approved' && isUpcoming(each, moment),
  )
  // To another time somebody can also go in another room.
  const places = step === 'move' ? roomsInUse(file.rooms).map(({ id }) => ({ rooms: [id] })) : approved
  const terms = approved.length > 0 ? await contactTerms(ctx, file, places) : undefined
  return html(
    await view(file, { ...params, ...file, language, occurrence, moment, approved, terms, failure }),
  )
}
