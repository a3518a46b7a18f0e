import { inARow } from '../../../shared/in-a-row.ts'
import type { MailFact } from '../../../shared/html/mail.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatMoment } from '../../../shared/time/format.ts'
import type { Room } from '../../rooms/schema.ts'
import { roomNames } from '../../rooms/views/mail.ts'
import type { Ask, Slot } from '../schema.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ name: 'asks', de, en })

/** Rooms and time in one line. */
export function slotWords(
  slot: Slot,
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  language: Language,
): string {
  return inARow(
    [roomNames(slot.rooms, rooms, language), formatMoment(slot, language, 'compactYear')],
    language,
  )
}

/** What a question is about, for those who are asked and for those who ask: never how anybody is reached. */
export function askFacts(
  { of, mine, wish, kind, attendees, purpose }: Ask,
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  language: Language,
): MailFact[] {
  const say = texts(language)
  const isPart =
    kind === 'share' &&
    (wish.from !== of.slot.from || wish.to !== of.slot.to || wish.rooms.length < of.slot.rooms.length)
  return [
    { name: say('fact.theirs', { group: of.groupName }), value: slotWords(of.slot, rooms, language) },
    ...(mine ? [{ name: say('fact.mine'), value: slotWords(mine.slot, rooms, language) }] : []),
    ...(isPart ? [{ name: say('fact.wish'), value: slotWords(wish, rooms, language) }] : []),
    ...(purpose === undefined ? [] : [{ name: say('fact.purpose'), value: purpose }]),
    ...(attendees === undefined ? [] : [{ name: say('fact.attendees'), value: String(attendees) }]),
  ]
}
