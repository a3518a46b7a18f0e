import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { revokeFeed } from '../../functions/feeds/actions/revoke-feed.ts'
import { mostFeeds, makeFeed } from '../../functions/feeds/actions/make-feed.ts'
import { listFeeds } from '../../functions/feeds/actions/list-feeds.ts'
import { changedSecretWrite, readFeeds, secretKey } from '../../functions/feeds/store.ts'
import { tokenHash } from '../../functions/identity/rules.ts'
import { managerWrite, removedManagerWrite } from '../../functions/houses/store.ts'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import type { Actor } from '../../shared/actor.ts'
import { languages } from '../../shared/language.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { booked, counting, deliver, eventsIn, feedOf } from './reading.ts'
import { itInTurn } from '../support/in-turn.ts'
import { areFresh } from '../support/reads.ts'

const contact = { name: 'Aylin Beispiel', email: 'aylin@gruppe.example', phone: '02131 000-11' }

/** Somebody else who runs the house. */
async function deputyOf(world: World): Promise<Actor> {
  const person = { id: 'deputy0deput', name: 'Vertretung' }
  const role = { email: 'v@aef.example', language: 'de', role: 'deputy', since: world.ctx.now() } as const
  await world.ctx.table.transact([
    managerWrite({ house: 'aef', person: person.id, name: person.name, ...role }),
  ])
  return { kind: 'person', address: '', person }
}

describe('a manager’s calendar', () => {
  it('says who, what for, how to reach them, and where to decide', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const request = aRequest({
      contact,
      groupName: 'Nähcafé',
      purpose: 'Nähen; mit Tee',
      attendees: 12,
      note: 'Schlüssel?\nJa.',
    })
    const { id } = await requestBooking(world.ctx, aVisitor, {
      house: 'aef',
      request: { ...request, setUpMinutes: 30 },
    })
    await createBlock(world.ctx, manager, {
      house: 'aef',
      request: {
        rooms: ['teekueche'],
        from: '2026-12-07',
        to: '2026-12-07',
        label: 'Boden',
        reason: 'Handwerker kommen',
      },
    })
    const { path } = await feedOf(world, manager)
    const answer = await world.call('GET', path)
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=0, must-revalidate',
      'x-robots-tag': 'noindex',
      'content-disposition': 'inline; filename="treffpunkt.ics"',
    })
    const [asked, block] = eventsIn(answer.text)
    const page = `http://treff.example/manage/aef/bookings/${id}`
    expect(asked).toMatchObject({
      uid: `s-${id}@treff.example`,
      summary: 'Anfrage: Nähcafé: Nähen; mit Tee',
      status: 'TENTATIVE',
      transp: 'OPAQUE',
      url: page,
      location: 'Seminarraum, Am Schulzentrum 16, 41564 Kaarst',
      start: '2026-12-05T19:00:00',
      end: '2026-12-05T21:00:00',
    })
    expect(asked!.description.split('\n')).toEqual([
      'Angefragt, E-Mail-Adresse noch nicht bestätigt',
      'Gruppe: Nähcafé',
      'Wofür: Nähen; mit Tee',
      'Kontakt: Aylin Beispiel, 02131 000-11, aylin@gruppe.example',
      '12 Personen',
      'Aufbau vorher: 30 Minuten',
      'Notiz: Schlüssel?',
      'Ja.',
      page,
    ])
    expect(block).toMatchObject({ summary: 'Sperrzeit: Boden', status: 'CONFIRMED', transp: 'OPAQUE' })
    expect(block!.description).toContain('Grund: Handwerker kommen')
  })

  it('costs one read when the copy is right, and hears of what only managers may know', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { id } = await booked(world, manager, { contact })
    const { path } = await feedOf(world, manager)
    await deliver(world)
    const first = await world.call('GET', path)
    const known = { headers: { 'if-none-match': first.headers['etag'] } }
    const { call, cost } = counting(world)
    expect((await call('GET', path, known)).status).toBe(304)
    expect(cost).toEqual({ calls: ['GetItem'], units: 0.5, consistent: [] })
    const details = { purpose: 'Spieleabend', contact: { name: contact.name, phone: '02131 000-99' } }
    await changeDetails(world.ctx, manager, { id, details })
    await deliver(world)
    const changed = await world.call('GET', path, known)
    expect(eventsIn(changed.text)[0]?.description).toContain('Kontakt: Aylin Beispiel, 02131 000-99')
  })

  itInTurn('never keeps an old tag when something changes while it is rendered', async () => {
    for (let at = 0; at < 7; at++) {
      await using world = await aWorld({ stream: true })
      const manager = await found(world)
      const { id } = await booked(world, manager, { contact })
      const { path } = await feedOf(world, manager)
      await deliver(world)
      const { call, cost } = counting(world, async (_, index) => {
        if (index !== at) return
        await changeDetails(world.ctx, manager, {
          id,
          details: { purpose: 'Neu', contact: { name: contact.name } },
        })
        await deliver(world)
      })
      const { headers } = await call('GET', path)
      expect(cost.calls).toEqual(['GetItem', 'Query', 'Query', 'Query', 'BatchGetItem', 'UpdateItem'])
      expect(cost.consistent).toEqual(['Query', 'Query', 'Query', 'BatchGetItem'])
      if (at >= cost.calls.length) continue
      const again = await world.call('GET', path, { headers: { 'if-none-match': headers['etag'] } })
      const fresh = await world.call('GET', path)
      expect(eventsIn(fresh.text)[0]?.summary).toContain('Neu')
      expect(again.status).toBe(headers['etag'] === fresh.headers['etag'] ? 304 : 200)
    }
  })
})

describe('the secret', () => {
  it('stands nowhere in the table', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { path } = await feedOf(world, manager)
    await world.call('GET', path)
    const { endpoint, tableName } = world.engine
    const all = JSON.stringify(await callDynamo(endpoint, 'Scan', { TableName: tableName }))
    expect(all).toContain('Mein Handy')
    expect(all).not.toContain(path.slice('/feeds/'.length, -'.ics'.length))
  })

  it('once revoked answers gone in plain text, for ever and whatever copy the reader has', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { id, path } = await feedOf(world, manager)
    const other = await feedOf(world, manager, 'Rechner')
    const { headers } = await world.call('GET', path)
    await revokeFeed(world.ctx, manager, { house: 'aef', feed: id })
    await booked(world, manager)
    await deliver(world)
    for (const known of [{}, { 'if-none-match': headers['etag'] }]) {
      const answer = await world.call('GET', path, { headers: known })
      expect(answer).toMatchObject({ status: 410, headers: { 'content-type': 'text/plain; charset=utf-8' } })
      expect(answer.text).toContain('Dieser Kalender wurde beendet.')
    }
    expect((await world.call('HEAD', path)).status).toBe(410)
    expect((await world.call('GET', other.path)).status).toBe(200)
    expect((await listFeeds(world.ctx, manager, { house: 'aef' })).feeds.map(({ name }) => name)).toEqual([
      'Rechner',
    ])
  })

  it('of somebody who no longer manages the house is gone, also for a copy that was right', async () => {
    await using world = await aWorld({ stream: true })
    await found(world)
    const deputy = await deputyOf(world)
    const { path } = await feedOf(world, deputy)
    await deliver(world)
    const { headers } = await world.call('GET', path)
    expect(headers['etag']).toBeDefined()
    await world.ctx.table.transact([removedManagerWrite('aef', deputy.person!.id)])
    expect((await world.call('GET', path)).status).toBe(410)
    await deliver(world)
    expect((await world.call('GET', path, { headers: { 'if-none-match': headers['etag'] } })).status).toBe(
      410,
    )
    await expect(makeFeed(world.ctx, deputy, { house: 'aef', name: 'x' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('once revoked is kept without whose it was and what they read', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { id, path } = await feedOf(world, manager)
    const { table } = world.ctx
    const key = secretKey(tokenHash(path.slice('/feeds/'.length, -'.ics'.length)))
    for (const language of languages) await world.call('GET', `${path}?lang=${language}`)
    expect(Object.keys((await table.get(key))!)).toEqual(expect.arrayContaining(['kept_de', 'kept_en']))
    await revokeFeed(world.ctx, manager, { house: 'aef', feed: id })
    expect(await table.get(key)).toEqual({ ...key, type: 'feed', house: 'aef', revokedAt: world.ctx.now() })
  })

  it('once revoked is not changed any more, and whether there are others is asked of what was just written', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id, path } = await feedOf(world, manager)
    const hash = tokenHash(path.slice('/feeds/'.length, -'.ics'.length))
    const { table } = world.ctx
    await table.transact([changedSecretWrite(hash)])
    expect(await areFresh(world, (seen) => readFeeds(seen, 'aef'))).toEqual([true])
    await revokeFeed(world.ctx, manager, { house: 'aef', feed: id })
    const ended = await table.get(secretKey(hash))
    const change = table.transact([changedSecretWrite(hash)])
    await expect(change).rejects.toMatchObject({ code: 'feed-revoked' })
    expect(await table.get(secretKey(hash))).toEqual(ended)
  })

  it('of a house that is gone has ended too', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const { path } = await feedOf(world, manager)
    expect((await world.call('GET', path)).status).toBe(200)
    const { table } = world.ctx
    const house = await table.query({ pk: 'HOUSE#aef', consistent: true })
    await table.transact(house.map(({ pk, sk }) => ({ kind: 'delete', key: { pk, sk } })))
    const answer = await world.call('GET', path)
    expect([answer.status, answer.text]).toEqual([
      410,
      expect.stringContaining('Dieser Kalender wurde beendet.'),
    ])
  })

  it('is its owner’s: others neither see nor end it', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    const deputy = await deputyOf(world)
    const { id, path } = await feedOf(world, manager)
    expect((await listFeeds(world.ctx, deputy, { house: 'aef' })).feeds).toEqual([])
    const ending = revokeFeed(world.ctx, deputy, { house: 'aef', feed: id })
    await expect(ending).rejects.toMatchObject({ code: 'not-found' })
    expect((await world.call('GET', path)).status).toBe(200)
  })

  it('can be had for ten devices, not for more', async () => {
    await using world = await aWorld({ stream: true })
    const manager = await found(world)
    for (let count = 0; count < mostFeeds; count++) await feedOf(world, manager, `Gerät ${count}`)
    const more = makeFeed(world.ctx, manager, { house: 'aef', name: 'Noch eins' })
    await expect(more).rejects.toMatchObject({ code: 'too-many-feeds', facts: { most: 10 } })
  })
})
