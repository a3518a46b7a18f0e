import { expect } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { mostDates } from '../../functions/bookings/schema/series.ts'
import { aLimitedWorld, ask, prime, usedBy } from '../bookings/limited.ts'
import { crowd } from '../support/budget.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'
import { itemBytes } from '../support/item-bytes.ts'

itInTurn(
  'whoever has every day that can be asked for is counted in one small item, and all of it is given back',
  async () => {
    await using place = await aLimitedWorld({
      ...prime,
      primeHours: 500,
      maxHoursPerWeek: 100,
      maxDatesAhead: 500,
    })
    const { world, manager } = place
    const repeat = { every: 'day', count: crowd(mostDates), mode: 'all' } as const
    const booking = await ask(world, { date: '2026-12-01', repeat }, manager)
    await approveBooking(world.ctx, manager, { id: booking.id })
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const [usage] = items.filter(({ type }) => type === 'usage')
    // It begins on a Tuesday.
    const weeks = Math.ceil((crowd(mostDates) + 1) / 7)
    expect(Object.keys(usage ?? {}).filter((name) => name.startsWith('u_week'))).toHaveLength(weeks)
    expect(itemBytes(usage ?? {})).toBeLessThan(12_000)
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(new Set(Object.values(await usedBy(world, booking)))).toEqual(new Set([0]))
  },
)
