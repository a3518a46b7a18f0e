import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { known } from '../../../shared/known.ts'
import { spendWrite } from '../../../shared/limit.ts'
import { invalidField } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { addMinutes, epochSeconds } from '../../../shared/time/civil.ts'
import { contactIdOf } from '../../contacts/actions/contact-id.ts'
import type { Contact } from '../../contacts/schema.ts'
import { mailLimit } from '../../groups/actions/enter.ts'
import { readShownGroup } from '../../groups/actions/read-group.ts'
import { giftMinutes, requireGivable } from '../rules/gift.ts'
import { withStep } from '../rules/history.ts'
import type { Booking } from '../schema.ts'
import type { Gift, Giver } from '../schema/gift.ts'
import type { Offered } from '../schema/offered.ts'
import { offeredWrite } from '../store/offered.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'
import type { OpenedFile } from './load.ts'
import { saveBooking } from './save.ts'

export interface Giving {
  id: string
  /** One of the two. */
  group?: string | undefined
  contact?: Contact | undefined
  language?: Language | undefined
}

/** So often a day one booking is offered around. */
const mostOffers = 3

/**
 * Offers a booking to another group, or to somebody else: it is theirs when they say yes, and stays as it is until then. Another offer takes the
 * place of the one before. Refuses what cannot be given (`requireGivable`), and with `too-many-requests`.
 */
export async function giveBooking(ctx: Context, actor: Actor, giving: Giving): Promise<Booking> {
  return retryIfChanged(async () => {
    const file = await openBookingAs(ctx, actor, giving.id)
    const { booking, by } = file
    requireGivable(booking, momentOf(ctx, file))
    const now = ctx.now()
    const to = await receiverOf(ctx, booking, giving)
    const gift: Gift = { id: ctx.newId(), to, from: giverOf(file), until: addMinutes(now, giftMinutes) }
    const doing = { id: ctx.newId(), at: now, by, what: 'give-asked' } as const
    const limit = { purpose: 'gift', of: booking.id, most: mostOffers, minutes: 24 * 60 }
    const email = 'contact' in to ? to.contact.email : undefined
    const gone = epochSeconds(addMinutes(gift.until, 24 * 60))
    const traces = (await tracesOf(ctx, booking, gift)).map((trace) => offeredWrite(trace, gone))
    return saveBooking(ctx, file, withStep(booking, doing, { gift }), {
      beside: [spendWrite(limit, now), ...(await mailLimit(ctx, email)), ...traces],
    })
  })
}

/** Whose addresses an offer brings into a booking: found by them when they ask what is stored. */
export async function tracesOf(
  ctx: Pick<Context, 'secret' | 'now'>,
  { id: booking, house }: Booking,
  { id: gift, to, from }: Gift,
): Promise<Offered[]> {
  const sides = [['giver', from], ...('contact' in to ? [['receiver', to.contact] as const] : [])] as const
  return Promise.all(
    sides.map(async ([side, who]) => {
      return { booking, house, gift, side, contactId: await contactIdOf(ctx, who, booking), at: ctx.now() }
    }),
  )
}

async function receiverOf(
  ctx: Context,
  booking: Booking,
  { group: id, contact, language }: Giving,
): Promise<Gift['to']> {
  if ((id === undefined) === (contact === undefined)) throw invalidField('/group')
  if (contact !== undefined) {
    if (contact.email === undefined && contact.phone === undefined)
      throw invalidField('/contact/email', 'invalid-input', { reason: 'email-or-phone' })
    return { contact, language: language ?? booking.language }
  }
  const group = await readShownGroup(ctx.table, id ?? '')
  if (group === undefined || group.house !== booking.house || group.id === booking.group)
    throw invalidField('/group')
  return { group: group.id, name: group.name }
}

function giverOf({ booking, host }: OpenedFile): Giver {
  const { name, email } = host ?? booking.contact
  return { name, ...known({ email }), language: host?.language ?? booking.language }
}
