import { describe, expect, it } from 'vitest'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes, key, miscounts, withPlaces } from './coming.ts'
import { itInTurn } from '../support/in-turn.ts'

const stateOf = async (stage: Staged, { id, manageToken }: { id: string; manageToken: string }) =>
  (await stage.get(`/api/attendances/${id}`, manageToken)).json

describe('coming along', () => {
  it('is counted by heads, and told with a code', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const { status, json } = await comes(stage, meeting, { heads: 3, name: 'Mia', needs: 'step-free' })
    expect([status, json.state]).toEqual([201, 'coming'])
    expect(json.code).toMatch(/^\p{L}+ \p{L}+ \d{3}$/u)
    const { dates } = (await stage.get(`/api/meetings/${meeting.id}`)).json
    expect(dates[0].places).toEqual({ all: 5, taken: 3, waiting: 0 })
  })

  itInTurn(
    'waits in order where it is full, and moves up by itself: who does not fit keeps the place in line',
    async () => {
      await using stage = await aStage()
      const meeting = await withPlaces(stage, { places: 4 })
      const first = (await comes(stage, meeting, { heads: 3 })).json
      stage.world.clock.advance(1)
      const large = (await comes(stage, meeting, { heads: 4 })).json
      stage.world.clock.advance(1)
      const small = (await comes(stage, meeting, { heads: 2 })).json
      expect([large.state, large.before, small.state, small.before]).toEqual(['waiting', 0, 'waiting', 4])
      await stage.post(`/api/attendances/${first.id}/change`, { heads: 2 }, first.manageToken)
      expect([(await stateOf(stage, large)).state, (await stateOf(stage, small)).state]).toEqual([
        'waiting',
        'offered',
      ])
      await stage.post(`/api/attendances/${small.id}/leave`, {}, small.manageToken)
      await stage.post(`/api/attendances/${first.id}/leave`, {}, first.manageToken)
      const offered = await stateOf(stage, large)
      expect(offered).toMatchObject({ state: 'offered', offer: { until: expect.any(String) } })
      const taken = await stage.post(`/api/attendances/${large.id}/accept`, {}, large.manageToken)
      expect(taken.json.state).toBe('coming')
      expect(await miscounts(stage, meeting, 4)).toEqual([])
    },
  )

  it('lets an offer pass to the next when its time is up', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1 })
    const [one, two, three] = [
      (await comes(stage, meeting)).json,
      (await comes(stage, meeting)).json,
      (await comes(stage, meeting)).json,
    ]
    await stage.post(`/api/attendances/${one.id}/leave`, {}, one.manageToken)
    const states = async () =>
      new Set([(await stateOf(stage, two)).state, (await stateOf(stage, three)).state])
    expect(await states()).toEqual(new Set(['offered', 'waiting']))
    stage.world.clock.advance(60 * 49)
    await settleAttendances(stage.world.ctx)
    expect(await states()).toEqual(new Set(['expired', 'offered']))
    expect(await miscounts(stage, meeting, 1)).toEqual([])
  })

  it('moves up when places are added', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 2 })
    await comes(stage, meeting)
    const waiting = (await comes(stage, meeting, { heads: 2 })).json
    const registration = { mode: 'wanted', places: 3 }
    const changed = await stage.manage(`/api/meetings/${meeting.id}/change`, { registration })
    expect(changed.json.dates[0].places).toEqual({ all: 3, taken: 3, waiting: 0 })
    expect((await stateOf(stage, waiting)).state).toBe('offered')
  })

  it('keeps places for newcomers until their hour', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 3, newcomerPlaces: 2, newcomersUntilHours: 24 })
    await comes(stage, meeting)
    const regular = (await comes(stage, meeting)).json
    const newcomer = (await comes(stage, meeting, { firstTime: true })).json
    expect([regular.state, newcomer.state]).toEqual(['waiting', 'coming'])
    stage.world.clock.set('2026-12-07T14:05:00.000Z')
    await settleAttendances(stage.world.ctx)
    expect((await stateOf(stage, regular)).state).toBe('offered')
    expect(await miscounts(stage, meeting, 3)).toEqual([])
  })

  it('is refused without a waiting list, too early, too late, on a date that is cancelled, and unheard of', async () => {
    await using stage = await aStage()
    const full = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, full)
    const codes = [(await comes(stage, full)).json.type]
    const venue = { kind: 'outdoors', place: 'Park' }
    const early = await withPlaces(stage, { opensDaysBefore: 2 }, { venue })
    codes.push((await comes(stage, early)).json.type)
    const late = await withPlaces(stage, { closesMinutesBefore: 43200 }, { venue })
    codes.push((await comes(stage, late)).json.type)
    const cancelled = await withPlaces(stage, {}, { venue })
    await stage.manage(`/api/meetings/${cancelled.id}/dates/${key}/cancel`)
    codes.push((await comes(stage, cancelled)).json.type)
    const strange = `/api/meetings/${cancelled.id}/dates/2026-12-09T15:00/attendances`
    codes.push((await stage.post(strange, { heads: 1 })).json.type)
    expect(codes.map((type) => type.replace('/problems/', ''))).toEqual([
      'full',
      'registration-not-open',
      'registration-closed',
      'registration-closed',
      'unknown-date',
    ])
  })

  it.each([
    [{ heads: 0 }, '/heads'],
    [{ heads: 51 }, '/heads'],
    [{ heads: 1.5 }, '/heads'],
    [{ heads: 1, contact: { email: 'kein' } }, '/contact/email'],
    [{ heads: 1, name: 'a\u0000b' }, '/name'],
  ])('with %j is refused and names the field', async (body, pointer) => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const { status, json } = await comes(stage, meeting, body)
    expect([status, json.errors?.[0]?.pointer]).toEqual([422, pointer])
    expect(await miscounts(stage, meeting, 5)).toEqual([])
  })

  it('shows names to host and house alone, sums first', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {})
    await comes(stage, meeting, { heads: 2, name: 'Mia', needs: ['step-free'], firstTime: true })
    const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
    const list = (await stage.get(path, meeting.manageToken)).json
    expect(list).toMatchObject({
      coming: 2,
      firstTime: 2,
      needs: [{ need: 'step-free', count: 1 }],
      attendances: [{ name: 'Mia' }],
    })
    expect((await stage.get(path)).status).toBe(401)
    expect((await stage.get(path, 'wrong')).status).toBe(403)
    const { json } = await comes(stage, meeting)
    expect((await stage.get(path, json.manageToken)).status).toBe(403)
  })

  it('to several dates at once is one of each', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    const keys = [key, '2026-12-15T15:00', '2026-12-22T15:00']
    const { status, json } = await stage.post(`/api/meetings/${meeting.id}/attendances`, { heads: 1, keys })
    expect(status).toBe(201)
    expect(json.dates.map((date: any) => date.refused ?? date.attendance.state)).toEqual([
      'full',
      'coming',
      'coming',
    ])
  })
})

describe('access data', () => {
  it('are seen by those who come when their hour has come, never by who waits or on public pages', async () => {
    await using stage = await aStage()
    const accessData = { text: 'https://treffen.example/raum', releaseHoursBefore: 2 }
    const meeting = await withPlaces(stage, { places: 1 }, { venue: { kind: 'online' }, accessData })
    const [coming, waiting] = [(await comes(stage, meeting)).json, (await comes(stage, meeting)).json]
    expect((await stateOf(stage, coming)).accessData).toBeUndefined()
    stage.world.clock.set('2026-12-08T12:30:00.000Z')
    expect((await stateOf(stage, coming)).accessData).toEqual({ text: accessData.text, version: 1 })
    expect((await stateOf(stage, waiting)).accessData).toBeUndefined()
    const { text } = await stage.get(`/api/meetings/${meeting.id}`)
    expect(text).not.toContain('treffen.example/raum')
  })
})
