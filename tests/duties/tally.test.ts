import { describe, expect, it } from 'vitest'
import { missingTallies, tallyHref } from '../../functions/duties/actions/missing-tallies.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import { first, second } from './a-duty.ts'

const begun = '2026-12-15T15:30:00.000Z'
const path = (meeting: string, key: string) => `/api/meetings/${meeting}/dates/${key}/tally`

describe('a count at the door', () => {
  it.each([-1, 10_000, 1.5, '3', null, true])('is no number like %j', async (children) => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    stage.world.clock.set(begun)
    const { status, json } = await stage.post(path(id, first), { children }, manageToken)
    expect([status, json.errors[0].pointer]).toEqual([422, '/children'])
    expect((await stage.get(path(id, first), manageToken)).status).toBe(404)
  })

  it('is of one date alone: its link opens no other, and a cancelled one had nobody', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    await stage.manage(`/api/meetings/${id}/dates/${second}/cancel`)
    stage.world.clock.set(begun)
    const { token } = await tallyHref(stage.world.ctx, { meeting: id, key: first })
    expect((await stage.post(path(id, second), { adults: 3 }, token)).status).toBe(403)
    const cancelled = await stage.post(path(id, second), { adults: 3 }, manageToken)
    expect(cancelled.json).toMatchObject({ status: 409, type: '/problems/already-decided' })
  })

  it('has one number at least: an empty form, or a name that is misspelt, changes nothing', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, clock } = stage.world
    clock.set(begun)
    const { token, path: page } = await tallyHref(ctx, { meeting: id, key: first })
    await stage.post(path(id, first), { adults: 5 }, token)
    for (const body of [{}, { adutls: 3 }]) {
      const { status, json } = await stage.post(path(id, first), body, token)
      expect([status, json.errors[0].pointer]).toEqual([422, '/adults'])
    }
    const form = { children: '', adults: '' }
    const { status, text } = await stage.world.call('POST', page, { form })
    expect(status).toBe(422)
    expect(text).toContain('mindestens eine Zahl')
    expect((await stage.get(path(id, first), token)).json).toMatchObject({ adults: 5 })
  })

  it('is missed for two weeks, also when the meeting has ended meanwhile', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    stage.world.clock.set('2026-12-10T09:00:00.000Z')
    expect((await stage.post(`/api/meetings/${id}/end`, {}, manageToken)).json).toMatchObject({
      state: 'ended',
    })
    const zone = { id: house, timeZone: 'Europe/Berlin' }
    const missing = async () => (await missingTallies(stage.world.ctx, zone)).map(({ key }) => key)
    expect(await missing()).toEqual([first])
    stage.world.clock.set('2026-12-23T09:00:00.000Z')
    expect(await missing()).toEqual([])
  })

  it('keeps what a report needs, no names, and does not go away', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, clock } = stage.world
    clock.set(begun)
    const { token, path: page } = await tallyHref(ctx, { meeting: id, key: first })
    expect((await stage.get(page)).text).toContain('Wie viele waren da?')
    expect((await stage.get(path(id, first), token)).status).toBe(404)
    await stage.world.call('POST', page, { form: { children: '3', adults: '', helpers: '2' } })
    const [item] = await ctx.table.query({ pk: `TALLY#${house}`, consistent: true })
    expect(item).toEqual({
      pk: `TALLY#${house}`,
      sk: `2026-12-08#${id}#${first}`,
      type: 'tally',
      house,
      meeting: id,
      key: first,
      date: '2026-12-08',
      from: '15:00',
      to: '17:00',
      title: 'Sprachcafé',
      venue: { kind: 'rooms', rooms: ['teekueche'] },
      children: 3,
      helpers: 2,
      at: begun,
    })
    expect((await stage.get(`${page}/sheet`)).text).toContain('<svg')
  })
})
