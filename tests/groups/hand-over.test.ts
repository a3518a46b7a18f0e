import { describe, expect, it } from 'vitest'
import { memberToken } from '../../functions/groups/rules/tokens.ts'
import { nextGroupWrites } from '../../functions/groups/store.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, joins, miscounts, storedOf } from './a-group.ts'
import type { Person } from './a-group.ts'

const leave = (stage: Staged, id: string, { id: member, token }: Person, query = '') =>
  stage.world.call('DELETE', `/api/groups/${id}/members/${member}${query}`, { token })

const makeHost = (stage: Staged, id: string, member: Person, by: Person) =>
  stage.post(`/api/groups/${id}/members/${member.id}/role`, { role: 'host' }, by.token)

describe('a host who leaves', () => {
  it('as one of several just goes', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    await makeHost(stage, id, bea, host)
    expect((await leave(stage, id, host)).status).toBe(204)
    expect((await storedOf(stage, id)).hosts).toEqual(['Bea'])
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('as the last is asked who goes on, and names somebody in the same write', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    const refused = await leave(stage, id, host)
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/last-host'])
    expect((await leave(stage, id, host, '?successor=zzzzzzzzzzzz')).status).toBe(404)
    expect((await leave(stage, id, host, `?successor=${bea.id}`)).status).toBe(204)
    expect((await storedOf(stage, id)).hosts).toEqual(['Bea'])
    expect(await miscounts(stage, id)).toEqual([])
  })

  it('cannot hand it to whoever has not shown that the address is theirs', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const fremd = await joins(stage, id, 'Fremd', { proved: false })
    expect((await leave(stage, id, host, `?successor=${fremd.id}`)).status).toBe(422)
    expect((await storedOf(stage, id)).hosts).toEqual(['Ada'])
  })

  it('with nobody to name has all of them asked, and the first who says yes goes on', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const [bea, otto] = [await joins(stage, id, 'Bea'), await joins(stage, id, 'Otto')]
    const fremd = await joins(stage, id, 'Fremd', { proved: false })
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    expect((await leave(stage, id, host, '?anyway=yes')).status).toBe(204)
    await hear(walked)
    expect(stage.world.mails.map(({ to }) => to).toSorted()).toEqual([
      'bea@neben.example',
      'otto@neben.example',
    ])
    const takeOver = (who: Person) => stage.post(`/api/groups/${id}/take-over`, {}, who.token)
    expect((await takeOver(fremd)).status).toBe(403)
    const answers = await Promise.all([takeOver(bea), takeOver(otto)])
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
    const { hosts } = await storedOf(stage, id)
    expect(hosts).toHaveLength(1)
    const again = hosts[0] === 'Bea' ? bea : otto
    expect((await takeOver(again)).status).toBe(200)
    expect(await miscounts(stage, id)).toEqual([])
  })
})

it('two last hosts who leave at once leave a host, or everybody is asked', async () => {
  for (let round = 0; round < 4; round += 1) {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    await joins(stage, id, 'Otto')
    await makeHost(stage, id, bea, host)
    const query = round % 2 === 0 ? '' : '?anyway=yes'
    const answers = await Promise.all([leave(stage, id, host, query), leave(stage, id, bea, query)])
    expect(await miscounts(stage, id)).toEqual([])
    const { group, hosts } = await storedOf(stage, id)
    if (round % 2 === 0) {
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204, 409]))
      expect(hosts).toHaveLength(1)
    } else {
      expect(answers.map(({ status }) => status)).toEqual([204, 204])
      expect([hosts, group.seekingSince]).toEqual([[], expect.any(String)])
    }
  }
})

it('two hosts who make each other members at once leave one of them', async () => {
  await using stage = await aStage()
  const { id, host } = await founded(stage)
  const bea = await joins(stage, id, 'Bea')
  await makeHost(stage, id, bea, host)
  const unmake = (who: Person, by: Person) =>
    stage.post(`/api/groups/${id}/members/${who.id}/role`, { role: 'member' }, by.token)
  const answers = await Promise.all([unmake(bea, host), unmake(host, bea)])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await storedOf(stage, id)).hosts).toHaveLength(1)
  expect(await miscounts(stage, id)).toEqual([])
})

it('the house can name somebody at any time', async () => {
  await using stage = await aStage()
  const { id, host } = await founded(stage)
  const bea = await joins(stage, id, 'Bea')
  await leave(stage, id, host, '?anyway=yes')
  expect((await stage.manage(`/api/groups/${id}/members/${bea.id}/role`, { role: 'host' })).status).toBe(200)
  expect((await storedOf(stage, id)).hosts).toEqual(['Bea'])
  expect(await miscounts(stage, id)).toEqual([])
})

describe('where nobody hosts a group', () => {
  it('nobody is sought any more once the house enters a host, or one who was invited comes', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const email = 'gast@neben.example'
    const invited = await stage.post(
      `/api/groups/${id}/members`,
      { name: 'Gast', email, role: 'host' },
      host.token,
    )
    await leave(stage, id, host, '?anyway=yes')
    expect((await storedOf(stage, id)).group.seekingSince).toBeDefined()
    const token = memberToken(await stage.world.ctx.secret(), { group: id, id: invited.json.id })
    expect((await stage.world.call('POST', `/aef/groups/${id}/mine/${token}/accept`)).status).toBe(303)
    expect(await miscounts(stage, id)).toEqual([])
    await leave(stage, id, { id: invited.json.id, token }, '?anyway=yes')
    await stage.manage(`/api/groups/${id}/members`, { name: 'Frau Klein', role: 'host' })
    expect(await miscounts(stage, id)).toEqual([])
    expect((await storedOf(stage, id)).hosts).toEqual(['Frau Klein'])
  })

  it('words that are saved over an older reading do not seek somebody again', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    const bea = await joins(stage, id, 'Bea')
    await leave(stage, id, host, '?anyway=yes')
    const before = (await storedOf(stage, id)).group
    await stage.post(`/api/groups/${id}/take-over`, {}, bea.token)
    await stage.world.ctx.table.transact(nextGroupWrites(before, { ...before, purpose: 'Wir stricken.' }))
    expect((await storedOf(stage, id)).group).toMatchObject({ purpose: 'Wir stricken.', hosts: 1 })
    expect(await miscounts(stage, id)).toEqual([])
  })
})

it('the only host of a group that has ended just goes', async () => {
  await using stage = await aStage()
  const { id, host } = await founded(stage)
  await stage.post(`/api/groups/${id}/end`, {}, host.token)
  expect((await leave(stage, id, host)).status).toBe(204)
  expect((await storedOf(stage, id)).people).toEqual([])
})
