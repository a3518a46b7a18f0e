import { describe, expect, test } from 'vitest'
import type { House } from '../../functions/houses/schema.ts'
import type { SheetChange } from '../../functions/rooms/rules/sheet-change.ts'
import { emptyChange } from '../../functions/rooms/rules/sheet-change.ts'
import type { DaySheet, Room, SheetEntry } from '../../functions/rooms/schema.ts'
import {
  isOfferable,
  isTouched,
  obstaclesOf,
  placeClaim,
  sheetsAfter,
  stillThere,
  witnessOf,
} from '../../functions/waitlist/rules/fit.ts'
import { dayOf } from '../../functions/waitlist/rules/day-of.ts'
import type { Obstacle } from '../../functions/waitlist/rules/fit.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import { aHouse, aRoom } from '../support/builders.ts'
import { aPlace, idOf, offered } from './a-place.ts'

const house: House = { ...aHouse(), version: 1 }
const room = (id: string, change: Partial<Room> = {}): Room =>
  ({ ...aRoom({ capacity: 10 }), id, house: 'aef', position: 1, version: 1, ...change }) as Room
const [hall, kitchen] = [room('hall'), room('kitchen')]
const now = '2026-12-01T09:00:00.000Z'
const date = '2026-12-05'
const terms = { house, rooms: [hall, kitchen], now }
const place = (change: Partial<Place> = {}) => aPlace({ rooms: ['hall'], ...change })
const change = (of: string, more: Partial<SheetChange> = {}) => ({ ...emptyChange('aef', of, date), ...more })
const quarters = (holder: string, ...all: number[]) => new Map(all.map((each) => [each, holder]))
const [one, other] = [idOf('h'), idOf('k')]
/** 19:00 to 21:00. */
const evening = [76, 77, 78, 79, 80, 81, 82, 83]

const entry = (more: Partial<SheetEntry> = {}): SheetEntry => ({
  from: '19:00',
  to: '21:00',
  kind: 'booking',
  state: 'requested',
  at: now,
  seq: 0,
  ...more,
})
const sheet = (of: string, more: Partial<DaySheet> = {}): DaySheet => {
  const [held, entries, wishes] = [new Map(), new Map(), new Map()]
  return { room: of, date, quarters: held, entries, wishes, stamp: 'old', ...more }
}
const sheets = (...all: DaySheet[]) => new Map(all.map((each) => [dayOf(each), each]))

describe('a slot can be offered', () => {
  test.each<[string, Partial<Place>, Partial<typeof terms>, boolean]>([
    ['that is wanted in a room of the house', {}, {}, true],
    ['that has begun', {}, { now: '2026-12-05T18:00:00.000Z' }, false],
    ['that is offered already', offered, {}, false],
    ['in two rooms', { rooms: ['hall', 'kitchen'] }, {}, true],
    ['in two rooms of which one is gone', { rooms: ['hall', 'cellar'] }, {}, false],
    ['to as many as fit in', { attendees: 10 }, {}, true],
    ['to one more', { attendees: 11 }, {}, false],
    ['to as many as fit in two rooms', { rooms: ['hall', 'kitchen'], attendees: 20 }, {}, true],
    ['until the house closes', { to: '22:00' }, {}, true],
    ['beyond that', { to: '22:15' }, {}, false],
    ['where one has to call', {}, { rooms: [room('hall', { approval: 'phone-only' })] }, false],
    [
      'where one has to call, and has called',
      { origin: 'manager' },
      { rooms: [room('hall', { approval: 'phone-only' })] },
      true,
    ],
    ['later than the room wants to know', {}, { rooms: [room('hall', { leadHours: 106 })] }, false],
    ['as early as it wants to know', {}, { rooms: [room('hall', { leadHours: 105 })] }, true],
  ])('%s', (_, wish, more, may) => {
    expect(isOfferable(place(wish), { ...terms, ...more })).toBe(may)
  })
})

describe('a place takes', () => {
  test('its own time in each of its rooms, as an offer', () => {
    const claim = placeClaim(place({ rooms: ['hall', 'kitchen'] }), terms)
    const shown = entry({ kind: 'offer' })
    expect(claim).toEqual(
      ['hall', 'kitchen'].map((of) =>
        change(of, { take: quarters(idOf('a'), ...evening), entries: new Map([[idOf('a'), shown]]) }),
      ),
    )
  })

  test.each([
    [{ setUpMinutes: 15 }, { setUp: 15 }, [75, ...evening]],
    [{ tidyUpMinutes: 15 }, { tidyUp: 15 }, [...evening, 84]],
  ])('the time around it: %j', (wish, shown, taken) => {
    const [claim] = placeClaim(place(wish), terms)
    expect(claim?.entries.get(idOf('a'))).toStrictEqual(entry({ kind: 'offer', ...shown }))
    expect([...(claim?.take.keys() ?? [])]).toEqual(taken)
  })

  test('nothing of rooms that it keeps others from, which have to be free', () => {
    const rooms = [room('hall', { contains: ['kitchen'] }), kitchen]
    const [, part] = placeClaim(place(), { ...terms, rooms })
    expect(part).toEqual(change('kitchen', { clear: new Set(evening) }))
  })
})

describe('in the way of a place is', () => {
  const claim = [change('hall', { take: quarters(idOf('a'), 76, 77), clear: new Set([78]) })]
  const inTheWay = (of: DaySheet[], rooms = [hall, kitchen]) =>
    obstaclesOf(place(), claim, sheets(...of), { ...terms, rooms })

  test('whoever has a quarter that it takes or needs to be free, in that room', () => {
    const held = new Map([...quarters(one, 75, 76), ...quarters(other, 78, 79)])
    expect(inTheWay([sheet('hall', { quarters: held }), sheet('kitchen', { quarters: held })])).toEqual([
      { room: 'hall', date, holder: one, quarter: 76 },
      { room: 'hall', date, holder: other, quarter: 78 },
    ])
    expect(inTheWay([])).toEqual([])
  })

  test('whoever competes for the time, where requests compete', () => {
    const entries = new Map([
      [`${one}_20261205T1900`, entry()],
      [other, entry({ from: '20:45', to: '22:00' })],
      [idOf('m'), entry({ from: '21:00', to: '22:00' })],
      [idOf('n'), entry({ state: 'approved' })],
      [idOf('p'), entry({ kind: 'block' })],
    ])
    const of = [sheet('hall', { entries }), sheet('kitchen', { entries })]
    expect(inTheWay(of)).toEqual([])
    const compete = { contention: 'compete' } as const
    expect(inTheWay([], [room('hall', compete)])).toEqual([])
    expect(inTheWay(of, [room('hall', compete), room('kitchen', compete)])).toEqual([
      { room: 'hall', date, holder: one, entry: `${one}_20261205T1900` },
      { room: 'hall', date, holder: other, entry: other },
    ])
  })
})

test('sheets are as changes leave them, days without one included, and those that were read stay', () => {
  const known = sheets(sheet('hall', { quarters: quarters(one, 76, 77) }))
  const wish = { from: '19:00', to: '21:00', rooms: ['kitchen'], since: now }
  const after = sheetsAfter(known, [
    change('hall', { free: quarters(one, 76) }),
    change('hall', { take: quarters(other, 76) }),
    change('kitchen', { wishes: new Map([[idOf('a'), wish]]) }),
  ])
  expect(after.get('hall/2026-12-05')?.quarters).toEqual(
    new Map([
      [77, one],
      [76, other],
    ]),
  )
  const kitchenAfter = sheet('kitchen', { wishes: new Map([[idOf('a'), wish]]), stamp: undefined })
  expect(after.get('kitchen/2026-12-05')).toEqual(kitchenAfter)
  expect(known.get('hall/2026-12-05')?.quarters).toEqual(quarters(one, 76, 77))
})

describe('a claim is touched', () => {
  const claim = [change('hall', { take: quarters(idOf('a'), 76), clear: new Set([77]) })]
  test.each<[string, SheetChange[], boolean]>([
    ['by a quarter that it takes', [change('hall', { free: quarters(one, 76) })], true],
    ['by one that it needs free', [change('hall', { free: quarters(one, 77) })], true],
    ['not by one beside it', [change('hall', { free: quarters(one, 75, 78) })], false],
    ['by one of several changes', [change('kitchen'), change('hall', { free: quarters(one, 76) })], true],
    [
      'not by what somebody takes at once',
      [change('hall', { free: quarters(one, 76), take: quarters(other, 76) })],
      false,
    ],
    ['not by another room', [change('kitchen', { free: quarters(one, 76) })], false],
    ['not by another day', [{ ...change('hall', { free: quarters(one, 76) }), date: '2026-12-06' }], false],
    ['by an entry that goes', [change('hall', { entries: new Map([[one, undefined]]) })], true],
    ['not by one that comes', [change('hall', { entries: new Map([[one, entry()]]) })], false],
    ['not by nothing', [change('hall')], false],
  ])('%s', (_, changes, is) => {
    expect(isTouched(claim, changes)).toBe(is)
  })
})

describe('whoever gives back and leaves somebody waiting', () => {
  const stamped = { house: 'aef', stamp: 'new' }
  const held = (of: string, quarter = 76, on = date): Obstacle => ({
    room: of,
    date: on,
    holder: one,
    quarter,
  })
  const rival = (of: string): Obstacle => ({ room: of, date, holder: other, entry: other })
  const witness = (obstacles: Obstacle[], changes: SheetChange[] = []) =>
    witnessOf(place(), obstacles, changes, stamped).map(({ room: of, date: on }) => `${of}/${on}`)

  test('says nothing where nobody is in the way, or the changes see to it', () => {
    expect(witness([])).toEqual([])
    expect(witness([held('hall')], [change('hall', { take: quarters(one, 76) })])).toEqual([])
    expect(witness([rival('hall')], [change('hall', { entries: new Map([[other, entry()]]) })])).toEqual([])
    expect(witness([held('kitchen'), held('hall')], [change('hall', { take: quarters(one, 76) })])).toEqual(
      [],
    )
  })

  test.each<[string, Obstacle, Partial<SheetChange>]>([
    ['another quarter is taken', held('hall'), { take: quarters(one, 77) }],
    ['somebody else takes it', held('hall'), { take: quarters(other, 76) }],
    ['the entry goes', rival('hall'), { entries: new Map([[other, undefined]]) }],
    ['another entry comes', rival('hall'), { entries: new Map([[one, entry()]]) }],
  ])('says that one is still there where %s', (_, obstacle, more) => {
    expect(witness([obstacle], [change('hall', more)])).toEqual(['hall/2026-12-05'])
  })

  test('says it best on a sheet that is written anyway, else on one of the place’s own, else on any', () => {
    const far = held('hall', 0, '2026-12-06')
    const all = [far, held('kitchen'), held('hall')]
    expect(witness(all, [change('kitchen')])).toEqual(['kitchen/2026-12-05'])
    expect(witness(all)).toEqual(['hall/2026-12-05'])
    expect(witness([far, held('kitchen')])).toEqual(['hall/2026-12-06'])
  })

  test('checks the quarter, or the entry, and changes nothing but the stamp of a sheet that does not name the wish', () => {
    const still = (obstacle: Obstacle) => stillThere(place(), obstacle, stamped)
    const same = { take: quarters(one, 76), free: quarters(one, 76) }
    expect(still(held('hall'))).toStrictEqual(change('hall', same))
    expect(still(rival('hall'))).toStrictEqual(change('hall', { still: new Set([other]) }))
    expect(still(held('kitchen'))).toStrictEqual(change('kitchen', { ...same, stamp: 'new' }))
    const next = { ...change('hall', { ...same, stamp: 'new' }), date: '2026-12-06' }
    expect(still(held('hall', 76, '2026-12-06'))).toStrictEqual(next)
  })
})
