import { actions } from '../../../../shared/html/buttons.ts'
import { dateField, fieldRow, fieldset, hiddenField, timeSelect } from '../../../../shared/html/fields.ts'
import { attributes, html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { addMonths } from '../../../../shared/time/civil.ts'
import { formatMoment } from '../../../../shared/time/format.ts'
import { errorFor } from '../../../bookings/views/errors.ts'
import { timeGroups } from '../../../bookings/views/when-fields.ts'
import type { DateRow } from './rows.ts'
import { stepButton } from './steps.ts'
import { texts } from '../../../bookings/views/series-texts.ts'
import { texts as bookingTexts } from '../../../bookings/views/texts.ts'
import type { Extra } from './edits.ts'
import type { WhenForm } from '../../../bookings/views/when-fields.ts'

export interface Editing extends WhenForm {
  /** The address of the form. */
  action: string
}

/** Another time for one date. */
export function moveEditor(model: Editing, row: DateRow): Html {
  const { language, action, failure } = model
  const say = texts(language)
  const isWrong = failure?.errorOf('move') !== undefined
  const when = formatMoment(row, language, 'compact')
  const content = [
    // Whoever sends the form with another time in these fields means it.
    hiddenField('moving', [row.key, row.to].join('|')),
    slotFields(model, 'move', isWrong ? undefined : row),
    actions(
      stepButton(action, { step: ['move', row.key], at: 'dates', label: say('preview.moveSend') }),
      stepButton(action, { step: ['check'], at: row.id, label: say('preview.moveCancel'), kind: 'plain' }),
    ),
  ]
  return html`<div class="date-editor plain-legend">
    ${fieldset({ legend: say('preview.moveLegend', { when }), content })}
  </div>`
}

/** One date more; closed until somebody wants it. */
export function extraEditor(model: Editing, usual: Pick<Extra, 'from' | 'to'>): Html {
  const { language, action, failure } = model
  const say = texts(language)
  const isWrong = failure?.errorOf('extra') !== undefined
  const add = stepButton(action, { step: ['add'], at: 'dates', label: say('preview.addSend') })
  return html`<details${attributes({ class: 'more', open: isWrong })}>
    <summary>${say('preview.add')}</summary>
    <div class="more-body">
      ${slotFields(model, 'extra', isWrong ? undefined : { ...usual, date: '' })} ${add}
    </div>
  </details>`
}

/** `given`: what stands in the fields unless something entered was wrong. */
function slotFields(model: Editing, prefix: 'move' | 'extra', given: Extra | undefined): Content {
  const { language, rooms, entered, today } = model
  const say = bookingTexts(language)
  const valueOf = (name: keyof Extra) => given?.[name] ?? entered.get(`${prefix}.${name}`)
  const time = (name: 'from' | 'to') =>
    timeSelect({
      name: `${prefix}.${name}`,
      label: say(`field.${name}`),
      value: valueOf(name),
      empty: say('field.choose'),
      groups: timeGroups(rooms, { language, value: valueOf(name), ends: name === 'to' }),
      ...errorFor(model, `${prefix}.${name}`),
    })
  const date = dateField({
    name: `${prefix}.date`,
    label: say('field.date'),
    value: valueOf('date'),
    attributes: { min: today, max: addMonths(today, 48) },
    ...errorFor(model, `${prefix}.date`),
  })
  return fieldRow(date, time('from'), time('to'))
}
