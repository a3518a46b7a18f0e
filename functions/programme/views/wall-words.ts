import { pointed } from '../../../shared/in-a-row.ts'
import { variantFor } from '../../../shared/variants.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import type { ProgrammeDate } from '../../meetings/actions/read-programme.ts'
import { audienceWords, languageWords, venueWords } from '../../meetings/views/words.ts'
import type { Room } from '../../rooms/schema.ts'
import type { WallLine } from '../rules/wall-fit.ts'
import de from '../texts/wall.de.json' with { type: 'json' }
import en from '../texts/wall.en.json' with { type: 'json' }

export const wallTexts = textsOf({ name: 'programme/wall', de, en })

/** A date in the words that stand on the wall. */
export function wallLine(
  { language, rooms }: { language: Language; rooms: readonly Room[] },
  { title, venue, card, note }: ProgrammeDate,
): WallLine {
  const { audience, languages, cost } = card
  const rest = [
    audienceWords(audience, language),
    languages.length > 0 && languageWords(languages, language),
    cost,
  ]
  return {
    title: variantFor(title, language).text,
    where: venueWords(venue, rooms, language),
    rest: pointed(rest, language),
    ...(note === undefined ? {} : { note }),
  }
}
