import { entity } from '../../../shared/table/entity.ts'
import type { Table } from '../../../shared/table/table.ts'
import type { Write } from '../../../shared/table/write.ts'
import type { LocalDate } from '../../../shared/time/civil.ts'
import { Found } from '../schema.ts'

/** What has no date stands before all that has. */
const dateless = '!'

function entries(ttl?: number) {
  return entity({
    type: 'found-by-word',
    schema: Found,
    key: ({ house, place, date, kind, id }: Found) => ({
      pk: `WORD#${house}#${place}`,
      sk: `${date ?? dateless}.${kind}.${id}`,
    }),
    extras: () => (ttl === undefined ? {} : { ttl }),
  })
}

/** It goes when that does to which it leads: `ttl` is the other's. */
export function foundWrite(found: Found, ttl: number | undefined): Write {
  return entries(ttl).put(found)
}

export function noFoundWrite(found: Found): Write {
  return { kind: 'delete', key: entries().key(found) }
}

interface Where {
  house: string
  place: string
}

/** Groups and meetings to which a place leads, `most` of them. */
export function readDateless(table: Table, where: Where, most: number): Promise<Found[]> {
  return read(table, where, { prefix: dateless, limit: most })
}

/** Bookings to which it leads that are not over on a date: those that end soonest first. */
export function readAhead(table: Table, where: Where, date: LocalDate, most: number): Promise<Found[]> {
  return read(table, where, { from: date, to: '9', limit: most })
}

/** Those that were over before a place in their order, the last ones first; without one all that there were and will be. */
export function readBack(
  table: Table,
  where: Where,
  before: string | undefined,
  most: number,
): Promise<Found[]> {
  return read(table, where, { from: '0', to: before ?? '9', backwards: true, limit: most })
}

async function read(
  table: Table,
  { house, place }: Where,
  range: Omit<Parameters<Table['query']>[0], 'pk'>,
): Promise<Found[]> {
  const { pk } = entries().key({ house, place, kind: 'booking', id: '', marks: [] })
  return (await table.query({ pk, ...range })).map(entries().parse)
}
