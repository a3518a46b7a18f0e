import { form, linkButton } from '../../../shared/html/buttons.ts'
import { hiddenField } from '../../../shared/html/fields.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { conflictNotice, usualButton } from '../../bookings/views/conflict.ts'
import { detailFields } from '../../bookings/views/detail-fields.ts'
import { errorsAbove } from '../../bookings/views/errors.ts'
import { freeTimePanel } from '../../bookings/views/free-time.ts'
import { importLink } from '../../imports/views/link.ts'
import { texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { FreeTime } from '../../rooms/rules/free-time.ts'
import { openFields } from '../../hosting/views/open.ts'
import { answerField, callFieldset, callMoreFold } from './call.ts'
import { waitForIt } from './queue-button.ts'
import { repeatFields, repeatFieldset } from './repeat.ts'
import { whenFold, whoFold } from './folds.ts'
import { seriesPart } from './series/list.ts'
import type { SeriesList } from './series/list.ts'
import { firstActions, seriesActions } from './series/send.ts'
import { formTexts as seriesTexts } from '../../bookings/views/series-texts.ts'
import { bookable, whenFields, whenFieldset } from '../../bookings/views/when-fields.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface EnterModel extends ManagerPage, Omit<WhenForm, 'rooms' | 'language' | 'house'> {
  /** By which a form that is sent twice is one booking. */
  key: string
  free?: FreeTime | undefined
  /** The dates of a series, once they were asked for. */
  list?: SeriesList | undefined
  /** Filled in by whoever sent it; else as it is first shown. */
  isSent: boolean
}

/** The form for a caller: the neighbours' own, without what only they are asked, approved at once if wished. */
export function enterView(model: EnterModel): string {
  const { language, house, list } = model
  const action = hrefTo('book', house.id)
  const forCaller = { language, forThem: true }
  const title = list === undefined ? texts(language)('enter.title') : seriesTexts(forCaller)('preview.title')
  const lead =
    list === undefined ? texts(language)('enter.lead') : seriesTexts(forCaller)('preview.enterLead')
  return managePage({
    language,
    house,
    title,
    current: 'book',
    path: action,
    main: html`${errorsOf(model)} ${pageHeading(title, { lead })}
    ${form({ action, attributes: { 'data-once': true }, content: fieldsIn(model, action) })}
    ${list === undefined && importLink(model)}`,
  })
}

function fieldsIn(model: EnterModel, action: string): Content {
  const { language, house, key, free, list } = model
  const say = texts(language)
  const look = list?.look
  const when = { ...whenOf(model), action }
  const first = [
    whenFieldset(when),
    freeTimePanel({ language, house: house.id, rooms: model.rooms, free }),
    repeatFieldset(when, { isAgain: list !== undefined }),
  ]
  const call = { ...when, house }
  const who = [callFieldset(call), callMoreFold(call)]
  const leave = linkButton({ href: hrefTo('inbox', house.id), label: say('leave'), kind: 'plain' })
  return [
    usualButton,
    hiddenField('key', key),
    conflictNotice(when, waitForIt({ language, house: house.id, managed: true })),
    whenFold(when, look, first),
    seriesPart(when, list),
    whoFold(when, { look, needed: 'name', fields: who }),
    answerField(call, model),
    dataNote(house.id, language),
    list === undefined
      ? firstActions(language, { label: say('enter.send'), leave })
      : seriesActions(when, list, { verb: 'enter', leave }),
  ]
}

function whenOf({ language, rooms, entered, today, failure }: EnterModel): WhenForm {
  return { language, forThem: true, rooms: bookable(rooms), entered, today, failure }
}

/** What is wrong, above the form; what stands in the way of a date says the form itself. */
function errorsOf(model: EnterModel) {
  const { failure, list } = model
  const isTaken = failure?.code === 'room-taken' || failure?.code === 'dates-not-possible'
  const isTold = isTaken && (failure.facts.pointer !== '/repeat' || list !== undefined)
  return (
    !isTold && errorsAbove(whenOf(model), [...whenFields, ...repeatFields, ...detailFields, ...openFields])
  )
}
