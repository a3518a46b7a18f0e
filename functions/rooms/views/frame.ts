import { inARow, point } from '../../../shared/in-a-row.ts'
import { alternates, languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import type { Page } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { navigationLinks } from '../../../shared/html/navigation.ts'
import { href } from '../../../shared/http/contract.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { hasLimits, primeTimeOf } from '../../houses/rules/prime-time.ts'
import type { Limits } from '../../houses/rules/prime-time.ts'
import type { House } from '../../houses/schema.ts'
import { housePath } from '../../houses/contract.ts'
import { bookPath, freePath } from '../contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { phoneLink, mailLink } from '../../../shared/html/reach-links.ts'

export const texts = textsOf({ name: 'rooms', de, en })

/** What a house's pages show of it. */
export type ShownHouse = Limits &
  Pick<House, 'id' | 'name' | 'address' | 'phone' | 'email' | 'timeZone' | 'language' | 'land'>

export interface HousePage extends Pick<
  Page,
  'title' | 'main' | 'notice' | 'robots' | 'description' | 'head' | 'width' | 'paper'
> {
  language: Language
  house: ShownHouse
  /** Path and query of this page, to come back to in the other language. */
  here: string
  /** The place in the navigation that this page belongs to, as its contract calls it. */
  current?: string
}

/** A page for the neighbours of a house: its name above, what one can do, how it is reached below. */
export function housePage({ language, house, here, current, title, ...given }: HousePage): string {
  const say = texts(language)
  return page({
    ...given,
    language,
    title: title === house.name ? house.name : `${title} – ${house.name}`,
    brand: { name: house.name, href: houseHref(house.id) },
    navigation: navigationLinks({ area: 'house', language, params: { house: house.id }, current }),
    account: languageSwitch({ language, here }),
    head: html`${given.robots === undefined && alternates(here)} ${given.head}`,
    words: { skip: say('frame.skip'), navigation: say('frame.navigation') },
    footer: houseFooter(house, language),
  })
}

export function houseHref(house: string, query: { week?: string } = {}): string {
  return href({ path: housePath }, { house }, query)
}

/** The form, perhaps with rooms and time filled in. */
export function bookHref(
  house: string,
  slot: { rooms?: readonly string[]; date?: string; from?: string; to?: string; attendees?: number } = {},
): string {
  return href({ path: bookPath }, { house }, { ...slot, rooms: slot.rooms?.join(',') })
}

/** When something is free in the next weeks, whichever room. */
export function freeHref(house: string, query: Record<string, string | undefined> = {}): string {
  return href({ path: freePath }, { house }, query)
}

/** How the house is reached: by telephone, by mail, or both. */
export function reachLine({ phone, email }: Pick<House, 'phone' | 'email'>): Content {
  const mail = email !== undefined && mailLink(email)
  if (phone === undefined) return mail
  return mail === false ? phoneLink(phone) : html`${phoneLink(phone)}${point}${mail}`
}

/** What stands at the end of every page of a house. */
export function houseFooter(house: ShownHouse, language: Language): Html {
  const holds = hasLimits(house) ? [primeTimeOf(house) ? 'prime-time' : 'limits'] : []
  const links = navigationLinks({ area: 'house-footer', language, params: { house: house.id }, holds })
  return html`<p>${inARow([house.name, house.address], language)}<br />${reachLine(house)}</p>
    <ul>
      ${links.map(({ href: to, label }) => html`<li><a href="${to}">${label}</a></li>`)}
    </ul>`
}
