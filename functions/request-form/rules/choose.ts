import { roomsInUse } from '../../rooms/rules/hours.ts'
import type { Entered } from '../../../shared/http/form.ts'
import { addDays, addMonths, datesFrom, LocalDate, mondayOf } from '../../../shared/time/civil.ts'
import type { Room } from '../../rooms/schema.ts'

/** What a room is looked for: how long, for how many, and in which rooms if some were chosen before. */
export interface Wish {
  minutes: number
  people?: number
  rooms: string[]
}

/** Lengths to choose from with one tap; others are typed in the form. */
export const lengths = [60, 120, 180, 240] as const

/** What the page asks first: a day, then a time of it, and then what for; who brings more along is asked for the rest at once. */
export function stepOf(entered: Entered): 'month' | 'day' | 'form' {
  const isFurther = ['from', 'as', 'by', 'repeat.every'].some((name) => entered.get(name) !== '')
  if (isFurther) return 'form'
  return LocalDate.safeParse(entered.get('date')).success ? 'day' : 'month'
}

/** What cannot be read is as if it were not there: links are not typed by people. */
export function wishOf(entered: Entered, rooms: readonly Room[]): Wish {
  const people = Number(entered.get('attendees'))
  const minutes = Number(entered.get('minutes'))
  const isLength = Number.isInteger(minutes / 15) && minutes > 0 && minutes <= 1440
  return {
    minutes: isLength ? minutes : 120,
    rooms: rooms.map(({ id }) => id).filter((id) => entered.has('rooms', id)),
    ...(Number.isInteger(people) && people > 0 && people <= 10_000 ? { people } : {}),
  }
}

/** The rooms that come into question: those chosen, or all that hold so many and that can be asked for here; none if one of those chosen cannot. */
export function roomsFor({ rooms: chosen, people = 1 }: Wish, rooms: readonly Room[]): Room[] {
  const askable = roomsInUse(rooms).filter(({ approval }) => approval !== 'phone-only')
  if (chosen.length > 0) {
    const wished = rooms.filter(({ id }) => chosen.includes(id))
    return wished.every((room) => askable.includes(room)) ? wished : []
  }
  return askable.filter(({ capacity }) => capacity >= people)
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
