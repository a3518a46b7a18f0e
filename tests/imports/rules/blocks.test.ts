import { describe, expect, it } from 'vitest'
import { blockMoments, planBlocks } from '../../../functions/imports/rules/blocks.ts'
import { widened } from '../../../functions/imports/rules/spans.ts'
import type { ImportTerms } from '../../../functions/imports/rules/terms.ts'
import { mostSheets } from '../../../functions/rooms/rules/sheets-at-once.ts'
import type { ImportedEvent } from '../../../shared/ical/imported.ts'
import { addDays } from '../../../shared/time/civil.ts'
import {
  aChoice,
  aDate,
  aDraft,
  aKnownBooking,
  anEntry,
  anEvent,
  aSheet,
  idFor,
  idOf,
  noPlan,
  now,
  theRoom,
  theTerms,
  wholeDays,
  zone,
} from '../terms.ts'

function planned(
  dates: Parameters<typeof planBlocks>[1],
  terms: Partial<ImportTerms> = {},
  event: Partial<ImportedEvent> = {},
) {
  const plan = noPlan()
  planBlocks(anEvent(event), dates, theTerms(terms), plan)
  return plan
}

const span = { date: '2026-12-08', from: '19:00', endDate: '2026-12-08', to: '21:00' }

describe('the moments of a block', () => {
  const block = { date: '2026-12-08', from: '19:00', endDate: '2026-12-09', to: '02:00' }
  it.each([
    ['are local times', block, false, '2026-12-08T19:00', '2026-12-09T02:00'],
    ['of whole days are dates', block, true, '2026-12-08', '2026-12-09'],
    [
      'begin today, if it began earlier',
      { ...block, date: '2026-11-30' },
      false,
      '2026-12-01',
      '2026-12-09T02:00',
    ],
    [
      'of today begin where they do',
      { ...block, date: '2026-12-01' },
      false,
      '2026-12-01T19:00',
      '2026-12-09T02:00',
    ],
    [
      'of whole days begin today at the earliest',
      { ...block, date: '2026-11-01' },
      true,
      '2026-12-01',
      '2026-12-09',
    ],
  ])('%s', (_, given, isWhole, from, to) => {
    expect(blockMoments({ ...given, wholeDays: isWhole }, { now, zone })).toEqual({ from, to })
  })
})

describe('each date', () => {
  it('becomes a block of its own, with the id of its event and date', () => {
    const odd = aDate('2026-12-09', { from: '19:10', summary: 'Konzert' })
    expect(planned([aDate('2026-12-08'), odd])).toEqual({
      ...noPlan(),
      takes: [
        {
          ...span,
          kind: 'block',
          id: idFor('a08T19:00'),
          uid: 'a',
          title: 'Chorprobe',
          isPublic: false,
          wholeDays: false,
          widened: false,
        },
        {
          ...span,
          date: '2026-12-09',
          endDate: '2026-12-09',
          kind: 'block',
          id: idFor('a09T19:10'),
          uid: 'a',
          title: 'Konzert',
          isPublic: false,
          wholeDays: false,
          widened: true,
        },
      ],
    })
  })

  it.each([
    [true, false, true],
    [true, true, false],
    [false, false, false],
  ])(
    'with titles wanted %s and a private event %s is named in public: %s',
    (showTitles, isPrivate, expected) => {
      const plan = planned([aDate('2026-12-08')], { choice: aChoice({ showTitles }) }, { isPrivate })
      expect(plan.takes[0]?.isPublic).toBe(expected)
    },
  )

  it('of whole days says so', () => {
    const plan = planned([widened(wholeDays('2026-12-08'))], {}, { allDay: true })
    expect(plan.takes[0]).toMatchObject({ wholeDays: true, from: '00:00', to: '24:00' })
  })

  it('that meets a booking is refused with who is there, and does not stay; the others are taken', () => {
    const held = anEntry('20:45', '22:00', { label: 'Spiele' })
    const plan = planned([aDate('2026-12-08'), aDate('2026-12-09')], {
      draft: aDraft([aSheet('2026-12-08', { x: held })]),
    })
    expect(plan.refused).toEqual([
      {
        ...span,
        title: 'Chorprobe',
        refused: { code: 'room-taken', kind: 'booking' },
        by: {
          id: idFor('x'),
          kind: 'booking',
          date: '2026-12-08',
          from: '20:45',
          to: '22:00',
          label: 'Spiele',
        },
        of: idFor('a08T19:00'),
        stays: false,
      },
    ])
    expect(plan.takes).toMatchObject([{ date: '2026-12-09' }])
  })

  it('that ends before it begins is refused, and nobody is in its way', () => {
    const { refused, takes } = planned([aDate('2026-12-08', { to: '18:00' })])
    expect(refused).toMatchObject([{ refused: { code: 'invalid-input' }, stays: false }])
    expect([takes, refused[0]?.by]).toEqual([[], undefined])
  })

  it('may cover as many days as one write takes, those of related rooms counted', () => {
    const days = (count: number) => [widened(wholeDays('2026-12-08', addDays('2026-12-08', count - 1)))]
    const codes = (count: number, terms: Partial<ImportTerms> = {}) =>
      planned(days(count), terms, { allDay: true }).refused.map(({ refused }) => refused)
    expect(codes(mostSheets)).toEqual([])
    expect(codes(mostSheets + 1)).toEqual([{ code: 'too-long' }])
    const related = [{ room: theRoom({ id: 'saal' }), sheets: new Map() }]
    const half = Math.floor(mostSheets / 2)
    expect(codes(half, { draft: aDraft([], { related }) })).toEqual([])
    expect(codes(half + 1, { draft: aDraft([], { related }) })).toEqual([{ code: 'too-long' }])
  })
})

describe('what was taken over before', () => {
  const id = idFor('a08T19:00')
  const entry = { ...anEntry('19:00', '21:00', { kind: 'block' }), date: '2026-12-08' }

  it('as a block stays; its further dates are taken', () => {
    const plan = planned([aDate('2026-12-08'), aDate('2026-12-15')], { blocks: new Map([[id, [entry]]]) })
    expect(plan.known).toEqual([{ id, kind: 'block', title: 'Chorprobe', changed: false, more: 0 }])
    expect(plan.takes).toMatchObject([{ date: '2026-12-15' }])
    expect(plan.refused).toEqual([])
  })

  it('as dates of a booking stays there; what it does not have becomes a block', () => {
    const bookings = new Map([[idOf('a'), aKnownBooking(['2026-12-01T19:00', '2026-12-08T19:00'])]])
    const plan = planned([aDate('2026-12-08'), aDate('2026-12-15')], { bookings })
    expect(plan.known).toEqual([
      { id: idFor('a'), kind: 'booking', title: 'Chorprobe', changed: false, more: 0 },
    ])
    expect(plan.takes).toMatchObject([{ date: '2026-12-15' }])
  })

  it('is told once and has no part in it where none of the dates is known', () => {
    const bookings = new Map([[idOf('a'), aKnownBooking(['2026-12-01T19:00'])]])
    expect(planned([aDate('2026-12-08')], { bookings }).known).toEqual([])
  })

  it.each([
    ['lies where it lay', span, [entry], false],
    ['begins at another time', { ...span, from: '18:00' }, [entry], true],
    ['ends at another time', { ...span, to: '22:00' }, [entry], true],
    ['ends on another day', { ...span, endDate: '2026-12-09' }, [entry], true],
    ['is on another day', { ...span, date: '2026-12-09', endDate: '2026-12-09' }, [entry], true],
    [
      'goes over several days as it did, in whatever order they are found',
      { ...span, endDate: '2026-12-10' },
      [
        { ...entry, date: '2026-12-09', from: '00:00', to: '24:00' },
        { ...entry, date: '2026-12-10', from: '00:00' },
        { ...entry, to: '24:00' },
      ],
      false,
    ],
    [
      'began before today, and begins today here',
      { ...span, date: '2026-11-20', from: '08:00' },
      [{ ...entry, date: '2026-12-01', from: '00:00', to: '24:00' }, entry],
      false,
    ],
    [
      'begins today at another time',
      { ...span, date: '2026-12-01', endDate: '2026-12-01', from: '18:00' },
      [{ ...entry, date: '2026-12-01' }],
      true,
    ],
  ])('as a block that %s counts as changed: %#', (_, given, entries, changed) => {
    const known = aDate(given.date, { ...given, key: '2026-12-08T19:00' })
    const plan = planned([known], { blocks: new Map([[id, entries]]) })
    expect(plan.known).toMatchObject([{ id, kind: 'block', changed }])
  })

  it('has changed if one of its dates has, and is called by the first that is a block', () => {
    const later = idFor('a15T19:00')
    const blocks = new Map([
      [id, [entry]],
      [later, [{ ...entry, date: '2026-12-15', from: '18:00' }]],
    ])
    const plan = planned([aDate('2026-12-08'), aDate('2026-12-15')], { blocks })
    expect(plan.known).toEqual([{ id, kind: 'block', title: 'Chorprobe', changed: true, more: 0 }])
    const bookings = new Map([[idOf('a'), aKnownBooking(['2026-12-08T19:00'])]])
    const mixed = planned([aDate('2026-12-08'), aDate('2026-12-15')], {
      blocks: new Map([[later, [entry]]]),
      bookings,
    })
    expect(mixed.known).toMatchObject([{ id: later, kind: 'block', changed: true }])
  })
})

it('a date of whole days that was moved to some hours takes only these', () => {
  const whole = widened({ ...span, key: '2026-12-08', from: '00:00', to: '24:00' })
  const hours = widened({ ...span, key: '2026-12-15', date: '2026-12-15', endDate: '2026-12-15' })
  const { takes } = planned([whole, hours], {}, { allDay: true })
  expect(takes).toMatchObject([{ wholeDays: true }, { from: '19:00', to: '21:00', wholeDays: false }])
})
