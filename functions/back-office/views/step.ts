import { form, linkButton } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { isUndecided } from '../../bookings/rules/scope.ts'
import type { Booking } from '../../bookings/schema.ts'
import { ableFor } from '../../bookings/rules/able.ts'
import { reach, texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { bookingRoutes } from '../contract/booking.ts'
import { bookingHref } from './links.ts'
import { askedFacts } from './asked.ts'
import { bookingFacts, trail } from './booking.ts'
import { collisionNotice } from './collisions.ts'
import type { CollisionsByKey } from './met.ts'
import { reasonFields, stepFields } from './reasons.ts'
import { approveLabel, losersNotice } from './rivals.ts'
import { chosenDate, dateChooser, scopePart } from './scope.ts'
import type { BookingRoute } from './links.ts'

export interface StepModel extends ManagerPage {
  booking: Booking
  /** The date of a series that the step begins with; without it the step is for all. */
  occurrence?: string | undefined
  met: CollisionsByKey
  /** Who loses by an approval. */
  losing?: readonly Booking[]
  failure?: Failure | undefined
}

/** Once more before a yes: everything that was asked for, and what it would meet. */
export function approveView(model: StepModel): string {
  return stepPage(model, { step: 'approve', send: 'sendApprove', kind: 'primary' })
}

/** Why not: a sentence to choose, a sentence to write, or both. */
export function declineView(model: StepModel): string {
  return stepPage(model, {
    step: 'decline',
    send: 'sendDecline',
    kind: 'danger',
    fields: reasonFields(model, bookingRoutes.sendDecline.body, {
      reader: model.booking.language,
      needed: true,
    }),
  })
}

export function cancelView(model: StepModel): string {
  return stepPage(model, {
    step: 'cancel',
    send: 'sendManagedCancel',
    kind: 'danger',
    fields: reasonFields(model, bookingRoutes.sendManagedCancel.body, { reader: model.booking.language }),
  })
}

/** A question by mail; the deadline goes on. */
export function askView(model: StepModel): string {
  const fields = stepFields(model, bookingRoutes.sendAsk.body)
  const question = textArea({ ...fields.field('question'), attributes: { rows: 5, maxlength: 1000 } })
  return stepPage(model, { step: 'ask', send: 'sendAsk', kind: 'primary', fields: [question] })
}

interface StepPage {
  step: 'approve' | 'decline' | 'cancel' | 'ask'
  send: BookingRoute
  kind: ButtonKind
  fields?: Content
}

const pages = {
  approve: 'approvePage',
  decline: 'declinePage',
  cancel: 'managedCancelPage',
  ask: 'askPage',
} as const

function stepPage(model: StepModel, { step, send, kind, fields }: StepPage): string {
  const { language, here: path, house, booking, met, losing, now, failure, occurrence } = model
  const say = texts(language)
  const title = say(`${step}.title`)
  const date = chosenDate(model)
  const moment = { now, zone: house.timeZone }
  const dates = ableFor(booking, step, moment, date?.key)
  const isChange =
    (step === 'approve' || step === 'decline') &&
    dates.length > 0 &&
    dates.every(({ asked }) => asked !== undefined)
  const when = date === undefined ? whenOf(booking, model) : whenOf({ occurrences: [date] }, model)
  const values = { title: titleOf(booking), when }
  const question = isChange ? say(`${step}.questionChange`, values) : say(`${step}.question`, values)
  const own = date === undefined ? met : new Map([...met].filter(([key]) => key === date.key))
  const approving = isChange ? say('approve.sendChange') : approveLabel(booking, losing ?? [], language)
  const label = step === 'approve' ? approving : say(`${step}.send`)
  return managePage({
    language,
    path,
    house,
    title: `${title}: ${values.title}`,
    ...(isUndecided(booking) ? { current: 'inbox' as const } : {}),
    main: html`${failure && stepFields(model, bookingRoutes.sendDecline.body).summary()}
    ${pageHeading(title, { lead: question, above: trail(model, title) })}
    ${isChange && askedFacts(model, booking, date)} ${collisionNotice(model, booking, own)}
    ${step === 'approve' && losersNotice(model, losing)} ${silentNotice(model)}
    ${dateChooser(model, step, pages[step])}
    ${form({
      action: bookingHref(booking, send),
      content: [
        fields,
        scopePart(model, {
          step,
          label,
          kind,
          more: linkButton({
            href: bookingHref(booking, 'managedBookingPage', { occurrence }),
            label: say('back'),
            kind: 'plain',
          }),
        }),
      ],
    })}
    ${section(say('booking.facts'), bookingFacts(model, booking))}`,
  })
}

/** Without an address no mail goes out: somebody has to say it. */
function silentNotice({ language, booking: { contact } }: StepModel): Content {
  if (contact.email !== undefined) return false
  const say = texts(language)
  return notice({
    kind: 'info',
    title: say('silent.title'),
    content: html`<p>${say('silent.more', { name: contact.name })}<br />${reach(contact, language)}</p>`,
  })
}
