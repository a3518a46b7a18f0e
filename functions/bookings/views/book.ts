import { actions, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import type { House } from '../../houses/schema.ts'
import { linesOf } from '../../houses/rules.ts'
import { bookHref, houseHref, housePage } from '../../rooms/views/frame.ts'
import { conflictNotice } from './conflict.ts'
import { contactFieldset, detailFields, purposeFieldset } from './detail-fields.ts'
import { errorsAbove } from './errors.ts'
import { freeTimePanel } from './free-time.ts'
import type { FreeTime } from './free-time.ts'
import { texts } from './texts.ts'
import { aroundFields, whenFields, whenFieldset } from './when-fields.ts'
import type { WhenForm } from './when-fields.ts'

export interface BookModel extends WhenForm {
  house: House
  /** By which a form that is sent twice is one request. */
  key: string
  free?: FreeTime | undefined
}

/** The form that asks for rooms. */
export function bookView(model: BookModel): string {
  const { language, house, failure } = model
  const say = texts(language)
  const isTaken = failure?.code === 'room-taken'
  const title = say('book.title')
  const content = [
    hiddenField('key', model.key),
    conflictNotice(model),
    whenFieldset(model),
    freeTimePanel({ language, house: house.id, rooms: model.rooms, free: model.free }),
    purposeFieldset(model, aroundFields(model)),
    contactFieldset(model, { email: true }),
    house.rulesGerman !== '' &&
      html`<p>${say('book.rulesAgreed')} <a href="#rules">${say('book.rulesWord')}</a>.</p>`,
    actions(
      submit({ label: say('book.send') }),
      linkButton({ href: houseHref(house.id), label: say('leave'), kind: 'plain' }),
    ),
  ]
  const action = bookHref(house.id)
  return housePage({
    language,
    house,
    here: chosenHref(model),
    current: 'book',
    width: 'wide',
    title: failure === undefined ? title : `${say('errors.short')}: ${title}`,
    main: html`${pageHeading(title, { lead: say('book.lead') })}
    ${!isTaken && errorsAbove(model, [...whenFields, ...detailFields])}
    ${beside(form({ action, content, attributes: { 'data-once': true } }), rules(model))}`,
  })
}

/** The form with what is chosen so far, for those who change the language; who they are stays out of the address. */
function chosenHref({ house, entered }: BookModel): string {
  const given = ['date', 'from', 'to'].filter((name) => entered.get(name) !== '')
  const rooms = entered.all('rooms')
  return bookHref(house.id, {
    ...(rooms.length > 0 ? { rooms } : {}),
    ...Object.fromEntries(given.map((name) => [name, entered.get(name)])),
  })
}

function rules({ house, language }: BookModel): Html {
  const say = texts(language)
  const lines = linesOf(language === 'de' ? house.rulesGerman : house.rulesEnglish)
  const list = html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`
  return html`${lines.length > 0 && section(say('book.rules'), list, { id: 'rules' })}`
}
