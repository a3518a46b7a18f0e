import { describe, expect, it } from 'vitest'
import { aStage, founded } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { wordsOf } from '../support/signed-in.ts'
import { comes, key } from './coming.ts'
import { itInTurn } from '../support/in-turn.ts'

const own = async (stage: Staged, { id, manageToken }: { id: string; manageToken: string }) =>
  (await stage.get(`/api/attendances/${id}`, manageToken)).json
const page = async (stage: Staged, { id, manageToken }: { id: string; manageToken: string }) =>
  (await stage.world.call('GET', `/coming/${id}/${manageToken}`)).text

describe('whoever comes to a date that is moved', () => {
  itInTurn(
    'to another time is asked whether they come all the same, and says so with one button',
    async () => {
      await using stage = await aStage()
      const meeting = await founded(stage)
      const mia = (await comes(stage, meeting, { heads: 2, name: 'Mia' })).json
      expect((await own(stage, mia)).confirm).toBeUndefined()
      await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, { from: '16:00', to: '18:00' })
      expect(await own(stage, mia)).toMatchObject({ state: 'coming', confirm: true })
      const asked = await page(stage, mia)
      expect(wordsOf(asked)).toContain('Jetzt ist er am Di, 8. Dezember, 16:00–18:00 Uhr')
      const hosts = await stage.world.call('GET', `/host/${meeting.id}/${meeting.manageToken}/dates/${key}`)
      expect(wordsOf(hosts.text)).toContain('Mia 2 kommt, neue Zeit noch nicht bestätigt')
      const path = `/coming/${mia.id}/${mia.manageToken}`
      const sent = await stage.world.call('POST', `${path}/accept`, { form: { at: '2026-12-08T16:00' } })
      expect(sent.headers['location']).toBe(`${path}?done=agreed`)
      expect((await own(stage, mia)).confirm).toBeUndefined()
      expect(wordsOf(await page(stage, mia))).toContain('Sie kommen')
    },
  )

  itInTurn('again meanwhile does not say yes to a time that they did not see', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const mia = (await comes(stage, meeting)).json
    const move = (from: string, to: string) =>
      stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, { from, to })
    await move('16:00', '18:00')
    await move('17:00', '19:00')
    const path = `/coming/${mia.id}/${mia.manageToken}/accept`
    const stale = await stage.world.call('POST', path, { form: { at: '2026-12-08T16:00' } })
    expect(wordsOf(stale.text)).toContain('Das ging nicht. So steht es jetzt: Der Termin ist verlegt')
    expect(await own(stage, mia)).toMatchObject({ confirm: true })
    expect((await stage.post(`/api/attendances/${mia.id}/accept`, {}, mia.manageToken)).json).toMatchObject({
      state: 'coming',
      date: { from: '17:00' },
    })
  })

  it('to another place, or signs up for the new time, is not asked', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const mia = (await comes(stage, meeting)).json
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, { venue: { kind: 'online' } })
    expect((await own(stage, mia)).confirm).toBeUndefined()
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/move`, { date: '2026-12-10' })
    const kim = (await comes(stage, meeting)).json
    expect([(await own(stage, mia)).confirm, (await own(stage, kim)).confirm]).toEqual([true, undefined])
  })
})
