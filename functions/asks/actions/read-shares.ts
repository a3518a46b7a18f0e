import type { Context } from '../../../shared/context.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { isUpcoming } from '../../bookings/rules/scope.ts'
import { sharedDates } from '../../bookings/rules/shares.ts'
import { headsOn } from '../rules/agree.ts'
import type { Share } from '../rules/share.ts'

/** With whom a booking shares its dates to come, and how many they are; reads nothing where nothing is shared. */
export async function readShares(
  ctx: Pick<Context, 'table' | 'now'>,
  file: Pick<BookingFile, 'booking' | 'house'>,
): Promise<Share[]> {
  const moment = momentOf(ctx, file)
  const { occurrences } = file.booking
  const shared = sharedDates({ occurrences: occurrences.filter((date) => isUpcoming(date, moment)) })
  if (shared.length === 0) return []
  const others = await loadBookings(ctx, [...new Set(shared.map(({ other }) => other.booking))])
  return shared.flatMap(({ key, as, other }) => {
    const own = occurrences.find((date) => date.key === key)
    const booking = others.find(({ id }) => id === other.booking)
    const theirs = booking?.occurrences.find((date) => date.key === other.key)
    if (own === undefined || booking === undefined || theirs === undefined) return []
    const who = booking.groupName ?? booking.contact.name
    return [{ date: own.date, as, who, heads: headsOn(booking, theirs) }]
  })
}
