import { expect, it } from 'vitest'
import { forgetAll } from '../../functions/my-data/actions/forget.ts'
import { giftToken } from '../../functions/bookings/rules/gift.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { founded, joins, proofPath } from '../groups/a-group.ts'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWish, forget, mia, name, ownerIn, storedOf } from './somebody.ts'

const { contact: _contact, ...wish } = aWish({ groupName: undefined, note: 'Kuchen', label: 'Nähen' })

/** Mia and Bea host a group, in whose name Mia has asked for something. */
async function hosted(stage: Staged) {
  const { id: group, host } = await founded(stage, { host: { name, email: mia } })
  await stage.world.call('POST', await proofPath(stage, group, host.id, mia))
  const bea = await joins(stage, group, 'Bea')
  await stage.post(`/api/groups/${group}/members/${bea.id}/role`, { role: 'host' }, host.token)
  const asked = { ...wish, purpose: 'Nähen', group }
  const { status, json } = await stage.post(`/api/houses/${house}/bookings`, asked, host.token)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  return { group, host, bea, id: json.id as string, path: `/api/bookings/${json.id}` }
}

const namingMia = async ({ world: { engine } }: Staged) => {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.filter((item) => /\bmias?\b|muster/i.test(JSON.stringify(item))).map(({ type }) => type)
}

it('what a host asked for in a group’s name is told, and goes on without them when they are forgotten', async () => {
  await using stage = await aStage()
  const { host, bea, id, path, group } = await hosted(stage)
  const meeting = { ...aMeeting({ date: '2026-12-09', contact: undefined }), group }
  expect((await stage.post(`/api/houses/${house}/meetings`, meeting, host.token)).status).toBe(201)
  const kinds = (await storedOf(stage)).map(({ kind }) => kind)
  expect(kinds.toSorted()).toEqual(['booking', 'booking', 'group-member', 'meeting'])
  await forget(stage)
  expect(await namingMia(stage)).toEqual([])
  const booking = await readBooking(stage.world.ctx.table, id)
  expect(booking).toMatchObject({ state: 'approved', purpose: 'Nähen', note: 'Kuchen', group })
  expect((await stage.post(`${path}/cancel`, {}, bea.token)).status).toBe(200)
})

it('whoever gave a booking away is told so, and forgotten in it', async () => {
  await using stage = await aStage()
  const { host, id, path } = await hosted(stage)
  const phone = { purpose: 'Nähen', contact: { name, phone: '040 1234567' } }
  expect((await stage.post(`${path}/change`, phone, host.token)).status).toBe(200)
  const otto = { name: 'Otto', email: 'otto@neben.example' }
  expect((await stage.post(`${path}/give`, { contact: otto }, host.token)).status).toBe(200)
  const [offered] = (await storedOf(stage, otto.email)).filter(({ kind }) => kind === 'booking-offer')
  expect(offered).toMatchObject({ title: 'Nähen', data: { side: 'receiver', name: 'Otto' } })
  const booking = await readBooking(stage.world.ctx.table, id)
  const token = giftToken(await stage.world.ctx.secret(), booking!, booking!.gift!)
  expect((await stage.post(`${path}/gift`, { accept: true }, token)).status).toBe(200)
  expect(JSON.stringify((await readBooking(stage.world.ctx.table, id))?.history)).not.toContain('1234567')
  const told = (await storedOf(stage)).filter(({ kind }) => kind === 'booking-offer')
  expect(told).toMatchObject([{ goes: '2027-12-05T00:00:00.000Z', data: { side: 'giver', email: mia } }])
  await forget(stage)
  expect(await namingMia(stage)).toEqual([])
  expect((await storedOf(stage, otto.email)).map(({ kind }) => kind)).toEqual(['booking', 'usage'])
})

it('whoever was offered one is forgotten, and the offer is over', async () => {
  await using stage = await aStage()
  const { bea, id, path } = await hosted(stage)
  expect(
    (await stage.post(`${path}/give`, { contact: { name, email: 'm@neben.example' } }, bea.token)).status,
  ).toBe(200)
  await forgetAll(stage.world.ctx, await ownerIn(stage, 'm@neben.example'))
  expect((await readBooking(stage.world.ctx.table, id))?.gift).toBeUndefined()
  expect(await storedOf(stage, 'm@neben.example')).toEqual([])
})
