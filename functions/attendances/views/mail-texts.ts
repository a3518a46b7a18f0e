import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'attendances/mail', de, en })
