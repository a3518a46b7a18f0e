import { linkButton } from '../../../shared/html/buttons.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { details, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import { missingOfImprint } from '../../houses/rules/page-duties.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { settingsPage } from '../../houses/views/settings-page.ts'
import { subjects } from '../schema.ts'
import type { Subject, TextName } from '../schema.ts'
import { errorsAbove, textForm } from './manage-form.ts'
import type { ManageModel } from './manage-form.ts'
import { templateOf } from './templates.ts'
import { routeOf } from './text.ts'
import { texts as words } from './words.ts'

const textsOf = {
  imprint: ['imprintGerman', 'imprintEnglish'],
  privacy: ['privacyGerman', 'privacyEnglish'],
  accessibility: ['enforcementBody', 'accessibilityGerman', 'accessibilityEnglish'],
} as const satisfies Record<Subject, readonly TextName[]>

/** The three pages as the house may write them, each with the product's own words beside. */
export function manageTextsView(model: ManageModel): string {
  const { language, path, house, saved } = model
  const say = words(language)
  return settingsPage({
    language,
    path,
    house,
    title: say('manage.title'),
    lead: say('manage.lead'),
    isBelow: true,
    saved: saved && say('savedMore'),
    wrong: errorsAbove(model),
    main: html`${missingNotice(model)}
      <p class="quiet">${say('manage.advice')} ${say('manage.how')}</p>
      ${subjects.map((subject) => part(subject, model))}`,
  })
}

function part(subject: Subject, model: ManageModel): Content {
  const { language, house, texts, siteImprint } = model
  const say = words(language)
  const { enforcementBody } = texts
  const to = href(routeOf[subject], { house: house.id })
  const template = templateOf(subject, { language, house, siteImprint, enforcementBody })
  return section(say(`${subject}.title`), [
    html`<p><a href="${to}">${say('manage.read')}</a></p>`,
    textsOf[subject].map((name) => textForm(name, model)),
    details(say('manage.template'), html`<p class="as-typed">${template}</p>`),
  ])
}

function missingNotice({ language, house }: ManageModel): Content {
  const say = words(language)
  const missing = missingOfImprint(house)
  if (missing.length === 0) return false
  return notice({
    kind: 'warning',
    title: say('manage.missing'),
    content: html`<p>${say('manage.missingMore')}</p>
      <ul>
        ${missing.map((name) => html`<li>${say(`missing.${name}`)}</li>`)}
      </ul>
      ${linkButton({ href: hrefTo('settings', house.id), label: say('manage.toSettings') })}`,
  })
}
