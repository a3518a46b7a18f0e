import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import {
  countedWrite,
  heldNoMoreWrite,
  heldWrites,
  dueKept,
  readHeld,
  readHeldOne,
} from '../../functions/bookings/store/held.ts'
import { offeredNoMoreWrite, offeredWrite } from '../../functions/bookings/store/offered.ts'
import { programmeWrites, readUnderMeeting } from '../../functions/bookings/store/programme.ts'
import { noPulseWrite, pulseWrites, duePulses } from '../../functions/bookings/store/pulse.ts'
import { shownWrites } from '../../functions/bookings/store/shown.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Item, Write } from '../../shared/table/write.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

let world: World
let asked: Booking
let booking: Booking
/** Of this one. */
let of: { group: string; booking: string }

beforeAll(async () => {
  world = await aWorld()
  await found(world)
  const repeat = { every: 'week', count: 3, mode: 'all' } as const
  const request = aRequest({ date: '2026-12-02', repeat })
  asked = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
})
afterAll(() => world[Symbol.asyncDispose]())

let count = 100
/** Three Wednesdays that a group holds for certain, under a meeting. */
beforeEach(() => {
  count += 1
  const id = `${asked.id.slice(0, -3)}${count}`
  of = { group: `gggggggggg${count}`.slice(-12), booking: id }
  const history = [...asked.history, { ...asked.history[0]!, id: 'yes', state: 'approved' } as const]
  booking = { ...asked, id, group: of.group, meeting: id, state: 'approved', history }
  booking = { ...booking, occurrences: dates('approved', 'approved', 'approved') }
})

const dates = (...states: Occurrence['state'][]) =>
  asked.occurrences.map((each, at) => ({ ...each, state: states[at]! }))
const send = (writes: Write[]): Promise<string> =>
  world.ctx.table.transact(writes).catch((error: unknown) => {
    if (error instanceof Refusal) return error.code
    throw error
  })
const stored = (write: Write | undefined): Promise<Item | undefined> =>
  world.ctx.table.get(write!.key, { consistent: true })
const held = async () => (await readHeldOne(world.ctx.table, of))!
const due = async (now: string) =>
  (await readDue(dueKept, world.ctx.table, now, 100)).filter(({ group }) => group === of.group)

describe('beside a group', () => {
  it('stands what it holds, with when its next date is to be counted as kept', async () => {
    expect(await send(heldWrites(booking))).toBe('done')
    expect(await held()).toMatchObject({ ...of, purpose: 'Spieleabend', step: 'yes', announced: true })
    expect((await readHeld(world.ctx.table, of.group)).map((each) => each.booking)).toEqual([booking.id])
    // Three days to report, and the day after them.
    expect(await due('2026-12-05T23:59:59.000Z')).toEqual([])
    expect(await due('2026-12-06T00:00:00.000Z')).toEqual([of])
  })

  it('stands nothing of what nobody decided, or what has ended, and nothing of what no group holds', async () => {
    const { group: _group, ...alone } = booking
    expect(heldWrites(alone)).toEqual([])
    await send(heldWrites(booking))
    await send(heldWrites({ ...booking, occurrences: dates('cancelled', 'declined', 'expired') }))
    expect(await readHeldOne(world.ctx.table, of)).toBeUndefined()
    await send(heldWrites({ ...booking, occurrences: dates('requested', 'cancelled', 'requested') }))
    expect((await held()).dates).toHaveLength(3)
    expect(await due('2099-01-01T00:00:00.000Z')).toEqual([])
  })

  it('stands nothing of a long series that may still turn out not to be there', () => {
    const work = { isNew: true, since: asked.createdAt, rooms: [], from: '2026-12-02', to: '2026-12-16' }
    const shown = (change: Partial<Booking>) => shownWrites({ ...booking, ...change }).length
    expect(shown({ work: { ...work, phase: 'claiming' } })).toBe(0)
    expect(shown({ work: { ...work, phase: 'withdrawing' } })).toBe(0)
    expect(shown({ work: { ...work, phase: 'settling' } })).toBe(2)
    expect(shown({ work: { ...work, phase: 'claiming', isNew: false } })).toBe(2)
  })

  it('is counted from its next date on, and not due before that', async () => {
    await send(heldWrites(booking))
    const { dates: all } = await held()
    const write = countedWrite(await held(), all[1])
    expect([await send([write]), await send([write])]).toEqual(['done', 'done'])
    expect(await held()).toMatchObject({ countedSince: '2026-12-09', purpose: 'Spieleabend' })
    expect(await due('2026-12-12T23:59:59.000Z')).toEqual([])
    expect(await due('2026-12-13T00:00:00.000Z')).toEqual([of])
  })

  it('is due no more when all its dates are counted, and remembers since when', async () => {
    await send(heldWrites(booking))
    const { countedSince } = await held()
    expect(countedSince).toBe('2026-11-21')
    expect(await send([countedWrite(await held(), undefined)])).toBe('done')
    expect((await held()).countedSince).toBe(countedSince)
    const item = await stored(heldWrites(booking)[0])
    expect([item?.['duePk'], item?.['dueAt']]).toEqual([undefined, undefined])
  })

  it('is not counted by who read it before somebody changed it, or before it went', async () => {
    await send(heldWrites(booking))
    const before = await held()
    const history = [...booking.history, { ...booking.history[0]!, id: 'moved' }]
    await send(heldWrites({ ...booking, history }))
    expect(await send([countedWrite(before, before.dates[1])])).toBe('changed-meanwhile')
    expect(await held()).toMatchObject({ step: 'moved', countedSince: '2026-11-21' })
    const gone = heldNoMoreWrite(of.group, of.booking)
    expect([await send([gone]), await send([gone])]).toEqual(['done', 'done'])
    expect(await send([countedWrite(before, undefined)])).toBe('changed-meanwhile')
    expect(await readHeldOne(world.ctx.table, of)).toBeUndefined()
  })
})

describe('in the programme', () => {
  it('stand the dates of each booking under a meeting, as the last of its changes left them', async () => {
    const meeting = booking.id
    const other = { ...booking, id: `${booking.id.slice(0, -1)}z`, meeting }
    for (const each of [booking, booking, other]) expect(await send(programmeWrites(each))).toBe('done')
    const read = (await readUnderMeeting(world.ctx.table, 'aef', meeting))!.bookings.toSorted((a, b) =>
      a.booking.localeCompare(b.booking),
    )
    expect(read.map(({ booking: id, quiet, step, dates: all }) => [id, quiet, step, all.length])).toEqual([
      [booking.id, undefined, 'yes', 3],
      [other.id, undefined, 'yes', 3],
    ])
    expect(read[0]?.dates[0]).toEqual({
      key: '2026-12-02T19:00',
      date: '2026-12-02',
      from: '19:00',
      to: '21:00',
      state: 'approved',
      rooms: ['seminarraum'],
    })
  })

  it('stands that nobody answers whether they still meet, and what was never approved is announced to nobody', async () => {
    const [since, at] = ['2026-11-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z']
    const pulse = { since, asked: [], at, quietSince: '2026-12-01T00:00:00.000Z' }
    await send(programmeWrites({ ...booking, history: asked.history, pulse }))
    const under = await readUnderMeeting(world.ctx.table, 'aef', booking.id)
    expect(under?.bookings[0]).toMatchObject({ quiet: true, announced: false })
    expect(programmeWrites({ ...booking, meeting: undefined })).toEqual([])
  })
})

it('whoever stands in a booking of others is found by that, until they stand there no more', async () => {
  const offered = {
    booking: booking.id,
    house: 'aef',
    gift: 'aaaaaaaaaaaa',
    side: 'giver',
    contactId: `hash ${booking.id}`,
    at: asked.createdAt,
  } as const
  const write = offeredWrite(offered, 2_000_000_000)
  const receiver = offeredWrite({ ...offered, side: 'receiver' }, 2_000_000_000)
  for (const each of [write, write, receiver]) expect(await send([each])).toBe('done')
  expect(await stored(write)).toMatchObject({ ...offered, ttl: 2_000_000_000, owner: offered.contactId })
  expect(await world.ctx.table.ownedBy(offered.contactId)).toHaveLength(2)
  const gone = offeredNoMoreWrite(offered)
  expect([await send([gone]), await send([gone])]).toEqual(['done', 'done'])
  expect(await world.ctx.table.ownedBy(offered.contactId)).toEqual([receiver.key])
})

it('whether they still meet is asked when it is time, and of nobody of whom it is not to be asked', async () => {
  const pulse = { since: asked.createdAt, asked: [], at: '2027-01-01T00:00:00.000Z' }
  const asks = async (now: string) =>
    (await readDue(duePulses, world.ctx.table, now, 100)).filter((id) => id === booking.id)
  expect(pulseWrites(booking)).toEqual([])
  const writes = pulseWrites({ ...booking, pulse })
  for (const _ of [1, 2]) expect(await send(writes)).toBe('done')
  expect(await asks('2026-12-31T23:59:59.000Z')).toEqual([])
  expect(await asks('2027-01-01T00:00:00.000Z')).toEqual([booking.id])
  // A month after the last date.
  expect((await stored(writes[0]))?.['ttl']).toBe(Date.parse('2027-01-16T00:00:00Z') / 1000)
  for (const _ of [1, 2]) expect(await send([noPulseWrite(booking.id)])).toBe('done')
  expect(await asks('2099-01-01T00:00:00.000Z')).toEqual([])
})
