import { describe, expect, it } from 'vitest'
import { askedWrites, keptDateWrites, recordWrites } from '../../functions/groups/store/record.ts'
import { letterWrite, noLetterWrite, readLetter } from '../../functions/groups/store/letters.ts'
import type { Group, GroupLetter } from '../../functions/groups/schema.ts'
import { aWorld } from '../support/world.ts'
import { changedMeanwhile, entryNow, meanwhile, now, written } from './stored.ts'

const at = '2026-12-05T09:00:00.000Z'
const kept = { booking: 'bkng00000001', date: '2026-12-05' }
const report = { kind: 'untidy' as const, date: '2026-11-30', words: 'Tische standen noch.', at }

describe('a date that is counted as kept', () => {
  it('counts once, in the group and in the list, and is known for four hundred days', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const group = await written(world)
    const count = () => table.transact(keptDateWrites(group, kept))
    expect([await count(), await count()]).toEqual(['done', 'repeated'])
    expect(await now(world)).toMatchObject({ kept: 1 })
    expect(await entryNow(world)).toMatchObject({ kept: 1 })
    const marker = await table.get({ pk: `GROUPKEPT#${group.id}`, sk: 'K#2026-12-05#bkng00000001' })
    expect(marker?.['ttl']).toBe(Date.parse('2028-01-09T00:00:00.000Z') / 1000)
    await table.transact(keptDateWrites(group, { ...kept, booking: 'bkng00000002' }))
    await table.transact(keptDateWrites(group, { ...kept, date: '2026-12-06' }))
    expect(await now(world)).toMatchObject({ kept: 3 })
  })

  it('does not count where the group is something else by now', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await meanwhile(world, { state: 'ended' })
    await expect(world.ctx.table.transact(keptDateWrites(group, kept))).rejects.toMatchObject(
      changedMeanwhile,
    )
    expect(await now(world)).not.toHaveProperty('kept')
  })
})

describe('what others say of a group', () => {
  const says = ({ ctx }: Awaited<ReturnType<typeof aWorld>>, group: Group) =>
    ctx.table.transact(recordWrites(group, { reports: [report] }))

  it('stands in it and in the list, and counts the changes', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await says(world, group)
    expect(await now(world)).toEqual({ ...group, reports: [report], recordVersion: 1 })
    expect(await entryNow(world)).toMatchObject({ reports: [report], recordVersion: 1 })
    await says(world, await now(world))
    expect(await now(world)).toMatchObject({ recordVersion: 2 })
  })

  it('is refused where another was faster, the first time and later', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await says(world, group)
    await expect(says(world, group)).rejects.toMatchObject(changedMeanwhile)
    const once = await now(world)
    await says(world, once)
    await expect(says(world, once)).rejects.toMatchObject(changedMeanwhile)
    expect(await now(world)).toMatchObject({ recordVersion: 2 })
  })

  it('is refused where the group is something else by now', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await meanwhile(world, { state: 'ended' })
    await expect(says(world, group)).rejects.toMatchObject(changedMeanwhile)
  })
})

describe('hosts who are asked to agree', () => {
  it('are asked in this round, which stands in the list, too', async () => {
    await using world = await aWorld()
    await world.ctx.table.transact(askedWrites(await written(world), 4))
    expect(await now(world)).toMatchObject({ agreementRound: 4 })
    expect(await entryNow(world)).toMatchObject({ agreementRound: 4 })
  })

  it('are not, of a group that has ended by now', async () => {
    await using world = await aWorld()
    const group = await written(world)
    await meanwhile(world, { state: 'ended' })
    await expect(world.ctx.table.transact(askedWrites(group, 4))).rejects.toMatchObject(changedMeanwhile)
    expect(await now(world)).not.toHaveProperty('agreementRound')
  })
})

describe('a letter to all', () => {
  const letter: GroupLetter = {
    id: 'etter0000001',
    group: 'grp000000001',
    house: 'aef',
    from: { id: 'member000001', name: 'Ada', email: 'ada@gruppe.example' },
    contactId: 'ada',
    subject: 'Nadel',
    text: 'Bitte mitbringen.',
    at,
  }

  it('sent twice by the same write is one, kept for thirty days, and found by who wrote it', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const other = { ...letter, text: 'Etwas anderes.' }
    expect(await table.transact([letterWrite(letter)])).toBe('done')
    expect(await table.transact([letterWrite(other)])).toBe('repeated')
    expect(await readLetter(table, letter)).toEqual(letter)
    const [key] = await table.ownedBy('ada')
    expect((await table.get(key!))?.['ttl']).toBe(Date.parse('2027-01-04T09:00:00.000Z') / 1000)
  })

  it('is gone when it is taken away', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([letterWrite(letter)])
    await table.transact([noLetterWrite(letter)])
    expect(await readLetter(table, letter)).toBeUndefined()
  })
})
