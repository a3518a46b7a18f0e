import type { Language } from '../language.ts'
import { textsOf } from '../texts.ts'
import type { PublicHolidayName } from './holidays.ts'
import type { SchoolHolidayName } from './school-holidays.ts'
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }

const texts = textsOf({ name: 'shared/time', de, en })

/** The name of a public or school holiday in words: „Fronleichnam“, „Herbstferien“. */
export function holidayName(language: Language, name: PublicHolidayName | SchoolHolidayName): string {
  return texts(language)(name)
}
