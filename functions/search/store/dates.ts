import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import { BookedDate } from '../schema.ts'

type Named = Pick<BookedDate, 'house' | 'date' | 'from' | 'booking'>

/** By which dates are listed and pages begin: `2026-12-05T19:00.<id>`. */
export const placeInList = ({ date, from, booking }: Omit<Named, 'house'>): string =>
  `${date}T${from}.${booking}`

function dates(ttl?: number) {
  return entity({
    type: 'booked-date',
    schema: BookedDate,
    key: ({ house, ...named }: Named) => ({ pk: `BOOKED#${house}`, sk: placeInList(named) }),
    extras: () => (ttl === undefined ? {} : { ttl }),
  })
}

/** It goes when its booking does: `ttl` is that of the booking. */
export function dateWrite(date: BookedDate, ttl: number | undefined): Write {
  return dates(ttl).put(date)
}

export function noDateWrite(date: BookedDate): Write {
  return { kind: 'delete', key: dates().key(date) }
}

/** Dates of a house from one place in the list to another, both inclusive; what was written a moment ago may be missing. */
export async function readDates(
  table: Table,
  house: string,
  range: { from: string; to: string; backwards: boolean; limit: number },
): Promise<BookedDate[]> {
  const { pk } = dates().key({ house, date: '', from: '', booking: '' })
  return (await table.query({ pk, ...range })).map(dates().parse)
}
