import { founded } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import type { Door } from '../support/front-door.ts'

export const keys = ['2026-12-08T15:00', '2026-12-15T15:00', '2026-12-22T15:00', '2026-12-29T15:00']
export const origin = 'http://treff.example'

/** A meeting with people who come to it. */
export interface Prepared {
  id: string
  token: string
  session: string
  /** Sign-ups by name, with their tokens. */
  people: Record<string, { id: string; token: string }>
}

/** A name, how many come with it, and to which date. */
export type Coming = readonly [name: string, heads: number, key?: string]

export async function aMeetingWith(
  stage: Staged,
  change: Record<string, unknown>,
  parties: readonly Coming[] = [],
): Promise<Prepared> {
  const { id, manageToken: token } = await founded(stage, change)
  const people: Prepared['people'] = {}
  for (const [name, heads, key = keys[0]] of parties) {
    const body = { heads, remind: true, contact: { email: `${name}@neben.example` } }
    const { json } = await stage.post(`/api/meetings/${id}/dates/${key}/attendances`, body)
    people[name] = { id: json.id, token: json.manageToken }
    stage.world.clock.advance(1)
  }
  return { id, token, people, session: await signedIn(stage.world.ctx, managerMail) }
}

/** As the manager. */
export const manage = (door: Door, { session }: Prepared, path: string, body: object = {}) =>
  door('POST', path, { body, cookies: { session }, headers: { origin } })

/** Of everybody: how their coming stands. */
export async function everybody({ get }: Staged, { people }: Prepared) {
  const states: Record<string, string> = {}
  for (const [name, { id, token }] of Object.entries(people))
    states[name] = (await get(`/api/attendances/${id}`, token)).json.state
  return states
}

/** Heads that come and wait, by date. */
export async function places({ get }: Staged, { id, token }: Prepared) {
  const { dates } = (await get(`/api/meetings/${id}`, token)).json
  return dates.map(({ places: { taken, waiting } }: any) => `${taken} ${waiting}`)
}

/** The states of a meeting and its dates. */
export async function datesOf({ get }: Staged, { id, token }: Prepared) {
  const { state, dates } = (await get(`/api/meetings/${id}`, token)).json
  return [state, ...dates.map((date: { state: string }) => date.state)]
}
