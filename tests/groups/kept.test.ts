import { describe, expect, it } from 'vitest'
import { countKept } from '../../functions/bookings/actions/kept.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import type { DueKey } from '../../shared/table/table.ts'
import { signedIn } from '../support/bench-world.ts'
import { aRequest, managerMail } from '../support/builders.ts'
import { founded, founder, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'

const { contact: _contact, ...noContact } = aRequest()

/** Four Wednesdays from the second of December on, approved. */
async function books(stage: Staged, { id: group, host }: Grouped, change: object = {}) {
  const asked = { ...noContact, date: '2026-12-02', group, repeat: { every: 'week', count: 4 }, ...change }
  const { status, json } = await stage.post(`/api/houses/${house}/bookings`, asked, host.token)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  return `/api/bookings/${json.id}`
}

async function keptOn(stage: Staged, id: string, day: string, time = '03:00'): Promise<number> {
  stage.world.clock.set(`${day}T${time}:00.000Z`)
  for (let twice = 0; twice < 2; twice += 1) await countKept(stage.world.ctx)
  return (await storedOf(stage, id)).group.kept ?? 0
}

describe('a date that a group has booked', () => {
  it('counts as kept once the house has had three days to say otherwise, and each once', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await books(stage, group)
    expect(await keptOn(stage, group.id, '2026-12-05', '23:59')).toBe(0)
    expect(await keptOn(stage, group.id, '2026-12-06', '00:00')).toBe(1)
    expect(await keptOn(stage, group.id, '2026-12-12')).toBe(1)
    expect(await keptOn(stage, group.id, '2027-01-20')).toBe(4)
  })

  it('does not count where it was called off, or the house reports that nobody came', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const path = await books(stage, group)
    const second = { occurrence: '2026-12-09T19:00', scope: 'this' }
    expect((await stage.post(`${path}/cancel`, second, group.host.token)).status).toBe(200)
    stage.world.clock.set('2026-12-04T09:00:00.000Z')
    const report = { kind: 'no-show', date: '2026-12-02', words: 'Niemand kam.' }
    const { ctx } = stage.world
    const sent = {
      body: report,
      cookies: { session: await signedIn(ctx, managerMail) },
      headers: { origin: ctx.settings.publicUrl },
    }
    expect((await stage.world.call('POST', `/api/groups/${group.id}/reports`, sent)).status).toBe(200)
    expect(await keptOn(stage, group.id, '2027-01-20')).toBe(2)
  })

  it('is not forgotten when the booking changes just then', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const path = await books(stage, group)
    stage.world.clock.set('2026-12-06T00:30:00.000Z')
    const changed = await stage.post(
      `${path}/change`,
      { purpose: 'Nähen', contact: { name: 'Ada' } },
      group.host.token,
    )
    expect(changed.status).toBe(200)
    expect(await keptOn(stage, group.id, '2026-12-06')).toBe(1)
  })

  it('counts for the group that had it, not for the one it was given to afterwards', async () => {
    await using stage = await aStage()
    const sewing = await founded(stage)
    const choir = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
    const path = await books(stage, sewing)
    expect(await keptOn(stage, sewing.id, '2026-12-06')).toBe(1)
    await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
    expect((await stage.post(`${path}/gift`, { accept: true }, choir.host.token)).status).toBe(200)
    expect(await keptOn(stage, choir.id, '2027-01-20')).toBe(3)
    expect((await storedOf(stage, sewing.id)).group.kept).toBe(1)
  })
})

it('a group that has ended keeps no date any more, and nothing fails of it', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  await books(stage, group)
  stage.world.clock.set('2026-12-05T09:00:00.000Z')
  expect((await stage.post(`/api/groups/${group.id}/end`, {}, group.host.token)).status).toBe(200)
  expect(await keptOn(stage, group.id, '2027-01-20')).toBe(0)
  expect(stage.world.logs.filter(({ level }) => level === 'error')).toEqual([])
})

it('what the timer is still told of is counted once, and passed over if others have it meanwhile', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  await books(stage, group)
  const choir = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
  const given = await books(stage, group, { from: '10:00', to: '12:00' })
  await stage.post(`${given}/give`, { group: choir.id }, group.host.token)
  stage.world.clock.set('2026-12-06T03:00:00.000Z')
  const { ctx, logs } = stage.world
  let told: DueKey[] = []
  let times = 0
  // An index that does not hear of what is written.
  const due = async (...what: Parameters<typeof ctx.table.due>) => {
    times += 1
    if (times === 1) {
      told = await ctx.table.due(...what)
      await stage.post(`${given}/gift`, { accept: true }, choir.host.token)
    }
    return times < 5 ? told : []
  }
  await countKept({ ...ctx, table: { ...ctx.table, due } })
  expect([told.length, times, (await storedOf(stage, group.id)).group.kept]).toEqual([2, 2, 1])
  expect(logs.filter(({ level }) => level === 'error')).toEqual([])
})

it('after so many kept dates as the house says, a room for trusted groups is given at once', async () => {
  const rooms = { seminarraum: { approval: 'trusted' } } as const
  await using stage = await aStage({}, { house: { trustAfterKept: 2 }, rooms })
  const group = await founded(stage)
  await books(stage, group)
  const later = { ...noContact, date: '2027-01-20', group: group.id }
  const asked = async (from: string, to: string) =>
    stage.post(`/api/houses/${house}/bookings`, { ...later, from, to }, group.host.token)
  expect((await asked('08:00', '09:00')).json.state).toBe('requested')
  await keptOn(stage, group.id, '2026-12-13')
  expect((await asked('10:00', '11:00')).json.state).toBe('approved')
})

it('what a trusted group moves or claims is had at once, and asked for when the trust is over', async () => {
  const rooms = { seminarraum: { approval: 'trusted' } } as const
  await using stage = await aStage({}, { rooms })
  const group = await founded(stage)
  const trust = (trusted: boolean) =>
    stage.manage(`/api/groups/${group.id}/trust`, { trusted, reason: 'Immer ordentlich' })
  expect((await trust(true)).status).toBe(200)
  const asked = { ...noContact, date: '2027-01-20', group: group.id }
  const { json } = await stage.post(`/api/houses/${house}/bookings`, asked, group.host.token)
  expect(json.state).toBe('approved')
  const move = (from: string, to: string) =>
    stage.post(`/api/bookings/${json.id}/move`, { date: '2027-01-21', from, to }, group.host.token)
  expect((await move('10:00', '12:00')).json.occurrences).toMatchObject([
    { date: '2027-01-21', from: '10:00' },
  ])
  await trust(false)
  expect((await move('14:00', '16:00')).json.occurrences).toMatchObject([
    { from: '10:00', asked: { from: '14:00' } },
  ])
})
