import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { newsSource } from '../../../shared/news.ts'
import { today } from '../../../shared/time/civil.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { isVacantOn } from '../../houses/rules/who-decides.ts'
import { readHouseFacts } from '../../rooms/actions/house-facts.ts'
import { booking } from '../news.ts'
import { hangsOnTrust } from '../rules/consent.ts'
import { isUndecided } from '../rules/scope.ts'
import { isOpen } from '../rules/state.ts'
import { hasApproved } from '../rules/what-changed.ts'
import { endHangsOnTrust } from '../rules/unattended.ts'
import type { Booking } from '../schema.ts'
import { isTrusted } from './consent.ts'
import { toldTo } from '../../rooms/actions/told-to.ts'

/** The news of bookings, with what is read for them. */
export const bookingNews = newsSource(booking, {
  async forTelling(ctx, { booking, steps }) {
    const facts = await readHouseFacts(ctx, booking.house)
    if (facts === undefined) return undefined
    const isUnproved = steps.some(({ entry }) => entry.state === 'unconfirmed')
    const open = booking.occurrences.filter(({ state }) => isOpen(state))
    const isVacant = isVacantOn(facts, today(booking.deadline ?? facts.now, facts.house.timeZone))
    const dependsOnTrust =
      (isUnproved && hangsOnTrust(booking, open, facts.rooms)) ||
      (isUndecided(booking) && endHangsOnTrust(booking, facts.house, isVacant))
    const [trusted, hosts, receivers] = await Promise.all([
      dependsOnTrust && isTrusted(ctx, booking),
      hostsToTell(ctx, booking),
      receivingHosts(ctx, booking),
    ])
    return { ...facts, trusted, hosts, receivers }
  },

  async forWriting(ctx, { booking, entry, to }) {
    const isMeant = ({ id }: { id: string }) => 'member' in to && to.member === id
    const [facts, hosts, receivers] = await Promise.all([
      readHouseFacts(ctx, booking.house),
      to.kind === 'host' ? hostsToTell(ctx, booking) : [],
      to.kind === 'receiver' ? receivingHosts(ctx, booking) : [],
    ])
    const meant = { hosts: hosts.filter(isMeant), receivers: receivers.filter(isMeant) }
    // With a yes comes what one needs to get in, in the words of who reads it.
    const isYes = entry.state === 'approved' || hasApproved(entry)
    const reader = to.kind === 'contact' ? booking.language : meant.hosts[0]?.language
    const told = facts && reader ? await toldTo(ctx, facts, reader) : undefined
    const words = isYes ? told?.house.words : undefined
    return facts && { ...facts, rooms: told?.rooms ?? facts.rooms, ...meant, ...known({ words }) }
  },
})

/** Of the group to which it is offered. */
function receivingHosts(ctx: Pick<Context, 'table'>, { gift }: Pick<Booking, 'gift'>) {
  return gift && 'group' in gift.to ? hostsToTell(ctx, gift.to) : []
}
