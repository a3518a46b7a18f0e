import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { answerQuestion } from '../../functions/bookings/actions/answer-question.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { withStep } from '../../functions/bookings/rules/history.ts'
import { nextBookingWrite, readBooking } from '../../functions/bookings/store.ts'
import type { Booking, HistoryEntry } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { ask, holderOf } from '../bookings/limited.ts'
import { aBooking, aDate } from '../blocks/rules-of.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

/** As many bytes as a field of a thousand characters takes: three each. */
const long = (at: number) => `${String(at).padStart(4, '0')}${'議'.repeat(996)}`
const dates = { date: '2026-12-30', from: '10:00', to: '12:00' }

/** Whatever a contact can write into it, an hour apart, until the house lets them no more. */
function filled(booking: Booking): Booking {
  let last = booking
  for (let at = 1; at < 2000; at++) {
    const changes = [{ field: 'note', old: long(at - 1), new: long(at) }]
    const doing = { id: `line${at}`, at: addMinutes(booking.updatedAt, at * 60) }
    try {
      last = withStep(
        last,
        { ...doing, by: { kind: 'contact' }, what: 'changed', changes },
        { note: long(at) },
      )
    } catch (error) {
      expect(error).toMatchObject({ code: 'too-many-requests', facts: { limit: 'booking' } })
      return { ...last, version: booking.version + 1, updatedAt: booking.updatedAt }
    }
  }
  throw new Error('It takes everything')
}

/** A house that decides within forty days, and a request that is as long as its contact can make it. */
async function aLongRequest(world: World) {
  const manager = await found(world, { rooms: { seminarraum: { decideWithinHours: 24 * 40 } } })
  const { id } = await ask(world, dates)
  const asked = await readBooking(world.ctx.table, id)
  const booking = filled({ ...asked!, state: 'requested', occurrences: asked!.occurrences.map(requested) })
  await world.ctx.table.transact([nextBookingWrite(booking, 12)])
  return { manager, booking }
}

const requested = (date: Booking['occurrences'][number]) => ({ ...date, state: 'requested' as const })
const stateOf = async (world: World, { id }: Booking) => (await readBooking(world.ctx.table, id))?.state

const endings: [string, (world: World, manager: Actor, booking: Booking) => Promise<unknown>][] = [
  ['approved', (world, manager, { id }) => approveBooking(world.ctx, manager, { id })],
  ['declined', (world, manager, { id }) => declineBooking(world.ctx, manager, { id, reason: long(0) })],
  ['cancelled', (world, manager, { id }) => cancelBooking(world.ctx, manager, { id, reason: long(0) })],
]

describe('a booking that its contact fills with whatever can be written', () => {
  it.each(endings)('can still be asked about and %s', async (state, end) => {
    await using world = await aWorld()
    const { manager, booking } = await aLongRequest(world)
    await askContact(world.ctx, manager, { id: booking.id, question: long(1) })
    await end(world, manager, booking)
    expect(await stateOf(world, booking)).toBe(state)
  })

  itInTurn('can still be cancelled by its contact, and changed no more', async () => {
    await using world = await aWorld()
    const { booking } = await aLongRequest(world)
    const holder = await holderOf(world, booking)
    const details = { purpose: 'Fest', contact: booking.contact, note: long(3) }
    await expect(changeDetails(world.ctx, holder, { id: booking.id, details })).rejects.toMatchObject({
      kind: 'too-many',
      code: 'too-many-requests',
      facts: { limit: 'booking' },
    })
    await cancelBooking(world.ctx, holder, { id: booking.id })
    expect(await stateOf(world, booking)).toBe('cancelled')
  })

  itInTurn('lapses when nobody decides', async () => {
    await using world = await aWorld()
    const { booking } = await aLongRequest(world)
    world.clock.set('2026-12-30T10:30:00.000Z')
    await settleDeadlines(world.ctx)
    expect(await stateOf(world, booking)).toBe('expired')
  })

  it('takes one answer to each question, and none where nothing was asked', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id, ...booking } = await ask(world, dates)
    const holder = await holderOf(world, { id, ...booking })
    const answer = (words = 'Ja.') => answerQuestion(world.ctx, holder, { id, answer: words })
    await expect(answer()).rejects.toMatchObject({ code: 'nothing-asked' })
    await askContact(world.ctx, manager, { id, question: 'Mit Musik?' })
    await answer()
    expect((await answer()).history.filter(({ what }) => what === 'answered')).toHaveLength(1)
    await expect(answer('Nein.')).rejects.toMatchObject({ code: 'nothing-asked' })
  })
})

describe('of a booking', () => {
  const step = (booking: Booking, line: Partial<HistoryEntry>, change: Partial<Booking> = {}) =>
    withStep(
      booking,
      { id: 'line', at: booking.updatedAt, by: { kind: 'contact' }, what: 'changed', ...line },
      change,
    )
  const bytes = (booking: Booking) => Buffer.byteLength(JSON.stringify(booking))

  it('sixty changes a day are taken from its contact, the next when a day is over', () => {
    let booking = aBooking([aDate()])
    for (let at = 0; at < 60; at++) booking = step(booking, { id: `${at}` })
    const refused = { code: 'too-many-requests', facts: { limit: 'booking', retryAfter: 24 * 3600 + 60 } }
    expect(() => step(booking, {})).toThrow(expect.objectContaining(refused) as Error)
    const tomorrow = { at: addMinutes(booking.updatedAt, 24 * 60) }
    expect(step(booking, tomorrow).history).toHaveLength(61)
    for (const what of ['cancelled', 'answered', 'offer-taken'] as const)
      expect(step(booking, { what }).history.at(-1)?.what).toBe(what)
    expect(step(booking, { by: { kind: 'manager' } }).history).toHaveLength(61)
  })

  it('the words of old lines go when there are very many, never who did what, nor the last line', () => {
    let booking = aBooking([aDate()])
    for (let at = 0; at < 90; at++)
      booking = step(booking, {
        id: `${at}`,
        by: { kind: 'manager', name: 'L' },
        what: 'asked',
        words: long(at),
      })
    expect(booking.history).toHaveLength(90)
    expect(booking.history[0]).toEqual({
      id: '0',
      at: booking.updatedAt,
      by: { kind: 'manager', name: 'L' },
      what: 'asked',
      state: 'approved',
    })
    expect(booking.history.at(-1)?.words).toBe(long(89))
    expect(bytes(booking)).toBeLessThan(110_000)
  })

  it('five hundred lines stay, the first among them', () => {
    let booking = aBooking([aDate()])
    for (let at = 0; at < 520; at++)
      booking = step(booking, { id: `${at}`, by: { kind: 'system' }, what: 'reminded' })
    expect(booking.history.map(({ id }) => id)).toEqual([
      '0',
      ...Array.from({ length: 499 }, (_, at) => String(at + 21)),
    ])
    expect(booking.version).toBe(521)
  })

  itInTurn(
    '731 dates take words of their own until they are too long, and can then be ended one by one',
    () => {
      const all = Array.from({ length: 731 }, (_, at) => {
        const date = addMinutes('2026-12-05T12:00:00.000Z', at * 24 * 60).slice(0, 10)
        return aDate({ date, key: `${date}T19:00` })
      })
      let booking = aBooking(all)
      const worded = (at: number) =>
        all.map((date, place) => (place <= at ? { ...date, note: long(place) } : date))
      let at = 0
      const by = { kind: 'manager' } as const
      expect(() => {
        for (; at < 731; at++) booking = step(booking, { id: `${at}`, by }, { occurrences: worded(at) })
      }).toThrow(expect.objectContaining({ kind: 'invalid', code: 'too-much-text' }) as Error)
      expect(at).toBeGreaterThan(30)
      for (let place = 0; place < 731; place++) {
        const occurrences = booking.occurrences.map((date, each) =>
          each === place ? { ...date, state: 'cancelled' as const } : date,
        )
        const line = { id: `c${place}`, what: 'cancelled', words: long(place) } as const
        if (place % 20 === 0 || place < 60) booking = step(booking, line, { occurrences })
        expect(bytes(booking)).toBeLessThan(400_000)
      }
    },
  )

  it('a line of its history alone may be too long', () => {
    const dates = Array.from({ length: 30 }, (_, at) => ({
      ...({ state: 'declined', start: '19:00', keys: `2026-12-${String(at + 1).padStart(2, '0')}` } as const),
      words: long(at),
    }))
    const decided = () => step(aBooking([aDate()]), { what: 'decided', by: { kind: 'manager' }, dates })
    expect(decided).toThrow(Refusal)
    expect(decided).toThrow('too-much-text')
  })
})
