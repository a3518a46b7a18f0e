import { describe, expect, it } from 'vitest'
import { parseEntry } from '../../functions/meetings/rules/parse-entry.ts'
import { withRemark } from '../../functions/meetings/rules/remarks.ts'
import { meantBy, spanOf } from '../../functions/meetings/rules/scope.ts'
import { fateOf, longOver, nextUpkeep } from '../../functions/meetings/rules/upkeep.ts'
import type { Entry, Remark } from '../../functions/meetings/schema/entry.ts'
import { placeInWords } from '../../functions/meetings/rules/venue.ts'
import { aBooking, aCard, aDate, anEntry, anOpenDate, zone } from './values.ts'

const days = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'].map((day) => `${day}T15:00`)
const [first = '', second = '', third = '', fourth = ''] = days
const keys = (dates: readonly { key: string }[]) => dates.map(({ key }) => key)

describe('with a date are meant', () => {
  // The third has moved before the second.
  const dates = days.map((key) => aDate(key, key === third ? { date: '2026-12-14' } : {}))
  it.each<[string, Parameters<typeof meantBy>[2], string[]]>([
    ['it alone', {}, [second]],
    ['it alone', { scope: 'this' }, [second]],
    ['it and all that follow by their first times', { scope: 'following' }, [second, third, fourth]],
    ['all', { scope: 'all' }, days],
    ['all until a day, inclusive', { to: '2026-12-29' }, [second, third, fourth]],
    ['all until the day before that of the last', { to: '2026-12-28' }, [second, third]],
    ['all until a day, whatever else is said', { to: '2026-12-28', scope: 'all' }, [second, third]],
    ['it, and those that moved before it', { to: '2026-12-14' }, [second, third]],
    ['it in any case', { to: '2026-12-01' }, [second]],
  ])('%s: %o', (_, said, meant) => {
    expect(keys(meantBy(dates, { key: second }, said))).toEqual(meant)
  })

  it('a span from the first of them to the last', () => {
    const [one, two, three] = dates
    expect(spanOf([two!, three!, one!])).toEqual({ from: first, to: third })
    expect(spanOf([two!])).toEqual({ from: second, to: second })
    expect(spanOf([])).toEqual({ from: '', to: '' })
  })
})

describe('what is said of dates', () => {
  const bookings = [aBooking('b', days)]
  const now = '2026-12-01T09:00:00.000Z'
  const added = (remarks: Remark[], remark: Remark, at = now) =>
    withRemark(anEntry({ bookings, remarks }), remark, { now: at, zone })
  const note = { from: second, to: third, note: 'Neu.' }

  it.each<[string, Remark, boolean]>([
    ['of the same dates goes', { from: second, to: third, note: 'Alt.' }, false],
    ['of one of them goes', { from: third, to: third, note: 'Alt.' }, false],
    ['of one of them goes', { from: second, note: 'Alt.' }, false],
    ['of an earlier one too stays', { from: first, to: third, note: 'Alt.' }, true],
    ['of a later one too stays', { from: second, to: fourth, note: 'Alt.' }, true],
    ['of something else stays', { from: second, to: third, title: 'Technik' }, true],
    ['of more than that stays', { from: second, to: third, note: 'Alt.', title: 'Technik' }, true],
    [
      'of no date that there is goes',
      { from: '2026-12-09T15:00', to: '2026-12-14T15:00', title: 'X' },
      false,
    ],
    ['of a date alone that there is not goes', { from: '2026-12-07T15:00', title: 'X' }, false],
    ['until a date stays', { from: '2026-12-02T15:00', to: first, title: 'X' }, true],
    ['from a date on stays', { from: fourth, to: '2027-01-02T15:00', title: 'X' }, true],
  ])('before, %s', (_, before, stays) => {
    expect(added([before], note)).toEqual(stays ? [before, note] : [note])
  })

  it('covers one date where it says no end', () => {
    const [one, two] = [
      { from: second, note: 'Alt.' },
      { from: third, note: 'Alt.' },
    ]
    const said = { from: second, note: 'Neu.' }
    expect(added([one, two], said)).toEqual([two, said])
  })

  it('goes when its last date is over, and not before', () => {
    const old = { from: first, to: first, title: 'Technik' }
    expect(added([old], note, '2026-12-08T15:59:59.999Z')).toEqual([old, note])
    expect(added([old], note, '2026-12-08T16:00:00.000Z')).toEqual([note])
  })

  it('is forty things at most', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ from: first, to: fourth, title: `T${at}` }))
    expect(added(many(39), note)).toHaveLength(40)
    expect(() => added(many(40), note)).toThrow(expect.objectContaining({ code: 'too-many-remarks' }))
    const long = many(19).map((remark) => ({ ...remark, note: '議'.repeat(1000) }))
    expect(added(long, note)).toHaveLength(20)
    const more = { ...note, note: '議'.repeat(1000) }
    expect(() => added(long, more)).toThrow(expect.objectContaining({ code: 'too-many-remarks' }))
  })
})

describe('an entry of a programme', () => {
  const item = {
    pk: 'PROGRAMME#aef',
    sk: 'MEETING#m',
    house: 'aef',
    card: aCard(),
    changes: 2,
    changedAt: '2026-12-01T09:00:00.000Z',
  }

  it('is nothing without a card', () => {
    const { card: _card, ...rest } = item
    expect(parseEntry(rest)).toBeUndefined()
  })

  it('has what is stored of it', () => {
    const { changedAt, house, changes, card } = item
    const bare = { house, card, changes, changedAt, remarks: [], bookings: [] }
    expect(parseEntry(item)).toEqual(bare)
    const remarks = [{ from: first, note: 'Hinten.' }]
    const said = { wasShown: true, remarks }
    expect(parseEntry({ ...item, ...said, more: 2 })).toEqual({ ...bare, ...said })
    expect(parseEntry({ ...item, wasShown: 'yes' })).toEqual(bare)
  })
})

describe('a programme is kept short', () => {
  const at = '2026-12-01T09:00:00.000Z'

  it('by looking at a new meeting in four days, and at others in thirty', () => {
    expect(nextUpkeep(at)).toBe('2026-12-31T09:00:00.000Z')
    expect(nextUpkeep(at, true)).toBe('2026-12-05T09:00:00.000Z')
  })

  const over = anOpenDate('2026-10-01T15:00')
  const dead = anOpenDate('2026-12-08T15:00', { state: 'expired' })
  it.each([
    ['sixty-two days after its last date a booking is still asked for', [over], '2026-12-02', false],
    ['a day later it is long over', [over], '2026-12-03', true],
    ['it is not while one of its dates is not', [over, anOpenDate('2026-10-02T15:00')], '2026-12-03', false],
    ['it is where nobody proved the others', [over, dead], '2026-12-03', true],
    ['it is where nobody proved any', [dead], '2026-12-01', true],
  ])('%s', (_, dates, day, is) => {
    const entry = { bookings: [aBooking('old', dates), aBooking('other', ['2026-12-30T15:00'])] }
    expect(longOver(entry, day)).toEqual(is ? ['old'] : [])
  })

  it('a booking that was taken back is long over where nobody had said yes to it', () => {
    const gone = [anOpenDate('2026-12-08T15:00', { state: 'cancelled' })]
    const bookings = [aBooking('old', gone, { announced: false }), aBooking('told', gone)]
    expect(longOver({ bookings }, '2026-12-01')).toEqual(['old'])
  })

  const left = { bookings: [], changedAt: '2026-01-01T23:59:00.000Z' }
  const published = { ...left, wasShown: true as const }
  it.each<[string, Partial<Entry>, string, string]>([
    [
      'goes on as long as it has a booking',
      { ...published, bookings: [aBooking('b', [])] },
      '2029-01-01',
      'keep',
    ],
    ['never shown waits three days', left, '2026-01-04', 'keep'],
    ['never shown goes after them', left, '2026-01-05', 'forget'],
    [
      'that has ended stays sixty-two days',
      { ...published, card: aCard({ state: 'ended' }) },
      '2026-03-04',
      'keep',
    ],
    [
      'that has ended goes after them',
      { ...published, card: aCard({ state: 'ended' }) },
      '2026-03-05',
      'forget',
    ],
    [
      'that ended before it was shown goes after three',
      { ...left, card: aCard({ state: 'ended' }) },
      '2026-01-05',
      'forget',
    ],
    ['in the programme waits four hundred days', published, '2027-02-05', 'keep'],
    ['in the programme ends after them', published, '2027-02-06', 'end'],
    ['that pauses ends after them', { ...published, card: aCard({ state: 'paused' }) }, '2027-02-06', 'end'],
  ])('a meeting %s', (_, change, day, fate) => {
    expect(fateOf(anEntry(change), day)).toBe(fate)
  })
})

describe('where a meeting is, as its booking says it', () => {
  it.each([
    [{ kind: 'rooms', rooms: ['teekueche'] }, undefined],
    [{ kind: 'online' }, 'online'],
    [{ kind: 'outdoors', place: 'Stadtpark' }, 'Stadtpark'],
    [{ kind: 'partner', place: 'Pfarrheim' }, 'Pfarrheim'],
  ] as const)('%o: %s', (venue, words) => {
    expect(placeInWords(venue.kind === 'rooms' ? { ...venue, rooms: [...venue.rooms] } : venue)).toBe(words)
  })
})
