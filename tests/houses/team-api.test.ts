import { expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import type { Actor } from '../../shared/actor.ts'

const absences = '/api/houses/aef/absences'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example' }

/** The cookies of a program that somebody signed in. */
async function sessionOf(world: World, actor: Actor): Promise<Record<string, string>> {
  await aBrowserOf(world, actor)
  return { session: `session of ${actor.person!.id}` }
}

const span = { from: '2026-12-01', to: '2026-12-05' }

it('an absence is entered, read with who decides, and taken away by programs too', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const cookies = await sessionOf(world, manager)
  const added = await world.call('POST', absences, { cookies, body: { ...span, deputy: kim } })
  expect(added.status).toBe(201)
  const { id, deputy } = added.json as { id: string; deputy: string }
  expect(added.json).toEqual({ id, person: manager.person!.id, ...span, deputy })
  const team = await world.call('GET', '/api/houses/aef/team', { cookies })
  expect(team.json).toMatchObject({
    absences: [added.json],
    decidesToday: [{ person: deputy, until: span.to }],
  })
  expect(team.json.team).toContainEqual({ person: deputy, ...kim, role: 'deputy' })
  const again = { ...span, from: '2026-12-02', person: deputy, deputy: manager.person!.id }
  expect((await world.call('POST', absences, { cookies, body: again })).status).toBe(201)
  expect(await world.call('DELETE', `${absences}/${id}`, { cookies })).toMatchObject({
    status: 204,
    text: '',
  })
  expect((await world.call('DELETE', `${absences}/${id}`, { cookies })).status).toBe(404)
})

it('programs are told which field is wrong, and strangers nothing', async () => {
  await using world = await aWorld()
  const cookies = await sessionOf(world, await found(world))
  const post = (body: unknown, more = { cookies }) => world.call('POST', absences, { ...more, body })
  const wrong = await post({ from: '2026-12-31', to: '2026-12-01', deputy: kim })
  expect(wrong).toMatchObject({
    status: 422,
    json: { errors: [{ pointer: '/to', reason: 'ends-before-it-begins' }] },
  })
  expect((await post({ ...span, deputy: { name: 'Kim' } })).json).toMatchObject({
    errors: [{ pointer: '/deputy' }],
  })
  expect((await post({ ...span })).json).toMatchObject({ errors: [{ pointer: '/deputy' }] })
  expect((await post({ ...span, deputy: kim }, { cookies: {} })).status).toBe(401)
  const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
  const theirs = await sessionOf(world, other)
  expect((await post({ ...span, deputy: kim }, { cookies: theirs })).status).toBe(403)
  expect((await world.call('GET', '/api/houses/aef/team', { cookies: theirs })).status).toBe(403)
  expect((await world.call('DELETE', `${absences}/000000000000`, { cookies: theirs })).status).toBe(403)
  expect((await world.call('GET', '/api/houses/nirgends/team', { cookies })).status).toBe(404)
})
