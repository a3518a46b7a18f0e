import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { readFollowers } from '../../functions/followers/store.ts'
import { followProof, followToken } from '../../functions/followers/rules/tokens.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { aStage, aMeeting, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'

const many = crowd(200)
const email = 'mia@neben.example'
const key = '2026-12-08T15:00'

async function itemsOf({ world }: Staged, pk: string): Promise<Item[]> {
  return world.ctx.table.query({ pk, consistent: true })
}

/** What follows of an item that is new. */
async function heard(stage: Staged, item: Item, old?: Item) {
  const { ctx, mails } = stage.world
  const count = mails.length
  const record = {
    id: '1',
    name: 'MODIFY' as const,
    type: String(item['type']),
    new: item,
    ...(old ? { old } : {}),
  }
  expect(await takeChanges(ctx, news, [record])).toEqual([])
  expect(await takeChanges(ctx, news, [record])).toEqual([])
  return mails.slice(count)
}

/** The mails that a change of a meeting gives to its followers and to who comes. */
async function mailsOf(stage: Staged, { id }: { id: string }, act: () => Promise<unknown>) {
  const entry = { pk: `PROGRAMME#${house}`, sk: `MEETING#${id}` }
  const read = async () => (await stage.world.ctx.table.get(entry, { consistent: true }))!
  const old = await read()
  await act()
  return heard(stage, await read(), old)
}

async function follows(stage: Staged, meeting: { id: string }, address = email) {
  const { status } = await stage.post(`/api/meetings/${meeting.id}/followers`, { email: address })
  expect(status).toBe(202)
  const items = await itemsOf(stage, `FOLLOW#${meeting.id}`)
  const item = items.find((each) => each['email'] === address)!
  const id = String(item['id'])
  const secret = await stage.world.ctx.secret()
  const of = { meeting: meeting.id, id }
  const proof = `/following/${meeting.id}/${id}/proof/${followProof(secret, of)}`
  return { item, id, proof, own: `/following/${meeting.id}/${id}/${followToken(secret, of)}` }
}

describe('following by mail', () => {
  it('begins when the owner of the address has pressed a button; opening the link changes nothing', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { item, proof, own } = await follows(stage, meeting)
    const [mail, ...none] = await heard(stage, item)
    expect([mail?.to, none.length]).toEqual([email, 0])
    expect(mail?.text).toContain(proof)
    const count = async () => (await readFollowers(stage.world.ctx.table, meeting.id)).length
    await stage.get(proof)
    expect(await count()).toBe(0)
    expect((await stage.world.call('POST', proof)).status).toBe(200)
    expect(await count()).toBe(1)
    expect((await stage.post(`/api/meetings/${meeting.id}/followers`, { email })).status).toBe(202)
    expect(await count()).toBe(1)
    await stage.get(own)
    expect(await count()).toBe(1)
    const oneClick = {
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: undefined },
    }
    expect((await stage.world.call('POST', own, oneClick)).status).toBe(200)
    expect((await stage.world.call('POST', own, oneClick)).status).toBe(200)
    expect(await count()).toBe(0)
    expect((await stage.world.call('POST', own.slice(0, -1), oneClick)).status).toBe(403)
  })

  it(`in somebody else’s name, ${many} times at once, is a handful of mails in fixed words`, async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const meeting = await founded(stage)
    const answers = await Promise.all(
      Array.from({ length: many }, (_, at) =>
        stage.world.call('POST', `/api/meetings/${meeting.id}/followers`, {
          body: { email },
          from: `10.0.${at}.1`,
        }),
      ),
    )
    const taken = answers.filter(({ status }) => status === 202).length
    expect(taken).toBeLessThanOrEqual(5)
    expect(answers.filter(({ status }) => status === 429).length).toBe(many - taken)
  })

  it('of a draft, with a wrong address or by a meeting that is not there is refused', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe', email: 'gruppe@neben.example' }
    const draft = (await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))).json
    expect((await stage.post(`/api/meetings/${draft.id}/followers`, { email })).status).toBe(404)
    const meeting = await founded(stage, { venue: { kind: 'online' } })
    const wrong = await stage.post(`/api/meetings/${meeting.id}/followers`, { email: 'keine' })
    expect(wrong.json.errors[0].pointer).toBe('/email')
  })
})

describe('whoever follows or comes', () => {
  async function following(stage: Staged, change = {}) {
    const meeting = await founded(stage, change)
    const { proof } = await follows(stage, meeting)
    await stage.world.call('POST', proof)
    const come = (address: string, at = key) =>
      stage.post(`/api/meetings/${meeting.id}/dates/${at}/attendances`, {
        heads: 1,
        contact: { email: address },
      })
    await come('kommt@neben.example')
    await come('spaeter@neben.example', '2026-12-22T15:00')
    return meeting
  }

  itInTurn('hears exactly what changed, once, however often the change is told', async () => {
    await using stage = await aStage()
    const meeting = await following(stage)
    const at = `/api/meetings/${meeting.id}/dates/${key}`
    const moved = await mailsOf(stage, meeting, () =>
      stage.manage(`${at}/move`, { from: '16:00', to: '18:00' }),
    )
    expect(new Set(moved.map(({ to }) => to))).toEqual(new Set(['kommt@neben.example', email]))
    const coming = moved.find(({ to }) => to === 'kommt@neben.example')!
    expect(coming.subject).toContain('Neue Zeit')
    expect(coming.text).toMatch(/15:00.*16:00/s)
    expect(coming.text).toContain('/coming/')
    const place = await mailsOf(stage, meeting, () =>
      stage.manage(`${at}/move`, { venue: { kind: 'online' } }),
    )
    expect(place.map(({ subject }) => subject.split(':')[0])).toEqual(['Neuer Ort', 'Neuer Ort'])
    const off = await mailsOf(stage, meeting, () =>
      stage.manage(`${at}/cancel`, { reason: 'Wir sind krank.' }),
    )
    expect(off.length).toBe(2)
    for (const { subject, text } of off) {
      expect(subject).toMatch(/^Fällt aus/)
      expect(text).toContain('Wir sind krank.')
    }
    expect(off.find(({ to }) => to === email)?.headers).toMatchObject({
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  itInTurn(
    'gets one mail for a span, a pause and going on, and none for what nobody has to know',
    async () => {
      await using stage = await aStage()
      const meeting = await following(stage)
      const at = `/api/meetings/${meeting.id}/dates/${key}`
      const span = await mailsOf(stage, meeting, () => stage.manage(`${at}/cancel`, { to: '2026-12-15' }))
      expect(new Map(span.map(({ to, subject }) => [to, subject.split(':')[0]]))).toEqual(
        new Map([
          ['kommt@neben.example', 'Fällt aus'],
          [email, '2 Termine fallen aus'],
        ]),
      )
      const words = await mailsOf(stage, meeting, () =>
        stage.manage(`/api/meetings/${meeting.id}/change`, { description: 'Neu beschrieben.' }),
      )
      expect(words).toEqual([])
      const pause = await mailsOf(stage, meeting, () => stage.manage(`/api/meetings/${meeting.id}/pause`))
      expect(pause.length).toBe(3)
    },
  )

  it('who both follows and comes gets one mail', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { proof } = await follows(stage, meeting)
    await stage.world.call('POST', proof)
    const at = `/api/meetings/${meeting.id}/dates/${key}`
    await stage.post(`${at}/attendances`, { heads: 1, contact: { email } })
    expect((await mailsOf(stage, meeting, () => stage.manage(`${at}/cancel`))).length).toBe(1)
  })
})
