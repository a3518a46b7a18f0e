import { languages } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import { plainly } from '../../../shared/plain-words.ts'
import { weekdays } from '../../../shared/time/civil.ts'
import { formatDate, formatWeekday } from '../../../shared/time/format.ts'
import type { DateNames } from '../rules/date-asked.ts'
import { texts } from './texts.ts'

const known = new Map<Language, DateNames>()

/** How dates are called in all languages, that of the reader first: a caller's words are typed as they come. */
export function dateNames(reader: Language): DateNames[] {
  return [reader, ...languages.filter((language) => language !== reader)].map(namesIn)
}

function namesIn(language: Language): DateNames {
  let names = known.get(language)
  if (names === undefined) {
    names = {
      months: Array.from({ length: 12 }, (_, at) => monthNames(at + 1, language)),
      weekdays: weekdays.map((day, at) => [
        plainly(formatWeekday(day, language, 'long')),
        ...pairsOf('date.also', language).flatMap(({ name, number }) => (number === at ? [name] : [])),
      ]),
      shortWeekdays: weekdays.map((day) => plainly(formatWeekday(day, language, 'short')).replace('.', '')),
      days: pairsOf('date.days', language).map(({ name, number }) => ({ name, from: number })),
      beside: wordsOf('date.beside', language),
      beforeHour: wordsOf('date.beforeHour', language),
      behindHour: wordsOf('date.behindHour', language),
      betweenHours: wordsOf('date.betweenHours', language),
    }
    known.set(language, names)
  }
  return names
}

/** By itself, and as it stands beside a day, where a language bends it. */
function monthNames(month: number, language: Language): string[] {
  const date = `2027-${String(month).padStart(2, '0')}-01`
  const beside = plainly(formatDate(date, language, 'dayMonth')).match(/\p{L}{3,}/gu) ?? []
  return [plainly(formatDate(date, language, 'monthName')), ...beside]
}

type WordList = 'date.beside' | 'date.beforeHour' | 'date.behindHour' | 'date.betweenHours'

const wordsOf = (key: WordList, language: Language) =>
  texts(language)(key)
    .split(' ')
    .filter((word) => word !== '')
    .map(plainly)

/** `morgen=1 übermorgen=2` */
function pairsOf(key: 'date.days' | 'date.also', language: Language): { name: string; number: number }[] {
  return [...texts(language)(key).matchAll(/(\S+)=(-?\d+)/g)].map(([, name = '', number]) => ({
    name: plainly(name),
    number: Number(number),
  }))
}
