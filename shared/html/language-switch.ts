import { languages } from '../language.ts'
import type { Language } from '../language.ts'
import { buttonForm } from './buttons.ts'
import { html } from './markup.ts'
import type { Html } from './markup.ts'

/** Takes `language` and `back`, sets the cookie, and leads back to that path of this site. */
export const languagePath = '/site/language'

const names: Record<Language, string> = { de: 'Deutsch', en: 'English' }

/** A button for each other language; `here` is the path and query of the page. A link could not choose for the pages after it. */
export function languageSwitch({ language, here }: { language: Language; here: string }): Html {
  const others = languages.filter((other) => other !== language)
  return html`${others.map((other) =>
    buttonForm({
      action: languagePath,
      label: html`<span lang="${other}">${names[other]}</span>`,
      kind: 'plain',
      fields: { language: other, back: here },
    }),
  )}`
}
