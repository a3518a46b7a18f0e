import { inARow } from '../../../shared/in-a-row.ts'
import { fieldRow, fieldset, select } from '../../../shared/html/fields.ts'
import type { Select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import type { Translate } from '../../../shared/texts.ts'
import { timeOfMinutes, weekdays } from '../../../shared/time/civil.ts'
import { formatRange, formatWeekday } from '../../../shared/time/format.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'
import { settingsPart } from '../../houses/views/settings-part.ts'

/** What the parts of the room's form are drawn from. */
export interface Drawing {
  language: Language
  say: Translate<SpanKey>
  entered: Entered
  fields: FormFields
}
/** With what tells which day is to be seen at once: one that is wrong, or not saved yet. */
type WeekDrawing = Drawing & Parameters<typeof settingsPart>[0]

type SpanKey =
  | 'exceptions.closed'
  | 'workdays.title'
  | 'workdays.hint'
  | 'workdays.fill'
  | 'workdays.done'
  | 'span.from'
  | 'span.to'
  | 'span.andFrom'
  | 'span.andTo'
  | 'span.none'

/** Opening hours by weekday, each day one line that says them and opens; each has room for one span more than it has. */
export function weekFields(drawing: WeekDrawing): Content {
  const { language, entered, say } = drawing
  return weekdays.map((weekday) => {
    const name = `hours.${weekday}`
    const spans = rowsOf(entered, `${name}.`).map((place) =>
      formatRange(entered.get(`${name}.${place}.from`), entered.get(`${name}.${place}.to`), language),
    )
    return settingsPart(drawing, {
      legend: formatWeekday(weekday, language),
      words: spans.length === 0 ? say('exceptions.closed') : inARow(spans, language),
      level: 3,
      names: [name],
      content: spanFields(drawing, name),
    })
  })
}

/** Typed once for all days from Monday to Friday; nothing stands in it when the page is opened. */
export function workdaysField(drawing: Drawing): Content {
  return fieldset({
    legend: drawing.say('workdays.title'),
    hint: drawing.say('workdays.hint'),
    content: [
      spanFields(drawing, 'workdays'),
      html`<p data-alike data-done="${drawing.say('workdays.done')}" hidden>
        <button type="button" class="button secondary"><span>${drawing.say('workdays.fill')}</span></button>
        <span aria-live="polite"></span>
      </p>`,
    ],
  })
}

/** Spans below a name, two a line: those that stand below `source`, and room for more. */
export function spanFields(drawing: Drawing, name: string, source = name): Content {
  const places = rowsOf(drawing.entered, `${source}.`)
  const count = Math.min(Math.max(2, places.length + (places.length % 2)), 6)
  const spans = Array.from({ length: count }, (_, at) => {
    const place = places[at]
    const value = (end: string) =>
      place === undefined ? '' : drawing.entered.get(`${source}.${place}.${end}`)
    return spanField(drawing, `${name}.${at}`, at === 0, value)
  })
  const pairs = spans.flatMap((span, at) => (at % 2 === 0 ? [[...span, ...(spans[at + 1] ?? [])]] : []))
  return pairs.map((pair) => fieldRow(...pair))
}

/**
 * The numbers of the rows in which something stands, in order. Rows are drawn under their place among these, which is how
 * refusals name them.
 */
export function rowsOf(entered: Entered, prefix: string): string[] {
  const places = entered.below(prefix).filter((place) => /^\d{1,4}$/.test(place))
  const isFilled = (name: string): boolean =>
    entered.all(name).some((text) => text.trim() !== '') ||
    entered.below(`${name}.`).some((part) => isFilled(`${name}.${part}`))
  return places
    .sort((one, other) => Number(one) - Number(other))
    .filter((place) => isFilled(`${prefix}${place}`))
}

function spanField(
  { say, fields }: Drawing,
  name: string,
  isFirst: boolean,
  valueOf: (end: 'from' | 'to') => string,
): Content[] {
  const part = (end: 'from' | 'to', label: string) => {
    const groups = end === 'from' ? starts : ends
    const field = fields.field(`${name}.${end}`)
    return time({ ...field, label, value: valueOf(end), groups }, say('span.none'))
  }
  return isFirst
    ? [part('from', say('span.from')), part('to', say('span.to'))]
    : [part('from', say('span.andFrom')), part('to', say('span.andTo'))]
}

const quarters = Array.from({ length: 97 }, (_, quarter) => timeOfMinutes(quarter * 15))
const starts = optionsOf(quarters.slice(0, -1))
const ends = optionsOf(quarters.slice(1))

function optionsOf(times: readonly string[]): Select['groups'] {
  return [{ options: times.map((value) => ({ value, label: value })) }]
}

/** A value that is no quarter of an hour stays to be seen, beside its error. */
function time({ mark: _mark, attributes: _attributes, groups, ...field }: Select, empty: string): Content {
  const known = groups[0]?.options.some(({ value }) => value === field.value) ?? false
  const stray = field.value && !known ? [{ options: [{ value: field.value, label: field.value }] }] : []
  return select({ ...field, empty, groups: [...stray, ...groups] }, 'short')
}
