import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes, key, withPlaces } from './coming.ts'

const step = (stage: Staged, { id }: { id: string }, name: string, token: string, body = {}) =>
  stage.post(`/api/attendances/${id}/${name}`, body, token)

describe('a date that is cancelled', () => {
  it('is not to be said yes to, and nobody comes to it with more or fewer; whoever has it may still leave', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 4 })
    const mia = (await comes(stage, meeting, { heads: 2 })).json
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/cancel`)
    for (const [name, body] of [
      ['accept', {}],
      ['change', { heads: 1 }],
      ['change', { heads: 3 }],
    ] as const) {
      const { status, json } = await step(stage, mia, name, mia.manageToken, body)
      expect([name, status, json.type]).toEqual([name, 409, '/problems/registration-closed'])
    }
    expect((await step(stage, mia, 'leave', mia.manageToken)).json.state).toBe('left')
  })
})

describe('who came', () => {
  it('is said once the date has begun, on no way before', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {})
    const mia = (await comes(stage, meeting)).json
    const mark = () => step(stage, mia, 'came', meeting.manageToken, { came: true })
    const path = `/host/${meeting.id}/${meeting.manageToken}/dates/${key}/came`
    const form = { attendance: mia.id, came: 'yes' }
    const early = await mark()
    expect([early.status, early.json.type]).toEqual([409, '/problems/not-yet'])
    const page = await stage.world.call('POST', path, { form })
    expect([page.status, page.text.includes('Der Termin hat noch nicht begonnen.')]).toEqual([409, true])
    stage.world.clock.set('2026-12-08T14:00:00.000Z')
    expect([(await mark()).status, (await stage.world.call('POST', path, { form })).status]).toEqual([
      200, 303,
    ])
  })
})
