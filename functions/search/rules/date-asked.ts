import { addDays, LocalDate, weekdayOf, weekdays } from '../../../shared/time/civil.ts'
import { dateOfParts } from '../../../shared/time/typed-date.ts'
import { plainly } from '../../../shared/plain-words.ts'
import { bareTimeIn, timeIn } from './time-asked.ts'
import type { TimeAsked, TimeNames } from './time-asked.ts'

/** How dates are called in one language, each name as `plainly` has it. */
export interface DateNames extends TimeNames {
  /** Of each month, January first. */
  months: readonly (readonly string[])[]
  /** Of each weekday, Monday first. */
  weekdays: readonly (readonly string[])[]
  /** As they are written before a date, such as `do`. */
  shortWeekdays: readonly string[]
  /** How many days from today, such as -1 and `gestern`. */
  days: readonly { name: string; from: number }[]
  /** Small words beside a date or a time, such as `am`. */
  beside: readonly string[]
}

/** A date that was found in what somebody typed, and the rest of it: no weekday, no time of day, and no small words around them. */
export interface DateAsked {
  date: LocalDate
  rest: string
  time?: TimeAsked
  /** It was called `Freitag` or `morgen`, as somebody may be called too. */
  isName: boolean
}

/** Beginnings of names that count. */
const fewestLetters = { month: 3, weekday: 2 }

interface Reading {
  /** Of all languages that somebody may write in; where two of them mean different days, the first counts. */
  names: readonly DateNames[]
  today: LocalDate
}

/**
 * The first date in a text, as people write it: `2027-03-12`, `12.3.`, `12.03.27`, `12/3/2027`, `12. März`, `March 12`, `morgen`,
 * `Freitag`, `Fr.`; a weekday is the next one from today on. A time beside it is told too.
 */
export function dateIn(text: string, reading: Reading): DateAsked | undefined {
  const { names } = reading
  const { time: sure, rest: untimed } = timeIn(plainly(text), names)
  for (const read of [fromIso, fromNumbers, fromMonth, fromName]) {
    const found = read(untimed, reading)
    if (found === undefined) continue
    const undated = untimed.replace(found.text, ` ${datePlace} `)
    const bare = sure === undefined ? bareTimeIn(undated, names) : { rest: undated }
    const time = sure ?? bare.time
    const isName = read === fromName
    return {
      date: found.date,
      isName,
      rest: restOf(bare.rest, names),
      ...(time === undefined ? {} : { time }),
    }
  }
  return undefined
}

/** Stands where the date was; nobody types it. */
const datePlace = '\0'

interface Hit {
  date: LocalDate
  text: string
}

/** What is left of a text without its date, and without what people write around it: `Do, den 3.12. um`. */
function restOf(undated: string, names: readonly DateNames[]): string {
  const words = undated.split(/[\s,]+/).filter((word) => word !== '')
  const full = new Set(names.flatMap(({ weekdays: all }) => all.flat()))
  const small = new Set(names.flatMap(({ shortWeekdays, beside }) => [...shortWeekdays, ...beside]))
  const bare = (word: string) => word.replace(/\.$/, '')
  const isAround = (word = '') => small.has(bare(word)) || full.has(bare(word))
  const at = words.indexOf(datePlace)
  const [before, after] = [words.slice(0, at), words.slice(at + 1)]
  // Short names of days are names of people too: they count beside the date alone.
  while (isAround(before.at(-1))) before.pop()
  while (isAround(after[0])) after.shift()
  return [...before, ...after].filter((word) => !full.has(bare(word))).join(' ')
}

const dayMonth = /(?<!\d)(\d{1,2})[./]\s?(\d{1,2})(?:[./]\s?(\d{4}|\d{2})?)?(?![./]?\d)/
const named = /(?<![\p{L}\d])(\d{1,2})\.?\s*(\p{L}{3,})\.?(?:\s+(\d{4}))?(?!\d)/u
const namedFirst = /(?<!\p{L})(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?![\p{L}\d])/u

function fromIso(text: string): Hit | undefined {
  const [found] = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(text) ?? []
  return found !== undefined && LocalDate.safeParse(found).success ? { date: found, text: found } : undefined
}

function fromNumbers(text: string, reading: Reading): Hit | undefined {
  const [found, day = '', month, year] = dayMonth.exec(text) ?? []
  return found === undefined
    ? undefined
    : hit(found, dateOfParts({ day, month: Number(month), year }, reading.today))
}

function fromMonth(text: string, reading: Reading): Hit | undefined {
  const [found, day = '', name = '', year] = named.exec(text) ?? []
  const [other, otherName = '', otherDay = '', otherYear] = namedFirst.exec(text) ?? []
  const tries = [
    { found, day, month: monthOf(name, reading.names), year },
    { found: other, day: otherDay, month: monthOf(otherName, reading.names), year: otherYear },
  ]
  for (const { found: text, ...parts } of tries)
    if (text !== undefined && parts.month > 0) return hit(text, dateOfParts(parts, reading.today))
  return undefined
}

function fromName(text: string, { names, today }: Reading): Hit | undefined {
  for (const [word] of text.matchAll(/\p{L}{2,}\.?/gu)) {
    const name = word.replace('.', '')
    const near = names.flatMap(({ days }) => days).find((each) => each.name === name)
    if (near !== undefined) return { date: addDays(today, near.from), text: word }
    // `di` is in many names: short for a day only with its dot, or alone.
    const isShort = word.endsWith('.') || text.trim() === word
    const dayWhere = (isIt: (full: string) => boolean) =>
      firstAmong(names, ({ weekdays: all }) => all.findIndex((each) => each.some(isIt)))
    // `paz` is Sunday in Turkish, and the beginning of Monday.
    const exact = dayWhere((full) => full === name)
    const begun = (full: string) => isShort && isBeginning(name, full, fewestLetters.weekday)
    const day = exact >= 0 ? exact : dayWhere(begun)
    if (day >= 0) return { date: nextWeekday(today, day), text: word }
  }
  return undefined
}

function nextWeekday(today: LocalDate, weekday: number): LocalDate {
  return addDays(today, (weekday - weekdays.indexOf(weekdayOf(today)) + 7) % 7)
}

/** 1 to 12, or 0 for what is no month. */
function monthOf(name: string, names: readonly DateNames[]): number {
  const isIt = (full: string) => isBeginning(name, full, fewestLetters.month)
  return firstAmong(names, ({ months }) => months.findIndex((each) => each.some(isIt))) + 1
}

/** The place that the first language knows, or -1. */
function firstAmong(names: readonly DateNames[], placeIn: (names: DateNames) => number): number {
  return names.map(placeIn).find((place) => place >= 0) ?? -1
}

const isBeginning = (name: string, full: string, fewest: number) =>
  name.length >= fewest && full.startsWith(name)

const hit = (text: string, date: LocalDate | undefined): Hit | undefined =>
  date === undefined ? undefined : { date, text }
