import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { textOfFields } from '../../../shared/text-of.ts'
import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { When } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { HeldSlot } from '../schema/occurrence.ts'
import { apart, usualAmong } from './pattern.ts'
import { isUpcoming } from './scope.ts'
import type { Moment } from './scope.ts'
import { roomsOf, useOf } from './slot.ts'
import { holdsSlot } from './state.ts'

export type NewTime = Partial<Pick<When, 'rooms' | 'setUpMinutes' | 'tidyUpMinutes'>> &
  Pick<When, 'date' | 'from' | 'to'>

/** Where a date goes. */
export interface DateMove {
  occurrence: Occurrence
  slot: Required<HeldSlot>
}

/** What the dates of a booking have of it. */
export type OfRooms = Pick<Booking, 'rooms' | 'setUpMinutes' | 'tidyUpMinutes'>

export interface Moving {
  steps: DateMove[]
  /** Dates with a time of their own that stay as they are. */
  kept: Occurrence[]
  /** Dates whose own time meets another date's new one, and is given up for the series'. */
  lost: Occurrence[]
}

/**
 * Where the dates of a series go when one of them, `named`, goes `to` another time. All that follow the pattern move by as many
 * days (see `shiftOf`) and get the same time of day and rooms; a stretch of dates that was changed together follows a pattern too. A date that was
 * given a time of its own, other than the dates before and after it, keeps it, as long as it does not meet another one's new
 * time. One that differs in that it takes no room (or has one, where the others take none) stays where it is and goes with them all
 * the same. `named` itself may be left out of `meant`: it goes on at this moment.
 */
export function movingOf(
  booking: Booking,
  meant: readonly Occurrence[],
  named: Occurrence,
  to: NewTime,
): Moving {
  const usual = usualAmong(meant, named, (each) => textOf(booking, each))
  const offset = daysBetween(dayOf(usual), usual.date)
  const shift = shiftOf(booking, { named, to, offset })
  const isApart = (each: Occurrence) =>
    each.key !== named.key && isInside(booking, each) !== isInside(booking, usual)
  const alone = apart(meant, (each) => textOf(booking, each))
  const isUsual = (each: Occurrence) =>
    each.key === named.key ||
    !alone.has(each.key) ||
    textOf(booking, each, isApart(each)) === textOf(booking, usual, isApart(each))
  const regular = meant.filter(isUsual)
  const own = meant.filter((each) => !isUsual(each))
  const { rooms: _rooms, ...there } = to
  const steps = regular.map((each) =>
    stepOf(
      booking,
      each,
      each.key === named.key ? to.date : addDays(each.date, shift),
      isApart(each) ? there : to,
    ),
  )
  const lost = own.filter((each) => steps.some((step) => overlap(stayOf(booking, each), step)))
  const back = lost.map((each) => stepOf(booking, each, addDays(dayOf(each), offset + shift), to))
  return { steps: [...steps, ...back], kept: own.filter((each) => !lost.includes(each)), lost }
}

/** Why dates cannot go where they would go: another date of the same booking has that time, or goes there too. */
export function overlapRefusal(booking: Booking, steps: readonly DateMove[]): Refusal | undefined {
  const going = new Set(steps.map(({ occurrence }) => occurrence.key))
  const staying = booking.occurrences.filter(({ key, state }) => !going.has(key) && holdsSlot(state))
  const all = [...steps, ...staying.map((each) => stayOf(booking, each))]
  const byDay = Map.groupBy(all, ({ slot }) => slot.date)
  const wrong = steps.find(
    (step) => !isInsideYes(booking, step) && byDay.get(step.slot.date)?.some((other) => overlap(step, other)),
  )
  return wrong && invalidField('/date', 'dates-overlap', { date: wrong.slot.date })
}

/**
 * By how many days the others go along. Whoever changes nothing at the date that was shown means that the others shall be like it, on the
 * same day of the week too; `offset`: how far from their original days most of them are.
 */
function shiftOf(
  booking: Booking,
  { named, to, offset }: { named: Occurrence; to: NewTime; offset: number },
): number {
  const old = slotOf(booking, named)
  const isOther = textOfFields({ ...old, ...to }) !== textOfFields(old)
  const apart = daysBetween(dayOf(named), to.date) - offset
  return isOther || Math.abs(apart) >= 7 ? daysBetween(named.date, to.date) : apart
}

/** The day for which a date was asked. */
const dayOf = ({ key }: Pick<Occurrence, 'key'>) => key.slice(0, 10)

/** The whole slot that a booking has on a date, what is missing there taken from the booking. */
export function slotOf(booking: OfRooms, occurrence: HeldSlot): Required<HeldSlot> {
  return { ...useOf(booking, occurrence), rooms: roomsOf(booking, occurrence) }
}

/** Whether another time or place is asked for beside what a date has, and not heads alone. */
export function isMoveAsked(booking: OfRooms, { asked, ...own }: Occurrence): boolean {
  if (asked === undefined) return false
  const { attendees: _attendees, ...wanted } = asked
  const textOf = (held: HeldSlot) => {
    const slot = slotOf(booking, held)
    return textOfFields({ ...slot, rooms: slot.rooms.toSorted().join() })
  }
  return textOf(wanted) !== textOf(own)
}

/** The time that is asked about: the one asked for beside a date, else its own. */
export function slotInQuestion(booking: Booking, { asked, ...own }: Occurrence): Required<HeldSlot> {
  return slotOf(booking, asked ?? own)
}

/** As a date keeps it: what does not differ from the booking is left out. */
export function ownSlot(booking: Booking, slot: Required<HeldSlot>): HeldSlot {
  const { date, from, to, rooms, setUpMinutes, tidyUpMinutes } = slot
  return {
    date,
    from,
    to,
    ...(rooms.join() === booking.rooms.join() ? {} : { rooms }),
    ...(setUpMinutes === booking.setUpMinutes ? {} : { setUpMinutes }),
    ...(tidyUpMinutes === booking.tidyUpMinutes ? {} : { tidyUpMinutes }),
  }
}

/**
 * Whether a date was approved and its new time takes nothing that it has not already: such a change needs nobody's consent, and rules
 * that came after the yes do not bind it.
 */
export function isInsideYes(booking: Booking, { occurrence, slot }: DateMove): boolean {
  return occurrence.state === 'approved' && staysInside(slot, slotOf(booking, occurrence))
}

/** Why a date cannot be cut to a time: it would be over already, or never be. */
export function overRefusal({ date, from, to }: Required<HeldSlot>, moment: Moment): Refusal | undefined {
  if (to <= from) return invalidField('/to', 'invalid-input', { reason: 'ends-before-it-begins' })
  return isUpcoming({ date, to }, moment) ? undefined : invalidField('/to', 'too-soon', { date })
}

/** Whether a time lies inside another one, in no more rooms. */
export function staysInside(next: Required<HeldSlot>, now: Required<HeldSlot>): boolean {
  const isWithin = next.date === now.date && next.from >= now.from && next.to <= now.to
  const isSameAround = next.setUpMinutes <= now.setUpMinutes && next.tidyUpMinutes <= now.tidyUpMinutes
  return isWithin && isSameAround && next.rooms.every((room) => now.rooms.includes(room))
}

function stepOf(booking: Booking, occurrence: Occurrence, date: string, to: NewTime): DateMove {
  const now = slotOf(booking, occurrence)
  const { from, to: end, rooms = now.rooms } = to
  const { setUpMinutes = now.setUpMinutes, tidyUpMinutes = now.tidyUpMinutes } = to
  return { occurrence, slot: { date, from, to: end, rooms, setUpMinutes, tidyUpMinutes } }
}

function stayOf(booking: Booking, occurrence: Occurrence): DateMove {
  return { occurrence, slot: slotOf(booking, occurrence) }
}

function isInside(booking: Booking, occurrence: Occurrence): boolean {
  return roomsOf(booking, occurrence).length > 0
}

/** How far from its original day, when, where. */
function textOf(booking: Booking, occurrence: Occurrence, anywhere = false): string {
  const { date, rooms, ...when } = slotOf(booking, occurrence)
  const rest = anywhere ? when : { ...when, rooms }
  const [original = '', start] = occurrence.key.split('T')
  return JSON.stringify([daysBetween(original, date), start, textOfFields(rest)])
}

function overlap(one: DateMove, other: DateMove): boolean {
  const [a, b] = [one.slot, other.slot]
  const isOther = one.occurrence.key !== other.occurrence.key
  const isThen = a.date === b.date && a.from < b.to && b.from < a.to
  return isOther && isThen && a.rooms.some((room) => b.rooms.includes(room))
}
