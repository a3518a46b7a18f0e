import { describe, expect, it } from 'vitest'
import { allRights, rights } from '../../functions/groups/rules/rights.ts'
import type { Right, Standing } from '../../functions/groups/rules/rights.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest } from '../support/builders.ts'
import { founded, joins, personOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

/** What each right opens; who must not has 401 or 403, whoever may has anything else. */
const routes: Partial<Record<Right, (of: Grouped & { other: string }) => [string, string, object?]>> = {
  'see-group': ({ id }) => ['GET', `/api/groups/${id}`],
  'see-people': ({ id }) => ['GET', `/api/groups/${id}/members`],
  change: ({ id }) => ['POST', `/api/groups/${id}/change`, { notes: 'Tee' }],
  'add-people': ({ id }) => ['POST', `/api/groups/${id}/members`, { name: 'Otto' }],
  'let-in': ({ id, other }) => ['POST', `/api/groups/${id}/members/${other}/let-in`],
  'give-role': ({ id, other }) => ['POST', `/api/groups/${id}/members/${other}/role`, { role: 'member' }],
  'take-out': ({ id, other }) => ['DELETE', `/api/groups/${id}/members/${other}`],
  confirm: ({ id }) => ['POST', `/api/groups/${id}/confirm`],
  'give-trust': ({ id }) => [
    'POST',
    `/api/groups/${id}/trust`,
    { trusted: true, reason: 'Immer ordentlich' },
  ],
  book: ({ id }) => ['POST', '/api/houses/aef/bookings', aRequest({ group: id })],
  report: ({ id }) => [
    'POST',
    `/api/groups/${id}/reports`,
    { kind: 'untidy', date: '2026-11-30', words: 'Tische standen noch.' },
  ],
  vouch: ({ id }) => ['POST', `/api/groups/${id}/vouch`, { group: id }],
  agree: ({ id }) => ['POST', `/api/groups/${id}/agreements/agreement001`, { version: 1 }],
  end: ({ id }) => ['POST', `/api/groups/${id}/end`],
}

const standings = ['stranger', 'invited', 'asked', 'newcomer', 'member', 'host', 'manager'] as const

/** The token of somebody who stands so, where they come by one. */
async function tokenOf(
  stage: Staged,
  { id, host }: Grouped,
  standing: Standing,
): Promise<string | undefined> {
  if (standing === 'host') return host.token
  if (standing === 'member') return (await joins(stage, id, 'Bea')).token
  if (standing === 'newcomer') return (await joins(stage, id, 'Neu', { proved: false })).token
  if (standing === 'asked') {
    await stage.post(`/api/groups/${id}/change`, { joining: 'request' }, host.token)
    return (await joins(stage, id, 'Frage')).token
  }
  if (standing !== 'invited') return undefined
  const { json } = await stage.post(
    `/api/groups/${id}/members`,
    { name: 'Gast', email: 'gast@neben.example' },
    host.token,
  )
  const { memberToken } = await import('../../functions/groups/rules/tokens.ts')
  return memberToken(await stage.world.ctx.secret(), { group: id, id: json.id })
}

describe.each(standings)('as %s', (standing) => {
  itInTurn('what stands in the table of rights is to be had, and nothing else', async () => {
    const found: string[] = []
    await using stage = await aStage()
    for (const [right, route] of Object.entries(routes) as [Right, NonNullable<(typeof routes)[Right]>][]) {
      const group = await founded(stage)
      const other = (await joins(stage, group.id, 'Kim')).id
      const token = await tokenOf(stage, group, standing)
      const [method, path, body] = route({ ...group, other })
      const { status } =
        standing === 'manager'
          ? await asManager(stage, method, path, body)
          : await stage.world.call(method, path, {
              ...(body ? { body } : method === 'POST' ? { body: {} } : {}),
              ...(token ? { token } : {}),
            })
      const may = (rights[right] as readonly Standing[]).includes(standing)
      const isTurnedAway = status === 401 || status === 403
      if (may === isTurnedAway || status >= 500) found.push(`${right}: ${status}`)
    }
    expect(found).toEqual([])
  })
})

async function asManager(stage: Staged, method: string, path: string, body?: object) {
  if (method === 'POST') return stage.manage(path, body)
  const { signedIn } = await import('../support/bench-world.ts')
  const { managerMail } = await import('../support/builders.ts')
  const session = await signedIn(stage.world.ctx, managerMail)
  const headers = { origin: stage.world.ctx.settings.publicUrl }
  return stage.world.call(method, path, { cookies: { session }, headers })
}

it('who hosted a group, hosts another one, or runs another house, has no right in it', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  const other = await founded(stage, { name: 'Chor' })
  const bea = await joins(stage, group.id, 'Bea')
  const role = (member: string, is: 'host' | 'member') =>
    stage.post(`/api/groups/${group.id}/members/${member}/role`, { role: is }, group.host.token)
  await role(bea.id, 'host')
  await role(bea.id, 'member')
  const change = (token: string) => stage.post(`/api/groups/${group.id}/change`, { name: 'Meins' }, token)
  expect([(await change(bea.token)).status, (await change(other.host.token)).status]).toEqual([403, 403])
  expect((await stage.get(`/api/groups/${group.id}`)).json.name).toBe('Nähcafé')
})

it('each right is tried by a route, but for those that only people themselves use', () => {
  const own = ['see-reach', 'write-to-all', 'take-over', 'accept', 'leave']
  expect(allRights.filter((right) => !(right in routes) && !own.includes(right))).toEqual([])
})

it('what somebody may is told to them', async () => {
  await using stage = await aStage()
  const { id, host } = await founded(stage)
  const told = (await stage.get(`/api/groups/${id}/rights`, host.token)).json
  expect(told).toMatchObject({ standing: 'host', rights: expect.arrayContaining(['change', 'give-role']) })
  const { json } = await stage.post(`/api/groups/${id}/join`, { name: 'Neu', email: 'neu@neben.example' })
  const { token } = personOf(json)
  expect((await stage.get(`/api/groups/${id}/rights`, token)).json.rights).toEqual(['see-group', 'leave'])
})
