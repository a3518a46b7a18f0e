import { describe, expect, it } from 'vitest'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { aMeeting, aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'

const programme = async ({ get }: Staged, query = 'from=2026-12-01&to=2026-12-31') =>
  (await get(`/api/houses/${house}/programme?${query}`)).json.dates as { key: string; state: string }[]
const shown = async (stage: Staged, query?: string) =>
  (await programme(stage, query)).map(({ key, state }) => `${key} ${state}`)

describe('a meeting that the manager founds', () => {
  it('is in the programme at once, and its rooms are taken', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    expect(meeting).toMatchObject({ state: 'published', title: 'Sprachcafé', hosts: [] })
    expect(await shown(stage)).toEqual([
      '2026-12-08T15:00 planned',
      '2026-12-15T15:00 planned',
      '2026-12-22T15:00 planned',
      '2026-12-29T15:00 planned',
    ])
    const other = { rooms: ['teekueche'], date: '2026-12-15', from: '16:00', to: '18:00', purpose: 'Tee' }
    const refused = await stage.manage(`/api/houses/${house}/bookings`, { ...other, contact: { name: 'X' } })
    expect(refused.json).toMatchObject({ status: 409, type: '/problems/room-taken' })
  })

  it('outdoors, at a partner’s or online takes no room and is in nobody’s way', async () => {
    await using stage = await aStage()
    const place = { kind: 'outdoors', place: 'Stadtpark', address: 'Am Teich' }
    const [one, two] = [await founded(stage, { venue: place }), await founded(stage, { venue: place })]
    const online = await founded(stage, { venue: { kind: 'online' } })
    expect([one.dates.length, two.dates.length, online.dates.length]).toEqual([4, 4, 4])
    expect(one.dates[0]).toMatchObject({ state: 'planned', venue: place })
  })
})

describe('a meeting that a neighbour asks for', () => {
  it('is shown when its booking has been approved', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const asked = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
    expect(asked.json).toMatchObject({ state: 'draft', dates: [{ state: 'unconfirmed' }, {}, {}, {}] })
    expect(await shown(stage)).toEqual([])
    expect((await stage.get(`/api/meetings/${asked.json.id}`)).status).toBe(404)
    const approved = await stage.manage(`/api/bookings/${asked.json.booking}/approve`)
    expect(approved.json.state).toBe('approved')
    expect((await shown(stage)).length).toBe(4)
    expect((await stage.get(`/api/meetings/${asked.json.id}`)).json.state).toBe('published')
  })

  it('in no room waits for a decision no longer than one in a room, and is not forgotten', async () => {
    await using stage = await aStage()
    const { ctx, clock } = stage.world
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const venue = { kind: 'outdoors', place: 'Stadtpark' }
    const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact, venue }))
    const token = proofToken(await ctx.secret(), { id: json.booking, contact })
    const proved = await stage.post(`/api/bookings/${json.booking}/confirm`, { token })
    expect(proved.json.deadline).toBe('2026-12-04T09:00:00.000Z')
    clock.set('2026-12-04T09:01:00.000Z')
    await settleDeadlines(ctx)
    expect((await readBooking(ctx.table, json.booking))!.state).toBe('expired')
  })

  it.each(['direct', 'trusted'] as const)(
    'in a room that is given %s still waits for somebody who reads its words',
    async (approval) => {
      await using stage = await aStage({}, { rooms: { teekueche: { approval } } })
      const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
      const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
      const token = proofToken(await stage.world.ctx.secret(), { id: json.booking, contact })
      const proved = await stage.post(`/api/bookings/${json.booking}/confirm`, { token })
      expect(proved.status).toBe(200)
      expect((await stage.get(`/api/meetings/${json.id}`, json.manageToken)).json).toMatchObject({
        state: 'draft',
        dates: [{ state: 'requested' }, {}, {}, {}],
      })
    },
  )
})

describe('dates of a meeting', () => {
  it('are cancelled, one or a span, with a reason that stands there', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    const path = `/api/meetings/${id}/dates/2026-12-15T15:00/cancel`
    const done = await stage.post(path, { reason: 'Wir sind krank.', to: '2026-12-22' }, manageToken)
    expect(done.json.dates).toMatchObject([
      { state: 'planned' },
      { state: 'cancelled', note: 'Wir sind krank.' },
      { state: 'cancelled', note: 'Wir sind krank.' },
      { state: 'planned' },
    ])
    expect((await stage.post(path, {}, manageToken)).json).toMatchObject({
      type: '/problems/already-decided',
    })
  })

  it('move to another time, online and back into a room', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const at = (key: string) => `/api/meetings/${id}/dates/${key}/move`
    const later = await stage.manage(at('2026-12-08T15:00'), {
      date: '2026-12-09',
      from: '16:00',
      to: '18:00',
    })
    expect(later.json.dates[0]).toMatchObject({ state: 'moved', date: '2026-12-09', from: '16:00' })
    const online = await stage.manage(at('2026-12-15T15:00'), {
      venue: { kind: 'online' },
      note: 'Schnee!',
      scope: 'following',
    })
    expect(online.json.dates.slice(1)).toMatchObject(
      Array.from({ length: 3 }, () => ({ state: 'moved', venue: { kind: 'online' }, note: 'Schnee!' })),
    )
    const venue = { kind: 'rooms', rooms: ['teekueche'] }
    const back = await stage.manage(at('2026-12-22T15:00'), { venue })
    expect(back.json.dates.map(({ state }: { state: string }) => state)).toEqual([
      'moved',
      'moved',
      'planned',
      'moved',
    ])
  })

  it('that were online before go to the new time with the others, and stay online', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const at = (key: string) => `/api/meetings/${id}/dates/${key}/move`
    const venue = { kind: 'online' }
    await stage.manage(at('2026-12-15T15:00'), { venue })
    const times = async (key: string, change: object) =>
      (await stage.manage(at(key), { scope: 'all', ...change })).json.dates.map(
        (date: { from: string; venue: { kind: string } }) => `${date.from} ${date.venue.kind}`,
      )
    const one = (from: string) => [`${from} rooms`, `${from} online`, `${from} rooms`, `${from} rooms`]
    expect(await times('2026-12-08T15:00', { from: '16:00', to: '18:00' })).toEqual(one('16:00'))
    // And the others do not go online with it.
    expect(await times('2026-12-15T15:00', { from: '14:00', to: '16:00' })).toEqual(one('14:00'))
    expect(await times('2026-12-08T15:00', { from: '15:00', to: '17:00', venue })).toEqual(
      Array.from({ length: 4 }, () => '15:00 online'),
    )
  })

  it('are not cancelled until a day that lies before them', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const path = `/api/meetings/${id}/dates/2026-12-15T15:00/cancel`
    const { status, json } = await stage.manage(path, { to: '2026-12-14' })
    expect([status, json.errors]).toMatchObject([422, [{ pointer: '/to' }]])
    expect((await shown(stage)).every((date) => date.endsWith('planned'))).toBe(true)
    expect((await stage.manage(path, { to: '2026-12-15' })).status).toBe(200)
  })
})

describe('a date that has begun', () => {
  const key = '2026-12-15T15:00'
  const before = '2026-12-15T13:59:00.000Z'
  const begun = '2026-12-15T14:00:00.000Z'

  it('is called off until then and not after', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    const cancel = (change: object = {}) =>
      stage.post(`/api/meetings/${id}/dates/${key}/cancel`, change, manageToken)
    stage.world.clock.set(begun)
    expect((await cancel()).json).toMatchObject({ status: 409, type: '/problems/in-the-past' })
    const states = (await cancel({ scope: 'following' })).json.dates.map(
      ({ state }: { state: string }) => state,
    )
    expect(states).toEqual(['planned', 'planned', 'cancelled', 'cancelled'])
    stage.world.clock.set(before)
    expect((await cancel()).json.dates[1].state).toBe('cancelled')
  })

  it('is not moved, neither alone nor with others, and gets no other title, but a note', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    stage.world.clock.set(begun)
    const at = (of: string, step: string, change: object) =>
      stage.post(`/api/meetings/${id}/dates/${of}/${step}`, change, manageToken)
    for (const change of [
      { date: '2026-12-16' },
      { venue: { kind: 'online' } },
      { date: '2026-12-16', scope: 'following' },
    ])
      expect((await at(key, 'move', change)).json.type).toBe('/problems/in-the-past')
    expect((await at(key, 'change', { title: 'Spiele' })).json.type).toBe('/problems/in-the-past')
    const noted = await at(key, 'change', { note: 'Bitte hinten klingeln.' })
    expect(noted.json.dates[1]).toMatchObject({ note: 'Bitte hinten klingeln.' })
    const moved = await at('2026-12-22T15:00', 'move', { venue: { kind: 'online' }, scope: 'all' })
    expect(moved.json.dates.map(({ venue }: { venue: { kind: string } }) => venue.kind)).toEqual([
      'rooms',
      'rooms',
      'online',
      'online',
    ])
  })

  it('stays when its meeting is ended', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    stage.world.clock.set(begun)
    const { json } = await stage.post(`/api/meetings/${id}/end`, {}, manageToken)
    expect(json.dates?.map(({ state }: { state: string }) => state)).toEqual([
      'planned',
      'planned',
      'cancelled',
      'cancelled',
    ])
  })
})
