import { weekdayOf, weekdays } from '../time/civil.ts'
import type { LocalDate } from '../time/civil.ts'
import { datesOfForm } from './rule.ts'
import type { RuleForm } from './rule.ts'

/** How a series came about, as far as it is known. */
export interface Habit {
  every: 'day' | 'week' | 'month'
  interval?: number | undefined
}

/** A rule and what it says of some dates: which it gives, and which it gives besides. */
export interface Fit {
  form: RuleForm
  covered: LocalDate[]
  /** To be written as EXDATE. */
  except: LocalDate[]
}

/**
 * The rule that says these dates (sorted, none twice) with the fewest exceptions; nothing where single events are not longer. Dates
 * that it does not give remain for the caller.
 */
export function fitOf(dates: readonly LocalDate[], habit: Habit): Fit | undefined {
  const fits = formsFor(dates, habit).flatMap((form) =>
    startsFor(form, dates).map((start) => fit(form, start, dates)),
  )
  const known = fits.filter(({ covered }) => covered.length > 1)
  const cost = ({ covered, except }: Fit) => perEvent * (dates.length - covered.length + 1) + except.length
  const [best] = known.sort((a, b) => cost(a) - cost(b))
  return best !== undefined && cost(best) < perEvent * dates.length ? best : undefined
}

/** An event is so many times as long as an exception. */
const perEvent = 4

function fit(form: RuleForm, start: LocalDate, dates: readonly LocalDate[]): Fit {
  const wanted = new Set(dates)
  const given = datesOfForm(form, start, dates.at(-1) ?? start)
  const last = given.findLastIndex((date) => wanted.has(date))
  const span = given.slice(0, last + 1)
  return {
    form,
    covered: span.filter((date) => wanted.has(date)),
    except: span.filter((date) => !wanted.has(date)),
  }
}

/** The dates with which it may begin: weeks are counted from the first one, which an extra date may stand before. */
function startsFor(form: RuleForm, dates: readonly LocalDate[]): LocalDate[] {
  const starts: LocalDate[] = []
  for (const date of dates) {
    if (datesOfForm(form, date, date).length > 0) starts.push(date)
    if (starts.length === (form.interval > 1 ? 3 : 1)) break
  }
  return starts
}

function formsFor(dates: readonly LocalDate[], { every, interval = 1 }: Habit): RuleForm[] {
  if (every === 'day') return [{ every, interval }]
  const counts = Map.groupBy(dates, weekdayOf)
  const days = weekdays.filter((day) => counts.has(day))
  if (every === 'week') {
    // A weekday that hardly occurs is an extra date's.
    const usual = days.filter((day) => (counts.get(day)?.length ?? 0) * days.length * 2 >= dates.length)
    return [days, ...(usual.length < days.length && usual.length > 0 ? [usual] : [])].map((chosen) => ({
      every,
      interval,
      weekdays: chosen,
    }))
  }
  const numbers = [...new Set(dates.map((date) => Number(date.slice(8))))]
  const ordinals = [...new Set(numbers.map((number) => Math.ceil(number / 7)).filter((nth) => nth < 5)), -1]
  return [
    ...days.flatMap((weekday) => ordinals.map((ordinal) => ({ every, interval, ordinal, weekday }))),
    ...numbers.map((day) => ({ every, interval, day })),
  ]
}
