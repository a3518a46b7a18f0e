import { actions, buttonForm } from '../../../shared/html/buttons.ts'
import { languageSwitch } from '../../../shared/html/language-switch.ts'
import { page } from '../../../shared/html/layout.ts'
import type { InSight, Page } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content, Html } from '../../../shared/html/markup.ts'
import { breadcrumb, navigationLinks } from '../../../shared/html/navigation.ts'
import { href } from '../../../shared/http/contract.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { capability as identity } from '../../identity/contract.ts'
import { managePaths } from '../contract.ts'
import type { TeamHouse } from '../rules/roles.ts'
import de from '../texts/frame.de.json' with { type: 'json' }
import en from '../texts/frame.en.json' with { type: 'json' }

const texts = textsOf({ name: 'houses/frame', de, en })

export interface ManageFrame {
  language: Language
  /** Of the page itself (with its query), to come back to in the other language. */
  path: string
  house: Pick<TeamHouse, 'id' | 'name' | 'powers'>
  title: string
  /** The place in the navigation that this page belongs to, as its contract calls it. */
  current?: string
  main: Content
  notice?: Content
  width?: Page['width']
  paper?: Page['paper']
}

/** What a manager does every day stays in sight, on a phone and on the smallest; what is set up once is behind "Mehr" everywhere. */
const inSight: Record<string, InSight> = {
  inbox: 'always',
  calendar: 'always',
  book: 'always',
  block: 'from-phone',
  search: 'from-desk',
  meetings: 'from-desk',
  bookings: 'from-desk',
}

/** The document around every page for people who run a house. */
export function managePage(frame: ManageFrame): string {
  const { language, path, house, title, current, main, notice, width, paper } = frame
  const optional = {
    ...(notice === undefined ? {} : { notice }),
    ...(width ? { width } : {}),
    ...(paper ? { paper } : {}),
  }
  return page({
    language,
    main,
    ...optional,
    title: `${title} – ${house.name}`,
    brand: { name: house.name, href: hrefTo('inbox', house.id) },
    navigation: navigationLinks({
      area: 'manage',
      language,
      params: { house: house.id },
      current,
      holds: house.powers,
    }).map(({ place, ...link }) => ({
      ...link,
      inSight: inSight[place] ?? 'never',
      ...(place === 'search' ? { sign: 'search' } : {}),
    })),
    account: account(language, path),
    leave: wayOut(language),
    words: pageWords(language),
    footer: footer(house.id, language),
    robots: 'noindex',
  })
}

function footer(house: string, language: Language): Content {
  const links = navigationLinks({ area: 'manage-footer', language, params: { house } })
  return html`<ul>
    ${links.map(({ href: to, label }) => html`<li><a href="${to}">${label}</a></li>`)}
  </ul>`
}

/** Where a page lies below others: `manageTrail(language, { label: 'Räume', href }, { label: 'Seminarraum' })` */
export function manageTrail(
  language: Language,
  ...places: readonly { label: string; href?: string }[]
): Html {
  return breadcrumb({ label: texts(language)('trail'), places })
}

/** A link to one of the places where managers work. */
export function hrefTo(
  place: keyof typeof managePaths,
  house: string,
  query: Record<string, string | number | undefined> = {},
): string {
  return href({ path: managePaths[place] }, { house }, query)
}

/** What a page says to those who hear it. */
export function pageWords(language: Language): Page['words'] {
  const say = texts(language)
  return { skip: say('skip'), navigation: say('navigation'), more: say('more') }
}

/** The other language, and the way out. */
export function account(language: Language, here: string): Content {
  return actions(languageSwitch({ language, here }), wayOut(language))
}

function wayOut(language: Language): Content {
  const label = texts(language)('signOut')
  return buttonForm({ action: href(identity.routes.sendSignOut), label, kind: 'plain' })
}
