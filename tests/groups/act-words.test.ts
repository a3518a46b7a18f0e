import { describe, expect, it } from 'vitest'
import { changeGroup } from '../../functions/groups/actions/change-group.ts'
import { confirmGroup } from '../../functions/groups/actions/confirm-group.ts'
import { declineGroup } from '../../functions/groups/actions/decline-group.ts'
import { endGroup } from '../../functions/groups/actions/end-group.ts'
import { foundGroup } from '../../functions/groups/actions/found-group.ts'
import type { Member } from '../../functions/groups/schema.ts'
import { ownedLetters, ownedMemberships } from '../../functions/groups/actions/owned.ts'
import { writeToAll } from '../../functions/groups/actions/write-to-all.ts'
import { readGroupItems } from '../../functions/groups/store.ts'
import { readLetter } from '../../functions/groups/store/letters.ts'
import { aVisitor } from '../support/builders.ts'
import { aHall, asking, bea, byPhone, id, newcomer, personNow, secondHost } from './hall.ts'
import type { Hall } from './hall.ts'
import { aPerson, entryNow, now, peopleNow, without } from './stored.ts'

const ada = aPerson()
const words = { name: 'Chor', purpose: 'Singen', languages: [], audience: [], joining: 'open' as const }

describe('a group that is founded', () => {
  const found = (
    hall: Hall,
    host: object,
    { actor = aVisitor, language }: { actor?: typeof aVisitor; language?: 'de' | 'en' } = {},
  ) => foundGroup(hall.ctx, actor, { house: 'aef', words, host: { name: 'Kim', ...host }, language })

  it.each([
    [{ email: 'kim@x.example' }, 'asked', undefined],
    [{ phone: '02131 1' }, 'asked', true],
    [{ email: 'kim@x.example', phone: '02131 1' }, 'asked', undefined],
  ])('by a neighbour with %o is %s, and to be called is %s', async (host, state, needsCall) => {
    await using hall = await aHall()
    const { group, self } = await found(hall, host)
    expect([group.state, group.needsCall, group.language]).toEqual([state, needsCall, 'de'])
    const items = await readGroupItems(hall.ctx.table, group.id)
    expect(items).toEqual({ group, people: [self] })
    expect(self).toMatchObject({ role: 'host', state: 'member', ...host })
    expect('address' in self).toBe('email' in host)
  })

  it.each([{}, { phone: '02131 1' }])(
    'by the house is shown at once, also for a host with %o',
    async (host) => {
      await using hall = await aHall()
      const { group } = await found(hall, host, { actor: hall.manager, language: 'en' })
      expect([group.state, group.needsCall, group.language]).toEqual(['active', undefined, 'en'])
    },
  )

  it('by whom nobody could reach is refused at the field', async () => {
    await using hall = await aHall()
    await expect(found(hall, {})).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('is one of five a day for an address, where the installation limits it', async () => {
    const six = async (rateLimits: boolean) => {
      await using hall = await aHall([], { options: { settings: { rateLimits } } })
      for (let count = 0; count < 5; count += 1) await found(hall, { email: 'kim@x.example' })
      return found(hall, { email: 'KIM@x.example' }).then(
        ({ group }) => group.state,
        ({ code }) => code,
      )
    }
    expect([await six(true), await six(false)]).toEqual(['too-many-requests', 'asked'])
  })
})

describe('what a group says', () => {
  const change = async (hall: Hall, said: object, version?: number) =>
    changeGroup(hall.ctx, await hall.by(ada), { id, change: said, version })

  it('is changed as it was shown, and what is left empty is gone', async () => {
    await using hall = await aHall([], { group: { notes: 'Tee', askable: false } })
    hall.world.clock.advance(60)
    const after = await change(hall, { notes: undefined, purpose: 'Stricken' }, 1)
    expect(await now(hall.world)).toEqual(after)
    expect(after).toMatchObject({
      version: 2,
      askable: false,
      purpose: 'Stricken',
      updatedAt: hall.ctx.now(),
    })
    expect(after).not.toHaveProperty('notes')
    await expect(change(hall, { purpose: 'Häkeln' }, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await change(hall, { purpose: 'Häkeln' })).toMatchObject({ version: 3 })
  })
})

describe('those who run the house', () => {
  it('show a group once, or take it away while it is not shown', async () => {
    await using hall = await aHall([], { group: { state: 'asked', needsCall: true } })
    for (let twice = 0; twice < 2; twice += 1) await confirmGroup(hall.ctx, hall.manager, id)
    expect(await now(hall.world)).toMatchObject({ state: 'active', version: 2 })
    await expect(declineGroup(hall.ctx, hall.manager, id)).rejects.toMatchObject({ code: 'group-shown' })
    await using other = await aHall([], { group: { state: 'asked', needsCall: true } })
    await declineGroup(other.ctx, other.manager, id)
    expect(await readGroupItems(other.ctx.table, id)).toBeUndefined()
    expect(await entryNow(other.world, 'A')).toBeUndefined()
  })

  it('end it once', async () => {
    await using hall = await aHall()
    await endGroup(hall.ctx, hall.manager, id)
    expect(await now(hall.world)).toMatchObject({ state: 'ended', version: 2 })
    await expect(endGroup(hall.ctx, hall.manager, id)).rejects.toMatchObject({ code: 'group-ended' })
  })
})

describe('a host who writes to all', () => {
  const write = async (hall: Hall, by = ada) =>
    writeToAll(hall.ctx, await hall.by(by), { id, subject: 'Nadel', text: 'Bitte mitbringen.' })

  it('reaches whoever wants it, three times a day', async () => {
    await using hall = await aHall([bea, secondHost, newcomer, asking, byPhone])
    for (let count = 0; count < 3; count += 1) expect(await write(hall)).toBe(2)
    await expect(write(hall)).rejects.toMatchObject({ code: 'too-many-requests' })
  })

  it('and alone writes nothing', async () => {
    await using hall = await aHall([newcomer])
    for (let count = 0; count < 4; count += 1) expect(await write(hall)).toBe(0)
    expect(await hall.ctx.table.query({ pk: `GROUPMAIL#${id}`, consistent: true })).toEqual([])
  })

  it.each([without('email'), without('provedAt')])('has an address of their own (%#)', async (host) => {
    await using hall = await aHall([bea], { host })
    await expect(write(hall, host)).rejects.toMatchObject({ code: 'no-reply-address' })
  })
})

describe('what is stored of somebody', () => {
  const owner = { contactId: 'ada', person: 'x' }
  const host = { ...ada, contactId: 'ada' }
  const tell = async ({ ctx }: Hall, person: Member = host) => {
    const item = await ctx.table.get({ pk: `GROUP#${id}`, sk: `M#${person.id}` }, { consistent: true })
    return (await ownedMemberships.tell?.(ctx, owner, item!))?.[0]
  }

  it('as one of a group stays until they leave, or as long as they wait, or as the group that is over', async () => {
    await using hall = await aHall([asking], { host })
    const told = await tell(hall)
    expect(told).toMatchObject({ id: `${id} ${ada.id}`, title: 'Nähcafé', stays: 'until-you-leave' })
    expect(told).not.toHaveProperty('goes')
    expect(told?.data).not.toHaveProperty('contactId')
    const waits = await tell(hall, asking)
    expect(waits).toMatchObject({ goes: '2026-12-31T09:00:00.000Z' })
    expect(waits).not.toHaveProperty('stays')
    await endGroup(hall.ctx, hall.manager, id)
    expect(await tell(hall)).toMatchObject({ goes: '2027-12-01T00:00:00.000Z' })
  })

  it('is forgotten where it is theirs', async () => {
    await using hall = await aHall([bea], { host })
    const stored = { kind: 'group-member', id: `${id} ${ada.id}`, data: {} }
    await ownedMemberships.forget(hall.ctx, { ...owner, contactId: 'bea' }, stored)
    expect(await personNow(hall, ada)).toBeDefined()
    await ownedMemberships.forget(hall.ctx, owner, stored)
    expect(await peopleNow(hall.world)).toEqual(['Bea'])
  })

  it('of a letter is what they wrote, until it goes', async () => {
    await using hall = await aHall([bea], { host })
    await writeToAll(hall.ctx, await hall.by(ada), { id, subject: 'Nadel', text: 'Bitte.' })
    const [item] = await hall.ctx.table.query({ pk: `GROUPMAIL#${id}`, consistent: true })
    const [told] = (await ownedLetters.tell?.(hall.ctx, owner, item!)) ?? []
    expect(told).toMatchObject({ title: 'Nadel', goes: '2026-12-31T09:00:00.000Z', data: { text: 'Bitte.' } })
    await ownedLetters.forget(hall.ctx, owner, told!)
    const letter = { group: id, id: String(told?.id.split(' ')[1]) }
    expect(await readLetter(hall.ctx.table, letter)).toBeUndefined()
  })
})
