import { describe, expect, it } from 'vitest'
import { proofToken } from '../../functions/attendances/rules/access.ts'
import { isAhead } from '../../functions/attendances/rules/ahead.ts'
import { attendanceIdOf, bucketOf } from '../../functions/attendances/rules/ids.ts'
import { momentsCome, momentsOf, nextLook, releasedAt } from '../../functions/attendances/rules/moments.ts'
import { closesAt, opensAt, registrationRefusal } from '../../functions/attendances/rules/registration.ts'
import type { MeetingState } from '../../functions/meetings/schema.ts'
import type { MeetingDate } from '../../functions/meetings/schema/entry.ts'
import type { Registration } from '../../functions/meetings/schema/registration.ts'
import { aBooking, aCard, aDate, anEntry, terms, zone } from '../meetings/values.ts'

const key = '2026-12-08T15:00'
const start = '2026-12-08T14:00:00.000Z'
const end = '2026-12-08T16:00:00.000Z'
/** The last moment before another. */
const before = (instant: string) => new Date(Date.parse(instant) - 1).toISOString()

describe('people can count on a date', () => {
  it.each<
    [string, boolean, { now?: string; card?: MeetingState; announced?: boolean; date?: Partial<MeetingDate> }]
  >([
    ['until it begins', true, {}],
    ['not from its beginning on', false, { now: start }],
    ['that has moved', true, { date: { state: 'moved' } }],
    ['not when it is cancelled', false, { date: { state: 'cancelled' } }],
    ['not while somebody decides about it', false, { date: { state: 'requested' } }],
    ['not of a meeting that pauses', false, { card: 'paused' }],
    ['not of one that nobody has said yes to', false, { announced: false }],
  ])('%s: %s', (_, is, { now = before(start), card = 'published', announced = true, date = {} }) => {
    const entry = anEntry({ card: aCard({ state: card }), bookings: [aBooking('b', [key], { announced })] })
    expect(isAhead({ entry, date: aDate(key, date), start }, now)).toBe(is)
  })
})

describe('saying that one comes', () => {
  const own: Registration = { ...terms, opensDaysBefore: 7, closesMinutesBefore: 90 }
  const opens = '2026-11-30T23:00:00.000Z'
  const closes = '2026-12-08T12:30:00.000Z'
  const why = (
    now: string,
    { inside = false, state = 'published' as MeetingState, registration = own, date = aDate(key) } = {},
  ) => registrationRefusal(date, { state, registration, zone, now, inside })?.code

  it('is possible from the morning on which it opens until it closes', () => {
    expect([opensAt(aDate(key), own, zone), closesAt(aDate(key), own, zone)]).toEqual([opens, closes])
    expect([why(before(opens)), why(opens)]).toEqual(['registration-not-open', undefined])
    expect([why(before(closes)), why(closes)]).toEqual([undefined, 'registration-closed'])
    const early = registrationRefusal(aDate(key), {
      state: 'published',
      registration: own,
      zone,
      now: before(opens),
      inside: false,
    })
    expect(early?.facts).toMatchObject({ opens })
  })

  it('is possible until it begins where nothing is said', () => {
    const usual = { registration: terms }
    expect(opensAt(aDate(key), terms, zone)).toBeUndefined()
    expect(why('2020-01-01T00:00:00.000Z', usual)).toBeUndefined()
    expect([why(before(start), usual), why(start, usual)]).toEqual([undefined, 'registration-closed'])
  })

  it('is done by its host and the house until the end', () => {
    const inside = { inside: true }
    expect([why(before(opens), inside), why(closes, inside), why(before(end), inside)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(why(end, inside)).toBe('registration-closed')
  })

  it('is impossible where the date does not take place', () => {
    const closed = 'registration-closed'
    for (const inside of [true, false]) {
      const states = (['draft', 'published', 'paused', 'ended'] as const).map((state) =>
        why(opens, { inside, state }),
      )
      expect(states).toEqual([closed, undefined, closed, closed])
      const dates = (['moved', 'cancelled', 'requested'] as const).map((state) =>
        why(opens, { inside, date: aDate(key, { state }) }),
      )
      expect(dates).toEqual([undefined, closed, closed])
    }
  })
})

describe('what happens by itself before a date', () => {
  const access = { text: 'X', releaseHoursBefore: 3, meeting: 'm', house: 'aef', version: 1 }
  const kept = { ...terms, places: 9, newcomerPlaces: 2, newcomersUntilHours: 48 }
  const remind = { what: 'remind', at: '2026-12-07T09:00:00.000Z', version: 20261208 }
  const newcomers = { what: 'newcomers', at: '2026-12-06T14:00:00.000Z' }
  const release = { what: 'release', at: '2026-12-08T11:00:00.000Z', version: 1 }
  const of = (registration: Registration, change: Partial<typeof access> | undefined) =>
    momentsOf(aDate(key), { registration, access: change && { ...access, ...change }, zone })

  it('is a reminder the day before, and what the meeting says', () => {
    expect(of(terms, undefined)).toEqual([remind])
    expect(of({ ...kept, newcomerPlaces: 0 }, undefined)).toEqual([remind])
    expect(of(kept, {})).toEqual([newcomers, remind, release])
    expect(
      of({ ...kept, newcomersUntilHours: 1 }, { releaseHoursBefore: 72 }).map(({ what }) => what),
    ).toEqual(['release', 'remind', 'newcomers'])
  })

  it('is another reminder on another day, and other words of how to get in are told anew', () => {
    const [moved] = momentsOf(aDate(key, { date: '2026-12-10' }), {
      registration: terms,
      access: undefined,
      zone,
    })
    expect(moved).toEqual({ what: 'remind', at: '2026-12-09T09:00:00.000Z', version: 20261210 })
    expect(of(terms, { version: 4 }).at(-1)).toEqual({ ...release, version: 4 })
  })

  it('is nothing that would come when it has begun', () => {
    expect(of({ ...kept, newcomersUntilHours: 0 }, { releaseHoursBefore: 0 })).toEqual([remind])
    expect(releasedAt({ releaseHoursBefore: 0 }, start)).toBe(start)
  })

  it('has come from its moment on; a reminder only until the day itself', () => {
    const all = of(kept, { releaseHoursBefore: 72 })
    const come = (now: string) => momentsCome(all, { now, date: '2026-12-08', zone }).map(({ what }) => what)
    expect(come(before('2026-12-05T14:00:00.000Z'))).toEqual([])
    expect(come('2026-12-05T14:00:00.000Z')).toEqual(['release'])
    expect(come(remind.at)).toEqual(['release', 'newcomers', 'remind'])
    expect(come('2026-12-07T22:59:59.999Z')).toEqual(['release', 'newcomers', 'remind'])
    expect(come('2026-12-07T23:00:00.000Z')).toEqual(['release', 'newcomers'])
  })

  it('is looked at daily, hourly in the last two days, and at each moment', () => {
    const at = (now: string, moments = [remind] as Parameters<typeof nextLook>[0]) =>
      nextLook(moments, { now, start })
    expect(at('2026-12-01T09:00:00.000Z')).toBe('2026-12-02T09:00:00.000Z')
    expect(at('2026-12-06T13:59:00.000Z')).toBe(remind.at)
    expect(at('2026-12-06T13:59:00.000Z', [])).toBe('2026-12-07T13:59:00.000Z')
    expect(at('2026-12-06T14:00:00.000Z', [])).toBe('2026-12-06T15:00:00.000Z')
    expect(at('2026-12-07T08:30:00.000Z')).toBe(remind.at)
    expect(at('2026-12-07T07:30:00.000Z')).toBe('2026-12-07T08:30:00.000Z')
    expect(at(remind.at)).toBe('2026-12-07T10:00:00.000Z')
    expect(at(before(start))).toBe('2026-12-08T14:59:59.999Z')
    expect(at(start)).toBeUndefined()
  })
})

describe('the id of a coming', () => {
  it('ends in the bucket of its date, which follows from the secret', () => {
    const date = { meeting: 'm', key }
    const bucket = bucketOf('secret', date)
    expect(bucket).toMatch(/^[0-9a-hjkmnp-tv-z]{5}$/)
    expect(bucketOf('secret', date)).toBe(bucket)
    const others = [
      bucketOf('other', date),
      bucketOf('secret', { ...date, meeting: 'n' }),
      bucketOf('secret', { ...date, key: 'x' }),
    ]
    expect(others).not.toContain(bucket)
    expect(attendanceIdOf('abcdefghjkmn', bucket)).toBe(`abcdefg${bucket}`)
  })

  it('and its address give the proof that the address is theirs', () => {
    const of = (id: string, email?: string) =>
      proofToken('secret', { id, contact: email === undefined ? undefined : { email } })
    expect(of('a', 'Mia@neben.example')).toBe(of('a', 'mia@neben.example'))
    expect(
      new Set([
        of('a', 'mia@neben.example'),
        of('b', 'mia@neben.example'),
        of('a', 'ada@neben.example'),
        of('a'),
      ]).size,
    ).toBe(4)
  })
})
