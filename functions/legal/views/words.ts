import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** What the pages say around the texts. */
export const texts = textsOf({ name: 'legal', de, en })
