import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/series.de.json' with { type: 'json' }
import en from '../texts/series.en.json' with { type: 'json' }
import { forThem, wordsBy } from './texts.ts'

/** The words of series: the form that asks for them, their dates, what is decided about them. */
export const texts = textsOf({ name: 'bookings/series', de, en })

/** The words of the form for whoever fills it in. */
export const formTexts = wordsBy(texts, textsOf({ name: 'bookings/series', de, en }, forThem))
