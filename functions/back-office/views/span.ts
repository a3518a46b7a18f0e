import { dateField, fieldRow, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Entered } from '../../../shared/http/form.ts'
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

/** The fields of such a form, to be sent once more as they were. */
const spanNames = ['rooms', 'fromDate', 'fromTime', 'toDate', 'toTime']

/** What stands in these fields, for a button that does with exactly this what it says, whatever is typed below. */
export function sentAgain(
  entered: Entered,
  names: readonly string[],
  told: readonly string[],
): Record<string, string[]> {
  const sent = [...spanNames, ...names].map((name) => [name, entered.all(name)])
  return { ...(Object.fromEntries(sent) as Record<string, string[]>), told: [...told] }
}

const quarters = Array.from({ length: 97 }, (_, quarter) => timeOfMinutes(quarter * 15))
const starts = quarters.slice(0, -1)
const ends = quarters.slice(1)
