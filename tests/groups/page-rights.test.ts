import { expect, it } from 'vitest'
import { groupPaths } from '../../functions/groups/contract/paths.ts'
import { href } from '../../shared/http/contract.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { aRequest } from '../support/builders.ts'
import { founded, founder, joins } from './a-group.ts'

const { contact: _contact, ...noContact } = aRequest()
const otherWords = { purpose: 'Nähen', contact: { name: 'Ada' } }
const otto = { name: 'Otto', email: 'otto@neben.example' }

/** A group with a host, somebody who hosted it once, a member, and somebody who hosts another. */
async function everybody(stage: Staged) {
  const { id, host } = await founded(stage)
  const [once, member] = [await joins(stage, id, 'Bea'), await joins(stage, id, 'Kim')]
  const other = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
  for (const role of ['host', 'member'])
    await stage.post(`/api/groups/${id}/members/${once.id}/role`, { role }, host.token)
  const tokens = { member: member.token, 'former host': once.token, 'host of another': other.host.token }
  return { id, host, member, other: other.id, tokens }
}

const turnsAway = (status: number) => status === 401 || status === 403 || status === 404

it('what hosts do by their page is done by nobody else who has a link, and not by a guess', async () => {
  await using stage = await aStage()
  const { id, host, member, other, tokens } = await everybody(stage)
  const words = { name: 'Meins', purpose: 'Anderes', joining: 'open', version: '2' }
  const steps: [string, Record<string, string>][] = [
    ['words', words],
    ['people', { name: 'Otto' }],
    [`people/${member.id}/let-in`, {}],
    [`people/${member.id}/host`, {}],
    [`people/${host.id}/member`, {}],
    [`people/${host.id}/out`, {}],
    ['mail', { subject: 'Hallo', text: 'Alle' }],
    ['vouch', { group: other }],
    [`vouch/${other}/back`, {}],
    ['agreements/agreement001', { version: '1' }],
  ]
  const send = (token: string, step: string, form: Record<string, string>) =>
    stage.world.call('POST', `${href({ path: groupPaths.own }, { house, id, token })}/${step}`, { form })
  const before = (await stage.get(`/api/groups/${id}/members`, host.token)).json
  const found: string[] = []
  for (const [who, token] of Object.entries({ ...tokens, guess: `${host.id}.geraten` }))
    for (const [step, form] of steps) {
      const { status } = await send(token, step, form)
      if (!turnsAway(status)) found.push(`${who}, ${step}: ${status}`)
    }
  expect(found).toEqual([])
  expect((await stage.get(`/api/groups/${id}/members`, host.token)).json).toEqual(before)
  expect((await stage.get(`/api/groups/${id}`)).json.name).toBe('Nähcafé')
  expect((await send(host.token, 'people', { name: 'Otto' })).status).toBe(303)
})

it('a booking of a group is opened and changed by its hosts and by its house, and by nobody else', async () => {
  await using stage = await aStage()
  const { id, host, other, tokens } = await everybody(stage)
  const asked = { ...noContact, group: id, repeat: { every: 'week', count: 3 } }
  const { json } = await stage.post(`/api/houses/${house}/bookings`, asked, host.token)
  const path = `/api/bookings/${json.id}`
  await stage.manage(`${path}/approve`)
  // To somebody who is none of those who try.
  expect((await stage.post(`${path}/give`, { contact: otto }, host.token)).status).toBe(200)
  const steps: [string, object][] = [
    ['change', otherWords],
    ['move', { date: '2026-12-09', from: '09:00', to: '10:00' }],
    ['extend', { until: '2027-01-31' }],
    ['give', { group: other }],
    ['gift', { accept: true }],
    ['cancel', {}],
  ]
  const before = (await stage.get(path, host.token)).json
  const session = await signedIn(stage.world.ctx, 'leitung@anderes-haus.example')
  const headers = { origin: stage.world.ctx.settings.publicUrl }
  const callers = [
    ...Object.entries(tokens).map(([who, token]) => [who, { token }] as const),
    ['stranger', {}] as const,
    ['of another house', { cookies: { session }, headers }] as const,
  ]
  const found: string[] = []
  for (const [who, by] of callers) {
    const opened = await stage.world.call('GET', path, by)
    if (!turnsAway(opened.status)) found.push(`${who}, open: ${opened.status}`)
    for (const [step, body] of steps) {
      const { status } = await stage.world.call('POST', `${path}/${step}`, { ...by, body })
      if (!turnsAway(status)) found.push(`${who}, ${step}: ${status}`)
    }
  }
  expect(found).toEqual([])
  expect((await stage.get(path, host.token)).json).toEqual(before)
  expect((await stage.post(`${path}/change`, otherWords, host.token)).status).toBe(200)
  expect((await stage.manage(`${path}/cancel`, {})).status).toBe(200)
})
