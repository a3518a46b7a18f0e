import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Scope } from '../../functions/bookings/schema/series.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked, read } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

const repeat = { every: 'week', count: 3, mode: 'all' } as const
const on = (day: string, scope: NonNullable<Scope['scope']>) => ({ scope, occurrence: `${day}T19:00` })

describe('other words of a booking', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { saal: { capacity: 12 } } })
    return () => world[Symbol.asyncDispose]()
  })

  async function has(change: Partial<BookingRequest> = {}) {
    booking = await asked(world, { rooms: ['saal'], date: '2026-12-08', attendees: 8, ...change })
    holder = await holderOf(world, booking)
  }
  const say = (words: { purpose?: string; attendees?: number; note?: string }, scope: Scope = {}) => {
    const { purpose, groupName, attendees, contact } = booking
    const details = { purpose, groupName, attendees, contact, ...words }
    return changeDetails(world.ctx, holder, { id: booking.id, ...scope, details })
  }
  const last = ({ history }: Booking) => history.at(-1)!

  it('are told with their dates where there are several, and without where there is one', async () => {
    await has()
    expect(last(await say({ purpose: 'Chor' }))).not.toHaveProperty('dates')
    await has({ date: '2026-12-09', repeat })
    const said = await say({ purpose: 'Chor' }, on('2026-12-16', 'following'))
    expect(last(said)).toMatchObject({
      what: 'changed',
      changes: [{ field: 'purpose', old: 'Spieleabend', new: 'Chor' }],
      dates: [{ state: 'requested', start: '19:00', keys: '2026-12-16,2026-12-23' }],
    })
  })

  it('are none, and nothing is written, where the same is said again', async () => {
    await has({ repeat })
    expect(await say({})).toEqual(booking)
    expect(await read(world, manager, booking)).toEqual(booking)
  })

  it('spread as they differ from those of the date that was shown', async () => {
    await has({ repeat })
    await say({ purpose: 'Fest' }, on('2026-12-15', 'this'))
    // What its form shows is not touched: the others shall be like it.
    const said = await say({ purpose: 'Fest', note: 'Kuchen' }, on('2026-12-15', 'all'))
    expect(said.occurrences.map((each) => wordsOn(said, each))).toEqual([
      { purpose: 'Spieleabend', attendees: 8, note: 'Kuchen' },
      { purpose: 'Fest', attendees: 8, note: 'Kuchen' },
      { purpose: 'Spieleabend', attendees: 8, note: 'Kuchen' },
    ])
  })

  it('bring no more people than the room holds', async () => {
    await has({ repeat })
    await expect(say({ attendees: 13 })).rejects.toMatchObject({
      code: 'too-many-people',
      facts: { most: 12 },
    })
    expect((await say({ attendees: 12 })).attendees).toBe(12)
  })
})
