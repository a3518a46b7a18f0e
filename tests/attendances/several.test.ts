import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { comes, key, withPlaces } from './coming.ts'
import { heard } from './heard.ts'
import { itInTurn } from '../support/in-turn.ts'

const [second, third] = ['2026-12-15T15:00', '2026-12-22T15:00'] as const

const comesToAll = (stage: Staged, { id }: { id: string }, body: Record<string, unknown>) =>
  stage.post(`/api/meetings/${id}/attendances`, { heads: 1, ...body })

const taken = async (stage: Staged, { id }: { id: string }) =>
  (await stage.get(`/api/meetings/${id}`)).json.dates.map(({ places }: any) => places.taken)

describe('whoever comes to several dates at once', () => {
  it('gets one mail that tells of each date what became of it, with its own page and code', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1 })
    await stage.post(`/api/meetings/${meeting.id}/dates/${second}/attendances`, { heads: 1 })
    const contact = { email: 'mia@neben.example' }
    let entered: any
    const [mail, ...more] = await heard(stage, async () => {
      entered = (await comesToAll(stage, meeting, { keys: [key, second, third], contact })).json.dates
    })
    expect(more).toEqual([])
    expect(mail!.text).toContain('Di, 15. Dezember, 15:00–17:00 Uhr: auf der Warteliste')
    expect(mail!.text).toContain('Di, 22. Dezember, 15:00–17:00 Uhr: Sie kommen')
    for (const { attendance } of entered) {
      expect(mail!.text).toContain(attendance.manageUrl)
      expect(mail!.text).toContain(attendance.code)
    }
  })

  it('hears of those that could be had, also where the first could not, and of no other', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    const contact = { email: 'mia@neben.example' }
    let entered: any
    const [mail, ...more] = await heard(stage, async () => {
      entered = (await comesToAll(stage, meeting, { keys: [key, second, third], contact })).json.dates
    })
    expect(more).toEqual([])
    expect(entered.map((each: any) => each.refused ?? each.attendance.state)).toEqual([
      'full',
      'coming',
      'coming',
    ])
    expect(mail!.subject).toContain('Di, 15. Dezember')
    expect(mail!.text).toContain(entered[2].attendance.manageUrl)
    expect(mail!.text).not.toContain('8. Dezember')
  })

  it('with a date that there is not comes to none: nothing is changed', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const asked = await comesToAll(stage, meeting, { keys: [key, '2026-12-09T15:00'] })
    expect([asked.status, asked.json.type]).toEqual([404, '/problems/unknown-date'])
    const twice = await comesToAll(stage, meeting, { keys: [key, key] })
    expect([twice.status, twice.json.errors[0].pointer]).toEqual([422, '/keys'])
    expect(await taken(stage, meeting)).toEqual([0, 0, 0, 0])
  })

  itInTurn('shows the address once for all of them', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const contact = { email: 'mia@neben.example' }
    const [mail] = await heard(stage, () => comesToAll(stage, meeting, { keys: [key, second], contact }))
    const [path] = /\/coming\/\w+\/proof\/[\w-]+/.exec(mail!.text)!
    expect((await stage.world.call('GET', path)).status).toBe(200)
    const unproved = async () => (await provedStates(stage)).filter((at) => at === undefined).length
    expect(await unproved()).toBe(2)
    await stage.world.call('POST', path, { form: {} })
    expect(await unproved()).toBe(0)
  })
})

/** Of all who come, since when their address is known to be theirs. */
async function provedStates({ world }: Staged): Promise<unknown[]> {
  const items = await allItems(world.engine.endpoint, world.engine.tableName)
  return items.filter(({ type }) => type === 'attendance').map((item) => item['provedAt'])
}
