import { hiddenField } from '../../../../shared/html/fields.ts'
import type { Html } from '../../../../shared/html/markup.ts'
import type { Entered } from '../../../../shared/http/form.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'

/** A date beside those that the rule gives. */
export interface Extra {
  date: LocalDate
  from: string
  to: string
}

/** What somebody changed in the list of a series' dates, as the form carries it along in hidden fields. */
export interface Edits {
  /** Dates of the rule that are left out. */
  except: string[]
  also: Extra[]
  /** Which of the extra dates (by key) stand in for which of those left out. */
  swapped: { instead: LocalDate; key: string }[]
}

export function editsOf(entered: Entered): Edits {
  const rows = entered.below('repeat.also.').filter((row) => /^\d{1,3}$/.test(row))
  const also = rows.map((row) => {
    const at = `repeat.also.${row}`
    return { date: entered.get(`${at}.date`), from: entered.get(`${at}.from`), to: entered.get(`${at}.to`) }
  })
  const except = [...new Set(entered.all('repeat.except'))]
  const keys = new Set(also.map(keyOf))
  const swapped = entered.all('swapped').flatMap((line) => {
    const [instead = '', key = ''] = line.split('|')
    return except.includes(instead) && keys.has(key) ? [{ instead, key }] : []
  })
  return { except, also, swapped }
}

/** The names and values that carry the edits; `editsOf` reads them again. */
export function fieldsOfEdits({ except, also, swapped }: Edits): [string, string][] {
  return [
    ...except.map((date): [string, string] => ['repeat.except', date]),
    ...also.flatMap(({ date, from, to }, row): [string, string][] => [
      [`repeat.also.${row}.date`, date],
      [`repeat.also.${row}.from`, from],
      [`repeat.also.${row}.to`, to],
    ]),
    ...swapped.map(({ instead, key }): [string, string] => ['swapped', `${instead}|${key}`]),
  ]
}

export function hiddenEdits(edits: Edits): Html[] {
  return fieldsOfEdits(edits).map(([name, value]) => hiddenField(name, value))
}

/** What a date is called: its original start. */
export function keyOf({ date, from }: Pick<Extra, 'date' | 'from'>): string {
  return `${date}T${from}`
}
