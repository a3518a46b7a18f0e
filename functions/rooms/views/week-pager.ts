import type { Html } from '../../../shared/html/markup.ts'
import { pager } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { addDays } from '../../../shared/time/civil.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDates } from '../../../shared/time/format.ts'
import { texts } from './frame.ts'

/** Steps by seven days. Days far from today can be asked for, but no link leads on, so that robots come to an end. */
export function weekPager(given: {
  language: Language
  from: LocalDate
  to: LocalDate
  today: LocalDate
  /** Without a date: from today. */
  link: (week?: LocalDate) => string
}): Html {
  const { language, from, to, today, link } = given
  const say = texts(language)
  const linkTo = (date: LocalDate) => link(date === today ? undefined : date)
  const before = addDays(from, -7)
  const after = addDays(from, 7)
  return pager({
    label: say('week.label'),
    now: formatDates(from, to, language),
    ...(before >= addDays(today, -364)
      ? { previous: { href: linkTo(before), label: say('week.before') } }
      : {}),
    ...(after <= addDays(today, 364) ? { next: { href: linkTo(after), label: say('week.after') } } : {}),
    ...(from === today ? {} : { home: { href: link(), label: say('week.this') } }),
  })
}
