import { describe, expect, it } from 'vitest'
import { datesMeant } from '../../functions/bookings/rules/able.ts'
import { decided } from '../../functions/bookings/rules/decision.ts'
import { movingOf, ownSlot } from '../../functions/bookings/rules/move.ts'
import { wantedDates } from '../../functions/bookings/rules/series.ts'
import { reworded } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { addDays } from '../../shared/time/civil.ts'
import { datesOf } from '../../shared/time/recurrence.ts'
import { cases, expected, movedFrom, refusalOf, repeatOf, shown, spans, targetOf } from './scope-cases.ts'
import type { Kind, Scope, Step } from './scope-cases.ts'

const moment = { now: '2026-12-01T09:00:00.000Z', zone: 'Europe/Berlin' }
const noHolidays = { publicHoliday: () => undefined, schoolHoliday: () => undefined }

/** A series as it lies in the table when the date that is pointed at has become what it is. */
function aSeries(kind: Kind, first: string): Booking {
  const { target, key } = targetOf(first)
  const repeat = repeatOf(kind, target)
  const when = { date: first, from: '01:00', to: '04:00', repeat }
  const fates: Partial<Record<Kind, Partial<Occurrence>>> = {
    moved: { date: addDays(target, -1), from: '21:00', to: '23:00' },
    cancelled: { state: 'cancelled' },
    refused: { state: 'refused', refused: { code: 'room-taken' } },
  }
  const occurrences = wantedDates(when, datesOf, noHolidays).dates.map((each): Occurrence => {
    const date = { ...each, state: 'requested' } as const
    return each.key === key ? { ...date, ...fates[kind] } : date
  })
  const around = { setUpMinutes: 0, tidyUpMinutes: 0 }
  return { purpose: 'Spieleabend', rooms: ['saal'], repeat, occurrences, ...around } as unknown as Booking
}

/** The step with the rules that the actions take it by; `common` says whether the words become the booking's own. */
function taken(booking: Booking, step: Step, where: { scope: Scope; occurrence: string }, common: boolean) {
  const meant = datesMeant(booking, step === 'edit' ? 'change' : step, where, moment)
  if (step === 'edit') {
    const next = reworded(booking, meant, {
      words: { purpose: 'Spieleabend', label: 'Neu' },
      named: meant.find(({ key }) => key === where.occurrence) ?? meant[0]!,
      spread: new Set(['label']),
      common,
    })
    return { ...booking, ...next.booking, occurrences: next.occurrences }
  }
  if (step === 'move') {
    const from = movedFrom(shown(booking), where.scope, where.occurrence)
    const first = booking.occurrences.find(({ key }) => key === where.occurrence) ?? meant[0]!
    const to = { date: addDays(from, 1), from: '00:30', to: '03:30' }
    const { steps } = movingOf(booking, meant, first, to)
    const occurrences = booking.occurrences.map((each) => {
      const moving = steps.find(({ occurrence }) => occurrence.key === each.key)
      return moving === undefined ? each : { ...each, ...ownSlot(booking, moving.slot) }
    })
    return { ...booking, occurrences }
  }
  const state = ({ approve: 'approved', decline: 'declined', cancel: 'cancelled' } as const)[step]
  const { occurrences } = decided(
    booking,
    meant.map(({ key }) => ({ key, state })),
  )
  return { ...booking, occurrences }
}

describe.each(spans)('by the rules, a series %s', (_, first) => {
  it.each(cases)('%s %s, pointed at a date that is %s', (step, scope, kind) => {
    const booking = aSeries(kind, first)
    const { key } = targetOf(first)
    const wanted = expected(shown(booking), step, scope, key)
    for (const common of [false, true]) {
      const outcome = () => shown(taken(booking, step, { scope, occurrence: key }, common))
      if (wanted === undefined) {
        expect(outcome).toThrow(expect.objectContaining({ code: refusalOf(kind) }))
      } else {
        expect(outcome()).toEqual(wanted)
      }
    }
  })
})
