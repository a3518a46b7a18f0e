import { describe, expect, it } from 'vitest'
import { claimDate, lookAtRefused } from '../../functions/bookings/actions/claim-date.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { usageOf } from '../../functions/contacts/rules/usage.ts'
import { countedDates } from '../../functions/bookings/rules/counted.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { sample, seed } from '../support/budget.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { allItems, bookingsAmong } from '../support/crash-consistency.ts'
import { changeSettings } from '../support/room-settings.ts'
import type { Fault } from '../support/scripted-client.ts'
import { aLimitedWorld, ask, holderOf, id, prime, troubled, usedBy } from './limited.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('a series', () => {
  const weekly = { every: 'week', count: 6, mode: 'all' } as const

  it('of which every date shall be had is refused when one passes a limit', async () => {
    await using place = await aLimitedWorld({ ...prime })
    await expect(ask(place.world, { date: '2026-12-08', repeat: weekly })).rejects.toMatchObject({
      code: 'over-limit',
      facts: { limit: 'prime-hours', most: 4, used: 0, period: '2026-2', freeFrom: '2027-01-01' },
    })
    await expect(
      ask(place.world, { date: '2026-12-08', repeat: { ...weekly, count: 2 } }),
    ).resolves.toMatchObject({ state: 'unconfirmed' })
  })

  it('of which some will do has those that fit; the others stay with their reason and can be claimed later', async () => {
    await using place = await aLimitedWorld({ ...prime })
    const { world } = place
    const booking = await ask(world, { date: '2026-12-08', repeat: { ...weekly, mode: 'free' } })
    const stateOf = ({ occurrences }: Booking) => occurrences.map(({ date, state }) => [date, state])
    expect(stateOf(booking)).toEqual([
      ['2026-12-08', 'unconfirmed'],
      ['2026-12-15', 'unconfirmed'],
      ['2026-12-22', 'refused'],
      ['2026-12-29', 'refused'],
      ['2027-01-05', 'unconfirmed'],
      ['2027-01-12', 'unconfirmed'],
    ])
    const holder = await holderOf(world, booking)
    const look = async () => {
      const live = await lookAtRefused(world.ctx, await openBookingAs(world.ctx, holder, booking.id))
      return live.map(({ refused }) => refused?.code)
    }
    expect(await look()).toEqual(['over-limit', 'over-limit'])
    const claim = { id: booking.id, occurrence: '2026-12-22T19:00' }
    await expect(claimDate(world.ctx, holder, claim)).rejects.toMatchObject({ code: 'over-limit' })
    await cancelBooking(world.ctx, holder, { id: booking.id, scope: 'this', occurrence: '2026-12-15T19:00' })
    expect(await look()).toEqual([undefined, undefined])
    const claimed = await claimDate(world.ctx, holder, claim)
    expect(claimed.occurrences[2]).toMatchObject({ state: 'unconfirmed' })
    expect(await look()).toEqual(['over-limit'])
    // Who else has it by now is told before that it would be too much.
    await requestBooking(world.ctx, aVisitor, { house: id, request: aRequest({ date: '2026-12-29' }) })
    expect(await look()).toEqual(['room-taken'])
  })

  it('has as much of what the limits leave as without a date on which the room is closed', async () => {
    await using place = await aLimitedWorld({ ...prime })
    const { world, manager } = place
    const exceptions = [{ date: '2026-12-08', open: [], note: 'Betriebsausflug' }]
    await changeSettings(world, manager, 'seminarraum', { exceptions })
    const repeat = { ...weekly, count: 4, mode: 'free' } as const
    const { occurrences } = await ask(world, { date: '2026-12-08', repeat })
    expect(occurrences.map(({ state, refused }) => refused?.code ?? state)).toEqual([
      'closed',
      'unconfirmed',
      'unconfirmed',
      'over-limit',
    ])
  })

  it('of which no date fits is refused as over the limit, not as taken', async () => {
    await using place = await aLimitedWorld({ ...prime, primeHours: 1 })
    const repeat = { ...weekly, mode: 'free' } as const
    await expect(ask(place.world, { date: '2026-12-08', repeat })).rejects.toMatchObject({
      code: 'over-limit',
      facts: { limit: 'prime-hours', used: 0, most: 1 },
    })
  })

  it('of which what fits is taken by others is refused with both reasons', async () => {
    await using place = await aLimitedWorld({ ...prime, primeHours: 2 })
    await requestBooking(place.world.ctx, aVisitor, { house: id, request: aRequest({ date: '2026-12-08' }) })
    const repeat = { ...weekly, count: 2, mode: 'free' } as const
    await expect(ask(place.world, { date: '2026-12-08', repeat })).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ code: 'room-taken' }, { code: 'over-limit' }] },
    })
  })

  itInTurn('longer than one transaction is counted once, refused whole, and given back whole', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 14, maxDatesAhead: 150 })
    const { world, manager } = place
    const repeat = { every: 'day', count: 110, mode: 'all' } as const
    const booking = await ask(world, { date: '2026-12-07', repeat })
    const used = await usedBy(world, booking)
    expect(used).toMatchObject({ 'week 2026-12-07': 840, 'dates 2026-12-07': 7, 'week 2027-03-22': 600 })
    await expect(
      ask(world, { date: '2026-12-07', from: '08:00', to: '09:00', repeat }),
    ).rejects.toMatchObject({ code: 'over-limit' })
    await approveBooking(world.ctx, manager, { id: booking.id })
    expect(await usedBy(world, booking)).toMatchObject({
      'week 2026-12-07': 840,
      'approved 2026-2': 25 * 120,
    })
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(new Set(Object.values(await usedBy(world, booking)))).toEqual(new Set([0]))
  })

  /** Dying before a write leaves what dying after the one before it leaves. */
  const deaths = [0, 1, 2, 3, 4, 5, 6].map((before): Fault[] => [
    ...Array<Fault>(before).fill('none'),
    'died-before',
  ])

  it.each(sample(deaths, 3).map((faults) => [faults.length, faults] as const))(
    `counts what it holds, whichever write of its process is the last (before write %i, SEED=${seed})`,
    async (_, faults) => {
      await using place = await aLimitedWorld({ ...prime, primeHours: 500, maxDatesAhead: 200 })
      const { world, manager } = place
      const repeat = { every: 'day', count: 110, mode: 'all' } as const
      const asked = ask({ ...world, ctx: troubled(world, faults) }, { date: '2026-12-07', repeat })
      const outcome = await asked.then(
        ({ id: booking }) => booking,
        () => undefined,
      )
      const settled = async () => {
        world.clock.advance(3)
        await settleDeadlines(world.ctx)
      }
      await settled()
      if (outcome === undefined) await ask(world, { date: '2026-12-07', repeat }).catch(() => undefined)
      const [left] = bookingsAmong(await allItems(world.engine.endpoint, world.engine.tableName))
      const { house } = await loadRooms(world.ctx, id)
      expect(left?.occurrences).toHaveLength(110)
      expect(await usedBy(world, left!)).toEqual(
        Object.fromEntries(usageOf(countedDates(left!.occurrences), house)),
      )
      const end = cancelBooking(troubled(world, faults), manager, { id: left!.id })
      await end.catch(() => undefined)
      await settled()
      const after = await readBooking(world.ctx.table, left!.id)
      const counted = Object.entries(await usedBy(world, left!)).filter(([, count]) => count !== 0)
      expect(Object.fromEntries(counted)).toEqual(
        Object.fromEntries(usageOf(countedDates(after?.occurrences ?? []), house)),
      )
    },
  )
})
