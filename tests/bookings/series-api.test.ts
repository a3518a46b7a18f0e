import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { found, managerMail } from '../support/builders.ts'
import { signedIn } from '../support/bench-world.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const path = '/api/houses/aef/bookings'
const tuesdays = { every: 'week', weekdays: ['tu'], until: '2027-01-26' }
const wish = (change: object = {}) => ({
  rooms: ['seminarraum'],
  date: '2026-12-08',
  from: '19:00',
  to: '21:00',
  purpose: 'Gemeinsames Singen',
  contact: { name: 'Singkreis', email: 'singkreis@gruppe.example' },
  ...change,
})

describe('the JSON API of series', () => {
  let world: World
  let cookies: Record<string, string>

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    await found(world)
    cookies = { session: await signedIn(world.ctx, managerMail) }
  })
  afterEach(() => world[Symbol.asyncDispose]())

  const post = (to: string, body: object, call: object = {}) => world.call('POST', to, { body, ...call })

  it('may have an extra date right before or after another one, and none that lies over it', async () => {
    const also = (from: string, to: string) => [{ date: '2026-12-08', from, to }]
    const asked = (extra: object[]) =>
      post(`${path}/preview`, wish({ repeat: { every: 'week', count: 2, also: extra } }))
    expect((await asked(also('21:00', '22:00'))).json.occurrences).toHaveLength(3)
    expect((await asked(also('18:00', '19:00'))).json.occurrences).toHaveLength(3)
    for (const over of [also('20:45', '22:00'), also('18:00', '19:15'), also('19:30', '20:00')])
      expect((await asked(over)).json.type).toBe('/problems/dates-overlap')
  })

  it('tells date by date what became of them, not in the runs that the store keeps', async () => {
    const asked = await post(path, wish({ repeat: { every: 'week', count: 12 } }))
    const { id } = asked.json
    await post(
      `/api/bookings/${id}/cancel`,
      { scope: 'following', occurrence: '2026-12-15T19:00' },
      { cookies },
    )
    const read = await world.call('GET', `/api/bookings/${id}`, { cookies })
    const { dates } = read.json.history.at(-1)
    expect(dates).toHaveLength(11)
    expect(dates[0]).toEqual({ key: '2026-12-15T19:00', state: 'cancelled' })
    expect(dates.at(-1).key).toBe('2027-02-23T19:00')
  })

  it('answers every date with its key and state, and the same in a preview that writes nothing', async () => {
    const repeat = {
      ...tuesdays,
      skip: ['school-holidays'],
      also: [{ date: '2026-12-10', from: '18:00', to: '19:00' }],
    }
    const preview = await post(`${path}/preview`, wish({ repeat }))
    expect(preview.status).toBe(200)
    const dates = [
      '2026-12-08',
      '2026-12-10',
      '2026-12-15',
      '2026-12-22',
      '2027-01-12',
      '2027-01-19',
      '2027-01-26',
    ]
    expect(preview.json.occurrences.map(({ date }: { date: string }) => date)).toEqual(dates)
    expect(preview.json.leftOut.map(({ date, why }: { date: string; why: string }) => [date, why])).toEqual([
      ['2026-12-29', 'school-holidays'],
      ['2027-01-05', 'school-holidays'],
    ])
    const asked = await post(path, wish({ repeat }))
    expect(asked.status).toBe(201)
    expect(asked.json.occurrences.map(({ date }: { date: string }) => date)).toEqual(dates)
    expect(asked.json.occurrences[1]).toEqual({
      key: '2026-12-10T18:00',
      date: '2026-12-10',
      from: '18:00',
      to: '19:00',
      state: 'unconfirmed',
    })
  })

  it('refuses a series with every conflict and alternatives per date, or gives what is free', async () => {
    await post(path, wish({ date: '2026-12-15' }))
    await post(
      '/api/houses/aef/blocks',
      { rooms: ['seminarraum'], from: '2027-01-05', to: '2027-01-05', label: 'Zu' },
      { cookies },
    )
    const refused = await post(path, wish({ repeat: { ...tuesdays, mode: 'all' } }))
    expect(refused.status).toBe(409)
    expect(refused.json).toMatchObject({
      type: '/problems/room-taken',
      conflicts: [
        {
          date: '2026-12-15',
          kind: 'booking',
          alternatives: [{ rooms: ['seminarraum'], date: '2026-12-15' }, {}],
        },
        { date: '2027-01-05', kind: 'block', alternatives: [{}, {}] },
      ],
    })
    const free = await post(path, wish({ repeat: { ...tuesdays, mode: 'free' } }))
    expect(free.status).toBe(201)
    const states = free.json.occurrences.map(({ state }: { state: string }) => state)
    expect(states.filter((state: string) => state === 'refused')).toHaveLength(2)
    expect(free.json.occurrences[1]).toMatchObject({ refused: { code: 'room-taken', kind: 'booking' } })
  })

  it('decides date by date, and a refused date is taken when it has become free', async () => {
    const other = await post(path, wish({ date: '2026-12-15' }))
    const { json } = await post(path, wish({ repeat: { ...tuesdays, mode: 'free' } }))
    const at = `/api/bookings/${json.id}`
    const some = ['2026-12-08T19:00', '2026-12-22T19:00']
    const decided = await post(
      `${at}/approve`,
      { occurrences: some, declineOthers: 'Nur zweimal' },
      { cookies },
    )
    expect(decided.status).toBe(200)
    const states = decided.json.occurrences.map(({ state }: { state: string }) => state)
    expect(states.slice(0, 4)).toEqual(['approved', 'refused', 'approved', 'declined'])
    expect(decided.json.history.at(-1)).toMatchObject({ what: 'decided' })
    await post(`/api/bookings/${other.json.id}/cancel`, {}, { token: other.json.manageToken })
    const now = await world.call('GET', at, { token: json.manageToken })
    expect(now.json.occurrences[1]).toMatchObject({ state: 'refused', claimable: true })
    const claimed = await post(`${at}/claim`, { occurrence: '2026-12-15T19:00' }, { token: json.manageToken })
    expect(claimed.json.occurrences[1]).toMatchObject({ state: 'requested' })
  })

  it('changes this date, this and following, or all to come', async () => {
    const { json } = await post(path, wish({ repeat: tuesdays }))
    const token = json.manageToken
    const at = `/api/bookings/${json.id}`
    const to = { date: '2026-12-16', from: '18:00', to: '20:00' }
    const moved = await post(
      `${at}/move`,
      { ...to, scope: 'this', occurrence: '2026-12-15T19:00' },
      { token },
    )
    expect(moved.json.occurrences[1]).toMatchObject({
      key: '2026-12-15T19:00',
      date: '2026-12-16',
      from: '18:00',
    })
    const cut = await post(`${at}/cancel`, { scope: 'following', occurrence: '2027-01-05T19:00' }, { token })
    expect(cut.json.occurrences.map(({ state }: { state: string }) => state)).toEqual([
      ...Array(4).fill('unconfirmed'),
      ...Array(4).fill('cancelled'),
    ])
    const stranger = await post(`${at}/cancel`, { scope: 'this', occurrence: '2027-01-06T19:00' }, { token })
    expect([stranger.status, stranger.json.type]).toEqual([404, '/problems/unknown-date'])
    const extended = await post(`${at}/extend`, { until: '2027-02-09' }, { token })
    expect([extended.status, extended.json.continues]).toEqual([201, json.id])
    expect(extended.json.occurrences.map(({ date }: { date: string }) => date)).toEqual([
      '2027-02-02',
      '2027-02-09',
    ])
  })

  it.each([
    [{ every: 'week' }, '/repeat/until'],
    [{ every: 'week', until: '2027-01-26', count: 3 }, '/repeat/until'],
    [{ every: 'week', until: '2029-01-26' }, '/repeat/until'],
    [{ every: 'week', until: '2026-01-26' }, '/repeat/until'],
    [{ every: 'year', count: 3 }, '/repeat/every'],
    [{ every: 'month', count: 3, weekdays: ['mo'] }, '/repeat/weekdays'],
    [{ every: 'week', count: 3, interval: 0 }, '/repeat/interval'],
    [{ every: 'week', count: 0 }, '/repeat/count'],
    [{ every: 'day', count: 3, except: ['2026-12-08', '2026-12-09', '2026-12-10'] }, '/repeat'],
    [
      { every: 'day', count: 3, also: [{ date: '2026-12-11', from: '20:00', to: '19:00' }] },
      '/repeat/also/0/to',
    ],
  ])('names the field of a rule that cannot be: %j', async (repeat, pointer) => {
    const { status, json } = await post(path, wish({ repeat }))
    expect(status).toBe(422)
    expect(json.errors?.[0]?.pointer ?? json.pointer).toBe(pointer)
  })
})
