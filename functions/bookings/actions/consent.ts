import type { Context } from '../../../shared/context.ts'
import { readLedger } from '../../contacts/actions/ledger.ts'
import type { Ledger } from '../../contacts/rules/limits.ts'
import { trustedAmong } from '../../groups/actions/trust.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import type { HouseFile } from '../../houses/actions/load-house.ts'
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

type Asker = Pick<Booking, 'house' | 'contactId' | 'group'>

/** The same for many bookings of a house at once, out of the ledgers that are read for them anyway; groups are one batch more. */
export async function trustAmong(
  ctx: Pick<Context, 'table' | 'now'>,
  file: HouseFile,
  { ledgers, bookings }: { ledgers: readonly Ledger[]; bookings: readonly Asker[] },
): Promise<(booking: Asker) => boolean> {
  const groups = await trustedAmong(
    ctx,
    file,
    bookings.flatMap(({ group }) => group ?? []),
  )
  const trusted = new Set(ledgers.filter((ledger) => ledger.trusted).map(({ contactId }) => contactId))
  return ({ contactId, group }) => (group === undefined ? trusted.has(contactId) : groups.has(group))
}

/** Whether the house trusts whoever asks, or the group in whose name they do. */
export async function isTrusted(ctx: Pick<Context, 'table' | 'now'>, asker: Asker): Promise<boolean> {
  const { house, contactId, group } = asker
  if (group !== undefined) return (await trustedAmong(ctx, await loadHouse(ctx, house), [group])).has(group)
  return (await readLedger(ctx.table, house, contactId))?.trusted ?? false
}
