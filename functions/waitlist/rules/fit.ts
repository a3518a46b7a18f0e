import type { Instant } from '../../../shared/time/civil.ts'
import type { House } from '../../houses/schema.ts'
import { claimChanges } from '../../rooms/rules/claim.ts'
import { relatedRooms } from '../../rooms/rules/related.ts'
import { emptyChange, mergeChanges, sheetAfter } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { isUndecided, meets } from '../../rooms/rules/use.ts'
import { headsRefusal, whenRefusal } from '../../rooms/rules/wanted.ts'
import type { DaySheet, Room, SheetEntry } from '../../rooms/schema.ts'
import { holderOf } from '../../rooms/schema/entry-name.ts'
import type { Place } from '../schema.ts'
import { dayOf } from './day-of.ts'
import type { Sheets } from './day-of.ts'
import { isKnown, placeStateAt } from './place.ts'

export interface QueueTerms {
  house: House
  /** All rooms of the house. */
  rooms: readonly Room[]
  now: Instant
}

/** Sheets as changes will leave them. */
export function sheetsAfter(sheets: Sheets, changes: readonly SheetChange[]): Map<string, DaySheet> {
  const next = new Map(sheets)
  for (const change of changes) {
    const { room, date } = change
    const [quarters, entries, wishes] = [new Map(), new Map(), new Map()]
    const sheet = next.get(dayOf(change)) ?? { room, date, quarters, entries, wishes, stamp: undefined }
    next.set(dayOf(change), sheetAfter(sheet, change))
  }
  return next
}

/** Whether the slot of a waiting place may still be offered, whoever has it: rooms, heads, hours and notice allow it, it has not begun. */
export function isOfferable(place: Place, { house, rooms: all, now }: QueueTerms): boolean {
  const rooms = roomsOf(place, all)
  if (!isKnown(place) || placeStateAt(place, now) !== 'waiting') return false
  if (rooms.length < place.rooms.length) return false
  const refusal =
    headsRefusal(place.attendees, rooms) ??
    whenRefusal(place, { house, rooms, now, byManager: place.origin === 'manager' })
  return refusal === undefined
}

/** Takes the slot of a place, for the place: one change a day sheet that it asks anything of. */
export function placeClaim(place: Place, { house, rooms, now }: QueueTerms): SheetChange[] {
  const { id, from, to, setUpMinutes: setUp, tidyUpMinutes: tidyUp } = place
  const around = { ...(setUp > 0 ? { setUp } : {}), ...(tidyUp > 0 ? { tidyUp } : {}) }
  const entry: SheetEntry = { from, to, kind: 'offer', state: 'requested', at: now, seq: 0, ...around }
  const claims = roomsOf(place, rooms).flatMap((room) => {
    const related = relatedRooms(rooms, room.id)
    return claimChanges({ house: house.id, room, related, zone: house.timeZone, id, use: place, entry })
  })
  return mergeChanges(claims)
}

/** Something that stands in the way of a place: who holds a quarter, or asks for the time where requests compete. */
export interface Obstacle {
  room: string
  date: string
  holder: string
  quarter?: number
  /** The entry's name, where its holder competes and has no quarter. */
  entry?: string
}

/** Everything in the way of a place's claim; who competes for the time already comes before the queue. */
export function obstaclesOf(
  place: Place,
  claim: readonly SheetChange[],
  sheets: Sheets,
  terms: QueueTerms,
): Obstacle[] {
  const held = claim.flatMap(({ room, date, take, clear }) => {
    const { quarters } = sheets.get(dayOf({ room, date })) ?? {}
    return [...take.keys(), ...clear].flatMap((quarter): Obstacle[] => {
      const holder = quarters?.get(quarter)
      return holder === undefined ? [] : [{ room, date, holder, quarter }]
    })
  })
  return [...held, ...competitorsOf(place, sheets, terms)]
}

function competitorsOf(place: Place, sheets: Sheets, { house, rooms }: QueueTerms): Obstacle[] {
  const competing = roomsOf(place, rooms).filter(({ contention }) => contention === 'compete')
  const { date } = place
  return competing.flatMap(({ id: room }) => {
    const entries = [...(sheets.get(dayOf({ room, date }))?.entries ?? [])]
    const others = entries.filter(
      ([, entry]) => isUndecided(entry) && meets(entry, place, date, house.timeZone),
    )
    return others.map(([entry]) => ({ room, date, holder: holderOf(entry), entry }))
  })
}

/** Whether a change gives back anything that a claim asks for. */
export function isTouched(claim: readonly SheetChange[], changes: readonly SheetChange[]): boolean {
  return changes.some(({ room, date, free, take, entries }) => {
    const wanted = claim.find((other) => other.room === room && other.date === date)
    if (wanted === undefined) return false
    const freed = [...free.keys()].filter((quarter) => !take.has(quarter))
    const isLeft = [...entries.values()].includes(undefined)
    return isLeft || freed.some((quarter) => wanted.take.has(quarter) || wanted.clear.has(quarter))
  })
}

/**
 * Of a place that stays waiting, that one thing in its way is still there: part of the write, so that two who give back at
 * once do not each rely on the other. Nothing where the changes see to it themselves. A sheet that does not name the wish
 * gets a new stamp, so that whoever has read it without knowing of the wish looks again.
 */
export function witnessOf(
  place: Place,
  obstacles: readonly Obstacle[],
  changes: readonly SheetChange[],
  { house, stamp }: { house: string; stamp: string },
): SheetChange[] {
  const changeOf = (obstacle: Obstacle) => changes.find((change) => dayOf(change) === dayOf(obstacle))
  const isAssured = (obstacle: Obstacle) => {
    const { take, entries } = changeOf(obstacle) ?? {}
    if (obstacle.entry !== undefined) return entries?.get(obstacle.entry) !== undefined
    return obstacle.quarter !== undefined && take?.get(obstacle.quarter) === obstacle.holder
  }
  if (obstacles.some(isAssured)) return []
  const near = obstacles.find((obstacle) => changeOf(obstacle) !== undefined)
  const own = obstacles.find(({ room, date }) => place.rooms.includes(room) && place.date === date)
  const chosen = near ?? own ?? obstacles[0]
  return chosen === undefined ? [] : [stillThere(place, chosen, { house, stamp })]
}

/** That an obstacle is still there, as a change that changes nothing but perhaps the stamp. */
export function stillThere(
  place: Pick<Place, 'rooms' | 'date'>,
  { room, date, holder, quarter, entry }: Obstacle,
  { house, stamp }: { house: string; stamp: string },
): SheetChange {
  const held = new Map(quarter === undefined ? [] : [[quarter, holder] as const])
  const namesTheWish = place.rooms.includes(room) && place.date === date
  return {
    ...emptyChange(house, room, date),
    take: held,
    free: held,
    ...(entry === undefined ? {} : { still: new Set([entry]) }),
    ...(namesTheWish ? {} : { stamp }),
  }
}

function roomsOf({ rooms: ids }: Pick<Place, 'rooms'>, rooms: readonly Room[]): Room[] {
  return rooms.filter(({ id }) => ids.includes(id))
}
