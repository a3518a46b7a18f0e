import { isGerman } from '../../../shared/language.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { attributes, html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'
import { housePage } from '../../rooms/views/frame.ts'
import { capability } from '../contract.ts'
import { ownText } from '../rules/own-text.ts'
import type { LegalTexts, Subject } from '../schema.ts'
import { plainText } from './plain-text.ts'
import { templateOf } from './templates.ts'
import { texts as words } from './words.ts'

const { routes } = capability
export const routeOf = {
  imprint: routes.imprintPage,
  privacy: routes.privacyPage,
  accessibility: routes.accessibilityPage,
} as const

interface TextModel {
  language: Language
  house: House
  texts: LegalTexts
  /** Where the installation says who runs it. */
  siteImprint: string
}

/** One of the three texts of a house: its own, or the product's. */
export function textView(subject: Subject, model: TextModel): string {
  const { language, house } = model
  const say = words(language)
  const title = say(`${subject}.title`)
  return housePage({
    language,
    house,
    title,
    here: href(routeOf[subject], { house: house.id }),
    main: html`${pageHeading(title, { lead: say(`${subject}.lead`) })}
    ${bodyOf(subject, model)}`,
  })
}

function bodyOf(subject: Subject, { language, house, texts, siteImprint }: TextModel): Content {
  const own = ownText(texts, subject, language)
  const { enforcementBody } = texts
  if (own === undefined)
    return plainText(templateOf(subject, { language, house, siteImprint, enforcementBody }))
  if (own.language === 'en' ? language === 'en' : isGerman(language)) return plainText(own.text)
  const said = words(language)(own.language === 'de' ? 'written.german' : 'written.english')
  return html`<p class="quiet">${said}</p>
    <div${attributes({ lang: own.language })}>${plainText(own.text)}</div>`
}
