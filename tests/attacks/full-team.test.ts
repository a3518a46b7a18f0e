import { expect, it } from 'vitest'
import { addAbsence, mostAbsences } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { mostInTeam } from '../../functions/houses/actions/joining.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { absenceWrite } from '../../functions/houses/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { crowd } from '../support/budget.ts'
import { found, managerMail } from '../support/builders.ts'
import { itInTurn } from '../support/in-turn.ts'
import { sessionOf } from '../support/sign-in-code.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const day = 24 * 60
const email = (at: number) => `mensch-${at}@aef.example`
const member = (at: number) => ({ name: `Mensch ${at}`, email: email(at), role: 'deputy' as const })
const teamOf = async ({ ctx }: World) => (await loadHouse(ctx, house)).managers
const add = ({ ctx }: World, manager: Actor, at: number) =>
  addToTeam(ctx, manager, { house, member: member(at) })

/** As many as may come on a day, and on the next day more, until there is room for so many. */
async function fill(world: World, manager: Actor, room: number) {
  for (let at = 0; (await teamOf(world)).length < mostInTeam - room; at++) {
    if (at % 19 === 18) world.clock.advance(day)
    await add(world, manager, at)
  }
  world.clock.advance(day)
}

itInTurn('a team has so many people and no more, and whoever goes makes room', async () => {
  await using world = await aWorld()
  const { ctx } = world
  const manager = await found(world)
  await fill(world, manager, 3)
  const many = Array.from({ length: crowd(16) }, (_, at) => add(world, manager, 100 + at))
  const codes = (await Promise.allSettled(many)).flatMap((each) =>
    each.status === 'rejected' ? [each.reason.code as string] : [],
  )
  for (const code of codes) expect(code).toMatch(/^(team-full|changed-meanwhile)$/)
  for (let at = 200; (await teamOf(world)).length < mostInTeam; at++) await add(world, manager, at)
  const full = { kind: 'conflict', code: 'team-full', facts: { most: mostInTeam } }
  await expect(add(world, manager, 300)).rejects.toMatchObject(full)
  const away = { from: '2026-12-20', to: '2026-12-20', deputy: { name: 'Neu', email: 'neu@aef.example' } }
  await expect(addAbsence(ctx, manager, { house, absence: away })).rejects.toMatchObject(full)
  expect(await teamOf(world)).toHaveLength(mostInTeam)
  const by = { cookies: await sessionOf(ctx, managerMail), headers: { origin: ctx.settings.publicUrl } }
  const form = {
    from: '2026-12-20',
    to: '2026-12-20',
    deputy: 'new',
    newName: 'Neu',
    newEmail: 'neu@aef.example',
  }
  const told = [
    await world.call('POST', '/manage/aef/team/new', { ...by, form: { ...member(300), language: 'de' } }),
    await world.call('POST', '/manage/aef/team', { ...by, form }),
  ]
  for (const { status, text } of told)
    expect([status, text]).toEqual([409, expect.stringContaining('Nehmen Sie bitte zuerst jemanden heraus')])

  await addToTeam(ctx, manager, { house, member: { ...member(0), role: 'manager' } })
  const everybody = (await teamOf(world))
    .map(({ person }) => person)
    .filter((id) => id !== manager.person!.id)
  await removeFromTeam(ctx, manager, { house, person: everybody[0]! })
  await add(world, manager, 300)
  world.clock.advance(day)
  for (const person of (await teamOf(world)).map((each) => each.person))
    if (person !== manager.person!.id) await removeFromTeam(ctx, manager, { house, person })
  const leaving = removeFromTeam(ctx, manager, { house, person: manager.person!.id })
  await expect(leaving).rejects.toMatchObject({ code: 'last-manager' })
  expect(await teamOf(world)).toHaveLength(1)
})

it('somebody who has entered all absences that a house may have can still be taken out of the team', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const { person } = await add(world, manager, 0)
  const deputy = manager.person!.id
  const all = Array.from({ length: mostAbsences }, (_, at) => ({ id: `away${at}`, house, person, deputy }))
  for (let at = 0; at < all.length; at += 100) {
    const some = all.slice(at, at + 100)
    const days = { from: '2026-12-10', to: '2026-12-10' }
    await world.ctx.table.transact(some.map((each) => absenceWrite({ ...each, ...days })))
  }
  await removeFromTeam(world.ctx, manager, { house, person })
  const { managers, absences } = await loadHouse(world.ctx, house)
  expect([managers.map((each) => each.person), absences]).toEqual([[deputy], []])
})
