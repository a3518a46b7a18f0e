import { inARow } from '../../../../shared/in-a-row.ts'
import { hiddenField } from '../../../../shared/html/fields.ts'
import { attributes, html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { notice } from '../../../../shared/html/messages.ts'
import { formatDate } from '../../../../shared/time/format.ts'
import { attentionSection, mostAbove } from './attention.ts'
import { editsOf, hiddenEdits } from './edits.ts'
import { extraEditor } from './editor.ts'
import type { Editing } from './editor.ts'
import { dateLine, leftOutLine } from './row.ts'
import type { ListModel } from './row.ts'
import { isDate, rowsOf } from './rows.ts'
import type { DateRow, LeftOutRow, Rows, SeriesLook } from './rows.ts'
import { formTexts, texts } from '../../../bookings/views/series-texts.ts'

/** The list of a series' dates, as one click or the first look left it. */
export interface SeriesList {
  look: SeriesLook
  /** The id of the place where the last click leads, and the key of the date that is being moved. */
  at?: string | undefined
  moving?: string | undefined
  /** Sent with other data than those of the list before: looked at again instead. */
  isChanged?: boolean | undefined
}

/** Longer lists show their months closed: whoever looks for a day opens its month. */
const mostOpen = 40

/** What the form's other parts need to know of the list. */
export function rowsIn({ entered, failure }: Editing, { look }: SeriesList): Rows {
  const known = failure?.facts.pointer === '/repeat' ? entered.all('known') : undefined
  return rowsOf(look, editsOf(entered), known)
}

/** The list inside the form; while it cannot be shown, what was changed in it is kept unless that is what is wrong. */
export function seriesPart(model: Editing, list: SeriesList | undefined): Content {
  if (list !== undefined) return seriesSection(model, list)
  const isWrong = model.failure?.errors.some(({ name }) => /^repeat\.(also|except)\b/.test(name))
  return isWrong !== true && hiddenEdits(editsOf(model.entered))
}

/** Every date with what it meets, first what needs a look. */
function seriesSection(model: Editing, list: SeriesList): Html {
  const { language, entered } = model
  const { request, checked } = list.look
  const rows = rowsIn(model, list)
  const lines: ListModel = { ...model, at: list.at, moving: list.moving, usual: request }
  const count = rows.free.length + rows.refused.length
  const isHere = list.at === 'dates'
  const all = attributes({ class: 'dates', id: 'dates', tabindex: isHere && '-1', 'data-focus': isHere })
  return html`<section${all}>
    ${hiddenEdits(editsOf(entered))} ${hiddenField('checked', checked)}
    ${rows.refused.map(({ key }) => hiddenField('known', key))} ${told(model, list, rows)}
    <h2>${texts(language)('preview.count', { count })}</h2>
    <p class="dates-sum">${summary(model, list, rows)}</p>
    ${attentionSection(lines, rows.refused)} ${months(lines, rows)} ${extraEditor(model, request)}
  </section>`
}

/** What became of sending: what was taken meanwhile, what does not go together, what was changed. */
function told(model: Editing, { isChanged }: SeriesList, { refused }: Rows): Html | false {
  const { failure } = model
  const say = formTexts(model)
  const count = refused.filter(({ isNew }) => isNew).length
  const [title, content] =
    failure?.facts.pointer === '/repeat' && refused.length > 0
      ? [count > 0 ? say('preview.taken', { count }) : say('preview.notAll'), say('preview.takenMore')]
      : isChanged
        ? [say('preview.changed'), say('preview.changedMore')]
        : []
  if (title === undefined || content === undefined) return false
  return html`<div tabindex="-1" data-focus role="alert">
    ${notice({ kind: 'warning', title, content })}
  </div>`
}

function summary(model: Editing, { look }: SeriesList, { free, refused, leftOut }: Rows): string {
  const { language } = model
  const say = formTexts(model)
  const { date, repeat } = look.request
  const holidays = [...free, ...refused].filter(({ holiday }) => holiday !== undefined).length
  const isAmong = [...look.dates, ...look.leftOut].some((each) => each.date === date)
  const day = formatDate(date, language, model)
  const allFree = free.length === 0 ? say('preview.noDates') : say('preview.allFree', { count: free.length })
  return [
    refused.length === 0 ? allFree : say('preview.freeOf', { free: free.length, refused: refused.length }),
    ...(leftOut.length === 0 ? [] : [say('preview.leftOutCount', { count: leftOut.length })]),
    ...(holidays === 0 ? [] : [say('preview.holidayCount', { count: holidays })]),
    ...(isAmong || repeat.every === 'day' ? [] : [say('preview.startMissing', { date: day })]),
  ].join(' ')
}

function months(model: ListModel, { all, refused }: Rows): Html[] {
  const above = new Set(refused.slice(0, mostAbove).map(({ key }) => key))
  const byMonth = Map.groupBy(all, ({ date }) => date.slice(0, 7))
  return [...byMonth.values()].map((rows) => {
    const lines = rows.map((row) =>
      isDate(row) ? dateLine(model, row, { above: above.has(row.key) }) : leftOutLine(model, row),
    )
    return month(model, rows, { lines, isLong: all.length > mostOpen })
  })
}

function month(
  model: ListModel,
  rows: readonly (DateRow | LeftOutRow)[],
  { lines, isLong }: { lines: Html[]; isLong: boolean },
): Html {
  const { language, at, moving } = model
  const say = texts(language)
  const name = formatDate(rows[0]?.date ?? '', language, 'month')
  const list = html`<ol class="date-rows">
    ${lines}
  </ol>`
  if (!isLong)
    return html`<h3>${name}</h3>
    ${list}`
  const dates = rows.filter(isDate)
  const refused = dates.filter((row) => row.refused !== undefined).length
  const words = inARow(
    [
      say('preview.month', { count: dates.length }),
      ...(refused === 0 ? [] : [say('preview.monthRefused', { count: refused })]),
    ],
    language,
  )
  const isOpen = rows.some((row) => row.id === at || (isDate(row) && row.key === moving))
  return html`<details${attributes({ class: 'more month', open: isOpen })}>
    <summary>
      <h3>${name}</h3>
      <span class="quiet">${words}</span>
    </summary>
    ${list}
  </details>`
}
