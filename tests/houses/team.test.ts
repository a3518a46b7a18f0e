import { describe, expect, it } from 'vitest'
import { removeAbsence } from '../../functions/houses/actions/remove-absence.ts'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import type { NewMember } from '../../functions/houses/schema.ts'
import { personIdOf, readPerson } from '../../functions/identity/actions/person.ts'
import type { Actor } from '../../shared/actor.ts'
import { systemActor } from '../../shared/actor.ts'
import { aVisitor, found, managerMail } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const satisfies NewMember

const rolesOf = async ({ ctx }: World) =>
  (await loadHouse(ctx, house)).managers.map(({ name, role }) => `${name}: ${role}`).sort()
const absencesOf = async ({ ctx }: World) => (await loadHouse(ctx, house)).absences
const idOf = ({ person }: Actor) => person!.id

describe('the team', () => {
  it('gets somebody new, who can then sign in and decide', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await found(world)
    const { person } = await addToTeam(ctx, manager, { house, member: kim })
    expect(await rolesOf(world)).toEqual(['Hausleitung: manager', 'Kim Beispiel: deputy'])
    const known = { name: 'Kim Beispiel', email: 'kim@aef.example', language: 'de' }
    expect(await readPerson(ctx, person)).toMatchObject({ ...known, roles: [{ house, role: 'deputy' }] })
    const deputy: Actor = { kind: 'person', address: 'house', person: { id: person, name: kim.name } }
    const adding = addToTeam(ctx, deputy, { house, member: { ...kim, name: 'Kim B.' } })
    await expect(adding).rejects.toMatchObject({ kind: 'forbidden', code: 'managers-only' })
    await addToTeam(ctx, manager, { house, member: { ...kim, name: 'Kim B.' } })
    expect(await rolesOf(world)).toEqual(['Hausleitung: manager', 'Kim B.: deputy'])
  })

  it('keeps the language that somebody has, unless another is told', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const other = { id: 'muehle', name: 'Haus am Mühlbach', language: 'en' } as const
    const neighbour = await found(world, { house: other, manager: 'mo@haus.example' })
    await addToTeam(world.ctx, neighbour, { house: 'muehle', member: kim })
    expect(await addToTeam(world.ctx, manager, { house, member: kim })).toMatchObject({ language: 'en' })
    const told = { ...kim, language: 'de' } as const
    expect(await addToTeam(world.ctx, manager, { house, member: told })).toMatchObject({ language: 'de' })
    const id = await personIdOf(world.ctx, kim.email)
    expect((await readPerson(world.ctx, id))?.roles).toHaveLength(2)
  })

  it('loses somebody with the role and the absences, and is closed to them', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await found(world)
    const { person } = await addToTeam(ctx, manager, { house, member: kim })
    const deputy: Actor = { kind: 'person', address: 'house', person: { id: person, name: kim.name } }
    const span = { from: '2026-12-03', to: '2026-12-05' }
    await addAbsence(ctx, deputy, { house, absence: { ...span, deputy: idOf(manager) } })
    await addAbsence(ctx, manager, { house, absence: { ...span, deputy: person } })
    await removeFromTeam(ctx, manager, { house, person })
    expect(await rolesOf(world)).toEqual(['Hausleitung: manager'])
    expect((await readPerson(ctx, person))?.roles).toEqual([])
    expect((await absencesOf(world)).map((absence) => absence.person)).toEqual([idOf(manager)])
    const again = removeFromTeam(ctx, manager, { house, person })
    await expect(again).rejects.toMatchObject({ code: 'not-found' })
    const adding = addToTeam(ctx, deputy, { house, member: kim })
    await expect(adding).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('never loses its last manager, neither by leaving nor by becoming a deputy', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await found(world)
    await addToTeam(ctx, manager, { house, member: kim })
    const leaving = removeFromTeam(ctx, manager, { house, person: idOf(manager) })
    await expect(leaving).rejects.toMatchObject({ kind: 'conflict', code: 'last-manager' })
    const itself = { name: 'Hausleitung', email: managerMail, role: 'deputy' } as const
    const stepping = addToTeam(ctx, manager, { house, member: itself })
    await expect(stepping).rejects.toMatchObject({ code: 'last-manager' })
    await addToTeam(ctx, manager, { house, member: { ...kim, role: 'manager' } })
    await addToTeam(ctx, manager, { house, member: itself })
    expect(await rolesOf(world)).toEqual(['Hausleitung: deputy', 'Kim Beispiel: manager'])
  })

  it('keeps a manager when two leave at once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, { house, member: { ...kim, role: 'manager' } })
    const ended = await Promise.allSettled(
      [person, idOf(manager)].map((one) => removeFromTeam(world.ctx, systemActor, { house, person: one })),
    )
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'last-manager' },
    })
    expect(await rolesOf(world)).toHaveLength(1)
  })

  it('keeps a manager when two take each other out, or each other’s role, at once', async () => {
    for (const way of ['removes', 'demotes'] as const) {
      await using world = await aWorld()
      const { ctx } = world
      const first = await found(world)
      const { person } = await addToTeam(ctx, first, { house, member: { ...kim, role: 'manager' } })
      const second: Actor = { kind: 'person', address: 'home', person: { id: person, name: kim.name } }
      const itself = { name: 'Hausleitung', email: managerMail, role: 'deputy' } as const
      const acts =
        way === 'removes'
          ? [
              removeFromTeam(ctx, first, { house, person }),
              removeFromTeam(ctx, second, { house, person: idOf(first) }),
            ]
          : [
              addToTeam(ctx, first, { house, member: { ...kim, role: 'deputy' } }),
              addToTeam(ctx, second, { house, member: itself }),
            ]
      const ended = await Promise.allSettled(acts)
      expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const refused = ended.find(({ status }) => status === 'rejected')
      expect(refused).toMatchObject({ reason: { code: way === 'removes' ? 'not-allowed' : 'managers-only' } })
      const { managers } = await loadHouse(ctx, house)
      expect(managers.filter(({ role }) => role === 'manager')).toHaveLength(1)
    }
  })

  it('has several managers and several deputies, each of whom decides', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await found(world)
    const people = ['manager', 'deputy', 'deputy'].map((role, at) => ({
      name: `Mensch ${at}`,
      email: `mensch-${at}@aef.example`,
      role: role as 'manager' | 'deputy',
    }))
    for (const member of people) await addToTeam(ctx, manager, { house, member })
    expect(await rolesOf(world)).toEqual([
      'Hausleitung: manager',
      'Mensch 0: manager',
      'Mensch 1: deputy',
      'Mensch 2: deputy',
    ])
  })
})

describe('an absence', () => {
  const span = { from: '2026-12-03', to: '2026-12-05' }

  it('brings a new deputy into the team in the same write', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { name, email } = kim
    const absence = await addAbsence(world.ctx, manager, {
      house,
      absence: { ...span, deputy: { name, email } },
    })
    expect(absence).toMatchObject({ ...span, person: idOf(manager) })
    expect(await rolesOf(world)).toEqual(['Hausleitung: manager', 'Kim Beispiel: deputy'])
    expect(await absencesOf(world)).toEqual([absence])
    const key = { pk: 'HOUSE#aef', sk: `AWAY#${absence.id}` }
    // From 7 December on it may go away by itself.
    expect(await world.ctx.table.get(key)).toMatchObject({ type: 'absence', ttl: 1796601600 })
  })

  it('leaves role and name of somebody who is in the team already', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { person } = await addToTeam(world.ctx, manager, { house, member: { ...kim, role: 'manager' } })
    const deputy = { name: 'Anders geschrieben', email: 'KIM@aef.example' }
    expect(await addAbsence(world.ctx, manager, { house, absence: { ...span, deputy } })).toMatchObject({
      deputy: person,
    })
    expect(await rolesOf(world)).toEqual(['Hausleitung: manager', 'Kim Beispiel: manager'])
  })

  it('told twice is one, with the deputy of the second time, and can be taken back', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const manager = await found(world)
    const { name, email } = kim
    const first = await addAbsence(ctx, manager, { house, absence: { ...span, deputy: { name, email } } })
    const { person } = await addToTeam(ctx, manager, { house, member: { ...kim, email: 'lou@aef.example' } })
    const second = await addAbsence(ctx, manager, { house, absence: { ...span, deputy: person } })
    expect(second.id).toBe(first.id)
    expect(await absencesOf(world)).toEqual([second])
    await removeAbsence(ctx, manager, { house, id: first.id })
    expect(await absencesOf(world)).toEqual([])
    const again = removeAbsence(ctx, manager, { house, id: first.id })
    await expect(again).rejects.toMatchObject({ code: 'not-found' })
  })

  it.each([
    ['ends before it begins', { to: '2026-12-02' }, '/to', 'ends-before-it-begins'],
    ['is over', { from: '2026-11-20', to: '2026-11-30' }, '/to', 'already-over'],
    ['has a deputy whom nobody knows', { deputy: 'nobody' }, '/deputy', 'not-in-team'],
    ['is of somebody whom nobody knows', { person: 'nobody' }, '/person', 'not-in-team'],
    [
      'has whoever is away as deputy',
      { deputy: { name: 'Ich', email: managerMail } },
      '/deputy',
      'own-deputy',
    ],
  ])('that %s is refused, and nothing is written', async (_, change, pointer, reason) => {
    await using world = await aWorld()
    const manager = await found(world)
    const { name, email } = kim
    const absence = { ...span, deputy: { name, email }, ...change }
    const adding = addAbsence(world.ctx, manager, { house, absence })
    await expect(adding).rejects.toMatchObject({ kind: 'invalid', facts: { pointer, reason } })
    expect(await absencesOf(world)).toEqual([])
    expect(await rolesOf(world)).toHaveLength(1)
  })

  it('of today may be entered today, and by the team alone', async () => {
    await using world = await aWorld({ now: '2026-12-05T22:59:00.000Z' })
    const manager = await found(world)
    const { name, email } = kim
    const absence = { from: '2026-12-05', to: '2026-12-05', deputy: { name, email } }
    const byNobody = addAbsence(world.ctx, aVisitor, { house, absence })
    await expect(byNobody).rejects.toMatchObject({ code: 'sign-in-needed' })
    expect(await addAbsence(world.ctx, manager, { house, absence })).toMatchObject({ to: '2026-12-05' })
    world.clock.advance(1)
    const tomorrow = addAbsence(world.ctx, manager, { house, absence })
    await expect(tomorrow).rejects.toMatchObject({ facts: { reason: 'already-over' } })
  })
})
