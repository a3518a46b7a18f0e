import { expect, it } from 'vitest'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { filledForm } from '../support/filled-form.ts'
import { founded, founder, miscounts, storedOf } from './a-group.ts'

const here = `/${house}/groups/new`
const said = { name: 'Nähcafé', purpose: 'Wir nähen.', 'host.name': 'Ada', 'host.email': founder }

async function fetched({ world }: Staged) {
  return { ...filledForm((await world.call('GET', here)).text), ...said }
}

const sends = async ({ world }: Staged, path: string, form: object, cookies: Record<string, string> = {}) => {
  const { status, headers, jar } = await world.call('POST', path, {
    form: form as Record<string, string>,
    cookies,
  })
  expect(status).toBe(303)
  return { location: headers['location'], jar }
}

it('a second click founds no second group, and leads to the first', async () => {
  await using stage = await aStage()
  const form = await fetched(stage)
  const [one, two] = await Promise.all([sends(stage, here, form), sends(stage, here, form)])
  expect(two.location).toBe(one.location)
  expect((await sends(stage, here, { ...form, name: 'Strickcafé' })).location).not.toBe(one.location)
})

it('whoever goes back, and founds the same group by a form fetched anew, is led to the first', async () => {
  await using stage = await aStage()
  const one = await sends(stage, here, await fetched(stage))
  expect((await sends(stage, here, await fetched(stage), one.jar)).location).toBe(one.location)
  expect((await stage.world.call('GET', one.location!)).status).toBe(200)
  // Another browser shows nothing of who has sent what.
  expect((await sends(stage, here, await fetched(stage))).location).not.toBe(one.location)
})

it('whoever joins by telephone is in the group once, however often the form is sent; another one is another', async () => {
  await using stage = await aStage()
  const { id } = await founded(stage)
  const path = `/${house}/groups/${id}/join`
  const bea = { name: 'Bea', phone: '02131 000-77' }
  const one = await sends(stage, path, bea)
  expect((await sends(stage, path, bea, one.jar)).location).toBe(one.location)
  await sends(stage, path, { name: 'Cem', phone: '02131 000-78' }, one.jar)
  expect((await storedOf(stage, id)).people.map(({ name }) => name).toSorted()).toEqual(['Ada', 'Bea', 'Cem'])
  expect(await miscounts(stage, id)).toEqual([])
})
