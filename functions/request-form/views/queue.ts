import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { emailField, fieldset, hiddenField, telField, textField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import { href } from '../../../shared/http/contract.ts'
import type { TeamHouse } from '../../houses/rules/roles.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { bookHref, houseHref, housePage } from '../../rooms/views/frame.ts'
import { QueueRequest } from '../../waitlist/schema.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import { errorFor, errorsAbove } from '../../bookings/views/errors.ts'
import { texts } from '../../waitlist/views/texts.ts'
import { texts as bookingTexts } from '../../bookings/views/texts.ts'
import { bookable, whenFields, whenFieldset } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { queueRoutes } from '../contract/queue.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface QueueFormModel extends WhenForm {
  house: TeamHouse
  /** By which a form that is sent twice is one place. */
  key: string
}

/** The form for a place in the queue: for when, and who. */
export function queueFormView(model: QueueFormModel): string {
  const { language, house, failure } = model
  const say = texts(language)
  const title = say('form.title')
  const action = href(queueRoutes.sendQueue, { house: house.id })
  return housePage({
    language,
    house,
    here: action,
    current: 'book',
    robots: 'noindex',
    title: failure === undefined ? title : `${say('form.errors')}: ${title}`,
    main: mainOf(model, {
      title,
      lead: say('form.lead'),
      action,
      leave: houseHref(house.id),
      who: whoFieldset(model, { legend: say('form.who'), hint: say('form.whoHint') }),
    }),
  })
}

/** The same for a caller. */
export function managedQueueFormView(model: QueueFormModel): string {
  const { language, house, failure } = model
  const say = texts(language)
  const title = say('form.caller')
  const action = href(queueRoutes.sendManagedQueue, { house: house.id })
  return managePage({
    language,
    house,
    path: action,
    current: 'book',
    title: failure === undefined ? title : `${say('form.errors')}: ${title}`,
    main: mainOf(
      { ...model, forThem: true, rooms: bookable(model.rooms) },
      {
        title,
        lead: say('form.callerLead'),
        action,
        leave: hrefTo('inbox', house.id),
        who: whoFieldset(
          { ...model, forThem: true },
          { legend: say('form.caller.who'), hint: say('form.caller.whoHint') },
        ),
      },
    ),
  })
}

function mainOf(
  model: QueueFormModel,
  { title, lead, action, leave, who }: Record<'title' | 'lead' | 'action' | 'leave', string> & { who: Html },
): Html {
  const { language, entered, failure } = model
  const say = texts(language)
  const isFree = failure?.code === 'not-taken'
  // What was typed into the booking form before is kept, and asked for later if it is needed.
  const kept = ['purpose', 'groupName', 'label', 'attendees', 'note', 'setUpMinutes', 'tidyUpMinutes'].filter(
    (name) => entered.get(name) !== '',
  )
  const content: Content = [
    hiddenField('key', model.key),
    whenFieldset(model),
    who,
    kept.map((name) => hiddenField(name, entered.get(name))),
    dataNote(model.house.id, language),
    actions(
      submit({ label: say(model.forThem ? 'button.tellThem' : 'form.send') }),
      linkButton({ href: leave, label: say('form.leave'), kind: 'plain' }),
    ),
  ]
  return html`${pageHeading(title, { lead })}
  ${isFree ? freeNotice(model) : errorsAbove(model, [...whenFields, ...detailFields])}
  ${form({ action, content, attributes: { 'data-once': true } })}`
}

/** Who waits, and how they are reached when it is their turn. */
function whoFieldset(model: QueueFormModel, words: { legend: string; hint: string }): Html {
  const { language, entered } = model
  const given = (name: 'contact.name' | 'contact.email' | 'contact.phone') => {
    const { pattern: _, ...limits } = attributesOf(QueueRequest, name)
    const label =
      name === 'contact.name' ? texts(language)('fact.name') : bookingTexts(language)(`field.${name}`)
    return { name, label, value: entered.get(name), ...errorFor(model, name), attributes: limits }
  }
  const name = given('contact.name')
  const content = [
    textField({ ...name, attributes: { ...name.attributes, autocomplete: 'name' } }),
    emailField(given('contact.email')),
    telField(given('contact.phone')),
  ]
  return fieldset({ ...words, content })
}

/** Nobody has to wait for what is free. */
function freeNotice({ language, house, entered }: QueueFormModel): Html {
  const say = texts(language)
  const [date, from, to] = [entered.get('date'), entered.get('from'), entered.get('to')]
  const slot = { rooms: entered.all('rooms'), date, from, to }
  const content = html`<p>${say('form.freeMore')}</p>
    ${actions(linkButton({ href: bookHref(house.id, slot), label: say('form.book'), kind: 'primary' }))}`
  return html`<div tabindex="-1" data-focus>
    ${notice({ kind: 'success', title: say('form.free'), content })}
  </div>`
}
