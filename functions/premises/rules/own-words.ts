import { fingerprintOf } from '../../../shared/fingerprint.ts'
import { languages } from '../../../shared/language.ts'
import type { Language } from '../../../shared/language.ts'
import type { Said } from '../../../shared/variants.ts'
import { firstOf, hasOthersFor, otherOf, wordsIn } from '../../houses/rules/own-words.ts'
import type { House, InOtherWords } from '../../houses/schema.ts'
import { houseTextNames, roomTextNames } from '../../houses/schema/own-words.ts'
import type { HouseText, HouseWords, OwnWords, RoomText, RoomWords } from '../../houses/schema/own-words.ts'
import { isInUse } from '../../rooms/rules/hours.ts'
import type { Room } from '../../rooms/schema.ts'

type Of = { part: HouseText; room?: undefined } | { part: RoomText; room: Room }

/** One text of a house or of a room, beside the same in another language. */
export type OwnText = Of & {
  /** Of its field in the form. */
  name: string
  /** Under which the form says what it showed of it. */
  key: string
  first: Said<string>
  /** In the other language; '' where nobody has written it. */
  text: string
  /** Tells both apart from what they were before. */
  mark: string
  /** Whether what it was made of has been changed since. */
  isBehind: boolean
}

/** Languages in which a house can say something otherwise: all but that in which all of it is written. */
export function otherLanguages(house: Pick<House, 'language'>): Language[] {
  return languages.filter((language) => hasOthersFor(house, language))
}

/** What there is to say in a language: every text that the house has, but for those that are in it, and for rooms that are put away. */
export function ownTexts(
  { house, rooms }: { house: House & InOtherWords; rooms: readonly Room[] },
  language: Language,
): OwnText[] {
  const { madeOf = {} } = wordsIn(house, language) ?? {}
  const ofHouse = houseTextNames.map((part) => {
    const text = otherOf(house, part, language) ?? ''
    return { part, name: `house.${part}`, key: `house-${part}`, first: firstOf(house, part), text }
  })
  const ofRooms = rooms
    .filter(isInUse)
    .flatMap((room) =>
      roomTextNames.map((part) => ({
        part,
        room,
        name: `rooms.${room.id}.${part}`,
        key: roomTextKey(room.id, part),
        first: { text: room[part] ?? '', lang: house.language },
        text: wordsIn(house, language)?.rooms[room.id]?.[part] ?? '',
      })),
    )
  return [...ofHouse, ...ofRooms]
    .filter(({ first, text }) => first.lang !== language && (first.text !== '' || text !== ''))
    .map((each) => {
      const mark = markOf(each.first.text) + markOf(each.text)
      const made = madeOf[each.key]
      return { ...each, mark, isBehind: each.text !== '' && made !== undefined && made !== madeNow({ mark }) }
    })
}

function roomTextKey(room: string, part: RoomText): string {
  return `room-${room}-${part}`
}

/**
 * What each text is made of, once a form is saved: one that was written anew, or that is said to be right still, of what stands in the house
 * now; else of what it was made of before. `away`: rooms that the form does not show, of which all stays.
 */
export function madeOfAfter(
  before: OwnWords | undefined,
  now: readonly OwnText[],
  { house, rooms, fits = {}, away }: Sent,
): Record<string, string> {
  const was = before?.madeOf ?? {}
  const kept = away
    .flatMap((id) => roomTextNames.map((part) => roomTextKey(id, part)))
    .flatMap((key) => (was[key] === undefined ? [] : [[key, was[key]] as const]))
  const made = now.flatMap((each) => {
    const text = each.room === undefined ? house[each.part] : rooms[each.room.id]?.[each.part]
    if (!text) return []
    const isSame = text === each.text && fits[each.key] === undefined
    return [[each.key, (isSame && was[each.key]) || madeNow(each)] as const]
  })
  return Object.fromEntries([...kept, ...made])
}

interface Sent {
  house: HouseWords
  rooms: Readonly<Record<string, RoomWords>>
  fits?: Readonly<Record<string, 'yes'>> | undefined
  away: readonly string[]
}

/** As it is kept: eight letters tell a text from those that it was before. */
function madeNow({ mark }: Pick<OwnText, 'mark'>): string {
  return mark.slice(0, 8)
}

/** What changed since a form was shown. */
export interface ChangedText {
  name: string
  /** Whether the text above is another one, and whether that in the field is. */
  first: boolean
  text: boolean
}

/** The texts that are not as the form showed them; `isGone`: it showed some that are not there any more. */
export function changedTexts(
  now: readonly Pick<OwnText, 'name' | 'key' | 'mark'>[],
  shown: Readonly<Record<string, string>>,
): { changed: ChangedText[]; isGone: boolean } {
  const changed = now
    .map(({ name, key, mark }) => {
      const was = shown[key] ?? ''
      return { name, first: !was.startsWith(mark.slice(0, 16)), text: !was.endsWith(mark.slice(16)) }
    })
    .filter(({ first, text }) => first || text)
  const isGone = Object.keys(shown).some((key) => now.every((each) => each.key !== key))
  return { changed, isGone }
}

function markOf(text: string): string {
  return fingerprintOf({ text })
}
