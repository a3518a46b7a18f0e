import { directionOf } from '../direction.ts'
import { languages, nameOf } from '../language.ts'
import type { Language } from '../language.ts'
import { icon } from './icons.ts'
import { attributes, html, spoken } from './markup.ts'
import type { Html } from './markup.ts'
import { said } from '../texts.ts'
import { labelOf } from '../catalogue.ts'
import de from './texts/languages.de.json' with { type: 'json' }
import en from './texts/languages.en.json' with { type: 'json' }

const choose = labelOf({ name: 'shared/html/languages', de, en }, 'choose')

/** The same page in another language: `here` is its path and query. The link is remembered (`shared/http/serve.ts`). */
export function inLanguage(here: string, language: Language): string {
  const [path = '', query = ''] = here.split('?')
  const asked = new URLSearchParams(query)
  asked.set('lang', language)
  return `${path}?${asked.toString()}`
}

/** All languages behind the name of the one that is spoken; each is written as those call it who look for it. */
export function languageSwitch({ language, here }: { language: Language; here: string }): Html {
  const link = (other: Language) => {
    const isCurrent = other === language && 'true'
    const spoken = { hreflang: other, lang: other, dir: directionOf(other) }
    const leads = attributes({ href: inLanguage(here, other), ...spoken, 'aria-current': isCurrent })
    return html`<a${leads}>${nameOf(other)}</a>`
  }
  return html`<details class="languages" data-menu>
    <summary>
      ${icon('languages')} ${spoken(`${said(choose, language)}:`)}
      <span class="in-full">${nameOf(language)}</span>
    </summary>
    <ul>
      ${languages.map((other) => html`<li>${link(other)}</li>`)}
    </ul>
  </details>`
}

/** For `<head>` of a page that search engines may find: where it is said in other languages. */
export function alternates(here: string): Html {
  const link = (language: Language) =>
    html`<link rel="alternate" hreflang="${language}" href="${inLanguage(here, language)}" />`
  return html`${languages.map(link)}`
}
