import { directionOf } from '../direction.ts'
import { attributes, classes, html } from './markup.ts'
import type { Content, Html } from './markup.ts'

type AssetName = 'site.css' | 'site.js' | 'icon.svg'
declare const ASSETS: string | undefined

export interface Page {
  language: string
  /** Becomes `<title>`; names the page first, the site last. */
  title: string
  description?: string
  /** What the site is called here and where that leads: the house on its pages, else the product. */
  brand: { name: string; href: string }
  /** `isLater`: on a phone behind one word, since a menu of three lines is none. */
  navigation: readonly { href: string; label: string; current?: boolean; isLater?: boolean }[]
  /** Who is signed in and the way out, such as a `buttonForm`. */
  account?: Content
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

function siteHeader({ brand, navigation, words, account }: Page): Html {
  const place = ({ href, label, current }: Page['navigation'][number]) =>
    html`<a${attributes({ href, 'aria-current': current === true && 'page' })}>${label}</a>`
  const later = navigation.filter((each) => each.isLater === true)
  const places = navigation.map(
    (each) => html`<li${attributes({ class: each.isLater === true && 'later' })}>${place(each)}</li>`,
  )
  const nav = html`<nav class="main-navigation" aria-label="${words.navigation}">
    <ul>
      ${places}
      ${
        later.length > 0 &&
        html`<li class="all-later">
          <details>
            <summary>${words.more}</summary>
            <ul>
              ${later.map((each) => html`<li>${place(each)}</li>`)}
            </ul>
          </details>
        </li>`
      }
    </ul>
  </nav>`
  const look = classes('site-header', later.length > 0 && 'many-places')
  return html`<header class="${look}">
    <div class="frame">
      <a class="brand" href="${brand.href}">${brand.name}</a>
      ${navigation.length > 0 && nav} ${account !== undefined && html`<div class="account">${account}</div>`}
    </div>
  </header>`
}

/** Bundles know the addresses with hashes, as JSON; unbundled code (tests, previews) links the plain ones. */
function asset(name: AssetName): string {
  addresses ??= typeof ASSETS === 'undefined' ? {} : (JSON.parse(ASSETS) as Addresses)
  return addresses[name] ?? `/assets/${name}`
}

type Addresses = Partial<Record<AssetName, string>>

let addresses: Addresses | undefined
