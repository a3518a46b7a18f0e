import { textsOf } from '../../../shared/texts.ts'
import { capability } from '../contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** With the words for why a duty cannot be had, which programs read too. */
const { problems } = capability

export const texts = textsOf(problems, { name: 'duties', de, en })
