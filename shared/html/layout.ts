import { directionOf } from '../direction.ts'
import { icon } from './icons.ts'
import type { IconName } from './icons.ts'
import { attributes, classes, html, spoken } from './markup.ts'
import type { Content, Html } from './markup.ts'

type AssetName = 'site.css' | 'site.js' | 'icon.svg'
declare const ASSETS: string | undefined

/** From which width a place stands in the menu's one line; before that it is behind one word, since a menu of three lines is none. */
export type InSight = 'always' | 'from-phone' | 'from-desk' | 'never'

export interface MenuPlace {
  href: string
  label: string
  current?: boolean
  /** `always` if not said. */
  inSight?: InSight
  /** A sign of its own in the first line, as long as the place is not in the menu's. */
  sign?: IconName
}

export interface Page {
  language: string
  /** Becomes `<title>`; names the page first, the site last. */
  title: string
  description?: string
  /** What the site is called here and where that leads: the house on its pages, else the product. */
  brand: { name: string; href: string }
  navigation: readonly MenuPlace[]
  /** Who is signed in and the way out, such as a `buttonForm`. */
  account?: Content
  /** What the account leaves to the end of the menu where the first line is short. */
  leave?: Content
  /** Words for those who hear the page: skip link and name of the main navigation; and the one behind which the rest of it is. */
  words: { skip: string; navigation: string; more?: string }
  /** Starts with the one `<h1>`; see `pageHeading`. */
  main: Content
  /** Said above everything else, such as "saved". */
  notice?: Content
  footer?: Content
  /** Such as `noindex` on pages that hold personal data. */
  robots?: string
  /** More for `<head>`, such as `<link rel="alternate" type="text/calendar">`. */
  head?: Content
  /** `text` keeps to a readable measure, `wide` takes the window: for grids and tables. */
  width?: 'text' | 'wide'
  /** `landscape` prints the page's grid on one sheet of A4, without its list; the others fill one upright sheet. */
  paper?: 'landscape' | 'a4' | 'a3'
  /** Neither header nor footer: for screens that nobody touches. */
  frame?: 'none'
}

/** The whole document as the text to send. */
export function page(given: Page): string {
  const { paper, frame } = given
  const poster = paper === 'landscape' ? 'sheet' : paper !== undefined && `poster ${paper}`
  const isBare = frame === 'none'
  const look = isBare ? 'bare' : classes('frame', given.width ?? 'text', poster)
  return html`<!doctype html>
    <html lang="${given.language}" dir="${directionOf(given.language)}">
      <head>
        <meta charset="utf-8" />
        <title>${given.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${given.description !== undefined && html`<meta name="description" content="${given.description}" />`}
        ${given.robots !== undefined && html`<meta name="robots" content="${given.robots}" />`}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="${asset('icon.svg')}" />
        <link rel="stylesheet" href="${asset('site.css')}" />
        <script type="module" src="${asset('site.js')}"></script>
        ${given.head}
      </head>
      <body>
        <a class="skip" href="#main">${given.words.skip}</a>
        ${!isBare && siteHeader(given)}
        <main id="main" class="${look}" tabindex="-1">${given.notice} ${given.main}</main>
        ${!isBare && html`<footer class="site-footer"><div class="frame">${given.footer}</div></footer>`}
      </body>
    </html> `.toString()
}

/** The top of a page: pageHeading('Seminarraum', { lead: 'Rund 100 m², bis 70 Personen', above: breadcrumb(…) }). */
export function pageHeading(title: Content, given: { lead?: Content; above?: Content } = {}): Html {
  const lead = given.lead !== undefined && html`<p class="lead">${given.lead}</p>`
  return html`<div class="page-heading">
    ${given.above}
    <h1>${title}</h1>
    ${lead}
  </div>`
}

function siteHeader({ brand, navigation, words, account, leave }: Page): Html {
  const inLine = navigation.filter(({ inSight }) => inSight !== 'never')
  const later = navigation.filter(({ inSight = 'always' }) => inSight !== 'always')
  const signs = navigation.map((each) => each.sign !== undefined && signOf(each, each.sign))
  const nav = html`<nav class="main-navigation" aria-label="${words.navigation}">
    <ul>
      ${inLine.map((each) => html`<li${attributes({ class: each.inSight })}>${placeOf(each)}</li>`)}
      ${later.length > 0 && restOf(later, words.more, leave)}
    </ul>
  </nav>`
  const look = classes('site-header', later.length > 0 && 'many-places')
  return html`<header class="${look}">
    <div class="frame">
      <a class="brand" href="${brand.href}"><span dir="auto">${brand.name}</span></a>
      ${navigation.length > 0 && nav} ${signs}
      ${account !== undefined && html`<div class="account">${account}</div>`}
    </div>
  </header>`
}

function placeOf({ href, label, current }: MenuPlace): Html {
  return html`<a${attributes({ href, 'aria-current': current === true && 'page' })}>${label}</a>`
}

function signOf({ href, label, current }: MenuPlace, sign: IconName): Html {
  const leads = attributes({ class: 'header-sign', href, 'aria-current': current === true && 'page' })
  return html`<a${leads}>${icon(sign)}${spoken(label)}</a>`
}

/** What is not in sight, behind one word; what has a sign needs no second way. */
function restOf(later: readonly MenuPlace[], word: string | undefined, leave: Content): Html {
  const places = later
    .filter(({ sign }) => sign === undefined)
    .map((each) => html`<li class="until-${each.inSight}">${placeOf(each)}</li>`)
  return html`<li class="all-later">
    <details data-menu>
      <summary>${word}</summary>
      <ul>
        ${places} ${leave !== undefined && html`<li class="leave">${leave}</li>`}
      </ul>
    </details>
  </li>`
}

/** Bundles know the addresses with hashes, as JSON; unbundled code (tests, previews) links the plain ones. */
function asset(name: AssetName): string {
  addresses ??= typeof ASSETS === 'undefined' ? {} : (JSON.parse(ASSETS) as Addresses)
  return addresses[name] ?? `/assets/${name}`
}

type Addresses = Partial<Record<AssetName, string>>

let addresses: Addresses | undefined
