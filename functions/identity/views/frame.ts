import { alternates, languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import type { Page } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { navigationLinks } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ name: 'identity', de, en })

export interface SitePage extends Omit<Page, 'language' | 'brand' | 'navigation' | 'account' | 'words'> {
  language: Language
  /** Path and query of this page, to come back to in the other language. */
  here: string
}

/** A page that belongs to no house. */
export function sitePage({ language, here, title, ...given }: SitePage): string {
  const say = texts(language)
  return page({
    ...given,
    language,
    title: title === say('brand') ? title : `${title} – ${say('brand')}`,
    brand: { name: say('brand'), href: '/' },
    navigation: navigationLinks({ area: 'site', language, current: here === '/' ? 'home' : undefined }),
    account: languageSwitch({ language, here }),
    head: html`${given.robots === undefined && alternates(here)} ${given.head}`,
    words: { skip: say('skip'), navigation: say('navigation') },
    footer: siteFooter(language, given.footer),
  })
}

/** What stands at the end of every page that belongs to no house. */
export function siteFooter(language: Language, words?: Content): Content {
  const links = navigationLinks({ area: 'site-footer', language })
  return html`${words !== undefined && html`<p>${words}</p>`}
    <ul>
      ${links.map(({ href: to, label }) => html`<li><a href="${to}">${label}</a></li>`)}
    </ul>`
}

/** Above what sends somebody's address on a page of no house: what becomes of it. */
export function siteDataNote(language: Language): Content {
  const links = navigationLinks({ area: 'site-data-note', language })
  return links.map(({ href: to, label }) => html`<p class="data-note"><a href="${to}">${label}</a></p>`)
}
