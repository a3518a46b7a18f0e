import { describe, expect, it } from 'vitest'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { foundMeeting } from '../../functions/meetings/actions/found-meeting.ts'
import type { Founding } from '../../functions/meetings/actions/found-meeting.ts'
import type { NewMeeting } from '../../functions/meetings/contract/parts.ts'
import { readAccessData } from '../../functions/meetings/store/access-data.ts'
import { readEntry } from '../../functions/meetings/store/entries.ts'
import { readMeeting } from '../../functions/meetings/store/meetings.ts'
import { dueUpkeep } from '../../functions/meetings/store/upkeep.ts'
import type { Actor } from '../../shared/actor.ts'
import { founded as groupFounded } from '../groups/a-group.ts'
import { contact, datesIn, hostOf, managerOf, park, stranger, wrongLink } from './acting.ts'
import { aStage, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { readDue } from '../../shared/table/due.ts'

const when = { date: '2026-12-08', from: '15:00', to: '17:00' }
const inRoom = { title: 'Schach', venue: { kind: 'rooms' as const, rooms: ['teekueche'] }, ...when }
const found = ({ world: { ctx } }: Staged, actor: Actor, asked: NewMeeting, more: Partial<Founding> = {}) =>
  foundMeeting(ctx, actor, { house, asked, ...more })

async function storedOf({ world: { ctx } }: Staged, of: { meeting: string; booking: string }) {
  const [meeting, booking] = [
    await readMeeting(ctx.table, of.meeting),
    await readBooking(ctx.table, of.booking),
  ]
  return { meeting: meeting!, booking: booking! }
}

describe('a meeting with dates of its own', () => {
  it('by those who run the house is given at once, in their name where nobody else is named', async () => {
    await using stage = await aStage()
    const manager = await managerOf(stage)
    const { meeting, booking } = await storedOf(stage, await found(stage, manager, inRoom))
    expect(meeting).toMatchObject({ state: 'published', origin: 'manager', contact: { name: 'Hausleitung' } })
    expect(booking).toMatchObject({
      state: 'approved',
      meeting: meeting.id,
      purpose: 'Schach',
      label: 'Schach',
    })
    expect(booking.contact).toEqual({ name: 'Hausleitung' })
    const system: Actor = { kind: 'system', address: 'system' }
    const other = await found(stage, system, { ...inRoom, date: '2026-12-09' })
    expect((await storedOf(stage, other)).meeting.contact.name).toBe('Albert-Einstein-Forum')
    const named = await found(stage, manager, { ...inRoom, date: '2026-12-10', contact, language: 'en' })
    expect((await storedOf(stage, named)).meeting).toMatchObject({ contact, language: 'en' })
    const asked = { ...inRoom, date: '2026-12-11', contact }
    const kept = await found(stage, manager, asked, { booking: { approve: false } })
    expect((await storedOf(stage, kept)).booking.state).not.toBe('approved')
  })

  it('by a stranger is asked for in their own name', async () => {
    await using stage = await aStage()
    const asked = { ...inRoom, contact, accessData: { text: 'Hinten.', releaseHoursBefore: 3 } }
    const of = await found(stage, stranger, asked)
    const { meeting, booking } = await storedOf(stage, of)
    expect(meeting).toMatchObject({
      state: 'published',
      origin: 'public',
      contact,
      language: 'de',
      version: 1,
    })
    expect([booking.state, meeting.contactId]).toEqual(['unconfirmed', booking.contactId])
    const { table } = stage.world.ctx
    expect((await readEntry(table, house, meeting.id))?.card.state).toBe('published')
    expect(await readAccessData(table, meeting.id)).toMatchObject({ text: 'Hinten.', version: 1, house })
    const looked = [
      await readDue(dueUpkeep, table, '2026-12-05T08:59:59.999Z'),
      await readDue(dueUpkeep, table, '2026-12-05T09:00:00.000Z'),
    ]
    expect(looked).toEqual([[], [{ house, meeting: meeting.id }]])
  })

  it.each<[string, object]>([
    ['/contact', { contact: undefined }],
    ['/date', { date: undefined }],
    ['/date', { from: undefined }],
    ['/date', { to: undefined }],
  ])('has all that a request has: %s is missing in %o', async (pointer, change) => {
    await using stage = await aStage()
    const asked = { ...inRoom, contact, ...change }
    await expect(found(stage, stranger, asked)).rejects.toMatchObject({ facts: { pointer } })
  })

  it('is one, however often the form arrives', async () => {
    await using stage = await aStage()
    const once = { idempotencyKey: 'once' }
    const first = await found(stage, stranger, { ...inRoom, contact }, once)
    expect(await found(stage, stranger, { ...inRoom, contact }, once)).toEqual(first)
    const {
      world: { ctx },
    } = stage
    expect(await ctx.table.query({ pk: `PROGRAMME#${house}` })).toHaveLength(1)
  })

  it('in no room holds none, and a long title is cut where it is a label', async () => {
    await using stage = await aStage()
    const title = 'Schach '.repeat(17).trim()
    const asked = {
      ...inRoom,
      title,
      venue: park,
      repeat: { every: 'week' as const, count: 2, mode: 'all' as const },
    }
    const of = await found(stage, await managerOf(stage), asked)
    const { meeting, booking } = await storedOf(stage, of)
    expect([booking.label, booking.purpose, meeting.words.de.title]).toEqual([
      title.slice(0, 80),
      title,
      title,
    ])
    expect((await datesIn(stage, of.meeting)).map(({ venue, state }) => [venue, state])).toEqual([
      [park, 'planned'],
      [park, 'planned'],
    ])
  })

  it('says of its booking what the form says besides', async () => {
    await using stage = await aStage()
    const more = { booking: { purpose: 'Schach mit Kindern' } }
    const of = await found(stage, stranger, { ...inRoom, contact }, more)
    expect((await storedOf(stage, of)).booking).toMatchObject(more.booking)
  })
})

describe('a meeting in the name of a group', () => {
  it('is held by it, and its host needs nobody else to be named', async () => {
    await using stage = await aStage()
    const { id: group, host } = await groupFounded(stage)
    const actor: Actor = { ...stranger, token: host.token }
    const of = await found(stage, actor, { ...inRoom, group })
    const { meeting, booking } = await storedOf(stage, of)
    expect(meeting).toMatchObject({ group, enteredBy: host.id, contact: { name: 'Ada' }, origin: 'public' })
    expect(meeting.personId).toEqual(booking.personId)
    expect([meeting.personId === undefined, booking.group]).toEqual([false, group])
    await expect(found(stage, wrongLink, { ...inRoom, group })).rejects.toMatchObject({ kind: 'forbidden' })
    expect(meeting).not.toHaveProperty('linkId')
  })
})

/** A booking of a stranger, over which the house has decided or not. */
async function booked(stage: Staged, isApproved = true, change: object = {}) {
  const request = { rooms: ['teekueche'], ...when, purpose: 'Tee', contact, ...change }
  const { json } = await stage.post(`/api/houses/${house}/bookings`, request)
  if (isApproved) await stage.manage(`/api/bookings/${json.id}/approve`)
  return json as { id: string; manageToken: string }
}

describe('a booking to which others may come', () => {
  const open = (stage: Staged, actor: Actor, booking: string, more: object = {}) =>
    found(stage, actor, { booking, title: 'Teerunde', ...more } as NewMeeting)

  it.each([
    ['its contact', false, false, false, 'published'],
    ['its contact', true, false, false, 'draft'],
    ['its contact, whom the house trusts,', true, true, false, 'published'],
    ['those who run the house', true, false, true, 'published'],
  ])(
    'by %s (approved: %s, trusted: %s) is one at once: %s, %s',
    async (_, approved, trusted, byManager, state) => {
      await using stage = await aStage()
      const own = await booked(stage, approved)
      const manager = await managerOf(stage)
      if (trusted) await trustContact(stage.world.ctx, manager, { id: own.id, trusted })
      const of = await open(stage, byManager ? manager : hostOf(own), own.id)
      const { meeting, booking } = await storedOf(stage, of)
      const venue = { kind: 'rooms', rooms: ['teekueche'] }
      expect(meeting).toMatchObject({ state, venue, contact, origin: byManager ? 'manager' : 'public' })
      expect([booking.meeting, booking.label]).toEqual([meeting.id, 'Teerunde'])
      const line = booking.history.at(-1)
      expect(line).toMatchObject({ what: 'changed', changes: [{ field: 'meeting', new: 'Teerunde' }] })
      expect(await datesIn(stage, of.meeting)).toHaveLength(1)
    },
  )

  it('keeps its label, and has access data, from the first word on', async () => {
    await using stage = await aStage()
    const own = await booked(stage, true, { label: 'Tee' })
    const accessData = { text: 'Hinten.', releaseHoursBefore: 3 }
    const of = await open(stage, hostOf(own), own.id, { accessData })
    expect((await storedOf(stage, of)).booking.label).toBe('Tee')
    expect(await readAccessData(stage.world.ctx.table, of.meeting)).toMatchObject(accessData)
  })

  it('is opened once, by whoever has it, in its house, and not when it is over', async () => {
    await using stage = await aStage()
    const own = await booked(stage)
    await expect(open(stage, stranger, own.id)).rejects.toMatchObject({ code: 'sign-in-needed' })
    await expect(open(stage, wrongLink, own.id)).rejects.toMatchObject({ code: 'not-allowed' })
    const elsewhere = foundMeeting(stage.world.ctx, hostOf(own), {
      house: 'other',
      asked: { booking: own.id, title: 'X' } as NewMeeting,
    })
    await expect(elsewhere).rejects.toMatchObject({ code: 'not-found' })
    await open(stage, hostOf(own), own.id)
    await expect(open(stage, hostOf(own), own.id)).rejects.toMatchObject({ code: 'open-already' })
    const over = await booked(stage, true, { date: '2026-12-09' })
    await stage.manage(`/api/bookings/${over.id}/cancel`)
    await expect(open(stage, hostOf(over), over.id)).rejects.toMatchObject({ code: 'already-decided' })
  })
})
