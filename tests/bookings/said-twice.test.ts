import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import {
  continuedWrite,
  droppedBookingWrite,
  forgottenBookingWrite,
  markedBookingWrite,
  newBookingWrite,
  nextBookingWrite,
  readMarkedBooking,
  sameVersion,
} from '../../functions/bookings/store.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Write } from '../../shared/table/write.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const months = 12
let world: World
/** As somebody asked for it; each test has it under an id of its own, in a table where nothing else is. */
let asked: Booking

beforeAll(async () => {
  world = await aWorld()
  await found(world)
  asked = await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
})
afterAll(() => world[Symbol.asyncDispose]())

let count = 0
const aBooking = (change: Partial<Booking> = {}): Booking => ({
  ...asked,
  id: `${asked.id.slice(0, -3)}${++count + 100}`,
  ...change,
})

/** What becomes of a write: `done`, `repeated` where it is found to have happened, or the word by which it is refused. */
const send = (...writes: Write[]): Promise<string> =>
  world.ctx.table.transact(writes).catch((error: unknown) => {
    if (error instanceof Refusal) return error.code
    throw error
  })
const stored = (write: Pick<Write, 'key'>) => world.ctx.table.get(write.key, { consistent: true })
const put = (booking: Booking) => send(newBookingWrite(booking, months))

/** The next version, with a line of its own in the history. */
const next = (booking: Booking, line: string, change: Partial<Booking> = {}): Booking => ({
  ...booking,
  purpose: `as ${line} wants it`,
  version: booking.version + 1,
  history: [...booking.history, { ...booking.history[0]!, id: line }],
  ...change,
})
const work = (rooms: string[]) =>
  ({
    phase: 'claiming',
    isNew: false,
    since: '2026-12-01T09:00:00.000Z',
    rooms,
    from: '2026-12-05',
    to: '2026-12-05',
  }) as const

type Writes = (was: Booking) => Write

/** Each change of a booking: what it says the first time, said again, over what somebody else has made of it, and where it is not there. */
const changes: [string, Writes, string, string, string, string][] = [
  [
    'its next version',
    (was) => nextBookingWrite(next(was, 'mine'), months),
    'done',
    'repeated',
    'changed-meanwhile',
    'changed-meanwhile',
  ],
  [
    'a step of a long change',
    (was) => markedBookingWrite({ ...was, version: was.version + 1, work: work(['seminarraum']) }, months),
    'done',
    'repeated',
    'changed-meanwhile',
    'changed-meanwhile',
  ],
  // Nothing tells that it was done; whoever forgets looks again.
  [
    'itself without its people',
    (was) => forgottenBookingWrite({ ...was, version: was.version + 1 }, months),
    'done',
    'changed-meanwhile',
    'changed-meanwhile',
    'changed-meanwhile',
  ],
  [
    'the end of one that was not had',
    (was) => droppedBookingWrite(was),
    'done',
    'repeated',
    'changed-meanwhile',
    'repeated',
  ],
  [
    'the series that goes on with it',
    (was) => continuedWrite(was, 'bbbbbbbbbbbb'),
    'done',
    'repeated',
    'changed-meanwhile',
    'changed-meanwhile',
  ],
  [
    'that it is as it was read',
    (was) => sameVersion(was),
    'done',
    'done',
    'changed-meanwhile',
    'changed-meanwhile',
  ],
]

describe.each(changes)('a booking: %s', (_, write, first, again, over, gone) => {
  it(`is ${first}, and said again ${again}`, async () => {
    const was = aBooking()
    await put(was)
    expect([await send(write(was)), await send(write(was))]).toEqual([first, again])
  })

  it.each<[string, (was: Booking) => Booking]>([
    ['other words', (was) => next(was, 'other')],
    [
      'a long change of their own',
      (was) => ({ ...was, version: was.version + 1, work: work(['teekueche']) }),
    ],
    ['another series', (was) => next(was, 'other', { continuedBy: 'aaaaaaaaaaaa' })],
    [
      'the same long change, which has gone on',
      (was) => ({ ...was, version: was.version + 2, work: work(['seminarraum']) }),
    ],
  ])(`is ${over} over %s of somebody else, and nothing of theirs is lost`, async (__, others) => {
    const was = aBooking()
    const theirs = others(was)
    await put(theirs)
    expect(await send(write(was))).toBe(over)
    expect(await readMarkedBooking(world.ctx.table, was.id)).toEqual(theirs)
  })

  it(`is ${gone} where it has gone, and does not bring it back`, async () => {
    const was = aBooking()
    expect(await send(write(was))).toBe(gone)
    expect(await readMarkedBooking(world.ctx.table, was.id)).toBeUndefined()
  })
})

describe('a new booking', () => {
  it.each<[string, (first: Booking) => Booking, string]>([
    ['the very same', (first) => first, 'repeated'],
    [
      'the same words, sent anew',
      (first) => ({ ...first, history: [{ ...first.history[0]!, id: 'anew' }] }),
      'repeated',
    ],
    [
      'other words under the same key',
      (first) => ({ ...first, fingerprint: 'other', history: [{ ...first.history[0]!, id: 'anew' }] }),
      'key-used-before',
    ],
    [
      'words of which nothing is known',
      ({ fingerprint: _print, ...first }) => ({ ...first, history: [{ ...first.history[0]!, id: 'anew' }] }),
      'key-used-before',
    ],
  ])('meets %s', async (_, other, outcome) => {
    const first = aBooking({ fingerprint: 'words' })
    expect(await put(first)).toBe('done')
    expect(await put(other(first))).toBe(outcome)
    expect(await readMarkedBooking(world.ctx.table, first.id)).toEqual(first)
  })

  it('without words to compare meets itself, and no other', async () => {
    const { fingerprint: _print, ...first } = aBooking()
    expect([await put(first), await put(first)]).toEqual(['done', 'repeated'])
    expect(await put({ ...first, history: [{ ...first.history[0]!, id: 'anew' }] })).toBe('key-used-before')
  })

  it('is found by whose it is once it is proved, and is due as long as it is undecided', async () => {
    const [open, proved, decided] = [
      aBooking(),
      aBooking({ state: 'requested' }),
      aBooking({ state: 'approved', occurrences: [{ ...asked.occurrences[0]!, state: 'approved' }] }),
    ]
    for (const each of [open, proved, decided]) await put(each)
    const items = await Promise.all([open, proved, decided].map((each) => stored(sameVersion(each))))
    expect(
      items.map((item) => [item?.['owner'], item?.['duePk'] === undefined, item?.['dueAt'] !== undefined]),
    ).toEqual([
      [undefined, false, true],
      [asked.contactId, false, true],
      [asked.contactId, true, false],
    ])
    // A year after its last date.
    expect(items[0]?.['ttl']).toBe(Date.parse('2027-12-05T00:00:00Z') / 1000)
  })
})

it('an earlier version counts as done also where others have gone on since', async () => {
  const was = aBooking()
  await put(was)
  const mine = next(was, 'mine')
  await send(nextBookingWrite(mine, months))
  await send(nextBookingWrite(next(mine, 'other'), months))
  expect(await send(nextBookingWrite(mine, months))).toBe('repeated')
  expect(await readMarkedBooking(world.ctx.table, was.id)).toMatchObject({
    purpose: 'as other wants it',
    version: 3,
  })
})
