import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { ownedBookings } from '../../functions/bookings/actions/owned.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { newSession } from '../../functions/identity/rules/sessions.ts'
import { sessionWrite } from '../../functions/identity/store/sessions.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { spendWrite } from '../../shared/limit.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

const repeat = { every: 'week', count: 3, mode: 'all' } as const
const seconds = (date: string) => Date.parse(`${date}T00:00:00Z`) / 1000

describe('what goes away by itself, and what stays', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { house: { retentionMonths: 6 } })
    return () => world[Symbol.asyncDispose]()
  })

  const items = (type: string) =>
    allItems(world.engine.endpoint, world.engine.tableName).then((all) =>
      all.filter((item) => item['type'] === type),
    )
  const ttlOf = async ({ id }: Booking) => (await items('booking')).find((item) => item['id'] === id)?.['ttl']
  const ledger = async ({ contactId }: Booking) =>
    (await items('ledger')).find((item) => `${item['pk']}${item['sk']}`.includes(contactId))

  it('a series goes the house’s months after its last date, wherever that is moved', async () => {
    const booking = await asked(world, { date: '2026-12-08', repeat })
    expect(await ttlOf(booking)).toBe(seconds('2027-06-22'))
    const last = { scope: 'this', occurrence: '2026-12-22T19:00' } as const
    await moveBooking(world.ctx, manager, {
      id: booking.id,
      ...last,
      to: { date: '2027-01-05', from: '19:00', to: '21:00' },
    })
    expect(await ttlOf(booking)).toBe(seconds('2027-07-05'))
    const first = { scope: 'this', occurrence: '2026-12-08T19:00' } as const
    await moveBooking(world.ctx, manager, {
      id: booking.id,
      ...first,
      to: { date: '2026-12-03', from: '19:00', to: '21:00' },
    })
    expect(await ttlOf(booking)).toBe(seconds('2027-07-05'))
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(await ttlOf(booking)).toBe(seconds('2027-07-05'))
  })

  it('a year of dates is stored as the runs they are, and read one by one', async () => {
    const booking = await asked(world, { date: '2026-12-08', repeat: { ...repeat, count: 52 } })
    const item = (await items('booking')).find((each) => each['id'] === booking.id)
    expect(item?.['occurrences']).toEqual([
      { keys: '2026-12-08/7x52', start: '19:00', from: '19:00', to: '21:00', state: 'requested' },
    ])
    expect((await readBooking(world.ctx.table, booking.id))?.occurrences).toHaveLength(52)
  })

  it('what is counted of a contact stays while anything of theirs is open, and no longer though they are trusted', async () => {
    const contact = { name: 'Ada', email: 'ada@gruppe.example' }
    const [one, two] = [await asked(world, { contact }), await asked(world, { contact, date: '2026-12-06' })]
    expect(await ledger(one)).not.toHaveProperty('ttl')
    await approveBooking(world.ctx, manager, { id: one.id })
    expect(await ledger(one)).not.toHaveProperty('ttl')
    await declineBooking(world.ctx, manager, { id: two.id, reason: 'Nein' })
    expect((await ledger(one))?.['ttl']).toBeGreaterThan(seconds('2026-12-01'))
    const three = await asked(world, { contact, date: '2026-12-07' })
    expect(await ledger(three)).not.toHaveProperty('ttl')
    await trustContact(world.ctx, manager, { id: three.id, trusted: true })
    await declineBooking(world.ctx, manager, { id: three.id, reason: 'Nein' })
    expect((await ledger(three))?.['ttl']).toBeGreaterThan(seconds('2026-12-01'))
  })

  it('a session goes when it ends, and a limit when its time is over', async () => {
    const now = world.ctx.now()
    const expiresAt = addMinutes(now, 60)
    const limit = { purpose: 'test', of: 'x', most: 3, minutes: 60 }
    await world.ctx.table.transact([
      sessionWrite({ ...newSession('h', manager.person!, now), expiresAt }),
      spendWrite(limit, now),
    ])
    const all = await allItems(world.engine.endpoint, world.engine.tableName)
    const session = all.find((item) => item['hash'] === 'h')
    expect(session?.['ttl']).toBe(epochSeconds(expiresAt))
    const counted = all.find((item) => item['pk'].includes('test'))
    expect(counted?.['ttl']).toBeGreaterThanOrEqual(epochSeconds(addMinutes(now, 60)))
  })

  it('somebody whose dates cannot be cancelled at this moment is not half forgotten', async () => {
    const booking = await asked(world, { date: '2026-12-08', repeat })
    const { transact } = world.ctx.table
    let calls = 0
    const table = {
      ...world.ctx.table,
      transact: (writes: Parameters<typeof transact>[0]) => {
        calls += 1
        if (calls === 1) throw new Refusal('conflict', 'shared-date')
        return transact(writes)
      },
    }
    const owner = { contactId: booking.contactId } as Parameters<typeof ownedBookings.forget>[1]
    const stored = { id: booking.id } as Parameters<typeof ownedBookings.forget>[2]
    const forget = ownedBookings.forget({ ...world.ctx, table }, owner, stored)
    await expect(forget).rejects.toMatchObject({ code: 'shared-date' })
    expect(await readBooking(world.ctx.table, booking.id)).toEqual(booking)
    await ownedBookings.forget(world.ctx, owner, stored)
    const left = await readBooking(world.ctx.table, booking.id)
    expect([left?.state, left?.contact.email]).toEqual(['cancelled', undefined])
  })
})
