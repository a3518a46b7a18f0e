import { checkboxes, radios } from '../../../shared/html/choices.ts'
import { submit } from '../../../shared/html/buttons.ts'
import { dateField, fieldRow, fieldset, numberField } from '../../../shared/html/fields.ts'
import { attributes, html, spoken } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { addMonths, LocalDate, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import type { Weekday } from '../../../shared/time/civil.ts'
import { formatWeekday } from '../../../shared/time/format.ts'
import { errorFor } from '../../bookings/views/errors.ts'
import { formTexts } from '../../bookings/views/series-texts.ts'
import { ordinalOf } from '../../bookings/views/series-words.ts'
import { texts as bookingTexts } from '../../bookings/views/texts.ts'
import type { WhenForm } from '../../bookings/views/when-fields.ts'

/** In the order in which they stand; what is wrong with any other part of a repetition leads to the last. */
export const repeatFields = [
  'repeat.every',
  'repeat.weekdays',
  'repeat.monthly',
  'repeat.interval',
  'repeat.until',
  'repeat.count',
  'repeat.skip',
  'repeat.mode',
  'move.date',
  'move.from',
  'move.to',
  'extra.date',
  'extra.from',
  'extra.to',
  'repeat',
] as const

/** Whether a form asks for more than its one date. */
export function isSeries({ entered }: Pick<WhenForm, 'entered'>): boolean {
  return entered.get('repeat.every') !== ''
}

/** How a date repeats: one closed line for those who need it once. Its parts appear as they are needed (see styles/series.css). */
export function repeatFieldset(model: WhenForm, given: { isAgain: boolean }): Html {
  const say = formTexts(model)
  const isWrong = model.failure?.errorOf('repeat') !== undefined
  const all = attributes({ class: 'more repeat', open: isSeries(model) || isWrong })
  const check = { name: 'step', value: 'check' }
  return html`<details${all}>
    <summary id="field-repeat">
      ${say('form.legend')} <span class="mark">${say('form.summaryMore')}</span>
    </summary>
    <div class="more-body">
      <div class="pills">${everyChoices(model)}</div>
      <div class="repeat-how">
        <div class="pills for-week">${weekdayChoices(model)}</div>
        <div class="for-month">${monthChoices(model)}</div>
        <div class="repeat-interval">${interval(model)}</div>
        ${end(model)} ${skips(model)} ${modes(model)}
        ${submit({ label: say(given.isAgain ? 'preview.checkAgain' : 'form.check'), kind: 'secondary', attributes: check })}
        <p class="hint below">${say('form.checkHint')}</p>
      </div>
    </div>
  </details>`
}

function everyChoices(model: WhenForm): Html {
  const say = formTexts(model)
  const kinds = ['day', 'week', 'month'] as const
  return radios({
    name: 'repeat.every',
    legend: say('form.every'),
    options: [
      { value: '', label: say('form.every.once') },
      ...kinds.map((value) => ({ value, label: say(`form.every.${value}`) })),
    ],
    chosen: [model.entered.get('repeat.every')],
    ...errorFor(model, 'repeat.every'),
  })
}

function weekdayChoices(model: WhenForm): Html {
  const { language, entered } = model
  const say = formTexts(model)
  const options = weekdays.map((value) => ({ value, label: weekdayLabel(value, language) }))
  return checkboxes({
    name: 'repeat.weekdays',
    legend: say('form.weekdays'),
    hint: say('form.weekdaysHint'),
    options,
    chosen: entered.all('repeat.weekdays'),
    ...errorFor(model, 'repeat.weekdays'),
  })
}

/** Short to the eye, whole to the ear. */
function weekdayLabel(weekday: Weekday, language: Language): Html {
  return html`<span aria-hidden="true">${formatWeekday(weekday, language, 'short')}</span>${spoken(formatWeekday(weekday, language))}`
}

/** With a date in the form, the very days that are meant stand beside; without one, examples. */
function monthChoices(model: WhenForm): Html {
  const { entered } = model
  const say = formTexts(model)
  const date = LocalDate.safeParse(entered.get('date'))
  const meant = date.success ? daysMeant(date.data, model) : undefined
  const option = (value: 'weekday' | 'last-weekday' | 'day') => ({
    value,
    label: say(`form.monthly.${value}`),
    detail: meant?.[value] ?? say(`form.monthly.${value}.example`),
  })
  return radios({
    name: 'repeat.monthly',
    legend: say('form.monthly'),
    options: [option('weekday'), option('last-weekday'), option('day')],
    chosen: [entered.get('repeat.monthly') || 'weekday'],
    ...errorFor(model, 'repeat.monthly'),
  })
}

function daysMeant(date: LocalDate, model: WhenForm) {
  const { language } = model
  const say = formTexts(model)
  const weekday = formatWeekday(weekdayOf(date), language, 'inside')
  return {
    weekday: say('form.monthly.on', { ordinal: ordinalOf(date), weekday }),
    'last-weekday': say('form.monthly.on', { ordinal: 'last', weekday }),
    day: say('form.monthly.onDay', { day: Number(date.slice(8)) }),
  }
}

function interval(model: WhenForm): Html {
  const say = formTexts(model)
  return numberField({
    name: 'repeat.interval',
    label: say('form.interval'),
    hint: say('form.intervalHint'),
    mark: bookingTexts(model.language)('optional'),
    value: model.entered.get('repeat.interval'),
    attributes: { min: '1', max: '52' },
    ...errorFor(model, 'repeat.interval'),
  })
}

function end(model: WhenForm): Html {
  const { entered, today } = model
  const say = formTexts(model)
  const until = dateField({
    name: 'repeat.until',
    label: say('form.until'),
    value: entered.get('repeat.until'),
    attributes: { min: today, max: addMonths(today, 48) },
    ...errorFor(model, 'repeat.until'),
  })
  const count = numberField({
    name: 'repeat.count',
    label: say('form.count'),
    value: entered.get('repeat.count'),
    attributes: { min: '1', max: '731' },
    ...errorFor(model, 'repeat.count'),
  })
  const content = fieldRow(until, count)
  return html`<div class="plain-legend">
    ${fieldset({ legend: say('form.end'), hint: say('form.endHint'), content })}
  </div>`
}

function skips(model: WhenForm): Html {
  const say = formTexts(model)
  return checkboxes({
    name: 'repeat.skip',
    legend: say('form.skip'),
    mark: bookingTexts(model.language)('optional'),
    options: (['school-holidays', 'public-holidays'] as const).map((value) => ({
      value,
      label: say(`form.skip.${value}`),
    })),
    chosen: model.entered.all('repeat.skip'),
    ...errorFor(model, 'repeat.skip'),
  })
}

function modes(model: WhenForm): Html {
  const say = formTexts(model)
  return radios({
    name: 'repeat.mode',
    legend: say('form.mode'),
    options: [
      { value: 'free', label: say('form.mode.free'), detail: say('form.mode.freeMore') },
      { value: 'all', label: say('form.mode.all'), detail: say('form.mode.allMore') },
    ],
    chosen: [model.entered.get('repeat.mode') || 'free'],
    ...errorFor(model, 'repeat.mode'),
  })
}
