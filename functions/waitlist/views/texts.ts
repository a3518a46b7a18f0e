import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** What the pages of the queue say, for those who wait and for the house. */
export const texts = textsOf({ name: 'waitlist', de, en })
