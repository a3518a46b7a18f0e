import { isSameContact } from '../../contacts/rules/same-contact.ts'
import { relatedRooms } from '../../rooms/rules/related.ts'
import { meets } from '../../rooms/rules/use.ts'
import { aboutOf, holderOf } from '../../rooms/schema/entry-name.ts'
import type { DaySheet, Room } from '../../rooms/schema.ts'
import { dayOf } from '../../waitlist/rules/day-of.ts'
import type { QueueRequest } from '../../waitlist/schema.ts'
import type { Booking } from '../schema.ts'
import { ableDates } from './able.ts'
import { decided } from './decision.ts'
import type { Moment } from './scope.ts'
import { heldBy } from './slot.ts'
import { isOpen } from './state.ts'

type Held = ReturnType<typeof heldBy>[number]

export interface RivalTerms {
  /** All rooms of the house. */
  rooms: readonly Room[]
  zone: string
}

/** A time that becomes somebody's, and a room where others may compete for it: its own, or one related to it. */
export interface ContestedTime {
  room: string
  date: string
  /** What becomes certain, and the turnover around it in quarters. */
  held: Held
  gap: number
}

/** Where a change makes time certain that others may compete for. */
export function contestedBy(
  before: Booking | undefined,
  after: Booking,
  { rooms }: RivalTerms,
): ContestedTime[] {
  if (rooms.every(({ contention }) => contention !== 'compete')) return []
  const had = new Set(before === undefined ? [] : heldBy(before).filter(isCertain).map(textOf))
  const gained = heldBy(after).filter((held) => isCertain(held) && !had.has(textOf(held)))
  return gained.flatMap((held) => {
    const own = rooms.filter(({ id }) => id === held.room)
    const all = [...own, ...relatedRooms(rooms, held.room)]
    const competing = all.filter(({ contention }) => contention === 'compete')
    return competing.map(({ id, gapMinutes }) => {
      const gap = Math.max(gapMinutes, own[0]?.gapMinutes ?? 0) / 15
      return { room: id, date: held.use.date, held, gap }
    })
  })
}

/** Of a day sheet what is told of those who compete. */
type Entries = Pick<DaySheet, 'room' | 'date' | 'entries'>

/** Names of the entries that compete for what becomes somebody else's, by the booking that they belong to. */
export function rivalsOf(
  id: string,
  contested: readonly ContestedTime[],
  sheets: readonly Entries[],
  { zone }: Pick<RivalTerms, 'zone'>,
): Map<string, Set<string>> {
  const rivals = new Map<string, Set<string>>()
  const byDay = new Map(sheets.map((sheet) => [dayOf(sheet), sheet]))
  for (const { room, date, held, gap } of contested) {
    const sheet = byDay.get(dayOf({ room, date }))
    for (const [name, entry] of sheet?.entries ?? []) {
      const rival = holderOf(name)
      const competes = entry.kind === 'booking' && isOpen(entry.state) && rival !== id
      if (!competes || !meets(entry, held.use, date, zone, gap)) continue
      rivals.set(rival, new Set([...(rivals.get(rival) ?? []), name]))
    }
  }
  return rivals
}

/** Why a rival loses its time: another request got it, or another one of the same contact; perhaps it waits in the queue now. */
export function lossOf(
  winner: Booking,
  rival: Booking,
  isQueued: boolean,
): 'rival' | 'rival-queued' | 'own-rival' | 'own-rival-queued' {
  const own = isSameContact(winner, rival) ? 'own-rival' : 'rival'
  return isQueued ? `${own}-queued` : own
}

/** The booking as it would be if all that waits for a decision and is to come were approved. */
export function ifApproved(booking: Booking, moment: Moment): Booking {
  const fates = ableDates(booking, 'approve', moment).map(({ key }) => ({ key, state: 'approved' }) as const)
  return { ...booking, occurrences: decided(booking, fates).occurrences }
}

/**
 * Of the undecided bookings of a house, by id: those that lose something when this one is approved. Whoever approves does not
 * need to read anything more than these to know it.
 */
export function rivalsAmong(
  bookings: readonly Booking[],
  terms: RivalTerms & Moment,
): Map<string, ReadonlySet<string>> {
  const contested = bookings.map((booking) => contestedBy(booking, ifApproved(booking, terms), terms))
  const sheets = contested.some(({ length }) => length > 0) ? sheetsOf(bookings) : []
  const losers = bookings.map((booking, at) => {
    const names = rivalsOf(booking.id, contested[at] ?? [], sheets, terms)
    return [booking.id, new Set(names.keys())] as const
  })
  return new Map(losers.filter(([, others]) => others.size > 0))
}

/** What these bookings hold, as it stands on the day sheets. */
function sheetsOf(bookings: readonly Booking[]): Entries[] {
  const days = Map.groupBy(bookings.flatMap(heldBy), ({ room, use }) => dayOf({ room, date: use.date }))
  return [...days.values()].map((same) => {
    const { room, use } = same[0]!
    return { room, date: use.date, entries: new Map(same.map(({ name, entry }) => [name, entry])) }
  })
}

/** The dates of a booking that entries of this name are about. */
export function keysOfEntries(booking: Pick<Booking, 'occurrences'>, names: ReadonlySet<string>): string[] {
  const meant = new Set([...names].map((name) => aboutOf(name).key))
  return booking.occurrences.map(({ key }) => key).filter((key) => meant.has(undefined) || meant.has(key))
}

/** What takes place inside another's slot takes nothing from anybody. */
function isCertain({ entry, isGuest }: Held): boolean {
  return entry.state === 'approved' && !isGuest
}

function textOf({ room, use }: Held): string {
  const { date, from, to, setUpMinutes, tidyUpMinutes } = use
  return [room, date, from, to, setUpMinutes, tidyUpMinutes].join()
}

/** What a date of a booking that lost against another one waits for. */
export function queueRequestOf(
  booking: Booking,
  slot: Pick<QueueRequest, 'rooms' | 'date' | 'from' | 'to' | 'setUpMinutes' | 'tidyUpMinutes'>,
): QueueRequest {
  const { purpose, groupName, attendees, note, label, contact, language } = booking
  const known = { groupName, attendees, note, label }
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  return { ...slot, purpose, contact, language, ...said }
}
