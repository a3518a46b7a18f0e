import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { some } from '../support/budget.ts'
import { aWorldOfWishes } from './http-fixture.ts'
import { itInTurn } from '../support/in-turn.ts'

const wish = { name: 'Tea' }
const json = { 'content-type': 'application/json' }
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

const bad: [
  title: string,
  raw: string | Uint8Array,
  status: number,
  pointer: string,
  code: string,
  headers?: Record<string, string>,
][] = [
  ['no JSON', '{"name":', 400, '', 'malformed-json'],
  ['two documents', '{} {}', 400, '', 'malformed-json'],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400, '', 'not-utf-8'],
  ['another charset', '{}', 400, '', 'not-utf-8', { 'content-type': 'application/json; charset=latin1' }],
  [
    'a form',
    'name=Tea',
    415,
    '',
    'wrong-content-type',
    { 'content-type': 'application/x-www-form-urlencoded' },
  ],
  ['plain text', JSON.stringify(wish), 415, '', 'wrong-content-type', { 'content-type': 'text/plain' }],
  ['no type', JSON.stringify(wish), 415, '', 'wrong-content-type', { 'content-type': '' }],
  ['a body beyond 64 KB', JSON.stringify({ name: 'x'.repeat(66_000) }), 413, '', 'body-too-large'],
  ['nothing at all', '', 422, '/name', 'required'],
  ['null', 'null', 422, '', 'wrong-type'],
  ['a list', '[]', 422, '', 'wrong-type'],
  ['a number', '7', 422, '', 'wrong-type'],
  ['a field that is null', '{"name":null}', 422, '/name', 'wrong-type'],
  ['a field that is a list', '{"name":["Tea"]}', 422, '/name', 'wrong-type'],
  ['a name that is blank', '{"name":"   "}', 422, '/name', 'too-few-characters'],
  ['a name that is long', `{"name":"${'x'.repeat(41)}"}`, 422, '/name', 'too-many-characters'],
  ['a prototype as name', '{"__proto__":{"name":"Tea"}}', 422, '/name', 'required'],
  ['a constructor as field', '{"name":{"constructor":{"prototype":{}}}}', 422, '/name', 'wrong-type'],
  ['half a character', '{"name":"Te\\ud800a"}', 422, '/name', 'invalid-character'],
  ['a character of control', '{"name":"Te\\u0000a"}', 422, '/name', 'invalid-character'],
  ['a key of half a character', '{"name":"Tea","\\udfff":1}', 422, '', 'invalid-character'],
  ['an infinite number', '{"name":"Tea","heads":1e999}', 422, '/heads', 'too-big'],
  ['a number beyond exactness', '{"name":"Tea","heads":9007199254740993}', 422, '/heads', 'too-big'],
  ['half a head', '{"name":"Tea","heads":1.5}', 422, '/heads', 'wrong-type'],
  ['too many heads', '{"name":"Tea","heads":501}', 422, '/heads', 'too-big'],
  ['no heads', '{"name":"Tea","heads":0}', 422, '/heads', 'too-small'],
  ['heads as text', '{"name":"Tea","heads":"7"}', 422, '/heads', 'wrong-type'],
  ['no e-mail', '{"name":"Tea","email":"a@b"}', 422, '/email', 'invalid-format'],
  ['a language that is not spoken', '{"name":"Tea","language":"xx"}', 422, '/language', 'not-one-of'],
  [
    'a tag that is a number',
    '{"name":"Tea","contact":{"name":"a","tags":["b",3]}}',
    422,
    '/contact/tags/1',
    'wrong-type',
  ],
  ['a very deep list', deep(30_000), 422, '/0/0', 'too-deep'],
]

describe('a JSON body', () => {
  it.each(bad)('with %s is refused', async (_, raw, status, pointer, code, headers = json) => {
    await using world = await aWorldOfWishes()
    const answer = await world.ask('POST', '/api/wishes', { raw, headers })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json.type).toBe('/problems/invalid-input')
    expect(answer.json.errors[0].code).toBe(code)
    expect(answer.json.errors[0].pointer.startsWith(pointer)).toBe(true)
    expect(answer.json.errors[0].detail).not.toContain('undefined')
  })

  it('may be said with a charset and a suffix', async () => {
    await using world = await aWorldOfWishes()
    for (const type of [
      'application/json; charset="UTF-8"',
      'Application/JSON',
      'application/merge-patch+json',
    ]) {
      const answer = await world.ask('POST', '/api/wishes', {
        raw: JSON.stringify(wish),
        headers: { 'content-type': type },
      })
      expect(answer.status).toBe(201)
    }
  })

  itInTurn('of any kind whatsoever never makes the server fail', async () => {
    await using world = await aWorldOfWishes()
    const field = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double(), fc.constant('Tea'))
    const record = fc.record(
      { name: field, email: field, heads: field, contact: field },
      { requiredKeys: [] },
    )
    const body = fc.oneof(fc.jsonValue({ maxDepth: 8 }), record, fc.dictionary(fc.string(), field))
    const property = fc.asyncProperty(body, async (value) => {
      const { status } = await world.ask('POST', '/api/wishes', { body: value })
      expect([201, 409, 422]).toContain(status)
    })
    await fc.assert(property, { numRuns: Math.max(60, some(300)) })
  })

  itInTurn('as random bytes, or as a random form, never makes the server fail', async () => {
    await using world = await aWorldOfWishes()
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('name', 'contact.name', 'contact.tags', 'contact.0.tags', '__proto__.x'),
    )
    const property = fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.dictionary(name, fc.string({ unit: 'binary' })),
      async (raw, form) => {
        expect((await world.ask('POST', '/api/wishes', { raw, headers: json })).status).toBeLessThan(500)
        expect((await world.ask('POST', '/wishes', { form })).status).toBeLessThan(500)
      },
    )
    await fc.assert(property, { numRuns: Math.max(40, some(200)) })
  })
})

describe('a path, a query, a header', () => {
  it('of the right form reach the handler as what the contract says', async () => {
    await using world = await aWorldOfWishes()
    const path = '/api/wishes/abc?from=2026-12-05&rooms=a,b&rooms=c&big=true&other=1'
    const { json: answer } = await world.ask('GET', path, { token: 'T0ken' })
    expect(answer).toEqual({
      id: 'abc',
      query: { from: '2026-12-05', rooms: ['a', 'b', 'c'], big: true },
      token: 'T0ken',
    })
  })

  it.each(['/api/wishes/abcd', '/api/wishes/%00', '/api/wishes/%ff', `/api/wishes/${'a'.repeat(300)}`])(
    '%s names nothing',
    async (path) => {
      await using world = await aWorldOfWishes()
      expect(await world.ask('GET', path, { token: 'x' })).toMatchObject({
        status: 404,
        json: { type: '/problems/not-found' },
      })
    },
  )

  it.each([
    ['from=2026-02-30', '/from'],
    ['from=yesterday', '/from'],
    ['rooms=a%00', '/rooms/0'],
    ['big=perhaps', '/big'],
  ])('?%s is refused', async (query, pointer) => {
    await using world = await aWorldOfWishes()
    const answer = await world.ask('GET', `/api/wishes/abc?${query}`, { token: 'x' })
    expect(answer).toMatchObject({ status: 422, json: { errors: [{ pointer }] } })
  })

  it('too long a header of the contract is refused', async () => {
    await using world = await aWorldOfWishes()
    const call = (key: string) =>
      world.ask('POST', '/api/wishes', { body: wish, headers: { 'Idempotency-Key': key } })
    expect((await call('k')).status).toBe(200)
    expect(await call('k'.repeat(21))).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: '/idempotency-key' }] },
    })
  })
})
