import { linkButton } from '../../shared/html/buttons.ts'
import { dataTable } from '../../shared/html/facts.ts'
import { pageHeading } from '../../shared/html/layout.ts'
import { html } from '../../shared/html/markup.ts'
import type { Html } from '../../shared/html/markup.ts'
import { section } from '../../shared/html/panels.ts'
import { href } from '../../shared/http/contract.ts'
import type { Language } from '../../shared/language.ts'
import { textsOf } from '../../shared/texts.ts'
import { weekdays } from '../../shared/time/civil.ts'
import type { LocalDate, Weekday } from '../../shared/time/civil.ts'
import { formatDates, formatList, formatRange, formatWeekday } from '../../shared/time/format.ts'
import { primeTimeOf } from '../houses/rules/prime-time.ts'
import type { House } from '../houses/schema.ts'
import { primeTimePath } from '../rooms/contract.ts'
import { bookHref, housePage } from '../rooms/views/frame.ts'
import { halfYearsShown } from './rules/prime-ledger.ts'
import type { PrimeUse } from './rules/prime-ledger.ts'
import type { HalfYear } from './rules/usage.ts'
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'contacts', de, en })

export interface UsageModel {
  language: Language
  house: House
  today: LocalDate
  uses: readonly PrimeUse[]
}

/** The limits of a house in words, and who has how much of its prime time: for everybody to read. */
export function usageView(model: UsageModel): string {
  const { language, house, today } = model
  const say = texts(language)
  const prime = primeTimeOf(house)
  const title = say(prime === undefined ? 'usage.limits' : 'usage.title')
  const rules = rulesOf(model)
  const list = html`<ul>
    ${rules.map((rule) => html`<li>${rule}</li>`)}
  </ul>`
  const ledger =
    prime !== undefined &&
    halfYearsShown(today).map((halfYear) => section(nameOf(halfYear, language), usesIn(model, halfYear)))
  return housePage({
    language,
    house,
    title,
    here: href({ path: primeTimePath }, { house: house.id }),
    description: say('usage.description', { house: house.name }),
    main: html`${pageHeading(title, { lead: say('usage.lead') })}
    ${section(say('usage.rules'), rules.length > 0 ? list : html`<p>${say('usage.none')}</p>`)} ${ledger}
    ${ledger && html`<p class="quiet">${say('usage.counted')}</p>`}
      <p>${linkButton({ href: bookHref(house.id), label: say('usage.book') })}</p>`,
  })
}

function rulesOf({ language, house }: UsageModel): string[] {
  const say = texts(language)
  const { maxHoursPerWeek, maxDatesAhead } = house
  const prime = primeTimeOf(house)
  const when = prime && {
    days: daysInWords(prime.weekdays, language),
    times: formatRange(prime.from, prime.to, language),
    hours: prime.hours,
  }
  return [
    ...(when ? [say('rule.prime', when), say('rule.elsewhere')] : []),
    ...(maxHoursPerWeek === undefined ? [] : [say('rule.week', { hours: maxHoursPerWeek })]),
    ...(maxDatesAhead === undefined ? [] : [say('rule.ahead', { count: maxDatesAhead })]),
  ]
}

/** Three or more days in a row are said as a stretch. */
function daysInWords(days: readonly Weekday[], language: Language): string {
  const inOrder = weekdays.filter((day) => days.includes(day))
  const [first, last] = [inOrder[0] ?? 'mo', inOrder.at(-1) ?? 'mo']
  if (inOrder.length === weekdays.length) return texts(language)('days.all')
  const isStretch = weekdays.indexOf(last) - weekdays.indexOf(first) === inOrder.length - 1
  const names = inOrder.map((day) => formatWeekday(day, language, 'inside'))
  if (!isStretch || inOrder.length < 3) return formatList(names, language)
  return texts(language)('days.stretch', {
    first: formatWeekday(first, language, 'inside'),
    last: formatWeekday(last, language, 'inside'),
  })
}

function usesIn({ language, uses }: UsageModel, halfYear: HalfYear): Html {
  const say = texts(language)
  const own = uses.filter(({ period }) => period === halfYear.name)
  const span = html`<p class="quiet">${formatDates(halfYear.from, halfYear.to, language)}</p>`
  if (own.length === 0) return html`${span}<p>${say('ledger.nobody')}</p>`
  return html`${span}
  ${dataTable({
    caption: nameOf(halfYear, language),
    captionHidden: true,
    columns: [
      { label: say('ledger.who') },
      { label: say('ledger.used'), numeric: true },
      { label: say('ledger.left'), numeric: true },
    ],
    rows: own.map(({ label, hours, most }) => [
      label ?? say('ledger.unnamed'),
      say('ledger.hours', { hours }),
      hours > most ? say('ledger.beyond') : say('ledger.hours', { hours: most - hours }),
    ]),
  })}`
}

function nameOf({ name }: HalfYear, language: Language): string {
  const [year = '', half = ''] = name.split('-')
  return texts(language)('halfYear', { year, half })
}
