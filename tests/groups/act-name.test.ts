import { describe, expect, it } from 'vitest'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { contactIdOf } from '../../functions/contacts/actions/contact-id.ts'
import {
  askInName,
  asHost,
  firstHost,
  hostsToTell,
  roleInName,
} from '../../functions/groups/actions/acting.ts'
import type { Holding } from '../../functions/groups/actions/acting.ts'
import { aVisitor } from '../support/builders.ts'
import { systemActor } from '../../shared/actor.ts'
import { aHall, bea, byPhone, id, invited, notAllowed, secondHost } from './hall.ts'
import type { Hall } from './hall.ts'
import { aPerson, without } from './stored.ts'

const ada = aPerson()
const held: Holding = { id: 'bkng00000001', contact: { name: 'Ada' }, group: id, enteredBy: ada.id }
const noGroup: Holding = { id: held.id, contact: held.contact }

describe('who acts on what a group holds', () => {
  const acts = async (
    { ctx, manager }: Hall,
    token: string | undefined,
    of: Holding = held,
    actor = aVisitor,
  ) => {
    const managers = [
      {
        person: manager.person!.id,
        name: 'Hausleitung',
        email: 'x@x.example',
        language: 'de',
        role: 'manager',
        house: 'aef',
      },
    ]
    return roleInName(ctx, of, token === undefined ? actor : { ...actor, token }, managers as never)
  }
  const linkOf = async ({ ctx }: Hall, key: string) => manageToken(await ctx.secret(), key)

  it('is whichever of its hosts comes by their own link into the group', async () => {
    await using hall = await aHall([secondHost])
    for (const host of [ada, secondHost])
      expect(await acts(hall, (await hall.by(host)).token)).toEqual({
        by: { kind: 'contact', name: host.name },
        host,
      })
  })

  it('is the host who asked, by the link that was sent for it, as long as it is that one', async () => {
    await using hall = await aHall([secondHost])
    const link = await linkOf(hall, held.id)
    expect(await acts(hall, link)).toMatchObject({ host: ada })
    expect(await acts(hall, link, { ...held, enteredBy: secondHost.id })).toMatchObject({ host: secondHost })
    await expect(acts(hall, link, { ...held, enteredBy: bea.id })).rejects.toMatchObject(notAllowed)
    const given = { ...held, linkId: 'ink000000001' }
    await expect(acts(hall, link, given)).rejects.toMatchObject(notAllowed)
    expect(await acts(hall, await linkOf(hall, 'ink000000001'), given)).toMatchObject({ host: ada })
  })

  it('is nobody who is but a member, was invited to host it, or comes with anything else', async () => {
    const guest = { ...invited, role: 'host' as const }
    await using hall = await aHall([bea, guest])
    for (const token of [(await hall.by(bea)).token, (await hall.by(guest)).token, 'anything'])
      await expect(acts(hall, token)).rejects.toMatchObject(notAllowed)
    await expect(
      acts(hall, await linkOf(hall, held.id), { ...held, group: 'grp000000009' }),
    ).rejects.toMatchObject(notAllowed)
  })

  it('is who runs the house, or the house itself, without a token of the group', async () => {
    await using hall = await aHall()
    expect(await acts(hall, undefined, held, hall.manager)).toEqual({
      by: { kind: 'manager', name: 'Hausleitung' },
    })
    expect(await acts(hall, 'anything', held, systemActor)).toEqual({ by: { kind: 'system' } })
    await expect(acts(hall, undefined)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('and without a group is whoever has the link', async () => {
    await using hall = await aHall()
    const link = await linkOf(hall, held.id)
    expect(await acts(hall, link, noGroup)).toEqual({ by: { kind: 'contact', name: 'Ada' } })
    await expect(acts(hall, (await hall.by(ada)).token, noGroup)).rejects.toMatchObject(notAllowed)
  })

  it('is asked on as the host by their own link', async () => {
    await using hall = await aHall()
    expect(await asHost(hall.ctx, { ...aVisitor, token: 'old' }, ada)).toEqual(await hall.by(ada))
  })
})

describe('who stands for a group', () => {
  it('is the first host whom mail reaches, else the first', async () => {
    const deaf = { ...without('email', 'provedAt'), id: 'member000000', name: 'Vor' }
    await using hall = await aHall([secondHost, bea], { host: deaf })
    expect(await firstHost(hall.ctx, id)).toEqual(secondHost)
    await using other = await aHall([{ ...byPhone, role: 'host' }, bea], { host: deaf })
    expect(await firstHost(other.ctx, id)).toEqual(deaf)
    expect(await firstHost(other.ctx, 'grp000000009')).toBeUndefined()
  })

  it('hears of what it holds: its hosts, whoever is known beside them, and nobody without a group', async () => {
    const unproved = { ...without('provedAt'), id: 'member000008', name: 'Jo', email: 'jo@x.example' }
    await using hall = await aHall([unproved, bea])
    const told = async (of: Pick<Holding, 'group' | 'enteredBy'>) =>
      (await hostsToTell(hall.ctx, of)).map(({ name }) => name)
    expect(await told({ group: id })).toEqual(['Ada'])
    expect(await told({ group: id, enteredBy: unproved.id })).toEqual(['Ada', 'Jo'])
    expect(await told({})).toEqual([])
  })
})

describe('who asks in the name of a group', () => {
  const asks = { house: 'aef', group: id }

  it('asks as they stand in it, and has proved it', async () => {
    await using hall = await aHall([secondHost])
    expect(
      await askInName(hall.ctx, await hall.by(secondHost), { ...asks, contact: { name: 'X', phone: '1' } }),
    ).toEqual({
      group: id,
      groupName: 'Nähcafé',
      contact: { name: 'Otto', email: 'otto@x.example' },
      enteredBy: secondHost.id,
      language: 'de',
      personId: await contactIdOf(hall.ctx, { email: 'otto@x.example' }, ''),
      isProved: true,
      trusted: false,
    })
  })

  it.each([
    ['an address that is not shown to be theirs', without('provedAt'), false],
    [
      'but a telephone, which the house has called',
      { ...without('provedAt', 'email'), phone: '02131 1' },
      true,
    ],
    ['nothing', without('provedAt', 'email'), true],
  ])('with %s', async (_, host, isProved) => {
    await using hall = await aHall([], { host })
    const { email, phone } = host as { email?: string; phone?: string }
    expect(await askInName(hall.ctx, await hall.by(host), asks)).toMatchObject({
      isProved,
      contact: { name: 'Ada', ...(email ? { email } : {}), ...(phone ? { phone } : {}) },
    })
  })

  it('as the house names somebody, or means the first host; nothing is proved by that', async () => {
    await using hall = await aHall([bea])
    const contact = { name: 'Frau Klein', phone: '02131 1' }
    const named = await askInName(hall.ctx, hall.manager, { ...asks, contact })
    expect(named).toMatchObject({ contact, enteredBy: ada.id, isProved: false })
    const first = await askInName(hall.ctx, hall.manager, asks)
    expect(first).toMatchObject({ contact: { name: 'Ada', email: ada.email }, isProved: false })
  })

  it('as the house means the group where nobody hosts it', async () => {
    await using hall = await aHall([], { host: bea, group: { hosts: 0 } })
    const asked = await askInName(hall.ctx, hall.manager, asks)
    expect(asked).toMatchObject({
      contact: { name: 'Nähcafé' },
      personId: await contactIdOf(hall.ctx, {}, id),
    })
    expect(asked).not.toHaveProperty('enteredBy')
    expect(asked).not.toHaveProperty('language')
  })

  it('is trusted as the group is', async () => {
    const trust = { trusted: true, reason: 'Wir kennen sie.', at: ada.at }
    await using hall = await aHall([], { group: { trust } })
    expect(await askInName(hall.ctx, await hall.by(ada), asks)).toMatchObject({ trusted: true })
  })

  it('asks in this house, and hosts it', async () => {
    await using hall = await aHall([bea])
    const elsewhere = askInName(hall.ctx, await hall.by(ada), { ...asks, house: 'other' })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' })
    await expect(askInName(hall.ctx, await hall.by(bea), asks)).rejects.toMatchObject(notAllowed)
  })
})
