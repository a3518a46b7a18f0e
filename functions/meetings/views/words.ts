import { inARow } from '../../../shared/in-a-row.ts'
import { isGerman } from '../../../shared/language.ts'
import { variantFor } from '../../../shared/variants.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { formatLanguage, formatList } from '../../../shared/time/format.ts'
import { linesOf } from '../../houses/rules.ts'
import type { House } from '../../houses/schema.ts'
import type { Room } from '../../rooms/schema.ts'
import { freeFor } from '../rules/places.ts'
import type { Places } from '../rules/places.ts'
import type { WordsByLanguage } from '../schema.ts'
import type { DateState } from '../schema/entry.ts'
import type { Venue } from '../schema/venue.ts'
import de from '../texts/words.de.json' with { type: 'json' }
import en from '../texts/words.en.json' with { type: 'json' }

/** What meetings are told in, on every page and in every mail. */
export const texts = textsOf({ name: 'meetings/words', de, en })

/** Those that the product has words for; a house may say others. */
const audiences = ['all', 'seniors', 'women', 'parents', 'young', 'newcomers'] as const
export const accesses = ['step-free', 'hearing-loop', 'quiet', 'child-care', 'interpreter'] as const
export const spokenLanguages = [
  'de',
  'en',
  'uk',
  'ru',
  'ar',
  'tr',
  'fa',
  'pl',
  'fr',
  'es',
  'it',
  'ku',
] as const

/** What a house offers to choose from; its own words for what we have words for become ours, so that they are read in English too. */
export function audiencesOf(house: Pick<House, 'audiences'>): readonly string[] {
  const lines = linesOf(house.audiences)
  const plain = (text: string) => text.toLowerCase().replace(/^(nur )?für /, '')
  const ours = (line: string) =>
    audiences.find((tag) => tag === line || plain(tagWords('audience', tag, 'de')) === plain(line)) ?? line
  return lines.length === 0 ? audiences : [...new Set(['all', ...lines.map(ours)])]
}

/** A word of a list as people say it; as it was typed where it is one of the house's own. */
export function tagWords(list: 'audience' | 'access', tag: string, language: Language): string {
  const key = `${list}.${tag}`
  return texts.has(key) ? texts(language)(key) : tag
}

/** For whom: everybody, where nothing is said. */
export function audienceWords(audience: readonly string[], language: Language): string {
  const tags = audience.length === 0 ? ['all'] : audience
  return formatList(
    tags.map((tag) => tagWords('audience', tag, language)),
    language,
  )
}

export function languageWords(codes: readonly string[], language: Language): string {
  return formatList(
    codes.map((code) => formatLanguage(code, language)),
    language,
  )
}

/** Where, in one line. */
export function venueWords(venue: Venue, rooms: readonly Room[], language: Language): string {
  if (venue.kind === 'online') return texts(language)('online')
  if (venue.kind !== 'rooms') return inARow([venue.place, venue.address], language)
  const names = venue.rooms.map((id) => rooms.find((room) => room.id === id)?.name ?? id)
  return formatList(names, language)
}

/** How a date stands, in a word; of what is over it speaks of the past. */
export function dateWord(state: DateState, language: Language, { isOver }: { isOver: boolean }): string {
  const say = texts(language)
  if (!isOver) return say(`date.${state}`)
  if (state === 'cancelled') return say('date.fell')
  return say(state === 'planned' || state === 'moved' ? 'date.held' : `date.${state}`)
}

export function placesWords(places: Places, language: Language): string {
  const say = texts(language)
  const { waiting, kept = 0 } = places
  const free = freeFor(places)
  const forNew = kept > 0 && say(free > 0 ? 'places.keptToo' : 'places.kept', { count: kept })
  const parts = [free > 0 && say('places.free', { count: free }), forNew].filter((part) => part !== false)
  if (parts.length > 0) return inARow(parts, language)
  return waiting > 0 ? say('places.waiting', { count: waiting }) : say('places.full')
}

/** Words in the reader's language, piece by piece; `lang` where a piece is only there in German. */
export function wordIn(
  words: WordsByLanguage,
  field: 'title' | 'description' | 'practical',
  language: Language,
): { text: string; lang?: 'de' } | undefined {
  const { text, lang } = variantFor({ de: words.de[field], en: words.en?.[field] }, language)
  if (text === undefined) return undefined
  return lang === 'en' || isGerman(language) ? { text } : { text, lang }
}
