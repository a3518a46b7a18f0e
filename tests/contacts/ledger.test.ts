import { describe, expect, it } from 'vitest'
import { ownedLedgers } from '../../functions/contacts/actions/owned.ts'
import { addressLimit, forgotten, limitRefusal, newLedger } from '../../functions/contacts/rules/limits.ts'
import type { Ledger } from '../../functions/contacts/rules/limits.ts'
import {
  enteringWrite,
  leavingWrite,
  provedWrite,
  reopeningWrite,
} from '../../functions/contacts/store/ledger.ts'
import {
  readLedger,
  readLedgerItems,
  readLedgers,
  readSomeLedgers,
} from '../../functions/contacts/store/ledger-reads.ts'
import type { Entering } from '../../functions/contacts/store/ledger.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aHouse } from '../support/builders.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'

const now = beginning
const ada = 'contact00001'
const house = {
  ...aHouse(),
  version: 1,
  maxOpenRequests: 2,
  maxRequestsPerContactPerDay: 3,
  maxRequestsPerAddressPerHour: 4,
}
const ledger = (change: Partial<Ledger>): Ledger => ({ ...newLedger(ada), ...change })
const many = { open: 9, aDay: 9 }
const open = (...ids: string[]) => new Map(ids.map((id) => [id, now]))
const recent = (...all: string[]) => new Map(all.map((at, n) => [`r${n}`, { at }]))
const days = (count: number, day = '2026-12-01') => new Map([[day, count]])

describe('how much somebody may ask', () => {
  it.each<[string, Partial<Ledger>, object | undefined]>([
    ['nothing yet', {}, undefined],
    ['one open', { open: open('a') }, undefined],
    ['as many open as there may be', { open: open('a', 'b') }, { limit: 'open', most: 2 }],
    [
      'as many open as there may be, of which one is not proved',
      { open: open('a', 'b'), unproved: new Set('a') },
      undefined,
    ],
    ['two today', { days: days(2) }, undefined],
    // Nine in the morning: until midnight are fifteen hours.
    ['three today', { days: days(3) }, { limit: 'contact', retryAfter: 15 * 3600 }],
    ['three yesterday', { days: days(3, '2026-11-30') }, undefined],
  ])('%s', (_, of, facts) => {
    const refusal = limitRefusal(ledger(of), { house, now })
    if (facts === undefined) expect(refusal).toBeUndefined()
    else expect(refusal).toMatchObject({ kind: 'too-many', code: 'too-many-requests', facts })
  })

  it('from a network address is counted over all houses, whoever asks, within an hour', () => {
    expect(addressLimit({ ...house, id: 'aef' }, 'here')).toEqual({
      purpose: 'request',
      of: 'here',
      most: 4,
      minutes: 60,
      named: 'address',
    })
  })

  it('is forgotten after a day, numbers of earlier days too', () => {
    const asked = recent('2026-11-30T09:00:00.000Z', '2026-11-30T09:01:00.000Z')
    const counted = new Map([...days(3, '2026-11-30'), ...days(1)])
    expect(forgotten(ledger({ recent: asked, days: counted }), now)).toEqual({
      requests: ['r0'],
      days: ['2026-11-30'],
    })
  })
})

describe('the ledger of a contact', () => {
  const full = () => new Refusal('too-many', 'full')
  const enters = ({ ctx }: World, change: Partial<Entering>) =>
    ctx.table.transact([
      enteringWrite({
        house: 'aef',
        id: 'a',
        ledger: newLedger(ada),
        now,
        isOpen: true,
        isProved: true,
        most: { open: 2, aDay: 9 },
        refuse: full,
        ...change,
      }),
    ])
  const read = async ({ ctx }: World) => (await readLedger(ctx.table, 'aef', ada))!
  const item = async ({ ctx }: World) => (await readLedgerItems(ctx.table, ['aef'], ada))[0]
  const aDayOn = Date.parse('2026-12-02T10:00:00.000Z') / 1000

  it('keeps what is open, as many as there may be, and what was asked lately', async () => {
    await using world = await aWorld()
    await enters(world, {})
    await enters(world, { id: 'b' })
    await expect(enters(world, { id: 'c' })).rejects.toMatchObject({ code: 'full' })
    expect(await read(world)).toEqual({
      contactId: ada,
      open: open('a', 'b'),
      unproved: new Set(),
      recent: new Map(['a', 'b'].map((id) => [id, { at: now }])),
      days: days(2),
    })
    await enters(world, { id: 'c', most: undefined })
    expect(await item(world)).toMatchObject({ open: 3 })
    expect(await item(world)).not.toHaveProperty('ttl')
  })

  it('keeps what is not proved apart, so many and no more, until it is proved or goes', async () => {
    await using world = await aWorld()
    const ids = Array.from({ length: 20 }, (_, at) => `n${at}`)
    for (const id of ids) await enters(world, { id, isProved: false })
    const oneMore = enters(world, { id: 'c', isProved: false })
    await expect(oneMore).rejects.toMatchObject({ facts: { limit: 'unproved-contact', most: 20 } })
    expect(await item(world)).toMatchObject({ unproved: 20 })
    expect(await read(world)).toMatchObject({ open: open(...ids), unproved: new Set(ids), days: new Map() })
    const proves = async (id: string) => {
      const of = { house: 'aef', id, ledger: await read(world), now, isOpen: true, isProved: true }
      await world.ctx.table.transact([provedWrite({ ...of, most: { open: 2, aDay: 9 }, refuse: full })])
    }
    await proves('n0')
    await proves('n1')
    await expect(proves('n2')).rejects.toMatchObject({ code: 'full' })
    expect(await item(world)).toMatchObject({ open: 2, unproved: 18 })
    const leaves = async (...some: string[]) =>
      world.ctx.table.transact([leavingWrite('aef', await read(world), some, now)])
    await leaves('n0', 'n2')
    expect(await item(world)).toMatchObject({ open: 1, unproved: 17 })
    await leaves(...ids.filter((id) => id !== 'n0' && id !== 'n2'))
    expect(await item(world)).toMatchObject({ open: 0, unproved: 0, ttl: aDayOn })
  })

  it('takes no more on a day than there may be, whether they are open or not, and begins anew the next day', async () => {
    await using world = await aWorld()
    const most = { open: 9, aDay: 2 }
    const perDay = { code: 'too-many-requests', facts: { limit: 'contact', retryAfter: 15 * 3600 } }
    await enters(world, { id: 'a', isOpen: false, most })
    await enters(world, { id: 'b', most })
    await expect(enters(world, { id: 'c', most })).rejects.toMatchObject(perDay)
    const notOpen = { isOpen: false, most, ledger: await read(world) }
    await expect(enters(world, { id: 'c', ...notOpen })).rejects.toMatchObject(perDay)
    await enters(world, { id: 'c', ...notOpen, now: '2026-12-02T00:00:00.000Z' })
    expect((await read(world)).days).toEqual(days(1, '2026-12-02'))
  })

  it('forgets what was asked more than a day ago, whatever comes', async () => {
    await using world = await aWorld()
    for (const [id, isOpen] of [
      ['b', true],
      ['c', false],
    ] as const) {
      const before = (await readLedger(world.ctx.table, 'aef', ada)) ?? newLedger(ada)
      await enters(world, { ledger: before, isOpen: false, now: '2026-11-30T09:00:00.000Z' })
      await enters(world, { id, isOpen, ledger: await read(world) })
      expect((await read(world)).recent.has('a')).toBe(false)
    }
  })

  it('without anything open goes after a day and an hour, and stays for what is', async () => {
    await using world = await aWorld()
    await enters(world, { isOpen: false })
    expect(await item(world)).toMatchObject({ ttl: aDayOn })
    await enters(world, { id: 'b' })
    expect(await item(world)).not.toHaveProperty('ttl')
    const stale = enters(world, { id: 'c', isOpen: false })
    await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await enters(world, { id: 'c', isOpen: false, ledger: await read(world) })
    expect(await item(world)).not.toHaveProperty('ttl')
  })

  it('goes after the last that was open, also of several at once', async () => {
    await using world = await aWorld()
    for (const id of ['a', 'b', 'c']) await enters(world, { id, most: many })
    const leave = async (id: string | string[], of?: Ledger) =>
      world.ctx.table.transact([leavingWrite('aef', of ?? (await read(world)), id, now)])
    await leave('a')
    expect(await item(world)).toMatchObject({ open: 2 })
    expect(await item(world)).not.toHaveProperty('ttl')
    await expect(leave('a')).rejects.toMatchObject({ code: 'changed-meanwhile' })
    const before = await read(world)
    await enters(world, { id: 'd', most: many })
    await expect(leave(['b', 'c'], before)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await leave(['b', 'c', 'd'])
    expect(await item(world)).toMatchObject({ open: 0, ttl: aDayOn })
    expect((await read(world)).open.size).toBe(0)
    await enters(world, { id: 'e', isOpen: false })
    expect((await read(world)).recent.has('e')).toBe(true)
  })

  it('takes back what waits again, once', async () => {
    await using world = await aWorld()
    await enters(world, { isOpen: false })
    const again = () =>
      world.ctx.table.transact([reopeningWrite('aef', { contactId: ada, id: 'a', isProved: true }, now)])
    await again()
    expect(await item(world)).toMatchObject({ open: 1, o_a: now })
    expect(await item(world)).not.toHaveProperty('ttl')
    await expect(again()).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })

  it('is read with those of the house, in pages, or of one contact in some houses', async () => {
    await using world = await aWorld()
    const ids = ['contact00001', 'contact00002', 'contact00003']
    for (const id of ids) await enters(world, { ledger: newLedger(id) })
    await enters(world, { house: 'other' })
    const { table } = world.ctx
    expect((await readLedgers(table, 'aef')).map(({ contactId }) => contactId)).toEqual(ids)
    const some = async (how: { from?: string; most: number }) =>
      (await readSomeLedgers(table, 'aef', how)).map(({ contactId }) => contactId)
    expect(await some({ most: 2 })).toEqual(ids.slice(0, 2))
    expect(await some({ most: 9, from: ids[1]! })).toEqual(ids.slice(1))
    expect(await readLedgerItems(table, ['aef', 'other', 'nowhere'], ada)).toHaveLength(2)
    expect(await readLedgerItems(table, [], ada)).toEqual([])
    expect(await readLedger(table, 'nowhere', ada)).toBeUndefined()
  })

  it('is told to whose it is: how long it stays', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const owner = { contactId: ada, person: 'x' }
    const told = async () => (await ownedLedgers.find!(ctx, owner, ['aef', 'nowhere']))[0]!
    await enters(world, {})
    const kept = { id: 'aef', house: 'aef', stays: 'until-you-leave', data: { open: 1 } }
    expect(await told()).toMatchObject(kept)
    for (const name of ['pk', 'sk', 'type', 'ttl', 'owner'])
      expect((await told()).data).not.toHaveProperty(name)
    await ownedLedgers.forget(ctx, owner, await told())
    expect(await told()).toMatchObject(kept)
    await ctx.table.transact([leavingWrite('aef', await read(world), 'a', now)])
    expect(await told()).toMatchObject({ goes: '2026-12-02T10:00:00.000Z' })
    expect(await told()).not.toHaveProperty('stays')
  })
})
