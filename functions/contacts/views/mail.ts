import { inARow } from '../../../shared/in-a-row.ts'
import { isolated } from '../../../shared/isolated.ts'
import type { MailContent, MailFact } from '../../../shared/html/mail.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

const texts = textsOf({ name: 'contacts/mail', de, en })

/** A code (`rules/code.ts`) with what it is for. */
export function codeToSay(code: string, language: Language): NonNullable<MailContent['code']> {
  return { label: texts(language)('code'), code }
}

/** Who it is and how to reach them: for those who run the house. */
export function contactFact(
  { name, phone, email }: { name: string; phone?: string | undefined; email?: string | undefined },
  language: Language,
): MailFact {
  const reach = [phone, email].filter((way) => way !== undefined)
  return { name: texts(language)('contact'), value: inARow([name, ...reach].map(isolated), language) }
}
