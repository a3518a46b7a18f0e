import { describe, expect, it } from 'vitest'
import { settleHeld } from '../../functions/bookings/actions/settle-held.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { settleGroups } from '../../functions/groups/actions/settle-groups.ts'
import { dueHeldOver } from '../../functions/groups/store/over.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest } from '../support/builders.ts'
import { founded, joins, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'
import { readDue } from '../../shared/table/due.ts'
import { itInTurn } from '../support/in-turn.ts'

const { contact: _contact, ...noContact } = aRequest()

/** Three Wednesdays, approved, the first of which is over. */
async function holding(stage: Staged, { id: group, host }: Grouped, change: object = {}): Promise<string> {
  const asked = { ...noContact, date: '2026-12-02', group, repeat: { every: 'week', count: 3 }, ...change }
  const { status, json } = await stage.post(`/api/houses/${house}/bookings`, asked, host.token)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  return json.id
}

async function leaves({ world }: Staged, { id, host }: Grouped): Promise<void> {
  const { status } = await world.call('DELETE', `/api/groups/${id}/members/${host.id}?anyway=yes`, {
    token: host.token,
  })
  expect(status).toBe(204)
}

const statesOf = async ({ world }: Staged, id: string) =>
  (await readBooking(world.ctx.table, id))?.occurrences.map(({ state }) => state)

describe('a group that is over', () => {
  itInTurn('gives back what it held and was still to come, told to its hosts with the reason', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const series = await holding(stage, group)
    const asked = await stage.post(
      `/api/houses/${house}/bookings`,
      { ...noContact, date: '2026-12-20', group: group.id },
      group.host.token,
    )
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    stage.world.clock.set('2026-12-03T09:00:00.000Z')
    expect((await stage.post(`/api/groups/${group.id}/end`, {}, group.host.token)).status).toBe(200)
    for (let twice = 0; twice < 2; twice += 1) await settleHeld(stage.world.ctx)
    expect(await statesOf(stage, series)).toEqual(['approved', 'cancelled', 'cancelled'])
    expect(await statesOf(stage, asked.json.id)).toEqual(['cancelled'])
    await hear(walked)
    const mails = stage.world.mails.filter(({ to }) => to === 'ada@gruppe.example')
    expect(mails).toHaveLength(2)
    for (const { text } of mails) expect(text).toContain('gibt es nicht mehr')
    expect(await readDue(dueHeldOver, stage.world.ctx.table, '9', 10)).toEqual([])
  })

  it('of which nothing is to come any more leaves nothing to do', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const series = await holding(stage, group)
    stage.world.clock.set('2026-12-03T09:00:00.000Z')
    await stage.post(`/api/bookings/${series}/cancel`, {}, group.host.token)
    await stage.post(`/api/groups/${group.id}/end`, {}, group.host.token)
    await settleHeld(stage.world.ctx)
    expect(await statesOf(stage, series)).toEqual(['approved', 'cancelled', 'cancelled'])
    expect(await readDue(dueHeldOver, stage.world.ctx.table, '9', 10)).toEqual([])
  })

  it('one booking that cannot be given back now stops no other, and is given back later', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const ids = [await holding(stage, group), await holding(stage, group, { from: '08:00', to: '09:00' })]
    await stage.post(`/api/groups/${group.id}/end`, {}, group.host.token)
    const { ctx } = stage.world
    const [stuck = ''] = ids
    const get: typeof ctx.table.get = async (key, options) => {
      if (key.sk === stuck) throw new Error('the table does not answer')
      return ctx.table.get(key, options)
    }
    await settleHeld({ ...ctx, table: { ...ctx.table, get } })
    const held = await Promise.all(ids.map((id) => statesOf(stage, id)))
    expect(held.map((states) => states?.at(-1))).toEqual(['approved', 'cancelled'])
    await settleHeld(ctx)
    expect((await statesOf(stage, stuck))?.at(-1)).toBe('cancelled')
  })
})

describe('a group in which nobody is left', () => {
  it('ends by itself after two weeks, and holds nothing any more', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const series = await holding(stage, group)
    await leaves(stage, group)
    const { ctx, clock } = stage.world
    clock.advance(14 * 24 * 60 - 1)
    await settleGroups(ctx)
    expect((await storedOf(stage, group.id)).group.state).toBe('active')
    clock.advance(1)
    await settleGroups(ctx)
    await settleHeld(ctx)
    expect((await storedOf(stage, group.id)).group.state).toBe('ended')
    expect(await statesOf(stage, series)).toEqual(['approved', 'approved', 'cancelled'])
  })

  it('goes on where somebody comes in time', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await leaves(stage, group)
    await joins(stage, group.id, 'Bea')
    stage.world.clock.advance(20 * 24 * 60)
    await settleGroups(stage.world.ctx)
    expect((await storedOf(stage, group.id)).group).toMatchObject({ state: 'active', members: 1 })
  })
})

describe('a host who leaves', () => {
  const host = ({ world }: Staged, id: string) =>
    readBooking(world.ctx.table, id).then((booking) => booking && [booking.contact, booking.enteredBy])

  it('stands in nothing that the group holds any more: another host does, who is not told that they did it', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    await stage.post(`/api/groups/${group.id}/members/${bea.id}/role`, { role: 'host' }, group.host.token)
    const series = await holding(stage, group)
    const phone = { purpose: 'Nähen', contact: { name: 'Ada', phone: '02131 000-77' } }
    expect((await stage.post(`/api/bookings/${series}/change`, phone, group.host.token)).status).toBe(200)
    await leaves(stage, group)
    await settleHeld(stage.world.ctx)
    expect(await host(stage, series)).toEqual([{ name: 'Bea', email: 'bea@neben.example' }, bea.id])
    expect(JSON.stringify(await readBooking(stage.world.ctx.table, series))).not.toMatch(/Ada|ada@|000-77/)
    const { text } = await stage.world.call('GET', `/bookings/${series}/${bea.token}`)
    expect(text).not.toMatch(/Ada|ada@|000-77/)
    expect(text).not.toContain('Sie, <time')
    expect(await readDue(dueHeldOver, stage.world.ctx.table, '9', 10)).toEqual([])
  })

  it('takes nothing along of what another host asked for', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const [bea, cem] = [await joins(stage, group.id, 'Bea'), await joins(stage, group.id, 'Cem')]
    for (const { id } of [bea, cem])
      await stage.post(`/api/groups/${group.id}/members/${id}/role`, { role: 'host' }, group.host.token)
    const ofCem = await holding(stage, { ...group, host: cem })
    const before = await readBooking(stage.world.ctx.table, ofCem)
    await leaves(stage, group)
    await settleHeld(stage.world.ctx)
    expect(await readBooking(stage.world.ctx.table, ofCem)).toEqual(before)
    expect(before?.enteredBy).toBe(cem.id)
  })

  it('as the last leaves nobody there, until somebody takes over', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    const series = await holding(stage, group)
    await leaves(stage, group)
    await settleHeld(stage.world.ctx)
    expect(await host(stage, series)).toEqual([{ name: 'Nähcafé' }, undefined])
    expect((await stage.post(`/api/groups/${group.id}/take-over`, {}, bea.token)).status).toBe(200)
    await settleHeld(stage.world.ctx)
    expect(await host(stage, series)).toEqual([{ name: 'Bea', email: 'bea@neben.example' }, bea.id])
  })
})
