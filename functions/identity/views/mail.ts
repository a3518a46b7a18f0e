import { greeting, paragraphs } from '../../../shared/html/mail-words.ts'
import type { Language } from '../../../shared/language.ts'
import type { Letter } from '../../../shared/news.ts'
import { textsOf } from '../../../shared/texts.ts'
import { codeMinutes } from '../rules.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'identity/mail', de, en })

/** Six digits and a link. The digits stay out of the subject, which locked telephones show. */
export function signInMail(wish: {
  to: string
  language: Language
  code: string
  link: string
  site: string
}): Letter {
  const { to, language, code, link, site } = wish
  const say = texts(language)
  const minutes = codeMinutes
  return {
    to,
    subject: say('subject'),
    content: {
      language,
      heading: say('heading'),
      paragraphs: paragraphs(greeting(undefined, language), say('text', { minutes })),
      code: { label: say('code'), code },
      buttons: [{ label: say('link'), href: link }],
      footer: [say('footer', { site })],
    },
  }
}
