import { expect, it } from 'vitest'
import { settleHeld } from '../../functions/bookings/actions/settle-held.ts'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import { forget, storedOf } from './somebody.ts'
import { founded, joins } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'

const naming = async ({ world: { engine } }: Staged, what: RegExp) => {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.filter((item) => what.test(JSON.stringify(item)))
}

const personOf = async ({ world }: Staged, email: string) => ({
  id: await personIdOf(world.ctx, email),
  name: 'Hausleitung',
})

it('who was in a group that is over is forgotten as many months later as the house says, and is told so', async () => {
  await using stage = await aStage({}, { house: { retentionMonths: 6 } })
  const { world } = stage
  const { id, host } = await founded(stage)
  await joins(stage, id, 'Bea')
  await stage.post(`/api/groups/${id}/end`, {}, host.token)
  await settleHeld(world.ctx)
  await settleGroups(world.ctx)
  const told = await storedOf(stage, 'bea@neben.example')
  expect(told.find(({ kind }) => kind === 'group-member')).toMatchObject({ goes: '2027-06-01T00:00:00.000Z' })
  world.clock.set('2027-05-31T23:00:00.000Z')
  await settleGroups(world.ctx)
  expect((await storedOf(stage, 'bea@neben.example')).map(({ kind }) => kind)).toContain('group-member')
  world.clock.set('2027-06-01T01:00:00.000Z')
  await settleGroups(world.ctx)
  expect((await stage.get(`/api/groups/${id}`)).status).toBe(404)
  expect(await naming(stage, /GROUP#/)).toEqual([])
})

itInTurn('a full group goes in several writes', async () => {
  await using stage = await aStage()
  const { world } = stage
  const { id, host } = await founded(stage)
  const add = (at: number) => stage.post(`/api/groups/${id}/members`, { name: `Mensch ${at}` }, host.token)
  for (let at = 0; at < 120; at += 20)
    await Promise.all(Array.from({ length: 20 }, (_, more) => add(at + more)))
  await stage.post(`/api/groups/${id}/end`, {}, host.token)
  await settleHeld(world.ctx)
  world.clock.set('2028-01-01T00:00:00.000Z')
  for (let twice = 0; twice < 2; twice += 1) await settleGroups(world.ctx)
  expect(await naming(stage, /GROUP#|Mensch/)).toEqual([])
})

it('who runs no house any more goes after the months of the house, unless they are needed again', async () => {
  await using stage = await aStage()
  const { world } = stage
  const email = 'vertretung@aef.example'
  const member = { name: 'Vertretung', email, role: 'deputy' as const }
  const person = async () => (await storedOf(stage, email)).find(({ kind }) => kind === 'person')
  const manager = { kind: 'person', address: 'house', person: await personOf(stage, managerMail) } as const
  const add = () => addToTeam(world.ctx, manager, { house: 'aef', member })
  await add()
  expect(await person()).toMatchObject({ stays: 'until-you-hand-over' })
  const { id } = (await person())!
  const remove = () => removeFromTeam(world.ctx, manager, { house: 'aef', person: id })
  await remove()
  expect(await person()).toMatchObject({ goes: '2027-12-01T00:00:00.000Z' })
  await add()
  expect((await person())!.goes).toBeUndefined()
  await Promise.all([remove(), add()])
  const [item] = await naming(stage, new RegExp(`PERSON#${id}`))
  // Whichever came first: who has something to do does not go.
  expect(Object.hasOwn(item!, 'role_aef')).toBe(!Object.hasOwn(item!, 'ttl'))
  await remove().catch(() => undefined)
  await forget(stage, email)
  expect(await naming(stage, /vertretung@/)).toEqual([])
  expect((await storedOf(stage, managerMail)).map(({ kind }) => kind)).toContain('manager')
})
