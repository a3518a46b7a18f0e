import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { datesLeftOut } from '../../functions/bookings/rules/left-out.ts'
import { isQuestionOpen } from '../../functions/bookings/rules/question.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, path } from '../back-office/managed.ts'

const mondays = ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28']
const key = (at: number) => `${mondays[at]}T10:00`
const leftOutWords = 'geblieben'

describe('dates that a change of all did not reach', () => {
  let world: World
  let manager: Actor
  let booking: Booking

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, { rooms: { teekueche: { approval: 'direct' } } })
    const repeat = { every: 'week', count: 4, mode: 'all' } as const
    booking = await asked(world, {
      rooms: ['teekueche'],
      date: mondays[0]!,
      from: '10:00',
      to: '12:00',
      repeat,
    })
    return () => world[Symbol.asyncDispose]()
  })

  const move = (at: number, scope: 'this' | 'all', from: string, to = '20:00') =>
    moveBooking(world.ctx, manager, {
      id: booking.id,
      scope,
      occurrence: key(at),
      to: { date: mondays[at]!, from, to },
    })
  const say = (scope: 'this' | 'all', at: number, words: { purpose?: string; note?: string }) => {
    const { purpose, groupName, contact } = booking
    const details = { purpose, groupName, contact, ...words }
    return changeDetails(world.ctx, manager, { id: booking.id, scope, occurrence: key(at), details })
  }
  const left = (after: Booking) =>
    datesLeftOut(after, 'all', { now: world.ctx.now(), zone: 'Europe/Berlin' }).map(({ date }) => date)

  it('are told by what the change was about: other words do not make another time', async () => {
    await move(1, 'this', '15:00')
    await say('this', 1, { purpose: 'Grillen' })
    expect(left(await say('all', 0, { purpose: 'Grillen' }))).toEqual([])
    await say('this', 2, { purpose: 'Grillen', note: 'Kohle' })
    expect(left(await move(0, 'all', '16:00'))).toEqual([mondays[1]])
  })

  it('are not told of somebody’s earlier step where nothing was changed', async () => {
    await move(1, 'this', '15:00')
    const browser = await aBrowserOf(world, manager)
    const form = { scope: 'all', rooms: 'teekueche', date: mondays[0]!, from: '10:00', to: '12:00' }
    const same = await browser.send(path(booking, '/move'), { ...form, occurrence: key(0) })
    expect(same.headers['location']).toMatch(/done=unchanged$/)
    const { text } = await browser.get(same.headers['location']!)
    expect(wordsOf(text)).not.toContain(leftOutWords)
    const other = await browser.send(path(booking, '/move'), { ...form, from: '09:00', occurrence: key(0) })
    expect(wordsOf((await browser.get(other.headers['location']!)).text)).toContain(leftOutWords)
  })

  it('a question about the time around a date ends as it begins', async () => {
    const [first] = booking.occurrences
    const wants = { ...first!, asked: { date: first!.date, from: '10:00', to: '12:00', setUpMinutes: 30 } }
    const at = (now: string) => isQuestionOpen(booking, wants, { now, zone: 'Europe/Berlin' })
    expect([at('2026-12-07T08:59:00.000Z'), at('2026-12-07T09:00:00.000Z')]).toEqual([true, false])
  })
})
