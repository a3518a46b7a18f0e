import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { House } from '../../houses/schema.ts'
import type { LegalTexts, Subject } from '../schema.ts'
import de from '../texts/templates.de.json' with { type: 'json' }
import en from '../texts/templates.en.json' with { type: 'json' }
import { texts as words } from './words.ts'

const texts = textsOf({ name: 'legal/templates', de, en })

export type TemplateHouse = Pick<
  House,
  'id' | 'name' | 'address' | 'phone' | 'email' | 'operator' | 'representedBy' | 'retentionMonths'
>

/** What the product says for a house that has written no text of its own; what it does not know is marked in the text. */
export function templateOf(
  subject: Subject,
  given: {
    language: Language
    house: TemplateHouse
    siteImprint: string
    enforcementBody?: LegalTexts['enforcementBody']
  },
): string {
  const { language, house, siteImprint, enforcementBody } = given
  const missing = words(language)('missing')
  const told = (value: string | undefined) => (value === undefined || value === '' ? missing : value)
  return texts(language)(subject, {
    name: house.name,
    operator: told(house.operator),
    representedBy: told(house.representedBy),
    address: told(house.address),
    phone: told(house.phone),
    email: told(house.email),
    months: house.retentionMonths,
    siteImprint,
    enforcementBody: enforcementBody ?? texts(language)('enforcementBody'),
  })
}

/** The same for the pages that belong to no house. */
export function siteTextOf(subject: Subject, language: Language, operator: string | undefined): string {
  const say = texts(language)
  return say(`site.${subject}`, {
    operator: operator ?? say('site.noOperator'),
    enforcementBody: say('enforcementBody'),
  })
}
