import { inARow } from '../../../../shared/in-a-row.ts'
import { href } from '../../../../shared/http/contract.ts'
import { textsOf } from '../../../../shared/texts.ts'
import type { Language } from '../../../../shared/language.ts'
import { formatDuration, formatList } from '../../../../shared/time/format.ts'
import type { LocalDate } from '../../../../shared/time/civil.ts'
import type { House } from '../../../houses/schema.ts'
import type { Room } from '../../../rooms/schema.ts'
import { equipment } from '../../../rooms/views/equipment.ts'
import { formRoutes } from '../../contract/booking.ts'
import { needsToChoose } from '../../rules/wish.ts'
import type { Wish } from '../../rules/wish.ts'
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
  /** What was typed as a number of people and is none. */
  unreadable?: string
  today: LocalDate
}

interface Place {
  month?: string
  date?: string
  from?: string
  to?: string
  by?: 'hand'
  /** Rooms that are free at that time as well. */
  others?: readonly string[]
}

/** A step of asking, with all that was chosen so far; `change` takes the place of a part of it. */
export function stepHref(
  { house, wish }: Pick<ChooseModel, 'house' | 'wish'>,
  { others = [], ...place }: Place,
  change: Partial<Wish> = {},
): string {
  const { minutes, people, rooms, needs } = { ...wish, ...change }
  const isForm = place.from !== undefined || place.by !== undefined
  return href(
    formRoutes.bookPage,
    { house: house.id },
    {
      ...place,
      rooms: rooms.length > 0 ? rooms.join(',') : undefined,
      attendees: people === undefined ? undefined : String(people),
      // Whoever is at the form has a room.
      needs: isForm || needs.length === 0 ? undefined : needs.join(','),
      others: others.length > 0 ? others.join(',') : undefined,
      minutes: isForm || minutes === 120 ? undefined : String(minutes),
    },
  )
}

/** „2 Stunden, 12 Personen, Seminarraum, mit Beamer“ */
export function wishWords(model: ChooseModel): string {
  const { language, wish, rooms } = model
  const say = texts(language)
  const names = rooms.filter(({ id }) => wish.rooms.includes(id)).map(({ name }) => name)
  const people = wish.people !== undefined && say('people', { count: wish.people })
  const needs = wish.needs.length > 0 && say('with', { needs: needWords(model, wish.needs) })
  const all = [formatDuration(wish.minutes, language), people, formatList(names, language), needs]
  return inARow(all, language)
}

/** In the reader's words where there are some, else as the house writes them. */
export function needWords(
  { house, rooms, language }: Pick<ChooseModel, 'house' | 'rooms' | 'language'>,
  needs: readonly string[],
): string {
  const known = needsToChoose(rooms).filter(({ word }) => needs.includes(word))
  const words = known.map(
    ({ feature }) => equipment.inLanguage(feature, { written: house.language, language }) ?? feature,
  )
  return formatList(words, language)
}

/** „Ganztägig gesperrt: Grundreinigung“ */
export function blockWords({ label }: { label?: string }, language: Language): string {
  const say = texts(language)
  return label === undefined ? say('none.blocked') : say('none.blockedAs', { label })
}
