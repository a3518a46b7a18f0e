import { html, written } from '../../../shared/html/markup.ts'
import type { Html } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/equipment.de.json' with { type: 'json' }
import en from '../texts/equipment.en.json' with { type: 'json' }

const texts = textsOf({ name: 'rooms/equipment', de, en })

type Thing = keyof typeof de
const things = Object.keys(de) as Thing[]

/** Words in the language of a house for what most rooms have: written so, everybody reads it in their own language. */
export function usualEquipment(language: Language): string[] {
  return things.map((thing) => texts(language)(thing))
}

/** What is in a room, in one line: in the reader's words where it is something that we have words for, else as the house wrote it. */
export function equipmentLine(
  features: readonly string[],
  { house, language }: { house: { language: Language }; language: Language },
): Html {
  const words = features.map((feature) => {
    const thing = thingOf(feature, house.language)
    if (thing !== undefined) return texts(language)(thing)
    return written(feature, { language: house.language, page: language })
  })
  return html`${words.map((word, at) => html`${at > 0 && ', '}${word}`)}`
}

/** In the language of the house or in German: who writes for a house does not always write in its language. */
function thingOf(feature: string, language: Language): Thing | undefined {
  const plain = (text: string) => text.trim().toLowerCase()
  const spoken = new Set<Language>([language, 'de', 'en'])
  return things.find((thing) => [...spoken].some((each) => plain(texts(each)(thing)) === plain(feature)))
}
