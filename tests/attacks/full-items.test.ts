import { expect, it } from 'vitest'
import { leaveDate } from '../../functions/attendances/actions/leave-date.ts'
import { mostBytes } from '../../functions/bookings/rules/bounds.ts'
import { leavingWrites, mostFollowers, provedWrites } from '../../functions/followers/store.ts'
import { endGroup } from '../../functions/groups/actions/end-group.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import { joinGroup } from '../../functions/groups/actions/join-group.ts'
import { mostMembers } from '../../functions/groups/store/counts.ts'
import { changeText } from '../../functions/legal/actions/texts.ts'
import { TextName } from '../../functions/legal/schema.ts'
import { mostHeads, mostWaiting } from '../../functions/meetings/schema/registration.ts'
import { mostSuggestions, newSuggestionWrites, removedWrites } from '../../functions/suggestions/store.ts'
import { systemActor } from '../../shared/actor.ts'
import type { Key } from '../../shared/table/write.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { managerOf, stranger } from '../meetings/acting.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { changed, wholeTable } from './whole-table.ts'

/** A tenth of what an item of the table takes is room enough for what ends it. */
const most = 0.9 * 400 * 1024
const first = '2026-12-08T15:00'

/** What a thing counts, as it is when it is full. */
const counts = ({ world }: Staged, key: Key, set: Record<string, unknown>) =>
  world.ctx.table.transact([{ kind: 'update', key, set }])

/** Says no with this code and writes nothing; all items stay far below what the table takes. */
async function refuses({ world }: Staged, code: string, more: () => Promise<unknown>) {
  const before = await wholeTable(world)
  expect(await refusalOf(more())).toBe(code)
  expect(changed(before, await wholeTable(world))).toEqual([])
  expect(Math.max(...[...before.values()].map(itemBytes))).toBeLessThan(most)
}

it('a group that is full takes nobody more, and can be ended', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const words = { name: 'Spielkreis', purpose: 'Wir spielen.', joining: 'open' as const }
  const said = { ...words, languages: [], audience: [] }
  const manager = await managerOf(stage)
  const { group } = await foundGroup(ctx, manager, { house, words: said, host: { name: 'Ada' } })
  const join = () => joinGroup(ctx, stranger, { id: group.id, who: { name: 'Mia', phone: '02131 000-99' } })
  await join()
  await counts(stage, { pk: `GROUP#${group.id}`, sk: 'GROUP' }, { members: mostMembers })
  await refuses(stage, 'group-full', join)
  await endGroup(ctx, manager, group.id)
  expect(await ctx.table.get({ pk: `GROUP#${group.id}`, sk: 'GROUP' })).toMatchObject({ state: 'ended' })
})

it.each([
  ['so many as there can be', {}, { taken: mostHeads - 1 }],
  ['a full list', { registration: { mode: 'needed', places: 2 } }, { taken: 2, waiting: mostWaiting - 1 }],
])('a date with %s takes no more heads, and whoever leaves makes room', async (_, change, full) => {
  await using stage = await aStage()
  const { id } = await founded(stage, { registration: { mode: 'wanted' }, ...change })
  const path = `/api/meetings/${id}/dates/${first}/attendances`
  const come = async (heads: number) =>
    (await stage.post(path, { name: 'Mia', heads, contact: { phone: '02131 000-71' } })).json
  const ada = await come(2)
  const of = { type: 'date-counts', house, meeting: id, key: first, regulars: 2 }
  await counts(stage, { pk: `DATES#${house}`, sk: `${first}#${id}` }, { ...of, ...full })
  const before = await wholeTable(stage.world)
  expect((await come(2)).type).toBe('/problems/full')
  expect(changed(before, await wholeTable(stage.world))).toEqual([])
  expect(await come(1)).toMatchObject({ id: expect.any(String) })
  await leaveDate(stage.world.ctx, systemActor, ada.id)
})

it('a meeting that very many follow takes nobody more, until somebody does so no longer', async () => {
  await using stage = await aStage()
  const { table, now } = stage.world.ctx
  const at = now()
  const meeting = 'm00000000001'
  const follower = (id: string) => ({
    id,
    meeting,
    house,
    email: 'mia@neben.example',
    language: 'de' as const,
    askedAt: at,
    provedAt: at,
  })
  const follow = (id: string) => table.transact(provedWrites(follower(id), at))
  await follow('a')
  await counts(stage, { pk: `FOLLOW#${meeting}`, sk: 'COUNT' }, { count: mostFollowers })
  await refuses(stage, 'followers-full', () => follow('b'))
  await table.transact(leavingWrites(follower('a')))
  await follow('b')
})

it('an evening with very many wishes takes none more, until one is taken away', async () => {
  await using stage = await aStage()
  const { table, now } = stage.world.ctx
  const wish = (id: string) => ({
    id,
    meeting: 'm00000000001',
    house,
    text: 'Tee',
    at: now(),
    until: '2026-12-08',
  })
  const hand = (id: string) => table.transact(newSuggestionWrites(wish(id)))
  await hand('a')
  const key = { pk: 'IDEAS#m00000000001', sk: 'COUNT#2026-12-08' }
  await counts(stage, key, { count: mostSuggestions })
  await refuses(stage, 'suggestions-full', () => hand('b'))
  await table.transact(removedWrites(wish('a')))
  await hand('b')
})

it('the legal texts of a house fit into their item when each is as long as it can be, and can be taken back', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const manager = await managerOf(stage)
  const write = (text: TextName, words: string, version: number) =>
    changeText(ctx, manager, { house, text, words, version })
  for (const [version, text] of TextName.options.entries()) await write(text, '議'.repeat(10_000), version)
  const item = await ctx.table.get({ pk: `LEGAL#${house}`, sk: 'TEXTS' })
  expect(itemBytes(item ?? {})).toBeLessThan(most)
  await write('imprintGerman', '', TextName.options.length)
})

it('a mail about the longest change of the longest booking fits into the outbox', () => {
  const { dates, line } = mostBytes
  expect(dates + dates + line).toBeLessThan(most)
})

it('a meeting that says as much as it can fits into its items, and can be ended', async () => {
  await using stage = await aStage()
  const long = { title: '議'.repeat(120), description: '議'.repeat(4000), practical: '議'.repeat(2000) }
  const { id } = await founded(stage, { ...long, english: long })
  const items = [...(await wholeTable(stage.world)).values()]
  expect(Math.max(...items.map(itemBytes))).toBeLessThan(most / 4)
  expect((await stage.manage(`/api/meetings/${id}/end`)).status).toBe(200)
})
