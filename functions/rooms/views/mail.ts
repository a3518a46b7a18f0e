import type { MailButton, MailFact } from '../../../shared/html/mail.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { formatDate, formatList } from '../../../shared/time/format.ts'
import type { HouseFacts } from '../actions/house-facts.ts'
import { bookPath } from '../contract.ts'
import type { Room } from '../schema.ts'
import de from '../texts/mail.de.json' with { type: 'json' }
import en from '../texts/mail.en.json' with { type: 'json' }
import { seenBy } from '../../houses/views/seen.ts'

const texts = textsOf({ name: 'rooms/mail', de, en })

/** Names of rooms in one row; a room that is gone keeps its id, and where there is none, that is said. */
export function roomNames(
  ids: readonly string[],
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  language: Language,
): string {
  if (ids.length === 0) return texts(language)('noRoom')
  return formatList(
    ids.map((id) => rooms.find((room) => room.id === id)?.name ?? id),
    language,
  )
}

/** `what` first, then rooms, date and house, so that a list of mails can be read. */
export function mailSubject(
  {
    what,
    rooms: ids,
    dates,
    elsewhere,
  }: {
    what: string
    rooms: readonly string[]
    dates: readonly LocalDate[]
    /** Where it is, if in no room. */
    elsewhere?: string | undefined
  },
  { house, rooms, now }: Pick<HouseFacts, 'house' | 'rooms' | 'now'>,
  language: Language,
): string {
  const [first = '', ...others] = dates.toSorted()
  return texts(language)('subject', {
    what,
    rooms: ids.length === 0 && elsewhere !== undefined ? elsewhere : roomNames(ids, rooms, language),
    date: formatDate(first, language, seenBy({ now, house })),
    more: others.length,
    house: house.name,
  })
}

export function roomsFact(
  ids: readonly string[],
  rooms: readonly Pick<Room, 'id' | 'name'>[],
  language: Language,
  /** Where it is, if in no room. */
  elsewhere?: string,
): MailFact {
  if (ids.length === 0 && elsewhere !== undefined) return { name: texts(language)('place'), value: elsewhere }
  const name = texts(language)('rooms', { count: ids.length })
  return { name, value: roomNames(ids, rooms, language) }
}

export function whenFact(value: MailFact['value'], language: Language): MailFact {
  return { name: texts(language)('when'), value }
}

/** Leads to the form for a new request. */
export function askButton(
  { house, publicUrl }: Pick<HouseFacts, 'house' | 'publicUrl'>,
  language: Language,
): MailButton {
  return { label: texts(language)('ask'), href: publicUrl + href({ path: bookPath }, { house: house.id }) }
}
