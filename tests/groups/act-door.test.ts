import { describe, expect, it } from 'vitest'
import { acceptInvitation } from '../../functions/groups/actions/accept-invitation.ts'
import { addPerson } from '../../functions/groups/actions/add-person.ts'
import { joinGroup } from '../../functions/groups/actions/join-group.ts'
import { letIn } from '../../functions/groups/actions/let-in.ts'
import { proveMember } from '../../functions/groups/actions/prove-member.ts'
import { memberProof } from '../../functions/groups/rules/tokens.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { aVisitor } from '../support/builders.ts'
import { beginning } from '../support/world.ts'
import { aHall, asking, bea, byPhone, id, invited, newcomer, notAllowed, personNow } from './hall.ts'
import type { Hall } from './hall.ts'
import { aPerson, now, peopleNow } from './stored.ts'

const ada = aPerson()

describe('an invitation', () => {
  it('is accepted by whoever has it: they are in, and the address is theirs', async () => {
    await using hall = await aHall([invited])
    await acceptInvitation(hall.ctx, await hall.by(invited), id)
    expect(await personNow(hall, invited)).toMatchObject({ state: 'member', provedAt: beginning, version: 2 })
    expect(await now(hall.world)).toMatchObject({ hosts: 1, members: 2 })
  })

  it('to host is counted when it is accepted', async () => {
    const guest = { ...invited, role: 'host' as const }
    await using hall = await aHall([guest])
    await acceptInvitation(hall.ctx, await hall.by(guest), id)
    expect(await personNow(hall, guest)).toMatchObject({ state: 'member', role: 'host' })
    expect(await now(hall.world)).toMatchObject({ hosts: 2, members: 2 })
  })

  it.each([ada, bea])('is nothing to $name, who is in already', async (person) => {
    await using hall = await aHall([bea])
    await acceptInvitation(hall.ctx, await hall.by(person), id)
    expect(await personNow(hall, person)).toEqual(person)
  })

  it('is not there for who asks, who comes without anything, or who runs the house', async () => {
    await using hall = await aHall([asking])
    for (const actor of [await hall.by(asking), aVisitor, hall.manager])
      await expect(acceptInvitation(hall.ctx, actor, id)).rejects.toMatchObject(notAllowed)
  })

  it('into a group that is over comes too late', async () => {
    await using hall = await aHall([invited], { group: { state: 'ended' } })
    const late = acceptInvitation(hall.ctx, await hall.by(invited), id)
    await expect(late).rejects.toMatchObject({ code: 'group-ended' })
  })
})

describe('a host who lets somebody in', () => {
  it.each<[string, Member, object]>([
    ['who asks', asking, { state: 'member', isKnown: true, version: 2 }],
    ['without proof', newcomer, { state: 'member', isKnown: true, version: 2 }],
    ['who is invited, not', invited, { state: 'invited', version: 1 }],
    ['who is in, for nothing', bea, { version: 1 }],
  ])('%s', async (_, person, expected) => {
    await using hall = await aHall([person])
    await letIn(hall.ctx, await hall.by(ada), { id, member: person.id })
    expect(await personNow(hall, person)).toMatchObject(expected)
  })

  it('who is not there is told so', async () => {
    await using hall = await aHall()
    const none = letIn(hall.ctx, await hall.by(ada), { id, member: 'member000009' })
    await expect(none).rejects.toMatchObject({ code: 'not-found' })
  })
})

const join = ({ ctx }: Hall, who: { email?: string; phone?: string }, language?: 'de' | 'en') =>
  joinGroup(ctx, aVisitor, { id, who: { name: 'Kim', ...who }, language })

describe('somebody who comes by themselves', () => {
  it.each([
    ['open', 'member'],
    ['request', 'asked'],
  ] as const)('to a group that is %s is %s', async (joining, state) => {
    await using hall = await aHall([], { group: { joining } })
    const come = await join(hall, { phone: '02131 0002' })
    expect(await personNow(hall, come)).toMatchObject({ name: 'Kim', state, role: 'member', language: 'de' })
    expect(await personNow(hall, come)).not.toHaveProperty('isKnown')
    expect(await now(hall.world)).toMatchObject({ members: 2, hosts: 1 })
  })

  it('is written to in their language, by mail alone, too', async () => {
    await using hall = await aHall()
    const come = await join(hall, { email: 'kim@x.example' }, 'en')
    expect(await personNow(hall, come)).toMatchObject({ language: 'en', email: 'kim@x.example' })
  })

  it.each([
    [{ state: 'ended' as const }, 'group-ended'],
    [{ joining: 'closed' as const }, 'group-closed'],
    [{ state: 'asked' as const }, 'not-found'],
    [{ members: 200 }, 'group-full'],
  ])('to one of which %o holds is refused', async (group, code) => {
    await using hall = await aHall([], { group })
    await expect(join(hall, { email: 'kim@x.example' })).rejects.toMatchObject({ code })
    expect(await peopleNow(hall.world)).toEqual(['Ada'])
  })

  it('and whom nobody could reach is told at the field', async () => {
    await using hall = await aHall()
    await expect(join(hall, {})).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('by an address that is there is written to again, so often a day, and looks like anybody new', async () => {
    await using hall = await aHall([bea])
    const come = await join(hall, { email: 'BEA@x.example' })
    expect(come).toMatchObject({ name: 'Kim', state: 'member', role: 'member' })
    expect(come.id).not.toBe(bea.id)
    expect(await personNow(hall, bea)).toEqual({ ...bea, againAt: beginning, version: 2 })
    for (let more = 0; more < 4; more += 1) await join(hall, { email: 'bea@x.example' })
    await expect(join(hall, { email: 'bea@x.example' })).rejects.toMatchObject({ code: 'too-many-requests' })
    expect(await now(hall.world)).toMatchObject({ members: 2 })
  })

  it('without an address is nobody who is there without one', async () => {
    await using hall = await aHall([byPhone])
    await join(hall, { phone: '02131 0001' })
    expect(await peopleNow(hall.world)).toHaveLength(3)
  })
})

describe('somebody whom a host enters', () => {
  const add = async (hall: Hall, who: object, role?: 'host' | 'member') =>
    addPerson(hall.ctx, await hall.by(ada), { id, who: { name: 'Kim', ...who }, role })

  it.each([
    [{}, undefined, { state: 'member', role: 'member', isKnown: true }, 1],
    [{}, 'host', { state: 'member', role: 'host', isKnown: true }, 2],
    [{ email: 'kim@x.example' }, undefined, { state: 'invited', role: 'member' }, 1],
    [{ email: 'kim@x.example' }, 'host', { state: 'invited', role: 'host' }, 1],
  ] as const)('by %o as %s stands in it as %o', async (who, role, expected, hosts) => {
    await using hall = await aHall()
    expect(await personNow(hall, await add(hall, who, role))).toMatchObject(expected)
    expect(await now(hall.world)).toMatchObject({ members: 2, hosts })
  })

  it('and has asked already is let in; whoever is there stays what they are', async () => {
    await using hall = await aHall([asking, bea])
    expect(await add(hall, { email: asking.email })).toMatchObject({ id: asking.id, state: 'member' })
    expect(await personNow(hall, asking)).toMatchObject({ state: 'member', isKnown: true, version: 2 })
    expect(await add(hall, { email: bea.email })).toEqual(bea)
    expect(await personNow(hall, bea)).toEqual(bea)
  })
})

describe('the link in the first mail', () => {
  const prove = async ({ ctx }: Hall, person: Member, member = person.id) => {
    const token = memberProof(await ctx.secret(), person)
    return proveMember(ctx, { id, member, token })
  }

  it('shows that the address is theirs, once', async () => {
    await using hall = await aHall([newcomer])
    expect(await prove(hall, newcomer)).toMatchObject({ provedAt: beginning })
    hall.world.clock.advance(60)
    expect(await prove(hall, newcomer)).toMatchObject({ provedAt: beginning })
    expect(await personNow(hall, newcomer)).toMatchObject({ provedAt: beginning, version: 2 })
    expect(await now(hall.world)).toMatchObject({ version: 1 })
  })

  it('of the first host shows the group; of anybody else it does not', async () => {
    const { provedAt: _proved, ...unproved } = ada
    await using hall = await aHall([newcomer], { group: { state: 'asked' }, host: unproved })
    await prove(hall, newcomer)
    expect(await now(hall.world)).toMatchObject({ state: 'asked', version: 1 })
    await prove(hall, unproved)
    expect(await now(hall.world)).toMatchObject({ state: 'active', version: 2 })
    expect(await personNow(hall, ada)).toMatchObject({ provedAt: beginning })
  })

  it('of a host of a group that is shown changes nothing of the group', async () => {
    const { provedAt: _proved, ...unproved } = ada
    await using hall = await aHall([], { host: unproved })
    await prove(hall, unproved)
    expect(await now(hall.world)).toEqual(hall.group)
  })

  it('is for nobody else, and for nothing that is gone', async () => {
    await using hall = await aHall([newcomer, bea])
    await expect(prove(hall, newcomer, bea.id)).rejects.toMatchObject(notAllowed)
    await expect(prove(hall, newcomer, 'member000009')).rejects.toMatchObject({ code: 'not-found' })
    const elsewhere = proveMember(hall.ctx, { id: 'grp000000009', member: bea.id, token: 'x' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' })
  })
})
