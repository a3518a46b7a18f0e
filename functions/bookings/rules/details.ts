import { textOfFields } from '../../../shared/text-of.ts'
import type { RequestDetails as BookingDetails } from '../../contacts/schema.ts'
import type { Booking, FieldChange, Occurrence } from '../schema.ts'
import { lifted } from './decision.ts'
import type { Crowd } from './heads.ts'
import { fieldChanges } from './history.ts'
import { ownSlot, slotOf } from './move.ts'
import { isUpcoming } from './scope.ts'
import type { Moment } from './scope.ts'
import { mayTake } from './state.ts'
import { ownWords, reworded, withWords, wordsOn } from './words.ts'
import type { Words } from './words.ts'

export type NewDetails = Omit<BookingDetails, 'contact' | 'language'> & {
  contact: { name: string; phone?: string }
}

interface Changing {
  details: NewDetails
  meant: readonly Occurrence[]
  /** Dates at which more heads than were approved need consent. */
  asking: readonly Occurrence[]
  moment: Moment
}

/**
 * The booking with other words and other heads at the dates that are meant. Heads that need consent are asked for at each such
 * date; everything else is so from now on, and takes the place of heads that were asked for before, but for those that were asked
 * for at this date alone.
 */
export function changedBooking(booking: Booking, { details, meant, asking, moment }: Changing): Booking {
  const { contact: named, groupName, ...words } = details
  const { email } = booking.contact
  const contact = { ...named, ...(email === undefined ? {} : { email }) }
  const keys = keysOf(meant)
  const open = booking.occurrences.filter((each) => isUpcoming(each, moment) && mayTake('change', each.state))
  const common = booking.repeat === undefined || open.every(({ key }) => keys.has(key))
  const all = reworded(booking, meant, { words, common })
  const wanted = new Map(all.occurrences.map((each) => [each.key, wordsOn(all.booking, each)]))
  const alone = keysOf(askingAlone(booking, meant))
  const isMore = (each: Occurrence) => !alone.has(each.key) && hasMore(booking, each, wanted.get(each.key))
  const mustAsk = keysOf(asking.filter(isMore))
  const keepsHeads = mustAsk.size > 0 && mustAsk.size === meant.length
  const next = keepsHeads ? { ...all.booking, attendees: booking.attendees } : all.booking
  const occurrences = booking.occurrences.map((each) => {
    const own = wanted.get(each.key) ?? {}
    const had = { ...own, attendees: wordsOn(booking, each).attendees }
    if (!keys.has(each.key) || alone.has(each.key)) return withWords(next, each, had)
    if (!mustAsk.has(each.key)) return withWords(next, settled(booking, each), own)
    return withHeadsAsked(booking, withWords(next, each, had), own.attendees)
  })
  // Its deadline goes with what waits for it (`withStep`).
  const { deadline: _deadline, remindAt: _remindAt, lookAt: _lookAt, ...kept } = booking
  const plain = { ...kept, ...wordsOf(booking, common ? next : booking) }
  return { ...plain, groupName, contact, ...lifted(booking, { occurrences }) }
}

/** Only what was approved has to be asked for again. */
function hasMore(booking: Booking, date: Occurrence, { attendees = 0 }: Words = {}): boolean {
  return date.state === 'approved' && attendees > (wordsOn(booking, date).attendees ?? 0)
}

/** Dates at which other heads are asked for than at most of them: that was meant for them alone. */
function askingAlone(booking: Booking, meant: readonly Occurrence[]): Occurrence[] {
  const said = ({ asked, ...date }: Occurrence) => asked?.attendees ?? wordsOn(booking, date).attendees
  const [usual] = [...Map.groupBy(meant, said)].sort(([, a], [, b]) => b.length - a.length)
  return meant.filter((each) => each.asked?.attendees !== undefined && each.asked.attendees !== usual?.[0])
}

function withHeadsAsked(booking: Booking, date: Occurrence, attendees: number | undefined): Occurrence {
  const slot = date.asked ?? ownSlot(booking, slotOf(booking, date))
  return { ...date, asked: { ...slot, attendees } }
}

/** The date without heads that were asked for: others hold by now. Another time that is asked for stays. */
function settled(booking: Booking, { asked, ...date }: Occurrence): Occurrence {
  if (asked === undefined) return date
  const { attendees, ...slot } = asked
  const isSame = textOfFields(slot) === textOfFields(ownSlot(booking, slotOf(booking, date)))
  return attendees !== undefined && isSame ? date : { ...date, asked: slot }
}

/** How many come where, at these dates as they are and as they are asked for. */
export function crowdsOf(booking: Booking, dates: readonly Occurrence[]): Crowd[] {
  const keys = keysOf(dates)
  return booking.occurrences.flatMap((date) => {
    if (!keys.has(date.key)) return []
    const { attendees: heads } = wordsOn(booking, date)
    const { asked } = date
    const own = { place: date, heads }
    return asked === undefined ? [own] : [own, { place: asked, heads: asked.attendees ?? heads }]
  })
}

/** What differs, for the history: of the whole booking, and at the first of these dates at which it does. */
export function otherWords(before: Booking, after: Booking, dates: readonly Occurrence[]): FieldChange[] {
  const fields = ['purpose', 'groupName', 'attendees', 'label', 'note', 'name', 'phone']
  const [was, is] = [saidOn(before), saidOn(after)]
  const differing = ownWords.map((word) => {
    const { key = '' } = dates.find((date) => was.get(date.key)?.[word] !== is.get(date.key)?.[word]) ?? {}
    return { word, old: was.get(key)?.[word], next: is.get(key)?.[word] }
  })
  const old = Object.fromEntries(differing.map((each) => [each.word, each.old]))
  const next = Object.fromEntries(differing.map((each) => [each.word, each.next]))
  const plain = ({ groupName, contact }: Booking) => ({ groupName, ...contact })
  return fieldChanges({ ...plain(before), ...old }, { ...plain(after), ...next }, fields)
}

/** What is said at each date, or asked for. */
function saidOn(booking: Booking): Map<string, Words> {
  const said = booking.occurrences.map((date) => {
    const { attendees = wordsOn(booking, date).attendees } = date.asked ?? {}
    return [date.key, { ...wordsOn(booking, date), attendees }] as const
  })
  return new Map(said)
}

/** Whether heads are asked for at any date that were not asked for before. */
export function newlyAsks(before: Booking, after: Booking): boolean {
  const known = new Map(before.occurrences.map(({ key, asked }) => [key, asked?.attendees]))
  return after.occurrences.some(
    ({ key, asked }) => asked?.attendees !== undefined && asked.attendees !== known.get(key),
  )
}

function keysOf(dates: readonly Occurrence[]): Set<string> {
  return new Set(dates.map(({ key }) => key))
}

function wordsOf(booking: Booking, { purpose = booking.purpose, label, attendees, note }: Words) {
  return { purpose, label, attendees, note }
}
