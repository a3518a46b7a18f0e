import { describe, expect, it } from 'vitest'
import { wordsOf } from '../support/signed-in.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { after, dutyPath, first, fourth, linksOf, second, third, told } from './a-duty.ts'
import { itInTurn } from '../support/in-turn.ts'

const mia = { name: 'Mia', contact: { email: 'mia@neben.example' } }
const host = { contact: { name: 'Kolja', email: 'kolja@gastgeber.example' } }

describe('a rota', () => {
  it('is one mail to whoever takes it and one to the host, and one click proves it all', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { needsKey: true, ...host })
    const rota = `/api/meetings/${id}/duties/key/rota`
    const mails = await after(stage, id, () => stage.post(rota, mia))
    expect(told(mails)).toEqual([
      'kolja@gastgeber.example: Jemand hilft mit',
      'mia@neben.example: Ihr Dienst',
    ])
    const [page = '', proof = ''] = linksOf(mails.filter(({ to }) => to.startsWith('mia')))
    const shown = async (key: string) =>
      (await stage.get(dutyPath(id, key).replace(/\/key$/, ''))).json.duties[0].taken
    expect([await shown(first), await shown(fourth)]).toEqual([[{}], [{}]])
    await stage.get(proof)
    expect(await shown(first)).toEqual([{}])
    await stage.world.call('POST', `${proof}/prove`, { form: {} })
    expect([await shown(first), await shown(fourth)]).toEqual([[{ name: 'Mia' }], [{ name: 'Mia' }]])
    expect(wordsOf((await stage.get(page)).text)).toContain('Ihre weiteren Termine Di, 15. Dezember')
  })

  itInTurn('counts as one taking, and is taken whole or not at all', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const meeting = await founded(stage, { needsKey: true, repeat: { every: 'week', count: 30 } })
    const rota = (body: object) => stage.post(`/api/meetings/${meeting.id}/duties/key/rota`, body)
    const { json } = await rota({ ...mia, every: 2 })
    expect(json.dates.filter(({ taken }: { taken?: object }) => taken).length).toBe(15)
    const statuses = []
    for (let at = 1; at <= 10; at++) {
      const key = json.dates[0].key.replace(/\d\d-\d\dT/, '12-15T')
      statuses.push((await stage.post(dutyPath(meeting.id, key), mia)).status)
      await stage.world.call('DELETE', dutyPath(meeting.id, key), { token: meeting.manageToken })
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 201, 201, 429])
  })

  it('begins and ends when it is said, and names what others have', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage, { needsKey: true })
    await stage.post(dutyPath(id, third), { name: 'Ada' })
    const rota = `/api/meetings/${id}/duties/key/rota`
    const { json } = await stage.post(rota, { ...mia, first: second, until: '2026-12-22' })
    expect(json.dates.map(({ key, refused }: any) => [key, refused])).toEqual([
      [second, undefined],
      [third, 'duty-taken'],
    ])
    expect((await stage.post(rota, { ...mia, every: 0 })).json.errors[0].pointer).toBe('/every')
    expect((await stage.post(rota.replace('key', 'piano'), mia)).status).toBe(404)
    expect((await stage.get(`/api/meetings/${id}/dates/${first}/duties`, manageToken)).json.safe).toBe(false)
  })

  it('that ends before today is refused at its field', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { needsKey: true })
    const rota = `/api/meetings/${id}/duties/key/rota`
    const { status, json } = await stage.post(rota, { ...mia, until: '2026-01-01' })
    expect([status, json.errors[0].pointer]).toEqual([422, '/until'])
  })

  it('sent twice by the same person is theirs once on each date, and the other place stays free', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const duties = [{ duty: 'tea', needed: 2 }]
    await stage.post(`/api/meetings/${meeting.id}/duties`, { duties }, meeting.manageToken)
    const rota = () => stage.post(`/api/meetings/${meeting.id}/duties/tea/rota`, mia)
    const fates = ({ json }: { json: any }) => json.dates.map((date: any) => date.refused ?? 'taken')
    const both = (await Promise.all([rota(), rota()])).map(fates)
    expect(both).toContainEqual(Array(4).fill('taken'))
    expect(both).toContainEqual(Array(4).fill('duty-yours'))
    const again = await stage.post(dutyPath(meeting.id, first, 'tea'), mia)
    expect([again.status, again.json.type]).toEqual([409, '/problems/duty-yours'])
    const ada = await stage.post(dutyPath(meeting.id, first, 'tea'), { name: 'Ada' })
    expect(ada.status).toBe(201)
  })

  it('of two who want all dates at once is had by one on each date', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { needsKey: true })
    const rota = `/api/meetings/${id}/duties/key/rota`
    const both = await Promise.all([stage.post(rota, mia), stage.post(rota, { name: 'Ada' })])
    const got = both.flatMap(({ json }) =>
      json.dates.filter(({ taken }: any) => taken).map(({ key }: any) => key),
    )
    expect(got.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([first, second, third, fourth])
  })
})
