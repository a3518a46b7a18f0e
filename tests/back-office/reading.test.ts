import { describe, expect, it } from 'vitest'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { readVacancy } from '../../functions/back-office/actions/read-vacancy.ts'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { reopeningWrite } from '../../functions/contacts/store/ledger.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { aMeeting, aStage, founded as foundedMeeting } from '../meetings/a-meeting.ts'
import { personIdOf } from '../../functions/identity/actions/person.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found, managerMail } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, house } from './managed.ts'

const of = { house }

/** Lays a block around what is there. */
const lay = (world: World, manager: Actor, date: string) =>
  createBlock(world.ctx, manager, {
    house,
    request: { rooms: ['seminarraum'], from: date, to: date, label: 'Zu', displace: 'leave' },
  })

const managerOf = async ({ ctx }: World): Promise<Actor> => ({
  kind: 'person',
  address: 'house',
  person: { id: await personIdOf(ctx, managerMail), name: 'Hausleitung' },
})

it('inbox and outlook are for those who run this very house', async () => {
  await using world = await aWorld()
  await found(world)
  const other = await found(world, { house: { id: 'other' }, manager: 'andere@neben.example' })
  for (const [actor, code] of [
    [aVisitor, 'sign-in-needed'],
    [other, 'not-allowed'],
  ] as const) {
    await expect(readInbox(world.ctx, actor, of)).rejects.toMatchObject({ code })
    await expect(readVacancy(world.ctx, actor, { ...of, days: 90 })).rejects.toMatchObject({ code })
  }
})

describe('the inbox', () => {
  it('has what nobody has decided, oldest first, with what each would meet and whether it is trusted', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { whenDeadlinePasses: 'approve-trusted' } })
    const first = await asked(world, { date: '2026-12-20' })
    const [one, two] = [
      await asked(world, { date: '2026-12-21' }),
      await asked(world, { date: '2026-12-22' }),
    ]
    world.clock.advance(-1)
    const oldest = await asked(world, { date: '2026-12-23' })
    const { id } = await asked(world, { date: '2026-12-24' })
    await approveBooking(world.ctx, manager, { id })
    await trustContact(world.ctx, manager, { id: one.id, trusted: true })
    await lay(world, manager, '2026-12-22')
    const { entries, isTrusted, asking } = await readInbox(world.ctx, manager, of)
    const rest = [first.id, one.id, two.id].sort()
    expect(entries.map(({ booking }) => booking.id)).toEqual([oldest.id, ...rest])
    expect(entries.filter(({ booking }) => isTrusted(booking)).map(({ booking }) => booking.id)).toEqual([
      one.id,
    ])
    const met = entries.filter(({ collisions }) => collisions.length > 0)
    expect(met.map(({ booking, closed }) => [booking.id, closed])).toEqual([[two.id, false]])
    expect(met[0]?.dates).toMatchObject([{ key: '2026-12-22T19:00', collisions: [{ kind: 'block' }] }])
    expect([asking, entries.some((entry) => 'meeting' in entry)]).toEqual([[], false])
  })

  it('asks of nobody whether they are trusted where no end hangs on it', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    for (const date of ['2026-12-20', '2026-12-21']) {
      const { id } = await asked(world, { date })
      await trustContact(world.ctx, manager, { id, trusted: true })
    }
    const { table } = world.ctx
    const reads: string[] = []
    const getMany: typeof table.getMany = (keys, how) => {
      reads.push(...keys.map(({ pk }) => pk))
      return table.getMany(keys, how)
    }
    const { entries } = await readInbox({ ...world.ctx, table: { ...table, getMany } }, manager, of)
    expect(entries).toHaveLength(2)
    expect(reads.some((pk) => pk.startsWith('BOOKING#'))).toBe(true)
    expect(reads.filter((pk) => pk.startsWith('TRUSTED#'))).toEqual([])
  })

  it('drops what was decided though it still stands on the list of who asked', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { id, contactId } = await asked(world, { date: '2026-12-20' })
    await approveBooking(world.ctx, manager, { id })
    await world.ctx.table.transact([
      reopeningWrite(house, { contactId, id, isProved: true }, world.ctx.now()),
    ])
    expect((await readInbox(world.ctx, manager, of)).entries).toEqual([])
    expect((await readVacancy(world.ctx, manager, { ...of, days: 90 })).ahead).toEqual([])
  })

  it('says what others would read where they may come, and which meetings ask for other words', async () => {
    await using stage = await aStage()
    const manager = await managerOf(stage.world)
    const contact = { name: 'Gruppe', email: 'gruppe@neben.example' }
    const wish = (change: object) => stage.post('/api/houses/aef/meetings', aMeeting({ contact, ...change }))
    const [one, two] = [await wish({ title: 'Eins' }), await wish({ title: 'Zwei', date: '2026-12-09' })]
    expect([one.status, two.status]).toEqual([201, 201])
    await stage.post('/api/houses/aef/bookings', aRequest({ date: '2026-12-20' }))
    const shown = await foundedMeeting(stage, { date: '2026-12-10' })
    const change = `/api/meetings/${shown.id}/change`
    expect((await stage.post(change, { title: 'Neu' }, shown.manageToken)).status).toBe(200)
    const { entries, asking } = await readInbox(stage.world.ctx, manager, of)
    const titles = entries.map(({ booking, meeting }) => [booking.purpose, meeting?.words.de.title])
    expect(titles.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))).toEqual([
      ['Eins', 'Eins'],
      ['Spieleabend', undefined],
      ['Zwei', 'Zwei'],
    ])
    expect(asking.map(({ id }) => id)).toEqual([shown.id])
  })
})

describe('the outlook', () => {
  const read = async (world: World, manager: Actor, days: number, from?: string) =>
    readVacancy(world.ctx, manager, { ...of, days, from })

  it('has groups that wait for a call and words that wait for a reader: by the clock, or still open', async () => {
    await using stage = await aStage()
    const { world } = stage
    const manager = await managerOf(world)
    // Midnight in the house.
    world.clock.set('2026-12-01T23:00:00.000Z')
    const shown = await foundedMeeting(stage)
    await stage.post(`/api/meetings/${shown.id}/change`, { title: 'Neu' }, shown.manageToken)
    const host = { name: 'Ada', phone: '02131 000-77' }
    const { json: group } = await stage.post('/api/houses/aef/groups', {
      name: 'Nähtreff',
      purpose: 'Nähen',
      joining: 'open',
      host,
    })
    const end = addMinutes(world.ctx.now(), 21 * 24 * 60)
    const words = { kind: 'words', id: shown.id, name: 'Sprachcafé', what: 'open', by: 'manager' }
    const named = { kind: 'group', id: group.id, name: 'Nähtreff' }
    const long = await read(world, manager, 20)
    expect(long.until).toBe(end)
    expect(long.others).toEqual([
      { ...named, when: end, what: 'forgotten', by: 'clock' },
      { ...words, when: end },
    ])
    const short = await read(world, manager, 19)
    expect(short.others).toEqual([
      { ...named, when: short.until, what: 'open', by: 'manager' },
      { ...words, when: short.until },
    ])
    expect(short).not.toHaveProperty('next')
    // They stand on the first page alone.
    expect((await read(world, manager, 20, '0')).others).toEqual([])
  })

  it('gives no yes that meets something, and asks that of trusted ones', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { whenDeadlinePasses: 'approve-trusted' } })
    const bookings = []
    for (const date of ['2027-01-03', '2027-01-04']) {
      const booking = await asked(world, { date })
      await trustContact(world.ctx, manager, { id: booking.id, trusted: true })
      bookings.push(booking.id)
    }
    await lay(world, manager, '2027-01-04')
    const { ahead } = await read(world, manager, 90)
    const ends = new Map(ahead.map(({ booking, end }) => [booking.id, end.what]))
    expect(bookings.map((id) => ends.get(id))).toEqual(['approved', 'expired'])
  })

  it('has two hundred of those who ask on a page, and says where the next begins', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const contacts = Array.from({ length: 201 }, (_, at) => `c${String(at).padStart(3, '0')}`)
    const opens = (some: string[]) =>
      world.ctx.table.transact(
        some.map((id) =>
          reopeningWrite(house, { contactId: id, id: `b${id}`, isProved: true }, world.ctx.now()),
        ),
      )
    await opens(contacts.slice(0, 100))
    await opens(contacts.slice(100, 200))
    expect(await read(world, manager, 90)).not.toHaveProperty('next')
    await opens(contacts.slice(200))
    expect((await read(world, manager, 90)).next).toBe('c200')
    expect(await read(world, manager, 90, 'c200')).not.toHaveProperty('next')
  })
})
