import type { Language } from '../../../shared/language.ts'
import { variantOf } from '../../../shared/variants.ts'
import type { Said } from '../../../shared/variants.ts'
import type { House, InOtherWords } from '../schema.ts'
import type { HouseText, OwnWords, RoomText, RoomWords } from '../schema/own-words.ts'

type WithWords = Pick<House, 'language'> & InOtherWords

/** What a house says of itself, with all that is needed to know it in any language. */
export type SaidByHouse = WithWords &
  Pick<House, Exclude<HouseText, 'rules'> | 'rulesGerman' | 'rulesEnglish'>

/** Whether something can stand beside a house for who reads this language: not where all of it is written in it. */
export function hasOthersFor({ language: own }: Pick<House, 'language'>, reader: Language): boolean {
  return reader !== 'de' || own !== 'de'
}

/** What stands beside the house in this language; words that were read for somebody else are not theirs. */
export function wordsIn({ words }: InOtherWords, language: Language): OwnWords | undefined {
  return words?.language === language ? words : undefined
}

/** As it was written first: rules in German, all else in the language of the house; '' where nothing is said. */
export function firstOf(house: SaidByHouse, name: HouseText): Said<string> {
  return name === 'rules'
    ? { text: house.rulesGerman, lang: 'de' }
    : { text: house[name] ?? '', lang: house.language }
}

/** In another language. Rules that stand with the house in English count until something is said in English beside it. */
export function otherOf(house: SaidByHouse, name: HouseText, language: Language): string | undefined {
  const beside = wordsIn(house, language)
  if (beside === undefined && language === 'en' && name === 'rules') return house.rulesEnglish || undefined
  return beside?.words[name] || undefined
}

/** As a reader is told it. */
export function houseText(house: SaidByHouse, name: HouseText, reader: Language): Said<string> {
  return variantOf(firstOf(house, name), { [reader]: otherOf(house, name, reader) }, reader)
}

/** What the house says of a room, as a reader is told it; nothing where it says nothing. */
export function roomText(
  house: WithWords,
  room: RoomWords & { id: string },
  { name, reader }: { name: RoomText; reader: Language },
): Said<string> | undefined {
  const text = room[name]
  if (!text) return undefined
  const other = wordsIn(house, reader)?.rooms[room.id]?.[name] || undefined
  return variantOf({ text, lang: house.language }, { [reader]: other }, reader)
}
