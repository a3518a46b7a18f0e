import { expect, it } from 'vitest'
import { founded, joins } from '../groups/a-group.ts'
import type { Grouped, Person } from '../groups/a-group.ts'
import { house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aWish } from '../my-data/somebody.ts'
import { aHeardStage, does, german, made, titlesIn } from './owning.ts'
import { deliver } from './reading.ts'

const pageOf = (group: Grouped, { token }: Person) => `/my-calendar/group/${group.id}/${token}`

async function asks(stage: Staged, { id, host }: Grouped, change: Record<string, unknown> = {}) {
  const { contact: _contact, groupName: _name, ...wish } = aWish(change)
  const { status, json } = await stage.post(
    `/api/houses/${house}/bookings`,
    { ...wish, group: id },
    host.token,
  )
  expect(status).toBe(201)
  return json
}

it('the calendar of a group shows its people all that it has, as they call it, and hears of it', async () => {
  await using stage = await aHeardStage()
  const group = await founded(stage)
  const bea = await joins(stage, group.id, 'Bea')
  const path = await made(stage, pageOf(group, bea))
  expect(await titlesIn(stage, path)).toEqual([])
  const { id } = await asks(stage, group, { purpose: 'Nähen' })
  await deliver(stage.world)
  expect(await titlesIn(stage, path)).toEqual(['2026-12-05T19:00 Anfrage: Nähen TENTATIVE'])
  await stage.manage(`/api/bookings/${id}/approve`)
  await deliver(stage.world)
  expect(await titlesIn(stage, path)).toEqual(['2026-12-05T19:00 Nähen CONFIRMED'])
})

it('whoever leaves a group has its calendar no longer, and the others keep theirs', async () => {
  await using stage = await aHeardStage()
  const group = await founded(stage)
  const [bea, cem] = [await joins(stage, group.id, 'Bea'), await joins(stage, group.id, 'Cem')]
  const [hers, his] = [await made(stage, pageOf(group, bea)), await made(stage, pageOf(group, cem))]
  expect([await titlesIn(stage, hers), await titlesIn(stage, his)]).toEqual([[], []])
  const at = `/api/groups/${group.id}/members/${bea.id}`
  const { status } = await stage.world.call('DELETE', at, { token: bea.token, body: {} })
  expect(status).toBeLessThan(300)
  await deliver(stage.world)
  expect([await titlesIn(stage, hers), await titlesIn(stage, his)]).toEqual([['410'], []])
})

it('nobody has it who may not see who is in the group', async () => {
  await using stage = await aHeardStage()
  const group = await founded(stage, { joining: 'request' })
  const bea = await joins(stage, group.id, 'Bea')
  expect((await stage.world.call('GET', pageOf(group, bea), german)).status).toBe(403)
  expect(await does(stage, pageOf(group, bea), 'make')).toBe(403)
  expect(await does(stage, pageOf(group, { ...bea, token: 'x'.repeat(44) }), 'make')).toBe(403)
})

it('what a host asks for in the name of a group has no calendar of its own by that link', async () => {
  await using stage = await aHeardStage()
  const group = await founded(stage)
  const { id } = await asks(stage, group)
  const page = `/my-calendar/booking/${id}/${group.host.token}`
  expect((await stage.world.call('GET', page, german)).status).toBe(403)
})
