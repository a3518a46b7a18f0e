import { describe, expect, it } from 'vitest'
import { mostDates } from '../../../functions/bookings/schema/series.ts'
import { planBooking } from '../../../functions/imports/rules/bookings.ts'
import type { ImportTerms } from '../../../functions/imports/rules/terms.ts'
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
  theRoom,
  theTerms,
} from '../terms.ts'

function planned(
  dates: Parameters<typeof planBooking>[1],
  terms: Partial<ImportTerms> = {},
  event: Partial<ImportedEvent> = {},
) {
  const plan = noPlan()
  planBooking(anEvent(event), dates, theTerms(terms), plan)
  return plan
}

const [eighth, ninth, tenth] = ['2026-12-08', '2026-12-09', '2026-12-10'].map((date) => aDate(date))
const when = { date: '2026-12-08', from: '19:00', to: '21:00' }

describe('an event', () => {
  it('is one booking with all of its dates', () => {
    const other = aDate('2026-12-09', { summary: 'Konzert' })
    expect(planned([eighth!, other])).toEqual({
      ...noPlan(),
      takes: [
        {
          kind: 'booking',
          id: idFor('a'),
          title: 'Chorprobe',
          isPublic: false,
          dates: [
            { key: '2026-12-08T19:00', ...when },
            { key: '2026-12-09T19:00', ...when, date: '2026-12-09', title: 'Konzert' },
          ],
          widened: false,
          fingerprint: 'print',
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
      const plan = planned([eighth!], { choice: aChoice({ showTitles }) }, { isPrivate })
      expect(plan.takes[0]?.isPublic).toBe(expected)
    },
  )

  it('takes more time than it needs if one of its dates does', () => {
    const odd = aDate('2026-12-09', { from: '19:10' })
    expect(planned([eighth!, odd]).takes[0]?.widened).toBe(true)
    expect(planned([eighth!, ninth!]).takes[0]?.widened).toBe(false)
  })

  it('takes its time from what is planned after it', () => {
    const terms = theTerms()
    const plan = noPlan()
    planBooking(anEvent(), [eighth!], terms, plan)
    planBooking(
      anEvent({ uid: 'b', summary: 'Lesung' }),
      [aDate('2026-12-08', { from: '20:45', to: '22:00' })],
      terms,
      plan,
    )
    expect(plan.takes).toMatchObject([{ id: idFor('a') }])
    expect(plan.refused).toEqual([
      {
        ...when,
        from: '20:45',
        to: '22:00',
        endDate: '2026-12-08',
        of: idFor('b'),
        title: 'Lesung',
        stays: false,
        refused: { code: 'room-taken', kind: 'booking' },
        by: { id: idFor('a'), kind: 'booking', ...when },
      },
    ])
  })
})

describe('dates that cannot be had', () => {
  const draft = () =>
    aDraft([aSheet('2026-12-09', { x: anEntry('20:00', '22:00', { kind: 'block', label: 'Zu' }) })])

  it('stay on the booking with their reason, as long as there is one that can', () => {
    const plan = planned([eighth!, aDate('2026-12-09', { summary: 'Konzert' }), tenth!], { draft: draft() })
    const refused = { code: 'room-taken', kind: 'block' }
    expect(plan.takes).toMatchObject([
      { dates: [{ date: '2026-12-08' }, { title: 'Konzert', refused }, { date: '2026-12-10' }] },
    ])
    expect(plan.refused).toEqual([
      {
        ...when,
        date: '2026-12-09',
        endDate: '2026-12-09',
        of: idFor('a'),
        title: 'Konzert',
        refused,
        by: { id: idFor('x'), kind: 'block', date: '2026-12-09', from: '20:00', to: '22:00', label: 'Zu' },
        stays: true,
      },
    ])
  })

  it('are all that is told where none can', () => {
    const plan = planned([ninth!], { draft: draft() })
    expect([plan.takes, plan.refused.map(({ title, stays }) => `${title} ${stays}`)]).toEqual([
      [],
      ['Chorprobe false'],
    ])
  })

  it('take no time from others', () => {
    const terms = theTerms({ draft: draft() })
    const plan = noPlan()
    planBooking(anEvent(), [ninth!], terms, plan)
    planBooking(anEvent({ uid: 'b' }), [aDate('2026-12-09', { to: '20:00' })], terms, plan)
    expect(plan.takes).toMatchObject([{ id: idFor('b') }])
  })

  it('because the room is closed are in nobody’s way', () => {
    const room = theRoom({ exceptions: [{ date: '2026-12-09', open: [] }] })
    const plan = planned([ninth!], { room, draft: draft() })
    expect(plan.refused).toMatchObject([{ refused: { code: 'closed' } }])
    expect(plan.refused[0]).not.toHaveProperty('by')
  })

  it('are not those of today that have begun, though the room wants to be asked before', () => {
    const room = theRoom({ leadHours: 48 })
    const plan = planned([aDate('2026-12-01', { from: '09:00', to: '11:00' })], { room })
    expect([plan.takes.length, plan.refused]).toEqual([1, []])
  })

  it('do not count what an import that was cut off had begun to take for the same booking', () => {
    const begun = aDraft([aSheet('2026-12-08', { a: anEntry('19:00', '21:00') })])
    expect(planned([eighth!], { draft: begun })).toMatchObject({ takes: [{ id: idFor('a') }], refused: [] })
  })
})

describe('what is left out', () => {
  it('has no end after its beginning', () => {
    const plan = planned([
      eighth!,
      aDate('2026-12-09', { to: '19:00' }),
      aDate('2026-12-10', { to: '18:00' }),
    ])
    expect(plan.takes).toMatchObject([{ dates: [{ date: '2026-12-08' }] }])
    expect(plan.leftOut).toEqual([
      { uid: 'a', summary: 'Chorprobe', date: '2026-12-08', reason: 'event-without-length', facts: {} },
    ])
    expect(planned([aDate('2026-12-09', { to: '19:00' })]).takes).toEqual([])
  })

  it('is further ahead than the room can be booked: on the last day it can', () => {
    const room = theRoom({ horizonMonths: 2 })
    const dates = ['2027-01-31', '2027-02-01', '2027-02-02', '2027-02-03'].map((date) => aDate(date))
    const plan = planned(dates, { room })
    expect(plan.takes).toMatchObject([{ dates: [{ date: '2027-01-31' }, { date: '2027-02-01' }] }])
    const facts = { count: 2, to: '2027-02-01' }
    expect(plan.leftOut).toEqual([
      { uid: 'a', summary: 'Chorprobe', date: '2026-12-08', reason: 'too-far', facts },
    ])
  })

  it('is more than a series may have', () => {
    const dates = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        aDate(addDays('2026-12-08', Math.floor(at / 3)), {
          from: `${10 + (at % 3)}:00`,
          to: `${11 + (at % 3)}:00`,
        }),
      )
    expect(planned(dates(mostDates)).leftOut).toEqual([])
    const plan = planned(dates(mostDates + 1))
    expect(plan.leftOut).toMatchObject([{ reason: 'too-many-dates', facts: { most: mostDates } }])
    expect(plan.takes[0]).toHaveProperty('dates.length', mostDates)
  })
})

describe('what was taken over before', () => {
  const keys = ['2026-12-09T19:00', '2026-12-08T19:00']

  it.each([
    ['is the same', 'print', [eighth!, ninth!], false, 0],
    ['has a date after the last one here', 'print', [eighth!, ninth!, tenth!], false, 1],
    ['was changed there, and how many dates are new is not to be told', 'other', [eighth!, tenth!], true, 0],
    ['has an earlier date that is not here', 'print', [aDate('2026-12-07'), ninth!], false, 0],
  ])('as a booking that %s stays', (_, fingerprint, dates, changed, more) => {
    const bookings = new Map([[idOf('a'), aKnownBooking(keys, fingerprint)]])
    const known = [{ id: idFor('a'), kind: 'booking', title: 'Chorprobe', changed, more }]
    expect(planned(dates, { bookings })).toEqual({ ...noPlan(), known })
  })

  it('as a block of one of its dates stays a block', () => {
    const id = idFor('a09T19:00')
    const plan = planned([eighth!, ninth!], { blocks: new Map([[id, []]]) })
    const known = [{ id, kind: 'block', title: 'Chorprobe', changed: false, more: 0 }]
    expect(plan).toEqual({ ...noPlan(), known })
  })

  it('of another event has no part in it', () => {
    const plan = planned([eighth!], {
      blocks: new Map([[idFor('b09T19:00'), []]]),
      bookings: new Map([[idOf('b'), aKnownBooking(keys)]]),
    })
    expect([plan.takes.length, plan.known]).toEqual([1, []])
  })
})
