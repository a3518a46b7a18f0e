import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { Refusal } from '../../shared/refusal.ts'
import * as civil from '../../shared/time/civil.ts'
import { transitionsOf } from '../../shared/time/transitions.ts'

const berlin = 'Europe/Berlin'

describe("Berlin's clock changes", () => {
  test.each([
    ['2026-03-28', '02:30', '2026-03-28T01:30:00.000Z'],
    ['2026-03-29', '00:00', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', 'none'],
    ['2026-03-29', '02:59', 'none'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '24:00', '2026-03-29T22:00:00.000Z'],
    ['2027-03-28', '01:45', '2027-03-28T00:45:00.000Z'],
    ['2027-03-28', '02:30', 'none'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-03-28', '24:00', '2027-03-28T22:00:00.000Z'],
    ['2026-10-25', '00:00', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:00', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '24:00', '2026-10-25T23:00:00.000Z'],
    ['2027-10-31', '02:45', '2027-10-31T00:45:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
    ['2027-10-31', '24:00', '2027-10-31T23:00:00.000Z'],
    ['2026-12-05', '09:00', '2026-12-05T08:00:00.000Z'],
    ['2026-07-05', '09:00', '2026-07-05T07:00:00.000Z'],
  ])('%s %s is %s', (date, time, expected) => {
    const exists = expected !== 'none'
    expect(civil.timeExists(date, time, berlin)).toBe(exists)
    if (exists) expect(civil.instantOf(date, time, berlin)).toBe(expected)
  })

  test.each([
    ['2026-03-28', 96],
    ['2026-03-29', 92],
    ['2026-03-30', 96],
    ['2026-10-24', 96],
    ['2026-10-25', 100],
    ['2026-10-26', 96],
    ['2027-03-28', 92],
    ['2027-10-31', 100],
  ])('%s has %i quarters', (date, count) => {
    expect(civil.quartersOfDay(date, berlin)).toBe(count)
    expect(civil.quarterAt(date, '00:00', berlin)).toBe(0)
    expect(civil.quarterAt(date, '24:00', berlin)).toBe(count)
    expect(civil.quarterToTime(date, 0, berlin)).toBe('00:00')
    expect(civil.quarterToTime(date, count, berlin)).toBe('24:00')
  })

  test.each([
    ['2026-12-05', '09:00', 36],
    ['2026-12-05', '09:14', 36],
    ['2026-03-29', '01:45', 7],
    ['2026-03-29', '03:00', 8],
    ['2026-03-29', '19:00', 72],
    ['2026-10-25', '02:45', 11],
    ['2026-10-25', '03:00', 16],
    ['2026-10-25', '19:00', 80],
    ['2027-03-28', '19:00', 72],
    ['2027-10-31', '19:00', 80],
  ])('on %s %s lies in quarter %i', (date, time, index) => {
    expect(civil.quarterAt(date, time, berlin)).toBe(index)
  })

  it('shows the hour between two and three twice in autumn', () => {
    const times = [8, 11, 12, 15, 16].map((index) => civil.quarterToTime('2026-10-25', index, berlin))
    expect(times).toEqual(['02:00', '02:45', '02:00', '02:45', '03:00'])
  })

  it('leaves the hour between two and three out in spring', () => {
    const times = [7, 8, 9].map((index) => civil.quarterToTime('2026-03-29', index, berlin))
    expect(times).toEqual(['01:45', '03:00', '03:15'])
  })

  it('refuses a time that does not exist, and names it', () => {
    for (const ask of [civil.instantOf, civil.quarterAt]) {
      const error = thrownBy(() => ask('2026-03-29', '02:30', berlin))
      expect(error).toBeInstanceOf(Refusal)
      expect(error).toMatchObject({
        kind: 'invalid',
        code: 'time-does-not-exist',
        facts: { date: '2026-03-29', time: '02:30' },
      })
    }
  })

  it('lists the changes of two years', () => {
    const changes = transitionsOf(berlin, '2026-01-01T00:00:00.000Z', '2027-10-31T01:00:00.000Z')
    expect(changes).toEqual([
      { at: '2026-03-29T01:00:00.000Z', before: 60, after: 120 },
      { at: '2026-10-25T01:00:00.000Z', before: 120, after: 60 },
      { at: '2027-03-28T01:00:00.000Z', before: 60, after: 120 },
      { at: '2027-10-31T01:00:00.000Z', before: 120, after: 60 },
    ])
  })

  it('refuses an index that the day does not have', () => {
    expect(() => civil.quarterToTime('2026-03-29', 93, berlin)).toThrow(RangeError)
    expect(() => civil.quarterToTime('2026-03-29', -1, berlin)).toThrow(RangeError)
    expect(() => civil.quarterToTime('2026-03-29', 1.5, berlin)).toThrow(RangeError)
  })
})

describe('other zones', () => {
  it('counts 94 and 98 quarters where clocks change by half an hour', () => {
    const zone = 'Australia/Lord_Howe'
    expect(civil.quartersOfDay('2026-10-04', zone)).toBe(94)
    expect(civil.quartersOfDay('2026-04-05', zone)).toBe(98)
    expect(civil.timeExists('2026-10-04', '02:15', zone)).toBe(false)
    expect(civil.quarterAt('2026-10-04', '02:30', zone)).toBe(8)
    expect(civil.quarterAt('2026-04-05', '01:45', zone)).toBe(7)
    expect(civil.quarterAt('2026-04-05', '02:00', zone)).toBe(10)
    expect(civil.quarterToTime('2026-04-05', 8, zone)).toBe('01:30')
  })

  it('begins the day with the first moment after a midnight that is jumped over', () => {
    const zone = 'Africa/Cairo'
    expect(civil.startOfDay('2026-04-24', zone)).toBe('2026-04-23T22:00:00.000Z')
    expect(civil.localOf('2026-04-23T22:00:00.000Z', zone)).toEqual({ date: '2026-04-24', time: '01:00' })
    expect(civil.instantOf('2026-04-24', '00:00', zone)).toBe(civil.instantOf('2026-04-23', '24:00', zone))
    expect(civil.timeExists('2026-04-24', '00:30', zone)).toBe(false)
    expect(civil.quartersOfDay('2026-04-24', zone)).toBe(92)
    expect(civil.quarterToTime('2026-04-24', 0, zone)).toBe('01:00')
  })

  it('has no time on a date that was left out', () => {
    expect(civil.quartersOfDay('2011-12-30', 'Pacific/Apia')).toBe(0)
    expect(civil.timeExists('2011-12-30', '00:00', 'Pacific/Apia')).toBe(false)
    expect(civil.timeExists('2011-12-30', '12:00', 'Pacific/Apia')).toBe(false)
  })

  it('throws a RangeError for a zone that does not exist', () => {
    expect(() => civil.instantOf('2026-12-05', '09:00', 'Europe/Kaarst')).toThrow(RangeError)
    expect(() => civil.localOf('2026-12-05T08:00:00.000Z', 'Europe/Kaarst')).toThrow(RangeError)
  })

  it('comes back to the quarter it started from, in every zone, unless the time exists twice', () => {
    const zones = fc.constantFrom(berlin, 'UTC', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu')
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 9000 }), fc.nat(), (zone, day, chance) => {
        const date = civil.addDays('2015-01-01', day)
        const index = chance % civil.quartersOfDay(date, zone)
        const time = civil.quarterToTime(date, index, zone)
        const back = civil.quarterAt(date, time, zone)
        expect(back).toBeLessThanOrEqual(index)
        expect(index - back).toBeLessThanOrEqual(4)
        const shown = civil.localOf(civil.instantOf(date, time, zone), zone)
        if (index > 0) expect(shown).toEqual({ date, time })
      }),
    )
  })
})

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

it('a clock shows the same as the platform’s own, in every zone, on both sides of each change', () => {
  const zones = [berlin, 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Asia/Kathmandu']
  const shows = (zone: string, from: number, to: number) => {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    // An odd step meets every minute of the hour.
    for (let epoch = from; epoch < to; epoch += (13 * 60 + 37) * 60_000) {
      const { date, time } = civil.localOf(civil.instantOfEpoch(epoch), zone)
      if (`${date} ${time}` !== clock.format(epoch)) expect(`${date} ${time}`).toBe(clock.format(epoch))
    }
  }
  for (const zone of zones) shows(zone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 2))
  // Samoa left out a whole day.
  shows('Pacific/Apia', Date.UTC(2011, 11, 20), Date.UTC(2012, 0, 10))
})
