import { notAllowed } from '../rules/meets.ts'
import { slotOf } from '../rules/move.ts'
import { isUpcoming } from '../rules/scope.ts'
import type { Moment } from '../rules/scope.ts'
import { heldBy, useOf } from '../rules/slot.ts'
import { isOpen, mayTake } from '../rules/state.ts'
import type { Step } from '../rules/state.ts'
import type { Booking, Occurrence } from '../schema.ts'
import type { HeldSlot, Refused } from '../schema/series.ts'
import { takenSpan } from '../../rooms/rules/use.ts'
import type { Conflict, Room } from '../../rooms/schema.ts'

/** The dates to come with which a step can be taken; a change that was asked for is approved and declined like a request. */
export function ableDates({ occurrences }: Booking, step: Step, moment: Moment): Occurrence[] {
  const decides = step === 'approve' || step === 'decline'
  return occurrences.filter(
    (each) =>
      isUpcoming(each, moment) && (mayTake(step, each.state) || (decides && each.asked !== undefined)),
  )
}

/** The time that a decision about a date is about: the one asked for, else its own. */
export function slotInQuestion(booking: Booking, occurrence: Occurrence): Required<HeldSlot> {
  const { asked } = occurrence
  return slotOf(booking, asked === undefined ? occurrence : { ...asked, key: occurrence.key, state: 'requested' })
}

/** What one undecided date would meet by now. */
export interface DateMet {
  collisions: Conflict[]
  /** The room is not open then, or not as long. */
  closed?: Refused
}

export interface MeetingView {
  booking: Booking
  /** All that stands on the day sheets at these times. */
  collisions: readonly Conflict[]
  rooms: readonly Room[]
  /** Requests that are open too: in a room where requests compete, they do not stand in each other's way. */
  others?: readonly Booking[]
}

/** By key, of the dates that meet something; what the booking holds itself does not count. */
export function metByDate(
  { booking, collisions, rooms, others = [] }: MeetingView,
  moment: Moment,
): Map<string, DateMet> {
  const competing = new Set(rooms.filter(({ contention }) => contention === 'compete').map(({ id }) => id))
  const ignored = new Set([
    ...heldBy(booking).map(({ room, use }) => textOf({ room, ...use })),
    ...others
      .filter(({ state }) => isOpen(state))
      .flatMap((other) => heldBy(other))
      .filter(({ room }) => competing.has(room))
      .map(({ room, use }) => textOf({ room, ...use })),
  ])
  const left = collisions.filter((each) => each.kind !== 'booking' || !ignored.has(textOf(each)))
  const met = ableDates(booking, 'approve', moment).map((occurrence) => {
    const slot = slotInQuestion(booking, occurrence)
    const closed = closedAt(booking, slot, rooms, moment)
    const own = left.filter((each) => slot.rooms.includes(each.room) && overlaps(each, slot, moment.zone))
    return [occurrence.key, { collisions: own, ...(closed ? { closed } : {}) }] as const
  })
  return new Map(met.filter(([, each]) => each.collisions.length > 0 || each.closed !== undefined))
}

function closedAt(
  booking: Booking,
  slot: Required<HeldSlot>,
  all: readonly Room[],
  moment: Moment,
): Refused | undefined {
  const rooms = all.filter(({ id }) => slot.rooms.includes(id))
  const refused = notAllowed(useOf(booking, slot), rooms, { ...moment, byManager: true })
  return refused?.code === 'closed' || refused?.code === 'outside-opening-hours' ? refused : undefined
}

function overlaps(conflict: Conflict, slot: Required<HeldSlot>, zone: string): boolean {
  if (conflict.date !== slot.date) return false
  const [one, other] = [
    takenSpan(slot, zone),
    takenSpan({ ...conflict, setUpMinutes: 0, tidyUpMinutes: 0 }, zone),
  ]
  return one.from < other.to && other.from < one.to
}

function textOf({ room, date, from, to }: Pick<Conflict, 'room' | 'date' | 'from' | 'to'>): string {
  return [room, date, from, to].join(' ')
}
