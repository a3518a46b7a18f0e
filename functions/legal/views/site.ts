import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { sitePage } from '../../identity/views/frame.ts'
import { capability } from '../contract.ts'
import type { Subject } from '../schema.ts'
import { plainText } from './plain-text.ts'
import { siteTextOf } from './templates.ts'
import { routeOf } from './text.ts'
import { texts as words } from './words.ts'

const { routes } = capability
const siteRouteOf = {
  imprint: routes.siteImprintPage,
  privacy: routes.sitePrivacyPage,
  accessibility: routes.siteAccessibilityPage,
} as const

interface SiteTextModel {
  language: Language
  /** Who runs the installation, as its configuration says. */
  operator: string | undefined
  /** Those of one page, and the page after it. */
  houses: readonly HouseEntry[]
  next?: string | undefined
  from?: string | undefined
}

/** What the installation says of itself, and the way to what each house says. */
export function siteTextView(subject: Subject, model: SiteTextModel): string {
  const { language, operator, from } = model
  const say = words(language)
  const title = say(`${subject}.title`)
  return sitePage({
    language,
    title,
    here: href(siteRouteOf[subject], {}, { from }),
    main: html`${pageHeading(title, { lead: say(`site.${subject}.lead`) })}
    ${plainText(siteTextOf(subject, language, operator))}
    ${subject !== 'accessibility' && housesPart(subject, model)}`,
  })
}

function housesPart(subject: 'imprint' | 'privacy', { language, houses, next }: SiteTextModel): Content {
  const say = words(language)
  const label = subject === 'imprint' ? 'site.houseImprint' : 'site.housePrivacy'
  const links = houses.map(
    ({ id, name }) =>
      html`<li><a href="${href(routeOf[subject], { house: id })}">${say(label, { name })}</a></li>`,
  )
  if (links.length === 0) return false
  return section(
    say('site.houses'),
    html`<p>${say('site.housesMore')}</p>
      <ul>
        ${links}
      </ul>
      ${next !== undefined && html`<p><a href="${href(siteRouteOf[subject], {}, { from: next })}">${say('site.moreHouses')}</a></p>`}`,
  )
}
