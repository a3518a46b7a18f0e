import { dateField, fieldRow, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { timeOfMinutes } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import type { FormFields } from '../../houses/views/form-fields.ts'

/** From and to; without times whole days, the last one included. `wholeDay` stands where no time is chosen. */
export function spanFields({ field }: FormFields, today: LocalDate, wholeDay: string): Html {
  const date = (name: string) => dateField({ ...field(name), attributes: { min: today } })
  const time = (name: string, times: readonly string[]) => {
    const { attributes: _attributes, mark: _mark, ...given } = field(name)
    const options = times.map((value) => ({ value, label: value }))
    return select({ ...given, empty: wholeDay, groups: [{ options }] }, 'short')
  }
  return html`${fieldRow(date('fromDate'), time('fromTime', starts))}
  ${fieldRow(date('toDate'), time('toTime', ends))}`
}

const quarters = Array.from({ length: 97 }, (_, quarter) => timeOfMinutes(quarter * 15))
const starts = quarters.slice(0, -1)
const ends = quarters.slice(1)
