import { languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { navigationLinks } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ de, en })

/** Pages of no house: what is stored may be of several. */
export function frame(
  language: Language,
  { title, here, notice }: { title: string; here: string; notice?: Content },
  main: Content,
): string {
  const say = texts(language)
  return page({
    language,
    title: `${title} – ${say('brand')}`,
    brand: { name: say('brand'), href: '/' },
    navigation: navigationLinks({ area: 'site', language }),
    account: languageSwitch({ language, here }),
    words: { skip: say('skip'), navigation: say('navigation') },
    ...(notice === undefined ? {} : { notice }),
    main,
    robots: 'noindex',
  })
}
