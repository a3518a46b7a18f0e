import { describe, expect, it } from 'vitest'
import { askToAgree } from '../../functions/groups/actions/ask-to-agree.ts'
import { readAgreements } from '../../functions/houses/store/agreements.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { areFresh } from '../support/reads.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'
import { founded, founder, joins, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'

const path = `/api/houses/${house}/agreements`
const key = { title: 'Schlüssel', words: 'Wer ihn hat, schließt ab und gibt ihn am nächsten Tag zurück.' }

const agree = (stage: Staged, { id, host }: Grouped, agreement: string, version: number) =>
  stage.post(`/api/groups/${id}/agreements/${agreement}`, { version }, host.token)

const trustOf = async (stage: Staged, { id, host }: Grouped) =>
  (await stage.get(`/api/groups/${id}`, host.token)).json.trust

const trust = (stage: Staged, { id }: Grouped) =>
  stage.manage(`/api/groups/${id}/trust`, { trusted: true, reason: 'Wir kennen sie.' })

async function remove({ world }: Staged, id: string) {
  const session = await signedIn(world.ctx, managerMail)
  const headers = { origin: world.ctx.settings.publicUrl }
  return world.call('DELETE', `${path}/${id}`, { cookies: { session }, headers })
}

const minutesADay = 24 * 60

describe('what groups of a house agree to', () => {
  it('is written by those who run it, has a date, and each change is a new version', async () => {
    await using stage = await aStage()
    expect((await stage.post(path, key)).status).toBe(401)
    const { json } = await stage.manage(path, key)
    expect(json).toMatchObject({ title: 'Schlüssel', version: 1, since: stage.world.ctx.now() })
    stage.world.clock.advance(60)
    const same = await stage.manage(`${path}/${json.id}`, { ...key, version: 1 })
    expect(same.json.version).toBe(1)
    const other = await stage.manage(`${path}/${json.id}`, { ...key, words: 'Am selben Tag.', version: 1 })
    expect(other.json).toMatchObject({ version: 2, since: stage.world.ctx.now() })
    const stale = await stage.manage(`${path}/${json.id}`, { ...key, version: 1 })
    expect([stale.status, stale.json.type]).toEqual([409, '/problems/changed-meanwhile'])
    expect((await stage.get(path)).json.agreements).toEqual([{ ...other.json, words: 'Am selben Tag.' }])
  })

  it('is ten things at most, also where two are written at once', async () => {
    await using stage = await aStage()
    for (let count = 0; count < 9; count += 1) await stage.manage(path, { ...key, title: `Nr. ${count}` })
    const two = await Promise.all([stage.manage(path, key), stage.manage(path, key)])
    expect(new Set(two.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect((await stage.get(path)).json.agreements).toHaveLength(10)
  })
})

describe('a host', () => {
  it('agrees for the group, once, to the words that were shown', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const { id } = (await stage.manage(path, key)).json
    for (let twice = 0; twice < 2; twice += 1) expect((await agree(stage, group, id, 1)).status).toBe(200)
    const { accepted } = (await storedOf(stage, group.id)).group
    expect(accepted).toEqual([
      { agreement: id, version: 1, by: 'Ada', member: group.host.id, at: expect.any(String) },
    ])
    const refused = await agree(stage, group, id, 2)
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/changed-meanwhile'])
    expect((await agree(stage, group, 'agreement001', 1)).status).toBe(404)
  })

  it('agrees while the words change: to the old ones in time, or not at all', async () => {
    for (let round = 0; round < 4; round += 1) {
      await using stage = await aStage()
      const group = await founded(stage)
      const { id } = (await stage.manage(path, key)).json
      const [agreed, changed] = await Promise.all([
        agree(stage, group, id, 1),
        stage.manage(`${path}/${id}`, { ...key, words: 'Neu.', version: 1 }),
      ])
      expect([200, 409]).toContain(agreed.status)
      expect(changed.status).toBe(200)
      const { accepted = [] } = (await storedOf(stage, group.id)).group
      expect(accepted.map(({ version }) => version)).toEqual(agreed.status === 200 ? [1] : [])
    }
  })

  it('has thirty days for it; then the group is trusted no longer, until somebody agrees', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await trust(stage, group)
    const { id } = (await stage.manage(path, key)).json
    stage.world.clock.advance(30 * minutesADay)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: true })
    stage.world.clock.advance(minutesADay)
    expect(await trustOf(stage, group)).toEqual({
      trusted: false,
      by: 'rule',
      why: 'agreements',
      agreements: ['Schlüssel'],
    })
    await agree(stage, group, id, 1)
    expect(await trustOf(stage, group)).toMatchObject({ trusted: true, by: 'house' })
  })

  it('has nothing to agree to once it is taken away, and nothing is kept of it', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await trust(stage, group)
    const old = (await stage.manage(path, key)).json.id
    await agree(stage, group, old, 1)
    const next = (await stage.manage(path, { ...key, title: 'Putzen' })).json.id
    for (let twice = 0; twice < 2; twice += 1) expect((await remove(stage, old)).status).toBe(204)
    await agree(stage, group, next, 1)
    expect((await storedOf(stage, group.id)).group.accepted).toMatchObject([{ agreement: next }])
  })
})

describe('hosts are asked again', () => {
  it('an hour after the words changed, each once, and nobody who agreed meanwhile', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await joins(stage, group.id, 'Bea')
    const quick = await founded(stage, { name: 'Chor' })
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const first = (await stage.manage(path, key)).json.id
    const second = (await stage.manage(path, { ...key, title: 'Putzen' })).json.id
    await agree(stage, quick, first, 1)
    await agree(stage, quick, second, 1)
    await askToAgree(stage.world.ctx)
    await hear(walked)
    expect(stage.world.mails).toEqual([])
    stage.world.clock.advance(60)
    await askToAgree(stage.world.ctx)
    await askToAgree(stage.world.ctx)
    await hear(walked)
    const asked = stage.world.mails.filter(({ subject }) => subject.includes('stimmen Sie zu'))
    expect(asked.map(({ to, subject }) => [to, subject])).toEqual([
      [founder, expect.stringContaining('Nähcafé')],
    ])
    expect(stage.world.mails).toHaveLength(1)
  })

  itInTurn('once a day at most, however often the house writes', async () => {
    await using stage = await aStage()
    await founded(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const { id } = (await stage.manage(path, key)).json
    for (let hour = 0; hour < 30; hour += 1) {
      await stage.manage(`${path}/${id}`, { ...key, words: `Fassung ${hour}` })
      stage.world.clock.advance(61)
      await askToAgree(stage.world.ctx)
      await hear(walked)
    }
    expect(stage.world.mails).toHaveLength(2)
  })

  itInTurn(
    'a page of groups after the other, and one that cannot be asked does not stop the others',
    async () => {
      await using stage = await aStage({ settings: { rateLimits: false } })
      const ids: string[] = []
      for (let count = 0; count < 30; count += 1) {
        const { json } = await stage.manage(`/api/houses/${house}/groups`, {
          name: `Gruppe ${count}`,
          purpose: 'Etwas',
          joining: 'open',
          host: { name: 'Ada' },
        })
        ids.push(json.id)
      }
      const broken = ids[3]!
      await stage.world.ctx.table.transact([{ kind: 'delete', key: { pk: `GROUP#${broken}`, sk: 'GROUP' } }])
      await stage.manage(path, key)
      stage.world.clock.advance(60)
      await askToAgree(stage.world.ctx)
      const rounds = await Promise.all(
        ids.filter((id) => id !== broken).map(async (id) => (await storedOf(stage, id)).group.agreementRound),
      )
      expect(new Set(rounds)).toEqual(new Set([1]))
      await askToAgree(stage.world.ctx)
    },
  )
})

it('what groups agreed to is read as it was written a moment ago', async () => {
  await using world = await aWorld()
  expect(await areFresh(world, (table) => readAgreements(table, 'aef'))).toEqual([true])
})
