import { describe, expect, it } from 'vitest'
import { proveFollower } from '../../functions/followers/actions/prove-follower.ts'
import { settleFollowers } from '../../functions/followers/actions/settle-followers.ts'
import { followProof } from '../../functions/followers/rules/tokens.ts'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { askedRecord, askFor, follows, followersOf, itemsOf, linksOf } from './following.ts'
import { itInTurn } from '../support/in-turn.ts'

const email = 'mia@neben.example'
const limited = { settings: { rateLimits: true } }
const statusesOf = async (calls: Promise<{ status: number }>[]) => {
  const answers = await Promise.all(calls)
  return [202, 429].map((status) => answers.filter((answer) => answer.status === status).length)
}

describe('whoever asks for news of a meeting', () => {
  itInTurn('cannot learn who follows: as many questions are taken, with the same answer', async () => {
    await using stage = await aStage(limited)
    const { id } = await founded(stage)
    await follows(stage, id, email)
    const many = (address: string) =>
      Array.from({ length: 40 }, (_, at) => askFor(stage, id, address, {}, `10.1.${at}.1`))
    // The first question to the follower was one of five.
    expect(await statusesOf(many(email))).toEqual([4, 36])
    expect(await statusesOf(many('nobody@neben.example'))).toEqual([5, 35])
    const [one, other] = [
      await askFor(stage, (await founded(stage, { venue: { kind: 'online' } })).id, 'x@neben.example'),
      await askFor(stage, id, 'y@neben.example'),
    ]
    expect([one.status, one.text]).toEqual([other.status, other.text])
  })

  it('gets a mail at an address that does not follow, and none at one that does', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, mails } = stage.world
    await askFor(stage, id, email)
    await takeChanges(ctx, news, [await askedRecord(stage, id, email)])
    expect(mails.map(({ to }) => to)).toEqual([email])
    await stage.world.call('POST', (await linksOf(stage, id, email)).proof)
    stage.world.clock.advance(5)
    await askFor(stage, id, 'MIA@neben.example')
    await takeChanges(ctx, news, [await askedRecord(stage, id, email)])
    expect(mails.length).toBe(1)
  })

  it('in hostile words is refused, and nothing of them reaches anybody', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const wrong = [
      'a@b',
      'mia@neben.example\r\nBcc: all@neben.example',
      '<b>@x.example',
      `${'a'.repeat(300)}@x.example`,
    ]
    for (const address of wrong) {
      const { status, json } = await askFor(stage, id, address)
      expect([status, json.errors[0].pointer]).toEqual([422, '/email'])
    }
    expect((await askFor(stage, id, email, { language: 'xx' })).json.errors[0].pointer).toBe('/language')
    expect(await itemsOf(stage, `FOLLOW#${id}`)).toEqual([])
    await askFor(stage, id, email, { text: 'KAUFT HIER', name: 'KAUFT HIER' })
    await takeChanges(stage.world.ctx, news, [await askedRecord(stage, id, email)])
    expect(JSON.stringify(stage.world.mails)).not.toContain('KAUFT')
  })

  it('follows once, however often and at once the button is pressed', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await askFor(stage, id, email)
    const { proof } = await linksOf(stage, id, email)
    const answers = await Promise.all(Array.from({ length: 10 }, () => stage.world.call('POST', proof)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    const items = await itemsOf(stage, `FOLLOW#${id}`)
    expect(items.map(({ sk, count }) => count ?? sk.slice(0, 2))).toEqual([1, 'F#'])
  })

  it('follows, too, where a second press finds the question gone between two looks', async () => {
    await using stage = await aStage()
    const { id: meeting } = await founded(stage)
    await askFor(stage, meeting, email)
    const { ctx } = stage.world
    const { id } = await linksOf(stage, meeting, email)
    const linked = { meeting, id, token: followProof(await ctx.secret(), { meeting, id }) }
    let looks = 0
    const get: typeof ctx.table.get = async (...asked) => {
      looks += 1
      if (looks === 2) await proveFollower(ctx, linked)
      return ctx.table.get(...asked)
    }
    await proveFollower({ ...ctx, table: { ...ctx.table, get } }, linked)
    expect(looks).toBe(2)
    expect(await followersOf(stage, meeting)).toHaveLength(1)
  })

  it('is not asked for ever: after two days the link has nothing to prove', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await askFor(stage, id, email)
    stage.world.clock.advance(2 * 24 * 60)
    const { proof } = await linksOf(stage, id, email)
    expect((await stage.get(proof)).text).not.toContain('<form method="post" action="/meetings')
    expect((await stage.world.call('POST', proof)).status).toBe(404)
    expect(await followersOf(stage, id)).toEqual([])
  })

  it('of a meeting that has ended is told so', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await stage.manage(`/api/meetings/${id}/end`)
    expect((await askFor(stage, id, email)).json.type).toBe('/problems/meeting-ended')
  })
})

describe('the followers of a meeting', () => {
  it('are two thousand at most, counted in the write', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await follows(stage, id, 'first@neben.example')
    const count = { pk: `FOLLOW#${id}`, sk: 'COUNT' }
    await stage.world.ctx.table.transact([{ kind: 'update', key: count, set: { count: 1999 } }])
    const crowd = ['a', 'b', 'c', 'd'].map((name) => `${name}@neben.example`)
    for (const address of crowd) await askFor(stage, id, address)
    const proofs = await Promise.all(crowd.map((address) => linksOf(stage, id, address)))
    const answers = await Promise.all(proofs.map(({ proof }) => stage.world.call('POST', proof)))
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['200', '409', '409', '409'])
    expect(answers.find(({ status }) => status === 409)?.text).toContain('Mehr Adressen')
    expect(await followersOf(stage, id)).toHaveLength(2)
  })

  it('are forgotten when it has ended and the farewell is over, and not before', async () => {
    await using stage = await aStage()
    const [{ id, manageToken }, other] = [
      await founded(stage),
      await founded(stage, { venue: { kind: 'online' } }),
    ]
    for (const meeting of [id, other.id]) {
      await follows(stage, meeting, email)
      await follows(stage, meeting, 'zweite@neben.example')
    }
    const { ctx, clock } = stage.world
    clock.advance(31 * 24 * 60)
    expect((await stage.post(`/api/meetings/${id}/end`, {}, manageToken)).status).toBe(200)
    await settleFollowers(ctx)
    expect(await followersOf(stage, id)).toHaveLength(2)
    clock.advance(31 * 24 * 60)
    await settleFollowers(ctx)
    expect(await itemsOf(stage, `FOLLOW#${id}`)).toEqual([])
    expect(await followersOf(stage, other.id)).toHaveLength(2)
  })
})
