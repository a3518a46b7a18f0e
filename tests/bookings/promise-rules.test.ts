import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../functions/bookings/rules/deadline.ts'
import { promisedBy } from '../../functions/bookings/rules/promise.ts'
import { addMinutes, localOf } from '../../shared/time/civil.ts'
import { aHouse, aRoom, roundTheClock } from '../support/builders.ts'

const zone = 'Europe/Berlin'
const house = { ...aHouse(), version: 1 }
const rooms = (decideWithinHours: number) => [
  {
    ...aRoom({ decideWithinHours, hours: roundTheClock }),
    id: 'saal',
    house: 'aef',
    position: 0,
    version: 1,
  },
]

/** A request for the 2nd of December, made so many hours before it begins. */
function asked(
  from: string,
  { before, decideWithinHours = 72 }: { before: number; decideWithinHours?: number },
) {
  const start = { '02:00': '01:00', '10:00': '09:00', '19:00': '18:00' }[from]
  const occurrence = { key: `2026-12-02T${from}`, date: '2026-12-02', from, to: '22:00' }
  const booking = { occurrences: [{ ...occurrence, state: 'requested' as const }], rooms: ['saal'] }
  const now = addMinutes(`2026-12-02T${start}:00.000Z`, -before * 60)
  const terms = { house, rooms: rooms(decideWithinHours), now }
  const contact = { name: 'Mia', email: 'mia@gruppe.example' }
  const { deadline } = waitingOf({ ...booking, contact, state: 'requested' }, terms)
  const said = promisedBy({ ...booking, ...(deadline === undefined ? {} : { deadline }) }, zone)
  const local = (instant: string | undefined) => instant && Object.values(localOf(instant, zone)).join(' ')
  return [local(said), local(deadline)]
}

describe('by when an answer is promised', () => {
  it.each([
    [
      'the evening, a week before: when the house has to decide',
      '19:00',
      { before: 168 },
      '2026-11-28 19:00',
    ],
    ['the evening, a day before: three hours before it', '19:00', { before: 24 }, '2026-12-02 16:00'],
    ['the evening, six hours before: in three', '19:00', { before: 6 }, '2026-12-02 16:00'],
    [
      'the morning, a day before: not in the night, but the evening before',
      '10:00',
      { before: 24 },
      '2026-12-01 22:00',
    ],
    ['the night: the evening before', '02:00', { before: 24 }, '2026-12-01 22:00'],
    [
      'soon, where the house decides within the hour',
      '19:00',
      { before: 5, decideWithinHours: 1 },
      '2026-12-02 15:00',
    ],
  ])('for %s; then the wait ends', (_, from, when, by) => {
    expect(asked(from, when)).toEqual([by, by])
  })

  it.each([
    ['less than six hours before', '19:00', { before: 5 }, '2026-12-02 19:00'],
    ['in the evening for the morning', '10:00', { before: 13 }, '2026-12-02 10:00'],
    [
      'where the house would decide within less than three hours of it',
      '19:00',
      { before: 4, decideWithinHours: 2 },
      '2026-12-02 17:00',
    ],
  ])('is nothing said %s; the time stays kept', (_, from, when, until) => {
    expect(asked(from, when)).toEqual([undefined, until])
  })

  it('is nothing said of what nobody has to decide', () => {
    expect(promisedBy({ occurrences: [], deadline: '2026-12-02T09:00:00.000Z' }, zone)).toBeUndefined()
  })
})
