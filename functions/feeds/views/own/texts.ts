import { textsOf } from '../../../../shared/texts.ts'
import de from '../../texts/own.de.json' with { type: 'json' }
import en from '../../texts/own.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'feeds/own', de, en })
