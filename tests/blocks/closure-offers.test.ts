import { describe, expect, it } from 'vitest'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { settleAll } from '../support/timers.ts'
import { ask, approved, close, bookingOf, taken, contactOf, faults, codeOf } from './closing.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('another time that a closure offers', () => {
  async function offered(world: World, change: Partial<BookingRequest> = {}) {
    const manager = await found(world)
    const { id } = await approved(world, manager, change)
    const closure = await close(world, manager, { displaced: 'offer' })
    return { manager, id, closure, contact: await contactOf(world, id) }
  }
  const occurrence = '2026-12-05T19:00'

  it('is held, and nobody else can have it', async () => {
    await using world = await aWorld()
    const { id, closure } = await offered(world)
    const [date] = (await bookingOf(world, id)).occurrences
    expect(date).toMatchObject({ state: 'cancelled', offered: { date: '2026-12-04', from: '19:00' } })
    expect(closure.affected[0]?.dates[0]?.offered).toEqual(date?.offered)
    expect(await taken(world, '2026-12-04')).toEqual(['19:00-21:00 offer'])
    expect(await codeOf(ask(world, { date: '2026-12-04' }))).toBe('room-taken')
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it('is held in rooms too where requests compete', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { contention: 'compete' } } })
    await approved(world, manager)
    const closure = await close(world, manager, { displaced: 'offer' })
    expect(closure.affected).toHaveLength(1)
    expect(await codeOf(ask(world, { date: '2026-12-04' }))).toBe('room-taken')
  })

  it('is taken with one click: approved, with the date’s own key', async () => {
    await using world = await aWorld()
    const { id, closure, contact } = await offered(world)
    await answerOffer(world.ctx, contact, { id, occurrence, accept: true })
    const booking = await bookingOf(world, id)
    expect(booking).toMatchObject({ state: 'approved', rooms: ['seminarraum'] })
    expect(booking.occurrences).toEqual([
      { key: occurrence, date: '2026-12-04', from: '19:00', to: '21:00', state: 'approved' },
    ])
    expect(booking.history.at(-1)).toMatchObject({
      what: 'offer-taken',
      changes: [{ field: 'date', old: '2026-12-05', new: '2026-12-04' }],
    })
    expect(await taken(world, '2026-12-04')).toEqual(['19:00-21:00 booking'])
    expect(await codeOf(answerOffer(world.ctx, contact, { id, occurrence, accept: true }))).toBe('offer-over')
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it('is over for a date of which nothing is held, whatever has become of that date', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const answer = async (accept: boolean) =>
      answerOffer(world.ctx, await contactOf(world, id), { id, occurrence: '2026-12-05T19:00', accept })
    await expect(answer(true)).rejects.toMatchObject({ code: 'offer-over' })
    await close(world, manager, { displaced: 'cancel' })
    const before = await bookingOf(world, id)
    for (const accept of [true, false])
      await expect(answer(accept)).rejects.toMatchObject({ code: 'offer-over' })
    expect(await bookingOf(world, id)).toEqual(before)
  })

  it('can be given up, and is free again', async () => {
    await using world = await aWorld()
    const { id, contact } = await offered(world)
    await answerOffer(world.ctx, contact, { id, occurrence, accept: false })
    expect(await taken(world, '2026-12-04')).toEqual([])
    const { history } = await bookingOf(world, id)
    expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'contact' } })
  })

  itInTurn('is over when nobody answers: longer for what is far off', async () => {
    await using world = await aWorld()
    const { id, contact } = await offered(world)
    const until = (await bookingOf(world, id)).occurrences[0]!.offered!.until
    // Three and a half days until then: a quarter of that.
    expect(until).toBe('2026-12-02T05:15:00.000Z')
    world.clock.set('2026-12-02T05:14:00.000Z')
    await settleAll(world.ctx)
    expect(await taken(world, '2026-12-04')).toEqual(['19:00-21:00 offer'])
    world.clock.set(until)
    expect(await codeOf(answerOffer(world.ctx, contact, { id, occurrence, accept: true }))).toBe('offer-over')
    await settleAll(world.ctx)
    expect(await taken(world, '2026-12-04')).toEqual([])
    const { history } = await bookingOf(world, id)
    expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'system' } })
  })

  itInTurn(
    'is another one for each date of a series and for each booking, and stays out of a further closure',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      const repeat = { every: 'day', count: 4, mode: 'all' } as const
      const series = await approved(world, manager, { repeat })
      const single = await approved(world, manager, { from: '17:00', to: '19:00' })
      const closure = await close(world, manager, { displaced: 'offer' })
      const offers = closure.affected.flatMap(({ dates }) =>
        dates.flatMap(({ offered: other }) => other ?? []),
      )
      expect(offers).toHaveLength(5)
      expect(new Set(offers.map(({ date, from }) => `${date} ${from}`)).size).toBe(5)
      const again = await close(world, manager, { from: '2026-12-01', to: '2026-12-20' })
      for (const { id } of [series, single]) {
        const { occurrences, history } = await bookingOf(world, id)
        expect(occurrences.filter(({ offered: other }) => other !== undefined)).toEqual([])
        expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'manager' } })
      }
      expect(await faults(world, [closure.id, again.id])).toEqual([])
    },
  )
})
