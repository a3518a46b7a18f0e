import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, aRequest, aWish, linkIn, managerCookie } from '../support/outside.ts'
import type { Answered, Asking } from '../support/outside.ts'
import { aRunningProduct } from '../support/running.ts'
import type { Running } from '../support/running.ts'

let product: Running
let cookie: string

beforeAll(async () => {
  product = await aRunningProduct()
  cookie = await managerCookie(product)
})
afterAll(async () => product[Symbol.asyncDispose]())

/** An error in the shape of RFC 9457, with words for people and a pointer for programs. */
function expectProblem(answer: Answered, status: number, code: string, pointer?: string): void {
  expect([answer.status, answer.json?.type], answer.text).toEqual([status, `/problems/${code}`])
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.json).toMatchObject({ status, title: expect.stringMatching(/\w/) })
  if (pointer !== undefined)
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer)
}

const book = (more: Record<string, unknown>, asking: Asking = {}) =>
  ask(product, 'POST /api/houses/aef/bookings', { body: aWish(more), ...asking })

describe('a request that cannot be taken says why, and where', () => {
  const wrong: [
    what: string,
    wish: Record<string, unknown>,
    status: number,
    code: string,
    pointer: string,
  ][] = [
    ['no room', { rooms: [] }, 422, 'invalid-input', '/rooms'],
    ['rooms that are no list', { rooms: 'seminarraum' }, 422, 'invalid-input', '/rooms'],
    ['a room twice', { rooms: ['teekueche', 'teekueche'] }, 422, 'invalid-input', '/rooms'],
    ['a day that does not exist', { date: '2027-02-30' }, 422, 'invalid-input', '/date'],
    ['a time off the quarters', { from: '18:07' }, 422, 'invalid-input', '/from'],
    ['an end before its beginning', { from: '20:00', to: '18:00' }, 422, 'invalid-input', '/to'],
    ['nothing said about what for', { purpose: ' ' }, 422, 'invalid-input', '/purpose'],
    ['nobody to reach', { contact: { name: 'Gruppe' } }, 422, 'invalid-input', '/contact/email'],
    ['half an address', { contact: { name: 'G', email: 'a@' } }, 422, 'invalid-input', '/contact/email'],
    [
      'a telephone of letters',
      { contact: { name: 'G', phone: 'call' } },
      422,
      'invalid-input',
      '/contact/phone',
    ],
    ['a control character', { purpose: 'a\u0000b' }, 422, 'invalid-input', '/purpose'],
    ['heads in words', { attendees: 'viele' }, 422, 'invalid-input', '/attendees'],
    ['half a head', { attendees: 1.5 }, 422, 'invalid-input', '/attendees'],
    ['a set-up of seven minutes', { setUpMinutes: 7 }, 422, 'invalid-input', '/setUpMinutes'],
    ['a language nobody speaks here', { language: 'xx' }, 422, 'invalid-input', '/language'],
    ['before the house opens', { from: '06:00' }, 422, 'outside-opening-hours', '/from'],
    [
      'set-up before the house opens',
      { from: '08:00', to: '09:00', setUpMinutes: 15 },
      422,
      'outside-opening-hours',
      '/from',
    ],
    [
      'an hour that the clocks skip',
      { date: '2027-03-28', from: '02:15', to: '03:15' },
      422,
      'time-does-not-exist',
      '/from',
    ],
    ['over two years ahead', { date: '2029-06-01' }, 422, 'too-far', '/date'],
    ['yesterday', { date: '2027-02-01' }, 422, 'too-soon', '/date'],
    ['a room that is not there', { rooms: ['keller'] }, 422, 'unknown-room', '/rooms/0'],
    ['more people than fit', { attendees: 500 }, 422, 'too-many-people', '/attendees'],
    ['a yes that is not theirs to give', { approve: true }, 403, 'not-allowed', '/approve'],
  ]
  test.each(wrong)('%s', async (_, wish, status, code, pointer) => {
    expectProblem(await book(wish), status, code, pointer)
  })

  test('nothing of all that has left a trace', async () => {
    const { json } = await ask(product, 'GET /api/houses/aef/availability?from=2027-02-02&to=2027-05-04')
    const taken = json.rooms.flatMap((room: any) => room.days.flatMap((day: any) => day.taken))
    expect(taken).toEqual([])
    expect(product.complaints).toEqual([])
  })
})

describe('a body that cannot be read', () => {
  const send = (raw: string, type: string) =>
    ask(product, 'POST /api/houses/aef/bookings', { raw, headers: { 'content-type': type } })

  test('is broken off JSON', async () => {
    const answer = await send('{"rooms": [', 'application/json')
    expectProblem(answer, 400, 'invalid-input', '')
  })
  test('is something else than JSON', async () => {
    const answer = await send('rooms=a', 'text/plain')
    expectProblem(answer, 415, 'invalid-input')
  })
  test.each(['null', '[]', '"x"', '7', '{"contact":null}', '{"rooms":[null]}', '{"__proto__":{"x":1}}'])(
    'is %s',
    async (raw) => {
      expectProblem(await send(raw, 'application/json'), 422, 'invalid-input')
    },
  )
  test('is larger than any request', async () => {
    const { status } = await send(JSON.stringify(aWish({ note: 'x'.repeat(300_000) })), 'application/json')
    expect([413, 422]).toContain(status)
  })
})

describe('who may do what', () => {
  test('a taken slot names what stands in the way and three free slots', async () => {
    await aRequest(product, { date: '2027-06-07' })
    const answer = await book({ date: '2027-06-07', from: '19:00', to: '21:00' })
    expectProblem(answer, 409, 'room-taken', '/from')
    const { conflicts, alternatives } = answer.json
    const slot = { room: 'seminarraum', date: '2027-06-07', from: '18:00', to: '20:00', kind: 'booking' }
    expect(conflicts).toEqual([slot])
    expect(alternatives).toHaveLength(3)
    for (const free of alternatives) expect((await book(free)).status).toBe(201)
  })

  test('only managers decide, and only once', async () => {
    const { id, manageToken: token } = await aRequest(product, { date: '2027-06-10' })
    const approve = (asking: Asking) => ask(product, `POST /api/bookings/${id}/approve`, asking)
    expectProblem(await approve({}), 401, 'sign-in-needed')
    expectProblem(await approve({ token }), 403, 'not-allowed')
    expectProblem(await approve({ cookie: 'session=made-up' }), 401, 'sign-in-needed')
    expectProblem(
      await approve({ cookie, headers: { origin: 'https://evil.example' } }),
      403,
      'cross-site-request',
    )
    expect((await approve({ cookie })).json.state).toBe('approved')
    expectProblem(await approve({ cookie }), 409, 'already-decided')
    const decline = (body: unknown) => ask(product, `POST /api/bookings/${id}/decline`, { cookie, body })
    expectProblem(await decline({}), 422, 'invalid-input', '/reason')
    expectProblem(await decline({ reason: 'Zu spät.' }), 409, 'already-decided')
  })

  test('a booking opens with its own token only', async () => {
    const [one, other] = [
      await aRequest(product, { date: '2027-06-11' }),
      await aRequest(product, { date: '2027-06-12' }),
    ]
    const read = (token?: string) =>
      ask(product, `GET /api/bookings/${one.id}`, token === undefined ? {} : { token })
    expect((await read(one.manageToken)).json).toMatchObject({ id: one.id, code: one.code })
    expectProblem(await read(other.manageToken), 403, 'not-allowed')
    expectProblem(await read(), 401, 'sign-in-needed')
    for (const id of ['0123456789ab', 'x', '%00', '..%2F..'])
      expect((await ask(product, `GET /api/bookings/${id}`, { cookie })).status, id).toBe(404)
  })

  test('one contact has five open requests at most', async () => {
    const contact = { name: 'Eifrige', email: 'eifrig@gruppe.example' }
    for (const day of [1, 2, 3, 4, 5]) {
      await aRequest(product, { contact, date: `2027-07-0${day}` })
      const { text } = await product.mail(contact.email, /./, day - 1)
      const [id, , token] = linkIn(text, /\/proof\//)
        .split('/')
        .slice(-3)
      const proof = { body: { token } }
      expect((await ask(product, `POST /api/bookings/${id}/confirm`, proof)).status).toBe(200)
    }
    const answer = await book({ contact, date: '2027-07-06' })
    expectProblem(answer, 429, 'too-many-requests')
  })

  test('a house that is not there', async () => {
    expectProblem(await ask(product, 'GET /api/houses/nirgends'), 404, 'not-found')
    const answer = await ask(product, 'POST /api/houses/nirgends/bookings', { body: aWish() })
    expectProblem(answer, 404, 'not-found')
  })

  test.each(['en', 'de'])('the words come in the language asked for (%s)', async (language) => {
    const headers = { 'accept-language': language }
    const { json } = await ask(product, 'GET /api/houses/nirgends', { headers })
    expect(json.title).toBe(language === 'en' ? 'This does not exist here.' : 'Das gibt es hier nicht.')
  })
})
