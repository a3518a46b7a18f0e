import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { booking } from '../news.ts'
import { isTrusted } from './confirm.ts'

/** The news of bookings, with what is read for them. */
export const bookingNews = newsSource(booking, {
  async forTelling(ctx, { booking, steps }) {
    const facts = await readHouseFacts(ctx, booking.house)
    if (facts === undefined) return undefined
    const booked = facts.rooms.filter(({ id }) => booking.rooms.includes(id))
    const isUnproved = steps.some(({ entry }) => entry.state === 'unconfirmed')
    const dependsOnTrust = isUnproved && booked.some(({ approval }) => approval === 'trusted')
    return { ...facts, trusted: dependsOnTrust && (await isTrusted(ctx, booking)) }
  },

  forWriting: (ctx, notice) => readHouseFacts(ctx, notice.booking.house),
})
