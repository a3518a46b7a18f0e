import { addDays, LocalDate } from './civil.ts'

/** Without a year a date is the one that comes next, unless it was not long ago. */
const mostDaysBack = 60

/** The longest that anybody types for a date into an address. */
export const longestTypedDate = 40

const numbers = /^(\d{1,2})[./]\s*(\d{1,2})(?:[./]?|[./]\s*(\d{4}|\d{2})\.?)$/

/** A date as a browser with a picker for it sends it, or as people type it where there is none: `2026-12-03`, `3.12.2026`, `3.12.`, `3/12/26`. */
export function typedDate(text: string, today: LocalDate): LocalDate | undefined {
  const typed = text.trim()
  if (LocalDate.safeParse(typed).success) return typed
  const [found, day = '', month = '', year] = numbers.exec(typed) ?? []
  return found === undefined ? undefined : dateOfParts({ day, month: Number(month), year }, today)
}

export interface DateParts {
  day: string
  month: number
  /** Of four digits or the last two. */
  year: string | undefined
}

/** The date that these parts mean; none if there is no such day. */
export function dateOfParts({ day, month, year }: DateParts, today: LocalDate): LocalDate | undefined {
  const two = (number: number) => String(number).padStart(2, '0')
  const inYear = (number: number) => {
    const date = `${number}-${two(month)}-${two(Number(day))}`
    return LocalDate.safeParse(date).success ? date : undefined
  }
  if (year !== undefined) return inYear(year.length === 2 ? 2000 + Number(year) : Number(year))
  const thisYear = Number(today.slice(0, 4))
  const earliest = addDays(today, -mostDaysBack)
  const years = [-1, 0, 1, 2, 3, 4].map((later) => inYear(thisYear + later))
  return years.find((date) => date !== undefined && date >= earliest)
}
