import { newsSource } from '../../../shared/news.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { booking } from '../news.ts'
import { hangsOnTrust } from '../rules/consent.ts'
import { isOpen } from '../rules/state.ts'
import { isTrusted } from './consent.ts'

/** The news of bookings, with what is read for them. */
export const bookingNews = newsSource(booking, {
  async forTelling(ctx, { booking, steps }) {
    const facts = await readHouseFacts(ctx, booking.house)
    if (facts === undefined) return undefined
    const isUnproved = steps.some(({ entry }) => entry.state === 'unconfirmed')
    const open = booking.occurrences.filter(({ state }) => isOpen(state))
    const dependsOnTrust = isUnproved && hangsOnTrust(booking, open, facts.rooms)
    return { ...facts, trusted: dependsOnTrust && (await isTrusted(ctx, booking)) }
  },

  forWriting: (ctx, notice) => readHouseFacts(ctx, notice.booking.house),
})
