import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking, whatMoves } from '../../functions/bookings/actions/move-booking.ts'
import type { Move } from '../../functions/bookings/actions/move-booking.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { spendWrite } from '../../shared/limit.ts'
import { asked, read } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { changeSettings } from '../support/room-settings.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'

const date = '2026-12-08'
const key = (day: string) => `${day}T19:00`
const repeat = { every: 'week', count: 3, mode: 'all' } as const

let world: World
let manager: Actor
let holder: Actor
let booking: Booking

beforeEach(async () => {
  world = await aWorld({ settings: { rateLimits: false } })
  manager = await found(world, { rooms: { saal: {}, kammer: { capacity: 12, approval: 'direct' } } })
  return () => world[Symbol.asyncDispose]()
})

async function has(change: Parameters<typeof asked>[1] = {}, isApproved = true) {
  booking = await asked(world, { rooms: ['saal'], date, ...change })
  if (isApproved) booking = await approveBooking(world.ctx, manager, { id: booking.id })
  holder = await holderOf(world, booking)
}
const move = (to: Partial<Move['to']>, more: Partial<Move> = {}, actor = holder) =>
  moveBooking(world.ctx, actor, { id: booking.id, ...more, to: { date, from: '19:00', to: '21:00', ...to } })
const last = ({ history }: Booking) => history.at(-1)!
const times = ({ occurrences }: Booking) =>
  occurrences.map(({ date: day, from, asked: wish }) => [day.slice(8), from, wish?.from].join(' ').trim())

describe('a single booking that is moved', () => {
  it.each<[string, Partial<Move['to']>, object]>([
    ['rooms', { rooms: ['kammer'] }, { old: 'saal', new: 'kammer' }],
    ['date', { date: '2026-12-09' }, { old: date, new: '2026-12-09' }],
    ['from', { from: '18:00' }, { old: '19:00', new: '18:00' }],
    ['to', { to: '22:00' }, { old: '21:00', new: '22:00' }],
    ['setUpMinutes', { setUpMinutes: 15 }, { old: '0', new: '15' }],
    ['tidyUpMinutes', { tidyUpMinutes: 15 }, { old: '0', new: '15' }],
  ])('says that its %s is another', async (field, to, change) => {
    await has()
    const moved = await move(to, {}, manager)
    expect(last(moved)).toMatchObject({ what: 'moved', changes: [{ field, ...change }] })
    expect(last(moved)).not.toHaveProperty('dates')
    expect([moved.state, moved.occurrences[0]!.asked, moved.deadline]).toEqual([
      'approved',
      undefined,
      undefined,
    ])
  })

  it('by its contact is had at once where nobody has to decide, and asked for beside it where somebody has', async () => {
    await has()
    const wish = await move({ from: '18:00' })
    expect([last(wish).what, wish.state, ...times(wish)]).toEqual([
      'change-asked',
      'approved',
      '08 19:00 18:00',
    ])
    expect(wish.deadline).toBe('2026-12-04T09:00:00.000Z')
    const again = await move({ from: '17:00' })
    expect(last(again).changes).toEqual([{ field: 'from', old: '18:00', new: '17:00' }])
    const direct = await move({ rooms: ['kammer'], from: '18:00' })
    expect([last(direct).what, direct.rooms, ...times(direct), direct.deadline]).toEqual([
      'moved',
      ['kammer'],
      '08 18:00',
      undefined,
    ])
  })

  it('back to what it has gives up what was asked for, and says so', async () => {
    await has()
    await move({ from: '18:00' })
    const back = await move({})
    expect([...times(back), last(back).what, back.deadline]).toEqual(['08 19:00', 'moved', undefined])
    expect(last(back).changes).toEqual([{ field: 'from', old: '18:00', new: '19:00' }])
  })

  it('to where it is writes nothing, but what is written beside it', async () => {
    await has()
    const seen: string[] = []
    const limit = { purpose: 'probe', of: booking.id, most: 1, minutes: 60 }
    const beside = (after: Booking) => {
      seen.push(after.occurrences[0]!.from)
      return [spendWrite(limit, world.ctx.now())]
    }
    expect((await move({}, { beside })).version).toBe(booking.version)
    await expect(move({ from: '18:00' }, { beside }, manager)).rejects.toMatchObject({
      code: 'too-many-requests',
    })
    expect(seen).toEqual(['19:00', '18:00'])
    expect(times(await read(world, manager, booking))).toEqual(['08 19:00'])
  })

  it('waits no longer for it while it is open, and shorter where its time comes sooner', async () => {
    await has({}, false)
    const { deadline, remindAt } = booking
    world.clock.advance(60)
    const later = await move({ date: '2026-12-20' })
    expect([later.deadline, later.remindAt, last(later).what]).toEqual([deadline, remindAt, 'moved'])
    const sooner = await move({ date: '2026-12-02' })
    expect([sooner.deadline, sooner.remindAt]).toEqual([
      '2026-12-02T15:00:00.000Z',
      '2026-12-01T15:00:00.000Z',
    ])
    expect((await move({ date: '2026-12-20' })).deadline).toBe('2026-12-02T15:00:00.000Z')
  })

  it('into a taken time is told what is free instead', async () => {
    await has()
    await asked(world, { rooms: ['saal'], date: '2026-12-09' })
    const refused = await move({ date: '2026-12-09' }).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'room-taken',
      facts: { pointer: '/from', alternatives: [{ rooms: ['saal'] }, {}, {}] },
    })
  })

  it('keeps notice by its contact; the house may come late, and not after the end', async () => {
    await has()
    await changeSettings(world, manager, 'saal', { leadHours: 48 })
    world.clock.set('2026-12-07T12:00:00.000Z')
    await expect(move({ from: '18:00' })).rejects.toMatchObject({ code: 'too-soon' })
    expect(times(await move({ from: '18:00' }, {}, manager))).toEqual(['08 18:00'])
  })

  it('is for those who come: whose heads are asked for too', async () => {
    await has({ attendees: 10 })
    await changeDetails(world.ctx, holder, {
      id: booking.id,
      details: { purpose: 'X', attendees: 20, contact: { name: 'W' } },
    })
    await expect(move({ rooms: ['kammer'] })).rejects.toMatchObject({
      code: 'too-many-people',
      facts: { most: 12 },
    })
    const wish = await move({ from: '18:00' })
    expect(wish.occurrences[0]).toMatchObject({ from: '19:00', asked: { from: '18:00', attendees: 20 } })
    const shorter = await move({ to: '20:00' })
    expect(shorter.occurrences[0]).toMatchObject({
      to: '20:00',
      asked: { from: '19:00', to: '20:00', attendees: 20 },
    })
  })

  it('is looked at again where it was another when it was shown', async () => {
    await has()
    await expect(move({ from: '18:00' }, { version: booking.version - 1 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
    expect((await move({ from: '18:00' }, { version: booking.version })).version).toBe(booking.version + 1)
  })
})

describe('a series that is moved', () => {
  const one = (day: string) => ({ scope: 'this', occurrence: key(day) }) as const

  it('moves with all its dates, or with those that are named', async () => {
    await has({ repeat })
    const only = { keys: [key('2026-12-15')], occurrence: key('2026-12-15'), scope: 'all' } as const
    const some = await move({ date: '2026-12-15', from: '18:00' }, only, manager)
    expect(times(some)).toEqual(['08 19:00', '15 18:00', '22 19:00'])
    expect(last(some).dates).toEqual([{ state: 'approved', start: '19:00', keys: '2026-12-15' }])
    await expect(move({}, { keys: ['x'] })).rejects.toBeInstanceOf(Refusal)
  })

  it('asks for the dates at which somebody has to decide, and has the others', async () => {
    await has({ repeat })
    await move({ rooms: ['kammer'], date: '2026-12-15' }, one('2026-12-15'), manager)
    const file = await openBookingAs(world.ctx, holder, booking.id)
    const to = { date, from: '18:00', to: '20:00' }
    expect(whatMoves(world.ctx, file, { id: booking.id, to }).kept).toHaveLength(1)
    const moved = await move({ from: '18:00', to: '20:00' })
    expect([last(moved).what, ...times(moved)]).toEqual([
      'change-asked',
      '08 19:00 18:00',
      '15 19:00',
      '22 19:00 18:00',
    ])
    expect(last(moved).dates).toMatchObject([{ state: 'approved' }])
    const direct = await move(
      { rooms: ['kammer'], date: '2026-12-15', from: '17:00', to: '19:00' },
      one('2026-12-15'),
    )
    expect([last(direct).what, times(direct)[1]]).toEqual(['moved', '15 17:00'])
  })

  it('asks where somebody has to decide about some of its dates, and has the others, whose time was longer', async () => {
    await has({ repeat: { ...repeat, count: 4 } })
    const longer = { date: '2026-12-22', from: '18:00', to: '22:00' }
    await move(longer, { scope: 'following', occurrence: key('2026-12-22') }, manager)
    const moved = await move({ from: '18:30', to: '21:30' })
    expect([last(moved).what, ...times(moved)]).toEqual([
      'change-asked',
      '08 19:00 18:30',
      '15 19:00 18:30',
      '22 18:30',
      '29 18:30',
    ])
  })

  it('loses times of its own only where that is wanted, and says which', async () => {
    await has({ repeat })
    await move({ date: '2026-12-09', from: '10:00', to: '12:00' }, one('2026-12-15'), manager)
    const onto = { date: '2026-12-09', from: '11:00', to: '13:00' }
    await expect(move(onto, {}, manager)).rejects.toMatchObject({
      code: 'exceptions-lost',
      facts: {
        pointer: '/loseExceptions',
        lost: [{ key: key('2026-12-15'), date: '2026-12-09', from: '10:00', to: '12:00' }],
      },
    })
    const lost = await move(onto, { loseExceptions: true }, manager)
    expect(times(lost)).toEqual(['09 11:00', '16 11:00', '23 11:00'])
  })

  it('does not meet itself', async () => {
    await has({ repeat })
    const onto = move({ date: '2026-12-15' }, one(date), manager)
    await expect(onto).rejects.toMatchObject({ code: 'dates-overlap', facts: { date: '2026-12-15' } })
  })
})
