import { newsSource } from '../../../shared/news.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
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
    const [trusted, hosts] = await Promise.all([
      dependsOnTrust && isTrusted(ctx, booking),
      hostsToTell(ctx, booking),
    ])
    return { ...facts, trusted, hosts }
  },

  async forWriting(ctx, { booking, to }) {
    const [facts, hosts] = await Promise.all([
      readHouseFacts(ctx, booking.house),
      to.kind === 'host' ? hostsToTell(ctx, booking) : [],
    ])
    return facts && { ...facts, hosts: hosts.filter(({ id }) => to.kind === 'host' && id === to.member) }
  },
})
