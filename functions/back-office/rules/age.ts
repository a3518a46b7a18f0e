import type { Booking } from '../../bookings/schema.ts'

/** The place of a request among others: what stands further up has a lower one, and those of one moment keep an order too. */
export function ageOf({ createdAt, id }: Pick<Booking, 'createdAt' | 'id'>): string {
  return `${createdAt} ${id}`
}
