import { expect, it } from 'vitest'
import { askHolder } from '../../functions/asks/actions/ask-holder.ts'
import type { Asking } from '../../functions/asks/actions/ask-holder.ts'
import { lookAtAskable } from '../../functions/asks/actions/look.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aVisitor } from '../support/builders.ts'
import { asks, twoGroups, words } from './two-groups.ts'

const nina = { name: 'Nina', email: 'nina@neben.example' }
const around = { setUpMinutes: 15, tidyUpMinutes: 30 }
const slot = { date: '2026-12-05', from: '19:00', to: '21:00', rooms: ['seminarraum'], ...around }

const askOf =
  ({ world }: Staged, id: string) =>
  (asked: Partial<Asking>): Promise<Ask> =>
    askHolder(world.ctx, aVisitor, { id, asked: { kind: 'share', words, contact: nina, ...asked } })

it('who shares wants all of the time, or a part of it, and none around it', async () => {
  await using stage = await aStage()
  const both = { rooms: ['seminarraum', 'teekueche'], ...around }
  const { theirs } = await twoGroups(stage, both)
  const ask = askOf(stage, theirs)
  const bare = { ...slot, rooms: both.rooms, setUpMinutes: 0, tidyUpMinutes: 0 }
  for (const [part, wish] of [
    [{}, bare],
    [{ from: '19:00', to: '21:00' }, bare],
    [{ from: '19:15' }, { ...bare, from: '19:15' }],
    [{ to: '20:45' }, { ...bare, to: '20:45' }],
    [{ rooms: ['teekueche'] }, { ...bare, rooms: ['teekueche'] }],
  ] as const)
    expect(await ask(part)).toMatchObject({ wish, of: { slot: { ...slot, rooms: both.rooms } } })
  for (const part of [
    { from: '18:45' },
    { to: '21:15' },
    { from: '20:00', to: '20:00' },
    { from: '20:00', to: '19:45' },
    { rooms: ['keller'] },
  ])
    await expect(ask(part), JSON.stringify(part)).rejects.toMatchObject({ facts: { pointer: '/from' } })
  // Whoever joins, or swaps, has all of it.
  expect((await ask({ kind: 'merge', from: '19:30' })).wish).toEqual({ ...slot, rooms: both.rooms })
})

it('as many may come together as fit in, and each in the other’s rooms who swap', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage, { attendees: 12 }, { attendees: 6 })
  const ask = askOf(stage, groups.theirs)
  const tooMany = { code: 'too-many-people' }
  for (const kind of ['share', 'merge'] as const) {
    expect(await ask({ kind, attendees: 58 })).toMatchObject({ attendees: 58 })
    await expect(ask({ kind, attendees: 59 })).rejects.toMatchObject(tooMany)
  }
  // Who says nothing is one, and nothing is written down.
  expect(await ask({})).not.toHaveProperty('attendees')
  const swaps = async (attendees: number) => (await asks(stage, groups, { attendees })).json
  expect((await swaps(71)).type).toBe('/problems/too-many-people')
  expect((await swaps(70)).attendees).toBe(70)
})

it('who swaps has to leave room enough for the others', async () => {
  await using stage = await aStage()
  const many = await twoGroups(stage, { attendees: 13 })
  expect((await asks(stage, many)).json.type).toBe('/problems/too-many-people')
  const merged = await asks(stage, many, { kind: 'merge' })
  expect([merged.status, merged.json.attendees]).toEqual([201, 6])
})

it('a date that two share, or that nobody has for sure, is not shown to be asked for', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage, around)
  const { theirs, mine, sewing } = groups
  const look = (id = theirs) => lookAtAskable(stage.world.ctx, { id })
  const shown = await look()
  expect([shown.slot, shown.groupName, shown.key]).toEqual([slot, 'Nähcafé', '2026-12-05T19:00'])
  await expect(look(mine)).rejects.toMatchObject({ code: 'not-askable' })
  const { json } = await asks(stage, groups, { kind: 'merge' })
  await stage.post(`/api/asks/${json.id}`, { answer: 'yes' }, sewing.host.token)
  const refused = { kind: 'conflict', code: 'not-askable' }
  await expect(look()).rejects.toMatchObject(refused)
  await expect(askOf(stage, theirs)({})).rejects.toMatchObject(refused)
})

it('nobody asks who holds a booking without a group, or with one that is over', async () => {
  await using stage = await aStage()
  const { theirs, sewing } = await twoGroups(stage)
  const wish = { rooms: ['teekueche'], date: '2026-12-08', from: '15:00', to: '17:00' }
  const alone = await stage.manage('/api/houses/aef/bookings', {
    ...wish,
    purpose: 'P',
    contact: nina,
    approve: true,
  })
  const refused = { kind: 'conflict', code: 'not-askable' }
  await expect(askOf(stage, alone.json.id)({})).rejects.toMatchObject(refused)
  await stage.post(`/api/groups/${sewing.id}/end`, {}, sewing.host.token)
  await expect(askOf(stage, theirs)({})).rejects.toMatchObject(refused)
})
