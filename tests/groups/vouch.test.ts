import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, joins, personOf, proofPath, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'

const vouching = (most = 1) => aStage({}, { house: { trustAfterVouches: most } })

/** A group of somebody else; trusted by the house where it is said so. */
async function another(stage: Staged, name: string, { trusted = true } = {}): Promise<Grouped> {
  const email = `${name.toLowerCase()}@gruppe.example`
  const { json } = await stage.post('/api/houses/aef/groups', {
    name,
    purpose: 'Wir singen.',
    joining: 'open',
    host: { name, email },
  })
  const host = personOf(json)
  await stage.world.call('POST', await proofPath(stage, json.id, host.id, email))
  if (trusted) await stage.manage(`/api/groups/${json.id}/trust`, { trusted, reason: 'Seit Jahren da.' })
  return { id: json.id, host }
}

const vouch = (stage: Staged, id: string, by: Grouped, more: object = {}) =>
  stage.post(`/api/groups/${id}/vouch`, { group: by.id, ...more }, by.host.token)

const trustOf = async (stage: Staged, { id, host }: Grouped) =>
  (await stage.get(`/api/groups/${id}`, host.token)).json.trust

describe('a trusted group', () => {
  it('stands up for another, once; its people read who does', async () => {
    await using stage = await vouching()
    const group = await founded(stage)
    const choir = await another(stage, 'Chor')
    for (let twice = 0; twice < 2; twice += 1) expect((await vouch(stage, group.id, choir)).status).toBe(200)
    expect((await storedOf(stage, group.id)).group.vouches).toHaveLength(1)
    expect(await trustOf(stage, group)).toEqual({
      trusted: true,
      by: 'groups',
      why: 'vouched',
      vouchers: ['Chor'],
    })
  })

  it('takes it back; twice is no fault', async () => {
    await using stage = await vouching()
    const group = await founded(stage)
    const choir = await another(stage, 'Chor')
    await vouch(stage, group.id, choir)
    for (let twice = 0; twice < 2; twice += 1)
      expect((await vouch(stage, group.id, choir, { vouch: false })).status).toBe(200)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: false, missing: { vouches: 1 } })
  })

  it('gives no trust any more once it is not trusted itself, or has ended', async () => {
    await using stage = await vouching()
    const group = await founded(stage)
    const choir = await another(stage, 'Chor')
    await vouch(stage, group.id, choir)
    const trust = (trusted: boolean) =>
      stage.manage(`/api/groups/${choir.id}/trust`, { trusted, reason: 'So ist es.' })
    await trust(false)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: false })
    await trust(true)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: true })
    await stage.manage(`/api/groups/${choir.id}/end`)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: false })
  })
})

describe('nobody vouches', () => {
  it('without being trusted, or only because others vouch for them', async () => {
    await using stage = await vouching()
    const group = await founded(stage)
    const choir = await another(stage, 'Chor')
    const chess = await another(stage, 'Schach', { trusted: false })
    const refused = await vouch(stage, group.id, chess)
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/vouch-untrusted'])
    await vouch(stage, chess.id, choir)
    expect(await trustOf(stage, chess)).toMatchObject({ trusted: true })
    expect((await vouch(stage, group.id, chess)).json.type).toBe('/problems/vouch-untrusted')
  })

  it('in a house that does not have it', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    expect((await vouch(stage, group.id, await another(stage, 'Chor'))).json.type).toBe(
      '/problems/vouch-untrusted',
    )
  })

  it('for themselves, or where one person hosts both', async () => {
    await using stage = await vouching()
    const choir = await another(stage, 'Chor')
    const own = await vouch(stage, choir.id, choir)
    expect([own.status, own.json.errors[0].pointer]).toEqual([422, '/group'])
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    const { json } = await stage.post(
      `/api/groups/${choir.id}/members`,
      { name: 'Bea', email: 'BEA@neben.example' },
      choir.host.token,
    )
    const { memberToken } = await import('../../functions/groups/rules/tokens.ts')
    const token = memberToken(await stage.world.ctx.secret(), { group: choir.id, id: json.id })
    await stage.world.call('POST', `/aef/groups/${choir.id}/mine/${token}/accept`)
    const role = (id: string, member: string, by: string) =>
      stage.post(`/api/groups/${id}/members/${member}/role`, { role: 'host' }, by)
    await role(choir.id, json.id, choir.host.token)
    expect((await vouch(stage, group.id, choir)).status).toBe(200)
    await vouch(stage, group.id, choir, { vouch: false })
    await role(group.id, bea.id, group.host.token)
    const refused = await vouch(stage, group.id, choir)
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/vouch-same-host'])
  })

  it('by a link of another group, or as a mere member', async () => {
    await using stage = await vouching()
    const group = await founded(stage)
    const choir = await another(stage, 'Chor')
    const member = await joins(stage, choir.id, 'Otto')
    const by = (token: string) => stage.post(`/api/groups/${group.id}/vouch`, { group: choir.id }, token)
    expect((await by(group.host.token)).status).toBe(403)
    expect((await by(member.token)).status).toBe(403)
  })

  it('for a group that nobody has proved, or that has ended', async () => {
    await using stage = await vouching()
    const choir = await another(stage, 'Chor')
    const { json } = await stage.post('/api/houses/aef/groups', {
      name: 'Neu',
      purpose: 'Neues',
      joining: 'open',
      host: { name: 'Neu', email: 'neu@gruppe.example' },
    })
    expect((await vouch(stage, json.id, choir)).status).toBe(404)
    const group = await founded(stage)
    await stage.manage(`/api/groups/${group.id}/end`)
    expect((await vouch(stage, group.id, choir)).json.type).toBe('/problems/group-ended')
  })
})

it('two who vouch at once both do, and a group keeps ten at most', async () => {
  await using stage = await vouching(2)
  const group = await founded(stage)
  const two = [await another(stage, 'Chor'), await another(stage, 'Schach')]
  const answers = await Promise.all(two.map((by) => vouch(stage, group.id, by)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(await trustOf(stage, group)).toMatchObject({ trusted: true, why: 'vouched' })
  for (let more = 2; more < 10; more += 1) await vouch(stage, group.id, await another(stage, `G${more}`))
  const tooMany = await vouch(stage, group.id, await another(stage, 'Elfte'))
  expect([tooMany.status, tooMany.json.type]).toEqual([409, '/problems/vouched-enough'])
})

it('ten a day are what one group gives', async () => {
  await using stage = await vouching()
  const choir = await another(stage, 'Chor')
  const statuses: number[] = []
  for (let count = 0; count < 11; count += 1)
    statuses.push(
      (await vouch(stage, (await another(stage, `G${count}`, { trusted: false })).id, choir)).status,
    )
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429])
})
