import { isGerman } from '../../../shared/language.ts'
import { linkButton } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { details } from '../../../shared/html/panels.ts'
import { webcalUrl } from '../../../shared/html/subscribe.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/how-to.de.json' with { type: 'json' }
import en from '../texts/how-to.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'feeds/how-to', de, en })

/** Those that people have, the commonest first. */
const programs = ['apple', 'google', 'android', 'outlook', 'thunderbird', 'nextcloud'] as const

/** One short way for each program; the names of its buttons are its own. */
export function howTo(language: Language): Content {
  const say = texts(language)
  return [
    html`<p>${say('how.more')}</p>`,
    ...programs.map((program) => details(say(program), html`<p>${say(`${program}.how`)}</p>`)),
  ]
}

/** A calendar to take along: opened by what knows `webcal:`, and its address for everything else. */
export function calendarLinks({
  language,
  name,
  url,
}: {
  language: Language
  name: string
  url: string
}): Html {
  const say = texts(language)
  return html`<div class="subscribe">
    <p>${linkButton({ href: webcalUrl(url), label: say('open', { name }) })}</p>
    <p class="hint">${say('address')}: <a href="${url}">${url}</a></p>
  </div>`
}

/** German needs no word for it: it is what an address without one means. */
export function inLanguage(language: Language): { lang?: Language } {
  return isGerman(language) ? {} : { lang: language }
}
