import { inARow, pointed } from '../../../shared/in-a-row.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { House } from '../schema.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'houses/mail', de, en })

/** Who writes and how to reach them; and of when this is, because a mail may arrive late. */
export function houseFooter(house: House, at: Instant, language: Language): string[] {
  const say = texts(language)
  const { name, address, phone, email, timeZone } = house
  const reach = [
    ...(phone === undefined ? [] : [say('phone', { phone })]),
    ...(email === undefined ? [] : [say('email', { email })]),
  ]
  return [
    inARow([name, address], language),
    ...(reach.length > 0 ? [pointed(reach, language)] : []),
    say('asOf', { at: formatInstant(at, timeZone, language, at) }),
  ]
}

/** The same for somebody who runs the house, and why they get the mail. */
export function managersFooter(house: House, at: Instant, language: Language): string[] {
  return [...houseFooter(house, at, language), texts(language)('managers')]
}
