import { textOfFields } from '../../../shared/text-of.ts'
import { claimChanges, releaseChanges } from '../../rooms/rules/claim.ts'
import { relatedRooms } from '../../rooms/rules/related.ts'
import { emptyChange, mergeChanges, range } from '../../rooms/rules/sheet-change.ts'
import type { SheetChange } from '../../rooms/rules/sheet-change.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { Use } from '../../rooms/rules/use.ts'
import type { Room, SheetEntry } from '../../rooms/schema.ts'
import { nameOfEntry } from '../../rooms/schema/entry-name.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { HeldSlot } from '../schema/occurrence.ts'
import { holdsSlot, isOpen } from './state.ts'
import { wordsOn } from './words.ts'

type Around = Pick<Booking, 'setUpMinutes' | 'tidyUpMinutes'>

/** What a booking takes on one of its dates. */
export function useOf(booking: Around, occurrence: HeldSlot): Use {
  const { date, from, to } = occurrence
  const { setUpMinutes = booking.setUpMinutes, tidyUpMinutes = booking.tidyUpMinutes } = occurrence
  return { date, from, to, setUpMinutes, tidyUpMinutes }
}

/** What may have rooms of its own: a date, or another time beside it. */
export type InRooms = Pick<HeldSlot, 'rooms'>

/** Where it takes place on that date. */
export function roomsOf({ rooms }: Pick<Booking, 'rooms'>, occurrence: InRooms): string[] {
  return occurrence.rooms ?? rooms
}

/** Where most of its dates take place: what has moved is no longer where it was asked for. */
export function usualRooms(booking: Pick<Booking, 'rooms' | 'occurrences'>): string[] {
  const held = booking.occurrences.filter(({ state }) => holdsSlot(state))
  const places = Map.groupBy(held.length > 0 ? held : booking.occurrences, (date) =>
    roomsOf(booking, date).join(),
  )
  const [most] = [...places.values()].sort((a, b) => b.length - a.length)
  return most?.[0] === undefined ? booking.rooms : roomsOf(booking, most[0])
}

/** The times that wait for a decision: of an open date its own, of an approved one what is asked for beside it. */
export function slotsInQuestion({ occurrences }: Pick<Booking, 'occurrences'>): HeldSlot[] {
  return occurrences.flatMap((date) => (isOpen(date.state) ? [date] : (date.asked ?? [])))
}

/** One room at one time that a booking holds, and what the board shows of it. */
interface Held {
  room: string
  use: Use
  /** Of its entry. */
  name: string
  entry: SheetEntry
  /** Inside somebody else's slot: it is shown and takes nothing. */
  isGuest: boolean
}

/** Everything that a booking holds: its dates, and other times that are asked for or offered beside them. */
export function heldBy(booking: Booking): Held[] {
  return booking.occurrences.flatMap((occurrence) => {
    const { state, asked, offered } = occurrence
    const about = { holder: booking.id, key: booking.repeat && occurrence.key, isBeside: false }
    const name = nameOfEntry(about)
    const own = holdsSlot(state) ? held(booking, occurrence, { name, state, slot: occurrence }) : []
    const beside = asked ?? offered
    if (beside === undefined) return own
    const kind = asked === undefined ? 'offer' : 'booking'
    return [
      ...own,
      ...held(booking, occurrence, {
        name: nameOfEntry({ ...about, isBeside: true }),
        state: 'requested',
        kind,
        slot: beside,
      }),
    ]
  })
}

function held(
  booking: Booking,
  occurrence: Occurrence,
  {
    name,
    state,
    kind = 'booking',
    slot,
  }: { name: string; state: SheetEntry['state']; kind?: SheetEntry['kind']; slot: HeldSlot },
): Held[] {
  const { updatedAt: at, sequence: seq } = booking
  const { label } = wordsOn(booking, occurrence)
  const use = useOf(booking, slot)
  const { from, to, setUpMinutes: setUp, tidyUpMinutes: tidyUp } = use
  const entry: SheetEntry = {
    from,
    to,
    state,
    kind,
    at,
    seq,
    // What a stranger typed is shown to others once somebody has proved it, or decided.
    ...(label === undefined || state === 'unconfirmed' ? {} : { label }),
    ...(setUp > 0 ? { setUp } : {}),
    ...(tidyUp > 0 ? { tidyUp } : {}),
  }
  const isGuest = slot === occurrence && occurrence.sharedWith !== undefined
  return roomsOf(booking, slot).map((room) => ({ room, use, name, entry, isGuest }))
}

/**
 * From what a booking holds to what it shall hold, as one change a day sheet, and none for sheets on which nothing differs:
 * quarters it keeps are checked to be its own, gained ones to be free. Either side may hold nothing (a new booking, a
 * cancelled one). `rooms` are all rooms of the house.
 */
export function slotChanges(
  before: Booking | undefined,
  after: Booking | undefined,
  terms: { rooms: readonly Room[]; zone: string },
): SheetChange[] {
  const known = before === undefined ? [] : heldBy(before)
  const wanted = after === undefined ? [] : heldBy(after)
  const same = new Set(known.map(textOf)).intersection(new Set(wanted.map(textOf)))
  const isSame = (each: Held) => same.has(textOf(each))
  const booking = after ?? before
  if (booking === undefined) return []
  const holding = { ...terms, booking }
  const gone = known.filter((each) => !isSame(each)).flatMap((each) => released(each, holding))
  const had = quartersOf(known, holding)
  const come = wanted.filter((each) => !isSame(each)).flatMap((each) => claimed(each, had, holding))
  const changes = mergeChanges([...gone, ...come])
  const touched = new Set(changes.map(dayOf))
  const kept = known.filter((each) => isSame(each) && touched.has(`${each.room}/${each.use.date}`))
  return mergeChanges([...changes, ...kept.flatMap((each) => keptChanges(each, holding))])
}

interface Holding {
  booking: Booking
  rooms: readonly Room[]
  zone: string
}

function released(each: Held, holding: Holding): SheetChange[] {
  const { house, id } = holding.booking
  const { use, name } = each
  if (each.isGuest) return [shownOnly(each, house, undefined)]
  const room = roomOf(each, holding)
  return releaseChanges({ house, room, zone: holding.zone, id, use, name, ...competing(each, holding) })
}

/** What it had anyway is not asked for again: neither its turnover nor the rooms related to it. */
function claimed(each: Held, had: ReadonlySet<string>, holding: Holding): SheetChange[] {
  const { house, id } = holding.booking
  const { use, name, entry } = each
  if (each.isGuest) return [shownOnly(each, house, entry)]
  const { zone } = holding
  const gainsNothing = range(takenSpan(use, zone)).every((quarter) =>
    had.has(`${each.room}/${use.date}/${quarter}`),
  )
  const room = gainsNothing ? { id: each.room, gapMinutes: 0 } : roomOf(each, holding)
  const related = gainsNothing ? [] : relatedRooms(holding.rooms, each.room)
  return claimChanges({ house, room, related, zone, id, use, name, entry, ...competing(each, holding) })
}

function shownOnly({ room, use, name }: Held, house: string, entry: SheetEntry | undefined): SheetChange {
  return { ...emptyChange(house, room, use.date), entries: new Map([[name, entry]]) }
}

/** Beside changes of the same sheet: these quarters stay. */
function keptChanges(each: Held, holding: Holding): SheetChange[] {
  if (each.isGuest || 'competes' in competing(each, holding)) return []
  const { house, id } = holding.booking
  const quarters = range(takenSpan(each.use, holding.zone)).map((quarter) => [quarter, id] as const)
  return [
    { ...emptyChange(house, each.room, each.use.date), take: new Map(quarters), free: new Map(quarters) },
  ]
}

/** A room that was taken out of the house has no turnover any more. */
function roomOf({ room }: Held, { rooms }: Holding): { id: string; gapMinutes: number } {
  return rooms.find(({ id }) => id === room) ?? { id: room, gapMinutes: 0 }
}

/** Where requests compete, an open one takes no time yet. */
function competing({ room, entry }: Held, { rooms, booking }: Holding): { competes?: { stamp: string } } {
  const isRival = entry.kind === 'booking' && isOpen(entry.state)
  const competes = isRival && rooms.find(({ id }) => id === room)?.contention === 'compete'
  return competes ? { competes: { stamp: booking.history.at(-1)?.id ?? booking.id } } : {}
}

function quartersOf(all: readonly Held[], holding: Holding): Set<string> {
  const taking = all.filter((each) => !each.isGuest && !('competes' in competing(each, holding)))
  return new Set(
    taking.flatMap(({ room, use }) =>
      range(takenSpan(use, holding.zone)).map((quarter) => `${room}/${use.date}/${quarter}`),
    ),
  )
}

function textOf({ room, use, name, isGuest, entry: { at: _at, seq: _seq, ...shown } }: Held): string {
  return JSON.stringify([room, use, name, isGuest, textOfFields(shown)])
}

const dayOf = ({ room, date }: SheetChange) => `${room}/${date}`
