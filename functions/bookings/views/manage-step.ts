import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import type { ButtonKind } from '../../../shared/html/buttons.ts'
import { radios } from '../../../shared/html/choices.ts'
import { textArea } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { Entered } from '../../../shared/http/form.ts'
import { linesOf } from '../../houses/rules.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { InboxEntry } from '../actions/read.ts'
import { managePages } from '../contract/manage-pages.ts'
import { isOpen } from '../rules/state.ts'
import type { Booking } from '../schema.ts'
import { bookingFacts, trail } from './manage-booking.ts'
import { collisionNotice } from './manage-collisions.ts'
import { bookingHref, reach, spokenFacts, texts, titleOf, whenOf } from './manage-words.ts'
import type { BookingRoute, Managed } from './manage-words.ts'

export interface StepModel extends Managed {
  booking: Booking
  met?: Pick<InboxEntry, 'collisions' | 'closed'>
  failure?: Failure
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
    fields: reasonFields(model),
  })
}

export function cancelView(model: StepModel): string {
  return stepPage(model, {
    step: 'cancel',
    send: 'sendManagedCancel',
    kind: 'danger',
    fields: reasonFields(model),
  })
}

/** A question by mail; the deadline goes on. */
export function askView(model: StepModel): string {
  const fields = stepFields(model, managePages.sendAsk.body)
  const question = textArea({ ...fields.field('question'), attributes: { rows: 5, maxlength: 1000 } })
  return stepPage(model, { step: 'ask', send: 'sendAsk', kind: 'primary', fields: [question] })
}

interface StepPage {
  step: 'approve' | 'decline' | 'cancel' | 'ask'
  send: BookingRoute
  kind: ButtonKind
  fields?: Content
}

function stepPage(model: StepModel, { step, send, kind, fields }: StepPage): string {
  const { language, here: path, house, booking, met, failure } = model
  const say = texts(language)
  const title = say(`${step}.title`)
  const values = { title: titleOf(booking), when: whenOf(booking, language) }
  const silent = booking.contact.email === undefined
  return managePage({
    language,
    path,
    house,
    title: `${title}: ${values.title}`,
    ...(isOpen(booking.state) ? { current: 'inbox' as const } : {}),
    main: html`${failure && stepFields(model, managePages.sendDecline.body).summary()}
    ${pageHeading(title, { lead: say(`${step}.question`, values), above: trail(model, title) })}
    ${met && collisionNotice(model, met)}
    ${
      silent &&
      notice({
        kind: 'info',
        title: say('silent.title'),
        content: html`<p>${say('silent.more', { name: booking.contact.name })}<br />${reach(booking.contact, language)}</p>`,
      })
    }
    ${form({
      action: bookingHref(booking, send),
      content: [
        fields,
        actions(
          submit({ label: say(`${step}.send`), kind }),
          linkButton({ href: bookingHref(booking), label: say('back'), kind: 'plain' }),
        ),
      ],
    })}
    ${section(say('booking.facts'), bookingFacts(model, booking))}`,
  })
}

function stepFields(model: StepModel, schema: Parameters<typeof fieldsOf>[0]['schema']): FormFields {
  const { language, failure } = model
  const entered = failure?.entered ?? new Entered()
  return fieldsOf({ language, schema, entered, failure, texts, spoken: (facts) => spokenFacts(facts, model) })
}

/** The house's own sentences first; the mail says what is chosen and what is written. */
function reasonFields(model: StepModel): Content {
  const { language, house, failure } = model
  const say = texts(language)
  const lines = linesOf(house.declineReasons)
  const { field } = stepFields(model, managePages.sendDecline.body)
  const chosen = failure?.entered.get('chosen') ?? ''
  const own = { value: '', label: say('reason.own') }
  const choice = radios({
    name: 'chosen',
    legend: say('reason.choose'),
    hint: say('reason.hint'),
    chosen: [chosen],
    options: [...lines.map((line) => ({ value: line, label: line })), own],
  })
  const words = textArea({ ...field('reason'), attributes: { rows: 3, maxlength: 1000 } })
  return [lines.length > 0 && choice, words]
}
