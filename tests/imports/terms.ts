import { draftOf } from '../../functions/imports/rules/draft.ts'
import type { Draft } from '../../functions/imports/rules/draft.ts'
import { widened } from '../../functions/imports/rules/spans.ts'
import type { Widened } from '../../functions/imports/rules/spans.ts'
import type { ImportTerms } from '../../functions/imports/rules/terms.ts'
import type { ImportChoice, ImportPlan } from '../../functions/imports/schema.ts'
import { importWords } from '../../functions/imports/views/words.ts'
import { nameOfEntry } from '../../functions/rooms/schema/entry-name.ts'
import type { DaySheet, Room, SheetEntry } from '../../functions/rooms/schema.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { ImportedEvent, ImportedInstance } from '../../shared/ical/imported.ts'
import { idLength } from '../../shared/ids.ts'
import { quarterAt } from '../../shared/time/civil.ts'
import { aRoom, roundTheClock } from '../support/builders.ts'

/** What the rules of taking over look at, for tests of the rules alone: nothing is read or written. */

export const zone = 'Europe/Berlin'
/** A Tuesday, ten o'clock in the house. */
export const now = '2026-12-01T09:00:00.000Z'

/** An id as long as real ones are, in which one can read what it is of. */
export const idFor = (name: string) => name.padEnd(idLength, '.').slice(0, idLength)
/** Of an event `a`: `a`, and of its date on 8 December at seven `a08T19:00`. */
export const idOf: ImportTerms['idOf'] = (uid, key = '') => idFor(uid + key.slice(8))

export const theRoom = (change: Partial<Room> = {}): Room => ({
  ...aRoom({ hours: roundTheClock, horizonMonths: 12 }),
  id: 'seminarraum',
  house: 'aef',
  position: 0,
  version: 1,
  ...change,
})

export const anEntry = (from: string, to: string, change: Partial<SheetEntry> = {}): SheetEntry => ({
  from,
  to,
  kind: 'booking',
  state: 'approved',
  at: '',
  seq: 0,
  ...change,
})

/** A day on which somebody has something. */
export function aSheet(
  date: string,
  held: Record<string, SheetEntry>,
  room = 'seminarraum',
): [string, DaySheet] {
  const quarters = Object.entries(held).flatMap(([holder, { from, to }]) => {
    const [first, end] = [quarterAt(date, from, zone), quarterAt(date, to, zone)]
    return Array.from({ length: end - first }, (_, at) => [first + at, idFor(holder)] as const)
  })
  const entries = Object.entries(held).map(([holder, entry]) => {
    const key = `${date}T${entry.from}`
    const name =
      entry.kind === 'block' ? idFor(holder) : nameOfEntry({ holder: idFor(holder), key, isBeside: false })
    return [name, entry] as const
  })
  const sheet = { room, date, wishes: new Map(), stamp: undefined }
  return [date, { ...sheet, quarters: new Map(quarters), entries: new Map(entries) }]
}

export function aDraft(
  sheets: readonly [string, DaySheet][] = [],
  { room = theRoom(), related = [] }: { room?: Room; related?: Draft['days']['related'] } = {},
): Draft {
  return draftOf({ room, sheets: new Map(sheets), related }, zone)
}

export const aChoice = (change: Partial<ImportChoice> = {}): ImportChoice => ({
  room: 'seminarraum',
  as: 'bookings',
  name: 'Volkshochschule',
  showTitles: false,
  withFree: false,
  ...change,
})

export function theTerms(change: Partial<ImportTerms> = {}): ImportTerms {
  const room = change.room ?? theRoom()
  return {
    room,
    zone,
    now,
    choice: aChoice(),
    words: importWords('de'),
    idOf,
    draft: aDraft([], { room }),
    bookings: new Map(),
    blocks: new Map(),
    ...change,
  }
}

/** What became of an event at an earlier import: the keys of its dates. */
export function aKnownBooking(keys: readonly string[], fingerprint = 'print'): Booking {
  return { fingerprint, occurrences: keys.map((key) => ({ key })) } as unknown as Booking
}

/** A date at seven in the evening for two hours, unless told otherwise. */
export const anInstance = (date: string, change: Partial<ImportedInstance> = {}): ImportedInstance => {
  const from = change.from ?? '19:00'
  return { key: `${date}T${from}`, date, from, endDate: date, to: '21:00', ...change }
}

export const aDate = (date: string, change: Partial<ImportedInstance> = {}): Widened =>
  widened(anInstance(date, change))

/** All of some days, as calendars have holidays. */
export const wholeDays = (date: string, endDate = date): ImportedInstance => ({
  key: date,
  date,
  from: '00:00',
  endDate,
  to: '24:00',
})

export const anEvent = (change: Partial<ImportedEvent> = {}): ImportedEvent => ({
  uid: 'a',
  summary: 'Chorprobe',
  description: '',
  location: '',
  allDay: false,
  series: false,
  isPrivate: false,
  transparent: false,
  fingerprint: 'print',
  instances: [anInstance('2026-12-08')],
  ...change,
})

export const noPlan = (): ImportPlan => ({ takes: [], known: [], refused: [], leftOut: [] })
