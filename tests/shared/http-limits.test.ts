import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { entry } from '../../functions/entry.ts'
import { jsonApi } from '../../shared/http/api.ts'
import { parseForm } from '../../shared/http/input.ts'
import type { Capability } from '../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeOther } from '../../shared/http/pages.ts'
import { door } from '../support/front-door.ts'
import type { Door } from '../support/front-door.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const limit = { per: 'address', purpose: 'greeting', most: 3, minutes: 60 } as const
const sent = {
  method: 'POST',
  access: 'anyone',
  summary: 'Greets.',
  refusals: ['too-many-requests'],
} as const
const page = { status: 200, contentType: 'text/html' } as const
const body = z.object({ name: z.string().check(z.minLength(2)) })

const capability = {
  name: 'greetings',
  impact: 'Nobody is greeted.',
  table: 'read-write',
  routes: {
    greet: { ...sent, limit, body, path: '/api/greetings', answer: { status: 204 } },
    sendGreeting: { ...sent, limit, body, path: '/greetings', answer: page },
    sendAgain: { ...sent, limit, body, path: '/greetings/again', answer: page },
    wave: { ...sent, limit: { ...limit, purpose: 'waving' }, path: '/waves', answer: page },
  },
} as const satisfies Capability

const api = jsonApi(capability.routes, { greet: () => undefined })
const pages = pagesOf(capability.routes, {
  sendGreeting: (_, request) =>
    answerForm(request, {
      accepted: () => seeOther('/greetings'),
      refused: ({ code, entered }) => html(`${code} name=${entered.get('name')}`),
    }),
  sendAgain: (_, { form }) =>
    answerForm(
      { form: parseForm(z.object({ name: z.string() }), form.entered) },
      {
        accepted: () => seeOther('/greetings'),
        refused: ({ code, entered }) => html(`${code} name=${entered.get('name')}`),
      },
    ),
  wave: () => seeOther('/waves'),
})

interface Greeted extends World {
  ask: Door
}

async function aWorldOfGreetings(options: Parameters<typeof aWorld>[0] = {}): Promise<Greeted> {
  const world = await aWorld(options)
  const handler = entry({ api, pages }, { context: world.ctx })
  return { ...world, ask: door(world.ctx, [{ capability, handler }]) }
}

const byForm = ({ ask }: Greeted, name = 'Mia') => ask('POST', '/greetings', { form: { name } })
const byProgram = ({ ask }: Greeted, name = 'Mia', from = '192.0.2.7') =>
  ask('POST', '/api/greetings', { body: { name }, from })

describe('a form that one network address may send so often', () => {
  it('comes back as it was filled, and says when to come again; its JSON shares the count', async () => {
    await using world = await aWorldOfGreetings({ now: '2026-12-01T09:20:00.000Z' })
    expect((await byForm(world)).status).toBe(303)
    expect((await byProgram(world)).status).toBe(204)
    expect((await byForm(world)).status).toBe(303)
    const late = await byForm(world)
    expect(late).toMatchObject({ status: 429, text: 'too-many-requests name=Mia' })
    expect(late.headers['retry-after']).toBe('2400')
    const problem = await byProgram(world)
    expect(problem).toMatchObject({ status: 429, json: { type: '/problems/too-many-requests' } })
    expect(problem.headers['retry-after']).toBe('2400')
    expect((await byProgram(world, 'Mia', '192.0.2.8')).status).toBe(204)
    world.clock.advance(40)
    expect((await byForm(world)).status).toBe(303)
  })

  it('comes back also where it is read again by another schema', async () => {
    await using world = await aWorldOfGreetings()
    const again = () => world.ask('POST', '/greetings/again', { form: { name: 'Mia' } })
    for (let time = 0; time < 3; time++) expect((await again()).status).toBe(303)
    expect(await again()).toMatchObject({ status: 429, text: 'too-many-requests name=Mia' })
  })

  it('counts nothing that is not valid', async () => {
    await using world = await aWorldOfGreetings()
    for (let time = 0; time < 5; time++) {
      expect((await byForm(world, 'x')).status).toBe(422)
      expect((await byProgram(world, 'x')).status).toBe(422)
    }
    expect((await byForm(world)).status).toBe(303)
  })

  it('with nothing in it is refused by a page', async () => {
    await using world = await aWorldOfGreetings()
    const wave = () => world.ask('POST', '/waves', { form: {} })
    expect((await Promise.all([wave(), wave(), wave()])).map(({ status }) => status)).toEqual([303, 303, 303])
    const late = await wave()
    expect(late.status).toBe(429)
    expect(late.text).toContain('<h1 tabindex="-1" autofocus>')
  })

  it('is not counted where limits are off', async () => {
    await using world = await aWorldOfGreetings({ settings: { rateLimits: false } })
    for (let time = 0; time < 5; time++) expect((await byForm(world)).status).toBe(303)
  })
})
