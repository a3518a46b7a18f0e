import { claimChanges, mergeChanges, releaseChanges } from '../../rooms/rules/claim.ts'
import type { SheetChange } from '../../rooms/rules/claim.ts'
import type { Use } from '../../rooms/rules/use.ts'
import type { Room, SheetEntry } from '../../rooms/schema.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { holdsSlot } from './state.ts'

/** What a booking takes on one of its dates. */
export function useOf(booking: Pick<Booking, 'setUpMinutes' | 'tidyUpMinutes'>, occurrence: Occurrence): Use {
  const { date, from, to } = occurrence
  const { setUpMinutes, tidyUpMinutes } = booking
  return { date, from, to, setUpMinutes, tidyUpMinutes }
}

/** What the board shows of a booking on one of its dates. */
export function entryOf(booking: Booking, { from, to, state }: Occurrence): SheetEntry {
  if (!holdsSlot(state)) throw new Error(`entryOf: ${state} holds no slot`)
  const { label, setUpMinutes, tidyUpMinutes, updatedAt: at, sequence: seq } = booking
  return {
    from,
    to,
    state,
    kind: 'booking',
    at,
    seq,
    ...(label === undefined ? {} : { label }),
    ...(setUpMinutes > 0 ? { setUp: setUpMinutes } : {}),
    ...(tidyUpMinutes > 0 ? { tidyUp: tidyUpMinutes } : {}),
  }
}

/**
 * From what a booking holds to what it shall hold, as one change a day sheet: quarters it keeps are checked to be its own,
 * gained ones to be free. Either side may hold nothing (a new booking, a cancelled one).
 */
export function slotChanges(
  before: Booking | undefined,
  after: Booking | undefined,
  { rooms, zone }: { rooms: readonly Room[]; zone: string },
): SheetChange[] {
  const gone = before === undefined ? [] : heldDates(before).flatMap((date) => released(before, date, zone))
  const held =
    after === undefined ? [] : heldDates(after).flatMap((date) => claimed(after, date, rooms, zone))
  return mergeChanges([...gone, ...held])
}

function heldDates({ occurrences }: Booking): Occurrence[] {
  return occurrences.filter(({ state }) => holdsSlot(state))
}

function released(booking: Booking, occurrence: Occurrence, zone: string): SheetChange[] {
  const { house, id } = booking
  return booking.rooms.flatMap((room) =>
    releaseChanges({ house, room: { id: room, gapMinutes: 0 }, zone, id, use: useOf(booking, occurrence) }),
  )
}

function claimed(
  booking: Booking,
  occurrence: Occurrence,
  rooms: readonly Room[],
  zone: string,
): SheetChange[] {
  const { house, id } = booking
  return booking.rooms.flatMap((roomId) => {
    // A room that was taken out of the house has no turnover any more.
    const room = rooms.find((other) => other.id === roomId) ?? { id: roomId, gapMinutes: 0 }
    return claimChanges({
      house,
      room,
      zone,
      id,
      use: useOf(booking, occurrence),
      entry: entryOf(booking, occurrence),
    })
  })
}
