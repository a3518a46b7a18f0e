import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import type { Actor } from '../../shared/actor.ts'
import { found, managerMail } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import type { World } from '../support/world.ts'

type Cookies = Record<string, string>

export async function cookiesOf(world: World, id: string): Promise<Cookies> {
  await aBrowserOf(world, { kind: 'person', address: 'x', person: { id, name: 'x' } })
  return { session: `session of ${id}`, language: 'de' }
}

export async function managerOf(world: World): Promise<Actor> {
  const id = await personIdOf(world.ctx, managerMail)
  return { kind: 'person', address: 'house', person: { id, name: 'Hausleitung' } }
}

/** Who has nothing to do with the house, or nothing any more. */
export async function outsiders(world: World): Promise<Record<string, Cookies>> {
  const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
  const manager = await managerOf(world)
  const member = { name: 'Ute', email: 'ute@haus.example', role: 'manager' as const }
  const { person: former } = await addToTeam(world.ctx, manager, { house: 'aef', member })
  await removeFromTeam(world.ctx, manager, { house: 'aef', person: former })
  return {
    'manager of another house': await cookiesOf(world, other.person!.id),
    'former manager': await cookiesOf(world, former),
    stranger: await cookiesOf(world, 'a-person-without-a-role'),
    nobody: { language: 'de' },
  }
}
