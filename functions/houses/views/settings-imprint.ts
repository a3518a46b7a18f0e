import { fieldId, textField } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { missingOfImprint } from '../rules/page-duties.ts'
import type { House } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }
import { hrefTo } from './manage-frame.ts'
import { settingsPart } from './settings-part.ts'
import type { Drawing } from './settings-part.ts'

const texts = textsOf({ name: 'houses', de, en })

/** Who answers for the house, and the way to the texts that are made of it. */
export function imprintPart(drawing: Drawing, house: House): Content {
  const say = texts(drawing.language)
  const names = ['operator', 'representedBy']
  const field = (name: string) => {
    const { mark: _mark, ...given } = drawing.fields.field(name)
    return textField(given)
  }
  return settingsPart(drawing, {
    legend: say('settings.imprint'),
    hint: say('settings.imprintHint'),
    names,
    open: missingOfImprint(house).length > 0,
    content: [
      names.map(field),
      html`<p><a href="${hrefTo('legal', house.id)}">${say('settings.legal')}</a></p>`,
    ],
  })
}

/** What is missing in the imprint of the house as it is stored; nothing where nothing is. */
export function imprintNotice({ language, house }: { language: Language; house: House }): Content {
  const say = texts(language)
  const missing = missingOfImprint(house)
  if (missing.length === 0) return false
  return notice({
    kind: 'warning',
    title: say('settings.imprintMissing'),
    content: html`<p>${say('settings.imprintMissingMore')}</p>
      <ul>
        ${missing.map((name) => html`<li><a href="#${fieldId(name)}">${say(`label.${name}`)}</a></li>`)}
      </ul>`,
  })
}
