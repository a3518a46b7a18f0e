import { describe, expect, it } from 'vitest'
import { forgetPerson } from '../../functions/groups/actions/forget-person.ts'
import { giveRole } from '../../functions/groups/actions/give-role.ts'
import { leaveGroup } from '../../functions/groups/actions/leave-group.ts'
import { setQuiet } from '../../functions/groups/actions/set-quiet.ts'
import { takeOver } from '../../functions/groups/actions/take-over.ts'
import { readGroupItems } from '../../functions/groups/store.ts'
import { dueHeldOver } from '../../functions/groups/store/over.ts'
import { aVisitor } from '../support/builders.ts'
import {
  aHall,
  asking,
  bea,
  byPhone,
  id,
  invited,
  newcomer,
  notAllowed,
  personNow,
  secondHost,
} from './hall.ts'
import type { Hall } from './hall.ts'
import { aPerson, entryNow, now, peopleNow } from './stored.ts'
import { readDue } from '../../shared/table/due.ts'

const ada = aPerson()
const held = ({ ctx }: Hall) => readDue(dueHeldOver, ctx.table, '9', 10)

describe('a role', () => {
  const give = async (hall: Hall, member: string, role: 'host' | 'member') =>
    giveRole(hall.ctx, await hall.by(ada), { id, member, role })

  it('is given and counted, and whoever hosts is known', async () => {
    await using hall = await aHall([bea])
    await give(hall, bea.id, 'host')
    expect(await personNow(hall, bea)).toEqual({ ...bea, role: 'host', isKnown: true, version: 2 })
    expect(await now(hall.world)).toMatchObject({ hosts: 2, members: 2 })
  })

  it('is taken and counted where there is another host', async () => {
    await using hall = await aHall([secondHost])
    await give(hall, secondHost.id, 'member')
    expect(await personNow(hall, secondHost)).toEqual({ ...secondHost, role: 'member', version: 2 })
    expect(await now(hall.world)).toMatchObject({ hosts: 1, members: 2 })
  })

  it('that somebody has is given for nothing', async () => {
    await using hall = await aHall([bea])
    await give(hall, bea.id, 'member')
    await give(hall, ada.id, 'host')
    expect([await personNow(hall, bea), await personNow(hall, ada)]).toEqual([bea, ada])
    expect(await now(hall.world)).toMatchObject({ hosts: 1 })
  })

  it('of the last host is not taken', async () => {
    await using hall = await aHall([bea])
    await expect(give(hall, ada.id, 'member')).rejects.toMatchObject({ code: 'last-host' })
  })

  it('of who is invited is not counted, neither given nor taken', async () => {
    await using hall = await aHall([invited])
    await give(hall, invited.id, 'host')
    expect(await personNow(hall, invited)).toMatchObject({ role: 'host', state: 'invited' })
    await give(hall, invited.id, 'member')
    expect(await personNow(hall, invited)).toMatchObject({ role: 'member', state: 'invited' })
    expect(await now(hall.world)).toMatchObject({ hosts: 1, members: 2 })
  })
})

describe('somebody who leaves', () => {
  const leave = async (
    hall: Hall,
    by: typeof ada,
    how: { member?: string; successor?: string; anyway?: boolean } = {},
  ) => leaveGroup(hall.ctx, await hall.by(by), { id, member: by.id, ...how })

  it.each([bea, newcomer, asking, invited, { ...invited, role: 'host' as const }])(
    'as $role, $state, is counted, and nothing is handed over',
    async (person) => {
      await using hall = await aHall([person])
      await leave(hall, person)
      expect(await now(hall.world)).toMatchObject({ members: 1, hosts: 1 })
      expect(await now(hall.world)).not.toHaveProperty('seekingSince')
      expect([await peopleNow(hall.world), await held(hall)]).toEqual([['Ada'], []])
    },
  )

  it('as one of two hosts is counted, and hands over what they asked for', async () => {
    await using hall = await aHall([secondHost])
    await leave(hall, secondHost)
    expect(await now(hall.world)).toMatchObject({ members: 1, hosts: 1 })
    expect(await held(hall)).toEqual([{ group: id, left: secondHost.id }])
  })

  it('as the last host says that nobody can, and somebody is sought', async () => {
    await using hall = await aHall([bea])
    await expect(leave(hall, ada)).rejects.toMatchObject({ code: 'last-host' })
    await expect(leave(hall, ada, { anyway: false })).rejects.toMatchObject({ code: 'last-host' })
    await leave(hall, ada, { anyway: true })
    expect(await now(hall.world)).toMatchObject({ members: 1, hosts: 0, seekingSince: expect.any(String) })
    expect(await entryNow(hall.world)).toHaveProperty('seekingSince')
  })

  it('as the last host of a group that is over just goes', async () => {
    await using hall = await aHall([], { group: { state: 'ended' } })
    await leave(hall, ada)
    expect(await peopleNow(hall.world)).toEqual([])
  })

  it('as host names a member, who hosts it from now on', async () => {
    await using hall = await aHall([bea])
    await leave(hall, ada, { successor: bea.id })
    expect(await personNow(hall, bea)).toMatchObject({ role: 'host' })
    expect(await now(hall.world)).toMatchObject({ members: 1, hosts: 1 })
    expect(await held(hall)).toEqual([{ group: id, left: ada.id }])
  })

  it.each([newcomer, asking, invited, secondHost, ada])(
    'cannot name $name, $state',
    async ({ id: successor }) => {
      await using hall = await aHall([newcomer, asking, invited, secondHost])
      await expect(leave(hall, ada, { successor })).rejects.toMatchObject({ code: 'invalid-input' })
      expect(await peopleNow(hall.world)).toContain('Ada')
    },
  )

  it.each([bea, newcomer, asking, invited])(
    'and does not host it ($name, $state) names nobody',
    async (person) => {
      await using hall = await aHall([person, byPhone])
      await expect(leave(hall, person, { successor: byPhone.id })).rejects.toMatchObject(notAllowed)
      expect(await personNow(hall, byPhone)).toEqual(byPhone)
      expect(await now(hall.world)).toMatchObject({ hosts: 1, members: 3 })
    },
  )

  it('alone of a group that nobody has proved takes it along; a member does not', async () => {
    await using hall = await aHall([bea], { group: { state: 'asked' } })
    await leave(hall, bea)
    expect(await peopleNow(hall.world)).toEqual(['Ada'])
    await leave(hall, ada)
    expect(await readGroupItems(hall.ctx.table, id)).toBeUndefined()
  })

  it('is taken out by a host, but by no member', async () => {
    await using hall = await aHall([bea, byPhone])
    await expect(leave(hall, bea, { member: byPhone.id })).rejects.toMatchObject(notAllowed)
    await leave(hall, ada, { member: byPhone.id })
    expect(await peopleNow(hall.world)).toEqual(['Ada', 'Bea'])
    const none = leave(hall, ada, { member: 'member000009' })
    await expect(none).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('somebody who wants to be forgotten', () => {
  const forget = ({ ctx }: Hall, contactId: string, member = ada.id, group = id) =>
    forgetPerson(ctx, { group, member, contactId })

  it('goes whoever they are, and somebody is sought', async () => {
    await using hall = await aHall([bea], { host: { ...ada, contactId: 'ada' } })
    await forget(hall, 'ada')
    expect(await peopleNow(hall.world)).toEqual(['Bea'])
    expect(await now(hall.world)).toHaveProperty('seekingSince')
  })

  it('is nobody else, and of what is gone nothing is left to forget', async () => {
    await using hall = await aHall([], { host: { ...ada, contactId: 'ada' } })
    await forget(hall, 'bea')
    await forget(hall, 'ada', 'member000009')
    await forget(hall, 'ada', ada.id, 'grp000000009')
    expect(await peopleNow(hall.world)).toEqual(['Ada'])
  })
})

describe('a group for which a host is sought', () => {
  const since = '2026-11-30T09:00:00.000Z'
  const alone = { seekingSince: since, hosts: 0 }
  const take = async (hall: Hall, by: typeof ada) => takeOver(hall.ctx, await hall.by(by), id)

  it('is taken over by a member, who stands for what it holds', async () => {
    await using hall = await aHall([bea], { group: alone })
    await take(hall, bea)
    expect(await personNow(hall, bea)).toMatchObject({ role: 'host' })
    expect(await now(hall.world)).toMatchObject({ hosts: 1 })
    expect(await now(hall.world)).not.toHaveProperty('seekingSince')
    expect(await held(hall)).toEqual([{ group: id, left: 'nobody' }])
  })

  it('because its hosts are silent gets one beside them', async () => {
    await using hall = await aHall([bea], { group: { seekingSince: since } })
    await take(hall, bea)
    expect(await now(hall.world)).toMatchObject({ hosts: 2 })
  })

  it('and has its host again seeks nobody any more; once', async () => {
    await using hall = await aHall([], { group: { seekingSince: since } })
    await take(hall, ada)
    expect(await now(hall.world)).not.toHaveProperty('seekingSince')
    expect(await entryNow(hall.world)).not.toHaveProperty('seekingSince')
    await take(hall, ada)
    expect([await now(hall.world), await personNow(hall, ada)]).toMatchObject([{ hosts: 1 }, { version: 1 }])
  })

  it('is not for who is not really in, or runs the house', async () => {
    await using hall = await aHall([newcomer, invited, asking], { group: alone })
    for (const person of [newcomer, invited, asking])
      await expect(take(hall, person)).rejects.toMatchObject(notAllowed)
    for (const actor of [hall.manager, aVisitor])
      await expect(takeOver(hall.ctx, actor, id)).rejects.toMatchObject(notAllowed)
  })

  it('and is hosted again, or over, is not taken over', async () => {
    await using hosted = await aHall([bea])
    await expect(take(hosted, bea)).rejects.toMatchObject({ code: 'hosted-again' })
    await using over = await aHall([bea], { group: { ...alone, state: 'ended' } })
    await expect(take(over, bea)).rejects.toMatchObject({ code: 'group-ended' })
  })
})

describe('mail to all', () => {
  const quiet = async (hall: Hall, isQuiet: boolean) => {
    await setQuiet(hall.ctx, await hall.by(bea), { id, isQuiet })
    const { isQuiet: is, version } = (await personNow(hall, bea))!
    return [is, version]
  }

  it('is wanted until somebody says otherwise, and again; twice changes nothing', async () => {
    await using hall = await aHall([bea])
    expect(await quiet(hall, false)).toEqual([undefined, 1])
    expect(await quiet(hall, true)).toEqual([true, 2])
    expect(await quiet(hall, true)).toEqual([true, 2])
    expect(await quiet(hall, false)).toEqual([false, 3])
    expect(await quiet(hall, false)).toEqual([false, 3])
  })

  it('does not concern who runs the house', async () => {
    await using hall = await aHall()
    await expect(setQuiet(hall.ctx, hall.manager, { id, isQuiet: true })).rejects.toMatchObject(notAllowed)
  })
})
