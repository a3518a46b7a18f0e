import { html } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { Share } from '../rules/share.ts'
import { texts } from './words.ts'

interface Shown {
  language: Language
  /** For those who run the house. */
  isManaged?: boolean
}

/** Who else is there on which dates: names and heads, and nobody's address. */
export function sharesNotice(shares: readonly Share[], { language, isManaged = false }: Shown): Html | false {
  if (shares.length === 0) return false
  const say = texts(language)
  const of = isManaged ? 'shares.managed' : 'shares'
  const lines = shares.map(({ date: on, as, who, heads = 0 }) => {
    const date = formatDate(on, language, 'compactYear')
    return html`<li>${as === 'guest' ? say(`${of}.guest`, { date, who, heads }) : say(`${of}.sharedWith`, { date, who })}</li>`
  })
  const list = html`<ul>
    ${lines}
  </ul>`
  return notice({ kind: 'info', title: say(`${of}.title`), content: list })
}
