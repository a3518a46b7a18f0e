import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { navigationLinks } from '../../../shared/html/navigation.ts'
import type { Language } from '../../../shared/language.ts'

/** Above every button that sends somebody's name and address to a house: what becomes of it. */
export function dataNote(house: string, language: Language): Content {
  const links = navigationLinks({ area: 'house-data-note', language, params: { house } })
  return links.map(({ href: to, label }) => html`<p class="data-note"><a href="${to}">${label}</a></p>`)
}
