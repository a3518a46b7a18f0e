import { describe, expect, it } from 'vitest'
import { askToAgree } from '../../functions/groups/actions/ask-to-agree.ts'
import { settle } from '../../functions/groups/actions/settle.ts'
import { hostsAgainWrites, silentHostWrites } from '../../functions/groups/actions/silence.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { foundingWrites, readGroupItems, dueDoors } from '../../functions/groups/store.ts'
import { writeAgreement } from '../../functions/houses/actions/write-agreement.ts'
import { dueRounds } from '../../functions/houses/actions/agreements.ts'
import { aHall, asking, bea, id, invited, newcomer, personNow } from './hall.ts'
import type { Hall } from './hall.ts'
import { aGroup } from './judged.ts'
import { aPerson, entryNow, itemNow, now, peopleNow, without } from './stored.ts'
import { readDue } from '../../shared/table/due.ts'
import { itInTurn } from '../support/in-turn.ts'

const day = 24 * 60
const since = '2026-11-30T09:00:00.000Z'
const sees = ({ ctx }: Hall, person?: Pick<Member, 'id'>) =>
  settle(ctx, { group: id, ...(person ? { id: person.id } : {}) })

describe('whose time at the door is over', () => {
  it.each([
    [asking, 30 * day, true],
    [invited, 30 * day, false],
    [newcomer, 7 * day, false],
  ])(
    'goes, and is counted; only who asked shows that no host answers (%#)',
    async (person, minutes, isSought) => {
      await using hall = await aHall([person])
      hall.world.clock.advance(minutes - 1)
      await sees(hall, person)
      expect(await personNow(hall, person)).toEqual(person)
      hall.world.clock.advance(1)
      await sees(hall, person)
      expect(await peopleNow(hall.world)).toEqual(['Ada'])
      const group = await now(hall.world)
      expect(group).toMatchObject({ members: 1, hosts: 1 })
      expect('seekingSince' in group).toBe(isSought)
      expect('seekingSince' in ((await entryNow(hall.world)) ?? {})).toBe(isSought)
    },
  )

  it('is nobody who is in, or not there at all', async () => {
    await using hall = await aHall([bea])
    hall.world.clock.advance(400 * day)
    for (const person of [bea, { id: 'member000009' }, undefined]) await sees(hall, person)
    expect(await peopleNow(hall.world)).toEqual(['Ada', 'Bea'])
    await settle(hall.ctx, { group: 'grp000000009', id: bea.id })
  })

  it('as the last leaves nobody there', async () => {
    await using hall = await aHall([], { host: newcomer, group: { hosts: 0, seekingSince: since } })
    hall.world.clock.advance(7 * day)
    await sees(hall, newcomer)
    expect(await now(hall.world)).toMatchObject({ members: 0, emptySince: hall.ctx.now() })
  })
})

describe('a group whose time is over', () => {
  it('that nobody proved is gone, to the minute', async () => {
    await using hall = await aHall([], { group: { state: 'asked' }, host: without('provedAt') })
    hall.world.clock.advance(2 * day - 1)
    await sees(hall)
    expect(await peopleNow(hall.world)).toEqual(['Ada'])
    hall.world.clock.advance(1)
    await sees(hall)
    expect(await readGroupItems(hall.ctx.table, id)).toBeUndefined()
  })

  it('because nobody is left ends', async () => {
    await using hall = await aHall([], { group: { emptySince: '2026-11-17T09:00:00.000Z' } })
    hall.world.clock.set('2026-12-01T08:59:00.000Z')
    await sees(hall)
    expect((await now(hall.world)).state).toBe('active')
    hall.world.clock.advance(1)
    await sees(hall)
    expect((await now(hall.world)).state).toBe('ended')
  })

  itInTurn('and has ended is looked at when it goes, and gone then, however many are in it', async () => {
    const people = Array.from({ length: 101 }, (_, at) =>
      aPerson({
        id: `memb00000${String(at).padStart(3, '0')}`,
        address: `address0${String(at).padStart(4, '0')}`,
      }),
    )
    await using hall = await aHall(people, { group: { state: 'ended' }, house: { retentionMonths: 3 } })
    await sees(hall)
    expect(await itemNow(hall.world)).toMatchObject({ dueAt: '2027-03-01T00:00:00.000Z' })
    hall.world.clock.set('2027-02-28T23:59:00.000Z')
    await sees(hall)
    expect(await peopleNow(hall.world)).toHaveLength(102)
    hall.world.clock.advance(1)
    await sees(hall)
    expect(await readGroupItems(hall.ctx.table, id)).toBeUndefined()
    expect(await hall.ctx.table.query({ pk: `GROUP#${id}`, consistent: true })).toEqual([])
    expect(await hall.ctx.table.query({ pk: `GROUPADDRESS#${id}`, consistent: true })).toEqual([])
    expect(await readDue(dueDoors, hall.ctx.table, '9')).toEqual([])
  })
})

describe('hosts who are silent', () => {
  const silent = async ({ ctx }: Hall, of = id) => ctx.table.transact(await silentHostWrites(ctx, of))
  const again = async ({ ctx }: Hall, of = id) => ctx.table.transact(await hostsAgainWrites(ctx, of))
  const sought = async ({ world }: Hall) =>
    [await now(world), await entryNow(world)].map((of) => of?.seekingSince)

  it('have somebody sought, and by any sign of life nobody, also in the list', async () => {
    await using hall = await aHall()
    await silent(hall)
    expect(await sought(hall)).toEqual([hall.ctx.now(), hall.ctx.now()])
    hall.world.clock.advance(60)
    await silent(hall)
    expect(await sought(hall)).toEqual(['2026-12-01T09:00:00.000Z', '2026-12-01T09:00:00.000Z'])
    await again(hall)
    expect(await sought(hall)).toEqual([undefined, undefined])
  })

  it.each(['asked', 'ended'] as const)('of a group that is %s do not count', async (state) => {
    await using hall = await aHall([], { group: { state } })
    expect(await silentHostWrites(hall.ctx, id)).toEqual([])
    await using other = await aHall([], { group: { state, seekingSince: since } })
    expect(await hostsAgainWrites(other.ctx, id)).toEqual([])
  })

  it('give no sign where there are none, and where nobody is sought or nothing is there', async () => {
    await using hall = await aHall([], { group: { hosts: 0, seekingSince: since } })
    expect(await hostsAgainWrites(hall.ctx, id)).toEqual([])
    await using other = await aHall()
    expect(await hostsAgainWrites(other.ctx, id)).toEqual([])
    expect(await hostsAgainWrites(other.ctx, 'grp000000009')).toEqual([])
    expect(await silentHostWrites(other.ctx, 'grp000000009')).toEqual([])
  })

  it('are refused where the group is gone meanwhile', async () => {
    await using hall = await aHall()
    const silentNow = await silentHostWrites(hall.ctx, id)
    await hall.ctx.table.transact([{ kind: 'delete', key: { pk: `GROUP#${id}`, sk: 'GROUP' } }])
    await expect(hall.ctx.table.transact(silentNow)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await using found = await aHall([], { group: { seekingSince: since } })
    const againNow = await hostsAgainWrites(found.ctx, id)
    await found.ctx.table.transact([{ kind: 'delete', key: { pk: `GROUP#${id}`, sk: 'GROUP' } }])
    await expect(found.ctx.table.transact(againNow)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

describe('hosts of a house who are asked to agree', () => {
  const words = { title: 'Schlüssel', words: 'Am nächsten Tag zurück.' }
  const roundOf = async ({ ctx }: Hall, group: string) =>
    (await readGroupItems(ctx.table, group))?.group.agreementRound

  itInTurn(
    'are asked an hour after the words were written, once, but for those who have agreed',
    async () => {
      await using hall = await aHall()
      const { id: agreement } = await writeAgreement(hall.ctx, hall.manager, { house: 'aef', words })
      const accepted = [{ agreement, version: 1, at: since, by: 'Jo' }]
      const others = Array.from({ length: 30 }, (_, at) => `grp0000001${String(at).padStart(2, '0')}`)
      for (const other of others)
        await hall.ctx.table.transact(
          foundingWrites(
            aGroup({ id: other, ...(other === others[3] ? { accepted } : {}) }),
            aPerson({ group: other }),
          ),
        )
      hall.world.clock.advance(59)
      await askToAgree(hall.ctx)
      expect(await roundOf(hall, id)).toBeUndefined()
      hall.world.clock.advance(1)
      await askToAgree(hall.ctx)
      const rounds = await Promise.all([id, ...others].map((each) => roundOf(hall, each)))
      expect(rounds.map((round) => round ?? 0)).toEqual([
        1,
        1,
        1,
        1,
        0,
        ...Array.from({ length: 26 }, () => 1),
      ])
      expect(await readDue(dueRounds, hall.ctx.table, '9', 9)).toEqual([])
      const late = 'grp000000200'
      await hall.ctx.table.transact(foundingWrites(aGroup({ id: late }), aPerson({ group: late })))
      await askToAgree(hall.ctx)
      expect(await roundOf(hall, late)).toBeUndefined()
    },
  )

  it('of one that has ended meanwhile stop no other, nor does one that cannot be asked', async () => {
    await using hall = await aHall()
    const [gone, stuck, last] = ['grp000000002', 'grp000000003', 'grp000000004'] as const
    for (const other of [gone, stuck, last])
      await hall.ctx.table.transact(foundingWrites(aGroup({ id: other }), aPerson({ group: other })))
    const key = { pk: `GROUP#${gone}`, sk: 'GROUP' }
    await hall.ctx.table.transact([{ kind: 'update', key, set: { state: 'ended' } }])
    await writeAgreement(hall.ctx, hall.manager, { house: 'aef', words })
    hall.world.clock.advance(60)
    const { table } = hall.ctx
    const transact: typeof table.transact = async (writes) => {
      if (writes.some(({ key: { pk } }) => pk === `GROUP#${stuck}`)) throw new Error('no answer')
      return table.transact(writes)
    }
    await askToAgree({ ...hall.ctx, table: { ...table, transact } })
    const rounds = await Promise.all([id, gone, stuck, last].map((each) => roundOf(hall, each)))
    expect(rounds).toEqual([1, undefined, undefined, 1])
    const told = hall.world.logs.filter(({ level }) => level === 'error')
    expect(told.map(({ of }) => of)).toEqual([stuck])
  })
})
