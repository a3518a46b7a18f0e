import { pointed } from '../../../../shared/in-a-row.ts'
import { icon } from '../../../../shared/html/icons.ts'
import type { IconName } from '../../../../shared/html/icons.ts'
import { attributes, classes, html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { formatDate, formatRange } from '../../../../shared/time/format.ts'
import { moveEditor } from './editor.ts'
import type { Editing } from './editor.ts'
import { idOfDate, idOfLeftOut } from './rows.ts'
import type { DateRow, LeftOutRow } from './rows.ts'
import { stepButton } from './steps.ts'
import { texts } from '../../../bookings/views/series-texts.ts'
import { holidayWord, refusedWord } from '../../../bookings/views/series-words.ts'

export interface ListModel extends Editing {
  /** The id of the place where the last click leads. */
  at?: string | undefined
  /** The key of the date that is being moved. */
  moving?: string | undefined
  /** What a date takes that is not moved. */
  usual: { from: string; to: string }
}

/** A date in the list: when, what it meets in a word with its shape, and what can be done with it. */
export function dateLine(model: ListModel, row: DateRow, { above }: { above: boolean }): Html {
  const { language, action } = model
  const say = texts(language)
  const isMoving = !above && model.moving === row.key
  const doors = above
    ? html`<a class="button plain" href="#${row.id}">${say('preview.see')}</a>`
    : [
        !isMoving && moveButton(model, row),
        leaveButton(model, row, 'plain'),
        row.instead !== undefined && undoButton(model, row, row.instead),
      ]
  return html`<li${lineAttributes(model, above ? undefined : row.id, 'date-row')}>
    <div class="date-what">
      ${whenWords(row, language)}
      ${noteSpan(noteWords(model, row), model.language)}
    </div>
    ${
      row.refused === undefined
        ? met('firm', say('preview.free'))
        : met('warning', refusedWord(row.refused, { ...row, today: model.today, language }))
    }
    <div class="date-doors">${doors}</div>
    ${isMoving && moveEditor({ ...model, action }, row)}
  </li>`
}

/** A date that the rule gives and the series does not have. */
export function leftOutLine(model: ListModel, row: LeftOutRow): Html {
  const { language, action, usual } = model
  const say = texts(language)
  const { date, why, name } = row
  const day = formatDate(date, language, 'compact')
  const restore = stepButton(action, {
    step: ['restore', date],
    at: idOfDate({ date, from: usual.from }),
    label: say(why === 'left-out' ? 'preview.restore' : 'preview.restoreHoliday'),
    about: day,
    kind: 'plain',
  })
  return html`<li${lineAttributes(model, row.id, 'date-row left-out')}>
    <div class="date-what"><span class="date-day">${day}</span></div>
    ${met('blocked', name === undefined ? say('preview.left') : holidayWord(name, language))}
    <div class="date-doors">${restore}</div>
  </li>`
}

/** The line on which the last click was made is where the focus goes on. */
export function lineAttributes({ at }: Pick<ListModel, 'at'>, id: string | undefined, look: string): Html {
  const isHere = id !== undefined && at === id
  return attributes({ class: classes(look), id, tabindex: isHere && '-1', 'data-focus': isHere })
}

/** A word with its shape, so that nothing hangs on colour. */
export function met(shape: IconName, word: Content): Html {
  return html`<span class="met ${shape}">${icon(shape)} ${word}</span>`
}

export function whenWords(
  { date, from, to }: Pick<DateRow, 'date' | 'from' | 'to'>,
  language: Editing['language'],
): Html {
  return html`<span class="date-day">${formatDate(date, language, 'compact')}</span>
    <span class="date-time">${formatRange(from, to, language)}</span>`
}

export function noteSpan(notes: readonly string[], language: Editing['language']): Html | false {
  return notes.length > 0 && html`<span class="date-note">${pointed(notes, language)}</span>`
}

/** What is special about a date: a holiday, another time, one more. */
export function noteWords(model: ListModel, { date, holiday, instead, isExtra }: DateRow): string[] {
  const { language, usual } = model
  const say = texts(language)
  const before =
    instead === date
      ? formatRange(usual.from, usual.to, language)
      : formatDate(instead ?? date, language, 'compact')
  return [
    ...(holiday === undefined ? [] : [holidayWord(holiday, language)]),
    ...(instead === undefined ? [] : [say('preview.instead', { date: before })]),
    ...(isExtra ? [say('preview.extra')] : []),
  ]
}

export function moveButton(
  { language, action }: Editing,
  row: DateRow,
  kind: 'plain' | 'secondary' = 'plain',
) {
  return stepButton(action, {
    step: ['open', row.key],
    at: row.id,
    label: texts(language)('preview.move'),
    about: formatDate(row.date, language, 'compact'),
    kind,
  })
}

export function leaveButton(
  { language, action }: Editing,
  row: DateRow,
  kind: 'plain' | 'secondary',
  at: string = row.isExtra ? 'dates' : idOfLeftOut(row.date),
): Html {
  return stepButton(action, {
    step: ['leave', row.key],
    at,
    label: texts(language)('preview.leave'),
    about: formatDate(row.date, language, 'compact'),
    kind,
  })
}

function undoButton({ language, action, usual }: ListModel, row: DateRow, instead: string): Html {
  return stepButton(action, {
    step: ['undo', row.key],
    at: idOfDate({ date: instead, from: usual.from }),
    label: texts(language)('preview.undo'),
    about: formatDate(row.date, language, 'compact'),
    kind: 'plain',
  })
}
