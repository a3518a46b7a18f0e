import type * as z from 'zod/mini'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { parseForm } from '../../../shared/http/input.ts'
import { answerForm } from '../../../shared/http/pages.ts'
import type { Answer } from '../../../shared/http/respond.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { withChosenSlot } from '../../bookings/views/chosen-slot.ts'
import { withReachAsked } from '../../contacts/rules/contact.ts'
import { loadRooms, pickRooms } from '../../rooms/actions/load-rooms.ts'
import { mayManage } from '../../houses/rules.ts'
import { whenRefusal } from '../../rooms/rules/wanted.ts'
import { previewBooking } from '../../bookings/actions/preview-booking.ts'
import { datesOfRequest } from '../../bookings/actions/series.ts'
import { PreviewRequest } from '../../bookings/contract/parts.ts'
import { requestBooking } from '../../bookings/actions/request-booking.ts'
import { foundMeeting } from '../../meetings/actions/found-meeting.ts'
import { isOpen, meetingOfWish } from '../../hosting/rules/open.ts'
import { BookingForm } from '../contract/booking.ts'
import type { GroupBookingForm } from '../contract/booking.ts'
import type { SeriesList } from '../views/series/list.ts'
import type { SeriesLook } from '../views/series/rows.ts'
import { takeStep } from './steps.ts'

export interface ShownForm {
  entered: Entered
  failure?: Failure
  /** The dates, once somebody has asked for them. */
  list?: SeriesList
}

export type AskedForm = z.infer<typeof GroupBookingForm> & Partial<z.infer<typeof BookingForm>>

interface Sent {
  house: string
  actor: Actor
  entered: Entered
  /** In a group's name nobody says who they are. */
  schema?: z.ZodMiniType<AskedForm>
  /** Whoever sends it has to say how they are reached. */
  isReachAsked?: boolean
  /** The fields of the form besides those of the repetition. */
  names: readonly string[]
  /** Asks for it, and leads on. */
  send: (request: AskedForm) => Promise<Answer>
  show: (shown: ShownForm) => Promise<Answer>
}

/**
 * What becomes of a form that asks for rooms. One date is sent. Of a series the dates are shown first, as often as one of them or the form
 * was changed; it is sent once what was shown is what is asked for.
 */
export async function answerRequest(ctx: Context, sent: Sent): Promise<Answer> {
  const { names, send, show, schema = BookingForm } = sent
  const step = takeStep(sent.entered, names)
  const { entered, at, moving } = step
  const parsed = withChosenSlot(schema, parseForm(schema, entered), names)
  const form = sent.isReachAsked ? withReachAsked(parsed) : parsed
  if (entered.get('repeat.every') === '')
    return answerForm({ form }, { accepted: send, refused: showFailed(show) })

  const refused = async (failure: Failure) => {
    const look = await lookIfPossible(ctx, sent, entered)
    return show({ entered, failure, ...(look ? { list: { look, moving } } : {}) })
  }
  const fail = (refusal: Refusal) =>
    answerForm({ form: { ok: false, refusal, entered } }, { accepted: send, refused })
  if (step.wrong) return fail(step.wrong)
  if (step.isSend && !form.ok) return fail(form.refusal)
  if (step.isSend && form.ok && checkedOf(form.value) === entered.get('checked'))
    return answerForm({ form }, { accepted: send, refused })
  return answerForm(
    { form: parseForm(PreviewRequest, entered) },
    {
      accepted: async (request) => {
        const look = await lookAt(ctx, sent, request)
        const isChanged = (step.isSend && entered.get('checked') !== '') || step.isUnasked
        return show({ entered, list: { look, at, moving, isChanged } })
      },
      refused: (failure) => show({ entered, failure }),
    },
  )
}

/** The form as it was filled, with what is wrong. */
export function showFailed(show: Sent['show']) {
  return (failure: Failure) => show({ entered: failure.entered, failure })
}

/** Asks for it, and perhaps opens it to others; the id of the booking. */
export async function sendWish(
  ctx: Context,
  actor: Actor,
  house: string,
  { key, open, as: _as, ...request }: AskedForm,
): Promise<string> {
  const again = key ? { idempotencyKey: key } : {}
  if (!isOpen({ open })) return (await requestBooking(ctx, actor, { house, request, ...again })).id
  const asked = meetingOfWish(request, open ?? {})
  return (await foundMeeting(ctx, actor, { house, asked, booking: request, ...again })).booking
}

/** What was sent under this key is a booking already: sending once more is meant as another one. */
export function keyOf(ctx: Pick<Context, 'newId'>, { entered, failure }: ShownForm): string {
  const isNew = failure?.code === 'key-used-before' || entered.get('key') === ''
  return isNew ? ctx.newId() : entered.get('key').slice(0, 40)
}

/** The dates of a series as they are now. Refuses what no change of single dates could mend. */
async function lookAt(
  ctx: Context,
  { house: id, actor }: Pick<Sent, 'house' | 'actor'>,
  request: z.infer<typeof PreviewRequest>,
): Promise<SeriesLook> {
  const { house, rooms, managers } = await loadRooms(ctx, id)
  const terms = { house, rooms: pickRooms(rooms, request.rooms), now: ctx.now() }
  const refusal = whenRefusal(request, { ...terms, byManager: mayManage(managers, actor) })
  if (refusal && (refusal.code === 'phone-only' || refusal.facts.pointer === '/to')) throw refusal
  const preview = await previewBooking(ctx, actor, { house: id, request }).catch(async (error: unknown) => {
    // Whoever leaves out the last date must see the list, to take one again.
    const isEmptied = error instanceof Refusal && error.code === 'no-dates' && request.repeat?.except
    if (!isEmptied) throw error
    return { ...(await datesOfRequest(house, request)), dates: [] }
  })
  return { ...preview, request: request as SeriesLook['request'], checked: checkedOf(request) }
}

async function lookIfPossible(ctx: Context, sent: Sent, entered: Entered): Promise<SeriesLook | undefined> {
  const form = parseForm(PreviewRequest, entered)
  if (!form.ok) return undefined
  try {
    return await lookAt(ctx, sent, form.value)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Tells whether a form asks for the very dates that were shown. Whether all are wanted or what is free changes none of them. */
function checkedOf(request: z.infer<typeof PreviewRequest>): string {
  const { rooms, date, from, to, setUpMinutes, tidyUpMinutes, repeat } = request
  const { mode: _, ...rule } = repeat ?? {}
  const asked = { rooms, date, from, to, setUpMinutes, tidyUpMinutes, repeat: rule }
  return fingerprintOf(asked)
}
