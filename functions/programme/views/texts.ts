import { textsOf } from '../../../shared/texts.ts'
import { capability as attendances } from '../../attendances/contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** With the words for why somebody cannot come, which programs read too. */
const { problems } = attendances

export const texts = textsOf(problems, { name: 'programme', de, en })
