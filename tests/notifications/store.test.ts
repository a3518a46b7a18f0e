import { describe, expect, it } from 'vitest'
import {
  newMailWrite,
  nextMailWrites,
  readDueMails,
  readKnownMailIds,
  readMail,
  readParkedMails,
} from '../../functions/notifications/store.ts'
import type { OutboxMail } from '../../functions/notifications/schema.ts'
import { epochSeconds } from '../../shared/time/civil.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMail as aTriedMail, now } from './a-mail.ts'

const aMail = (change: Partial<OutboxMail> = {}) => aTriedMail({ attempts: 0, dueAt: now, ...change })
const trouble = { fault: 'refused', at: now } as const
const { dueAt: _dueAt, ...undue } = aMail({ trouble })
const parked: OutboxMail = { ...undue, state: 'parked' }
const closed: OutboxMail = { ...undue, state: 'closed', endedAt: now }

const placeOf = ({ ctx }: World, { id, house }: OutboxMail) =>
  ctx.table.get({ pk: `PARKED#${house}`, sk: `MAIL#${id}` }, { consistent: true })
const itemOf = ({ ctx }: World, { id }: OutboxMail) =>
  ctx.table.get({ pk: `OUTBOX#${id}`, sk: 'MAIL' }, { consistent: true })

describe('a mail enters the outbox', () => {
  it('once: entered again it stays as it is by now', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    expect(await table.transact([newMailWrite(aMail())])).toBe('done')
    await table.transact(nextMailWrites(aMail(), aMail({ attempts: 1 })))
    expect(await table.transact([newMailWrite(aMail())])).toBe('repeated')
    expect(await readMail(table, aMail().id)).toEqual(aMail({ attempts: 1 }))
    expect(await readMail(table, 'bx8ccpqyvk76')).toBeUndefined()
  })

  it('and is found while it is due, longest due first, and when it goes away, and by whose it is', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const later = aMail({ id: 'bx8ccpqyvk76', dueAt: '2026-12-01T09:01:00.000Z' })
    await table.transact([later, aMail(), { ...closed, id: 'xqamhmva6g66' }].map(newMailWrite))
    const dueBy = (at: string, most = 5) => readDueMails(table, at, most)
    const [first, second] = [aMail(), later].map(({ id, dueAt }) => ({ id, at: dueAt }))
    expect(await dueBy('2026-12-01T09:01:00.000Z')).toEqual([first, second])
    expect(await dueBy('2026-12-01T09:01:00.000Z', 1)).toEqual([first])
    expect(await dueBy(now)).toEqual([first])
    expect(await itemOf(world, aMail())).not.toHaveProperty('ttl')
    const month = epochSeconds('2026-12-31T09:00:00.000Z')
    expect(await itemOf(world, { ...closed, id: 'xqamhmva6g66' })).toMatchObject({ ttl: month })
    await table.transact(nextMailWrites(aMail(), { ...parked, contactId: 'zxz41g19j5nd' }))
    expect(await table.ownedBy('zxz41g19j5nd')).toMatchObject([{ pk: `OUTBOX#${aMail().id}` }])
  })
})

describe('the next stage of a mail is refused', () => {
  it.each([
    ['another worker tries it', aMail({ attempts: 1 })],
    ['it is due at another time', aMail({ dueAt: '2026-12-01T09:01:00.000Z' })],
    ['it is no longer due', undue],
    ['it is on its way no more', aMail({ state: 'parked' })],
  ])('where %s', async (_, is) => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([newMailWrite(is as OutboxMail)])
    const next = nextMailWrites(aMail(), aMail({ state: 'sent' }))
    await expect(table.transact(next)).rejects.toMatchObject({ kind: 'conflict', code: 'changed-meanwhile' })
    expect(await readMail(table, is.id)).toEqual(is)
  })

  it('where it is due again, and was not', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([newMailWrite({ ...parked, dueAt: now })])
    await expect(table.transact(nextMailWrites(parked, closed))).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})

describe('a mail has a place among those that wait for somebody', () => {
  it('as long as it is parked, and goes away with it', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const pending = aMail({ trouble })
    await table.transact([newMailWrite(pending)])
    const steps: [OutboxMail, OutboxMail, boolean][] = [
      [pending, aMail({ trouble, attempts: 1 }), false],
      [aMail({ trouble, attempts: 1 }), { ...parked, attempts: 1 }, true],
      [{ ...parked, attempts: 1 }, pending, false],
      [pending, parked, true],
      [parked, closed, false],
    ]
    for (const [before, after, isThere] of steps) {
      await table.transact(nextMailWrites(before, after))
      const place = await placeOf(world, after)
      expect([place !== undefined, (await readParkedMails(table, 'aef')).length]).toEqual([
        isThere,
        isThere ? 1 : 0,
      ])
      expect(place?.ttl).toBe(isThere ? epochSeconds('2027-12-02T09:00:00.000Z') : undefined)
    }
  })

  it('not when it goes, and not of one that belongs to no house', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const { house: _house, ...nobodys } = aMail()
    await table.transact([newMailWrite(nobodys)])
    const { house: _none, ...parkedOfNobody } = parked
    await table.transact(nextMailWrites(nobodys, parkedOfNobody))
    expect(await readMail(table, nobodys.id)).toMatchObject({ state: 'parked' })
    expect(await table.query({ pk: 'PARKED#undefined' })).toEqual([])
    expect(nextMailWrites(aMail(), aMail({ state: 'sent' }))).toHaveLength(1)
  })

  it('in its own house, oldest first, whoever was parked first', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const of = (id: string, createdAt: string, house = 'aef') => ({ ...parked, id, createdAt, house })
    const mails = [
      of('xqamhmva6g66', '2026-12-01T08:00:00.000Z'),
      of('bx8ccpqyvk76', '2026-12-01T09:00:00.000Z'),
      of('qeahhv3esmrn', '2026-12-01T07:00:00.000Z'),
      of('4szsysnkvwxj', '2026-12-01T07:00:00.000Z', 'other'),
    ]
    for (const mail of mails) {
      const before = { ...mail, state: 'pending' as const, dueAt: now }
      await table.transact([newMailWrite(before)])
      await table.transact(nextMailWrites(before, mail))
    }
    expect((await readParkedMails(table, 'aef')).map(({ id }) => id)).toEqual([
      'qeahhv3esmrn',
      'xqamhmva6g66',
      'bx8ccpqyvk76',
    ])
    // A place may outlast its mail by a moment.
    const key = { pk: 'OUTBOX#bx8ccpqyvk76', sk: 'MAIL' }
    await table.transact([{ kind: 'update', key, set: { state: 'closed' } }])
    expect(await readParkedMails(table, 'aef')).toHaveLength(2)
  })
})

it('which mails are there is told of those that are', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  await table.transact([newMailWrite(aMail())])
  expect(await readKnownMailIds(table, [aMail().id, 'bx8ccpqyvk76'])).toEqual(new Set([aMail().id]))
})

it('what was written a moment ago is read', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  await table.transact([newMailWrite(aMail())])
  await table.transact(nextMailWrites(aMail(), parked))
  expect(await readMail(lagging(table), parked.id)).toBeDefined()
  expect(await readKnownMailIds(lagging(table), [parked.id])).toEqual(new Set([parked.id]))
  expect(await readParkedMails(lagging(table, 'OUTBOX'), 'aef')).toHaveLength(1)
  expect(await readParkedMails(lagging(table, 'PARKED'), 'aef')).toHaveLength(1)
})
