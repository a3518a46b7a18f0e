import { describe, expect, it } from 'vitest'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { founded, joins, miscounts, personOf, proofPath, storedOf } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const standing = async (stage: Staged, id: string, token: string) =>
  (await stage.get(`/api/groups/${id}/rights`, token)).json.standing

const names = async (stage: Staged, id: string, token?: string) => {
  const { status, json } = await stage.get(`/api/groups/${id}/members`, token)
  return status === 200 ? json.members.map(({ name }: { name: string }) => name).toSorted() : status
}

describe('whoever comes to an open group', () => {
  it('is in, and sees the others once the address is proved', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea', { proved: false })
    expect([await standing(stage, id, bea.token), await names(stage, id, bea.token)]).toEqual([
      'newcomer',
      403,
    ])
    expect(await names(stage, id, host.token)).toEqual(['Ada', 'Bea'])
    await stage.world.call('POST', await proofPath(stage, id, bea.id, 'bea@neben.example'))
    expect([await standing(stage, id, bea.token), await names(stage, id, bea.token)]).toEqual([
      'member',
      ['Ada', 'Bea'],
    ])
    const { json } = await stage.get(`/api/groups/${id}/members`, bea.token)
    expect(JSON.stringify(json)).not.toContain('@')
  })

  it('by telephone is in once a host says yes', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const { json } = await stage.post(`/api/groups/${id}/join`, { name: 'Herr Alt', phone: '02131 000-12' })
    const { id: member, token } = personOf(json)
    expect(await standing(stage, id, token)).toBe('newcomer')
    await stage.post(`/api/groups/${id}/members/${member}/let-in`, {}, host.token)
    expect(await standing(stage, id, token)).toBe('member')
  })

  it('and proves nothing is gone after a week, whoever is in stays', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await joins(stage, id, 'Bea')
    await joins(stage, id, 'Fremd', { proved: false })
    stage.world.clock.advance(7 * 24 * 60)
    await settleGroups(stage.world.ctx)
    expect((await storedOf(stage, id)).people.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Bea'])
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('without any way to reach them is told so at the field', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { status, json } = await stage.post(`/api/groups/${id}/join`, { name: 'Wer' })
    expect([status, json.errors[0].pointer]).toEqual([422, '/email'])
  })
})

describe('whoever asks', () => {
  it('waits for a host, who hears of it once the address is proved, once', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage, { joining: 'request' })
    const walked = { stage, heard: new Map() }
    await hear(walked)
    const bea = await joins(stage, id, 'Bea', { proved: false })
    await hear(walked)
    const knocks = () => stage.world.mails.filter(({ subject }) => subject.startsWith('Jemand möchte'))
    expect(knocks()).toEqual([])
    await stage.world.call('POST', await proofPath(stage, id, bea.id, 'bea@neben.example'))
    await hear(walked)
    expect(knocks().map(({ to }) => to)).toEqual(['ada@gruppe.example'])
    expect(JSON.stringify(knocks())).not.toContain('Bea')
    await stage.post(`/api/groups/${id}/members/${bea.id}/let-in`, {}, host.token)
    await stage.post(`/api/groups/${id}/members/${bea.id}/let-in`, {}, host.token)
    await hear(walked)
    const told = stage.world.mails.filter(({ subject }) => subject.startsWith('Sie sind dabei'))
    expect(told.map(({ to }) => to)).toEqual(['bea@neben.example'])
    expect(await standing(stage, id, bea.token)).toBe('member')
  })

  it('cannot ask a closed group', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { joining: 'closed' })
    const { status, json } = await stage.post(`/api/groups/${id}/join`, {
      name: 'Bea',
      email: 'bea@neben.example',
    })
    expect([status, json.type]).toEqual([409, '/problems/group-closed'])
  })
})

describe('somebody whom a host enters', () => {
  it('by mail is invited in fixed words, and in when they say so themselves', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage, { name: 'KAUFT HIER', joining: 'closed' })
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const email = 'bea@neben.example'
    await stage.post(`/api/groups/${id}/invitations`, { email }, host.token)
    await hear(walked)
    expect(stage.world.mails.map(({ to }) => to)).toEqual([email])
    const [mail] = stage.world.mails
    expect(JSON.stringify(mail)).not.toContain('KAUFT')
    const own = /http:\/\/[^/]+(\/\S+\/mine\/\S+)/.exec(mail!.text)![1]!
    expect((await stage.world.call('GET', own)).status).toBe(200)
    expect((await storedOf(stage, id)).people.map(({ state }) => state).toSorted()).toEqual([
      'invited',
      'member',
    ])
    expect((await stage.world.call('POST', `${own}/accept`)).status).toBe(303)
    expect(await standing(stage, id, own.split('/')[5]!)).toBe('member')
  })

  itInTurn('by mail are sixty a day, also where they are taken out again', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const invite = (at: number) =>
      stage.post(`/api/groups/${id}/invitations`, { email: `gast-${at}@neben.example` }, host.token)
    const answers = await Promise.all(Array.from({ length: 70 }, (_, at) => invite(at)))
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(60)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 429]))
    const guest = (await storedOf(stage, id)).people.find(({ state }) => state === 'invited')!
    await stage.world.call('DELETE', `/api/groups/${id}/members/${guest.id}`, { token: host.token })
    expect((await invite(99)).status).toBe(429)
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('without an address is in, with a telephone or nothing', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    for (const who of [{ name: 'Frau Klein', phone: '0170 123456' }, { name: 'Otto' }]) {
      const { status, json } = await stage.post(`/api/groups/${id}/members`, who, host.token)
      expect([status, json.state]).toEqual([201, 'member'])
    }
    expect(await miscounts(stage, id)).toEqual([])
  })
})

it('whoever has left, or was taken out, has a link that opens nothing', async () => {
  await using stage = await aStage()
  const { id, host } = await founded(stage)
  const [bea, otto] = [await joins(stage, id, 'Bea'), await joins(stage, id, 'Otto')]
  await stage.world.call('DELETE', `/api/groups/${id}/members/${bea.id}`, { token: bea.token })
  await stage.world.call('DELETE', `/api/groups/${id}/members/${otto.id}`, { token: host.token })
  for (const { token } of [bea, otto]) {
    expect((await stage.get(`/api/groups/${id}`, token)).status).toBe(403)
    expect((await stage.world.call('GET', `/aef/groups/${id}/mine/${token}`)).status).toBe(403)
  }
  expect(await miscounts(stage, id)).toEqual([])
})

it('a group has two hundred people at most, however many come at once', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage)
  const count = { pk: `GROUP#${id}`, sk: 'GROUP' }
  await stage.world.ctx.table.transact([{ kind: 'update', key: count, set: { members: 195 } }])
  const all = Array.from({ length: crowd(200) }, (_, at) =>
    stage.post(`/api/groups/${id}/join`, { name: 'Wer', email: `wer-${at}@neben.example` }),
  )
  const answers = (await Promise.all(all)).map(({ status, json }) => `${status} ${json.type ?? ''}`)
  expect(answers.filter((answer) => answer === '201 ')).toHaveLength(5)
  expect(new Set(answers)).toEqual(new Set(['201 ', '409 /problems/group-full']))
})
