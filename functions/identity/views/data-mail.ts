import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { linkHours } from '../rules/data-link.ts'
import de from '../texts/data-mail.de.json' with { type: 'json' }
import en from '../texts/data-mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'identity/data-mail', de, en })

/** Fixed words and a link: nothing of what is stored stands in a mail. */
export function dataMail(wish: { to: string; language: Language; link: string; site: string }): Letter {
  const { to, language, link, site } = wish
  const say = texts(language)
  return {
    to,
    subject: say('subject'),
    content: {
      language,
      heading: say('heading'),
      paragraphs: paragraphs(greeting(undefined, language), say('text', { hours: linkHours })),
      buttons: [{ label: say('link'), href: link }],
      footer: [say('footer', { site })],
    },
  }
}
