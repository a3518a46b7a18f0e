import { written } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import type { House } from '../../houses/schema.ts'

/** What hosts write of their dates they write in the language of the house. */
export function ofHouse(
  text: string,
  { house, language }: { house: Pick<House, 'language'>; language: Language },
): Content {
  return written(text, { language: house.language, page: language })
}
