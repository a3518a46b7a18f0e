import { describe, expect, it } from 'vitest'
import {
  countOf,
  freeOf,
  isAhead,
  isBooked,
  lineOf,
  widened,
} from '../../../functions/imports/rules/spans.ts'
import { importTitle, leftOutOf } from '../../../functions/imports/rules/terms.ts'
import type { TakenBlock, TakenBooking } from '../../../functions/imports/schema.ts'
import { anEvent, anInstance, zone } from '../terms.ts'

describe('an instance takes whole quarters of an hour', () => {
  it.each([
    ['19:00', '21:00', '19:00', '21:00', false],
    ['19:01', '21:00', '19:00', '21:00', true],
    ['19:00', '21:01', '19:00', '21:15', true],
    ['19:14', '20:46', '19:00', '21:00', true],
    ['23:59', '24:00', '23:45', '24:00', true],
    ['22:00', '23:46', '22:00', '24:00', true],
    ['00:00', '00:15', '00:00', '00:15', false],
  ])('%s-%s becomes %s-%s', (from, to, first, end, isWidened) => {
    const { key } = anInstance('2026-12-08', { from, to })
    expect(widened(anInstance('2026-12-08', { from, to }))).toEqual({
      key,
      date: '2026-12-08',
      endDate: '2026-12-08',
      from: first,
      to: end,
      widened: isWidened,
    })
  })
})

it.each([
  ['a millisecond before its end', '2026-12-08T19:59:59.999Z', true],
  ['at its end', '2026-12-08T20:00:00.000Z', false],
])('%s it is ahead: %s %s', (_, now, expected) => {
  expect(isAhead(anInstance('2026-12-08'), now, zone)).toBe(expected)
})

it('what ends on another day is over with that day', () => {
  const night = anInstance('2026-12-07', { endDate: '2026-12-08', to: '02:00' })
  expect(isAhead(night, '2026-12-08T00:59:59.000Z', zone)).toBe(true)
  expect(isAhead(night, '2026-12-08T01:00:00.000Z', zone)).toBe(false)
})

it.each([
  ['bookings', false, '2026-12-08', true],
  ['blocks', false, '2026-12-08', false],
  ['bookings', true, '2026-12-08', false],
  ['bookings', false, '2026-12-09', false],
] as const)('wanted as %s, of whole days %s, until %s: a booking %s', (as, allDay, endDate, expected) => {
  expect(isBooked(anEvent({ allDay }), anInstance('2026-12-08', { endDate }), { as })).toBe(expected)
})

describe('a line of ours', () => {
  it.each([
    ['ends nowhere in between', 'a\r\nb\u0000c\td\u007Fe', 80, 'a b c d e'],
    ['has nothing around it', '  a  ', 80, 'a'],
    ['is not longer than it may be', 'abcdef', 3, 'abc'],
    ['is as long as it may be', 'abc', 3, 'abc'],
    ['ends with no half character', 'ab😀', 3, 'ab'],
    ['keeps the whole character', 'ab😀', 4, 'ab😀'],
    ['has nothing around it where it is cut', 'ab cd', 3, 'ab'],
    ['is nothing where nothing could be seen', '\u200B\u200B', 80, ''],
  ])('%s', (_, text, longest, expected) => {
    expect(lineOf(text, longest)).toBe(expected)
  })
})

it('a title is that of the date, else of the event, else a word of the house; of 120 characters at most', () => {
  const words = { words: { untitled: 'Ohne Titel', blocked: 'Belegt' } }
  expect(importTitle({ summary: 'Chor' }, { summary: 'Konzert' }, words)).toBe('Konzert')
  expect(importTitle({ summary: 'Chor' }, {}, words)).toBe('Chor')
  expect(importTitle({ summary: 'Chor' }, { summary: '' }, words)).toBe('Ohne Titel')
  expect(importTitle({ summary: ' ' }, {}, words)).toBe('Ohne Titel')
  expect(importTitle({ summary: 'x'.repeat(121) }, {}, words)).toHaveLength(120)
})

it('what is left out is told with whose it is and why', () => {
  const named = { uid: 'a', summary: 'Chorprobe' }
  expect(leftOutOf(anEvent(), 'not-busy')).toEqual({
    ...named,
    date: '2026-12-08',
    reason: 'not-busy',
    facts: {},
  })
  expect(leftOutOf(anEvent(), 'too-far', { count: 2 }).facts).toEqual({ count: 2 })
})

it('counted is each block, and of a booking the dates that can be had', () => {
  const free = { key: 'k', date: '2026-12-08', from: '19:00', to: '21:00' }
  const refused = { ...free, refused: { code: 'room-taken' } }
  const booking = { kind: 'booking', dates: [free, refused, free] } as unknown as TakenBooking
  const block = { kind: 'block' } as unknown as TakenBlock
  expect(freeOf(booking)).toEqual([free, free])
  expect(countOf([block, booking, block])).toBe(4)
  expect(countOf([])).toBe(0)
})
