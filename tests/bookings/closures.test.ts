import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import { createBlock } from '../../functions/bookings/actions/block.ts'
import { createClosure, previewClosure, undoClosure } from '../../functions/bookings/actions/closure.ts'
import { approveBooking, cancelBooking } from '../../functions/bookings/actions/decide.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle.ts'
import { manageToken } from '../../functions/bookings/rules/access.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import type { ClosureRequest } from '../../functions/bookings/schema/closure.ts'
import { readBooking } from '../../functions/bookings/store/bookings.ts'
import { readClosure } from '../../functions/bookings/store/closures.ts'
import { readAvailability } from '../../functions/rooms/actions.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusal.ts'
import { dynamoTable } from '../../shared/table/dynamodb.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { allItems, bookingsAmong, halves } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const words = 'Wasserschaden: Das Haus ist zu.'
const span = { from: '2026-12-05', to: '2026-12-08', words, displaced: 'cancel' } as const

const ask = (world: World, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })

async function approved(world: World, manager: Actor, change: Partial<BookingRequest> = {}) {
  const { id } = await ask(world, change)
  return approveBooking(world.ctx, manager, { id })
}

const close = (world: World, manager: Actor, change: Partial<ClosureRequest> = {}) =>
  createClosure(world.ctx, manager, { house, request: { ...span, ...change } })

const bookingOf = async (world: World, id: string) => (await readBooking(world.ctx.table, id))!

async function taken(world: World, date: string, room = 'seminarraum') {
  const [only] = await readAvailability(world.ctx, { house, rooms: [room], from: date })
  return only?.days[0]?.taken.map(({ from, to, kind }) => `${from}-${to} ${kind}`)
}

async function contactOf(world: World, id: string): Promise<Actor> {
  return { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
}

/** What is half there, past the code; the closure's own time is nobody's booking. */
async function faults(world: World, closures: readonly string[]): Promise<string[]> {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  const own = new RegExp(`^nobody holds .* (q\\d+ |e_)(${closures.join('|')})`)
  return halves(items).filter((line) => !own.test(line))
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

describe('a closure', () => {
  it('tells beforehand who would be affected, and writes nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const one = await approved(world, manager)
    const other = await ask(world, { rooms: ['teekueche'], date: '2026-12-08' })
    await ask(world, { date: '2026-12-09' })
    const before = await allItems(world.engine.endpoint, world.engine.tableName)
    const closing = { house, request: { ...span, displaced: 'offer' as const } }
    const affected = await previewClosure(world.ctx, manager, closing)
    expect(affected).toMatchObject([
      { booking: one.id, dates: [{ occurrence: '2026-12-05T19:00', state: 'approved' }] },
      { booking: other.id, dates: [{ occurrence: '2026-12-08T19:00', state: 'unconfirmed' }] },
    ])
    expect(affected[0]?.dates[0]?.offered).toMatchObject({ date: '2026-12-04', from: '19:00', to: '21:00' })
    expect(affected[1]?.dates[0]?.offered).toMatchObject({ date: '2026-12-09' })
    expect(await allItems(world.engine.endpoint, world.engine.tableName)).toEqual(before)
  })

  it('blocks all rooms and cancels who is there, with the words for the door', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await approved(world, manager)
    const closure = await close(world, manager)
    expect(closure).toMatchObject({
      state: 'laid',
      rooms: ['seminarraum', 'teekueche'],
      affected: [{ booking: id, dates: [{ occurrence: '2026-12-05T19:00', state: 'approved' }] }],
    })
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
    expect(await taken(world, '2026-12-08', 'teekueche')).toEqual(['00:00-24:00 block'])
    expect(await taken(world, '2026-12-09')).toEqual([])
    const booking = await bookingOf(world, id)
    expect(booking).toMatchObject({ state: 'cancelled' })
    expect(booking.history.at(-1)).toMatchObject({ what: 'displaced', words, by: { kind: 'manager' } })
    expect(await codeOf(ask(world))).toBe('room-taken')
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it('takes from a series only the dates that it meets, as one line of its history', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = { every: 'day', count: 7, mode: 'all' } as const
    const { id } = await approved(world, manager, { date: '2026-12-03', repeat })
    await close(world, manager)
    const booking = await bookingOf(world, id)
    expect(booking.occurrences.map(({ state }) => state)).toEqual([
      ...['approved', 'approved', 'cancelled', 'cancelled', 'cancelled', 'cancelled', 'approved'],
    ])
    expect(booking.state).toBe('approved')
    expect(booking.history.map(({ what }) => what)).toEqual(['requested', 'approved', 'displaced'])
    expect(booking.history.at(-1)?.dates).toEqual([
      { state: 'cancelled', start: '19:00', keys: '2026-12-05/1x4' },
    ])
  })

  it('of some rooms and hours leaves the rest alone', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const evening = await approved(world, manager)
    const morning = await approved(world, manager, { from: '09:00', to: '11:00' })
    const kitchen = await approved(world, manager, { rooms: ['teekueche'] })
    const hours = { rooms: ['seminarraum'], from: '2026-12-05T18:00', to: '2026-12-05T22:00' }
    await close(world, manager, hours)
    const states = await Promise.all(
      [evening, morning, kitchen].map(async ({ id }) => (await bookingOf(world, id)).state),
    )
    expect(states).toEqual(['cancelled', 'approved', 'approved'])
  })

  it('gives up changes that were asked for into its time, and leaves what is past', async () => {
    await using world = await aWorld({ now: '2026-12-01T19:00:00.000Z' })
    const manager = await found(world)
    const repeat = { every: 'day', count: 3, mode: 'all' } as const
    world.clock.set('2026-12-01T06:00:00.000Z')
    const { id } = await approved(world, manager, { date: '2026-12-01', from: '09:00', to: '10:00', repeat })
    world.clock.set('2026-12-01T19:00:00.000Z')
    const closure = await close(world, manager, { from: '2026-12-01', to: '2026-12-02' })
    const { occurrences } = await bookingOf(world, id)
    expect(occurrences.map(({ state }) => state)).toEqual(['approved', 'cancelled', 'approved'])
    expect(await faults(world, [closure.id])).toEqual([])
  })

  it.each([
    [{ from: '2026-12-08', to: '2026-12-05' }, 'invalid-input'],
    [{ from: '2026-11-01', to: '2026-11-02' }, 'too-soon'],
    [{ from: '2027-01-01', to: '2030-12-31' }, 'too-long'],
    [{ rooms: ['keller'] }, 'unknown-room'],
  ])('%o is refused with %s', async (change, code) => {
    await using world = await aWorld()
    const manager = await found(world)
    expect(await codeOf(close(world, manager, change))).toBe(code)
  })

  it('is made and undone by nobody but the house', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    expect(await codeOf(close(world, aVisitor))).toBe('sign-in-needed')
    const { id } = await close(world, manager)
    expect(await codeOf(undoClosure(world.ctx, aVisitor, { id }))).toBe('sign-in-needed')
    const stranger = { ...manager, person: { id: 'somebody0000', name: 'Jemand' } }
    expect(await codeOf(undoClosure(world.ctx, stranger, { id }))).toBe('not-allowed')
  })

  it('lasts all summer in all rooms, with daily series in both', { timeout: 60_000 }, async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = { every: 'day', count: 120, mode: 'all' } as const
    const both = { rooms: ['seminarraum', 'teekueche'], date: '2027-06-01', repeat }
    const { id } = await approved(world, manager, both)
    const summer = { from: '2027-07-01', to: '2027-08-31' }
    const closure = await close(world, manager, summer)
    expect(closure.state).toBe('laid')
    expect(closure.affected[0]?.dates).toHaveLength(62)
    const lost = (await bookingOf(world, id)).occurrences.filter(({ state }) => state === 'cancelled')
    expect([lost.length, lost[0]?.date, lost.at(-1)?.date]).toEqual([62, '2027-07-01', '2027-08-31'])
    expect(await taken(world, '2027-08-31', 'teekueche')).toEqual(['00:00-24:00 block'])
    await undoClosure(world.ctx, manager, { id: closure.id })
    const back = await bookingOf(world, id)
    expect(back.occurrences.every(({ state }) => state === 'approved')).toBe(true)
    expect(await taken(world, '2027-07-15')).toEqual(['19:00-21:00 booking'])
    expect(await faults(world, ['none'])).toEqual([])
  })
})

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

  it('can be given up, and is free again', async () => {
    await using world = await aWorld()
    const { id, contact } = await offered(world)
    await answerOffer(world.ctx, contact, { id, occurrence, accept: false })
    expect(await taken(world, '2026-12-04')).toEqual([])
    const { history } = await bookingOf(world, id)
    expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'contact' } })
  })

  it('is over when nobody answers: longer for what is far off', async () => {
    await using world = await aWorld()
    const { id, contact } = await offered(world)
    const until = (await bookingOf(world, id)).occurrences[0]!.offered!.until
    // Three and a half days until then: a quarter of that.
    expect(until).toBe('2026-12-02T05:15:00.000Z')
    world.clock.set('2026-12-02T05:14:00.000Z')
    await settleDeadlines(world.ctx)
    expect(await taken(world, '2026-12-04')).toEqual(['19:00-21:00 offer'])
    world.clock.set(until)
    expect(await codeOf(answerOffer(world.ctx, contact, { id, occurrence, accept: true }))).toBe('offer-over')
    await settleDeadlines(world.ctx)
    expect(await taken(world, '2026-12-04')).toEqual([])
    const { history } = await bookingOf(world, id)
    expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'system' } })
  })

  it('is another one for each date of a series and for each booking, and stays out of a further closure', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const repeat = { every: 'day', count: 4, mode: 'all' } as const
    const series = await approved(world, manager, { repeat })
    const single = await approved(world, manager, { from: '17:00', to: '19:00' })
    const closure = await close(world, manager, { displaced: 'offer' })
    const offers = closure.affected.flatMap(({ dates }) => dates.flatMap(({ offered: other }) => other ?? []))
    expect(offers).toHaveLength(5)
    expect(new Set(offers.map(({ date, from }) => `${date} ${from}`)).size).toBe(5)
    const again = await close(world, manager, { from: '2026-12-01', to: '2026-12-20' })
    for (const { id } of [series, single]) {
      const { occurrences, history } = await bookingOf(world, id)
      expect(occurrences.filter(({ offered: other }) => other !== undefined)).toEqual([])
      expect(history.at(-1)).toMatchObject({ what: 'offer-over', by: { kind: 'manager' } })
    }
    expect(await faults(world, [closure.id, again.id])).toEqual([])
  })
})

describe('a closure that is undone', () => {
  it('gives everybody back what they had, within the hour', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const one = await approved(world, manager)
    const other = await ask(world, { rooms: ['teekueche'], date: '2026-12-06' })
    const { id } = await close(world, manager, { displaced: 'offer' })
    world.clock.advance(59)
    const { state } = await undoClosure(world.ctx, manager, { id })
    expect(state).toBe('undone')
    expect(await bookingOf(world, one.id)).toMatchObject({ state: 'approved' })
    expect((await bookingOf(world, one.id)).occurrences[0]).not.toHaveProperty('offered')
    expect((await bookingOf(world, one.id)).history.at(-1)).toMatchObject({ what: 'restored' })
    const back = await bookingOf(world, other.id)
    expect(back).toMatchObject({ state: 'unconfirmed' })
    expect(back.deadline! > world.ctx.now()).toBe(true)
    expect(await taken(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
    expect(await taken(world, '2026-12-04')).toEqual([])
    expect(await taken(world, '2026-12-07')).toEqual([])
    expect(await faults(world, ['none'])).toEqual([])
    expect(await codeOf(undoClosure(world.ctx, manager, { id }))).toBe('done')
  })

  it('is not, an hour later', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id } = await close(world, manager)
    world.clock.advance(61)
    await expect(undoClosure(world.ctx, manager, { id })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'too-late',
    })
    expect(await taken(world, '2026-12-05')).toEqual(['00:00-24:00 block'])
  })

  it('leaves who has taken another time where they are', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await approved(world, manager)
    const { id } = await close(world, manager, { displaced: 'offer' })
    const contact = await contactOf(world, booking.id)
    const occurrence = '2026-12-05T19:00'
    await answerOffer(world.ctx, contact, { id: booking.id, occurrence, accept: true })
    await undoClosure(world.ctx, manager, { id })
    expect((await bookingOf(world, booking.id)).occurrences[0]).toMatchObject({
      state: 'approved',
      date: '2026-12-04',
    })
    expect(await taken(world, '2026-12-05')).toEqual([])
  })

  it('says whose time somebody else has by now: what lay outside the closed hours was free', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await approved(world, manager)
    const hours = { rooms: ['seminarraum'], from: '2026-12-05T20:00', to: '2026-12-05T22:00' }
    const { id } = await close(world, manager, hours)
    await ask(world, { from: '19:00', to: '20:00' })
    const closure = await undoClosure(world.ctx, manager, { id })
    expect(closure).toMatchObject({
      state: 'undone',
      restored: [{ booking: booking.id, lost: ['2026-12-05T19:00'] }],
    })
    expect(await bookingOf(world, booking.id)).toMatchObject({ state: 'cancelled' })
    expect(await faults(world, ['none'])).toEqual([])
  })

  it('keeps turnover, parts and neighbours as they were', async () => {
    await using world = await aWorld()
    const rooms = {
      saal: { contains: ['links', 'rechts'], gapMinutes: 30 },
      links: { gapMinutes: 15 },
      rechts: {},
    }
    const manager = await found(world, { rooms })
    const had = await approved(world, manager, { rooms: ['saal'] })
    const early = await approved(world, manager, { rooms: ['links'], from: '17:00', to: '18:30' })
    const { id } = await close(world, manager, { rooms: ['links'] })
    expect((await bookingOf(world, had.id)).state).toBe('cancelled')
    await undoClosure(world.ctx, manager, { id })
    for (const booking of [had, early]) expect((await bookingOf(world, booking.id)).state).toBe('approved')
    expect(await faults(world, ['none'])).toEqual([])
  })
})

describe('bookings that are asked for while a house closes', () => {
  it('are refused or displaced: afterwards nobody is there', { timeout: 60_000 }, async () => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    const dates = ['2026-12-05', '2026-12-06', '2026-12-07', '2026-12-08']
    const repeat = { every: 'day', count: 6, mode: 'free' } as const
    const asking = Array.from({ length: 40 }, (_, at) => {
      const hour = 8 + (at % 10)
      const when = { date: dates[at % 4]!, from: `${hour < 10 ? '0' : ''}${hour}:00`, to: `${hour + 1}:00` }
      const to = when.to.padStart(5, '0')
      return codeOf(ask(world, { ...when, to, ...(at % 7 === 0 ? { repeat } : {}) }))
    })
    const [closure] = await Promise.all([close(world, manager, { displaced: 'offer' }), ...asking])
    world.clock.advance(3)
    await settleDeadlines(world.ctx)
    expect((await readClosure(world.ctx.table, closure.id))?.state).toBe('laid')
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const there = bookingsAmong(items).flatMap(({ occurrences }) =>
      occurrences.filter(
        ({ state, date }) => ['unconfirmed', 'requested', 'approved'].includes(state) && dates.includes(date),
      ),
    )
    expect(there).toEqual([])
    expect(await faults(world, [closure.id])).toEqual([])
  })
})

describe('a closure that stops in the middle', () => {
  /** The world's own data; from the nth transaction on the connection is gone. */
  function dying(world: World, after: number): Context {
    const { endpoint, tableName } = world.engine
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const real = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials })
    let count = 0
    const client = {
      send: async (command: { input: object }) => {
        if ('TransactItems' in command.input && ++count > after) throw new Error('gone')
        return real.send(command as never)
      },
    }
    return { ...world.ctx, table: dynamoTable(client as never, tableName, async () => {}) }
  }

  async function prepared(world: World) {
    const manager = await found(world)
    const ids: string[] = []
    for (const hour of ['09', '11', '13']) {
      const to = `${Number(hour) + 1}:00`
      ids.push((await approved(world, manager, { date: '2026-12-06', from: `${hour}:00`, to })).id)
    }
    return { manager, ids }
  }
  const long = { from: '2026-12-05', to: '2027-02-10', displaced: 'offer' } as const

  it.each([1, 2, 3, 4, 5, 6])('after %i transactions is ended by the timer', async (step) => {
    await using world = await aWorld()
    const { manager, ids } = await prepared(world)
    const request = { ...span, ...long }
    await createClosure(dying(world, step), manager, { house, request }).catch(() => undefined)
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const id = String(items.find(({ type }) => type === 'closure')?.['id'])
    expect(await faults(world, [id])).toEqual([])
    world.clock.advance(3)
    await settleDeadlines(world.ctx)
    const closure = await readClosure(world.ctx.table, id)
    expect(closure).toMatchObject({ state: 'laid' })
    expect(closure?.affected.map(({ booking }) => booking).sort()).toEqual([...ids].sort())
    for (const booking of ids) {
      const { state, history } = await bookingOf(world, booking)
      expect([state, history.filter(({ what }) => what === 'displaced').length]).toEqual(['cancelled', 1])
    }
    expect(await taken(world, '2027-02-10', 'teekueche')).toEqual(['00:00-24:00 block'])
    expect(await faults(world, [id])).toEqual([])
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])(
    'while it is undone, after %i transactions, is undone by the timer',
    async (step) => {
      await using world = await aWorld()
      const { manager, ids } = await prepared(world)
      const { id } = await close(world, manager, long)
      await undoClosure(dying(world, step), manager, { id }).catch(() => undefined)
      expect(await faults(world, [id])).toEqual([])
      if (step === 0) await undoClosure(world.ctx, manager, { id })
      world.clock.advance(3)
      await settleDeadlines(world.ctx)
      expect(await readClosure(world.ctx.table, id)).toMatchObject({ state: 'undone' })
      for (const booking of ids) {
        const { state, history } = await bookingOf(world, booking)
        expect([state, history.filter(({ what }) => what === 'restored').length]).toEqual(['approved', 1])
      }
      expect(await taken(world, '2027-02-10', 'teekueche')).toEqual([])
      expect(await faults(world, ['none'])).toEqual([])
    },
  )

  it('can be undone from where it is', async () => {
    await using world = await aWorld()
    const { manager, ids } = await prepared(world)
    await createClosure(dying(world, 4), manager, { house, request: { ...span, ...long } }).catch(() => {})
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const id = String(items.find(({ type }) => type === 'closure')?.['id'])
    await undoClosure(world.ctx, manager, { id })
    for (const booking of ids) expect((await bookingOf(world, booking)).state).toBe('approved')
    expect(await faults(world, ['none'])).toEqual([])
  })
})

it('a block and a closure lie beside each other, and the later one stays when the other goes', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const request = { rooms: ['seminarraum'], from: '2026-12-06', to: '2026-12-06', label: 'Reinigung' }
  await createBlock(world.ctx, manager, { house, request })
  const { id } = await close(world, manager)
  await undoClosure(world.ctx, manager, { id })
  expect(await taken(world, '2026-12-06')).toEqual(['00:00-24:00 block'])
  const booking = await approved(world, manager)
  await cancelBooking(world.ctx, manager, { id: booking.id })
  expect(await taken(world, '2026-12-05')).toEqual([])
})
