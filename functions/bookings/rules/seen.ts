import { Refusal } from '../../../shared/refusal.ts'
import type { Booking } from '../schema.ts'

/** The version of the booking that a form showed; a program that did not look gives none. */
export interface Seen {
  version?: number | undefined
}

/** A form decides what it showed: refuses with `changed-meanwhile` where the booking is another by now, to be looked at again. */
export function requireSeen({ version: seen }: Seen, { version }: Pick<Booking, 'version'>): void {
  if (seen !== undefined && seen !== version)
    throw new Refusal('conflict', 'changed-meanwhile', { seen, version })
}
