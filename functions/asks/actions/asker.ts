import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import type { Booking } from '../../bookings/schema.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import { askInName } from '../../groups/actions/acting.ts'
import { dateMeant, headsOn, mayBring } from '../rules/agree.ts'
import type { Ask, AskKind } from '../schema.ts'

/** As whom somebody asks: with a booking of theirs, in the name of a group they host, or by an address that they prove. */
export interface AskingAs {
  mine?: { booking: string; date?: string | undefined } | undefined
  group?: string | undefined
  contact?: Contact | undefined
  language?: Language | undefined
}

export type Asker = Pick<
  Ask,
  'contact' | 'contactId' | 'personId' | 'language' | 'mine' | 'group' | 'groupName' | 'enteredBy'
> & {
  isProved: boolean
  heads?: number | undefined
  /** All that they have, where they ask with it. */
  booking?: Booking
}

/** Refuses strangers, and with `no-reply-address` whoever could not be answered. */
export async function askerOf(
  ctx: Context,
  actor: Actor,
  { house, kind, ...as }: AskingAs & { house: string; kind: AskKind },
): Promise<Asker> {
  if (as.mine !== undefined) return asHolder(ctx, actor, { house, kind, mine: as.mine })
  if (kind === 'swap') throw invalidField('/mine')
  if (as.group !== undefined) return asGroup(ctx, actor, { house, group: as.group })
  if (as.contact === undefined) throw invalidField('/contact')
  if (as.contact.email === undefined) throw invalidField('/contact/email')
  const { contact, language = 'de' } = as
  return { contact, contactId: await contactIdOf(ctx, contact, ''), language, isProved: false }
}

async function asHolder(
  ctx: Context,
  actor: Actor,
  { house, kind, mine }: { house: string; kind: AskKind; mine: NonNullable<AskingAs['mine']> },
): Promise<Asker> {
  const file = await openBookingAs(ctx, actor, mine.booking)
  const { booking, by, host } = file
  // Who runs the house moves bookings by themselves, and asks in nobody's name.
  if (by.kind !== 'contact') throw new Refusal('forbidden', 'not-allowed')
  if (booking.house !== house) throw invalidField('/mine/booking')
  const reach = host ?? booking.contact
  const isProved = booking.state !== 'unconfirmed' && (host === undefined || host.provedAt !== undefined)
  if (reach.email === undefined || !isProved) throw new Refusal('conflict', 'no-reply-address')
  const date = dateMeant(booking, mine.date, momentOf(ctx, file))
  if (!mayBring(kind, date)) throw invalidField('/mine/date', 'cannot-be-swapped')
  const { group, groupName, contactId, personId } = booking
  return {
    // How the hosts of a group are reached stands in the group alone.
    contact: { name: reach.name, ...(group === undefined ? { email: reach.email } : {}) },
    contactId,
    language: host?.language ?? booking.language,
    ...known({ group, groupName, enteredBy: host?.id, personId }),
    mine: { booking: booking.id, key: date.key, slot: slotOf(booking, date) },
    isProved: true,
    heads: headsOn(booking, date),
    booking,
  }
}

async function asGroup(
  ctx: Context,
  actor: Actor,
  { house, group }: { house: string; group: string },
): Promise<Asker> {
  const {
    contact,
    groupName,
    enteredBy,
    personId,
    language = 'de',
    isProved,
  } = await askInName(ctx, actor, { house, group })
  if (!isProved || contact.email === undefined) throw new Refusal('conflict', 'no-reply-address')
  const contactId = await contactIdOf(ctx, contact, '', group)
  const { name } = contact
  return {
    contact: { name },
    contactId,
    language,
    group,
    groupName,
    ...known({ enteredBy, personId }),
    isProved,
  }
}
