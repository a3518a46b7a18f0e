import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, aRequest, aWish, codeIn, linkIn, manager, managerCookie } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'

let product: Running
let cookie: string

beforeAll(async () => {
  product = await aRunningProduct()
  cookie = await managerCookie(product)
})
afterAll(async () => product[Symbol.asyncDispose]())

const takenOn = async (room: string, date: string, until: string): Promise<any[]> => {
  const { json } = await ask(
    product,
    `GET /api/houses/aef/availability?rooms=${room}&from=${date}&to=${until}`,
  )
  return json.rooms.flatMap((each: any) => each.days.flatMap((day: any) => day.taken))
}

test('the house tells its rooms', async () => {
  const { status, json } = await ask(product, 'GET /api/houses/aef')
  expect([status, json.id, json.timeZone]).toEqual([200, 'aef', 'Europe/Berlin'])
  const rooms = ['seminarraum', 'teekueche', 'beratung-1', 'beratung-2', 'beratung-3']
  expect(json.rooms.map((room: { id: string }) => room.id)).toEqual(rooms)
  expect(json.rooms[0]).toMatchObject({ name: 'Seminarraum', capacity: 70 })
  expect((await ask(product, 'GET /api/houses')).text).toContain('"id":"aef"')
})

describe('availability', () => {
  test('tells open and taken times by room and day, and nothing about people', async () => {
    const made = { rooms: ['teekueche', 'beratung-1'], date: '2027-04-05', label: 'Kochen für alle' }
    await aRequest(product, { ...made, setUpMinutes: 30, purpose: 'Kochgruppe', groupName: 'Die Geheimen' })
    const path = '/api/houses/aef/availability?rooms=teekueche,beratung-1&from=2027-04-04&to=2027-04-06'
    const { json, text } = await ask(product, `GET ${path}`)
    expect(json.rooms.map(({ room }: any) => room)).toEqual(['teekueche', 'beratung-1'])
    const [kitchen] = json.rooms
    expect(kitchen.days.map(({ date }: any) => date)).toEqual(['2027-04-04', '2027-04-05'])
    expect(kitchen.days[0]).toEqual({ date: '2027-04-04', open: [{ from: '08:00', to: '22:00' }], taken: [] })
    const [use] = kitchen.days[1].taken
    expect(use).toMatchObject({ from: '17:30', to: '20:00', kind: 'booking', state: 'unconfirmed' })
    expect(text).not.toMatch(/Kochgruppe|Geheimen|gruppe\.example|Würfel/)
  })

  test('reaches over 92 days and no further', async () => {
    const ask92 = await ask(
      product,
      'GET /api/houses/aef/availability?rooms=teekueche&from=2027-04-01&to=2027-07-02',
    )
    expect(ask92.json.rooms[0].days).toHaveLength(92)
    const more = await ask(product, 'GET /api/houses/aef/availability?from=2027-04-01&to=2027-07-03')
    expect(more.status).toBe(422)
    for (const query of ['from=x', 'from=2027-04-02&to=2027-04-01', 'rooms=keller'])
      expect((await ask(product, `GET /api/houses/aef/availability?${query}`)).status, query).toBe(422)
  })
})

describe('a booking from request to end', () => {
  test('is asked for, proved, approved, moved and cancelled', async () => {
    const asked = await aRequest(product, { date: '2027-04-12', attendees: 12, language: 'en' })
    expect(asked).toMatchObject({ state: 'unconfirmed', attendees: 12, language: 'en' })
    expect(asked.occurrences).toMatchObject([{ date: '2027-04-12', from: '18:00', to: '20:00' }])
    expect(asked.code).toMatch(/^\S+ \S+ \d{3}$/)
    expect(asked.manageUrl).toContain(asked.manageToken)
    const { text } = await product.mail(asked.contact.email, /Please confirm/i)
    const token = linkIn(text, /proof/).split('/').at(-1)
    const proved = await ask(product, `POST /api/bookings/${asked.id}/confirm`, { body: { token } })
    expect(proved.json.state).toBe('requested')
    const step = (name: string, asking: object) =>
      ask(product, `POST /api/bookings/${asked.id}/${name}`, asking)
    expect((await step('approve', { cookie })).json.state).toBe('approved')
    const body = { rooms: ['seminarraum', 'teekueche'], date: '2027-04-13', from: '10:00', to: '12:00' }
    expect((await step('move', { cookie, body })).json).toMatchObject({
      rooms: body.rooms,
      state: 'approved',
    })
    expect(await takenOn('seminarraum', '2027-04-12', '2027-04-13')).toEqual([])
    expect(await takenOn('teekueche', '2027-04-13', '2027-04-14')).toHaveLength(1)
    const cancelled = await step('cancel', { token: asked.manageToken, body: { reason: 'Alle krank.' } })
    expect(cancelled.json.state).toBe('cancelled')
    expect(await takenOn('teekueche', '2027-04-13', '2027-04-14')).toEqual([])
    const history = cancelled.json.history.map(({ what }: any) => what)
    expect(history).toEqual(['requested', 'confirmed', 'approved', 'moved', 'cancelled'])
    expect(cancelled.json.history[3].changes).toContainEqual({
      field: 'date',
      old: '2027-04-12',
      new: '2027-04-13',
    })
  })

  test('is one booking, however often the same request arrives with the same key', async () => {
    const body = aWish({ date: '2027-04-19' })
    const send = (more: object = {}) =>
      ask(product, 'POST /api/houses/aef/bookings', {
        body: { ...body, ...more },
        headers: { 'idempotency-key': 'one-and-the-same' },
      })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1)
    expect(await takenOn('seminarraum', '2027-04-19', '2027-04-20')).toHaveLength(1)
    expect((await send({ purpose: 'Etwas anderes' })).json.type).toBe('/problems/key-used-before')
    expect(await product.mails((body['contact'] as any).email)).toHaveLength(1)
  })
})

test('the inbox holds open requests, oldest first', async () => {
  const first = await aRequest(product, { date: '2027-04-21' })
  const second = await aRequest(product, { date: '2027-04-20' })
  const inbox = async () => (await ask(product, 'GET /api/houses/aef/inbox', { cookie })).json.requests
  const open = await inbox()
  const ids: string[] = open.map(({ id }: any) => id)
  expect(ids.indexOf(first.id)).toBeLessThan(ids.indexOf(second.id))
  const shown = open.find(({ id }: any) => id === first.id)
  expect(shown).toMatchObject({ state: 'unconfirmed', proved: false, collisions: [] })
  const reason = 'Da ist geschlossen.'
  await ask(product, `POST /api/bookings/${first.id}/decline`, { cookie, body: { reason } })
  expect((await inbox()).map(({ id }: any) => id)).not.toContain(first.id)
  expect((await product.mail(first.contact.email, /./, 1)).text).toContain(reason)
})

test('a block asks before it displaces, leaves or cancels, and goes away again', async () => {
  const { id, contact } = await aRequest(product, { rooms: ['beratung-2'], date: '2027-04-26' })
  const body = { rooms: ['beratung-2'], from: '2027-04-26', to: '2027-04-27', label: 'Grundreinigung' }
  const block = (displace?: string) =>
    ask(product, 'POST /api/houses/aef/blocks', { cookie, body: { ...body, ...(displace && { displace }) } })
  const refused = await block()
  expect([refused.status, refused.json.type]).toEqual([409, '/problems/room-taken'])
  const left = await block('leave')
  expect(left.status).toBe(201)
  const state = async () => (await ask(product, `GET /api/bookings/${id}`, { cookie })).json.state
  expect(await state()).toBe('unconfirmed')
  expect((await ask(product, `DELETE /api/blocks/${left.json.id}`, { cookie })).status).toBe(204)
  expect(await takenOn('beratung-2', '2027-04-27', '2027-04-28')).toEqual([])
  const cancelling = await block('cancel')
  expect([cancelling.status, await state()]).toEqual([201, 'cancelled'])
  expect((await product.mail(contact.email, /Abgesagt/i)).text).toContain('26. April')
  const taken = await takenOn('beratung-2', '2027-04-26', '2027-04-28')
  expect(taken).toMatchObject([{ kind: 'block', label: 'Grundreinigung' }, { kind: 'block' }])
})

describe('signing in', () => {
  test('does not tell who works here', async () => {
    for (const email of [manager, 'niemand@gruppe.example'])
      expect((await ask(product, 'POST /api/sign-in', { body: { email } })).status).toBe(202)
    expect(await product.mails('niemand@gruppe.example')).toEqual([])
  })

  test('takes a code once, gives a cookie that scripts cannot read, and ends', async () => {
    const before = (await product.mails(manager)).filter(({ subject }) => /Anmelden/.test(subject)).length
    await ask(product, 'POST /api/sign-in', { body: { email: manager } })
    const code = codeIn((await product.mail(manager, /Anmelden/, before)).text)
    const confirm = (digits: string) =>
      ask(product, 'POST /api/sign-in/confirm', { body: { email: manager, code: digits } })
    const wrong = await confirm(code === '000000' ? '000001' : '000000')
    expect([wrong.status, wrong.json.type]).toEqual([422, '/problems/wrong-code'])
    const [line = ''] = (await confirm(code)).headers.getSetCookie()
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=(Lax|Strict)/i)
    expect((await confirm(code)).status).toBe(422)
    const session = line.split(';')[0] ?? ''
    expect((await ask(product, 'GET /api/me', { cookie: session })).json.houses).toEqual([
      { id: 'aef', role: 'manager' },
    ])
    expect((await ask(product, 'POST /api/sign-out', { cookie: session })).status).toBe(204)
    expect((await ask(product, 'GET /api/me', { cookie: session })).status).toBe(401)
  })
})

test('the description of the API names every route of the house rules, and every problem has a page', async () => {
  const { json } = await ask(product, 'GET /api/openapi.json')
  expect(json.openapi).toMatch(/^3\.1\./)
  expect(json.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const ids = Object.values<any>(json.paths).flatMap((path) =>
    Object.values<any>(path).map((each) => each.operationId),
  )
  expect(new Set(ids).size).toBe(ids.length)
  const named = [...JSON.stringify(json).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, at = '']) =>
    at.split('/'),
  )
  for (const way of named) expect(json, way.join('/')).toHaveProperty(way)
  for (const path of ['/api/houses/{house}/bookings', '/api/bookings/{id}/approve', '/api/blocks/{id}'])
    expect(json.paths).toHaveProperty([path])
  for (const code of ['room-taken', 'too-far', 'sign-in-needed', 'already-decided'])
    expect((await ask(product, `GET /problems/${code}`)).status, code).toBe(200)
})

test('pages answer HEAD like GET, without the body; what is not there is a page too', async () => {
  const head = await ask(product, 'HEAD /aef')
  expect([head.status, head.text, head.headers.get('content-type')]).toEqual([
    200,
    '',
    'text/html; charset=utf-8',
  ])
  const missing = await ask(product, 'GET /nirgends')
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('Diese Seite gibt es nicht.')
})
