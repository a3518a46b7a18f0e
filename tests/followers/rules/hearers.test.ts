import { describe, expect, it } from 'vitest'
import type { Attendance } from '../../../functions/attendances/schema.ts'
import type { Taker } from '../../../functions/duties/schema.ts'
import type { DateChange } from '../../../functions/followers/rules/changes.ts'
import { hearersOf, linesFor, overAtOf, upcomingAmong } from '../../../functions/followers/rules/hearers.ts'
import type { Follower } from '../../../functions/followers/schema.ts'
import { aMeetingDate } from './an-entry.ts'

const [eighth, fifteenth] = ['2026-12-08T15:00', '2026-12-15T15:00']
const none = new Map<string, string>()

const aFollower = (email: string, id = email): Follower => ({ id, email, language: 'de' }) as Follower
const anAttendance = (email: string | undefined, change: Partial<Attendance> = {}): Attendance =>
  ({
    id: 'coming',
    key: eighth,
    state: 'coming',
    language: 'de',
    contact: email && { email },
    ...change,
  }) as Attendance
const aTaker = (email: string, id = 'duty') => ({ id, language: 'en', contact: { email } }) as Taker

const heard = (change: Partial<Parameters<typeof hearersOf>[0]>) =>
  hearersOf({ followers: [], attendances: [], helping: [], ...change })

describe('who hears of a change', () => {
  it('follows', () => {
    expect(heard({ followers: [aFollower('a@x.example', 'fa')] })).toEqual([
      { email: 'a@x.example', language: 'de', follower: 'fa', own: none, helping: none },
    ])
  })

  it('comes, to each of the dates', () => {
    const attendances = [
      anAttendance('a@x.example'),
      anAttendance('a@x.example', { id: 'b', key: fifteenth! }),
    ]
    expect(heard({ attendances })).toEqual([
      {
        email: 'a@x.example',
        language: 'de',
        helping: none,
        own: new Map([
          [eighth, 'coming'],
          [fifteenth, 'b'],
        ]),
      },
    ])
  })

  it('has a duty', () => {
    expect(heard({ helping: [{ key: eighth!, taker: aTaker('a@x.example') }] })).toEqual([
      { email: 'a@x.example', language: 'en', own: none, helping: new Map([[eighth, 'duty']]) },
    ])
  })

  it.each([
    ['coming', true],
    ['waiting', true],
    ['offered', true],
    ['left', false],
    ['expired', false],
  ] as const)('comes, where that is %s: %s', (state, hears) => {
    expect(heard({ attendances: [anAttendance('a@x.example', { state })] })).toHaveLength(hears ? 1 : 0)
  })

  it('has an address', () => {
    expect(heard({ attendances: [anAttendance(undefined)] })).toEqual([])
  })

  it('is one for each address, whatever they do and however it is written; who follows first', () => {
    const hearers = heard({
      followers: [aFollower('Mia@x.example', 'fm')],
      attendances: [anAttendance('zoe@x.example'), anAttendance('MIA@x.example')],
      helping: [
        { key: eighth!, taker: aTaker('mia@X.example', 'dm') },
        { key: fifteenth!, taker: aTaker('Zoe@x.example', 'dz') },
      ],
    })
    expect(hearers).toEqual([
      {
        email: 'Mia@x.example',
        language: 'de',
        follower: 'fm',
        own: new Map([[eighth, 'coming']]),
        helping: new Map([[eighth, 'dm']]),
      },
      {
        email: 'Zoe@x.example',
        language: 'en',
        own: new Map([[eighth, 'coming']]),
        helping: new Map([[fifteenth, 'dz']]),
      },
    ])
  })
})

describe('what one of them hears', () => {
  const change = (date: string, more: Partial<DateChange> = {}): DateChange => {
    const of = aMeetingDate(date)
    return { what: 'cancelled', key: of.key, before: of, after: { ...of, state: 'cancelled' }, ...more }
  }
  const slot = (date: string) => ({
    date,
    from: '15:00',
    to: '17:00',
    venue: { kind: 'rooms', rooms: ['teekueche'] },
  })
  const who = { email: 'a@x.example', language: 'de' as const, own: none, helping: none }
  const both = { dates: [change('2026-12-08'), change('2026-12-15')] }
  const keysOf = (lines: ReturnType<typeof linesFor>) => lines.dates.map(({ after }) => after.date.slice(8))

  it('is of all dates, if they follow', () => {
    expect(linesFor({ ...who, follower: 'f' }, both, [])).toEqual({
      dates: ['2026-12-08', '2026-12-15'].map((date) => ({
        what: 'cancelled',
        before: slot(date),
        after: slot(date),
      })),
      more: 0,
    })
  })

  it('is of the dates to which they come or at which they help, with whose link that is', () => {
    const mine = { ...who, own: new Map([[fifteenth!, 'a']]) }
    expect(linesFor(mine, both, []).dates).toEqual([
      { what: 'cancelled', before: slot('2026-12-15'), after: slot('2026-12-15'), coming: 'a' },
    ])
    const duty = { key: eighth, id: 'd' }
    expect(linesFor({ ...who, helping: new Map([[eighth!, 'd']]) }, both, []).dates).toEqual([
      { what: 'cancelled', before: slot('2026-12-08'), after: slot('2026-12-08'), duty },
    ])
    expect(linesFor(who, both, [])).toEqual({ dates: [], more: 0 })
  })

  it('is a title where that changed, and no other time', () => {
    const after = aMeetingDate('2026-12-08', { title: { de: 'Fest' } })
    const said = (what: DateChange['what']) =>
      linesFor({ ...who, follower: 'f' }, { dates: [change('2026-12-08', { what, after })] }, []).dates[0]
    expect(said('title')?.title).toBe('Fest')
    expect(said('time')).not.toHaveProperty('title')
  })

  it('is, when the meeting goes on, that their dates take place as agreed', () => {
    const ahead = [aMeetingDate('2026-12-08'), aMeetingDate('2026-12-15')]
    const mine = { ...who, own: new Map([[fifteenth!, 'a']]) }
    const of = (life: 'resumed' | 'paused' | 'ended' | undefined, one: typeof mine & { follower?: string }) =>
      linesFor(one, { dates: [], ...(life ? { life } : {}) }, ahead).dates
    expect(of('resumed', mine)).toEqual([
      { what: 'on', before: slot('2026-12-15'), after: slot('2026-12-15'), coming: 'a' },
    ])
    for (const life of ['paused', 'ended', undefined] as const) expect(of(life, mine)).toEqual([])
    expect(of('resumed', { ...who, follower: 'f' })).toEqual([])
    const lines = linesFor({ ...mine, follower: 'f' }, { ...both, life: 'resumed' }, ahead)
    expect(lines.dates.map(({ what }) => what)).toEqual(['on', 'cancelled', 'cancelled'])
  })

  it('is twenty lines, and how many more there are', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, at) => change(`2027-01-${String(at + 1).padStart(2, '0')}`))
    const follower = { ...who, follower: 'f' }
    const twenty = linesFor(follower, { dates: days(20) }, [])
    expect([twenty.dates.length, twenty.more]).toEqual([20, 0])
    const more = linesFor(follower, { dates: days(22) }, [])
    expect([more.dates.length, more.more]).toEqual([20, 2])
    expect(keysOf(more)).toEqual(keysOf(twenty))
  })

  it('is one reason once, after the last of the dates that have it; what was said before is not said again', () => {
    const noted = (date: string, note: string | undefined, before?: string) => ({
      ...change(date),
      before: aMeetingDate(date, { note: before }),
      after: aMeetingDate(date, { note }),
    })
    const dates = [
      noted('2026-12-08', 'Krank.'),
      noted('2026-12-15', 'Krank.'),
      noted('2026-12-22', 'Ferien.'),
      noted('2026-12-29', 'Bekannt.', 'Bekannt.'),
      noted('2027-01-05', undefined, 'War.'),
      noted('2027-01-12', 'Krank.'),
    ]
    const lines = linesFor({ ...who, follower: 'f' }, { dates }, [])
    expect(lines.dates.map(({ note }) => note)).toEqual([
      undefined,
      'Krank.',
      'Ferien.',
      undefined,
      undefined,
      'Krank.',
    ])
    expect(lines.dates.map((line) => 'note' in line)).toEqual([false, true, true, false, false, true])
  })

  it('is where it is: of a map nothing', () => {
    const venues = [
      [{ kind: 'online' }, { kind: 'online' }],
      [
        { kind: 'outdoors', place: 'Park', address: 'Am Tor 1', map: 'https://karte.example' },
        { kind: 'outdoors', place: 'Park', address: 'Am Tor 1' },
      ],
      [
        { kind: 'partner', place: 'Kirche' },
        { kind: 'partner', place: 'Kirche' },
      ],
    ] as const
    for (const [venue, shown] of venues) {
      const dates = [change('2026-12-08', { after: aMeetingDate('2026-12-08', { venue }) })]
      const [line] = linesFor({ ...who, follower: 'f' }, { dates }, []).dates
      expect(line?.after.venue).toEqual(shown)
      expect(Object.keys(line?.after.venue ?? {})).toEqual(Object.keys(shown))
    }
  })
})

describe('by the clock of the house', () => {
  const zone = 'Europe/Berlin'
  const line = (was: string, is: string) => ({
    what: 'time' as const,
    key: `${was}T15:00`,
    before: aMeetingDate(was),
    after: aMeetingDate(is),
  })

  it('a mail is over when the last of its dates is, as it was or as it is', () => {
    const last = '2026-12-15T16:00:00.000Z'
    for (const given of [
      [line('2026-12-15', '2026-12-08'), line('2026-12-01', '2026-12-02')],
      [line('2026-12-01', '2026-12-02'), line('2026-12-08', '2026-12-15')],
    ])
      expect(overAtOf(given, zone)).toBe(last)
    expect(overAtOf([], zone)).toBeUndefined()
  })

  it('a change is told as long as one side of it is still to come', () => {
    const [earlier, later] = [line('2026-12-08', '2026-12-15'), line('2026-12-15', '2026-12-08')]
    const told = (now: string) => upcomingAmong([earlier, later], { zone, now })
    expect(told('2026-12-08T15:59:59.999Z')).toEqual([earlier, later])
    expect(told('2026-12-15T15:59:59.999Z')).toEqual([earlier, later])
    expect(told('2026-12-15T16:00:00.000Z')).toEqual([])
  })
})
