import { describe, expect, it } from 'vitest'
import { personOf } from '../../functions/identity/actions/person.ts'
import { signOutEverywhere } from '../../functions/identity/actions/sessions.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { endOfSession, mostSessions, newSession, outlived } from '../../functions/identity/rules/sessions.ts'
import { readSession, seenWrite, sessionWrite } from '../../functions/identity/store/sessions.ts'
import type { Actor } from '../../shared/actor.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { found, managerMail } from '../support/builders.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { sessionOf, signInItem } from '../support/sign-in-code.ts'
import { doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const now = '2026-12-01T09:00:00.000Z'
const day = 24 * 60
const signedOut = '/sign-in?done=signed-out'
const kim = { name: 'Kim', email: 'kim@aef.example', role: 'deputy' } as const
const free = { settings: { rateLimits: false } }
const statusOf = async (world: World, cookies: Record<string, string>) =>
  (await world.call('GET', '/api/me', { cookies })).status
const as = (id: string): Actor => ({ kind: 'person', address: 'x', person: { id, name: 'x' } })

describe('a session', () => {
  it('ends after seven days without use, to the minute', async () => {
    await using world = await aWorld()
    await found(world)
    const cookies = await sessionOf(world.ctx, managerMail)
    world.clock.advance(7 * day - 1)
    expect(await statusOf(world, cookies)).toBe(200)
    world.clock.advance(7 * day - 1)
    expect(await statusOf(world, cookies)).toBe(200)
    world.clock.advance(7 * day)
    expect(await statusOf(world, cookies)).toBe(401)
  })

  it('ends after thirty days, however much it is used', async () => {
    await using world = await aWorld()
    await found(world)
    const cookies = await sessionOf(world.ctx, managerMail)
    for (let days = 0; days < 29; days++) {
      world.clock.advance(day)
      expect(await statusOf(world, cookies)).toBe(200)
    }
    world.clock.advance(day - 1)
    expect(await statusOf(world, cookies)).toBe(200)
    world.clock.advance(1)
    expect(await statusOf(world, cookies)).toBe(401)
  })

  it('is not prolonged by looking at public pages, and noted once an hour', async () => {
    await using world = await aWorld()
    await found(world)
    const { session } = await sessionOf(world.ctx, managerMail)
    const seenAt = async () => (await readSession(world.ctx.table, tokenHash(session)))?.seenAt
    world.clock.advance(60)
    for (const path of ['/', '/aef', '/sign-in']) await world.call('GET', path, { cookies: { session } })
    expect(await seenAt()).toBe(now)
    await world.call('GET', '/manage/aef', { cookies: { session } })
    expect(await seenAt()).toBe(addMinutes(now, 60))
    world.clock.advance(59)
    await world.call('GET', '/manage/aef', { cookies: { session } })
    expect(await seenAt()).toBe(addMinutes(now, 60))
  })

  it('that was ended while it is noted does not come back', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const session = newSession('h', { id: 'p', name: 'Mia' }, now)
    expect(await refusalOf(table.transact([seenWrite(session, now)]))).toBe('sign-in-needed')
    expect(await readSession(table, 'h')).toBeUndefined()
    await table.transact([sessionWrite(session)])
    const later = addMinutes(now, 25 * day)
    await table.transact([seenWrite(session, later)])
    expect(await readSession(table, 'h')).toEqual({ ...session, seenAt: later })
    const item = await table.get({ pk: 'SESSION#h', sk: 'SESSION' })
    expect(item).toMatchObject({ owner: 'p', ttl: epochSeconds(session.expiresAt) })
    expect(endOfSession(session)).toBe(addMinutes(now, 7 * day))
  })
})

describe('where somebody is signed in', () => {
  it('is listed, and ended everywhere by one button', async () => {
    await using world = await aWorld(free)
    await found(world)
    const first = await sessionOf(world.ctx, managerMail)
    world.clock.advance(90)
    const second = await sessionOf(world.ctx, managerMail)
    const { json } = await world.call('GET', '/api/me/sessions', { cookies: first })
    const [seenAt, endsAt] = [addMinutes(now, 90), addMinutes(now, 7 * day + 90)]
    expect(json.sessions).toEqual([
      { since: seenAt, seenAt, endsAt, isThis: false },
      { since: now, seenAt, endsAt, isThis: true },
    ])
    const { text } = await world.call('GET', '/sign-in/sessions', { cookies: { ...second, language: 'de' } })
    expect(wordsOf(text)).toContain('(dieses Gerät)')
    expect(doors(text)).toEqual(expect.arrayContaining(['Überall abmelden', 'Ja, überall abmelden']))
    const ended = await world.call('POST', '/sign-in/sessions', { cookies: second, form: {} })
    expect(ended).toMatchObject({ status: 303, headers: { location: signedOut }, jar: { session: '' } })
    expect(wordsOf((await world.call('GET', signedOut, { cookies: { language: 'de' } })).text)).toContain(
      'Sie sind abgemeldet.',
    )
    expect([await statusOf(world, first), await statusOf(world, second)]).toEqual([401, 401])
  })

  it('is found from every page where one works, in both languages', async () => {
    await using world = await aWorld(free)
    await found(world)
    const cookies = await sessionOf(world.ctx, managerMail)
    for (const [language, link, title] of [
      ['de', 'Wo Sie angemeldet sind', 'Überall abmelden'],
      ['en', 'Where you are signed in', 'Sign out everywhere'],
    ] as const) {
      const inbox = await world.call('GET', '/manage/aef', { cookies: { ...cookies, language } })
      expect(doors(inbox.text)).toContain(link)
      const page = await world.call('GET', '/sign-in/sessions', { cookies: { ...cookies, language } })
      expect(wordsOf(page.text)).toContain(title)
    }
  })

  it('is ended by programs too, and told to nobody else', async () => {
    await using world = await aWorld(free)
    await found(world)
    const cookies = await sessionOf(world.ctx, managerMail)
    const path = '/api/me/sessions'
    for (const method of ['GET', 'DELETE']) expect((await world.call(method, path)).status).toBe(401)
    const out = await world.call('DELETE', path, { cookies })
    expect(out).toMatchObject({ status: 204, jar: { session: '' } })
    expect(await statusOf(world, cookies)).toBe(401)
    await signOutEverywhere(world.ctx, as('nobody-here'))
  })

  itInTurn('is at most in twenty browsers: with one more the oldest ends', async () => {
    await using world = await aWorld(free)
    await found(world)
    const all = []
    for (let count = 0; count < mostSessions + 1; count++) {
      all.push(await sessionOf(world.ctx, managerMail))
      world.clock.advance(1)
    }
    const statuses = await Promise.all(all.map((cookies) => statusOf(world, cookies)))
    expect(statuses).toEqual([401, ...Array.from({ length: mostSessions }, () => 200)])
    const old = { hash: 'old', since: addMinutes(now, -30 * day) }
    expect(outlived([old, { hash: 'new', since: now }], now)).toEqual([old])
  })
})

describe('whoever loses the last role', () => {
  it('is signed out everywhere, and gets no code any more', async () => {
    await using world = await aWorld(free)
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
    const cookies = [await sessionOf(world.ctx, kim.email), await sessionOf(world.ctx, kim.email)]
    await removeFromTeam(world.ctx, manager, { house: 'aef', person })
    for (const each of cookies) expect(await statusOf(world, each)).toBe(401)
    const known = await signInItem(world.ctx, kim.email)
    await world.call('POST', '/api/sign-in', { body: { email: kim.email } })
    expect(await signInItem(world.ctx, kim.email)).toEqual(known)
  })

  it('stays signed in as long as another house has them', async () => {
    await using world = await aWorld(free)
    const manager = await found(world)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
    await addToTeam(world.ctx, other, { house: 'muehle', member: kim })
    const cookies = await sessionOf(world.ctx, kim.email)
    await removeFromTeam(world.ctx, manager, { house: 'aef', person })
    expect(await statusOf(world, cookies)).toBe(200)
  })

  it('is out at last, also where they sign in at the same moment', async () => {
    await using world = await aWorld(free)
    const manager = await found(world)
    for (let round = 0; round < 8; round++) {
      const { person } = await addToTeam(world.ctx, manager, { house: 'aef', member: kim })
      const [signedIn] = await Promise.allSettled([
        sessionOf(world.ctx, kim.email),
        removeFromTeam(world.ctx, manager, { house: 'aef', person }),
      ])
      if (signedIn.status === 'fulfilled')
        expect(await personOf(world.ctx, signedIn.value.session, true)).toBeUndefined()
    }
  })
})
