import { beforeEach, describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import type { BlockRequest } from '../../functions/blocks/schema.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { readHeldOne } from '../../functions/bookings/store/held.ts'
import { readLedger } from '../../functions/contacts/actions/ledger.ts'
import { readUsageOf } from '../../functions/contacts/store/usage.ts'
import type { Actor } from '../../shared/actor.ts'
import { asks, faults as faultsOf, holderAt, stored, twoGroups } from '../asks/two-groups.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { approved, ask, bookingOf, close, contactOf, faults, house, taken } from './closing.ts'
import { noting, ofType, slow } from './meanwhile.ts'
import { itInTurn } from '../support/in-turn.ts'

const date = '2026-12-05'

describe('a block', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    return () => world[Symbol.asyncDispose]()
  })

  const block = (change: Partial<BlockRequest> = {}, told?: readonly string[], ctx = world.ctx) => {
    const request = { rooms: ['seminarraum'], from: date, to: date, label: 'Putztag', ...change }
    return createBlock(ctx, manager, { house, request, told })
  }
  const refusalOf = (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => undefined,
      (error: unknown) => error,
    )
  const states = (...ids: string[]) => Promise.all(ids.map(async (id) => (await bookingOf(world, id)).state))

  it('that cancels cancels those alone of whom whoever blocks was told', async () => {
    const [one, other] = [await ask(world), await ask(world, { from: '09:00', to: '10:00' })]
    const conflicts = [{ booking: other.id }, { booking: one.id }]
    const cancels = { displace: 'cancel' } as const
    for (const told of [[one.id], [other.id], []])
      expect(await refusalOf(block(cancels, told))).toMatchObject({
        code: 'room-taken',
        facts: { conflicts },
      })
    expect(await refusalOf(block({}, [one.id, other.id]))).toMatchObject({ facts: { conflicts } })
    expect(await states(one.id, other.id)).toEqual(['unconfirmed', 'unconfirmed'])
    await block(cancels, [one.id, other.id])
    expect(await states(one.id, other.id)).toEqual(['cancelled', 'cancelled'])
  })

  it('lists what it meets of a booking: its rooms alone, and another time that is asked for or offered', async () => {
    const both = await approved(world, manager, { rooms: ['teekueche', 'seminarraum'] })
    const slot = { from: '19:00', to: '21:00', kind: 'booking' }
    const here = { booking: both.id, room: 'seminarraum', date, ...slot }
    const listed = async (day: string) =>
      ((await refusalOf(block({ from: day, to: day }))) as { facts: object }).facts
    expect(await listed(date)).toEqual({ pointer: '/displace', conflicts: [here] })
    const to = { date: '2026-12-14', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, await contactOf(world, both.id), { id: both.id, to })
    expect(await listed('2026-12-14')).toMatchObject({ conflicts: [{ ...here, date: '2026-12-14' }] })
    await close(world, manager, { displaced: 'offer' })
    expect(await listed('2026-12-04')).toMatchObject({ conflicts: [{ ...here, date: '2026-12-04' }] })
  })

  it('of several days and rooms takes from each what was there', async () => {
    const rooms = ['seminarraum', 'teekueche']
    const had = [
      await ask(world),
      await ask(world, { from: '09:00', to: '10:00', date: '2026-12-06' }),
      await ask(world, { from: '12:00', to: '13:00', rooms: ['teekueche'] }),
      await ask(world, { from: '14:00', to: '15:00', rooms: ['teekueche'], date: '2026-12-06' }),
    ]
    const { id } = await block({ rooms, to: '2026-12-06', displace: 'cancel' })
    expect(await states(...had.map((each) => each.id))).toEqual(had.map(() => 'cancelled'))
    for (const room of rooms)
      for (const day of [date, '2026-12-06']) {
        expect(await taken(world, day, room)).toEqual(['00:00-24:00 block'])
        const sheet = await world.ctx.table.get({ pk: `ROOM#aef#${room}`, sk: `DAY#${day}` })
        const holders = Object.entries(sheet!).filter(([name]) => /^q\d/.test(name))
        expect(new Set(holders.map(([, holder]) => holder))).toEqual(new Set([id]))
      }
  })

  it('of today leaves to a booking what is over of it', async () => {
    world.clock.set('2026-12-01T06:00:00.000Z')
    const repeat = { every: 'day', count: 2, mode: 'all' } as const
    const { id } = await approved(world, manager, { date: '2026-12-01', from: '08:00', to: '09:00', repeat })
    const to = { date: '2026-12-01', from: '19:00', to: '21:00' }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: '2026-12-02T08:00', to })
    world.clock.set('2026-12-01T09:00:00.000Z')
    const today = { from: '2026-12-01', to: '2026-12-01', displace: 'cancel' } as const
    const { id: own } = await block(today)
    const { occurrences } = await bookingOf(world, id)
    expect(occurrences.map(({ state }) => state)).toEqual(['approved', 'cancelled'])
    const sheet = await world.ctx.table.get({ pk: 'ROOM#aef#seminarraum', sk: 'DAY#2026-12-01' })
    expect([sheet?.['q32'], sheet?.['q36'], sheet?.['q76']]).toEqual([id, own, own])
    expect(await faults(world, [own])).toEqual([])
  })

  it('may be laid until it is over, to the minute', async () => {
    const until = (to: string) => block({ from: '2026-12-01T08:00', to: `2026-12-01T${to}` })
    expect(await refusalOf(until('10:00'))).toMatchObject({ code: 'too-soon', facts: { pointer: '/to' } })
    expect(await until('10:15')).toMatchObject({ by: 'Hausleitung' })
  })

  it('settles for each contact what they have open, and what they have used', async () => {
    const [ada, eva] = ['ada', 'eva'].map((name) => ({ name, email: `${name}@gruppe.example` }))
    const [one, two] = [
      await ask(world, { contact: ada! }),
      await ask(world, { contact: ada!, from: '10:00', to: '11:00' }),
    ]
    // Of this one only the first date is taken.
    const repeat = { every: 'day', count: 2, mode: 'all' } as const
    const stays = await ask(world, { contact: ada!, from: '17:00', to: '18:00', repeat })
    const other = await ask(world, { contact: eva!, from: '12:00', to: '13:00' })
    const sure = await approved(world, manager, { contact: eva!, from: '14:00', to: '16:00' })
    const open = async ({ contactId }: { contactId: string }) => [
      ...((await readLedger(world.ctx.table, house, contactId))?.open.keys() ?? []),
    ]
    const used = async () =>
      (await readUsageOf(world.ctx.table, house, sure.contactId)).used.get('approved 2026-2')
    expect([(await open(one)).length, await open(other), await used()]).toEqual([3, [other.id], 120])
    const { id } = await block({ displace: 'cancel' })
    expect([await open(one), await open(other), (await used()) ?? 0]).toEqual([[stays.id], [], 0])
    expect(await states(one.id, two.id, other.id, sure.id)).toEqual(Array(4).fill('cancelled'))
    expect(await states(stays.id)).toEqual(['unconfirmed'])
    expect(await faults(world, [id])).toEqual([])
  })

  it('takes an approved date from a contact without touching what else they have open', async () => {
    const contact = { name: 'Ada', email: 'ada@gruppe.example' }
    const { id, contactId } = await approved(world, manager, { contact })
    const open = await ask(world, { contact, date: '2026-12-09' })
    await block({ displace: 'cancel' })
    expect(await states(id, open.id)).toEqual(['cancelled', 'unconfirmed'])
    const ledger = await readLedger(world.ctx.table, house, contactId)
    expect([...ledger!.open.keys()]).toEqual([open.id])
  })

  it('reads what was booked a moment ago', async () => {
    const { id } = await ask(world)
    const ctx = { ...world.ctx, table: lagging(world.ctx.table, 'ROOM#') }
    expect(await refusalOf(block({}, undefined, ctx))).toMatchObject({
      facts: { conflicts: [{ booking: id }] },
    })
  })

  itInTurn('cancels as many as one write holds, and says how many were too many', async () => {
    const times = Array.from({ length: 50 }, (_, at) => {
      const time = (quarter: number) =>
        `${String(8 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
      return { from: time(at), to: time(at + 1) }
    })
    const had = await Promise.all(times.map((time) => ask(world, time)))
    const cancels = { displace: 'cancel', from: `${date}T08:00` } as const
    expect(await refusalOf(block(cancels))).toMatchObject({
      code: 'too-long',
      facts: { pointer: '/to', bookings: 50 },
    })
    const { ctx, written } = noting(world.ctx)
    // A booking and what its contact asks for are two, the day and the block two more: a hundred.
    await block({ ...cancels, from: `${date}T08:15` }, undefined, ctx)
    expect(written.map((all) => all.length)).toEqual([100])
    expect(await states(had[0]!.id, had[1]!.id, had[49]!.id)).toEqual([
      'unconfirmed',
      'cancelled',
      'cancelled',
    ])
  })

  it('of a part looks at the whole too: who is there is listed, and who comes at this moment', async () => {
    await found(world, { house: { id: 'halle' }, rooms: { saal: { contains: ['links'] }, links: {} } })
    const request = { rooms: ['links'], from: date, to: date, label: 'Putztag' }
    let id = ''
    const wanted = { house: 'halle', request: aRequest({ rooms: ['saal'] }) }
    const books = async () => void ({ id } = await requestBooking(world.ctx, aVisitor, wanted))
    const ctx = slow(world, ofType('block'), books)
    const refused = await refusalOf(createBlock(ctx, manager, { house: 'halle', request }))
    expect(refused).toMatchObject({
      code: 'room-taken',
      facts: { conflicts: [{ booking: id, room: 'saal' }] },
    })
    const leaves = { ...request, displace: 'leave' } as const
    await createBlock(world.ctx, manager, { house: 'halle', request: leaves, id: 'bbbb00000001' })
    expect((await bookingOf(world, id)).state).toBe('unconfirmed')
    const stands = async (room: string) => {
      const sheet = await world.ctx.table.get({ pk: `ROOM#halle#${room}`, sk: `DAY#${date}` })
      return Object.keys(sheet ?? {}).filter((name) => name.startsWith('e_'))
    }
    expect([await stands('links'), await stands('saal')]).toEqual([['e_bbbb00000001'], [`e_${id}`]])
  })
})

it('a block that takes a group’s date leaves its guest alone in the slot, and the group holds nothing there any more', async () => {
  await using stage = await aStage()
  const groups = await twoGroups(stage)
  const part = { kind: 'share', from: '19:00', to: '20:00' }
  const { json } = await asks(stage, groups, part)
  await stage.post(`/api/asks/${json.id}`, { answer: 'yes' }, groups.sewing.host.token)
  const of = { group: groups.sewing.id, booking: groups.theirs }
  expect(await readHeldOne(stage.world.ctx.table, of)).toMatchObject(of)
  const request = { rooms: ['seminarraum'], from: `${date}T20:15`, to: `${date}T22:00`, label: 'Putzen' }
  const { status } = await stage.manage('/api/houses/aef/blocks', { ...request, displace: 'cancel' })
  expect(status).toBe(201)
  const [theirs, mine] = [await stored(stage, groups.theirs), await stored(stage, groups.mine)]
  expect([theirs.state, mine.state]).toEqual(['cancelled', 'approved'])
  expect(theirs.occurrences[0]?.guest).toBeUndefined()
  expect(mine.occurrences[0]?.sharedWith).toBeUndefined()
  expect(mine.history.at(-1)?.changes).toEqual([{ field: 'sharedWith', old: 'Nähcafé' }])
  expect(await holderAt(stage, 'seminarraum', date, 19)).toBe(groups.mine)
  expect(await readHeldOne(stage.world.ctx.table, of)).toBeUndefined()
  expect((await faultsOf(stage)).filter((line) => !line.startsWith('nobody holds'))).toEqual([])
})
