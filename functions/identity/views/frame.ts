import { languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import type { Page } from '../../../shared/html/layout.ts'
import { navigationLinks } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ de, en })

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
    words: { skip: say('skip'), navigation: say('navigation') },
  })
}
