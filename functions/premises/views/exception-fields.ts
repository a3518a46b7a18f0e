import { inARow } from '../../../shared/in-a-row.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dataTable } from '../../../shared/html/facts.ts'
import { dateField, fieldRow, fieldset, hiddenField, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import type { Translate } from '../../../shared/texts.ts'
import { formatDate, formatRange } from '../../../shared/time/format.ts'
import type { HoursException } from '../../rooms/schema.ts'
import { rowsOf, spanFields } from './week-fields.ts'
import type { Drawing } from './week-fields.ts'

type Key =
  | 'exceptions.known'
  | 'exceptions.past'
  | 'exceptions.date'
  | 'exceptions.open'
  | 'exceptions.note'
  | 'exceptions.remove'
  | 'exceptions.removeOn'
  | 'exceptions.closed'
  | 'exceptions.new'
  | 'exceptions.add'

const spare = 2

export interface ExceptionDrawing extends Drawing {
  words: Translate<Key>
  /** What is saved: these are listed, everything else stands in fields. */
  known: readonly HoursException[]
  today: string
}

/** Days with other hours: the saved ones as a list with a tick to take them away, newest first, and empty lines for more. */
export function exceptionFields(drawing: ExceptionDrawing): Content {
  const { entered, known, today, words } = drawing
  const rows = rowsOf(entered, 'exceptions.').map((place, at) => ({
    at,
    place,
    saved: savedAt(drawing, place),
  }))
  const listed = rows.flatMap(({ at, saved }) => (saved ? [{ at, saved }] : []))
  const newest = listed.sort((one, other) => (one.saved.date < other.saved.date ? 1 : -1))
  const coming = newest.filter(({ saved }) => saved.date >= today)
  const past = newest.filter(({ saved }) => saved.date < today)
  const open = rows.filter(({ saved }) => saved === undefined)
  const fresh = Array.from({ length: spare }, (_, at) => ({ at: rows.length + at }))
  return [
    coming.length > 0 && listOf(drawing, coming, words('exceptions.known')),
    past.length > 0 &&
      details(
        words('exceptions.past', { count: past.length }),
        listOf(drawing, past, words('exceptions.known')),
      ),
    known.length < 200 && [
      ...open.map(({ at, place }) => newException(drawing, at, place)),
      details(
        words('exceptions.add'),
        fresh.map(({ at }) => newException(drawing, at)),
      ),
    ],
  ]
}

function savedAt({ entered, known }: ExceptionDrawing, place: string): HoursException | undefined {
  const name = `exceptions.${place}`
  return known.find((exception) => {
    const { date, note = '' } = exception
    const spans = enteredOf({ open: exception.open })
    const places = rowsOf(entered, `${name}.open.`)
    return (
      entered.get(`${name}.date`) === date &&
      entered.get(`${name}.note`) === note &&
      places.length === exception.open.length &&
      places.every((span, at) =>
        (['from', 'to'] as const).every(
          (end) => entered.get(`${name}.open.${span}.${end}`) === spans.get(`open.${at}.${end}`),
        ),
      )
    )
  })
}

function listOf(
  { language, words, entered, today }: ExceptionDrawing,
  rows: readonly { at: number; saved: HoursException }[],
  caption: string,
): Content {
  const hidden = rows.map(({ at, saved }) => {
    const fields = enteredOf({ exceptions: { [at]: saved } })
    const names = [
      `exceptions.${at}.date`,
      `exceptions.${at}.note`,
      ...saved.open.flatMap((_, span) => [
        `exceptions.${at}.open.${span}.from`,
        `exceptions.${at}.open.${span}.to`,
      ]),
    ]
    return names.filter((name) => fields.has(name)).map((name) => hiddenField(name, fields.get(name)))
  })
  const lines = rows.map(({ at, saved: { date, open, note } }) => [
    formatDate(date, language, { today }),
    open.length === 0
      ? words('exceptions.closed')
      : inARow(
          open.map(({ from, to }) => formatRange(from, to, language)),
          language,
        ),
    note ?? '',
    checkbox({
      name: `remove.${at}`,
      label: words('exceptions.remove'),
      value: date,
      checked: entered.has('remove', date),
      attributes: {
        name: 'remove',
        'aria-label': words('exceptions.removeOn', { date: formatDate(date, language, { today }) }),
      },
    }),
  ])
  const columns = (['date', 'open', 'note', 'remove'] as const).map((key) => ({
    label: words(`exceptions.${key}`),
  }))
  return html`${hidden}${dataTable({ caption, columns, rows: lines })}`
}

function newException(drawing: ExceptionDrawing, at: number, place?: string): Content {
  const { words, fields, entered } = drawing
  const name = `exceptions.${at}`
  const value = (part: string) => (place === undefined ? '' : entered.get(`exceptions.${place}.${part}`))
  const field = (part: 'date' | 'note') => {
    const { mark: _mark, ...given } = fields.field(`${name}.${part}`)
    return {
      ...given,
      label: words(`exceptions.${part}`),
      value: value(part),
      attributes: part === 'note' ? { maxlength: 120 } : {},
    }
  }
  const source = place === undefined ? name : `exceptions.${place}`
  return fieldset({
    legend: words('exceptions.new'),
    content: [
      fieldRow(dateField(field('date')), textField(field('note'))),
      spanFields(drawing, `${name}.open`, `${source}.open`),
    ],
  })
}
