import { describe, expect, it } from 'vitest'
import { convergingChanges, gainsOf } from '../../functions/bookings/rules/converge.ts'
import { heldBy, slotChanges } from '../../functions/bookings/rules/slot.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import type { DaySheet } from '../../functions/rooms/schema.ts'
import { aBooking, aSeries, knownRoom, onDate, zone } from './a-booking.ts'

const date = '2026-12-08'
const id = aBooking().id
const asked = { date: '2026-12-09', from: '10:00', to: '11:00' }
const other = { booking: 'another00001', key: `${date}T18:00` }
const rooms = [
  knownRoom('saal', { contains: ['links'], gapMinutes: 15 }),
  knownRoom('links'),
  knownRoom('markt', { contention: 'compete' }),
]
const terms = { rooms, zone }
const approved = (change: Partial<Occurrence> = {}, day = date) =>
  onDate(day, { state: 'approved', ...change })
const holding = (change: Partial<Occurrence> = {}, more: Partial<Booking> = {}) =>
  aBooking({ state: 'approved', occurrences: [approved(change)], ...more })
/** What a change takes, gives up and keeps clear, as first and last quarter; and what the board shows. */
function told(changes: ReturnType<typeof slotChanges>) {
  const span = (quarters: Iterable<number>) => {
    const sorted = [...quarters].sort((a, b) => a - b)
    return sorted.length === 0 ? '' : `${sorted[0]}-${sorted.at(-1)}`
  }
  return Object.fromEntries(
    changes.map(({ room, date: day, take, free, clear, entries }) => [
      `${room} ${day.slice(8)}`,
      [
        span(take.keys()),
        span(free.keys()),
        span(clear),
        [...entries].map(([name, entry]) => `${name.slice(12)}${entry?.state ?? 'gone'}`).join(' '),
      ],
    ]),
  )
}

describe('the change of the day sheets', () => {
  const open = aBooking({ rooms: ['markt'] })

  it('takes all of what is new, with the turnover and the parts of the room kept clear', () => {
    expect(told(slotChanges(undefined, holding(), terms))).toEqual({
      'saal 08': ['76-83', '', '75-84', 'approved'],
      'links 08': ['', '', '75-84', ''],
    })
    expect(told(slotChanges(holding(), undefined, terms))).toEqual({ 'saal 08': ['', '76-83', '', 'gone'] })
    expect(slotChanges(undefined, undefined, terms)).toEqual([])
    expect(
      slotChanges(holding(), holding({}, { updatedAt: 'later', sequence: 4, note: 'Tee' }), terms),
    ).toEqual([])
  })

  it('asks for nothing anew where it gets shorter, and for all around it where it gets longer', () => {
    const shorter = told(slotChanges(holding(), holding({ to: '20:00' }), terms))
    expect(shorter).toEqual({ 'saal 08': ['76-79', '76-83', '', 'approved'] })
    const longer = told(slotChanges(holding(), holding({ to: '22:00' }), terms))
    expect(longer).toEqual({
      'saal 08': ['76-87', '76-83', '75-88', 'approved'],
      'links 08': ['', '', '75-88', ''],
    })
  })

  it('keeps beside it what stays on the same sheet, and touches no other', () => {
    const series = aSeries(
      [
        approved(),
        approved({ key: `${date}T10:00`, from: '10:00', to: '12:00' }),
        approved({}, '2026-12-15'),
      ],
      { state: 'approved' },
    )
    const less = { ...series, occurrences: series.occurrences.with(0, approved({ state: 'cancelled' })) }
    const changes = slotChanges(series, less, terms)
    expect(Object.keys(told(changes))).toEqual(['saal 08'])
    expect([...changes[0]!.take.keys()]).toEqual([40, 41, 42, 43, 44, 45, 46, 47])
    expect(changes[0]!.free.size).toBe(16)
  })

  it('takes nothing for who asks where requests compete, and all once it is approved', () => {
    expect(told(slotChanges(undefined, open, terms))).toEqual({ 'markt 08': ['', '', '76-83', 'requested'] })
    expect(slotChanges(undefined, open, terms)[0]!.stamp).toBe('line')
    expect(slotChanges(undefined, { ...open, history: [] }, terms)[0]!.stamp).toBe(id)
    const given = { ...open, state: 'approved' as const, occurrences: [approved()] }
    expect(told(slotChanges(open, given, terms))).toEqual({ 'markt 08': ['76-83', '', '', 'approved'] })
    expect(told(slotChanges(given, undefined, terms))).toEqual({ 'markt 08': ['', '76-83', '', 'gone'] })
    expect(told(slotChanges(open, undefined, terms))).toEqual({ 'markt 08': ['', '', '', 'gone'] })
    const offered = aBooking({
      rooms: ['markt'],
      occurrences: [onDate(date, { state: 'cancelled', offered: { ...asked, until: 'x' } })],
    })
    expect(told(slotChanges(undefined, offered, terms))['markt 09']?.[0]).toBe('40-43')
  })

  it('takes nothing for a guest, who is shown inside the other’s slot', () => {
    const guest = holding({ sharedWith: other })
    expect(told(slotChanges(undefined, guest, terms))).toEqual({ 'saal 08': ['', '', '', 'approved'] })
    expect(told(slotChanges(guest, undefined, terms))).toEqual({ 'saal 08': ['', '', '', 'gone'] })
    expect(told(slotChanges(guest, holding(), terms))['saal 08']).toEqual(['76-83', '', '75-84', 'approved'])
  })

  it('gives back also in a room that the house has no more', () => {
    expect(told(slotChanges(holding({}, { rooms: ['gone'] }), undefined, terms))).toEqual({
      'gone 08': ['', '76-83', '', 'gone'],
    })
  })
})

describe('a change of many sheets', () => {
  it('first gains what is new, and gives back nothing of it', () => {
    const gains = (before: Booking | undefined, after: Booking) => told(gainsOf(before, after, terms))
    expect(gains(undefined, holding())).toHaveProperty('saal 08', ['76-83', '', '75-84', 'approved'])
    expect(gains(holding(), holding({ from: '20:00', to: '22:00' }))['saal 08']).toEqual([
      '84-87',
      '',
      '88-88',
      'approved',
    ])
    expect(gains(holding(), holding({ to: '20:00' }))).toEqual({})
    expect(gains(holding(), holding({ state: 'cancelled' }))).toEqual({})
  })

  const sheet = (change: Partial<DaySheet> = {}): DaySheet => ({
    room: 'saal',
    date,
    quarters: new Map(),
    entries: new Map(),
    wishes: new Map(),
    stamp: undefined,
    ...change,
  })
  const converge = (wanted: Booking | undefined, ...sheets: DaySheet[]) =>
    told(
      convergingChanges(
        id,
        wanted,
        [{ room: rooms[0]!, related: [], sheets: new Map(sheets.map((each) => [each.date, each])) }],
        terms,
      ),
    )
  const quarters = (from: number, to: number, holder = id) =>
    Array.from({ length: to - from }, (_, at) => [from + at, holder] as const)
  const { entry } = heldBy(holding())[0]!

  it('brings sheets in line with the booking, whatever they had', () => {
    const right = sheet({ quarters: new Map(quarters(76, 84)), entries: new Map([[id, entry]]) })
    expect(converge(holding(), right)).toEqual({})
    expect(
      converge(holding(), { ...right, entries: new Map([[id, { ...entry, at: 'x', seq: 9 }]]) }),
    ).toEqual({})
    expect(converge(holding(), { ...right, entries: new Map([[id, { ...entry, label: 'X' }]]) })).toEqual({
      'saal 08': ['', '', '', 'approved'],
    })
    expect(converge(holding(), sheet())).toEqual({ 'saal 08': ['76-83', '', '', 'approved'] })
    expect(converge(holding(), { ...right, quarters: new Map(quarters(72, 80)) })).toEqual({
      'saal 08': ['80-83', '72-75', '', ''],
    })
    expect(converge(undefined, right)).toEqual({ 'saal 08': ['', '76-83', '', 'gone'] })
  })

  it('leaves what others have there', () => {
    const theirs = sheet({
      quarters: new Map(quarters(40, 44, 'another00001')),
      entries: new Map([['another00001', entry]]),
    })
    expect(converge(undefined, theirs)).toEqual({})
    expect(converge(holding(), theirs)).toEqual({ 'saal 08': ['76-83', '', '', 'approved'] })
  })
})
