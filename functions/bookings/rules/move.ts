import { textOfFields } from '../../../shared/text-of.ts'
import { addDays, daysBetween } from '../../../shared/time/civil.ts'
import type { When } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { HeldSlot } from '../schema/occurrence.ts'
import { roomsOf, useOf } from './slot.ts'

export type NewTime = Partial<Pick<When, 'rooms' | 'setUpMinutes' | 'tidyUpMinutes'>> &
  Pick<When, 'date' | 'from' | 'to'>

/** Where a date goes. */
export interface Step {
  occurrence: Occurrence
  slot: Required<HeldSlot>
}

export interface Moving {
  steps: Step[]
  /** Dates with a time of their own that stay as they are. */
  kept: Occurrence[]
  /** Dates whose own time meets another date's new one, and is given up for the series'. */
  lost: Occurrence[]
}

/**
 * Where the dates of a series go when one of them, `first`, goes `to` another time. All that follow the pattern move by as many
 * days and get the same time of day and rooms. A date that was given a time of its own keeps it, as long as it does not
 * meet another one's new time. One that differs in that it takes no room (or has one, where the others take none) stays where it is
 * and goes with them all the same.
 */
export function movingOf(
  booking: Booking,
  meant: readonly Occurrence[],
  first: Occurrence,
  to: NewTime,
): Moving {
  const shift = daysBetween(first.date, to.date)
  const usual = patternOf(booking, meant)
  const isApart = (each: Occurrence) =>
    each.key !== first.key && isInside(booking, each) !== isInside(booking, usual)
  const isUsual = (each: Occurrence) =>
    each.key === first.key || textOf(booking, each, isApart(each)) === textOf(booking, usual, isApart(each))
  const regular = meant.filter(isUsual)
  const own = meant.filter((each) => !isUsual(each))
  const { rooms: _rooms, ...there } = to
  const steps = regular.map((each) =>
    stepOf(booking, each, addDays(each.date, shift), isApart(each) ? there : to),
  )
  const lost = own.filter((each) => steps.some((step) => meets(booking, each, step)))
  const offset = regular[0] ? daysBetween(regular[0].key.slice(0, 10), regular[0].date) : 0
  const back = lost.map((each) => stepOf(booking, each, addDays(each.key.slice(0, 10), offset + shift), to))
  return { steps: [...steps, ...back], kept: own.filter((each) => !lost.includes(each)), lost }
}

/** The whole slot that a booking has on a date, what is missing there taken from the booking. */
export function slotOf(booking: Booking, occurrence: HeldSlot): Required<HeldSlot> {
  return { ...useOf(booking, occurrence), rooms: roomsOf(booking, occurrence) }
}

/** Whether another time or place is asked for beside what a date has, and not heads alone. */
export function isMoveAsked(booking: Booking, { asked, ...own }: Occurrence): boolean {
  if (asked === undefined) return false
  const [wanted, has] = [asked, own].map((held) => slotOf(booking, held))
  const where = (slot: Required<HeldSlot> | undefined) =>
    [slot?.date, slot?.from, slot?.to, ...(slot?.rooms ?? []).toSorted()].join(' ')
  return where(wanted) !== where(has)
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

/** Whether a new time takes nothing that the date has not already: such a change needs nobody's consent. */
export function staysInside(next: Required<HeldSlot>, now: Required<HeldSlot>): boolean {
  const isWithin = next.date === now.date && next.from >= now.from && next.to <= now.to
  const isSameAround = next.setUpMinutes <= now.setUpMinutes && next.tidyUpMinutes <= now.tidyUpMinutes
  return isWithin && isSameAround && next.rooms.every((room) => now.rooms.includes(room))
}

function stepOf(booking: Booking, occurrence: Occurrence, date: string, to: NewTime): Step {
  const now = slotOf(booking, occurrence)
  const { from, to: end, rooms = now.rooms } = to
  const { setUpMinutes = now.setUpMinutes, tidyUpMinutes = now.tidyUpMinutes } = to
  return { occurrence, slot: { date, from, to: end, rooms, setUpMinutes, tidyUpMinutes } }
}

/** One of those that have what most of the dates have: how far from their original day, when, where. */
function patternOf(booking: Booking, meant: readonly Occurrence[]): Occurrence {
  const groups = Map.groupBy(meant, (each) => textOf(booking, each))
  const [most = meant] = [...groups.values()].sort((a, b) => b.length - a.length)
  return most[0]!
}

function isInside(booking: Booking, occurrence: Occurrence): boolean {
  return roomsOf(booking, occurrence).length > 0
}

function textOf(booking: Booking, occurrence: Occurrence, anywhere = false): string {
  const { date, rooms, ...when } = slotOf(booking, occurrence)
  const rest = anywhere ? when : { ...when, rooms }
  const [original = '', start] = occurrence.key.split('T')
  return JSON.stringify([daysBetween(original, date), start, textOfFields(rest)])
}

function meets(booking: Booking, exception: Occurrence, { slot, occurrence }: Step): boolean {
  const own = slotOf(booking, exception)
  const isOther = occurrence.key !== exception.key
  const sameRoom = own.rooms.some((room) => slot.rooms.includes(room))
  return isOther && sameRoom && own.date === slot.date && own.from < slot.to && slot.from < own.to
}
