import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import type { Together } from '../../attendances/actions/read-own.ts'
import { codeOf } from '../../contacts/rules/code.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import { texts as words } from '../../meetings/views/words.ts'
import { texts } from './texts.ts'

/** The other dates that somebody entered with one word: each has a code and a page of its own, and no mail may tell of them. */
export function togetherPart(others: readonly (Together & { path: string })[], language: Language): Content {
  if (others.length === 0) return false
  const say = texts(language)
  const lines = others.map(({ attendance, date, state, path }) => {
    const standing = takesPlace(date) ? say(`own.${state}`) : words(language)(`date.${date.state}`)
    const code = html`${say('own.code')}: <strong translate="no">${codeOf(attendance.id, language)}</strong>`
    return html`<li><a href="${path}">${whenWords(date, language)}</a>: ${standing}. ${code}</li>`
  })
  return section(
    say('own.others'),
    html`<p>${say('own.othersKeep')}</p>
      <ul class="date-lines">
        ${lines}
      </ul>`,
    { id: 'others' },
  )
}

/** Dates that were asked for with it and could not be had. */
export function missedPart(missed: readonly MeetingDate[], language: Language): Content {
  if (missed.length === 0) return false
  const lines = missed.map((date) => html`<li>${whenWords(date, language)}</li>`)
  const content = html`<ul class="date-lines">
    ${lines}
  </ul>`
  return notice({ kind: 'warning', title: texts(language)('own.missed'), content })
}

function whenWords({ date, from, to }: MeetingDate, language: Language): string {
  return formatMoment({ date, from, to }, language, 'compactYear')
}
