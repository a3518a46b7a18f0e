import { inARow } from '../../../shared/in-a-row.ts'
import { upToWords } from '../../rooms/views/people.ts'
import { checkboxes } from '../../../shared/html/choices.ts'
import { dateField, fieldRow, fieldset, select, timeSelect } from '../../../shared/html/fields.ts'
import type { OptionGroup } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { attributesOf } from '../../../shared/http/attributes.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { addMonths, minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDuration, formatTime } from '../../../shared/time/format.ts'
import { exceptionsOf, roomsInUse } from '../../rooms/rules/hours.ts'
import type { Room, Span } from '../../rooms/schema.ts'
import { When } from '../../rooms/schema.ts'
import { errorFor } from './errors.ts'
import type { FormErrors } from './errors.ts'
import { formTexts, texts } from './texts.ts'

export interface WhenForm extends FormErrors {
  rooms: readonly Room[]
  entered: Entered
  today: LocalDate
}

export const whenFields = ['rooms', 'date', 'from', 'to', 'setUpMinutes', 'tidyUpMinutes'] as const

/** Which rooms, on which date, from when to when. */
export function whenFieldset(model: WhenForm): Html {
  const { language, rooms, entered, today } = model
  const say = formTexts(model)
  const ahead = Math.max(1, ...rooms.map(({ horizonMonths }) => horizonMonths))
  const range = { ...attributesOf(When, 'date'), min: today, max: addMonths(today, ahead) }
  const time = (name: 'from' | 'to') =>
    timeSelect({
      name,
      label: say(`field.${name}`),
      value: entered.get(name),
      empty: say('field.choose'),
      groups: timeGroups(rooms, { language, value: entered.get(name), ends: name === 'to' }),
      ...errorFor(model, name),
      attributes: { required: true },
    })
  const date = dateField({
    name: 'date',
    label: say('field.date'),
    value: entered.get('date'),
    attributes: range,
    ...errorFor(model, 'date'),
  })
  const content = [roomChoices(model), fieldRow(date, time('from'), time('to'))]
  return fieldset({ legend: say('form.when'), content })
}

/** Minutes before and after that the group needs the rooms too. */
export function aroundFields(model: WhenForm): Html {
  const { entered } = model
  const say = formTexts(model)
  const minutes = (name: 'setUpMinutes' | 'tidyUpMinutes') =>
    select(
      {
        name,
        label: say(`field.${name}`),
        value: entered.get(name),
        mark: say('optional'),
        groups: [{ options: minuteOptions(model, name) }],
        ...errorFor(model, name),
      },
      'short',
    )
  return html`${fieldRow(minutes('setUpMinutes'), minutes('tidyUpMinutes'))}
    <p class="hint">${say('field.aroundHint')}</p>`
}

function minuteOptions({ language, entered }: WhenForm, name: string): { value: string; label: string }[] {
  const usual = [15, 30, 45, 60, 90, 120, 180, 240]
  const own = Number(entered.get(name))
  const all = own > 0 && !usual.includes(own) ? [...usual, own].sort((a, b) => a - b) : usual
  const none = { value: '', label: texts(language)('field.noMinutes') }
  return [none, ...all.map((each) => ({ value: String(each), label: formatDuration(each, language) }))]
}

function roomChoices(model: WhenForm): Html {
  const { language, rooms, entered } = model
  const say = texts(language)
  const options = roomsInUse(rooms, entered.all('rooms')).map(({ id, name, capacity, approval }) => {
    const isPhoneOnly = approval === 'phone-only'
    const people = upToWords(capacity, language)
    const detail = isPhoneOnly ? inARow([people, say('room.phoneOnly')], language) : people
    return { value: id, label: name, detail, disabled: isPhoneOnly }
  })
  return checkboxes({
    name: 'rooms',
    legend: say('field.rooms'),
    hint: say('field.roomsHint'),
    look: 'cards',
    options,
    chosen: entered.all('rooms'),
    ...errorFor(model, 'rooms'),
  })
}

/** For managers every room can be had, also those that neighbours ask for by telephone. */
export function bookable(rooms: readonly Room[]): Room[] {
  return rooms.map((room) => (room.approval === 'phone-only' ? { ...room, approval: 'request' } : room))
}

/** Quarter hours to choose from, while any of the rooms is ever open; `value` stays choosable whatever it is. */
export function timeGroups(
  rooms: readonly Room[],
  { language, value, ends }: { language: Language; value: string; ends: boolean },
): OptionGroup[] {
  const say = texts(language)
  const [first, last] = openFromTo(rooms)
  const times: string[] = []
  for (let minutes = first; minutes <= last; minutes += 15) times.push(timeOfMinutes(minutes))
  const fitting = ends ? times.slice(1) : times.slice(0, -1)
  const all = value === '' || fitting.includes(value) ? fitting : [...fitting, value].sort()
  const parts = { morning: '12:00', afternoon: '18:00', evening: '99' } as const
  let from = ''
  return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
    const inside = all.filter((time) => time >= from && time < parts[part])
    from = parts[part]
    const options = inside.map((time) => ({ value: time, label: formatTime(time, language) }))
    return options.length === 0 ? [] : [{ label: say(`time.${part}`), options }]
  })
}

/** Minutes since midnight of the earliest opening and the latest closing. */
function openFromTo(rooms: readonly Room[]): [number, number] {
  const spans: Span[] = rooms.flatMap((room) => [
    ...Object.values(room.hours).flat(),
    ...exceptionsOf(room).flatMap(({ open }) => open),
  ])
  if (spans.length === 0) return [8 * 60, 22 * 60]
  const starts = spans.map(({ from }) => minutesOfTime(from))
  return [Math.min(...starts), Math.max(...spans.map(({ to }) => minutesOfTime(to)))]
}
