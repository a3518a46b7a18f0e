import { describe, expect, it } from 'vitest'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import {
  agreementsBeside,
  listWrite,
  dueRounds,
  sameWordsWrite,
} from '../../functions/houses/actions/agreements.ts'
import { loadHouse, loadManagedHouse } from '../../functions/houses/actions/load-house.ts'
import { ownedRoles } from '../../functions/houses/actions/owned.ts'
import { removeAbsence } from '../../functions/houses/actions/remove-absence.ts'
import { removeAgreement } from '../../functions/houses/actions/remove-agreement.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { writeAgreement } from '../../functions/houses/actions/write-agreement.ts'
import type { NewAbsence } from '../../functions/houses/schema.ts'
import { stillManagerWrite } from '../../functions/houses/store.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const house = 'aef'
const idOf = ({ person }: Actor) => person!.id
const kim = { name: 'Kim', email: 'kim@aef.example' }
const invalid = { code: 'invalid-input' }

/** A house with its manager and Kim, who stands in. */
async function aHouseWithKim(world: World) {
  const manager = await found(world)
  const { person } = await addToTeam(world.ctx, manager, { house, member: { ...kim, role: 'deputy' } })
  const deputy: Actor = { ...aVisitor, kind: 'person', person: { id: person, name: 'Kim' } }
  return { manager, deputy, kim: person }
}

describe('an absence', () => {
  const span = { from: '2026-12-01', to: '2026-12-01' }

  it('is of somebody of the team, not over, and has another person as deputy', async () => {
    await using world = await aWorld()
    const { manager, kim: deputy } = await aHouseWithKim(world)
    const add = (of: Partial<NewAbsence>, actor = manager) =>
      addAbsence(world.ctx, actor, { house, absence: { ...span, deputy, ...of } })
    expect(await add({})).toMatchObject({ ...span, house, person: idOf(manager), deputy })
    expect(await add({ person: deputy, deputy: idOf(manager) })).toMatchObject({ person: deputy })
    for (const wrong of [
      { person: 'nobody' },
      { to: '2026-11-30' },
      { from: '2026-11-29', to: '2026-11-30' },
      { deputy: idOf(manager) },
      { deputy: 'nobody' },
    ])
      await expect(add(wrong)).rejects.toMatchObject(invalid)
    await expect(add({}, aVisitor)).rejects.toMatchObject({ code: 'sign-in-needed' })
    expect((await loadHouse(world.ctx, house)).absences).toHaveLength(2)
  })

  it('goes by itself two days after it is over, and is taken back once', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const { manager, kim: deputy } = await aHouseWithKim(world)
    const { id } = await addAbsence(ctx, manager, { house, absence: { ...span, deputy } })
    const item = await ctx.table.get({ pk: 'HOUSE#aef', sk: `AWAY#${id}` })
    expect(item?.['ttl']).toBe(Date.parse('2026-12-03T00:00:00.000Z') / 1000)
    await removeAbsence(ctx, manager, { house, id })
    await expect(removeAbsence(ctx, manager, { house, id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the team', () => {
  it('keeps a manager: the last becomes no deputy and is not taken out, who is none is', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const { manager, kim: deputy } = await aHouseWithKim(world)
    const email = 'leitung@aef.example'
    const last = { code: 'last-manager' }
    const become = (role: 'manager' | 'deputy') =>
      addToTeam(ctx, manager, { house, member: { name: 'L', email, role } })
    await expect(become('deputy')).rejects.toMatchObject(last)
    expect(await become('manager')).toMatchObject({ role: 'manager' })
    await expect(removeFromTeam(ctx, manager, { house, person: idOf(manager) })).rejects.toMatchObject(last)
    await expect(removeFromTeam(ctx, manager, { house, person: 'nobody' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await removeFromTeam(ctx, manager, { house, person: deputy })
    expect((await loadHouse(ctx, house)).managers.map(({ role }) => role)).toEqual(['manager'])
  })

  it('and the other manager are looked at in the write', async () => {
    await using world = await aWorld()
    const { kim: deputy } = await aHouseWithKim(world)
    const managers = (await loadHouse(world.ctx, house)).managers
    const still = (role: string) =>
      world.ctx.table.transact([stillManagerWrite(managers.find((each) => each.role === role)!)])
    expect(await still('manager')).toBe('done')
    await expect(still('deputy')).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(deputy).toBeDefined()
  })

  it('is told to each of it, with when they are away or stand in', async () => {
    await using world = await aWorld()
    const { ctx } = world
    const { manager, kim: deputy } = await aHouseWithKim(world)
    const third = await addToTeam(ctx, manager, {
      house,
      member: { name: 'Jo', email: 'jo@aef.example', role: 'deputy' },
    })
    await addAbsence(ctx, manager, { house, absence: { from: '2026-12-03', to: '2026-12-04', deputy } })
    const told = async (person: string) => ownedRoles.find!(ctx, { contactId: 'x', person }, [])
    expect(await told(idOf(manager))).toMatchObject([
      { id: house, stays: 'until-you-hand-over', data: { absences: [{ deputy }] } },
    ])
    expect(await told(deputy)).toMatchObject([{ data: { name: 'Kim', absences: [{ deputy }] } }])
    expect(await told(third.person)).toMatchObject([{ data: { absences: [] } }])
    expect(await told('nobody')).toEqual([])
  })

  it('opens its house, and nobody else does; there is none that is not there', async () => {
    await using world = await aWorld()
    const { manager, deputy } = await aHouseWithKim(world)
    for (const actor of [manager, deputy])
      expect(await loadManagedHouse(world.ctx, actor, house)).toMatchObject({ house: { id: house } })
    await expect(loadManagedHouse(world.ctx, aVisitor, house)).rejects.toMatchObject({
      code: 'sign-in-needed',
    })
    await expect(loadHouse(world.ctx, 'nowhere')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('what groups of a house agree to', () => {
  const words = { title: 'Schlüssel', words: 'Am nächsten Tag.' }
  const hour = '2026-12-01T10:00:00.000Z'
  const list = async ({ ctx }: World) => agreementsBeside(await loadHouse(ctx, house))
  async function writing(world: World) {
    const manager = await found(world)
    return (of: { id?: string; words?: string; title?: string; version?: number } = {}) =>
      writeAgreement(world.ctx, manager, {
        house,
        id: of.id,
        version: of.version,
        words: { title: of.title ?? words.title, words: of.words ?? words.words },
      })
  }

  it('is asked for an hour later; other words of either kind are a new version, the same are not', async () => {
    await using world = await aWorld()
    const write = await writing(world)
    const { id } = await write()
    expect(await list(world)).toMatchObject({
      version: 1,
      round: { number: 1, at: hour },
      agreements: [{ id, version: 1 }],
    })
    world.clock.advance(10)
    expect(await write({ id, version: 1 })).toMatchObject({ version: 1 })
    expect(await write({ id, title: 'Schloss', version: 1 })).toMatchObject({
      version: 2,
      since: world.ctx.now(),
    })
    expect(await write({ id, title: 'Schloss', words: 'Sofort.' })).toMatchObject({ version: 3 })
    await expect(write({ id, version: 2 })).rejects.toMatchObject({ code: 'changed-meanwhile' })
    await expect(write({ id: 'agreement009' })).rejects.toMatchObject({ code: 'not-found' })
    expect(await list(world)).toMatchObject({ version: 3, agreements: [{ id, version: 3 }] })
  })

  it('is asked for together with what is written before, as long as nobody was asked', async () => {
    await using world = await aWorld()
    const write = await writing(world)
    await write()
    world.clock.advance(30)
    await write()
    expect((await list(world)).round).toEqual({ number: 1, at: '2026-12-01T10:30:00.000Z' })
    expect((await list(world)).agreements).toHaveLength(2)
  })

  it('is asked for at most once a day', async () => {
    await using world = await aWorld()
    const write = await writing(world)
    const round = async () => (await list(world)).round
    await write()
    world.clock.set(hour)
    await write()
    expect(await round()).toEqual({ number: 2, at: '2026-12-02T10:00:00.000Z' })
    world.clock.set('2026-12-02T09:30:00.000Z')
    await write()
    expect(await round()).toEqual({ number: 2, at: '2026-12-02T10:30:00.000Z' })
    world.clock.set('2026-12-04T10:00:00.000Z')
    await write()
    expect(await round()).toEqual({ number: 3, at: '2026-12-04T11:00:00.000Z' })
  })

  it('is ten things at most, and one that is there may change', async () => {
    await using world = await aWorld()
    const write = await writing(world)
    for (let count = 0; count < 9; count += 1) await write()
    const { id } = await write()
    await expect(write()).rejects.toMatchObject({ code: 'agreements-enough' })
    expect(await write({ id, words: 'Sofort.' })).toMatchObject({ version: 2 })
  })

  it('is taken back once, and its round stays', async () => {
    await using world = await aWorld()
    const write = await writing(world)
    const { id } = await write()
    const other = await write()
    const manager = (await loadHouse(world.ctx, house)).managers[0]!
    const by: Actor = { ...aVisitor, kind: 'person', person: { id: manager.person, name: 'L' } }
    for (let twice = 0; twice < 2; twice += 1) await removeAgreement(world.ctx, by, { house, id })
    expect(await list(world)).toMatchObject({
      version: 3,
      round: { number: 1 },
      agreements: [{ id: other.id }],
    })
    expect(await world.ctx.table.get({ pk: 'AGREEMENTS#aef', sk: `A#${id}` })).toBeUndefined()
  })

  it('is written only over what was read, and due until its round is over', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const write = await writing(world)
    const before = await list(world)
    const { id } = await write()
    const of = { house, agreements: [], round: { number: 1, at: hour } }
    await expect(table.transact([listWrite(before, of)])).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect([
      await readDue(dueRounds, table, '2026-12-01T09:59:00.000Z', 9),
      await readDue(dueRounds, table, hour, 9),
    ]).toEqual([[], [house]])
    const read = await list(world)
    await table.transact([listWrite(read, { ...of, round: { ...of.round, isOver: true } })])
    expect(await readDue(dueRounds, table, '9', 9)).toEqual([])
    await expect(table.transact([listWrite(read, of)])).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect(await table.transact([sameWordsWrite({ house, id, version: 1 })])).toBe('done')
    await expect(table.transact([sameWordsWrite({ house, id, version: 2 })])).rejects.toMatchObject({
      code: 'changed-meanwhile',
    })
  })
})
