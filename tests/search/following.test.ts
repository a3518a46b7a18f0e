import { describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import { endGroup } from '../../functions/groups/actions/end-group.ts'
import { followedTypes, foundAgainWrites, hashIn, keepFound } from '../../functions/search/actions/follow.ts'
import { lookUp } from '../../functions/search/actions/look-up.ts'
import { entriesOfBooking } from '../../functions/search/rules/entries.ts'
import { formerWordsIn, mostWords } from '../../functions/search/rules/words.ts'
import { foundWrite } from '../../functions/search/store/found.ts'
import { migrate } from '../../infra/migration.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aDesk } from './a-desk.ts'
import type { Desk } from './a-desk.ts'

const kept = async ({ world: { engine } }: Desk): Promise<Item[]> => {
  const items = (await allItems(engine.endpoint, engine.tableName)) as Item[]
  return items.filter(({ type }) => ['booked-date', 'found-by-word'].includes(String(type)))
}
const names = (items: readonly Item[]) => items.map(({ pk, sk }) => `${pk} ${sk}`).toSorted()
const bookingItem = async (desk: Desk, id: string) =>
  (await desk.world.ctx.table.get({ pk: `BOOKING#${id.slice(0, 5)}`, sk: id }, { consistent: true }))!

describe('what is kept to be found', () => {
  it('names nobody, neither in keys nor beside them, and goes when its booking does', async () => {
    await using desk = await aDesk()
    const { id } = await desk.asks('Jürgen Müller', { groupName: 'Morgenröte', purpose: 'Geburtstag' })
    await desk.hear()
    const items = await kept(desk)
    const { ttl } = await bookingItem(desk, id)
    expect(items.length).toBeGreaterThan(5)
    expect(JSON.stringify(items)).not.toMatch(/j(ü|ue)rg|m(ü|ue)ll|morgenr|geburts|gruppe\.example/i)
    expect(new Set(items.map((item) => item['ttl']))).toEqual(new Set([ttl]))
  })

  it('is bounded whatever somebody writes', async () => {
    await using desk = await aDesk()
    const words = (count: number) =>
      Array.from({ length: count }, (_, at) => `${'abcdefghij'[at % 10]}${at}x`)
    await desk.asks('Viele', { purpose: words(22).join(' '), groupName: words(14).join(' ') })
    await desk.hear()
    expect((await kept(desk)).length).toBeLessThanOrEqual(mostWords + 2)
  })

  it('is the same whatever is told twice, late, or in a heap', async () => {
    await using desk = await aDesk()
    const booking = await desk.asks('Ada', { purpose: 'Schach' })
    const first = await bookingItem(desk, booking.id)
    const say = (purpose: string, name: string) =>
      changeDetails(desk.world.ctx, desk.manager, {
        id: booking.id,
        details: { purpose, contact: { ...booking.contact, name } },
      })
    await say('Tanz', 'Bea')
    const second = await bookingItem(desk, booking.id)
    await say('Schach', 'Cem')
    const third = await bookingItem(desk, booking.id)
    await desk.hear()
    const right = names(await kept(desk))
    const inserted = { id: '1', name: 'INSERT', type: 'booking', new: first } as StreamRecord
    const changed = { id: '2', name: 'MODIFY', type: 'booking', old: first, new: second } as StreamRecord
    const again = { id: '3', name: 'MODIFY', type: 'booking', old: second, new: third } as StreamRecord
    for (const heap of [
      [inserted],
      [changed],
      [again],
      [inserted, changed],
      [inserted, changed, again],
      [again, changed],
    ]) {
      await keepFound(desk.world.ctx, heap)
      expect(names(await kept(desk))).toEqual(right)
    }
  })

  it('writes again only what a change has changed', async () => {
    await using desk = await aDesk()
    const booking = await desk.asks('Ada')
    await desk.hear()
    const before = await bookingItem(desk, booking.id)
    await desk.approve(booking)
    const after = await bookingItem(desk, booking.id)
    const writes: unknown[] = []
    const { table } = desk.world.ctx
    const counting = {
      ...desk.world.ctx,
      table: { ...table, transact: async (all: never) => (writes.push(...(all as [])), table.transact(all)) },
    }
    await keepFound(counting, [{ id: '1', name: 'MODIFY', type: 'booking', old: before, new: after }])
    expect(writes).toMatchObject([{ kind: 'put', item: { type: 'booked-date', state: 'approved' } }])
  })

  it('is gone with what it led to', async () => {
    await using desk = await aDesk()
    const { id } = await desk.asks('Ada')
    await desk.hear()
    const { pk, sk } = await bookingItem(desk, id)
    await desk.world.ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
    await desk.hear()
    expect(await kept(desk)).toEqual([])
  })
})

it('what was stored before there was a search is found once it is migrated', async () => {
  await using desk = await aDesk()
  const { ctx, engine } = desk.world
  await desk.asks('Ada Alt')
  await desk.hear()
  const right = names(await kept(desk))
  for (const { pk, sk } of await kept(desk)) await ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
  expect((await desk.seek('alt')).words).toContain('Nichts gefunden')
  const { failed } = await migrate(
    { client: engine.client, tableName: engine.tableName, table: ctx.table, secret: ctx.secret },
    { name: 'search', says: '', types: followedTypes, change: (item, on) => foundAgainWrites(on, item) },
  )
  expect(failed).toEqual([])
  expect(names(await kept(desk))).toEqual(right)
  expect((await desk.seek('alt')).words).toContain('Ada Alt')
})

it('what an older program kept by other letters is kept by the new ones once it is migrated, and by no others', async () => {
  await using desk = await aDesk()
  const { ctx, engine } = desk.world
  const booking = await desk.asks('Jürgen Müller')
  await desk.hear()
  const right = names(await kept(desk))
  for (const { pk, sk } of await kept(desk)) await ctx.table.transact([{ kind: 'delete', key: { pk, sk } }])
  const former = entriesOfBooking(booking, hashIn(await ctx.secret(), 'aef'), formerWordsIn)
  await ctx.table.transact(former.found.map((entry) => foundWrite(entry, undefined)))
  expect(names(await kept(desk))).not.toEqual(right)
  const { failed } = await migrate(
    { client: engine.client, tableName: engine.tableName, table: ctx.table, secret: ctx.secret },
    { name: 'alike', says: '', types: followedTypes, change: (item, on) => foundAgainWrites(on, item) },
  )
  expect(failed).toEqual([])
  expect(names(await kept(desk))).toEqual(right)
  expect((await desk.seek('muller')).words).toContain('Jürgen Müller')
})

it('leads to what has all the words, before anything else is read', async () => {
  await using desk = await aDesk()
  const { ctx } = desk.world
  const right = await desk.asks('Müller', { purpose: 'Chor' })
  await desk.asks('Mühle', { purpose: 'Chor', date: '2026-12-06' })
  await desk.asks('Müller', { purpose: 'Tanz', date: '2026-12-07' })
  await desk.hear()
  const today = '2026-12-01'
  const { ids, isCutOff } = await lookUp(ctx, { house: 'aef', typed: ['mull', 'chor'], today })
  expect([ids.booking, isCutOff]).toEqual([[right.id], false])
})

describe('groups and meetings', () => {
  const words = { purpose: 'Wir nähen.', joining: 'open' as const, languages: [], audience: [] }

  it('are found by their names and titles, a group until it ends', async () => {
    await using desk = await aDesk()
    const { ctx } = desk.world
    const host = { name: 'Ada', phone: '02131 000-1' }
    const { group } = await foundGroup(ctx, desk.manager, {
      house: 'aef',
      words: { ...words, name: 'Nähcafé' },
      host,
    })
    const { meeting } = await foundMeeting(ctx, desk.manager, {
      house: 'aef',
      asked: {
        title: 'Sprachcafé',
        description: 'Deutsch sprechen bei Tee.',
        audience: ['newcomers'],
        languages: ['de'],
        venue: { kind: 'rooms', rooms: ['teekueche'] },
        date: '2026-12-10',
        from: '15:00',
        to: '17:00',
      },
    })
    const found = await desk.seek('nähcafe')
    expect(found.words).toContain('Menschen und Gruppen Nähcafé Gruppe')
    expect((await desk.seek('sprach')).text).toContain(`href="/manage/aef/meetings/${meeting}"`)
    await endGroup(ctx, desk.manager, group.id)
    expect((await desk.seek('nähcafe')).words).toContain('Nichts gefunden')
  })
})
