import { languages } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import { plainly } from '../../../shared/plain-words.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import { formatDate, formatWeekday } from '../../../shared/time/format.ts'
import type { DateNames } from '../rules/date-asked.ts'
import { texts } from './texts.ts'

let names: DateNames | undefined

/** How dates are called in all languages at once: a caller's words are typed as they come. */
export function dateNames(): DateNames {
  return (names ??= {
    months: Array.from({ length: 12 }, (_, at) => monthNames(at + 1)),
    weekdays: weekdays.map((day, at) => [
      ...languages.map((language) => plainly(formatWeekday(day, language, 'long'))),
      ...pairsOf('date.also').flatMap(({ name, number }) => (number === at ? [name] : [])),
    ]),
    days: pairsOf('date.days').map(({ name, number }) => ({ name, from: number })),
  })
}

function monthNames(month: number): string[] {
  const date = `2027-${String(month).padStart(2, '0')}-01`
  return languages.map((language) => plainly(formatDate(date, language, 'monthName')))
}

/** `morgen=1 übermorgen=2` */
function pairsOf(key: 'date.days' | 'date.also'): { name: string; number: number }[] {
  const all = languages.map((language: Language) => texts(language)(key)).join(' ')
  return [...all.matchAll(/(\S+)=(-?\d+)/g)].map(([, name = '', number]) => ({
    name: plainly(name),
    number: Number(number),
  }))
}
