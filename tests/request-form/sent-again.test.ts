import { beforeEach, describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { aRequest, found } from '../support/builders.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { openPlace } from '../../functions/waitlist/actions/load.ts'
import type { Actor } from '../../shared/actor.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { leave } from '../waitlist/waiting.ts'
import { filled, german, idOf } from './book-form.ts'
import type { Fields } from './book-form.ts'

let world: World
let manager: Actor

beforeEach(async () => {
  world = await aWorld()
  manager = await found(world, { rooms: { seminarraum: { contention: 'compete' }, saal: {} } })
  return () => world[Symbol.asyncDispose]()
})

/** Sends a form; the jar is what the browser has kept. The form has a new key each time that it is fetched. */
async function sends(form: Fields, jar: Record<string, string> = {}, path = '/aef/book') {
  const key = world.ctx.newId()
  const sent = await world.call('POST', path, { form: { ...form, key }, cookies: { ...german, ...jar } })
  expect([sent.status, sent.headers['location']]).toEqual([303, expect.stringContaining('?done=')])
  return { ...sent, id: idOf(sent.headers['location']), location: sent.headers['location'] }
}

describe('whoever goes back and sends the same again', () => {
  it('is led to the request that is there', async () => {
    const first = await sends(filled())
    const again = await sends(filled(), first.jar)
    expect(again.location).toBe(first.location)
  })

  it('is led there also where nobody else may ask for that time', async () => {
    const first = await sends(filled({ rooms: ['saal'] }))
    const again = await sends(filled({ rooms: ['saal'] }), first.jar)
    expect(again.location).toBe(first.location)
  })

  it.each([
    ['another time', { to: '22:00' }],
    ['other words', { note: 'Wir bringen Kuchen mit.' }],
    ['another address', { 'contact.email': 'andere@gruppe.example' }],
    ['in the name of somebody else', { 'contact.name': 'Frau Beispiel' }],
  ])('asks anew for what is not the same: %s', async (_, change) => {
    const first = await sends(filled())
    expect((await sends(filled(change), first.jar)).id).not.toBe(first.id)
  })

  it('asks anew once the first is cancelled', async () => {
    const first = await sends(filled())
    await cancelBooking(world.ctx, manager, { id: first.id })
    expect((await sends(filled(), first.jar)).id).not.toBe(first.id)
  })

  it('asks anew when a quarter of an hour has passed, whatever the browser still keeps', async () => {
    const first = await sends(filled())
    world.clock.advance(16)
    expect((await sends(filled(), first.jar)).id).not.toBe(first.id)
  })

  it('founds one meeting outdoors', async () => {
    const form = {
      ...filled(),
      kind: 'outdoors',
      place: 'Am Brunnen',
      title: 'Spaziergang',
      description: 'Wir gehen eine Runde.',
      every: '',
    }
    const first = await sends(form, {}, '/aef/start')
    expect((await sends(form, first.jar, '/aef/start')).location).toBe(first.location)
  })

  it('has one place in the queue, and a new one after leaving it', async () => {
    await requestBooking(world.ctx, manager, {
      house: 'aef',
      request: aRequest({ rooms: ['saal'], approve: true }),
    })
    const form = filled({ rooms: ['saal'] })
    const first = await sends(form, {}, '/aef/queue')
    expect((await sends(form, first.jar, '/aef/queue')).location).toBe(first.location)
    await leave(world, (await openPlace(world.ctx, first.id)).place)
    expect((await sends(form, first.jar, '/aef/queue')).id).not.toBe(first.id)
  })
})

describe('what a browser keeps of a request', () => {
  it('is for fifteen minutes, for the form alone, and not for scripts', async () => {
    const { cookies } = await sends(filled())
    expect(cookies).toEqual([
      expect.stringMatching(/^sent=.+; Path=\/aef\/book; Max-Age=900; HttpOnly; SameSite=Lax/),
    ])
  })

  it('tells nothing of what was asked', async () => {
    const { cookies } = await sends(filled())
    expect(decodeURIComponent(cookies.join())).not.toMatch(/Beispiel|gruppe|Spieleabend|19:00|2026-12-05/)
  })

  it('leads nobody to the request of somebody else whose words they know', async () => {
    const neighbour = await sends(filled())
    const own = await sends(filled())
    // The mark of another request is good for that alone, also where the words are the same.
    const [, until = '', token = ''] = (own.jar['sent'] ?? '').split(' ')
    for (const mark of [[neighbour.id, until, token], [neighbour.id, until, ''], [neighbour.id]]) {
      const again = await sends(filled(), { sent: mark.join(' ') })
      expect(again.id).not.toBe(neighbour.id)
    }
    expect((await sends(filled())).id).not.toBe(neighbour.id)
  })

  it('is not put off by its owner', async () => {
    const first = await sends(filled())
    const [id = '', , token = ''] = (first.jar['sent'] ?? '').split(' ')
    const sent = [id, '2027-01-01T00:00:00.000Z', token].join(' ')
    expect((await sends(filled(), { sent })).id).not.toBe(first.id)
  })
})
