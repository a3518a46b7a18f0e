import { describe, expect, it } from 'vitest'
import {
  datesOf,
  hasBegun,
  hasEnded,
  isPublic,
  isShown,
  knownDates,
  mayBeCancelled,
  publicDates,
  remarkOn,
  stateOf,
  takesPlace,
  within,
} from '../../functions/meetings/rules/dates.ts'
import { DateState } from '../../functions/meetings/schema/entry.ts'
import type { Entry } from '../../functions/meetings/schema/entry.ts'
import type { Venue } from '../../functions/meetings/schema/venue.ts'
import { aBooking, aCard, aDate, anEntry, anOpenDate, zone } from './values.ts'

const first = '2026-12-08T15:00'
const second = '2026-12-15T15:00'
const keys = (dates: readonly { key: string }[]) => dates.map(({ key }) => key)
const yes = aBooking('b', [first])
const no = aBooking('c', [second], { announced: false })

describe('a meeting is shown', () => {
  it.each<[boolean, string, Partial<Entry>]>([
    [true, 'when one of its bookings was approved', { bookings: [no, yes] }],
    [false, 'not when none was', { bookings: [no] }],
    [false, 'not without any booking', { bookings: [] }],
    [true, 'when one that has left it had been approved', { bookings: [], wasShown: true }],
    [false, 'never as a draft', { card: aCard({ state: 'draft' }), bookings: [yes] }],
    [false, 'never as a draft, whatever was before', { card: aCard({ state: 'draft' }), wasShown: true }],
    [true, 'also when it pauses', { card: aCard({ state: 'paused' }) }],
    [true, 'also when it has ended', { card: aCard({ state: 'ended' }) }],
  ])('%s: %s', (is, _, change) => {
    expect(isShown(anEntry(change))).toBe(is)
  })

  it.each([
    ['published', true, 'published'],
    ['published', false, 'draft'],
    ['paused', true, 'paused'],
    ['paused', false, 'paused'],
    ['ended', true, 'ended'],
    ['ended', false, 'ended'],
    ['draft', true, 'draft'],
  ] as const)('stored as %s, with a yes: %s, its house knows it as %s', (state, announced, told) => {
    const bookings = [aBooking('b', [first], { announced })]
    expect(stateOf(anEntry({ card: aCard({ state }), bookings }))).toBe(told)
  })
})

describe('the dates of a meeting', () => {
  it('stand in the order of their times, whatever booking they belong to', () => {
    const bookings = [
      aBooking('b', ['2026-12-15T15:00', '2026-12-08T18:00']),
      aBooking('c', ['2026-12-22T15:00', '2026-12-08T15:00']),
    ]
    expect(keys(datesOf(anEntry({ bookings })))).toEqual([
      '2026-12-08T15:00',
      '2026-12-08T18:00',
      '2026-12-15T15:00',
      '2026-12-22T15:00',
    ])
  })

  it('say which booking nobody answers for', () => {
    const bookings = [aBooking('b', [first], { quiet: true }), aBooking('c', [second], { quiet: false })]
    const [quiet, other] = datesOf(anEntry({ bookings }))
    expect(quiet?.quiet).toBe(true)
    expect(other).not.toHaveProperty('quiet')
  })

  const states = [
    'approved',
    'cancelled',
    'unconfirmed',
    'requested',
    'declined',
    'expired',
    'refused',
  ] as const
  const all = states.map((state, at) => anOpenDate(`2026-12-0${at + 1}T15:00`, { state }))
  const shown = ['2026-12-01T15:00', '2026-12-02T15:00']
  it.each([
    ['published', true, shown, shown],
    ['published', false, [], []],
    ['paused', true, [], shown],
    ['ended', true, [], shown],
    ['ended', false, [], []],
    ['draft', true, [], []],
  ] as const)('of one that is %s, with a yes: %s', (state, announced, others, byLink) => {
    const entry = anEntry({ card: aCard({ state }), bookings: [aBooking('b', all, { announced })] })
    expect([keys(publicDates(entry)), keys(knownDates(entry))]).toEqual([others, byLink])
  })

  it('are within two days, both included', () => {
    const dates = ['2026-12-07', '2026-12-08', '2026-12-15', '2026-12-16'].map((day) => aDate(`${day}T15:00`))
    expect(keys(within(dates, '2026-12-08', '2026-12-15'))).toEqual([first, second])
  })
})

describe('a state of a date', () => {
  const those = (is: (state: DateState) => boolean) => DateState.options.filter(is)

  it('is public, takes place, or may be called off', () => {
    expect(those(isPublic)).toEqual(['planned', 'moved', 'cancelled'])
    expect(those((state) => takesPlace({ state }))).toEqual(['planned', 'moved'])
    const open = ['planned', 'moved', 'unconfirmed', 'requested']
    expect(those((state) => mayBeCancelled({ state }))).toEqual(open)
  })
})

describe('a date by the clock of its house', () => {
  const date = { date: '2026-12-08', from: '15:00', to: '17:00' }

  it.each([
    ['2026-12-08T13:59:59.999Z', false, false],
    ['2026-12-08T14:00:00.000Z', true, false],
    ['2026-12-08T15:59:59.999Z', true, false],
    ['2026-12-08T16:00:00.000Z', true, true],
  ])('at %s has begun: %s, has ended: %s', (now, begun, ended) => {
    expect([hasBegun(date, zone, now), hasEnded(date, zone, now)]).toEqual([begun, ended])
  })
})

const rooms: Venue = { kind: 'rooms', rooms: ['teekueche'] }
const two: Venue = { kind: 'rooms', rooms: ['teekueche', 'seminarraum'] }
const park: Venue = { kind: 'outdoors', place: 'Stadtpark', address: 'Am Teich' }
const parkAgain: Venue = { kind: 'outdoors', address: 'Am Teich', place: 'Stadtpark' }
const hall: Venue = { kind: 'partner', place: 'Stadtpark', address: 'Am Teich' }
const online: Venue = { kind: 'online' }

describe('where a date is', () => {
  it.each<[string, Venue, string[], Venue | undefined, Venue, string]>([
    ['in the rooms that it holds', rooms, ['teekueche'], undefined, rooms, 'planned'],
    ['in the same rooms in another order', two, ['seminarraum', 'teekueche'], undefined, two, 'planned'],
    ['in one room less', two, ['teekueche'], undefined, rooms, 'moved'],
    ['in rooms, whatever is said of it', park, ['teekueche'], online, rooms, 'moved'],
    ['where it always is', park, [], undefined, park, 'planned'],
    ['said anew to be where it always is', park, [], parkAgain, park, 'planned'],
    ['at another place with the same name', park, [], hall, hall, 'moved'],
    ['at another place', park, [], { ...park, address: 'Am Tor' }, { ...park, address: 'Am Tor' }, 'moved'],
    ['online, as is said of it', park, [], online, online, 'moved'],
    ['not in rooms that are only said of it', park, [], rooms, park, 'planned'],
    ['online when it holds no room', rooms, [], undefined, online, 'moved'],
  ])('%s', (_, usual, held, said, venue, state) => {
    const remarks = said ? [{ from: first, venue: said }] : []
    const card = aCard({ venue: usual })
    const bookings = [aBooking('b', [anOpenDate(first, { rooms: held })])]
    const [date] = datesOf(anEntry({ card, remarks, bookings }))
    const sorted = (one: Venue | undefined) =>
      one?.kind === 'rooms' ? { ...one, rooms: [...one.rooms].sort() } : one
    expect([sorted(date?.venue), date?.state]).toEqual([sorted(venue), state])
  })

  it.each([
    ['on another day', { date: '2026-12-09' }, 'moved'],
    ['at another hour', { from: '16:00' }, 'moved'],
    ['with another end alone', { to: '18:00' }, 'planned'],
    ['called off on another day', { date: '2026-12-09', state: 'cancelled' }, 'cancelled'],
    ['asked for on another day', { date: '2026-12-09', state: 'requested' }, 'requested'],
  ] as const)('%s it is %s', (_, change, state) => {
    const bookings = [aBooking('b', [anOpenDate(first, change)])]
    expect(datesOf(anEntry({ bookings }))[0]?.state).toBe(state)
  })
})

describe('what is said of a date', () => {
  const third = '2026-12-22T15:00'

  it('is said from one to another, both included, or from one on', () => {
    const remark = { from: first, to: second, note: 'Hinten klingeln.' }
    const at = (key: string) => remarkOn([remark], key)
    expect(at('2026-12-08T14:45')).toEqual({})
    expect([at(first), at(second)]).toEqual([{ note: remark.note }, { note: remark.note }])
    expect(at('2026-12-15T15:15')).toEqual({})
    expect(remarkOn([{ from: second, note: 'Immer.' }], third)).toEqual({ note: 'Immer.' })
  })

  it('is each thing by the last that says it', () => {
    const remarks = [
      { from: first, note: 'Alt.', title: 'Technik' },
      { from: first, note: 'Neu.' },
      { from: second, note: 'Anderswo.' },
    ]
    expect(remarkOn(remarks, first)).toEqual({ note: 'Neu.', title: 'Technik' })
  })

  it('stands on it, and is taken back by nothing', () => {
    const card = aCard({ title: { de: 'Sprachcafé', en: 'Language café' } })
    const shown = (title: string, note: string) =>
      datesOf(anEntry({ card, remarks: [{ from: first, to: first, title, note }] }))[0]
    expect(shown('Technik', 'Mit Tasse.')).toMatchObject({ title: { de: 'Technik' }, note: 'Mit Tasse.' })
    const plain = shown('', '')
    expect(plain?.title).toEqual({ de: 'Sprachcafé', en: 'Language café' })
    expect(plain).not.toHaveProperty('note')
  })
})
