import { describe, expect, it } from 'vitest'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { aGroup, founded, founder, personOf, proofPath, storedOf } from './a-group.ts'

const path = `/api/houses/${house}/groups`
const found = (stage: Staged, change = {}) => stage.post(path, aGroup(change))
const listed = async (stage: Staged) =>
  (await stage.get(path)).json.groups.map(({ name }: { name: string }) => name)

describe('a group that a neighbour founds', () => {
  it('is shown to others once the address is proved, and not before', async () => {
    await using stage = await aStage()
    const { json } = await found(stage)
    expect(json.state).toBe('asked')
    expect(await listed(stage)).toEqual([])
    expect((await stage.get(`/api/groups/${json.id}`)).status).toBe(404)
    expect((await stage.world.call('GET', `/${house}/groups/${json.id}`)).status).toBe(404)
    expect((await stage.get(`/api/groups/${json.id}`, json.manageToken)).json.name).toBe('Nähcafé')
    const proof = await proofPath(stage, json.id, personOf(json).id, founder)
    expect((await stage.world.call('GET', proof)).status).toBe(200)
    expect(await listed(stage)).toEqual([])
    const proved = await stage.world.call('POST', proof)
    expect([proved.status, proved.headers['location']]).toEqual([303, expect.stringContaining('done=proved')])
    expect(await listed(stage)).toEqual(['Nähcafé'])
    expect((await stage.world.call('POST', proof)).status).toBe(303)
    expect((await stage.get(`/api/groups/${json.id}`)).json.hosts).toEqual(['Ada'])
  })

  it('sends nothing to anybody else before that', async () => {
    await using stage = await aStage()
    const { json } = await found(stage)
    const invite = await stage.post(
      `/api/groups/${json.id}/invitations`,
      { email: 'bea@neben.example' },
      json.manageToken,
    )
    expect([invite.status, invite.json.type]).toEqual([403, '/problems/not-allowed'])
    expect((await storedOf(stage, json.id)).people).toHaveLength(1)
  })

  it('writes to the address in fixed words, whatever it is called', async () => {
    await using stage = await aStage()
    await found(stage, { name: 'KAUFT HIER', host: { name: 'KAUFT HIER', email: founder } })
    await hear({ stage, heard: new Map() })
    expect(stage.world.mails.map(({ to }) => to)).toEqual([founder])
    expect(JSON.stringify(stage.world.mails)).not.toContain('KAUFT')
  })

  it('is shown when the house has spoken to somebody without an address', async () => {
    await using stage = await aStage()
    const { json } = await found(stage, { host: { name: 'Herr Alt', phone: '02131 000-12' } })
    await hear({ stage, heard: new Map() })
    expect(stage.world.mails.map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual([
      ['leitung@aef.example', 'Bitte anrufen'],
    ])
    expect((await stage.post(`/api/groups/${json.id}/confirm`, {}, json.manageToken)).status).toBe(403)
    expect((await stage.manage(`/api/groups/${json.id}/confirm`)).status).toBe(200)
    expect((await stage.manage(`/api/groups/${json.id}/confirm`)).status).toBe(200)
    expect(await listed(stage)).toEqual(['Nähcafé'])
    expect((await stage.get(`/api/groups/${json.id}/rights`, json.manageToken)).json.standing).toBe('host')
  })

  it('goes away after two days if nobody proves anything, and only then', async () => {
    await using stage = await aStage()
    const { json } = await found(stage)
    const other = await founded(stage, { name: 'Chor' })
    stage.world.clock.advance(2 * 24 * 60 - 1)
    await settleGroups(stage.world.ctx)
    expect((await stage.get(`/api/groups/${json.id}`, json.manageToken)).status).toBe(200)
    stage.world.clock.advance(1)
    expect((await stage.get(`/api/groups/${json.id}`, json.manageToken)).status).toBe(404)
    await settleGroups(stage.world.ctx)
    await expect(storedOf(stage, json.id)).rejects.toThrow('gone')
    expect((await storedOf(stage, other.id)).group.state).toBe('active')
  })

  it('is refused with the field where something is missing or wrong, and nothing is kept', async () => {
    await using stage = await aStage()
    const wrong = [
      { name: '' },
      { name: 'a'.repeat(81) },
      { name: 'a\u0000' },
      { purpose: '' },
      { purpose: undefined },
      { joining: 'maybe' },
      { languages: ['deutsch und so'] },
      { audience: ['women', 'women'] },
      { host: { name: 'Ada' } },
      { host: { name: 'Ada', email: 'keine Adresse' } },
      { host: { email: founder } },
    ]
    const answers = []
    for (const change of wrong) {
      const { status, json } = await found(stage, change)
      answers.push(`${status} ${json.errors?.[0].pointer}`)
    }
    expect(answers).toEqual([
      '422 /name',
      '422 /name',
      '422 /name',
      '422 /purpose',
      '422 /purpose',
      '422 /joining',
      '422 /languages/0',
      '422 /audience',
      '422 /host/email',
      '422 /host/email',
      '422 /host/name',
    ])
    expect(await listed(stage)).toEqual([])
  })
})

it('the house founds a group that is shown at once', async () => {
  await using stage = await aStage()
  const { status, json } = await stage.manage(path, aGroup({ host: { name: 'Frau Klein' } }))
  expect([status, json.state]).toEqual([201, 'active'])
  expect(await listed(stage)).toEqual(['Nähcafé'])
})

const many = Math.max(30, crowd(200))
it(`of ${many} groups from one network address at once, twenty an hour come about`, async () => {
  await using stage = await aStage({ settings: { rateLimits: true } })
  const all = Array.from({ length: many }, (_, at) =>
    stage.post(path, aGroup({ host: { name: 'Ada', email: `ada-${at}@gruppe.example` } })),
  )
  const answers = (await Promise.all(all)).map(({ status }) => status)
  expect(answers.filter((status) => status === 201)).toHaveLength(20)
  expect(new Set(answers)).toEqual(new Set([201, 429]))
})

it('to one address go five mails a day, whoever names it', async () => {
  await using stage = await aStage({ settings: { rateLimits: true } })
  const answers = []
  for (let at = 0; at < 7; at += 1) {
    const call = { body: aGroup({ name: `Gruppe ${at}` }), from: `10.0.0.${at}` }
    answers.push((await stage.world.call('POST', path, call)).status)
  }
  expect(answers).toEqual([201, 201, 201, 201, 201, 429, 429])
})
