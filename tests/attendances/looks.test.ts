import { describe, expect, it } from 'vitest'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { dutyPath } from '../duties/a-duty.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { comes, key, withPlaces } from './coming.ts'
import { hear } from './hearing.ts'
import { itInTurn } from '../support/in-turn.ts'

const accessData = { text: 'Klingel: Café', releaseHoursBefore: 24 }
const mia = { contact: { email: 'mia@neben.example' } }

/** Time passes, timers run, and what they change is heard: how people have been told to get in by then, all in all. */
async function toldAt(stage: Staged, ...times: string[]): Promise<string[]> {
  for (const time of times) {
    stage.world.clock.set(time)
    await settleAttendances(stage.world.ctx)
    await hear({ stage, heard: new Map() })
  }
  return told(stage)
}

const told = ({ world }: Staged) =>
  world.mails.flatMap(({ to, subject }) => (/^So kommen|^Neuer Zugang/.test(subject) ? [to] : []))

/** As the manager, who signs in anew each time. */
async function manage({ world }: Staged, method: string, path: string, body?: object) {
  const session = await signedIn(world.ctx, managerMail)
  const headers = { origin: world.ctx.settings.publicUrl }
  return world.call(method, path, { ...(body ? { body } : {}), cookies: { session }, headers })
}

describe('how to get in is told to whoever comes', () => {
  itInTurn('also where somebody had the key before anybody said that they come', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {}, { accessData, needsKey: true })
    expect((await stage.post(dutyPath(meeting.id, key), { name: 'Ada' })).status).toBe(201)
    await comes(stage, meeting, mia)
    expect(await toldAt(stage, '2026-12-07T14:05:00.000Z')).toEqual(['mia@neben.example'])
  })

  itInTurn('when the pause is over in which its hour came', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {}, { accessData })
    await comes(stage, meeting, mia)
    await stage.manage(`/api/meetings/${meeting.id}/pause`)
    expect(await toldAt(stage, '2026-12-07T14:05:00.000Z', '2026-12-07T16:00:00.000Z')).toEqual([])
    await manage(stage, 'POST', `/api/meetings/${meeting.id}/publish`, {})
    await hear({ stage, heard: new Map() })
    expect(told(stage)).toEqual(['mia@neben.example'])
  })

  itInTurn('also where a closure in which its hour came was undone', async () => {
    await using stage = await aStage({ now: '2026-12-07T13:50:00.000Z' })
    const meeting = await withPlaces(stage, {}, { accessData })
    await comes(stage, meeting, mia)
    const span = { from: '2026-12-08T08:00', to: '2026-12-08T20:00' }
    const words = { words: 'Wasserschaden', displaced: 'cancel' }
    const closed = await stage.manage(`/api/houses/${house}/closures`, { ...span, ...words })
    expect(await toldAt(stage, '2026-12-07T14:05:00.000Z')).toEqual([])
    await manage(stage, 'DELETE', `/api/closures/${closed.json.id}`)
    expect(await toldAt(stage, '2026-12-07T15:10:00.000Z')).toEqual(['mia@neben.example'])
  })

  itInTurn('at the new hour of a date that was moved', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {}, { accessData })
    await comes(stage, meeting, mia)
    const to = { date: '2026-12-02', from: '14:00', to: '16:00' }
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, to)
    expect(await toldAt(stage, '2026-12-01T13:05:00.000Z')).toEqual(['mia@neben.example'])
  })

  itInTurn('who comes later than its hour, once, however often it is looked at', async () => {
    await using stage = await aStage({ now: '2026-12-08T09:00:00.000Z' })
    const meeting = await withPlaces(stage, { places: 1 }, { accessData })
    const { json } = await comes(stage, meeting, mia)
    await comes(stage, meeting, { contact: { email: 'kolja@neben.example' } })
    expect(await toldAt(stage, '2026-12-08T09:05:00.000Z', '2026-12-08T10:10:00.000Z')).toEqual([
      'mia@neben.example',
    ])
    await stage.post(`/api/attendances/${json.id}/leave`, {}, json.manageToken)
    const list = await stage.get(
      `/api/meetings/${meeting.id}/dates/${key}/attendances`,
      meeting.manageToken as string,
    )
    const next = list.json.attendances.find(({ state }: { state: string }) => state === 'offered')
    await stage.post(`/api/attendances/${next.id}/accept`, {}, meeting.manageToken)
    expect(await toldAt(stage, '2026-12-08T10:15:00.000Z', '2026-12-08T11:20:00.000Z')).toEqual([
      'mia@neben.example',
      'kolja@neben.example',
    ])
  })
})

describe('places kept for newcomers', () => {
  it('are anybody’s at their hour also where that was said later', async () => {
    await using stage = await aStage({ now: '2026-12-07T10:00:00.000Z' })
    const meeting = await withPlaces(stage, { places: 3 })
    const registration = { mode: 'wanted', places: 3, newcomerPlaces: 2, newcomersUntilHours: 20 }
    await comes(stage, meeting)
    await manage(stage, 'POST', `/api/meetings/${meeting.id}/change`, { registration })
    const { json } = await comes(stage, meeting, mia)
    expect(json.state).toBe('waiting')
    stage.world.clock.set('2026-12-07T18:05:00.000Z')
    await settleAttendances(stage.world.ctx)
    const own = await stage.get(`/api/attendances/${json.id}`, json.manageToken)
    expect(own.json.state).toBe('offered')
  })
})
