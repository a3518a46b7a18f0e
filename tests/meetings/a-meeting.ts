import { signedIn } from '../support/bench-world.ts'
import { found, managerMail } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World, WorldOptions } from '../support/world.ts'

export const house = 'aef'

/** What a neighbour says who asks for a weekly meeting; Tuesdays from the day on which worlds begin. */
export function aMeeting(change: Record<string, unknown> = {}) {
  return {
    title: 'Sprachcafé',
    description: 'Deutsch sprechen bei Tee.',
    audience: ['newcomers'],
    languages: ['de', 'uk'],
    venue: { kind: 'rooms', rooms: ['teekueche'] },
    date: '2026-12-08',
    from: '15:00',
    to: '17:00',
    repeat: { every: 'week', count: 4 },
    ...change,
  }
}

export interface Staged extends AsyncDisposable {
  world: World
  /** Calls with a token of whoever it is. */
  post(path: string, body?: unknown, token?: string): ReturnType<World['call']>
  get(path: string, token?: string): ReturnType<World['call']>
  /** As the manager. */
  manage(path: string, body?: unknown): ReturnType<World['call']>
}

/** A house with a manager who is signed in. Limits are off unless told otherwise. */
export async function aStage(options: WorldOptions = {}, founded: Founded = {}): Promise<Staged> {
  const settings = { rateLimits: false, ...options.settings }
  return stageOn(await aWorld({ ...options, settings }), founded)
}

/** The same in a world that is there. */
export async function stageOn(world: World, founded: Founded = {}): Promise<Staged> {
  await found(world, founded)
  const session = await signedIn(world.ctx, managerMail)
  const origin = world.ctx.settings.publicUrl
  return {
    world,
    post: (path, body = {}, token) => world.call('POST', path, { body, ...(token ? { token } : {}) }),
    get: (path, token) => world.call('GET', path, token ? { token } : {}),
    manage: (path, body = {}) =>
      world.call('POST', path, { body, cookies: { session }, headers: { origin } }),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

/** A meeting that the manager founded. */
export async function founded(stage: Staged, change: Record<string, unknown> = {}) {
  const { status, json } = await stage.manage(`/api/houses/${house}/meetings`, aMeeting(change))
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json
}
