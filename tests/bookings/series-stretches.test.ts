import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Scope } from '../../functions/bookings/schema/series.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, valueOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked } from '../back-office/managed.ts'

/** Mondays in the kitchen, 10-12, approved. */
const mondays = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']
const key = (at: number) => `${mondays[at]}T10:00`
const on = (at: number, scope: NonNullable<Scope['scope']>) => ({ scope, occurrence: key(at) })

describe('a change of several dates reaches those that are meant', () => {
  let world: World
  let manager: Actor
  let holder: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { teekueche: { approval: 'direct' }, saal: {} } })
    const repeat = { every: 'week', count: 4, mode: 'all' } as const
    const when = { rooms: ['teekueche'], date: mondays[0]!, from: '10:00', to: '12:00' }
    booking = await asked(world, { ...when, attendees: 8, repeat })
    holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), booking.id) }
    return () => world[Symbol.asyncDispose]()
  })

  const move = (by: Actor, scope: Scope, from: string, date = scope.occurrence!.slice(0, 10)) =>
    moveBooking(world.ctx, by, {
      id: booking.id,
      ...scope,
      to: { date, from, to: `${Number(from.slice(0, 2)) + 1}:00` },
    })
  const starts = ({ occurrences }: Booking) => occurrences.map(({ from }) => from.slice(0, 2)).join(' ')
  const say = (scope: Scope, words: { purpose?: string; note?: string; attendees?: number }) =>
    changeDetails(world.ctx, holder, {
      id: booking.id,
      ...scope,
      details: {
        purpose: booking.purpose,
        groupName: booking.groupName,
        attendees: 8,
        contact: booking.contact,
        ...words,
      },
    })
  const purposes = (said: Booking) => said.occurrences.map((date) => wordsOn(said, date).purpose).join(', ')

  it.each([
    ['all', '15 15 15 15'],
    ['following', '15 15 15 15'],
  ] as const)('the first date was moved alone, then %s like it', async (scope, expected) => {
    await move(holder, on(0, 'this'), '15:00')
    expect(starts(await move(holder, on(0, scope), '15:00'))).toBe(expected)
  })

  it('the first date was moved alone to another day, then all like it', async () => {
    await move(holder, on(0, 'this'), '10:00', '2026-12-08')
    const { occurrences } = await move(holder, on(0, 'all'), '10:00', '2026-12-08')
    expect(occurrences.map(({ date }) => date)).toEqual([
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
      '2026-12-29',
    ])
    const later = await move(holder, on(0, 'all'), '11:00', '2026-12-08')
    expect(later.occurrences.map(({ date }) => date)).toEqual(occurrences.map(({ date }) => date))
  })

  it('a date that loses its own time goes to the day of most of the others', async () => {
    const repeat = { every: 'week', count: 5, mode: 'all' } as const
    const { id } = await asked(world, {
      rooms: ['saal'],
      date: mondays[0]!,
      from: '10:00',
      to: '12:00',
      repeat,
    })
    const moves = async (occurrence: string, scope: 'this' | 'all', date: string, from: string) =>
      moveBooking(world.ctx, manager, {
        id,
        scope,
        occurrence,
        to: { date, from, to: '13:00' },
        loseExceptions: true,
      })
    await moves(key(0), 'this', '2026-12-08', '10:00')
    await moves(key(1), 'this', '2026-12-15', '10:00')
    await moves('2027-01-04T10:00', 'this', mondays[3]!, '12:00')
    const { occurrences } = await moves(key(2), 'all', mondays[2]!, '11:00')
    expect(occurrences.map(({ date }) => date.slice(5))).toEqual([
      '12-08',
      '12-15',
      '12-21',
      '12-28',
      '01-04',
    ])
  })

  it('no date goes where another one of the series is, alone or with others', async () => {
    const overlap = { code: 'dates-overlap', facts: { pointer: '/date' } }
    await expect(move(holder, on(1, 'this'), '11:00', mondays[0])).rejects.toMatchObject(overlap)
    await move(holder, on(2, 'following'), '15:00', '2026-12-28')
    await expect(move(holder, on(3, 'this'), '15:00', '2026-12-28')).rejects.toMatchObject(overlap)
    const { occurrences } = await move(holder, on(1, 'this'), '14:00', mondays[0])
    expect(occurrences.map(({ date, from }) => `${date.slice(5)} ${from}`)).toEqual([
      '12-07 10:00',
      '12-07 14:00',
      '12-28 15:00',
      '01-04 15:00',
    ])
  })

  it('the last but one was moved alone, then it and the one that follows are alike', async () => {
    await move(holder, on(2, 'this'), '15:00')
    expect(starts(await move(holder, on(2, 'following'), '15:00'))).toBe('10 10 15 15')
  })

  it('a stretch that was moved together moves with all, from whichever date', async () => {
    await move(holder, on(2, 'following'), '15:00')
    expect(starts(await move(holder, on(0, 'all'), '18:00'))).toBe('18 18 18 18')
    await move(holder, on(2, 'following'), '15:00')
    expect(starts(await move(holder, on(3, 'all'), '20:00'))).toBe('20 20 20 20')
  })

  it('a date with a time of its own keeps it, whichever date is named', async () => {
    await move(holder, on(1, 'this'), '15:00')
    expect(starts(await move(holder, on(0, 'all'), '18:00'))).toBe('18 15 18 18')
    expect(starts(await move(holder, on(3, 'all'), '17:00'))).toBe('17 15 17 17')
  })

  it('a manager who moves to the very time that was asked for answers the question', async () => {
    const saal = { rooms: ['saal'], date: '2026-12-09', from: '10:00', to: '12:00' }
    const { id } = await asked(world, saal)
    await approveBooking(world.ctx, manager, { id })
    const own: Actor = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    const to = { date: '2026-12-09', from: '15:00', to: '16:00' }
    const open = await moveBooking(world.ctx, own, { id, to })
    expect(open.occurrences[0]?.asked).toMatchObject(to)
    const moved = await moveBooking(world.ctx, manager, { id, to })
    expect(moved.occurrences).toMatchObject([to])
    expect(moved.occurrences[0]?.asked).toBeUndefined()
    expect(moved.history.at(-1)).toMatchObject({
      what: 'moved',
      changes: [
        { field: 'from', old: '10:00', new: '15:00' },
        { field: 'to', old: '12:00', new: '16:00' },
      ],
    })
    expect(moved.deadline).toBeUndefined()
  })

  it.each(['all', 'following'] as const)(
    'the first date says something else, then %s like it',
    async (scope) => {
      await say(on(0, 'this'), { purpose: 'Grillen' })
      expect(purposes(await say(on(0, scope), { purpose: 'Grillen' }))).toBe(
        'Grillen, Grillen, Grillen, Grillen',
      )
    },
  )

  it('words of a stretch change with all, words of a single date stay', async () => {
    await say(on(2, 'following'), { purpose: 'Grillen' })
    expect(purposes(await say(on(0, 'all'), { purpose: 'Chor' }))).toBe('Chor, Chor, Chor, Chor')
    await say(on(1, 'this'), { purpose: 'Fest' })
    expect(purposes(await say(on(0, 'all'), { purpose: 'Nähen' }))).toBe('Nähen, Fest, Nähen, Nähen')
  })

  it('what was not touched in the form of one date does not go on to the others', async () => {
    await say(on(0, 'this'), { purpose: 'Grillen' })
    const noted = await say(on(0, 'all'), { purpose: 'Grillen', note: 'Bitte lüften' })
    expect(purposes(noted)).toBe('Grillen, Spieleabend, Spieleabend, Spieleabend')
    expect(noted.occurrences.map((date) => wordsOn(noted, date).note)).toEqual(Array(4).fill('Bitte lüften'))
  })

  it.each(['the house', 'whoever asked'])(
    'other words by %s leave more people a question, at this date and at the others',
    async (who) => {
      const { id } = await asked(world, {
        rooms: ['saal'],
        date: '2026-12-09',
        attendees: 8,
        repeat: { every: 'week', count: 3, mode: 'all' },
      })
      await approveBooking(world.ctx, manager, { id })
      const own: Actor = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
      const details = { purpose: booking.purpose, groupName: booking.groupName, contact: booking.contact }
      const first = { scope: 'all', occurrence: '2026-12-09T19:00' } as const
      const many = await changeDetails(world.ctx, own, {
        id,
        ...first,
        details: { ...details, attendees: 12 },
      })
      expect(many.occurrences.map((each) => each.asked?.attendees)).toEqual([12, 12, 12])
      const by = who === 'the house' ? manager : own
      const link =
        who === 'the house' ? `/manage/aef/bookings/${id}/change` : `/bookings/${id}/${own.token}/change`
      const browser = await aBrowserOf(world, manager)
      expect(valueOf((await browser.get(link)).text, 'attendees')).toBe('12')
      const words = { ...details, purpose: 'Chor', attendees: 12 }
      const said = await changeDetails(world.ctx, by, { id, ...first, details: words })
      expect(
        said.occurrences.map((each) => [
          wordsOn(said, each).purpose,
          wordsOn(said, each).attendees,
          each.asked?.attendees,
        ]),
      ).toEqual([1, 2, 3].map(() => ['Chor', 8, 12]))
      const fewer = await changeDetails(world.ctx, by, { id, ...first, details: { ...words, attendees: 8 } })
      expect(fewer.occurrences.map((each) => each.asked)).toEqual([undefined, undefined, undefined])
    },
  )

  it('its history names the dates that changed, and no others', async () => {
    await move(holder, on(1, 'this'), '15:00')
    const moved = await move(holder, on(0, 'all'), '18:00')
    const told = moved.history.at(-1)?.dates?.map(({ keys }) => keys)
    expect(told).toEqual(['2026-12-07,2026-12-21,2026-12-28'])
  })
})
