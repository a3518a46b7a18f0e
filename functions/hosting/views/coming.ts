import { inARow } from '../../../shared/in-a-row.ts'
import { waysTo } from '../../../shared/html/reach-links.ts'
import { actions, buttonForm, confirmation, form, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { emailField, fieldRow, numberField, telField, textField } from '../../../shared/html/fields.ts'
import { languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { Entered } from '../../../shared/http/form.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import { formatList } from '../../../shared/time/format.ts'
import type { Attendance } from '../../attendances/schema.ts'
import { holdsPlaces, isAskedAgain } from '../../attendances/rules/state.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { fieldsOf } from '../../houses/views/form-fields.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import { needWords } from '../../programme/views/needs.ts'
import { houseFooter, houseHref } from '../../rooms/views/frame.ts'
import type { DateList } from '../../attendances/actions/list-of-date.ts'
import { CallerForm } from '../contract/forms.ts'
import { whenWords } from './dates.ts'
import { hrefOf } from './side.ts'
import type { Behind } from './side.ts'
import { texts } from './texts.ts'
import { dataNote } from '../../houses/views/data-note.ts'

export interface ComingList extends Behind {
  list: Pick<DateList, 'sums' | 'attendances' | 'date' | 'start' | 'meeting'>
  /** The link for counting at the door. */
  tally: string
  callerFailure?: Failure | undefined
}

/** Who comes to a date: sums first, then names as far as given. */
export function comingPart(model: ComingList): Content {
  const { language, side, list, tally, now } = model
  const say = texts(language)
  const { date, start } = list
  return section(
    say('coming.title'),
    html`${sumsOf(model)} ${list.attendances.length > 0 && table(model)}
    ${start > now && takesPlace(date) && details(say('coming.enter'), callerForm(model), { open: model.callerFailure !== undefined })}
    ${actions(
      linkButton({ href: hrefOf(side, 'list', { key: date.key }), label: say('coming.print') }),
      start <= now && linkButton({ href: tally, label: say('coming.tally'), kind: 'primary' }),
    )}`,
    { id: 'coming' },
  )
}

function sumsOf({ language, list }: ComingList): Html {
  const say = texts(language)
  const { coming, firstTime, waiting, needs } = list.sums
  const parts = [
    say('coming.sum', { coming }),
    firstTime > 0 && say('coming.first', { count: firstTime }),
    waiting > 0 && say('coming.waiting', { count: waiting }),
  ].filter((part) => part !== false)
  const needed = needs.map(({ need, count }) => `${needWords(need, language)} (${count})`)
  return html`<p class="lead">${inARow(parts, language)}</p>
    ${needed.length > 0 && html`<p>${say('coming.needs')}: ${formatList(needed, language)}</p>`}`
}

const words = {
  coming: 'coming.comes',
  waiting: 'coming.waits',
  offered: 'coming.offered',
  left: 'coming.left',
  expired: 'coming.expired',
} as const

function table(model: ComingList): Html {
  const { language, list, now } = model
  const say = texts(language)
  const columns = (['name', 'heads', 'state', 'reach', 'code'] as const).map((key) => ({
    label: say(`coming.${key}`),
  }))
  const rows = list.attendances.map((each) => [
    each.name ?? say('coming.noName'),
    String(each.heads),
    html`<div>
      ${say(isAskedAgain(each, list.date) ? 'coming.asked' : words[each.state])}
      <div class="row-steps">${list.start > now ? forThem(model, each) : each.state === 'coming' && cameButton(model, each)}</div>
    </div>`,
    waysTo([each.contact?.phone, each.contact?.email], language) || '',
    codeOf(each.id, language),
  ])
  return dataTable({ caption: say('coming.title'), captionHidden: true, columns, rows })
}

function cameButton({ language, side, list }: ComingList, { id, came }: Attendance): Html {
  return buttonForm({
    action: hrefOf(side, 'came', { key: list.date.key }),
    label: texts(language)(came ? 'coming.cameNot' : 'coming.came'),
    kind: 'plain',
    fields: { attendance: id, came: came ? 'no' : 'yes' },
  })
}

/** What they said on the phone: that they take the place, or do not come. */
function forThem({ language, side, list }: ComingList, attendance: Attendance): Content {
  const { id, state, name } = attendance
  if (!takesPlace(list.date) || !(holdsPlaces(state) || state === 'waiting')) return false
  const say = texts(language)
  const step = (to: 'accept' | 'leave') => ({
    action: hrefOf(side, to, { key: list.date.key }),
    kind: 'plain' as const,
    fields: { attendance: id },
  })
  return [
    (state === 'offered' || isAskedAgain(attendance, list.date)) &&
      buttonForm({ ...step('accept'), label: say('coming.accept') }),
    confirmation({
      ...step('leave'),
      open: say('coming.leave'),
      openKind: 'plain',
      question: say('coming.leaveQuestion', { name: name ?? say('coming.noName') }),
      label: say('coming.leaveYes'),
      kind: 'danger',
    }),
  ]
}

function callerForm({ language, side, list, callerFailure: failure }: ComingList): Content {
  const say = texts(language)
  const entered = failure?.entered ?? new Entered()
  const fields = fieldsOf({ language, schema: CallerForm, entered, failure, texts })
  const { attributes: { pattern: _pattern, ...limits } = {}, ...phone } = fields.field('contact.phone')
  return html`${fields.summary()}
  ${form({
    action: hrefOf(side, 'caller', { key: list.date.key }),
    attributes: { 'data-once': true },
    content: [
      fieldRow(
        textField(fields.field('name')),
        numberField({
          ...fields.field('heads'),
          value: entered.get('heads') || '1',
          attributes: { min: 1, max: 50 },
        }),
      ),
      fieldRow(telField({ ...phone, attributes: limits }), emailField(fields.field('contact.email'))),
      checkbox({ name: 'firstTime', label: say('label.firstTime'), checked: entered.has('firstTime') }),
      dataNote(list.meeting.house, language),
      actions(submit({ label: say('coming.send'), kind: 'secondary' })),
    ],
  })}`
}

/** The list to print: sums above, a line each, room to tick. */
export function printedList(model: ComingList): string {
  const { language, house, list, side } = model
  const say = texts(language)
  const rows = list.attendances
    .filter(({ state }) => state === 'coming')
    .map(
      (each) =>
        html`<tr>
          <th scope="row">${each.name ?? say('coming.noName')}</th>
          <td>${String(each.heads)}</td>
          <td>${inARow(
            each.needs.map((need) => needWords(need, language)),
            language,
          )}</td>
          <td></td>
        </tr>`,
    )
  return page({
    language,
    title: say('coming.listTitle'),
    brand: { name: house.name, href: houseHref(house.id) },
    navigation: [],
    words: { skip: say('coming.skip'), navigation: say('coming.title') },
    robots: 'noindex',
    footer: houseFooter(house, language),
    account: languageSwitch({ language, here: hrefOf(side, 'list', { key: list.date.key }) }),
    main: html`<div class="plan">
      <h1>${list.meeting.words.de.title}</h1>
      <p class="lead">${whenWords(list.date, language)}</p>
      ${sumsOf(model)}
      <table class="tick-sheet">
        <caption>
          ${say('coming.listTitle')}
        </caption>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`,
  })
}
