import { describe, expect, it } from 'vitest'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { removeAbsence } from '../../functions/houses/actions/remove-absence.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { mayDo } from '../../functions/houses/rules/roles.ts'
import type { Power } from '../../functions/houses/rules/roles.ts'
import type { Manager } from '../../functions/houses/schema.ts'
import { systemActor } from '../../shared/actor.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
const span = { from: '2026-12-03', to: '2026-12-05' }
const managersOnly = { kind: 'forbidden', code: 'managers-only' }

async function withDeputy(world: World): Promise<{ manager: Actor; deputy: Actor }> {
  const manager = await found(world)
  const { person, name } = await addToTeam(world.ctx, manager, { house, member: kim })
  return { manager, deputy: { kind: 'person', address: 'x', person: { id: person, name } } }
}

describe('the roles of a house', () => {
  const since = '2026-12-01T09:00:00.000Z'
  const team = (['manager', 'deputy'] as const).map((role): Manager => ({
    house,
    person: role,
    role,
    name: role,
    email: 'x@y.example',
    language: 'de',
    since,
  }))
  const as = (id: string): Actor => ({ kind: 'person', address: 'x', person: { id, name: id } })

  it.each([
    ['manager', as('manager'), ['decide', 'change-settings', 'change-team']],
    ['deputy', as('deputy'), ['decide']],
    ['somebody else', as('else'), []],
    ['nobody', aVisitor, []],
    ['a timer', systemActor, ['decide', 'change-settings', 'change-team']],
  ])('%s', (_, actor, powers) => {
    const all: Power[] = ['decide', 'change-settings', 'change-team']
    expect(all.filter((power) => mayDo(team, actor, power))).toEqual(powers)
  })
})

describe('a deputy', () => {
  it('says when they are away themselves, and takes it back', async () => {
    await using world = await aWorld()
    const { manager, deputy } = await withDeputy(world)
    const { ctx } = world
    const absence = { ...span, deputy: manager.person!.id }
    const { id } = await addAbsence(ctx, deputy, { house, absence })
    await removeAbsence(ctx, deputy, { house, id })
    expect((await loadHouse(ctx, house)).absences).toEqual([])
  })

  it('neither sends others away, nor calls them back, nor brings somebody new', async () => {
    await using world = await aWorld()
    const { manager, deputy } = await withDeputy(world)
    const { ctx } = world
    const [theirs, own] = [manager.person!.id, deputy.person!.id]
    const { name } = kim
    for (const absence of [
      { ...span, person: theirs, deputy: own },
      { ...span, person: own, deputy: { name, email: 'neu@aef.example' } },
    ])
      await expect(addAbsence(ctx, deputy, { house, absence })).rejects.toMatchObject(managersOnly)
    const { id } = await addAbsence(ctx, manager, { house, absence: { ...span, deputy: own } })
    await expect(removeAbsence(ctx, deputy, { house, id })).rejects.toMatchObject(managersOnly)
  })

  it('may leave, but takes nobody else out', async () => {
    await using world = await aWorld()
    const { manager, deputy } = await withDeputy(world)
    const { ctx } = world
    const taking = removeFromTeam(ctx, deputy, { house, person: manager.person!.id })
    await expect(taking).rejects.toMatchObject(managersOnly)
    await removeFromTeam(ctx, deputy, { house, person: deputy.person!.id })
    expect((await loadHouse(ctx, house)).managers).toHaveLength(1)
  })

  it('finds on the page of the team what they may do, and no more', async () => {
    await using world = await aWorld()
    const { manager, deputy } = await withDeputy(world)
    await addAbsence(world.ctx, manager, { house, absence: { ...span, deputy: deputy.person!.id } })
    const browser = await aBrowserOf(world, deputy)
    const { status, text } = await browser.get('/manage/aef/team')
    expect(status).toBe(200)
    expect(doors(text)).not.toEqual(expect.arrayContaining(['Jemanden dazunehmen']))
    expect(doors(text).filter((door) => door.startsWith('Doch da'))).toEqual([])
    expect(doors(text).filter((door) => door === 'Aus dem Team nehmen …')).toHaveLength(1)
    expect(text).not.toContain('name="newEmail"')
    const form = { ...span, person: deputy.person!.id, deputy: manager.person!.id }
    expect((await browser.send('/manage/aef/team', form)).status).toBe(303)
  })

  it('is told in plain words who can change the house', async () => {
    await using world = await aWorld()
    const { deputy } = await withDeputy(world)
    for (const [language, words] of [
      ['de', 'Das kann nur die Leitung des Hauses ändern.'],
      ['en', 'Only the managers of the house can change this.'],
    ] as const) {
      const { status, text } = await (await aBrowserOf(world, deputy, language)).get('/manage/aef/settings')
      expect([status, wordsOf(text)]).toEqual([403, expect.stringContaining(words)])
    }
  })
})
