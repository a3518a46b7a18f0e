import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** The words of the pages for rooms and hours. */
export const texts = textsOf({ name: 'premises', de, en })
