import type { Html } from '../../../shared/html/markup.ts'
import { pager } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays, mondayOf } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatWeek } from '../../../shared/time/format.ts'
import { texts } from './frame.ts'

/** Steps a week back and on. Weeks far from today can be asked for, but no link leads on, so that robots come to an end. */
export function weekPager(given: {
  language: Language
  monday: LocalDate
  today: LocalDate
  /** Without a date: this week. */
  link: (week?: LocalDate) => string
}): Html {
  const { language, monday, today, link } = given
  const say = texts(language)
  const current = mondayOf(today)
  const to = (date: LocalDate) => link(date === current ? undefined : date)
  const before = addDays(monday, -7)
  const after = addDays(monday, 7)
  return pager({
    label: say('week.label'),
    now: formatWeek(monday, language),
    ...(before >= addDays(current, -364)
      ? { previous: { href: to(before), label: say('week.before') } }
      : {}),
    ...(after <= addDays(current, 364) ? { next: { href: to(after), label: say('week.after') } } : {}),
    ...(monday === current ? {} : { home: { href: link(), label: say('week.this') } }),
  })
}
