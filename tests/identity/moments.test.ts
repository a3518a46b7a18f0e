import { describe, expect, it } from 'vitest'
import { askForData } from '../../functions/identity/actions/ask-for-data.ts'
import { confirmByLink, confirmSignIn } from '../../functions/identity/actions/confirm-sign-in.ts'
import { dataRequestNews } from '../../functions/identity/actions/data-request-news.ts'
import { openDataLink } from '../../functions/identity/actions/open-data-link.ts'
import { ownedPerson, ownedSessions, ownedSignIns } from '../../functions/identity/actions/owned.ts'
import { personOf, personWrites, readMe } from '../../functions/identity/actions/person.ts'
import { requestSignIn } from '../../functions/identity/actions/request-sign-in.ts'
import { signOut } from '../../functions/identity/actions/sign-out.ts'
import { personId, signInCode, signInToken } from '../../functions/identity/rules.ts'
import { dataToken, opensUntil, ownerOf, ownerOfToken } from '../../functions/identity/rules/data-link.ts'
import { readPerson, removedRoleWrite } from '../../functions/identity/store.ts'
import { readSignIns } from '../../functions/identity/store/sign-ins.ts'
import { newestIn, signInItem } from '../support/sign-in-code.ts'
import { aWorld } from '../support/world.ts'
import type { WorldOptions } from '../support/world.ts'

const now = '2026-12-01T09:00:00.000Z'
const email = 'mia@aef.example'
const asker = { address: 'home' }

async function withMia(options: WorldOptions = {}) {
  const world = await aWorld(options)
  const { ctx } = world
  const mia = { name: 'Mia', email, language: 'de' } as const
  await ctx.table.transact(await personWrites(ctx, mia, { house: 'aef', role: 'manager' }))
  const secret = await ctx.secret()
  const id = personId(secret, email)
  const known = async () => newestIn((await signInItem(ctx, email))!)
  return { world, ctx, id, secret, known, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() }
}

describe('a link to what is stored', () => {
  const owner = ownerOf('s', 'Mia@AEF.example')

  it('opens it for a day, to the second', () => {
    const token = dataToken('s', owner, opensUntil(now))
    expect(ownerOf('s', 'mia@aef.example')).toEqual(owner)
    expect(ownerOfToken('s', token, '2026-12-02T08:59:59.000Z')).toEqual(owner)
    const late = () => ownerOfToken('s', token, '2026-12-02T09:00:00.000Z')
    expect(late).toThrow(expect.objectContaining({ kind: 'gone', code: 'link-expired' }))
    for (const wrong of [`${token}x`, token.slice(1), '', dataToken('t', owner, opensUntil(now))])
      expect(() => ownerOfToken('s', wrong, now)).toThrow(expect.objectContaining({ code: 'not-allowed' }))
  })

  it('is made of what the house knows alone', async () => {
    await using house = await withMia()
    const token = dataToken(house.secret, ownerOf(house.secret, email), opensUntil(now))
    expect(await openDataLink(house.ctx, token)).toEqual(ownerOf(house.secret, email))
    await expect(openDataLink(house.ctx, dataToken('s', owner, opensUntil(now)))).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('is asked for three times a day, and whoever asks more often hears nothing of it', async () => {
    await using house = await withMia({ settings: { rateLimits: true } })
    const { ctx, world, secret } = house
    const { contactId: id } = ownerOf(secret, email)
    const askedAt = async () => (await ctx.table.get({ pk: `MYDATA#${id}`, sk: 'REQUEST' }))?.['askedAt']
    for (let often = 0; often < 4; often++) {
      await askForData(ctx, { email, language: 'de' })
      world.clock.advance(1)
    }
    expect(await askedAt()).toBe('2026-12-01T09:02:00.000Z')
    const free = { ...ctx, settings: { ...ctx.settings, rateLimits: false } }
    await askForData(free, { email, language: 'de' })
    expect(await askedAt()).toBe('2026-12-01T09:04:00.000Z')
    const table = { ...ctx.table, transact: () => Promise.reject(new Error('no answer')) }
    await expect(askForData({ ...ctx, table }, { email, language: 'de' })).rejects.toThrow('no answer')
  })

  it.each([
    ['mia@aef.example', true],
    ['niemand@aef.example', false],
  ])('goes to an address of which something is stored: %s %s', async (address, isAnythingStored) => {
    await using house = await withMia()
    const request = { id: 'x', email: address, language: 'de', askedAt: now } as const
    const change = request as Parameters<typeof dataRequestNews.forTelling>[1]
    expect(await dataRequestNews.forTelling(house.ctx, change)).toMatchObject({ isAnythingStored })
  })
})

describe('signing in', () => {
  it('leads on to where one came from, else to the first page', async () => {
    await using house = await withMia()
    const { ctx, id, secret, known, world } = house
    for (const next of ['/manage/aef', undefined]) {
      await requestSignIn(ctx, { email, asker, language: 'de', ...(next ? { next } : {}) })
      const signedIn = await confirmByLink(ctx, signInToken(secret, await known()))
      expect(signedIn).toMatchObject({ person: { id, name: 'Mia' }, next: next ?? '/' })
      expect(await readSignIns(ctx.table, id)).toMatchObject({ sent: [], tries: 0 })
      expect(await personOf(ctx, signedIn.token, true)).toEqual({ id, name: 'Mia' })
      await signOut(ctx, undefined)
      expect(await personOf(ctx, signedIn.token, true)).toBeDefined()
      await signOut(ctx, signedIn.token)
      expect(await personOf(ctx, signedIn.token, true)).toBeUndefined()
    }
    expect(world.mails).toEqual([])
  })

  it.each(['code', 'link'])('by %s works until its ten minutes are over', async (way) => {
    await using house = await withMia()
    const { ctx, known, secret, world } = house
    await requestSignIn(ctx, { email, asker, language: 'de' })
    const signIn = await known()
    const confirm = () =>
      way === 'code'
        ? confirmSignIn(ctx, { email, asker, code: signInCode(secret, signIn) })
        : confirmByLink(ctx, signInToken(secret, signIn))
    world.clock.advance(10)
    await expect(confirm()).rejects.toMatchObject({ kind: 'gone', code: 'code-expired' })
    world.clock.advance(-1 / 60)
    expect(await confirm()).toMatchObject({ person: { name: 'Mia' } })
    await expect(confirm()).rejects.toMatchObject({ code: way === 'code' ? 'wrong-code' : 'code-expired' })
  })

  it('does not work for whoever is gone, by a wrong link, or without having asked', async () => {
    await using house = await withMia()
    const { ctx, id, known, secret } = house
    const expired = { code: 'code-expired' }
    await expect(confirmByLink(ctx, signInToken(secret, { person: id, nonce: 'n' }))).rejects.toMatchObject(
      expired,
    )
    await expect(confirmSignIn(ctx, { email, asker, code: '123456' })).rejects.toMatchObject({
      code: 'wrong-code',
    })
    await requestSignIn(ctx, { email, asker, language: 'de' })
    const signIn = await known()
    await expect(confirmByLink(ctx, signInToken(secret, { ...signIn, nonce: 'n' }))).rejects.toMatchObject(
      expired,
    )
    await ctx.table.transact([{ kind: 'delete', key: { pk: `PERSON#${id}`, sk: 'PERSON' } }])
    await expect(confirmByLink(ctx, signInToken(secret, signIn))).rejects.toMatchObject(expired)
  })

  it('that the table does not take is told; that it was asked too often is not', async () => {
    await using house = await withMia()
    const { ctx, id } = house
    for (let often = 0; often < 5; often++) await requestSignIn(ctx, { email, asker, language: 'de' })
    expect((await readSignIns(ctx.table, id))?.sent).toHaveLength(3)
    const table = { ...ctx.table, transact: () => Promise.reject(new Error('no answer')) }
    await expect(requestSignIn({ ...ctx, table }, { email, asker, language: 'de' })).rejects.toThrow(
      'no answer',
    )
  })

  it('nobody is told who they are who is not signed in, or not there any more', async () => {
    await using house = await withMia()
    const { ctx, id } = house
    const actor = (person?: { id: string; name: string }) =>
      ({ kind: 'person', address: 'x', ...(person ? { person } : {}) }) as Parameters<typeof readMe>[1]
    expect(await readMe(ctx, actor({ id, name: 'Mia' }))).toMatchObject({ id, email })
    for (const nobody of [actor(), actor({ id: 'gone', name: 'x' })])
      await expect(readMe(ctx, nobody)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })
})

describe('what is stored of somebody who signs in', () => {
  it('is told with when it goes, and forgotten as soon as they run no house', async () => {
    await using house = await withMia()
    const { ctx, id, secret } = house
    const owner = ownerOf(secret, email)
    const stranger = { contactId: 'x', person: 'nobody' }
    const find = async (whose = owner) =>
      (await ownedPerson.find!(ctx, whose, [])).map(({ data: _data, ...told }) => told)
    const stored = { kind: 'person', id, data: {} }
    const later = '2027-12-01T00:00:00.000Z'
    expect(await find()).toEqual([{ kind: 'person', id, title: 'Mia', stays: 'until-you-hand-over' }])
    expect(await find(stranger)).toEqual([])
    await ownedPerson.forget(ctx, owner, stored)
    expect(await readPerson(ctx.table, id)).toBeDefined()
    await ctx.table.transact([removedRoleWrite(id, 'aef', { given: 1, ttl: Date.parse(later) / 1000 })])
    expect(await find()).toEqual([{ kind: 'person', id, title: 'Mia', goes: later }])
    for (let twice = 0; twice < 2; twice++) await ownedPerson.forget(ctx, owner, stored)
    expect(await readPerson(ctx.table, id)).toBeUndefined()
  })

  it('is that they asked for a code, but not which; and their browsers, which are signed out', async () => {
    await using house = await withMia()
    const { ctx, id, secret, known } = house
    const owner = ownerOf(secret, email)
    expect(await ownedSignIns.find!(ctx, owner, [])).toEqual([])
    await requestSignIn(ctx, { email, asker, language: 'de' })
    const [told] = await ownedSignIns.find!(ctx, owner, [])
    expect(told).toMatchObject({ kind: 'sign-in', id, goes: '2026-12-31T09:00:00.000Z' })
    expect(told?.data).toMatchObject({ tries: 0, asked: [{ askedAt: now, isOwn: false }] })
    expect(JSON.stringify(told)).not.toContain((await known()).nonce)
    await ownedSignIns.forget(ctx, owner, told!)
    const { token } = await confirmByLink(ctx, signInToken(secret, await known()))
    const [item] = await ctx.table.getMany(await ctx.table.ownedBy(id))
    const [session] = await ownedSessions.tell!(ctx, owner, item!)
    expect(session).toMatchObject({ kind: 'session', goes: '2026-12-08T09:00:00.000Z' })
    expect(JSON.stringify(session!.data)).not.toContain(session!.id)
    await ownedSessions.forget(ctx, owner, session!)
    expect(await personOf(ctx, token, true)).toBeUndefined()
  })
})
