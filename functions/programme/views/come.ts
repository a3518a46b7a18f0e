import { actions, form, submit } from '../../../shared/html/buttons.ts'
import { checkbox, checkboxes } from '../../../shared/html/choices.ts'
import { emailField, fieldRow, numberField, telField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { details } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { hasEnded, takesPlace } from '../../meetings/rules/dates.ts'
import { freeFor } from '../../meetings/rules/places.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { reachLine } from '../../rooms/views/frame.ts'
import { ComeForm, comingRoutes } from '../contract/coming.ts'
import { isFull } from '../rules/other-days.ts'
import type { DateModel } from './date-model.ts'
import { dateHref } from './links.ts'
import { needWords, needsOffered } from './needs.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

/** How to come: simply, or with a form; and for those who have said so already, the way to their page. */
export function comePart(model: DateModel): Content {
  const { language, meeting, date, house, now, closed } = model
  const say = texts(language)
  if (!takesPlace(date)) return [html`<p>${say('come.cancelled')}</p>`, instead(model)]
  if (hasEnded(date, house.timeZone, now)) return [html`<p>${say('date.over')}</p>`, instead(model)]
  if (closed !== undefined)
    return [html`<p>${closed}</p>`, html`<p>${say('come.ask')} ${reachLine(house)}</p>`, codePart(model)]
  const { mode, waitingList } = meeting.registration
  if (isFull(model.places) && !waitingList)
    return [fullWords(model), otherDays(model, 'come.otherDays'), codePart(model)]
  if (mode === 'none')
    return [
      html`<p class="lead">${say('come.simply')}</p>`,
      details(say('come.tell'), comeForm(model), openIf(model)),
    ]
  return [
    html`<p>${say(isFull(model.places) ? 'come.full' : mode === 'needed' ? 'come.needed' : 'come.wanted')}</p>`,
    keptWords(model),
    comeForm(model),
    codePart(model),
  ]
}

function openIf({ failure }: DateModel) {
  return { open: failure !== undefined }
}

/** Only who comes for the first time can have what is free. */
function keptWords({ language, places }: DateModel): Content {
  const isKept = places !== undefined && freeFor(places) === 0 && places.taken < places.all
  return isKept && html`<p>${texts(language)('come.kept')}</p>`
}

/** Nobody can come or wait; also those hear so who sent the form a moment too late. */
function fullWords({ language, failure }: DateModel): Content {
  const say = texts(language)
  const title = say('come.allTaken')
  return failure === undefined ? html`<p class="lead">${title}</p>` : notice({ kind: 'warning', title })
}

/** The dates that follow, for those who cannot come to this one. */
function instead(model: DateModel): Content {
  return otherDays(model, 'come.instead')
}

function otherDays(
  { language, house, others, withRoom }: DateModel,
  lead: 'come.instead' | 'come.otherDays',
): Content {
  if (others.length === 0) return false
  if (withRoom.length === 0) return html`<p>${texts(language)('come.noOtherDay')}</p>`
  const lines = withRoom
    .slice(0, 3)
    .map((date) => html`<li><a href="${dateHref(house.id, date)}">${momentWords(date, language)}</a></li>`)
  return html`<p>${texts(language)(lead)}</p>
    <ul>
      ${lines}
    </ul>`
}

function momentWords({ date, from, to }: MeetingDate, language: Language): string {
  return formatMoment({ date, from, to }, language, 'compact')
}

function comeForm(model: DateModel): Content {
  const { language, date, house, entered, failure } = model
  const say = texts(language)
  const fields = fieldsOf({ language, schema: ComeForm, entered, failure, texts })
  return html`${fields.summary()}
  ${form({
    action: dateHref(house.id, date, 'come'),
    attributes: { 'data-once': true },
    content: [
      fieldRow(
        numberField({
          ...fields.field('heads'),
          value: entered.get('heads') || '1',
          attributes: { min: 1, max: 50, required: true },
        }),
        textField({ ...fields.field('name'), attributes: { maxlength: 80, autocomplete: 'nickname' } }),
      ),
      reachPart(model, fields),
      checkbox({ name: 'firstTime', label: say('label.firstTime'), checked: entered.has('firstTime') }),
      details(
        say('come.more'),
        [
          !isWaiting(model) && telField(phoneOf(fields)),
          needsPart(model),
          checkbox({ name: 'remind', label: say('label.remind'), checked: entered.has('remind') }),
        ],
        { open: failure !== undefined },
      ),
      othersPart(model),
      dataNote(house.id, language),
      actions(submit({ label: say(isFull(model.places) ? 'come.wait' : 'come.send') })),
    ],
  })}`
}

/** Whoever comes may say how they are reached, whoever waits has to. */
function reachPart(model: DateModel, fields: FormFields): Content {
  if (!isWaiting(model)) return emailField(fields.field('contact.email'))
  const say = texts(model.language)
  const mark = say('oneOfBoth')
  return fieldRow(
    emailField({ ...fields.field('contact.email'), mark, hint: say('hint.reachToWait') }),
    telField({ ...phoneOf(fields), mark }),
  )
}

/** Nobody can come any more who is not there for the first time; also those see so who sent the form a moment too late. */
function isWaiting({ places, failure }: DateModel): boolean {
  return isFull(places) || failure?.errorOf('contact.email')?.facts.reason === 'reach-to-wait'
}

/** The pattern is for the server alone: people write numbers in many ways. */
function phoneOf(fields: FormFields) {
  const { attributes: { pattern: _pattern, ...attributes } = {}, ...field } = fields.field('contact.phone')
  return { ...field, attributes }
}

function needsPart({ language, entered }: DateModel): Content {
  return checkboxes({
    name: 'needs',
    legend: texts(language)('label.needs'),
    hint: texts(language)('hint.needs'),
    chosen: entered.all('needs'),
    options: needsOffered.map((value) => ({ value, label: needWords(value, language) })),
  })
}

/** Come to several dates at once. */
function othersPart({ language, entered, others }: DateModel): Content {
  if (others.length === 0) return false
  const options = others
    .slice(0, 8)
    .map((other) => ({ value: other.key, label: momentWords(other, language) }))
  const choice = checkboxes({
    name: 'also',
    legend: texts(language)('label.also'),
    chosen: entered.all('also'),
    options,
  })
  return details(texts(language)('come.several'), choice, { open: entered.has('also') })
}

/** Whoever has a code comes back by it. */
function codePart({ language, house, date, codeFailure }: DateModel): Content {
  const say = texts(language)
  const { body } = comingRoutes.sendCode
  const fields = fieldsOf({
    language,
    schema: body,
    entered: codeFailure?.entered ?? emptyEntered,
    failure: codeFailure,
    texts,
  })
  const error = codeFailure?.code === 'unknown-code' ? { error: say('code.unknown') } : {}
  const content = form({
    action: dateHref(house.id, date, 'code'),
    content: [
      textField({
        ...fields.field('code'),
        ...error,
        attributes: { autocomplete: 'off', autocapitalize: 'none', maxlength: 60 },
      }),
      actions(submit({ label: say('code.send'), kind: 'secondary' })),
    ],
  })
  return details(say('code.title'), content, { open: codeFailure !== undefined })
}

const emptyEntered = { get: () => '', all: () => [], has: () => false } as never
