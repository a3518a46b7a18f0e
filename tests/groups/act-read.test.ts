import { describe, expect, it } from 'vitest'
import { Refusal } from '../../shared/refusal.ts'
import { groupLetterNews } from '../../functions/groups/actions/group-news.ts'
import { groupsToCall, listForManager, listGroups } from '../../functions/groups/actions/list-groups.ts'
import { listPeople, peopleFor } from '../../functions/groups/actions/list-people.ts'
import { openFor, openGroup } from '../../functions/groups/actions/load.ts'
import { readGroupFacts } from '../../functions/groups/actions/mail-facts.ts'
import { proofHouse } from '../../functions/groups/actions/open-proof.ts'
import { readShownGroup } from '../../functions/groups/actions/read-group.ts'
import { readTrust } from '../../functions/groups/actions/read-trust.ts'
import { memberProof } from '../../functions/groups/rules/tokens.ts'
import type { Group, Member } from '../../functions/groups/schema.ts'
import { foundingWrites } from '../../functions/groups/store.ts'
import { letterWrite } from '../../functions/groups/store/letters.ts'
import { writeAgreement } from '../../functions/houses/actions/write-agreement.ts'
import { aVisitor } from '../support/builders.ts'
import { aHall, asking, bea, byPhone, id, invited, newcomer, notAllowed, secondHost } from './hall.ts'
import type { Hall } from './hall.ts'
import { aGroup } from './judged.ts'
import { aPerson, meanwhile } from './stored.ts'
import { itInTurn } from '../support/in-turn.ts'

const ada = aPerson()
const at = '2026-11-30T09:00:00.000Z'
const trust = { trusted: true, reason: 'Wir kennen sie.', at }
const all = [invited, asking, newcomer, byPhone, bea, secondHost]

const another = ({ ctx }: Hall, change: Partial<Group>) => {
  const group = aGroup(change)
  return ctx.table.transact(foundingWrites(group, aPerson({ group: group.id })))
}

describe('whoever opens a group', () => {
  it.each<[Member, string]>([
    [ada, 'host'],
    [bea, 'member'],
    [byPhone, 'member'],
    [newcomer, 'newcomer'],
    [asking, 'asked'],
    [invited, 'invited'],
  ])('by their own link (%#) comes as themselves', async (person, standing) => {
    await using hall = await aHall(all)
    expect(await openGroup(hall.ctx, await hall.by(person), id)).toMatchObject({ standing, self: person })
  })

  it('without a link is a stranger, or runs the house', async () => {
    await using hall = await aHall()
    expect(await openGroup(hall.ctx, aVisitor, id)).toMatchObject({ standing: 'stranger', self: undefined })
    expect(await openGroup(hall.ctx, hall.manager, id)).toMatchObject({
      standing: 'manager',
      self: undefined,
    })
  })

  it('by a link of nobody, or that is not theirs, is refused', async () => {
    await using hall = await aHall([bea])
    const { token = '' } = await hall.by(ada)
    for (const other of ['', 'member000009x', `${bea.id}${token.slice(bea.id.length)}`])
      await expect(openGroup(hall.ctx, { ...aVisitor, token: other }, id)).rejects.toMatchObject(notAllowed)
  })

  it('that nobody has proved is its host or the house', async () => {
    await using hall = await aHall([], { group: { state: 'asked' } })
    expect(await openGroup(hall.ctx, await hall.by(ada), id)).toMatchObject({ standing: 'host' })
    expect(await openGroup(hall.ctx, hall.manager, id)).toMatchObject({ standing: 'manager' })
    await expect(openGroup(hall.ctx, aVisitor, id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(openGroup(hall.ctx, aVisitor, 'grp000000009')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('to do something there may do it, as long as it is not over', async () => {
    await using hall = await aHall([bea])
    expect(await openFor(hall.ctx, await hall.by(ada), { id, right: 'change' })).toMatchObject({ self: ada })
    const refused = openFor(hall.ctx, await hall.by(bea), { id, right: 'change' })
    await expect(refused).rejects.toMatchObject(notAllowed)
    const unknown = openFor(hall.ctx, aVisitor, { id, right: 'change' })
    await expect(unknown).rejects.toMatchObject({ code: 'sign-in-needed' })
    await meanwhile(hall.world, { state: 'ended' })
    const late = openFor(hall.ctx, await hall.by(ada), { id, right: 'change' })
    await expect(late).rejects.toMatchObject({ code: 'group-ended' })
  })

  it('by the first mail sees of which house it is, if it is that mail', async () => {
    await using hall = await aHall()
    const token = memberProof(await hall.ctx.secret(), ada)
    expect(await proofHouse(hall.ctx, { id, member: ada.id, token })).toMatchObject({ id: 'aef' })
    const wrong = proofHouse(hall.ctx, { id, member: ada.id, token: 'x' })
    await expect(wrong).rejects.toMatchObject(notAllowed)
  })
})

describe('who is in a group', () => {
  it('is told to its hosts and the house with how they are reached: hosts first, then by what they are', async () => {
    await using hall = await aHall(all)
    for (const actor of [await hall.by(ada), hall.manager]) {
      const { people } = await listPeople(hall.ctx, actor, id)
      expect(people.map((each) => `${each.standing} ${each.name}`)).toEqual([
        'host Ada',
        'host Otto',
        'member Bea',
        'member Frau Klein',
        'newcomer Neu',
        'asked Neu',
        'invited Neu',
      ])
      expect(people[2]).toMatchObject({ email: bea.email })
    }
  })

  it('is told to members by name, without who waits at the door', async () => {
    await using hall = await aHall(all)
    const { people } = await listPeople(hall.ctx, await hall.by(bea), id)
    expect(people.map(({ name }) => name)).toEqual(['Ada', 'Otto', 'Bea', 'Frau Klein'])
    const { id: member, name, role, state } = bea
    expect(people[2]).toEqual({ id: member, name, role, state, standing: 'member' })
  })

  it('is told to nobody else', async () => {
    await using hall = await aHall(all)
    for (const actor of [aVisitor, await hall.by(newcomer), await hall.by(asking)]) {
      expect(peopleFor(await openGroup(hall.ctx, actor, id))).toEqual([])
      await expect(listPeople(hall.ctx, actor, id)).rejects.toBeInstanceOf(Refusal)
    }
  })
})

describe('the groups of a house', () => {
  itInTurn('are fifty on a page, without those in which nobody is', async () => {
    await using hall = await aHall([], { group: { emptySince: at } })
    const ids = Array.from({ length: 50 }, (_, n) => `grp0000001${String(n).padStart(2, '0')}`)
    for (const other of ids.slice(0, 49)) await another(hall, { id: other })
    const whole = await listGroups(hall.ctx, { house: 'aef' })
    expect(whole.groups.map((each) => each.id)).toEqual(ids.slice(0, 49))
    expect(whole.next).toBeUndefined()
    await another(hall, { id: ids[49]! })
    const first = await listGroups(hall.ctx, { house: 'aef' })
    expect([first.groups.length, first.next]).toEqual([49, ids[49]])
    expect((await listGroups(hall.ctx, { house: 'aef', from: ids[49] })).groups).toHaveLength(1)
  })

  it('are told to who runs it with why they are trusted, and whom to call until when', async () => {
    const vouches = [{ group: 'grp000000002', name: 'Chor', at }]
    await using hall = await aHall([], { house: { trustAfterVouches: 1 }, group: { vouches } })
    await another(hall, { id: 'grp000000002', name: 'Chor', trust })
    const waits = { state: 'asked', needsCall: true, createdAt: '2026-12-01T09:00:00.000Z' } as const
    await another(hall, { id: 'grp000000003', ...waits })
    await another(hall, { id: 'grp000000004', ...waits, createdAt: '2026-11-01T09:00:00.000Z' })
    const { shown, waiting } = await listForManager(hall.ctx, hall.manager, { house: 'aef' })
    expect(shown.map(({ group, trust: is }) => `${group.id} ${is.why}`)).toEqual([
      `${id} vouched`,
      'grp000000002 said',
    ])
    expect(waiting.map(({ group }) => group.id)).toEqual(['grp000000003'])
    const call = await groupsToCall(hall.ctx, 'aef')
    expect(call[0]).toEqual({ id: 'grp000000003', name: 'Nähcafé', until: '2026-12-22T09:00:00.000Z' })
    await expect(listForManager(hall.ctx, aVisitor, { house: 'aef' })).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
  })

  it('are known one by one only while they are shown', async () => {
    await using hall = await aHall()
    expect(await readShownGroup(hall.ctx.table, id)).toEqual(hall.group)
    expect(await readShownGroup(hall.ctx.table, 'grp000000009')).toBeUndefined()
    for (const state of ['asked', 'ended']) {
      await meanwhile(hall.world, { state })
      expect(await readShownGroup(hall.ctx.table, id)).toBeUndefined()
    }
  })
})

describe('what a group reads of trust', () => {
  const reads = async (hall: Hall, actor = aVisitor) =>
    readTrust(hall.ctx, await openGroup(hall.ctx, actor, id))

  it('is for its people and the house, while it is there', async () => {
    await using hall = await aHall(all)
    expect(await reads(hall)).toBeUndefined()
    expect(await reads(hall, await hall.by(newcomer))).toBeUndefined()
    for (const actor of [await hall.by(bea), await hall.by(ada), hall.manager])
      expect(await reads(hall, actor)).toMatchObject({ trust: { why: 'house-decides' }, agreements: [] })
    await meanwhile(hall.world, { state: 'ended' })
    expect(await reads(hall, await hall.by(ada))).toBeUndefined()
  })

  it('names what is to be agreed to, until when, and who has', async () => {
    await using hall = await aHall()
    const words = { title: 'Schlüssel', words: 'Am nächsten Tag zurück.' }
    const { id: agreement } = await writeAgreement(hall.ctx, hall.manager, { house: 'aef', words })
    const open = (await reads(hall, await hall.by(ada)))?.agreements
    expect(open).toMatchObject([{ ...words, until: '2026-12-31' }])
    expect(open?.[0]).not.toHaveProperty('accepted')
    const yes = { agreement, version: 1, at, by: 'Ada' }
    const others = [
      { ...yes, version: 2 },
      { ...yes, agreement: 'agreement009' },
    ]
    await meanwhile(hall.world, { accepted: others })
    expect((await reads(hall, await hall.by(ada)))?.agreements[0]).not.toHaveProperty('accepted')
    await meanwhile(hall.world, { accepted: [...others, yes] })
    expect((await reads(hall, await hall.by(ada)))?.agreements).toMatchObject([{ accepted: yes }])
  })

  it('names for hosts whose word counts for whom they vouch and could', async () => {
    await using hall = await aHall([bea], { house: { trustAfterVouches: 1 }, group: { trust } })
    await another(hall, {
      id: 'grp000000002',
      name: 'Chor',
      vouches: [
        { group: 'grp000000003', name: 'S', at },
        { group: id, name: 'N', at },
      ],
    })
    await another(hall, {
      id: 'grp000000003',
      name: 'Schach',
      vouches: [{ group: 'grp000000002', name: 'C', at }],
    })
    const { vouched, others } = (await reads(hall, await hall.by(ada)))?.vouching ?? {}
    expect([vouched, others].map((groups) => groups?.map(({ name }) => name))).toEqual([['Chor'], ['Schach']])
    for (const actor of [await hall.by(bea), hall.manager])
      expect(await reads(hall, actor)).not.toHaveProperty('vouching')
  })

  it.each([
    [{}, { trust }],
    [{ trustAfterVouches: 1 }, {}],
  ])('names none where the house is %o and the group %o', async (house, group) => {
    await using hall = await aHall([], { house, group })
    expect(await reads(hall, await hall.by(ada))).not.toHaveProperty('vouching')
  })
})

it('what a mail has to know is there as long as house, group and letter are', async () => {
  await using hall = await aHall()
  const { ctx } = hall
  expect(await readGroupFacts(ctx, 'aef', id)).toMatchObject({
    house: { id: 'aef' },
    group: { id },
    agreements: [],
  })
  expect(await readGroupFacts(ctx, 'nowhere', id)).toBeUndefined()
  expect(await readGroupFacts(ctx, 'aef', 'grp000000009')).toBeUndefined()
  const from = { id: ada.id, name: 'Ada', email: ada.email! }
  const letter = { id: 'ettr00000001', group: id, house: 'aef', from, subject: 'S', text: 'T', at }
  const read = (group: string) => groupLetterNews.forWriting(ctx, { house: 'aef', group, letter: letter.id })
  expect(await read(id)).toBeUndefined()
  await ctx.table.transact([letterWrite(letter), letterWrite({ ...letter, group: 'grp000000009' })])
  expect(await read(id)).toMatchObject({ group: { id }, letter })
  expect(await read('grp000000009')).toBeUndefined()
})
