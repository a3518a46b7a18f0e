import type { Context } from '../../../shared/context.ts'
import { goesOf } from '../../../shared/owned.ts'
import type { Owned } from '../../../shared/owned.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { personIn, withoutPerson } from '../rules/offered.ts'
import { Offered } from '../schema/offered.ts'
import { forgottenBookingWrite, readMarkedBooking } from '../store.ts'
import { offeredNoMoreWrite, offeredType } from '../store/offered.ts'

/** Bookings of others in which somebody stands because they gave them away, or were offered them. */
export const ownedOffers: Owned = {
  kind: offeredType,

  async tell(ctx, _, item) {
    const offered = Offered.parse(item)
    const booking = await readMarkedBooking(ctx.table, offered.booking)
    const person = booking && personIn(booking, offered)
    if (person === undefined) return []
    const { house, at: since, side } = offered
    return [
      {
        kind: offeredType,
        id: `${offered.booking} ${offered.gift} ${side}`,
        house,
        title: booking?.purpose,
        since,
        ...goesOf(item),
        data: { ...person, side },
      },
    ]
  },

  async forget(ctx, _, { id }) {
    const [booking = '', gift = '', side] = id.split(' ')
    const offered = { booking, gift, side: side === 'giver' ? side : 'receiver' } as const
    await retryIfChanged(async () => {
      await ctx.table.transact(await withoutThem(ctx, offered))
    })
  },
}

type Of = Pick<Offered, 'booking' | 'gift' | 'side'>

async function withoutThem(ctx: Pick<Context, 'table'>, offered: Of): Promise<Write[]> {
  const booking = await readMarkedBooking(ctx.table, offered.booking)
  // Whoever changes it at this moment ends first.
  if (booking?.work) throw new Refusal('conflict', 'changed-meanwhile')
  const gone = offeredNoMoreWrite(offered)
  if (booking === undefined || personIn(booking, offered) === undefined) return [gone]
  const { house } = await loadHouse(ctx, booking.house)
  const after = { ...withoutPerson(booking, offered), version: booking.version + 1 }
  return [forgottenBookingWrite(after, house.retentionMonths), gone]
}
