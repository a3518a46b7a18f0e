import { describe, expect, it } from 'vitest'
import { follow } from '../../functions/followers/actions/follow.ts'
import { openFollower } from '../../functions/followers/actions/open-follower.ts'
import { ownedFollowing } from '../../functions/followers/actions/owned.ts'
import { programmeEntryNews } from '../../functions/followers/actions/programme-entry-news.ts'
import { proveFollower } from '../../functions/followers/actions/prove-follower.ts'
import { settleFollowers } from '../../functions/followers/actions/settle-followers.ts'
import { unfollow } from '../../functions/followers/actions/unfollow.ts'
import type { EntryChange } from '../../functions/followers/rules/changes.ts'
import { followProof, followToken } from '../../functions/followers/rules/tokens.ts'
import { readStanding } from '../../functions/followers/store.ts'
import { openMeeting } from '../../functions/meetings/actions/load.ts'
import { datesOf } from '../../functions/meetings/rules/dates.ts'
import { aMeeting, aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { coming, follower, follows, heard, itemsOf, key, later } from './following.ts'
import { itInTurn } from '../support/in-turn.ts'

const email = 'mia@neben.example'

/** Somebody who was asked, with both of their links. */
async function asked(stage: Staged, meeting: string, language?: 'de' | 'en') {
  const { ctx } = stage.world
  await follow(ctx, { id: meeting, email, language })
  const [item] = (await itemsOf(stage, `FOLLOW#${meeting}`)).filter(({ sk }) => sk.startsWith('ASKED#'))
  const of = { meeting, id: String(item!['id']) }
  const secret = await ctx.secret()
  const [own, proof] = [followToken(secret, of), followProof(secret, of)]
  const standing = () => readStanding(ctx.table, of, ctx.now())
  return { ctx, of, item: item!, own: { ...of, token: own }, proof: { ...of, token: proof }, standing }
}

describe('an address is asked', () => {
  it('in the language it was given in, else in that of the meeting', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    expect((await asked(stage, id, 'en')).item['language']).toBe('en')
    const { item } = await asked(stage, id)
    expect(item).toMatchObject({ language: 'de', email, house, meeting: id, askedAt: stage.world.ctx.now() })
  })

  it('about what is shown, also while it pauses, and not about a draft or what has ended', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const contact = { name: 'Gruppe', email: 'gruppe@neben.example' }
    const wish = aMeeting({ contact, date: '2026-12-09' })
    const draft = (await stage.post(`/api/houses/${house}/meetings`, wish)).json
    expect(draft.state).toBe('draft')
    const { ctx } = stage.world
    await expect(follow(ctx, { id: draft.id, email })).rejects.toMatchObject({ kind: 'not-found' })
    await stage.manage(`/api/meetings/${id}/pause`)
    await follow(ctx, { id, email })
    await stage.manage(`/api/meetings/${id}/end`)
    await expect(follow(ctx, { id, email })).rejects.toMatchObject({ code: 'meeting-ended' })
  })

  it('five times a day where there are limits, for all meetings together', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const [one, two] = [await founded(stage), await founded(stage, { venue: { kind: 'online' } })]
    const { ctx } = stage.world
    for (const { id } of [one, two, one, two, one]) await follow(ctx, { id, email })
    const more = follow(ctx, { id: two.id, email: 'MIA@neben.example' })
    await expect(more).rejects.toMatchObject({ code: 'too-many-requests' })
    await follow(ctx, { id: two.id, email: 'ina@neben.example' })
  })
})

describe('by a link', () => {
  it('of either mail one sees whether one was asked, and whether one follows', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, of, own, proof } = await asked(stage, id)
    for (const link of [own, proof])
      expect(await openFollower(ctx, link)).toMatchObject({ follower: undefined, isAsked: true })
    await proveFollower(ctx, proof)
    for (const link of [own, proof])
      expect(await openFollower(ctx, link)).toMatchObject({ follower: of, isAsked: false })
  })

  it('that is wrong, or of another meeting, nothing is opened, left or proved', async () => {
    await using stage = await aStage()
    const [{ id }, other] = [await founded(stage), await founded(stage, { venue: { kind: 'online' } })]
    const { ctx, own, proof, standing } = await asked(stage, id)
    const refused = { kind: 'forbidden', code: 'not-allowed' }
    const wrong = [
      { ...own, token: `${own.token}x` },
      { ...own, meeting: other.id },
      { ...own, id: other.id },
    ]
    for (const link of wrong) {
      await expect(openFollower(ctx, link)).rejects.toMatchObject(refused)
      await expect(unfollow(ctx, link)).rejects.toMatchObject(refused)
    }
    // The link of later mails proves nothing.
    for (const link of [...wrong, own]) await expect(proveFollower(ctx, link)).rejects.toMatchObject(refused)
    expect(await standing()).toMatchObject({ asked: { email }, follower: undefined })
    await proveFollower(ctx, proof)
    expect(await standing()).toMatchObject({ asked: undefined, follower: { provedAt: ctx.now() } })
  })

  it('one follows again, and is asked no more, or leaves, twice without fault', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, own, proof, standing } = await asked(stage, id)
    await unfollow(ctx, own)
    for (let twice = 0; twice < 2; twice++) await proveFollower(ctx, proof)
    await follow(ctx, { id, email })
    await proveFollower(ctx, proof)
    expect(await standing()).toMatchObject({ asked: undefined, follower: { email } })
    for (let twice = 0; twice < 2; twice++) await unfollow(ctx, own)
    expect(await standing()).toEqual({ asked: undefined, follower: undefined })
    await expect(proveFollower(ctx, proof)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what is stored of somebody who follows', () => {
  it('stays until they leave; a question goes by itself', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, of, item, proof } = await asked(stage, id)
    const owner = { contactId: of.id, person: '' }
    const tell = (stored: typeof item) => ownedFollowing.tell!(ctx, owner, stored)
    const common = { kind: 'follower', id, house, since: ctx.now() }
    expect(await tell(item)).toEqual([
      { ...common, goes: '2026-12-03T09:00:00.000Z', data: expect.objectContaining({ email }) },
    ])
    await proveFollower(ctx, proof)
    const [follows] = (await itemsOf(stage, `FOLLOW#${id}`)).filter(({ sk }) => sk.startsWith('F#'))
    const [told] = await tell(follows!)
    expect(told).toEqual({ ...common, stays: 'until-you-leave', data: expect.objectContaining({ email }) })
    expect(told?.data).not.toHaveProperty('id')
  })

  it.each([true, false])('is forgotten, twice without fault, where they follow: %s', async (isProved) => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { ctx, of, proof } = await asked(stage, id)
    if (isProved) await proveFollower(ctx, proof)
    const owner = { contactId: of.id, person: '' }
    for (let twice = 0; twice < 2; twice++)
      await ownedFollowing.forget(ctx, owner, { kind: 'follower', id, data: {} })
    const left = (await itemsOf(stage, `FOLLOW#${id}`)).map(({ sk, count }) => [sk, count])
    expect(left).toEqual(isProved ? [['COUNT', 0]] : [])
  })
})

describe('whoever follows a meeting that has ended', () => {
  it.each([
    [7 * 24 * 60 - 1, 2],
    [7 * 24 * 60, 0],
  ])('%s minutes later is still there: %s items', async (minutes, items) => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    await follows(stage, id, email)
    const { ctx, clock } = stage.world
    clock.advance(40 * 24 * 60)
    await stage.post(`/api/meetings/${id}/end`, {}, manageToken)
    clock.advance(minutes)
    await settleFollowers(ctx)
    expect(await itemsOf(stage, `FOLLOW#${id}`)).toHaveLength(items)
  })

  it('long ago, or that is not there any more, is forgotten; not who follows one that goes on', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await follows(stage, id, email)
    const { ctx, clock } = stage.world
    clock.advance(400 * 24 * 60)
    await settleFollowers(ctx)
    expect(await itemsOf(stage, `FOLLOW#${id}`)).toHaveLength(2)
    const items = await itemsOf(stage, `MEETING#${id}`)
    await ctx.table.transact(items.map(({ pk, sk }) => ({ kind: 'delete', key: { pk, sk } })))
    clock.advance(31 * 24 * 60)
    await settleFollowers(ctx)
    expect(await itemsOf(stage, `FOLLOW#${id}`)).toEqual([])
  })
})

describe('for the mails of a change is read', () => {
  async function read(stage: Staged, change: Partial<EntryChange>, meeting: string) {
    const { entry } = await openMeeting(stage.world.ctx, meeting)
    const dates = datesOf(entry).map((date) => ({ what: 'note', key: date.key, before: date, after: date }))
    const whole = { entry, dates: dates.filter((date) => date.key === key), ...change } as EntryChange
    const facts = await programmeEntryNews.forTelling(stage.world.ctx, whole)
    const { followers, attendances, helping } = facts as Record<string, { email?: string }[]>
    return {
      followers: followers!.map((each) => each.email),
      attendances: (attendances as { contact?: { email?: string } }[])
        .map(({ contact }) => contact?.email ?? '')
        .sort(),
      helping: helping!.length,
      meeting: (facts as { meeting?: { id: string } }).meeting?.id,
    }
  }

  itInTurn('who follows, and who comes or helps at the dates that it is about', async () => {
    await using stage = await aStage()
    const { id, path } = await heard(stage, { needsKey: true })
    const taking = { name: 'Kolja', contact: { email: 'schluessel@neben.example' } }
    await stage.post(`${path}/dates/${key}/duties/key`, taking)
    const one = { followers: [follower], attendances: [coming], helping: 1, meeting: undefined }
    const all = { ...one, attendances: [coming, later] }
    expect(await read(stage, {}, id)).toEqual(one)
    expect(await read(stage, { signUp: 'needed' }, id)).toEqual(one)
    expect(await read(stage, { renamed: { de: 'Tee' } }, id)).toEqual(all)
    for (const life of ['paused', 'resumed', 'ended'] as const)
      expect(await read(stage, { life }, id)).toEqual(all)
    const published = { followers: [], attendances: [], helping: 0, meeting: id }
    expect(await read(stage, { life: 'published' }, id)).toEqual(published)
    stage.world.clock.set('2026-12-08T16:00:00.000Z')
    const ahead = { ...all, attendances: [later], helping: 0 }
    expect(await read(stage, { life: 'paused' }, id)).toEqual(ahead)
    expect(await read(stage, {}, id)).toEqual(one)
  })
})
