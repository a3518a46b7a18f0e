import { entity } from '../../../shared/table/entity.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import { Offered } from '../schema/offered.ts'

export const offeredType = 'booking-offer'

type Of = Pick<Offered, 'booking' | 'gift' | 'side'>

const offeredKey = ({ booking, gift, side }: Of): Key => ({
  pk: `BOOKINGOFFER#${booking}`,
  sk: `${gift}#${side}`,
})

/** Until `ttl`, in epoch seconds: as long as the address may stand there. */
export function offeredWrite(offered: Offered, ttl: number): Write {
  const { put } = entity({
    type: offeredType,
    schema: Offered,
    key: offeredKey,
    extras: ({ contactId: owner }) => ({ owner, ttl }),
  })
  return put(offered)
}

export function offeredNoMoreWrite(offered: Of): Write {
  return { kind: 'delete', key: offeredKey(offered) }
}
