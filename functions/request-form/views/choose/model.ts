import { inARow } from '../../../../shared/in-a-row.ts'
import { href } from '../../../../shared/http/contract.ts'
import { textsOf } from '../../../../shared/texts.ts'
import type { Language } from '../../../../shared/language.ts'
import { formatDuration, formatList } from '../../../../shared/time/format.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import type { House } from '../../../houses/schema.ts'
import type { Room } from '../../../rooms/schema.ts'
import { formRoutes } from '../../contract/booking.ts'
import type { Wish } from '../../rules/choose.ts'
import de from '../../texts/choose.de.json' with { type: 'json' }
import en from '../../texts/choose.en.json' with { type: 'json' }

export const texts = textsOf({ name: 'request-form/choose', de, en })

export interface ChooseModel {
  language: Language
  house: House
  /** All of the house. */
  rooms: readonly Room[]
  /** Those that come into question. */
  fitting: readonly Room[]
  wish: Wish
  today: LocalDate
}

interface Place {
  month?: string
  date?: string
  from?: string
  to?: string
  by?: 'hand'
}

/** A step of asking, with all that was chosen so far; `change` takes the place of a part of it. */
export function stepHref({ house, wish }: ChooseModel, place: Place, change: Partial<Wish> = {}): string {
  const { minutes, people, rooms } = { ...wish, ...change }
  const isForm = place.from !== undefined || place.by !== undefined
  return href(
    formRoutes.bookPage,
    { house: house.id },
    {
      ...place,
      rooms: rooms.length > 0 ? rooms.join(',') : undefined,
      attendees: people === undefined ? undefined : String(people),
      minutes: isForm || minutes === 120 ? undefined : String(minutes),
    },
  )
}

/** „2 Stunden, 12 Personen, Seminarraum“ */
export function wishWords({ language, wish, rooms }: ChooseModel): string {
  const names = rooms.filter(({ id }) => wish.rooms.includes(id)).map(({ name }) => name)
  const people = wish.people !== undefined && texts(language)('people', { count: wish.people })
  const all = [formatDuration(wish.minutes, language), people, formatList(names, language)]
  return inARow(all, language)
}

/** „Ganztägig gesperrt: Grundreinigung“ */
export function blockWords({ label }: { label?: string }, language: Language): string {
  const say = texts(language)
  return label === undefined ? say('none.blocked') : say('none.blockedAs', { label })
}
