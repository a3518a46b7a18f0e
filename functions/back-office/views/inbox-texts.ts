import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/inbox.de.json' with { type: 'json' }
import en from '../texts/inbox.en.json' with { type: 'json' }

/** The words of the inbox. */
export const texts = textsOf({ name: 'back-office/inbox', de, en })
