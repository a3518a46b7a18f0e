import { roomsInUse } from '../../rooms/rules/hours.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Room } from '../../rooms/schema.ts'

/** What a room is looked for: how long, for how many, with what in it, and which rooms if some were chosen before. */
export interface Wish {
  minutes: number
  people?: number
  rooms: string[]
  /** As `needWord` writes them. */
  needs: string[]
}

/** Lengths to choose from with one tap; others are typed in the form. */
export const lengths = [60, 120, 180, 240] as const

/** What cannot be read is as if it were not there: links are not typed by people. */
export function wishOf(entered: Entered, rooms: readonly Room[]): Wish {
  const minutes = Number(entered.get('minutes'))
  const isLength = Number.isInteger(minutes / 15) && minutes > 0 && minutes <= 1440
  const people = Number(entered.get('attendees'))
  return {
    minutes: isLength ? minutes : 120,
    rooms: rooms.map(({ id }) => id).filter((id) => entered.has('rooms', id)),
    needs: needsToChoose(rooms)
      .map(({ word }) => word)
      .filter((word) => entered.has('needs', word)),
    ...(areHeads(people) ? { people } : {}),
  }
}

/** A number of people that nothing can be looked for with, such as "-3" or "viele", as it was typed. */
export function unreadableIn(entered: Entered): { unreadable?: string } {
  const typed = entered.get('attendees')
  return typed === '' || areHeads(Number(typed)) ? {} : { unreadable: typed }
}

function areHeads(people: number): boolean {
  return Number.isInteger(people) && people > 0 && people <= 10_000
}

/**
 * The rooms that come into question: those chosen, or all that hold so many, have what is needed and can be asked for here; none if one
 * of those chosen cannot.
 */
export function roomsFor({ rooms: chosen, people = 1, needs }: Wish, rooms: readonly Room[]): Room[] {
  const askable = askableRooms(rooms)
  if (chosen.length > 0) {
    const wished = rooms.filter(({ id }) => chosen.includes(id))
    return wished.every((room) => askable.includes(room)) ? wished : []
  }
  return askable.filter((room) => room.capacity >= people && lacks([room], needs).length === 0)
}

/** What none of these rooms has of what is needed. */
export function lacks(rooms: readonly Room[], needs: readonly string[]): string[] {
  const has = new Set(rooms.flatMap(({ features }) => features.map(needWord)))
  return needs.filter((need) => !has.has(need))
}

/** What of a room is asked for, in an address: without commas and capital letters. */
export function needWord(feature: string): string {
  return feature
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** All that rooms which can be asked for here have, each once. */
export function needsToChoose(rooms: readonly Room[]): { word: string; feature: string }[] {
  const all = askableRooms(rooms).flatMap(({ features }) => features)
  // Nobody looks for „100 m²“.
  const things = all.filter((feature) => !/^\d/.test(feature))
  const known = new Map(things.map((feature) => [needWord(feature), feature]))
  return [...known].map(([word, feature]) => ({ word, feature })).slice(0, 20)
}

function askableRooms(rooms: readonly Room[]): Room[] {
  return roomsInUse(rooms).filter(({ approval }) => approval !== 'phone-only')
}
