import { form, linkButton } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, written } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { beside, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { askThem } from '../../asks/views/conflict.ts'
import { bookingPaths } from '../../bookings/contract/paths.ts'
import type { AskableDate } from '../../bookings/rules/askable.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import { linesOf } from '../../houses/rules.ts'
import { houseText } from '../../houses/rules/own-words.ts'
import { When } from '../../rooms/schema.ts'
import type { FreeTime } from '../../rooms/rules/free-time.ts'
import { bookHref, houseHref, housePage } from '../../rooms/views/frame.ts'
import { conflictNotice, usualButton } from '../../bookings/views/conflict.ts'
import type { InName } from '../../groups/actions/acting.ts'
import { detailFields, inNameFieldset, purposeFieldset } from '../../bookings/views/detail-fields.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { freeTimePanel } from '../../bookings/views/free-time.ts'
import { formRoutes } from '../contract/booking.ts'
import { openFields, openFieldset } from '../../hosting/views/open.ts'
import { queueChoice, waitForIt } from './queue-button.ts'
import { repeatFields, repeatFieldset } from './repeat.ts'
import { wishOf } from '../rules/wish.ts'
import { phoneOnlyNotice, takenNotice, tooManyNotice } from './choose/forewarned.ts'
import { slotFold, whenFold, whoFold } from './folds.ts'
import { askedFields, askedFieldset, askedMoreFold } from './asked.ts'
import { seriesPart } from './series/list.ts'
import type { SeriesList } from './series/list.ts'
import { firstActions, seriesActions } from './series/send.ts'
import { texts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { texts } from '../../bookings/views/texts.ts'
import { aroundFields, whenFields, whenFieldset } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface BookModel extends WhenForm {
  house: House & InOtherWords
  /** By which a form that is sent twice is one request. */
  key: string
  free?: FreeTime | undefined
  /** In which group's name, and who of its hosts asks. */
  inName?: Pick<InName, 'groupName' | 'contact'> | undefined
  /** The dates of a series, once they were asked for. */
  list?: SeriesList | undefined
}

/** The form that asks for rooms. */
export function bookView(model: BookModel): string {
  const { language, house } = model
  const action = bookHref(house.id)
  const { title, lead } = headOf(model)
  return housePage({
    language,
    house,
    here: chosenHref(model),
    current: 'book',
    width: 'wide',
    title,
    main: html`${pageHeading(title, { lead })} ${errorsOf(model)} ${forewarned(model)}
    ${beside(form({ action, content: fieldsOf({ ...model, action }), attributes: { 'data-once': true } }), rules(model))}`,
  })
}

/** What is known before anything is sent; afterwards it stands with its field. */
function forewarned({ entered, failure, list, ...model }: BookModel): Content {
  if (failure !== undefined || list !== undefined) return false
  const chosen = { ...model, wish: wishOf(entered, model.rooms) }
  const slot = When.safeParse({
    rooms: chosen.wish.rooms,
    date: entered.get('date'),
    from: entered.get('from'),
    to: entered.get('to'),
  })
  const taken = slot.success && takenNotice({ ...chosen, free: model.free }, slot.data)
  return phoneOnlyNotice(chosen) ?? [tooManyNotice(chosen), taken]
}

function headOf({ language, list }: BookModel): { title: string; lead: string } {
  if (list === undefined) return { title: texts(language)('book.title'), lead: texts(language)('book.lead') }
  return { title: seriesTexts(language)('preview.title'), lead: seriesTexts(language)('preview.lead') }
}

function fieldsOf(model: BookModel & { action: string }): Content {
  const { language, house, list, inName } = model
  const say = texts(language)
  const look = list?.look
  const slot = [
    whenFieldset(model),
    freeTimePanel({ language, house: house.id, rooms: model.rooms, free: model.free }),
  ]
  const when = [
    look === undefined ? slotFold(model, slot) : slot,
    repeatFieldset(model, { isAgain: list !== undefined }),
  ]
  const who = inName
    ? [
        purposeFieldset(model, aroundFields(model), { inName: true }),
        openFieldset(model),
        inNameFieldset(model, inName),
      ]
    : [askedFieldset(model), askedMoreFold(model)]
  const leave = linkButton({ href: houseHref(house.id), label: say('leave'), kind: 'plain' })
  return [
    usualButton,
    hiddenField('key', model.key),
    inName && hiddenField('as', model.entered.get('as')),
    // Nobody waits in the queue in a group's name.
    conflictNotice(model, [askHolders(model), !inName && waitForIt({ language, house: house.id })]),
    whenFold(model, look, when),
    seriesPart(model, list),
    whoFold(model, { look, needed: inName ? 'nothing' : 'reach', fields: who }),
    !inName && queueChoice(model),
    houseText(house, 'rules', language).text !== '' &&
      html`<p>${say('book.rulesAgreed')} <a href="#rules">${say('book.rulesWord')}</a>.</p>`,
    dataNote(house.id, language),
    list === undefined
      ? firstActions(language, { label: say('book.send'), leave })
      : seriesActions(model, list, { verb: 'send', leave }),
  ]
}

/** Those who have the time, where they allow it. */
function askHolders({ language, failure, inName }: BookModel): Content {
  const hrefOf = ({ booking: id, occurrence }: AskableDate) =>
    href({ path: bookingPaths.ask }, { id }, { occurrence })
  return askThem({ language, failure, group: inName?.groupName, isOwn: false, hrefOf })
}

/** What is wrong, above the form; what stands in the way of a date says the form itself. */
function errorsOf(model: BookModel): Html | false {
  const { failure, list } = model
  const isTaken = failure?.code === 'room-taken' || failure?.code === 'dates-not-possible'
  const isTold = isTaken && (failure.facts.pointer !== '/repeat' || list !== undefined)
  const inOrder = [...whenFields, ...repeatFields, ...askedFields, ...detailFields, ...openFields]
  return !isTold && errorsAbove(model, inOrder)
}

/** The form with what is chosen so far, for those who change the language; who they are stays out of the address. */
function chosenHref({ house, entered }: BookModel): string {
  const names = [
    'rooms',
    'date',
    'from',
    'to',
    'attendees',
    'others',
    'by',
    'as',
    ...repeatFields.filter((name) => name.startsWith('repeat.')),
  ]
  const given = names.filter((name) => entered.get(name) !== '')
  const query = Object.fromEntries(given.map((name) => [name, entered.all(name).join(',')]))
  return href(formRoutes.bookPage, { house: house.id }, query)
}

function rules({ house, language }: BookModel): Html {
  const say = texts(language)
  const { text, lang } = houseText(house, 'rules', language)
  const lines = linesOf(text)
  const list = html`<ul>
    ${lines.map((line) => html`<li>${written(line, { language: lang, page: language })}</li>`)}
  </ul>`
  return html`${lines.length > 0 && section(say('book.rules'), list, { id: 'rules' })}`
}
