import { icon } from './icons.ts'
import { href } from '../http/contract.ts'
import type { NavigationPlace } from '../http/contract.ts'
import { valueOf } from '../http/registered.ts'
import type { Language } from '../language.ts'
import { said } from '../texts.ts'
import { attributes, html, spoken } from './markup.ts'
import type { Content, Html } from './markup.ts'

declare const NAVIGATION: string | undefined

let places: readonly NavigationPlace[] | undefined

/** Where a navigation leads: all places that the contracts have put into this area, for a frame to draw. */
export function navigationLinks(given: {
  area: string
  language: Language
  /** What the paths of the places name, such as the house. */
  params?: Record<string, string>
  /** Name of the place that the page belongs to. */
  current?: string | undefined
  /** What holds here, for places that are not always shown. */
  holds?: readonly string[]
}): { place: string; href: string; label: string; current: boolean }[] {
  const { area, language, params = {}, current, holds = [] } = given
  places ??= valueOf('NAVIGATION', typeof NAVIGATION === 'undefined' ? undefined : NAVIGATION)
  return places
    .filter((place) => place.area === area)
    .filter(({ when }) => when === undefined || holds.includes(when))
    .map(({ place, path, label }) => ({
      place,
      href: href({ path }, params),
      label: said(label, language),
      current: place === current,
    }))
}

/** Where this page lies: breadcrumb({ label: 'Sie sind hier', places: [{ label: 'Räume', href }, { label: 'Seminarraum' }] }) */
export function breadcrumb(given: {
  label: string
  places: readonly { label: string; href?: string }[]
}): Html {
  const places = given.places.map(({ label, href }) =>
    href === undefined
      ? html`<li class="here"><span aria-current="page">${label}</span></li>`
      : html`<li><a href="${href}">${label}</a></li>`,
  )
  return html`<nav class="breadcrumb" aria-label="${given.label}">
    <ol>
      ${places}
    </ol>
  </nav>`
}

export interface Pager {
  label: string
  /** What is shown now: "30. November bis 6. Dezember". */
  now: Content
  previous?: { href: string; label: string }
  next?: { href: string; label: string }
  /** Back to where one usually is: "Diese Woche". */
  home?: { href: string; label: string }
}

/** Steps through weeks, days or pages. */
export function pager({ label, now, previous, next, home }: Pager): Html {
  const back =
    previous &&
    html`<a class="button secondary" href="${previous.href}" rel="prev"
      >${icon('previous')}<span>${previous.label}</span></a
    >`
  const on =
    next &&
    html`<a class="button secondary" href="${next.href}" rel="next"
      ><span>${next.label}</span>${icon('next')}</a
    >`
  const middle = home && html`<a class="button plain" href="${home.href}">${home.label}</a>`
  return html`<nav class="pager" aria-label="${label}">
    <p class="pager-now">${now}</p>
    <div class="pager-links">${back}${middle}${on}</div>
  </nav>`
}

/** Views of one thing beside each other, such as day and week: tabs({ label: 'Ansicht', places }) */
export function tabs(given: {
  label: string
  places: readonly { href: string; label: Content; current?: boolean }[]
}): Html {
  const places = given.places.map(
    ({ href, label, current }) =>
      html`<li><a${attributes({ href, 'aria-current': current === true && 'page' })}>${label}</a></li>`,
  )
  return html`<nav class="tabs" aria-label="${given.label}">
    <ul>
      ${places}
    </ul>
  </nav>`
}

/** How far along somebody is; `word` says it for those who do not see it ("erledigt", "jetzt", "noch offen"). */
export function steps(
  items: readonly { label: Content; state: 'done' | 'current' | 'next'; word: string }[],
): Html {
  const lines = items.map(
    ({ label, state, word }) =>
      html`<li${attributes({ class: state, 'aria-current': state === 'current' && 'step' })}>${state === 'done' && icon('success')}<span>${label} ${spoken(`(${word})`)}</span></li>`,
  )
  return html`<ol class="steps">
    ${lines}
  </ol>`
}
