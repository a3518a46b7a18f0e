import type { Actor } from '../../../../shared/actor.ts'
import type { Context } from '../../../../shared/context.ts'
import { Refusal } from '../../../../shared/refusal.ts'
import { openBookingAs } from '../../../bookings/actions/load.ts'
import { contactIdOf } from '../../../contacts/actions/contact-id.ts'
import { linkKey } from '../../../contacts/rules/access.ts'
import { openGroup } from '../../../groups/actions/load.ts'
import { mayIn } from '../../../groups/rules/rights.ts'
import type { House } from '../../../houses/schema.ts'
import { openDataLink } from '../../../identity/actions/open-data-link.ts'
import type { OwnOwner } from './keep.ts'

/** What a link opens. */
export interface OwnLink {
  of: 'address' | 'booking' | 'group'
  id: string
  token: string
}

export interface OpenedOwn {
  owner: OwnOwner
  /** What is booked, or the group's name. */
  about?: string
  house?: House
  /** Of a booking: where the link to all that somebody has can be sent. */
  email?: string | undefined
}

/**
 * Whose calendar a link opens. A booking's link is shown to whoever typed an address: it opens that booking and nothing else. All that somebody has
 * opens only by the link of a mail to the address. Refuses with `not-allowed`, `link-expired` or `not-found`.
 */
export function openOwn(ctx: Context, actor: Actor, { of, id, token }: OwnLink): Promise<OpenedOwn> {
  if (of === 'address') return openAddress(ctx, { id, token })
  return of === 'booking' ? openByBooking(ctx, actor, id) : openByGroup(ctx, actor, id)
}

async function openAddress(ctx: Context, { id, token }: Omit<OwnLink, 'of'>): Promise<OpenedOwn> {
  const { contactId } = await openDataLink(ctx, token)
  if (contactId !== id) throw new Refusal('forbidden', 'not-allowed')
  return { owner: { contactId, holder: contactId, scope: { kind: 'address' } } }
}

/** What a group holds is in the calendars of its people. */
async function openByBooking(ctx: Context, actor: Actor, id: string): Promise<OpenedOwn> {
  const { booking, house, by } = await openBookingAs(ctx, actor, id)
  const { contactId, purpose: about, contact, group } = booking
  if (by.kind !== 'contact' || group !== undefined) throw new Refusal('forbidden', 'not-allowed')
  const scope = { kind: 'booking', booking: id, link: linkKey(booking), house: house.id } as const
  return { owner: { contactId, holder: contactId, scope }, about, house, email: contact.email }
}

async function openByGroup(ctx: Context, actor: Actor, id: string): Promise<OpenedOwn> {
  const { group, standing, self, file } = await openGroup(ctx, actor, id)
  if (self === undefined || group.state !== 'active' || !mayIn(group, standing, 'see-people'))
    throw new Refusal('forbidden', 'not-allowed')
  const contactId = await contactIdOf(ctx, {}, '', id)
  const scope = { kind: 'group', group: id, member: self.id, house: group.house } as const
  return { owner: { contactId, holder: self.contactId, scope }, about: group.name, house: file.house }
}
