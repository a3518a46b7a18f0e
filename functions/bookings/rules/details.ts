import { textOfFields } from '../../../shared/text-of.ts'
import type { RequestDetails as BookingDetails } from '../../contacts/schema.ts'
import type { Booking, FieldChange, Occurrence } from '../schema.ts'
import { ableTogether } from './able.ts'
import { lifted } from './decision.ts'
import type { Crowd } from './heads.ts'
import { fieldChanges } from './history.ts'
import { isMoveAsked, ownSlot, slotOf } from './move.ts'
import type { Moment } from './scope.ts'
import { apart, usualAmong } from './pattern.ts'
import { ownWords, reworded, withWords, wordsOn } from './words.ts'
import type { OwnWord, Words } from './words.ts'

export type NewDetails = Omit<BookingDetails, 'contact' | 'language'> & {
  contact: { name: string; phone?: string }
}

interface Changing {
  details: NewDetails
  meant: readonly Occurrence[]
  /** The date whose words were shown; without it the dates that are most alike. */
  named?: Occurrence | undefined
  /** Dates at which more heads than were approved need consent. */
  asking: readonly Occurrence[]
  moment: Moment
}

/**
 * The booking with other words and other heads at the dates that are meant. Heads that need consent are asked for at each such
 * date; everything else is so from now on, and takes the place of heads that were asked for before, but for those that were asked
 * for at this date alone.
 */
export function changedBooking(booking: Booking, changing: Changing): Booking {
  const { details, meant, asking, moment } = changing
  const { contact: person, groupName, ...words } = details
  const { email } = booking.contact
  const contact = { ...person, ...(email === undefined ? {} : { email }) }
  const keys = keysOf(meant)
  const open = ableTogether(booking, 'change', moment)
  const common = booking.repeat === undefined || open.every(({ key }) => keys.has(key))
  const named = changing.named ?? usualOf(booking, meant)
  const spread = wordsToSpread(booking, named, { ...details, contact })
  const all = reworded(booking, meant, { words, named, spread, common })
  const wanted = new Map(all.occurrences.map((each) => [each.key, wordsOn(all.booking, each)]))
  const alone = keysOf(askingAlone(booking, meant, named))
  const isMore = (each: Occurrence) => !alone.has(each.key) && hasMore(booking, each, wanted.get(each.key))
  const mustAsk = keysOf(asking.filter(isMore))
  const isAskedOfAll = mustAsk.size > 0 && mustAsk.size === meant.length
  const keepsHeads = isAskedOfAll || !spread.has('attendees')
  const next = keepsHeads ? { ...all.booking, attendees: booking.attendees } : all.booking
  const occurrences = booking.occurrences.map((each) => {
    const own = wanted.get(each.key) ?? {}
    const had = { ...own, attendees: wordsOn(booking, each).attendees }
    const keepsOwn = alone.has(each.key) || !spread.has('attendees')
    if (!keys.has(each.key) || keepsOwn) return withWords(next, each, had)
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
function askingAlone(booking: Booking, meant: readonly Occurrence[], named: Occurrence): Occurrence[] {
  const said = (date: Occurrence) => shownOn(booking, date).attendees
  const usual = said(usualAmong(meant, named, said))
  const alone = apart(meant, said)
  const isAlone = (each: Occurrence) => alone.has(each.key) && each.key !== named.key && said(each) !== usual
  return meant.filter((each) => each.asked?.attendees !== undefined && isAlone(each))
}

/** What the form shows of a date: its words, and heads that are asked for. */
export function shownOn(booking: Booking, date: Occurrence): Words {
  const { attendees } = date.asked ?? {}
  return { ...wordsOn(booking, date), ...(attendees === undefined ? {} : { attendees }) }
}

/** One of the dates that are most alike. */
function usualOf(booking: Booking, meant: readonly Occurrence[]): Occurrence {
  const alike = Map.groupBy(meant, (date) => textOfFields(wordsOn(booking, date)))
  const [most = meant] = [...alike.values()].sort((a, b) => b.length - a.length)
  return most[0]!
}

/** Who changes nothing at the date that was shown means that the others shall be like it. */
function wordsToSpread(
  booking: Booking,
  named: Occurrence,
  details: Pick<Booking, 'contact' | 'groupName'> & Words,
): ReadonlySet<OwnWord> {
  const shown = shownOn(booking, named)
  const other = ownWords.filter((word) => details[word] !== shown[word])
  const { contact, groupName } = booking
  const isOtherPerson =
    details.groupName !== groupName ||
    details.contact.name !== contact.name ||
    details.contact.phone !== contact.phone
  return new Set(other.length === 0 && !isOtherPerson ? ownWords : other)
}

function withHeadsAsked(booking: Booking, date: Occurrence, attendees: number | undefined): Occurrence {
  const slot = date.asked ?? ownSlot(booking, slotOf(booking, date))
  return { ...date, asked: { ...slot, attendees } }
}

/** The date without heads that were asked for: others hold by now. Another time that is asked for stays. */
function settled(booking: Booking, occurrence: Occurrence): Occurrence {
  const { asked, ...date } = occurrence
  if (asked === undefined) return date
  const { attendees, ...slot } = asked
  return attendees !== undefined && !isMoveAsked(booking, occurrence) ? date : { ...date, asked: slot }
}

/** How many come where, at dates to which more come than before: whoever has a room for as many as it held then keeps it. */
export function newCrowds(before: Booking, after: Booking): Crowd[] {
  const known = saidOn(before)
  return after.occurrences.flatMap((date) => {
    const { attendees: heads = 0 } = shownOn(after, date)
    if (heads <= (known.get(date.key)?.attendees ?? 0)) return []
    return [date, ...(date.asked ? [date.asked] : [])].map((place) => ({ place, heads }))
  })
}

/** The dates at which something else is said or asked for than before. */
export function datesReworded(before: Booking, after: Booking): Occurrence[] {
  const was = saidOn(before)
  return after.occurrences.filter(
    (date) => textOfFields(shownOn(after, date)) !== textOfFields(was.get(date.key) ?? {}),
  )
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
  return new Map(booking.occurrences.map((date) => [date.key, shownOn(booking, date)] as const))
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
