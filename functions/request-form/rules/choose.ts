import type { Entered } from '../../../shared/http/form.ts'
import { addDays, addMonths, datesFrom, LocalDate, mondayOf } from '../../../shared/time/civil.ts'
import type { Room } from '../../rooms/schema.ts'

/** What the page asks first: a day, then a time of it, and then what for; who brings more along is asked for the rest at once. */
export function stepOf(entered: Entered): 'month' | 'day' | 'form' {
  const isFurther = ['from', 'as', 'by', 'repeat.every'].some((name) => entered.get(name) !== '')
  if (isFurther) return 'form'
  return LocalDate.safeParse(entered.get('date')).success ? 'day' : 'month'
}

/** The month to show (`2026-12`): the one that was asked for, as far as rooms can be asked for in it; and those before and after. */
export function shownMonth(entered: Entered, { today, rooms }: { today: LocalDate; rooms: readonly Room[] }) {
  const asked = LocalDate.safeParse(`${entered.get('month')}-01`)
  const latest = addMonths(today, Math.max(1, ...rooms.map(({ horizonMonths }) => horizonMonths)))
  const months = { first: today.slice(0, 7), last: latest.slice(0, 7) }
  const month = asked.success ? asked.data.slice(0, 7) : months.first
  const shown = month < months.first ? months.first : month > months.last ? months.last : month
  const beside = (count: number) => addMonths(`${shown}-01`, count).slice(0, 7)
  // At the end of a month little of it is left to choose from.
  const isEnding = shown === months.first && addDays(today, 14).slice(0, 7) !== shown && shown < months.last
  const last = isEnding ? beside(1) : shown
  return {
    months: isEnding ? [shown, last] : [shown],
    ...(shown > months.first ? { before: beside(-1) } : {}),
    ...(last < months.last ? { after: beside(isEnding ? 2 : 1) } : {}),
  }
}

/** The weeks of a month that are not over, from Monday to Sunday; days of other months are left out. */
export function weeksOf(month: string, today: LocalDate): (LocalDate | undefined)[][] {
  const first = `${month}-01`
  const from = month === today.slice(0, 7) ? mondayOf(today) : mondayOf(first)
  const next = addMonths(first, 1)
  const days = datesFrom(from, addDays(mondayOf(addDays(next, -1)), 7))
  const shown = days.map((date) => (date.startsWith(month) ? date : undefined))
  return Array.from({ length: days.length / 7 }, (_, at) => shown.slice(at * 7, at * 7 + 7))
}
