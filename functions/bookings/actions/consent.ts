import type { Context } from '../../../shared/context.ts'
import { readTrusted } from '../../contacts/actions/trust.ts'
import { trustedAmong } from '../../groups/actions/trust.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import type { HouseFile } from '../../houses/actions/load-house.ts'
import { hangsOnTrust } from '../rules/consent.ts'
import type { ConsentTerms, OfBooking } from '../rules/consent.ts'
import { isProved } from '../rules/proof.ts'
import type { InRooms } from '../rules/slot.ts'
import type { Booking } from '../schema.ts'
import type { Room } from '../../rooms/schema.ts'

/** On what it hangs whether somebody has to decide about these dates: no read unless one of their rooms asks for trust. */
export async function consentTerms(
  ctx: Pick<Context, 'table' | 'now'>,
  { booking, rooms }: { booking: Asker & OfBooking & Pick<Booking, 'meeting'>; rooms: readonly Room[] },
  dates: readonly InRooms[],
): Promise<ConsentTerms> {
  return { rooms, trusted: hangsOnTrust(booking, dates, rooms) && (await isTrusted(ctx, booking)) }
}

/** The same for what a contact does with a booking by its link: whose address nobody has proved gets nothing at once. */
export async function contactTerms(
  ctx: Pick<Context, 'table' | 'now'>,
  file: { booking: Booking; rooms: readonly Room[] },
  dates: readonly InRooms[],
): Promise<ConsentTerms> {
  if (!isProved(file.booking)) return { rooms: file.rooms, trusted: false, proved: false }
  return consentTerms(ctx, file, dates)
}

type Asker = Pick<Booking, 'house' | 'contactId' | 'group'>

/** The same for many bookings of a house at once, to tell it: a batch for contacts and one for groups, if there are any. */
export async function trustAmong(
  ctx: Pick<Context, 'table' | 'now'>,
  file: HouseFile,
  bookings: readonly Asker[],
): Promise<(booking: Asker) => boolean> {
  const alone = bookings.filter(({ group }) => group === undefined)
  const [trusted, groups] = await Promise.all([
    readTrusted(
      ctx.table,
      file.house.id,
      alone.map(({ contactId }) => contactId),
      { consistent: false },
    ),
    trustedAmong(
      ctx,
      file,
      bookings.flatMap(({ group }) => group ?? []),
    ),
  ])
  return ({ contactId, group }) => (group === undefined ? trusted.has(contactId) : groups.has(group))
}

/** Whether the house trusts whoever asks, or the group in whose name they do. */
export async function isTrusted(ctx: Pick<Context, 'table' | 'now'>, asker: Asker): Promise<boolean> {
  const { house, contactId, group } = asker
  if (group !== undefined) return (await trustedAmong(ctx, await loadHouse(ctx, house), [group])).has(group)
  return (await readTrusted(ctx.table, house, [contactId])).has(contactId)
}
