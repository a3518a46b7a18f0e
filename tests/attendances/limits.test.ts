import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes, key, withPlaces } from './coming.ts'
import { heard } from './heard.ts'
import { itInTurn } from '../support/in-turn.ts'

const limited = { settings: { rateLimits: true } }
const contact = { email: 'mia@neben.example' }

const statuses = async (count: number, act: (at: number) => Promise<{ status: number }>) => {
  const all: number[] = []
  for (let at = 0; at < count; at++) all.push((await act(at)).status)
  return all
}

/** To another date each time. */
const onDate = (stage: Staged, { id }: { id: string }, at: number, body: object) => {
  const date = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'][at % 4]
  return stage.post(`/api/meetings/${id}/dates/${date}T15:00/attendances`, { heads: 1, ...body })
}

describe('an address of which nobody knows whose it is', () => {
  itInTurn('signs up for one date three times a day', async () => {
    await using stage = await aStage(limited)
    const meeting = await withPlaces(stage, {})
    expect(await statuses(4, () => comes(stage, meeting, { contact }))).toEqual([201, 201, 201, 429])
    expect((await onDate(stage, meeting, 1, { contact })).status).toBe(201)
    expect(
      (await stage.get(`/api/meetings/${meeting.id}/dates/${key}/attendances`, meeting.manageToken)).json
        .coming,
    ).toBe(3)
  })

  it('signs up ten times a day in all, in whatever letters it is written', async () => {
    await using stage = await aStage(limited)
    const meeting = await withPlaces(stage, {})
    const email = (at: number) => (at % 2 === 0 ? 'mia@neben.example' : 'MIA@neben.example')
    const tried = await statuses(11, (at) => onDate(stage, meeting, at, { contact: { email: email(at) } }))
    expect(tried).toEqual([...Array.from({ length: 10 }, () => 201), 429])
  })

  itInTurn('is not limited any more that day once its owner has shown that it is theirs', async () => {
    await using stage = await aStage(limited)
    const meeting = await withPlaces(stage, {})
    const [mail] = await heard(stage, () => comes(stage, meeting, { contact }))
    const [path] = /\/coming\/\w+\/proof\/[\w-]+/.exec(mail!.text)!
    await stage.world.call('POST', path, { form: {} })
    const tried = await statuses(12, () => comes(stage, meeting, { contact }))
    expect(new Set(tried)).toEqual(new Set([201]))
  })

  it('does not keep out who calls: hosts and the house enter as many as there are', async () => {
    await using stage = await aStage(limited)
    const meeting = await withPlaces(stage, {})
    const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
    const tried = await statuses(5, () => stage.post(path, { heads: 1, contact }, meeting.manageToken))
    expect(new Set(tried)).toEqual(new Set([201]))
  })
})
