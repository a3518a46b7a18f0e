import { derivedId, idLength } from '../../../shared/ids.ts'

/** So many last characters of an id (25 bits) say which date it belongs to; the first are its own, and what its code says. */
export const bucketLength = 5

/** Where all who come to one date are found; follows from the secret, so that nobody reads the date out of an id. */
export function bucketOf(secret: string, { meeting, key }: { meeting: string; key: string }): string {
  return derivedId(secret, 'date', `${meeting} ${key}`).slice(0, bucketLength)
}

/** The id of somebody's coming: characters of its own out of a new id, and the bucket of its date. */
export function attendanceIdOf(fresh: string, bucket: string): string {
  return fresh.slice(0, idLength - bucketLength) + bucket
}
