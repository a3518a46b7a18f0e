import { describe, expect, it } from 'vitest'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, founder, joins, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'

const letter = { subject: 'Samstag', text: 'Wir treffen uns schon um drei.\nBringt Stoff mit.' }
const write = (stage: Staged, { id, host }: Grouped, more = {}) =>
  stage.post(`/api/groups/${id}/mail`, { ...letter, ...more }, host.token)

describe('what a host writes to all', () => {
  it('reaches everybody who is in by an address of their own, one by one, and answers reach the host', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await joins(stage, group.id, 'Bea')
    await joins(stage, group.id, 'Otto')
    await joins(stage, group.id, 'Fremd', { proved: false })
    await stage.post(`/api/groups/${group.id}/members`, { name: 'Frau Klein' }, group.host.token)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    expect((await write(stage, group)).json).toEqual({ recipients: 2 })
    await hear(walked)
    const mails = stage.world.mails
    expect(mails.map(({ to }) => to).toSorted()).toEqual(['bea@neben.example', 'otto@neben.example'])
    for (const { to, headers, subject, text } of mails) {
      expect([headers!['Reply-To'], subject]).toEqual([founder, 'Nähcafé: Samstag'])
      expect(text).toContain('Bringt Stoff mit.')
      const others = mails.map((each) => each.to).filter((each) => each !== to)
      expect(others.some((other) => text.includes(other))).toBe(false)
    }
  })

  it('is left with one click as the mail brings it, and comes again when asked for', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await joins(stage, group.id, 'Bea')
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    await write(stage, group)
    await hear(walked)
    const leave = /<http:\/\/[^/]+([^>]+)>/.exec(stage.world.mails[0]!.headers!['List-Unsubscribe']!)![1]!
    const before = JSON.stringify(await storedOf(stage, group.id))
    expect((await stage.world.call('GET', leave)).status).toBe(200)
    expect(JSON.stringify(await storedOf(stage, group.id))).toBe(before)
    const oneClick = { form: { 'List-Unsubscribe': 'One-Click' }, headers: { origin: undefined } }
    for (let twice = 0; twice < 2; twice += 1)
      expect((await stage.world.call('POST', leave, oneClick)).status).toBeLessThan(400)
    expect((await write(stage, group)).json).toEqual({ recipients: 0 })
    await stage.world.call('POST', leave.replace('/quiet', '/loud'))
    expect((await write(stage, group)).json).toEqual({ recipients: 1 })
  })

  it('goes out three times a day at most', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await joins(stage, group.id, 'Bea')
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(stage, group)))
    const done = answers.filter(({ status }) => status === 200)
    expect([done.length, new Set(answers.map(({ status }) => status))]).toEqual([3, new Set([200, 429])])
  })

  it('needs an address to answer to, and words', async () => {
    await using stage = await aStage()
    const { json } = await stage.manage(`/api/houses/${house}/groups`, {
      name: 'Chor',
      purpose: 'Singen',
      joining: 'open',
      host: { name: 'Jo' },
    })
    const refused = await stage.post(`/api/groups/${json.id}/mail`, letter, json.manageToken)
    expect([refused.status, refused.json.type]).toEqual([409, '/problems/no-reply-address'])
    const group = await founded(stage)
    for (const [more, pointer] of [
      [{ subject: '' }, '/subject'],
      [{ subject: 'a\r\nBcc: x@y.example' }, '/subject'],
      [{ text: '' }, '/text'],
      [{ text: 'a'.repeat(4001) }, '/text'],
    ] as const) {
      const { status, json: problem } = await write(stage, group, more)
      expect([status, problem.errors[0].pointer]).toEqual([422, pointer])
    }
  })

  it('is written by hosts alone', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    expect((await stage.post(`/api/groups/${group.id}/mail`, letter, bea.token)).status).toBe(403)
    expect((await stage.manage(`/api/groups/${group.id}/mail`, letter)).status).toBe(403)
    expect((await stage.post(`/api/groups/${group.id}/mail`, letter)).status).toBe(401)
  })
})
