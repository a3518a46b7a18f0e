import { Refusal } from '../../../shared/refusal.ts'
import { absent, below, equals } from '../../../shared/table/expression.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Item, Key, Write } from '../../../shared/table/write.ts'
import { isHidden } from '../rules/state.ts'
import { roomsOf } from '../rules/slot.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { packOccurrences } from '../schema/pack.ts'
import { datesPrefix as prefix, openDatesOf } from '../rules/open-dates.ts'
import { mostBookings } from '../rules/open-bounds.ts'
import type { OpenDates } from '../schema/open-dates.ts'

export const programmeEntryType = 'programme-entry'

/** What others may come to lies together by house: its dates here, as the bookings under it have them, and whatever else is said. */
export const programmeKey = (house: string, meeting: string): Key => ({
  pk: `PROGRAMME#${house}`,
  sk: `MEETING#${meeting}`,
})

/**
 * The dates of a booking that others may come to, written with it, so that a programme is one query and never behind. Nothing of
 * other bookings, and nothing as long as a long series may still turn out not to be there.
 */
export function programmeWrites(booking: Booking): Write[] {
  const { id, house, meeting } = booking
  if (meeting === undefined || isHidden(booking)) return []
  const key = programmeKey(house, meeting)
  return [{ kind: 'update', key, set: { type: programmeEntryType, [datesName(id)]: openFields(booking) } }]
}

/** The dates of a booking as a notice board may show them. */
export function openFields(booking: Booking) {
  const dates = booking.occurrences.map((occurrence) => {
    const { key, date, from, to, state } = occurrence
    return { key, date, from, to, state, rooms: roomsOf(booking, occurrence) } satisfies Occurrence
  })
  return {
    dates: packOccurrences(dates),
    step: booking.history.at(-1)!.id,
    seq: booking.sequence,
    at: booking.updatedAt,
    ...(booking.pulse?.quietSince === undefined ? {} : { quiet: true }),
    announced: booking.history.some(({ state }) => state === 'approved'),
  }
}

/** Where the dates of a booking stand in the entry of its meeting. */
export const datesName = (booking: string): string => prefix + booking

/** What lies under a meeting: the dates of all its bookings, and how many of them were added to the first. */
export interface UnderMeeting {
  meeting: string
  bookings: OpenDates[]
  more: number | undefined
}

/** As it is at this moment; nothing of a meeting that is just being founded. */
export async function readUnderMeeting(
  table: Table,
  house: string,
  meeting: string,
): Promise<UnderMeeting | undefined> {
  const item = await table.get(programmeKey(house, meeting), { consistent: true })
  return item && { meeting, bookings: openDatesOf(item), more: item['more'] as number | undefined }
}

/** One booking more under a meeting, counted in the write: nobody adds one beside it, since both may want the same date. */
export function anotherBookingWrite(
  house: string,
  { meeting, more }: Pick<UnderMeeting, 'meeting' | 'more'>,
): Write {
  return {
    kind: 'update',
    key: programmeKey(house, meeting),
    add: { more: 1 },
    when: more === undefined ? [absent('more')] : [equals('more', more), below('more', mostBookings)],
    refuse: (found) => {
      const isFull = Number(found?.['more']) >= mostBookings
      return new Refusal('conflict', isFull ? 'too-many-bookings' : 'changed-meanwhile')
    },
  }
}

/** All entries of a house, in no order. */
export function readProgrammeItems(table: Table, house: string): Promise<Item[]> {
  return table.query({ pk: programmeKey(house, '').pk })
}
