import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ name: 'search', de, en })
