import { actions, linkButton } from '../../../../shared/html/buttons.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Content, Html } from '../../../../shared/html/markup.ts'
import { pageHeading } from '../../../../shared/html/layout.ts'
import { emptyState } from '../../../../shared/html/messages.ts'
import { breadcrumb, pager, tabs } from '../../../../shared/html/navigation.ts'
import { section } from '../../../../shared/html/panels.ts'
import { addDays } from '../../../../shared/time/civil.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import { formatDate, formatDuration } from '../../../../shared/time/format.ts'
import { holidayName } from '../../../../shared/time/holiday-names.ts'
import type { DayStanding, Start } from '../../../rooms/rules/starts.ts'
import { housePage } from '../../../rooms/views/frame.ts'
import { lengths } from '../../rules/wish.ts'
import { partNames, partsOfDay } from '../../rules/free-search.ts'
import { wishFold } from './filter.ts'
import { nothingFits, phoneOnlyNotice, unfitNotice } from './forewarned.ts'
import { blockWords, stepHref, texts } from './model.ts'
import type { ChooseModel } from './model.ts'
import { timeLink } from './time.ts'

export interface DayModel extends ChooseModel {
  date: LocalDate
  starts: readonly Start[]
  standing: DayStanding
  holiday: Parameters<typeof holidayName>[1] | undefined
  /** What all rooms in question are closed for on that day. */
  block: { label?: string } | undefined
}

/** Second step of asking for a room: the time, as big buttons. */
export function dayView(model: DayModel): string {
  const { language, house, date, starts, holiday } = model
  const say = texts(language)
  const title = formatDate(date, language, 'title')
  const months = stepHref(model, { month: date.slice(0, 7) })
  const above = breadcrumb({
    label: say('here'),
    places: [{ label: say('month.title'), href: months }, { label: title }],
  })
  const lead = holiday ? html`${holidayName(language, holiday)}. ${say('day.lead')}` : say('day.lead')
  const unable = phoneOnlyNotice(model)
  const chosen = html`${lengthTabs(model)} ${wishFold(model, { date })} ${unfitNotice(model)}
  ${nothingFits(model) ?? (starts.length === 0 ? nothing(model, months) : times(model))} ${dayPager(model)}`
  const main = html`${pageHeading(title, { above, lead: unable ? undefined : lead })} ${unable || chosen}`
  return housePage({ language, house, here: stepHref(model, { date }), current: 'book', title, main })
}

function lengthTabs(model: DayModel): Html {
  const { language, wish, date } = model
  const all = lengths.some((each) => each === wish.minutes) ? lengths : [...lengths, wish.minutes]
  const places = all.map((minutes) => ({
    href: stepHref(model, { date }, { minutes }),
    label: formatDuration(minutes, language),
    current: minutes === wish.minutes,
  }))
  return tabs({ label: texts(language)('minutes'), places })
}

function times({ starts, ...model }: DayModel): Content {
  const say = texts(model.language)
  return partNames.map((part) => {
    const { from, to } = partsOfDay[part]
    const inside = starts.filter((start) => start.from >= from && start.from < to)
    if (inside.length === 0) return false
    const lines = inside.map((start) => html`<li>${timeLink(model, { ...start, date: model.date })}</li>`)
    return section(
      say(`part.${part}`),
      html`<ul class="times">
        ${lines}
      </ul>`,
    )
  })
}

function nothing(model: DayModel, months: string): Html {
  const { language, standing, wish, block } = model
  const say = texts(language)
  const length = formatDuration(wish.minutes, language)
  const title = block
    ? blockWords(block, language)
    : standing === 'beyond' || standing === 'closed'
      ? say(`none.${standing}`)
      : say('none.full', { length })
  return emptyState({
    title,
    action: actions(linkButton({ href: months, label: say('none.other'), kind: 'primary' })),
  })
}

function dayPager(model: DayModel): Html {
  const { language, date, today } = model
  const say = texts(language)
  const to = (day: LocalDate) => ({
    href: stepHref(model, { date: day }),
    label: formatDate(day, language, 'compact'),
  })
  return pager({
    label: say('day.label'),
    now: say('day.label'),
    ...(date > today ? { previous: to(addDays(date, -1)) } : {}),
    next: to(date < today ? today : addDays(date, 1)),
    home: { href: stepHref(model, { month: date.slice(0, 7) }), label: say('none.other') },
  })
}
