import type { DueKey } from '../../shared/table/table.ts'
import { expect, it } from 'vitest'
import { ownedBookings } from '../../functions/bookings/actions/owned.ts'
import { loadBookings } from '../../functions/bookings/actions/load.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { forgetAll, settleForgettings } from '../../functions/my-data/actions/forget.ts'
import { reopeningWrite } from '../../functions/contacts/actions/ledger.ts'
import { managerMail } from '../support/builders.ts'
import { allItems, halves } from '../support/crash-consistency.ts'
import { hear } from '../attendances/hearing.ts'
import { founded, founder, joins, miscounts } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { aWish, forget, heard, leavesTraces, mia, ownerIn, storedOf } from './somebody.ts'
import { itInTurn } from '../support/in-turn.ts'

itInTurn('whoever is forgotten is named nowhere; figures stay, and what was to come is free', async () => {
  await using stage = await aStage()
  const { past, booking, own, coming, meeting, hosted } = await leavesTraces(stage)
  await heard(stage)
  stage.world.clock.set('2026-12-04T09:00:00.000Z')
  const left = await forget(stage)
  expect(left.map(({ kind }) => kind).toSorted()).toEqual(['ledger', 'usage'])
  const { engine } = stage.world
  const items = await allItems(engine.endpoint, engine.tableName)
  const naming = items.filter(({ type }) => type !== 'data-request')
  const named = naming.filter((item) => /\bmias?\b|muster|step-free/i.test(JSON.stringify(item)))
  expect(named.map(({ type, pk, sk }) => `${String(type)} ${pk} ${sk}`)).toEqual([])
  // A group stands in the list of its house too.
  const of = (id: string) => items.find((item) => item['id'] === id && item['type'] !== 'group-entry')
  expect(of(past.id)).toMatchObject({ state: 'approved', attendees: 12, contact: { name: '–' } })
  expect(of(booking.id)).toMatchObject({ state: 'cancelled', attendees: 12 })
  expect(of(coming.id)).toMatchObject({ state: 'left', heads: 2 })
  expect(of(own.id)).toMatchObject({ hosts: 0, members: 1, seekingSince: stage.world.ctx.now() })
  expect(of(hosted.id)).toMatchObject({ state: 'ended' })
  expect(of(meeting.id)).toMatchObject({ state: 'published' })
  expect(halves(items)).toEqual([])
})

it('twice is no fault, and what is stored later stays', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  await forget(stage)
  const before = await storedOf(stage)
  expect(await forget(stage)).toEqual(before)
  stage.world.clock.advance(1)
  const wish = aWish({ date: '2026-12-20', approve: true })
  const { json } = await stage.manage('/api/houses/aef/bookings', wish)
  for (const minutes of [5, 30, 4 * 24 * 60]) {
    stage.world.clock.advance(minutes)
    await settleForgettings(stage.world.ctx)
  }
  const bookings = (await storedOf(stage)).filter(({ kind }) => kind === 'booking')
  expect(bookings.map(({ id, data }) => [id, data.state])).toEqual([[json.id, 'approved']])
  expect(await stage.world.ctx.table.due('forgetting', '9')).toEqual([])
})

it('what nobody had proved, and what could not be done at once, is forgotten by the timer', async () => {
  await using stage = await aStage()
  const { world } = stage
  const { json } = await stage.post('/api/houses/aef/bookings', aWish())
  // Everything fails but what says that it is wanted.
  let isBroken = true
  const { table } = world.ctx
  const broken = {
    ...world.ctx,
    table: {
      ...table,
      ownedBy: async (owner: string) => {
        if (isBroken) throw new Error('the table does not answer')
        return table.ownedBy(owner)
      },
    },
  }
  const owner = await ownerIn(stage)
  await expect(forgetAll(broken, owner)).rejects.toThrow('does not answer')
  isBroken = false
  world.clock.advance(5)
  await settleForgettings(broken)
  const read = async () => (await loadBookings(world.ctx, [json.id]))[0]!
  expect((await read()).contact.email).toBe(mia)
  world.clock.advance(3 * 24 * 60)
  await settleDeadlines(world.ctx)
  await settleForgettings(world.ctx)
  expect(await read()).toMatchObject({ state: 'expired', contact: { name: '–' } })
})

it('the timer looks at nobody before their time, though the list of what is due says so, and at nobody who is forgotten already', async () => {
  await using stage = await aStage()
  const { world } = stage
  await forget(stage)
  const { table } = world.ctx
  const [{ at, ...key }] = (await table.due('forgetting', '9')) as [DueKey]
  const before = await table.get(key)
  const reads: string[] = []
  const lagging = {
    ...world.ctx,
    table: {
      ...table,
      due: async () => [{ ...key, at }],
      ownedBy: async (owner: string) => (reads.push(owner), table.ownedBy(owner)),
    },
  }
  await settleForgettings(lagging)
  expect([reads, await table.get(key)]).toEqual([[], before])
  await table.transact([{ kind: 'delete', key }])
  await settleForgettings(lagging)
  expect([reads, await table.get(key), world.logs.filter(({ level }) => level === 'error')]).toEqual([
    [],
    undefined,
    [],
  ])
})

it('a booking that somebody changes at the same moment is forgotten all the same, and whole', async () => {
  await using stage = await aStage()
  const { json } = await stage.manage('/api/houses/aef/bookings', aWish({ approve: true }))
  const change = (purpose: string) => stage.manage(`/api/bookings/${json.id}/change`, { purpose })
  await Promise.all([forget(stage), change('Mia eins'), change('Mia zwei')])
  stage.world.clock.advance(5)
  await settleForgettings(stage.world.ctx)
  const { engine } = stage.world
  const items = await allItems(engine.endpoint, engine.tableName)
  expect(items.filter((item) => /\bmias?\b|muster/i.test(JSON.stringify(item)))).toEqual([])
  expect(halves(items)).toEqual([])
})

it('what is somebody else’s stays as it is though it was once found as theirs, and what has gone is no fault', async () => {
  await using stage = await aStage()
  const { json } = await stage.manage('/api/houses/aef/bookings', aWish({ approve: true }))
  const [before] = await loadBookings(stage.world.ctx, [json.id])
  const [stored] = await ownedBookings.find!(stage.world.ctx, { contactId: before!.contactId, person: '' }, [
    'aef',
  ])
  expect(stored).toMatchObject({ id: json.id, dates: ['2026-12-05'] })
  const other = { contactId: 'of somebody else', person: '' }
  // As that of whoever gave it away.
  const { ctx } = stage.world
  await ctx.table.transact([
    reopeningWrite('aef', { contactId: other.contactId, id: json.id, isProved: true }, ctx.now()),
  ])
  expect(await ownedBookings.find!(stage.world.ctx, other, ['aef'])).toEqual([])
  for (const id of [json.id, 'aaaaaaaaaaaa'])
    await ownedBookings.forget(stage.world.ctx, other, { kind: 'booking', id, data: {} })
  expect(await loadBookings(stage.world.ctx, [json.id])).toEqual([before])
})

it('a long series is cancelled and forgotten', async () => {
  await using stage = await aStage()
  const wish = aWish({ repeat: { every: 'week', count: 52 }, approve: true })
  const { json } = await stage.manage('/api/houses/aef/bookings', wish)
  stage.world.clock.set('2027-06-01T09:00:00.000Z')
  await forget(stage)
  const { engine } = stage.world
  const items = await allItems(engine.endpoint, engine.tableName)
  expect(items.filter((item) => /\bmias?\b|muster/i.test(JSON.stringify(item)))).toEqual([])
  expect(halves(items)).toEqual([])
  const [booking] = await loadBookings(stage.world.ctx, [json.id])
  const states = Map.groupBy(booking!.occurrences, ({ state }) => state)
  expect([...states].map(([state, dates]) => [state, dates.length])).toEqual([
    ['approved', 26],
    ['cancelled', 26],
  ])
})

it('those who run a house are forgotten but for that', async () => {
  await using stage = await aStage()
  const left = await forget(stage, managerMail)
  expect(left.map(({ kind, stays }) => [kind, stays])).toEqual([
    ['manager', 'until-you-hand-over'],
    ['person', 'until-you-hand-over'],
  ])
})

it('two last hosts who are forgotten at once leave a group in which everybody is asked', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  const { token } = group.host
  const bea = await joins(stage, group.id, 'Bea')
  await joins(stage, group.id, 'Otto')
  await stage.post(`/api/groups/${group.id}/members/${bea.id}/role`, { role: 'host' }, token)
  const walked = { stage, heard: new Map() }
  await hear(walked)
  stage.world.mails.length = 0
  await Promise.all([forget(stage, founder), forget(stage, 'bea@neben.example')])
  expect(await miscounts(stage, group.id)).toEqual([])
  await hear(walked)
  expect(stage.world.mails.map(({ to }) => to)).toEqual(['otto@neben.example'])
})
