import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClosure } from '../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { changeRoom } from '../../functions/rooms/actions/change-room.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { RoomSettings } from '../../functions/rooms/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { takenOn } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const tuesdays = ['2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29']
const second = `${tuesdays[1]}T19:00`
const heads = ({ json }: { json: Booking }) => json.occurrences.map((date) => wordsOn(json, date).attendees)
const evening = { from: '19:00', to: '21:00' }

describe('a date of a series with a room of its own', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, {
      house: { whenDeadlinePasses: 'ask-deputy' },
      rooms: {
        saal: { name: 'Saal', approval: 'direct' },
        kammer: { name: 'Kammer', approval: 'request', capacity: 3, decideWithinHours: 24 },
        klause: { approval: 'direct', capacity: 3 },
        halle: { approval: 'request' },
      },
    })
  })
  afterEach(() => world[Symbol.asyncDispose]())

  /** Through the front door, as the group would. */
  const group = async (change: object = {}) => {
    const asked = await world.call('POST', '/api/houses/aef/bookings', {
      body: {
        rooms: ['saal'],
        date: tuesdays[0],
        ...evening,
        purpose: 'Singen',
        contact: { name: 'Singkreis', email: 'singkreis@gruppe.example' },
        repeat: { every: 'week', count: 4, mode: 'all' },
        ...change,
      },
    })
    const { id, manageToken: token } = asked.json as { id: string; manageToken: string }
    const at = `/api/bookings/${id}`
    const post = (step: string, body: object) => world.call('POST', `${at}/${step}`, { body, token })
    const contact = { email: 'singkreis@gruppe.example', name: 'Singkreis' }
    return {
      id,
      move: (body: object) => post('move', { date: tuesdays[1], ...evening, ...body }),
      change: (body: object) =>
        post('change', { purpose: 'Singen', contact: { name: 'Singkreis' }, ...body }),
      claim: (occurrence: string) => post('claim', { occurrence }),
      cancel: (body: object) => post('cancel', body),
      extend: (until: string) => post('extend', { until }),
      link: `/bookings/${id}/${token}`,
      prove: async () => post('confirm', { token: proofToken(await world.ctx.secret(), { id, contact }) }),
    }
  }
  const states = ({ json }: { json: Booking }) => json.occurrences.map(({ state }) => state)
  const one = { scope: 'this', occurrence: second }

  it.each([
    ['all', Array(4).fill('requested')],
    ['this', ['approved', 'requested', 'approved', 'approved']],
  ])('is asked for by the proof where its room needs a decision: %s moved', async (scope, expected) => {
    const { move, prove } = await group()
    expect((await move({ scope, occurrence: second, rooms: ['kammer'] })).status).toBe(200)
    const proved = await prove()
    expect([proved.json.state, states(proved)]).toEqual(['requested', expected])
    expect(proved.json.deadline).toBe('2026-12-02T09:00:00.000Z')
  })

  it('is approved by the proof where its room is given at once, though the series’ room is not', async () => {
    const { move, prove } = await group({ rooms: ['halle'] })
    await move({ ...one, rooms: ['saal'] })
    expect(states(await prove())).toEqual(['requested', 'approved', 'requested', 'requested'])
  })

  it('asks for another time by itself, and dates in rooms that are given at once just move', async () => {
    const { id, move, prove } = await group()
    await prove()
    const to = { date: tuesdays[1]!, ...evening, rooms: ['kammer'] }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: second, to })
    const moved = await move({ scope: 'following', occurrence: second, from: '18:00' })
    expect(moved.json.occurrences.map((each: Occurrence) => [each.from, each.asked?.from])).toEqual([
      ['19:00', undefined],
      ['19:00', '18:00'],
      ['18:00', undefined],
      ['18:00', undefined],
    ])
  })

  it('moves with the others, though the first of them is there already', async () => {
    const { id, move } = await group()
    const to = { date: tuesdays[1]!, ...evening, from: '18:00' }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: second, to })
    const moved = await move({ scope: 'all', occurrence: second, from: '18:00' })
    expect(moved.json.occurrences.map(({ from }: Occurrence) => from)).toEqual(Array(4).fill('18:00'))
  })

  it('is a request again when it is claimed, where its room needs a decision', async () => {
    const { move, prove, cancel, claim } = await group()
    await move({ ...one, rooms: ['kammer'] })
    await cancel(one)
    await prove()
    const claimed = await claim(second)
    expect(states(claimed)).toEqual(['approved', 'requested', 'approved', 'approved'])
    expect(claimed.json.deadline).toBe('2026-12-02T09:00:00.000Z')
  })

  it('is not claimed with more heads than its room holds by now', async () => {
    const { move, cancel, claim } = await group({ attendees: 3 })
    await move({ ...one, rooms: ['klause'] })
    await cancel(one)
    const room = (await loadRooms(world.ctx, 'aef')).rooms.find(({ id }) => id === 'klause')!
    const settings = { ...RoomSettings.parse(room), capacity: 2 }
    await changeRoom(world.ctx, manager, { house: 'aef', room: 'klause', settings, version: 1 })
    const refused = await claim(second)
    expect([refused.status, refused.json.type]).toEqual([422, '/problems/too-many-people'])
  })

  it('waits as long as its room may take, also when the deadline is put off or a closure undone', async () => {
    const { id, move, prove } = await group()
    await move({ ...one, rooms: ['kammer'] })
    expect((await prove()).json.deadline).toBe('2026-12-02T09:00:00.000Z')
    world.clock.set('2026-12-02T09:00:00.000Z')
    await settleDeadlines(world.ctx)
    const deadline = async () => (await readBooking(world.ctx.table, id))?.deadline
    expect(await deadline()).toBe('2026-12-03T09:00:00.000Z')
    const request = { from: '2026-12-15', to: '2026-12-15', words: 'Zu.', displaced: 'cancel' } as const
    const closure = await createClosure(world.ctx, manager, { house: 'aef', request })
    expect(await deadline()).toBe(undefined)
    await undoClosure(world.ctx, manager, { id: closure.id })
    expect(await deadline()).toBe('2026-12-03T09:00:00.000Z')
  })

  it('has no more heads than its own room holds', async () => {
    const { move, prove, change } = await group()
    await prove()
    await move({ ...one, rooms: ['klause'] })
    const refused = await change({ ...one, attendees: 60 })
    expect([refused.status, refused.json.type]).toEqual([422, '/problems/too-many-people'])
    expect(refused.json.errors).toMatchObject([{ pointer: '/attendees', most: 3 }])
    const whole = await change({ attendees: 60 })
    expect([whole.status, whole.json.type]).toEqual([422, '/problems/too-many-people'])
    expect(whole.json.errors).toMatchObject([{ most: 3, date: tuesdays[1] }])
    expect((await change({ ...one, attendees: 3 })).status).toBe(200)
    const others = await change({ attendees: 60 })
    expect(heads(others)).toEqual([60, 3, 60, 60])
  })

  it('asks for more heads where its room needs a decision; the other dates have them at once', async () => {
    const { id, prove, change } = await group({ attendees: 5 })
    await prove()
    const to = { date: tuesdays[1]!, ...evening, rooms: ['halle'] }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: second, to })
    const asked = await change({ attendees: 40 })
    expect(heads(asked)).toEqual([40, 5, 40, 40])
    expect(asked.json.occurrences.map((each: Occurrence) => each.asked?.attendees)).toEqual([
      undefined,
      40,
      undefined,
      undefined,
    ])
    expect(asked.json.history.at(-1)).toMatchObject({
      what: 'change-asked',
      changes: [{ field: 'attendees', old: '5', new: '40' }],
    })
    expect(asked.json.deadline).toBe('2026-12-04T09:00:00.000Z')
    await approveBooking(world.ctx, manager, { id })
    const after = await readBooking(world.ctx.table, id)
    expect(heads({ json: after! })).toEqual([40, 40, 40, 40])
  })

  it('goes back to the series’ room when that is approved', async () => {
    const { id, prove, move } = await group({ rooms: ['halle'] })
    await prove()
    await approveBooking(world.ctx, manager, { id })
    const to = { date: tuesdays[1]!, ...evening, rooms: ['klause'] }
    await moveBooking(world.ctx, manager, { id, scope: 'this', occurrence: second, to })
    const back = await move({ ...one, rooms: ['halle'], from: '18:00' })
    expect(back.json.history.at(-1).changes).toMatchObject([
      { field: 'rooms', new: 'halle' },
      { field: 'from' },
    ])
    await move({ ...one, rooms: ['halle'], from: '18:00' }).then(({ json }) =>
      expect(json.history).toHaveLength(back.json.history.length),
    )
    await approveBooking(world.ctx, manager, { id })
    const after = await readBooking(world.ctx.table, id)
    expect(after?.occurrences[1]).toMatchObject({ state: 'approved', from: '18:00' })
    expect(after?.occurrences[1]).not.toHaveProperty('rooms')
    expect(await takenOn(world, tuesdays[1]!, 'halle')).toEqual(['18:00-21:00 booking'])
    expect(await takenOn(world, tuesdays[1]!, 'klause')).toEqual([])
  })

  it('is where a series goes on, and what it is called, once most of them are there', async () => {
    const { id, link, move, extend, prove } = await group()
    await prove()
    const to = { date: tuesdays[0]!, ...evening, rooms: ['kammer'] }
    await moveBooking(world.ctx, manager, { id, scope: 'all', to })
    const more = await extend('2027-01-05')
    expect(more.json).toMatchObject({ rooms: ['kammer'], state: 'requested' })
    const words = wordsOf((await world.call('GET', link, { cookies: { language: 'de' } })).text)
    expect(words).toContain('Räume Kammer')
    await move({ scope: 'all', rooms: ['saal'] })
    expect(wordsOf((await world.call('GET', link, { cookies: { language: 'de' } })).text)).toContain(
      'Räume Saal',
    )
  })
})
