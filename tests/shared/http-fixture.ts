import * as z from 'zod/mini'
import { entry } from '../../functions/entry.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { jsonApi, reply } from '../../shared/http/api.ts'
import { answerForm, file, html, notModified, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { Refusal } from '../../shared/refusal.ts'
import { door } from '../support/front-door.ts'
import type { Call, Called } from '../support/front-door.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const Wish = z.object({
  name: z.string().check(z.trim(), z.minLength(2), z.maxLength(40)),
  email: z.optional(z.email()),
  heads: z.optional(z.int().check(z.minimum(1), z.maximum(500))),
  contact: z.optional(z.object({ name: z.string(), tags: z.array(z.string()) })),
  language: z.optional(z.enum(['de', 'en'])),
})
const page = { status: 200, contentType: 'text/html' } as const

/** A capability that is nobody's, to try the edge on. */
export const capability = {
  name: 'wishes',
  impact: 'Nobody can utter a wish.',
  table: 'read',
  routes: {
    makeWish: {
      method: 'POST',
      path: '/api/wishes',
      access: 'anyone',
      summary: 'Makes a wish.',
      headers: z.object({ 'idempotency-key': z.optional(z.string().check(z.maxLength(20))) }),
      body: Wish,
      answer: { status: 201, schema: z.object({ name: z.string() }) },
      refusals: ['wish-taken'],
    },
    readWish: {
      method: 'GET',
      path: '/api/wishes/{id}',
      access: 'holder',
      summary: 'Reads a wish.',
      params: z.object({ id: z.string().check(z.regex(/^[a-z]{3}$/)) }),
      query: z.object({
        from: z.optional(z.iso.date()),
        rooms: z.optional(z.array(z.string())),
        big: z.optional(z.boolean()),
      }),
      answer: {
        status: 200,
        schema: z.object({ id: z.string(), query: z.unknown(), token: z.optional(z.string()) }),
      },
      refusals: [],
    },
    grantWish: {
      method: 'POST',
      path: '/api/wishes/{id}/grant',
      access: 'signed-in',
      summary: 'Grants it.',
      answer: { status: 204 },
      refusals: [],
    },
    breakThings: {
      method: 'GET',
      path: '/api/broken/{how}',
      access: 'anyone',
      summary: 'Fails.',
      answer: { status: 204 },
      refusals: [],
    },
    wishPage: {
      method: 'GET',
      path: '/wishes/{token}',
      access: 'holder',
      summary: 'A wish.',
      answer: page,
      refusals: [],
    },
    listPage: {
      method: 'GET',
      path: '/wishes',
      access: 'anyone',
      summary: 'All wishes.',
      answer: page,
      refusals: [],
    },
    sendWish: {
      method: 'POST',
      path: '/wishes',
      access: 'anyone',
      summary: 'Makes a wish.',
      body: Wish,
      answer: page,
      refusals: [],
    },
    staffPage: {
      method: 'GET',
      path: '/staff/{name}',
      access: 'signed-in',
      summary: 'For staff.',
      answer: page,
      refusals: [],
    },
    sendStaff: {
      method: 'POST',
      path: '/staff/{name}',
      access: 'signed-in',
      summary: 'For staff.',
      answer: page,
      refusals: [],
    },
    calendar: {
      method: 'GET',
      path: '/wishes.ics',
      access: 'anyone',
      summary: 'Calendar.',
      answer: { status: 200, contentType: 'text/calendar' },
      refusals: [],
    },
    brokenPage: {
      method: 'GET',
      path: '/broken/{how}',
      access: 'anyone',
      summary: 'Fails.',
      answer: page,
      refusals: [],
    },
  },
} as const satisfies Capability

const { routes } = capability

export const api = jsonApi(routes, {
  makeWish: (_, { body, headers }) => {
    if (body.name === 'moon')
      throw new Refusal('conflict', 'wish-taken', { pointer: '/name', holders: [{ room: 'a' }], count: 2 })
    const output = { name: body.name, secret: 'never leaves' }
    return headers['idempotency-key'] === undefined ? output : reply(output, { status: 200 })
  },
  readWish: (_, { params, query, actor }) => ({
    id: params.id,
    query,
    ...(actor.token ? { token: actor.token } : {}),
  }),
  grantWish: () => undefined,
  breakThings: (_, { params }) => fail(params.how),
})

export const pages = pagesOf(routes, {
  wishPage: (_, { params }) => html(`<p>${params.token}</p>`),
  listPage: () => html('<p>all</p>', { cache: 'public, max-age=60' }),
  sendWish: (_, request) =>
    answerForm(request, {
      accepted: ({ name }) => {
        if (name === 'moon') throw new Refusal('conflict', 'wish-taken', { pointer: '/name' })
        if (name === 'sun') throw new Refusal('not-found', 'not-found')
        return seeOther('/wishes')
      },
      refused: ({ code, errors, entered }) =>
        html(
          `${code} ${errors.map(({ name, code: rule }) => `${name}:${rule}`).join()} name=${entered.get('name')}`,
        ),
    }),
  staffPage: (_, { actor }) => html(`<p>${actor.person?.name}</p>`, { cache: 'public, max-age=60' }),
  sendStaff: () => seeOther('/wishes'),
  calendar: (_, { headers }) =>
    headers['if-none-match'] === '"1"'
      ? notModified({ etag: '"1"' })
      : file('BEGIN:VCALENDAR', 'text/calendar; charset=utf-8', {
          etag: '"1"',
          'cache-control': 'public, max-age=300',
        }),
  brokenPage: (_, { params }) => fail(params.how),
})

function fail(how: string): never {
  if (how === 'busy') throw Object.assign(new Error('x'), { name: 'ThrottlingException' })
  if (how === 'often') throw new Refusal('too-many', 'too-many-requests', { retryAfter: 90.2 })
  if (how === 'gone') throw new Refusal('gone', 'link-old')
  throw new Error('the phone number of Mia is 02131 000-1')
}

export interface Wishes extends World {
  ask(method: string, path: string, call?: Call): Promise<Called>
}

/** A world with this capability behind its door. */
export async function aWorldOfWishes(options: Parameters<typeof aWorld>[0] = {}): Promise<Wishes> {
  const world = await aWorld(options)
  const handler = entry({ api, pages: async () => ({ pages }) }, { context: world.ctx })
  return { ...world, ask: door(world.ctx, [{ capability, handler }]) }
}
