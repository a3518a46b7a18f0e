import { describe, expect, it } from 'vitest'
import { agree } from '../../functions/groups/actions/agree.ts'
import { keptWrites } from '../../functions/groups/actions/kept.ts'
import { reportGroup } from '../../functions/groups/actions/report-group.ts'
import { trustByRule } from '../../functions/groups/actions/trust-by-rule.ts'
import { othersThan, trustedAmong, trustIn } from '../../functions/groups/actions/trust.ts'
import { vouchFor } from '../../functions/groups/actions/vouch-for.ts'
import { vouchNoLonger } from '../../functions/groups/actions/vouch-no-longer.ts'
import { withdrawReport } from '../../functions/groups/actions/withdraw-report.ts'
import { foundingWrites, readGroups } from '../../functions/groups/store.ts'
import type { Group } from '../../functions/groups/schema.ts'
import { removeAgreement } from '../../functions/houses/actions/remove-agreement.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { writeAgreement } from '../../functions/houses/actions/write-agreement.ts'
import { aHall, bea, id } from './hall.ts'
import type { Hall } from './hall.ts'
import { aGroup } from './judged.ts'
import { aPerson, now } from './stored.ts'

const ada = aPerson()
const at = '2026-11-30T09:00:00.000Z'
const trust = { trusted: true, reason: 'Wir kennen sie.', at }
const choir = 'grp000000002'
const jo = aPerson({ id: 'member000012', group: choir, name: 'Jo', email: 'jo@x.example' })

/** Another group, trusted by the house unless told otherwise. */
async function another({ ctx }: Hall, change: Partial<Group> = {}, host = jo): Promise<void> {
  const group = aGroup({ id: choir, name: 'Chor', trust, ...change })
  await ctx.table.transact(foundingWrites(group, { ...host, group: group.id }))
}

describe('what the house reports', () => {
  const report = ({ ctx, manager }: Hall, date: string, kind: 'no-show' | 'untidy' = 'untidy') =>
    reportGroup(ctx, manager, { id, kind, date, words: 'Tische standen.' })

  it('is of a day that was, today included, and at most five years ago', async () => {
    await using hall = await aHall()
    for (const date of ['2026-12-01', '2021-12-01']) await report(hall, date)
    for (const date of ['2026-12-02', '2021-11-30'])
      await expect(report(hall, date)).rejects.toMatchObject({ code: 'invalid-input' })
    expect((await now(hall.world)).reports?.map(({ date }) => date)).toEqual(['2021-12-01', '2026-12-01'])
  })

  it('is one for each kind and date, and taken back so, too; what is not there is taken back for nothing', async () => {
    await using hall = await aHall()
    await report(hall, '2026-11-30')
    await report(hall, '2026-11-30', 'no-show')
    await report(hall, '2026-11-29')
    await report(hall, '2026-11-30')
    expect((await now(hall.world)).reports).toHaveLength(3)
    const of = { id, kind: 'untidy' as const, date: '2026-11-30' }
    await withdrawReport(hall.ctx, hall.manager, of)
    const left = await now(hall.world)
    expect(left.reports?.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'untidy 2026-11-29',
      'no-show 2026-11-30',
    ])
    await withdrawReport(hall.ctx, hall.manager, of)
    expect(await now(hall.world)).toEqual(left)
  })

  it('and nobody ever did is taken back for nothing', async () => {
    await using hall = await aHall()
    await withdrawReport(hall.ctx, hall.manager, { id, kind: 'untidy', date: '2026-11-30' })
    expect(await now(hall.world)).toEqual(hall.group)
    expect(othersThan(hall.group, { kind: 'untidy', date: '2026-11-30' })).toEqual([])
  })

  it('of a date keeps it from counting as kept', () => {
    const kept = (group: Group) => keptWrites(group, { booking: 'bkng00000001', date: '2026-11-30' }).length
    const reports = [{ kind: 'untidy' as const, date: '2026-11-30', words: 'Nass.', at }]
    const other = { ...reports[0]!, date: '2026-11-29' }
    expect(kept(aGroup())).toBe(3)
    expect(kept(aGroup({ reports }))).toBe(0)
    expect(kept(aGroup({ reports: [other, ...reports] }))).toBe(0)
    expect(kept(aGroup({ reports: [other] }))).toBe(3)
    expect(kept(aGroup({ state: 'ended' }))).toBe(0)
    expect(kept(aGroup({ state: 'asked' }))).toBe(0)
  })
})

it('what the house said is taken back once', async () => {
  await using hall = await aHall([], { group: { trust } })
  await trustByRule(hall.ctx, hall.manager, id)
  const after = await now(hall.world)
  expect(after).toMatchObject({ version: 2 })
  expect(after).not.toHaveProperty('trust')
  await trustByRule(hall.ctx, hall.manager, id)
  expect(await now(hall.world)).toEqual(after)
})

describe('a group that vouches', () => {
  const asks = { house: { trustAfterVouches: 1 } }
  const vouch = async (hall: Hall, of = { id, group: choir }) => vouchFor(hall.ctx, await hall.by(jo), of)
  const vouches = async (hall: Hall) => (await now(hall.world)).vouches?.map(({ name }) => name)

  it('stands there by its name, once, until it does so no longer', async () => {
    await using hall = await aHall([], asks)
    await another(hall)
    for (let twice = 0; twice < 2; twice += 1) await vouch(hall)
    expect(await vouches(hall)).toEqual(['Chor'])
    expect(await now(hall.world)).toMatchObject({ recordVersion: 1 })
    for (let twice = 0; twice < 2; twice += 1)
      await vouchNoLonger(hall.ctx, await hall.by(jo), { id, group: choir })
    expect(await now(hall.world)).toMatchObject({ vouches: [], recordVersion: 2 })
  })

  it('and never did takes nothing back', async () => {
    await using hall = await aHall([], asks)
    await another(hall)
    await vouchNoLonger(hall.ctx, await hall.by(jo), { id, group: choir })
    expect(await now(hall.world)).toEqual(hall.group)
  })

  it('beside others takes back its own word alone', async () => {
    const others = [{ group: 'grp000000003', name: 'Schach', at }]
    await using hall = await aHall([], { ...asks, group: { vouches: others, recordVersion: 1 } })
    await another(hall)
    await vouch(hall)
    expect(await vouches(hall)).toEqual(['Schach', 'Chor'])
    await vouchNoLonger(hall.ctx, await hall.by(jo), { id, group: choir })
    expect(await vouches(hall)).toEqual(['Schach'])
  })

  it.each<[string, object, Partial<Group>, string]>([
    ['in a house that does not ask for it', { house: { trustAfterKept: 1 } }, {}, 'vouch-untrusted'],
    ['without being trusted', asks, { trust: { ...trust, trusted: false } }, 'vouch-untrusted'],
    ['from another house', asks, { house: 'other' }, 'not-found'],
  ])('does not %s', async (_, founded, change, code) => {
    await using hall = await aHall([], founded)
    await another(hall, change)
    await expect(vouch(hall)).rejects.toMatchObject({ code })
  })

  it.each<[Partial<Group>, string]>([
    [{ state: 'asked' }, 'not-found'],
    [{ state: 'ended' }, 'group-ended'],
    [{ house: 'other' }, 'not-found'],
    [
      { vouches: Array.from({ length: 10 }, (_, n) => ({ group: `grp00000010${n}`, name: 'G', at })) },
      'vouched-enough',
    ],
  ])('does not for one of which %o holds', async (group, code) => {
    await using hall = await aHall([], { ...asks, group })
    await another(hall)
    await expect(vouch(hall)).rejects.toMatchObject({ code })
  })

  it('does not for what is not there, for itself, or for one of the same host', async () => {
    await using hall = await aHall([], { ...asks, group: { vouches: [] } })
    await another(hall)
    await expect(vouch(hall, { id: 'grp000000009', group: choir })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(vouch(hall, { id: choir, group: choir })).rejects.toMatchObject({ code: 'invalid-input' })
    const same = { ...jo, id: 'member000013', email: ada.email! }
    await another(hall, { id: 'grp000000003', name: 'Schach' }, same)
    const by = await hall.by({ ...same, group: 'grp000000003' })
    const refused = vouchFor(hall.ctx, by, { id, group: 'grp000000003' })
    await expect(refused).rejects.toMatchObject({ code: 'vouch-same-host' })
  })
})

describe('which groups of a house are trusted', () => {
  const vouches = [{ group: choir, name: 'Chor', at }]
  const among = async ({ ctx }: Hall, ...ids: string[]) =>
    [...(await trustedAmong(ctx, await loadHouse(ctx, 'aef'), ids))].toSorted()

  it('hangs on those who vouch, as they are now', async () => {
    await using hall = await aHall([], { house: { trustAfterVouches: 1 }, group: { vouches } })
    const trusted = async () =>
      (await trustIn(hall.ctx, await loadHouse(hall.ctx, 'aef'), hall.group)).trusted
    expect([await trusted(), await among(hall, id, choir)]).toEqual([false, []])
    await another(hall)
    expect([await trusted(), await among(hall, id, choir, id)]).toEqual([true, [id, choir]])
    expect(await among(hall)).toEqual([])
  })

  it('is none that has ended, waits, or is of another house', async () => {
    await using hall = await aHall()
    await another(hall, { state: 'ended' })
    await another(hall, { id: 'grp000000003', state: 'asked' })
    await another(hall, { id: 'grp000000004', house: 'other' })
    await another(hall, { id: 'grp000000005' })
    const ids = [choir, 'grp000000003', 'grp000000004', 'grp000000005', 'grp000000009']
    expect(await readGroups(hall.ctx.table, ids)).toHaveLength(4)
    expect(await among(hall, ...ids)).toEqual(['grp000000005'])
  })
})

describe('a host who agrees', () => {
  const words = { title: 'Schlüssel', words: 'Am nächsten Tag zurück.' }
  const write = ({ ctx, manager }: Hall, change: { id?: string; words?: string } = {}) =>
    writeAgreement(ctx, manager, {
      house: 'aef',
      id: change.id,
      words: { ...words, words: change.words ?? words.words },
    })
  const agrees = async (hall: Hall, agreement: string, version: number, by = ada) =>
    agree(hall.ctx, await hall.by(by), { id, agreement, version })

  it('agrees to each by itself, by name, once; to other words anew', async () => {
    await using hall = await aHall()
    const [key, kitchen] = [await write(hall), await write(hall)]
    for (const { id: each } of [key, kitchen, key]) await agrees(hall, each, 1)
    const accepted = (await now(hall.world)).accepted
    expect(accepted?.map(({ agreement, version, by }) => [agreement, version, by])).toEqual([
      [key.id, 1, 'Ada'],
      [kitchen.id, 1, 'Ada'],
    ])
    await write(hall, { id: key.id, words: 'Am selben Tag zurück.' })
    await agrees(hall, key.id, 2)
    const anew = (await now(hall.world)).accepted
    expect(anew?.map(({ agreement, version }) => [agreement, version])).toEqual([
      [kitchen.id, 1],
      [key.id, 2],
    ])
    expect(await now(hall.world)).toMatchObject({ recordVersion: 3 })
  })

  it('agrees to what is there in these words', async () => {
    await using hall = await aHall([bea])
    const { id: key } = await write(hall)
    await expect(agrees(hall, 'agreement009', 1)).rejects.toMatchObject({ code: 'not-found' })
    for (const version of [0, 2])
      await expect(agrees(hall, key, version)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(agrees(hall, key, 1, bea)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await now(hall.world)).toEqual(hall.group)
  })

  it('leaves behind what nobody has to agree to any more', async () => {
    await using hall = await aHall()
    const [key, kitchen] = [await write(hall), await write(hall)]
    await agrees(hall, key.id, 1)
    await removeAgreement(hall.ctx, hall.manager, { house: 'aef', id: key.id })
    await agrees(hall, kitchen.id, 1)
    expect((await now(hall.world)).accepted?.map(({ agreement }) => agreement)).toEqual([kitchen.id])
  })
})
