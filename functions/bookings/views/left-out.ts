import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { datesLeftOut } from '../rules/left-out.ts'
import { slotInQuestion } from '../rules/move.ts'
import type { Moment } from '../rules/scope.ts'
import type { Booking } from '../schema.ts'
import { whenWords } from './facts.ts'
import { texts } from './series-texts.ts'

interface LeftOut {
  language: Language
  booking: Booking
  moment: Moment
  /** For which dates the change was meant that has just been made. */
  meant?: 'following' | 'all' | undefined
  /** Leads to the form for one of them. */
  hrefOf: (key: string) => string
}

/** So many say enough. */
const most = 12

/** Which dates have stayed as they were, though all were meant: they had something of their own. Each leads to its own form. */
export function leftOutNotice({ language, booking, moment, meant, hrefOf }: LeftOut): Content {
  const dates = meant === undefined ? [] : datesLeftOut(booking, meant, moment)
  if (dates.length === 0) return false
  const say = texts(language)
  const lines = dates.slice(0, most).map((date) => {
    const when = whenWords(slotInQuestion(booking, date), language)
    return html`<li><a href="${hrefOf(date.key)}">${when}</a></li>`
  })
  const count = dates.length
  const others = count - lines.length
  return notice({
    kind: 'info',
    title: say('leftOut.title', { count }),
    content: html`<p>${say('leftOut.more', { count })}</p>
      <ul>
        ${lines}${others > 0 && html`<li>${say('dates.metOthers', { count: others })}</li>`}
      </ul>`,
  })
}
