import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { jsonRoutes } from '../../functions/identity/contract/json.ts'
import { openApiOf } from '../../shared/openapi.ts'
import { capability as wishes } from './http-fixture.ts'

const identity = { name: 'identity', about: '', impact: '', table: 'read', routes: jsonRoutes } as const
const document = openApiOf([wishes, identity], { title: 'Wishes', version: '1' }) as any

describe('the description of the API', () => {
  it('names what programs may use and leaves out pages', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual([
      '/api/wishes',
      '/api/wishes/{id}',
      '/api/wishes/{id}/grant',
      '/api/broken/{how}',
      '/wishes.ics',
      '/api/sign-in',
      '/api/sign-in/confirm',
      '/api/sign-out',
      '/api/me',
      '/api/me/sessions',
      '/api/my-data',
    ])
  })

  it('has every path parameter, every operation name once, and no reference that leads nowhere', () => {
    const operations = Object.entries<any>(document.paths).flatMap(([path, methods]) =>
      Object.values<any>(methods).map((operation) => ({ path, ...operation })),
    )
    const names = operations.map(({ operationId }) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { path, parameters, responses } of operations) {
      const inPath = parameters
        .map((each: any) => (each.$ref ? document.components.parameters[each.$ref.split('/').at(-1)] : each))
        .filter(({ in: place }: { in: string }) => place === 'path')
        .map(({ name }: any) => name)
      expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(Object.keys(responses)).toContain('default')
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, target]) => target,
    )
    expect(new Set(references)).toEqual(
      new Set([
        '#/components/parameters/how',
        '#/components/parameters/id',
        '#/components/responses/Refused',
        '#/components/schemas/Problem',
      ]),
    )
  })

  it('says what an operation takes and gives', () => {
    const { post } = document.paths['/api/wishes']
    const schema = post.requestBody.content['application/json'].schema
    expect(schema.required).toEqual(['name'])
    expect(schema.properties.heads).toEqual({ type: 'integer', minimum: 1, maximum: 500 })
    expect(post.requestBody.required).toBe(true)
    expect(post.responses['201'].content['application/json'].schema.properties).toEqual({
      name: { type: 'string' },
    })
    expect(post.responses.default.description).toBe('wish-taken')
    expect(post.security).toEqual([])
    const { get } = document.paths['/api/wishes/{id}']
    expect(get.security ?? document.security).toEqual([{ token: [] }, { session: [] }])
    expect(get.parameters).toContainEqual(
      expect.objectContaining({ name: 'rooms', in: 'query', required: false, style: 'form', explode: false }),
    )
    expect(document.paths['/api/me'].get.security).toEqual([{ session: [] }])
    expect(document.paths['/api/sign-out'].post.responses['204']).toEqual({ description: 'Done.' })
  })

  it('writes what has a name once, and says apart what goes in and what comes out', () => {
    const Day = z.object({ on: z.iso.date(), most: z._default(z.int(), 3) })
    const { makeWish } = wishes.routes
    const body = z.object({ day: Day, other: z.optional(Day) })
    const routes = { makeWish: { ...makeWish, body, answer: { status: 201, schema: Day } as const } }
    const told = openApiOf([{ ...wishes, routes }], { title: 'x', version: '1' }, { Day }) as any
    const { post } = told.paths['/api/wishes']
    const sent = post.requestBody.content['application/json'].schema
    expect(sent.properties).toEqual({
      day: { $ref: '#/components/schemas/Day' },
      other: { $ref: '#/components/schemas/Day' },
    })
    expect(post.responses['201'].content['application/json'].schema).toEqual({
      $ref: '#/components/schemas/DayOutput',
    })
    const on = { type: 'string', format: 'date' }
    expect(told.components.schemas.Day).toMatchObject({ required: ['on'], properties: { on } })
    expect(told.components.schemas.DayOutput).toMatchObject({ required: ['on', 'most'], properties: { on } })
  })

  it('refuses schemas that refer to themselves', () => {
    const Tree: z.ZodMiniType = z.object({
      get inner() {
        return z.optional(Tree)
      },
    })
    const routes = { makeWish: { ...wishes.routes.makeWish, body: Tree } }
    expect(() => openApiOf([{ ...wishes, routes }], { title: 'x', version: '1' })).toThrow(/itself|[Cc]ycle/)
  })
})
