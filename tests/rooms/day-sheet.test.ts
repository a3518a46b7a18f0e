import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readAvailability } from '../../functions/rooms/actions/read-availability.ts'
import { aRequest, aVisitor, found, roundTheClock } from '../support/builders.ts'
import { asked } from '../back-office/managed.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const always = { seminarraum: { hours: roundTheClock, gapMinutes: 30 }, teekueche: { hours: roundTheClock } }
const ask = (world: World, change: object) =>
  requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })

describe('a day sheet', () => {
  it('says what the board may show, and nothing of the people', async () => {
    await using world = await aWorld()
    await found(world)
    const contact = { name: 'Frau Geheim', email: 'geheim@gruppe.example', phone: '02131 000-1' }
    const { id } = await asked(world, { label: 'Offene Runde', contact })
    const item = await world.ctx.table.get({ pk: 'ROOM#aef#seminarraum', sk: 'DAY#2026-12-05' })
    expect(item).toMatchObject({ type: 'day-sheet', q76: id, q83: id })
    expect(item).not.toHaveProperty('q84')
    expect(JSON.stringify(item)).not.toMatch(/Geheim|02131|Spieleabend/)
    expect(item?.[`e_${id}`]).toMatchObject({ from: '19:00', to: '21:00', label: 'Offene Runde' })
  })

  it('keeps the gap over midnight: two nights too near exclude each other', async () => {
    await using world = await aWorld()
    await found(world, { rooms: always })
    await ask(world, { date: '2026-12-05', from: '22:00', to: '23:45' })
    await expect(ask(world, { date: '2026-12-06', from: '00:00', to: '02:00' })).rejects.toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ date: '2026-12-05', from: '22:00', to: '23:45' }] },
    })
    expect(await ask(world, { date: '2026-12-06', from: '00:15', to: '02:00' })).toMatchObject({
      state: 'unconfirmed',
    })
  })

  it('keeps the gap also against a neighbour that comes earlier', async () => {
    await using world = await aWorld()
    await found(world, { rooms: always })
    await ask(world, { date: '2026-12-06', from: '00:15', to: '02:00' })
    await expect(ask(world, { date: '2026-12-05', from: '22:00', to: '24:00' })).rejects.toMatchObject({
      code: 'room-taken',
    })
  })

  it.each([
    ['2026-10-25', '01:00', '04:00', 16],
    ['2027-03-28', '01:00', '04:00', 8],
    ['2026-12-05', '01:00', '04:00', 12],
  ])('of %s has for %s to %s the quarters that really pass', async (date, from, to, quarters) => {
    await using world = await aWorld({ now: '2026-10-01T09:00:00.000Z' })
    await found(world, { rooms: { seminarraum: { hours: roundTheClock } } })
    const { id } = await ask(world, { date, from, to })
    const item = await world.ctx.table.get({ pk: 'ROOM#aef#seminarraum', sk: `DAY#${date}` })
    expect(Object.values(item ?? {}).filter((value) => value === id)).toHaveLength(quarters)
    const [room] = await readAvailability(world.ctx, { house, from: date })
    expect(room?.days[0]?.taken).toMatchObject([{ from, to }])
  })

  it('is empty again after the last use went, and goes the months of its house after its day', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { retentionMonths: 6 } })
    const { id } = await ask(world, { rooms: ['seminarraum', 'teekueche'], setUpMinutes: 30 })
    await cancelBooking(world.ctx, manager, { id })
    const item = await world.ctx.table.get({ pk: 'ROOM#aef#teekueche', sk: 'DAY#2026-12-05' })
    const ttl = Date.parse('2027-06-05T00:00:00Z') / 1000
    expect(item).toEqual({ pk: 'ROOM#aef#teekueche', sk: 'DAY#2026-12-05', type: 'day-sheet', ttl })
  })
})
