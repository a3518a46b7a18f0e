import type { Language } from '../../../shared/language.ts'
import { codeMinutes } from '../../identity/rules.ts'
import type { Letter } from './model.ts'
import { paragraphs, texts } from './words.ts'

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
    subject: say('signIn.subject'),
    content: {
      language,
      heading: say('signIn.heading'),
      paragraphs: paragraphs(say('signIn.text', { minutes })),
      code: { label: say('signIn.code'), code },
      buttons: [{ label: say('signIn.link'), href: link }],
      footer: [say('signIn.footer', { site })],
    },
  }
}
