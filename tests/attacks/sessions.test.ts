import { describe, expect, it } from 'vitest'
import { found, managerMail } from '../support/builders.ts'
import { sessionOf } from '../support/sign-in-code.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const https = { settings: { publicUrl: 'https://treff.example' } }
const me = (world: World, call: Parameters<World['call']>[2]) => world.call('GET', '/api/me', call)

describe('a cookie that a neighbouring site has put there', () => {
  it('counts for nothing: where the site is on https only a cookie counts that the site alone can set', async () => {
    await using world = await aWorld(https)
    await found(world)
    const { session } = await sessionOf(world.ctx, managerMail)
    expect((await me(world, { cookies: { session } })).status).toBe(401)
    expect((await me(world, { cookies: { '__Host-session': session } })).status).toBe(200)
  })

  it('is `session` where there is no https', async () => {
    await using world = await aWorld()
    await found(world)
    const { session } = await sessionOf(world.ctx, managerMail)
    expect((await me(world, { cookies: { session } })).status).toBe(200)
    expect((await me(world, { cookies: { '__Host-session': session } })).status).toBe(401)
  })
})

describe('a bearer token', () => {
  it('makes the cookie count for nothing', async () => {
    await using world = await aWorld()
    await found(world)
    const cookies = await sessionOf(world.ctx, managerMail)
    expect((await me(world, { cookies, token: 'made-up' })).status).toBe(401)
    const body = { rooms: ['seminarraum'], from: '2026-12-08', to: '2026-12-08', label: 'Putz' }
    const block = await world.call('POST', '/api/houses/aef/blocks', { cookies, token: 'made-up', body })
    expect(block.status).toBe(401)
    const out = await world.call('POST', '/api/sign-out', { cookies, token: 'made-up' })
    expect(out.status).toBe(204)
    expect((await me(world, { cookies })).status).toBe(200)
  })
})
