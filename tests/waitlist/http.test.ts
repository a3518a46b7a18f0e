import { beforeEach, describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { offerToken } from '../../functions/waitlist/rules/place.ts'
import { readPlace } from '../../functions/waitlist/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, placeNow, taken, waits, proved } from './waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

let world: World
let manager: Actor
let booking: Booking
const german = { language: 'de' }
const slot = { rooms: ['seminarraum'], date: '2026-12-05', from: '19:00', to: '21:00' }

beforeEach(async () => {
  world = await aWorld()
  manager = await found(world)
  booking = await taken(world, manager)
  return () => world[Symbol.asyncDispose]()
})

const join = (body: object) => world.call('POST', '/api/houses/aef/queue', { body })
const standingOf = (text: string) =>
  wordsOf(/<div class="status-big[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0] ?? '')

describe('the queue over the API', () => {
  itInTurn('is joined, looked at, taken and left as the contract says', async () => {
    const first = await join({ ...slot, contact: { name: 'Eva', email: 'eva@gruppe.example' } })
    expect(first.status).toBe(201)
    expect(first.json).toMatchObject({ state: 'waiting', code: codeOf(first.json.id) })
    const { id, manageToken: token } = first.json
    await proved(world.ctx, await placeNow(world, first.json))
    const second = await join(aWish())
    await proved(world.ctx, await placeNow(world, second.json))
    expect(
      (await world.call('GET', `/api/queue/${second.json.id}`, { token: second.json.manageToken })).json,
    ).toMatchObject({ state: 'waiting', ahead: 1 })
    await cancelBooking(world.ctx, manager, { id: booking.id })
    const offered = await world.call('GET', `/api/queue/${id}`, { token })
    expect(offered.json).toMatchObject({
      state: 'offered',
      offer: { ...slot, until: '2026-12-02T09:00:00.000Z' },
    })
    const early = await world.call('POST', `/api/queue/${second.json.id}/accept`, {
      token: second.json.manageToken,
    })
    expect([early.status, early.json.type]).toEqual([409, '/problems/not-offered'])
    const accepted = await world.call('POST', `/api/queue/${id}/accept`, { token })
    expect([accepted.status, accepted.json]).toMatchObject([
      200,
      { state: 'taken', bookingState: 'requested' },
    ])
    const read = await world.call('GET', `/api/bookings/${accepted.json.booking}`, {
      token: accepted.json.manageToken,
    })
    expect(read.json).toMatchObject({ state: 'requested', contact: { name: 'Eva' }, rooms: ['seminarraum'] })
    const left = await world.call('POST', `/api/queue/${second.json.id}/leave`, {
      token: second.json.manageToken,
    })
    expect([left.status, left.json.state]).toEqual([200, 'left'])
  })

  it('tells strangers nothing, and who could book to book', async () => {
    const place = await waits(world)
    expect((await world.call('GET', `/api/queue/${place.id}`)).status).toBe(401)
    expect((await world.call('GET', `/api/queue/${place.id}`, { token: 'wrong' })).status).toBe(403)
    expect((await world.call('GET', '/api/queue/000000000000', { token: 'wrong' })).status).toBe(404)
    const free = await join(aWish({ date: '2026-12-06' }))
    expect([free.status, free.json.type]).toEqual([409, '/problems/not-taken'])
  })

  it('says when an offer is over, though nobody has given it on yet', async () => {
    const place = await waits(world)
    await cancelBooking(world.ctx, manager, { id: booking.id })
    const { offer } = await placeNow(world, place)
    world.clock.set(offer!.until)
    const token = offerToken(await world.ctx.secret(), place)
    expect((await world.call('GET', `/api/queue/${place.id}`, { token })).json.state).toBe('expired')
    const late = await world.call('POST', `/api/queue/${place.id}/accept`, { token })
    expect([late.status, late.json.type]).toEqual([409, '/problems/offer-over'])
  })
})

describe('the pages of the queue', () => {
  const form = {
    ...slot,
    'contact.name': 'Eva Beispiel',
    'contact.email': 'eva@gruppe.example',
    purpose: 'Chorprobe',
    key: 'a-key',
  }
  const send = (fields: object) =>
    world.call('POST', '/aef/queue', { form: fields as never, cookies: german })

  it('take the booking form as it is, lead to the place, and are one place however often they are sent', async () => {
    const sent = await send({ ...form, repeat: '' })
    expect(sent.status).toBe(303)
    expect((await send(form)).headers['location']).toBe(sent.headers['location'])
    const page = await world.call('GET', sent.headers['location']!, { cookies: german })
    expect(standingOf(page.text)).toMatch(/^Noch nicht bestätigt Wir haben Ihnen eine E-Mail geschrieben\./)
    const id = sent.headers['location']!.split('/')[2]!
    const own = `/queue/${id}/${offerToken(await world.ctx.secret(), await placeNow(world, { id }))}`
    // Opening the link of the mail asks, and changes nothing.
    for (let often = 0; often < 2; often++) {
      const asks = await world.call('GET', own, { cookies: german })
      expect(wordsOf(asks.text)).toContain('Möchten Sie auf diese Zeit warten?')
      expect(asks.text).not.toContain('Eva')
    }
    expect((await placeNow(world, { id })).provedAt).toBeUndefined()
    const yes = await world.call('POST', own, { form: { step: 'prove' }, cookies: german })
    expect(yes.headers['location']).toBe(`${own}?done=proved`)
    const after = await world.call('GET', yes.headers['location']!, { cookies: german })
    expect(standingOf(after.text)).toMatch(/^Sie warten auf diese Zeit Niemand wartet vor Ihnen\./)
    expect(wordsOf(after.text)).toContain('Danke, Ihre E-Mail-Adresse ist bestätigt.')
    expect(wordsOf(page.text)).toContain(codeOf(id))
    expect((await readPlace(world.ctx.table, id))?.purpose).toBe('Chorprobe')
    await waits(world)
    const later = await waits(world)
    const token = offerToken(await world.ctx.secret(), later)
    const text = (await world.call('GET', `/queue/${later.id}/${token}`, { cookies: german })).text
    expect(standingOf(text)).toContain('Vor Ihnen warten 2 andere.')
  })

  it('come back filled with what is wrong, and send on who could book', async () => {
    const empty = await send({ ...form, 'contact.name': '' })
    expect([empty.status, alertOf(empty.text)]).toEqual([422, expect.stringContaining('Namen')])
    const free = await send({ ...form, date: '2026-12-06' })
    expect(free.status).toBe(409)
    expect(wordsOf(free.text)).toContain('Gute Nachricht: Diese Zeit ist frei')
    expect(free.text).toContain(
      '/aef/book?rooms=seminarraum&amp;date=2026-12-06&amp;from=19%3A00&amp;to=21%3A00',
    )
    const open = await world.call('GET', '/aef/queue?rooms=seminarraum&date=2026-12-05&from=19:00&to=21:00', {
      cookies: german,
    })
    expect([open.status, open.text.includes('value="2026-12-05"')]).toEqual([200, true])
  })

  itInTurn('let whoever got the mail take it with one click, or pass it on', async () => {
    const [place, next] = [await waits(world), await waits(world)]
    await cancelBooking(world.ctx, manager, { id: booking.id })
    const secret = await world.ctx.secret()
    const path = `/queue/${place.id}/${offerToken(secret, place)}`
    const room = await world.call('GET', '/aef/rooms/seminarraum?week=2026-12-05', { cookies: german })
    expect([room.status, room.text.includes(place.contact.name)]).toEqual([200, false])
    const page = await world.call('GET', path, { cookies: german })
    expect(standingOf(page.text)).toMatch(
      /^Die Zeit ist frei\. Wir halten sie für Sie bis Mi, 2\. Dezember 2026/,
    )
    expect(doors(page.text)).toEqual(expect.arrayContaining(['Ja, ich nehme es', 'Nein, danke']))
    const no = await world.call('POST', path, { form: { step: 'leave' }, cookies: german })
    expect([no.status, no.headers['location']]).toEqual([303, `${path}#main`])
    expect((await placeNow(world, next)).state).toBe('offered')
    const other = `/queue/${next.id}/${offerToken(secret, next)}`
    const yes = await world.call('POST', other, { form: { step: 'accept' }, cookies: german })
    expect([yes.status, yes.headers['location']]).toEqual([
      303,
      expect.stringMatching(/^\/bookings\/.*\?done=sent$/),
    ])
    const after = await world.call('GET', other, { cookies: german })
    expect(doors(after.text)).toContain('Zu Ihrer Buchung')
    const late = await world.call('POST', path, { form: { step: 'accept' }, cookies: german })
    expect([late.status, wordsOf(late.text)]).toEqual([
      409,
      expect.stringContaining('Das ist schon erledigt.'),
    ])
    const wrong = await world.call('GET', `/queue/${place.id}/wrong`, { cookies: german })
    expect(wrong.status).toBe(403)
  })

  itInTurn('let the manager enter, find, take and pass on for callers', async () => {
    const browser = await aBrowserOf(world, manager)
    expect((await browser.get('/manage/aef/book/queue')).status).toBe(200)
    const entered = await browser.send('/manage/aef/book/queue', {
      ...slot,
      'contact.name': 'Frau Anruf',
      key: 'k',
    })
    expect(entered.status).toBe(303)
    const path = entered.headers['location']!
    const id = path.split('/').at(-1)!
    expect(wordsOf((await browser.get(path)).text)).toContain('wartet')
    const sought = await browser.get(`/manage/aef/find?q=${encodeURIComponent(codeOf(id))}`)
    expect([sought.status, sought.headers['location']]).toEqual([303, path])
    expect((await browser.send(path, { step: 'accept' })).status).toBe(409)
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(doors((await browser.get(path)).text)).toContain('Annehmen und zusagen')
    expect((await browser.send(path, { step: 'accept' })).status).toBe(303)
    const place = await readPlace(world.ctx.table, id)
    expect(place?.state).toBe('taken')
    expect(doors((await browser.get(path)).text)).toContain('Buchung öffnen')
    const caller = await browser.send('/manage/aef/book/queue', {
      ...slot,
      'contact.name': 'Herr Anruf',
      key: 'l',
    })
    await browser.send(caller.headers['location']!, { step: 'leave' })
    expect(wordsOf((await browser.get(caller.headers['location']!)).text)).toContain('wartet nicht mehr')
    expect((await world.call('GET', path)).headers['location']).toMatch(/^\/sign-in/)
  })
})
