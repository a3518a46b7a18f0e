import { describe, expect, it } from 'vitest'
import { settleAsks } from '../../functions/asks/actions/settle-asks.ts'
import { ownedAsks } from '../../functions/asks/actions/owned.ts'
import { askProof } from '../../functions/asks/rules/ask.ts'
import { readAsk } from '../../functions/asks/store.ts'
import { managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { crowd } from '../support/budget.ts'
import { hear } from '../attendances/hearing.ts'
import { joins } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { asks, stored, twoGroups, words } from './two-groups.ts'
import { itInTurn } from '../support/in-turn.ts'

const nina = { name: 'Nina', email: 'nina@neben.example' }
const askedBy = (contact: object, change: object = {}) => ({ kind: 'share', words, contact, ...change })
const pathOf = (id: string) => `/api/bookings/${id}/ask-holder`

const askOf = async ({ world }: Staged, id: string) => {
  const ask = await readAsk(world.ctx.table, id)
  if (ask === undefined) throw new Error('gone')
  return ask
}

async function proofPath(stage: Staged, id: string): Promise<string> {
  const ask = await askOf(stage, id)
  return `/bookings/${ask.of.booking}/asks/${id}/proof/${askProof(await stage.world.ctx.secret(), ask)}`
}

describe('who may ask', () => {
  it('a stranger to somebody else’s booking asks in nobody’s name', async () => {
    await using stage = await aStage()
    const { theirs, mine, choir, sewing } = await twoGroups(stage)
    const body = { kind: 'swap', words, mine: { booking: mine } }
    const answers = [
      await stage.post(pathOf(theirs), body),
      await stage.post(pathOf(theirs), body, sewing.host.token),
      await stage.post(pathOf(theirs), body, 'x'.repeat(44)),
      await stage.manage(pathOf(theirs), body),
      await stage.post(
        pathOf(theirs),
        askedBy(nina, { group: choir.id, contact: undefined }),
        sewing.host.token,
      ),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403, 403])
  })

  it('nobody, of a group that does not allow it, or of a date that is not its own for certain', async () => {
    await using stage = await aStage()
    const { theirs, mine, sewing } = await twoGroups(stage)
    const notAskable = '/problems/not-askable'
    expect((await stage.post(pathOf(mine), askedBy(nina))).json.type).toBe(notAskable)
    await stage.post(`/api/groups/${sewing.id}/change`, { askable: false }, sewing.host.token)
    expect((await stage.post(pathOf(theirs), askedBy(nina))).json.type).toBe(notAskable)
    await stage.post(`/api/groups/${sewing.id}/change`, { askable: true }, sewing.host.token)
    await stage.manage(`/api/bookings/${theirs}/cancel`)
    expect((await stage.post(pathOf(theirs), askedBy(nina))).json.type).toBe(notAskable)
    stage.world.clock.set('2026-12-05T21:00:00.000Z')
    expect((await stage.post(pathOf(theirs), askedBy(nina))).json.type).toBe('/problems/in-the-past')
  })

  it('no group asks itself, and nobody swaps without a date', async () => {
    await using stage = await aStage()
    const { theirs, sewing } = await twoGroups(stage)
    const itself = await stage.post(pathOf(theirs), askedBy(nina, { group: sewing.id }), sewing.host.token)
    expect([itself.status, itself.json.errors[0].pointer]).toEqual([422, '/group'])
    const swap = await stage.post(pathOf(theirs), askedBy(nina, { kind: 'swap' }))
    expect(swap.json.errors[0].pointer).toBe('/mine')
    const outside = await stage.post(pathOf(theirs), askedBy(nina, { from: '18:00' }))
    expect(outside.json.errors[0].pointer).toBe('/from')
  })

  itInTurn(
    'an address is proved first: until then one mail in fixed words, and none to the group',
    async () => {
      await using stage = await aStage()
      const { theirs } = await twoGroups(stage)
      const walked = { stage, heard: new Map() }
      await hear(walked)
      stage.world.mails.length = 0
      const asked = await stage.post(pathOf(theirs), askedBy(nina, { words: 'Gewinnen Sie 500 EUR' }))
      expect([asked.status, asked.json.state]).toEqual([201, 'unproved'])
      await hear(walked)
      const [proof, ...others] = stage.world.mails.splice(0)
      expect([proof?.to, others]).toEqual([nina.email, []])
      for (const said of ['500 EUR', 'Nina', 'Nähcafé']) expect(proof?.text).not.toContain(said)
      const path = await proofPath(stage, asked.json.id)
      expect(proof?.text).toContain(path)
      expect((await stage.world.call('GET', path)).status).toBe(200)
      expect((await askOf(stage, asked.json.id)).state).toBe('unproved')
      expect((await stage.world.call('POST', path.replace(/.$/, '~'))).status).toBe(403)
      expect((await stage.world.call('POST', path)).status).toBe(200)
      expect((await stage.world.call('POST', path)).status).toBe(200)
      await hear(walked)
      const [question, ...more] = stage.world.mails.splice(0)
      expect([question?.to, more]).toEqual(['ada@gruppe.example', []])
      expect(question?.text).toContain('500 EUR')
      expect(question?.text).not.toContain(nina.email)
    },
  )

  it('whoever types somebody else’s address keeps them from nothing', async () => {
    await using stage = await aStage()
    const { theirs } = await twoGroups(stage)
    const first = await stage.post(pathOf(theirs), askedBy(nina, { words: 'In fremdem Namen' }))
    const old = await proofPath(stage, first.json.id)
    const own = await stage.post(pathOf(theirs), askedBy(nina))
    expect([own.status, own.json.id]).toEqual([201, first.json.id])
    expect((await stage.world.call('POST', old)).status).toBe(403)
    expect((await stage.world.call('POST', await proofPath(stage, own.json.id))).status).toBe(200)
    expect((await askOf(stage, own.json.id)).words).toBe(words)
  })
})

describe('who may answer', () => {
  it('hosts as they are now: no stranger, no member, no manager, and who hosts no more neither', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { sewing, choir } = groups
    const kim = await joins(stage, sewing.id, 'Kim')
    const { json } = await asks(stage, groups)
    const say = (token?: string) => stage.post(`/api/asks/${json.id}`, { answer: 'yes' }, token)
    const statuses = async (tokens: (string | undefined)[]) =>
      Promise.all(tokens.map(async (token) => (await say(token)).status))
    expect(await statuses([undefined, choir.host.token, kim.token, 'x'])).toEqual([401, 403, 403, 403])
    expect((await stage.manage(`/api/asks/${json.id}`, { answer: 'yes' })).status).toBe(403)
    const role = (member: string, to: string, by: string) =>
      stage.post(`/api/groups/${sewing.id}/members/${member}/role`, { role: to }, by)
    await role(kim.id, 'host', sewing.host.token)
    await role(sewing.host.id, 'member', kim.token)
    expect((await say(sewing.host.token)).status).toBe(403)
    expect((await say(kim.token)).status).toBe(200)
  })
})

describe('a question', () => {
  it('tells nobody an address, in no mail and no answer, and escapes what is meant to harm', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const hostile = '<script>alert(1)</script>\n"><img src=x> {who} http://böse.example'
    const asked = await asks(stage, groups, { words: hostile })
    await hear(walked)
    const [question] = stage.world.mails.splice(0)
    expect(question?.html).not.toContain('<script>')
    expect(question?.html).not.toContain('<img')
    const answer = await stage.post(`/api/asks/${asked.json.id}`, { answer: 'yes' }, groups.sewing.host.token)
    for (const { json } of [asked, answer]) expect(JSON.stringify(json)).not.toContain('@')
    await hear(walked)
    const heard = [question, ...stage.world.mails]
    expect(heard.map((mail) => mail?.subject)).toContainEqual(expect.stringMatching(/^Ja/))
    // Those who run the house know how everybody is reached.
    for (const mail of heard.filter((each) => each?.to !== managerMail))
      expect(`${mail?.text} ${mail?.html}`).not.toMatch(/@(gruppe|neben)/)
  })

  it('ends unanswered when its time is up, and whoever asked hears it; then it may be asked again', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage, { date: '2027-01-30' }, { date: '2027-01-31' })
    const { json } = await asks(stage, groups)
    await settleAsks(stage.world.ctx)
    expect((await askOf(stage, json.id)).state).toBe('open')
    stage.world.clock.advance(14 * 24 * 60)
    expect(
      (await stage.post(`/api/asks/${json.id}`, { answer: 'yes' }, groups.sewing.host.token)).json.type,
    ).toBe('/problems/ask-over')
    await settleAsks(stage.world.ctx)
    expect((await askOf(stage, json.id)).state).toBe('over')
    expect((await asks(stage, groups)).status).toBe(201)
  })

  it('that nobody proved is gone after a day', async () => {
    await using stage = await aStage()
    const { theirs } = await twoGroups(stage)
    const { json } = await stage.post(pathOf(theirs), askedBy(nina))
    stage.world.clock.advance(24 * 60)
    expect((await stage.world.call('POST', await proofPath(stage, json.id))).status).toBe(409)
    await settleAsks(stage.world.ctx)
    expect(await readAsk(stage.world.ctx.table, json.id)).toBeUndefined()
  })

  it('is told of and forgotten with whoever asked it', async () => {
    await using stage = await aStage()
    const groups = await twoGroups(stage)
    const { json } = await asks(stage, groups)
    const { contactId, personId = contactId } = await askOf(stage, json.id)
    expect(personId).not.toBe(contactId)
    const owner = { contactId: personId, person: '' }
    const { ctx, engine } = stage.world
    const item = (await allItems(engine.endpoint, engine.tableName)).find(({ pk }) => pk === `ASK#${json.id}`)
    const told = await ownedAsks.tell?.(ctx, owner, item!)
    expect(told?.[0]).toMatchObject({ kind: 'ask', id: json.id, title: words })
    await ownedAsks.forget(ctx, owner, told![0]!)
    expect(await readAsk(ctx.table, json.id)).toBeUndefined()
    expect((await stored(stage, groups.theirs)).state).toBe('approved')
  })
})

describe('a crowd of questions', () => {
  it('at once is five a day of one asker', async () => {
    await using stage = await aStage()
    const { theirs, choir } = await twoGroups(stage, { repeat: { every: 'week', count: 8 } })
    const dates = (await stored(stage, theirs)).occurrences.map(({ key }) => key)
    const ask = (date: string) =>
      stage.post(pathOf(theirs), { kind: 'merge', words, date, group: choir.id }, choir.host.token)
    const atOnce = await Promise.all(dates.map(ask))
    const after = []
    for (const date of dates) after.push(await ask(date))
    expect([...atOnce, ...after].filter(({ status }) => status === 201)).toHaveLength(5)
    expect(after.filter(({ json }) => json.type === '/problems/too-many-requests')).toHaveLength(3)
  })

  itInTurn('at once is ten a day to one group, however many have proved an address', async () => {
    await using stage = await aStage({ settings: { rateLimits: false } })
    const { theirs } = await twoGroups(stage)
    const people = Array.from({ length: Math.max(12, crowd(200)) }, (_, at) => ({
      name: 'N',
      email: `n${at}@neben.example`,
    }))
    const asked = await Promise.all(people.map((who) => stage.post(pathOf(theirs), askedBy(who))))
    const proofs = await Promise.all(asked.map(({ json }) => proofPath(stage, json.id)))
    const prove = (path: string) => stage.world.call('POST', path)
    await Promise.all(proofs.map(prove))
    const after = []
    for (const path of proofs) after.push(await prove(path))
    expect(after.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(after.filter(({ status }) => status === 429)).toHaveLength(people.length - 10)
  })

  itInTurn('to one stranger’s address is five mails a day, whoever types it', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const { theirs } = await twoGroups(stage)
    const typed = await Promise.all(
      Array.from({ length: 12 }, () => stage.post(pathOf(theirs), askedBy(nina))),
    )
    expect(typed.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(5)
    for (let again = 0; again < 5; again += 1) await stage.post(pathOf(theirs), askedBy(nina))
    expect((await stage.post(pathOf(theirs), askedBy(nina))).status).toBe(429)
  })
})
