import type { Context } from '../../../shared/context.ts'
import { readLedger } from '../../contacts/actions/ledger.ts'
import type { Ledger } from '../../contacts/rules/limits.ts'
import { isGroupTrusted } from '../../groups/actions/acting.ts'
import { hangsOnTrust } from '../rules/consent.ts'
import type { ConsentTerms } from '../rules/consent.ts'
import type { InRooms } from '../rules/slot.ts'
import type { Booking } from '../schema.ts'
import type { BookingFile } from './load.ts'

/** On what it hangs whether somebody has to decide about these dates: no read unless one of their rooms asks for trust. */
export async function consentTerms(
  ctx: Pick<Context, 'table' | 'now'>,
  { booking, rooms }: Pick<BookingFile, 'booking' | 'rooms'>,
  dates: readonly InRooms[],
): Promise<ConsentTerms> {
  return { rooms, trusted: hangsOnTrust(booking, dates, rooms) && (await isTrusted(ctx, booking)) }
}

/** The same for many bookings at once, out of the ledgers that are read for them anyway. */
export function trustAmong(ledgers: readonly Ledger[]): (booking: Pick<Booking, 'contactId'>) => boolean {
  const trusted = new Set(ledgers.filter((ledger) => ledger.trusted).map(({ contactId }) => contactId))
  return ({ contactId }) => trusted.has(contactId)
}

/** Whether the house trusts whoever asks, or the group in whose name they do. */
export async function isTrusted(
  ctx: Pick<Context, 'table' | 'now'>,
  { house, contactId, group }: Pick<Booking, 'house' | 'contactId' | 'group'>,
): Promise<boolean> {
  if (group !== undefined) return isGroupTrusted(ctx, group)
  return (await readLedger(ctx.table, house, contactId))?.trusted ?? false
}
