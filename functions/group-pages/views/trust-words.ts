import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatList } from '../../../shared/time/format.ts'
import type { Trust } from '../../groups/rules/trust.ts'
import type { Report } from '../../groups/schema/trust.ts'
import { texts } from './texts.ts'

/** Whether the house trusts a group, and why, in a sentence; below it what was reported, or what is missing. */
export function trustWords(trust: Trust, language: Language): Content {
  const say = texts(language)
  const more = trust.reports?.map((report) => reportWords(report, language)) ?? []
  return html`<p>${sentence(trust, language)} ${trust.missing && say('trust.missing', { what: missing(trust, language) })}</p>
    ${
      more.length > 0 &&
      html`<ul>
        ${more.map((line) => html`<li>${line}</li>`)}
      </ul>`
    }`
}

function sentence(trust: Trust, language: Language): string {
  const say = texts(language)
  const { trusted, why, reason = '', kept = 0, vouchers = [], agreements = [] } = trust
  switch (why) {
    case 'said':
      return `${say(trusted ? 'own.trusted' : 'own.untrusted')} ${reason}`
    case 'kept':
      return say('trust.kept', { count: kept })
    case 'vouched':
      return say('trust.vouched', { names: formatList(vouchers, language) })
    case 'agreements':
      return say('trust.agreements', { titles: formatList(agreements, language) })
    case 'reported':
      return say('trust.reported')
    case 'not-yet':
      return say('trust.not-yet')
    default:
      return say('trust.house-decides')
  }
}

function missing({ missing: { kept, vouches } = {} }: Trust, language: Language): string {
  const say = texts(language)
  const parts = [
    ...(kept === undefined ? [] : [say('trust.missing.kept', { count: kept })]),
    ...(vouches === undefined ? [] : [say('trust.missing.vouches', { count: vouches })]),
  ]
  return formatList(parts, language, 'or')
}

/** What was found on which day, in the words of the house. */
export function reportWords({ kind, date, words }: Report, language: Language): string {
  return texts(language)(`report.${kind}.words`, { date: formatDate(date, language, 'compactYear'), words })
}
