import { describe, expect, it } from 'vitest'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { founded, founder, joins, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'

const send = ({ world }: Staged, path: string, form: Record<string, string | string[]> = {}) =>
  world.call('POST', path, { form })
const open = async ({ world }: Staged, path: string) => wordsOf((await world.call('GET', path)).text)
const mine = ({ id, host }: Grouped, step = '') => `/${house}/groups/${id}/mine/${host.token}${step}`

const filled = {
  name: 'Nähcafé',
  purpose: 'Wir nähen.',
  joining: 'request',
  languages: ['de', 'uk'],
  'host.name': 'Ada',
  'host.email': founder,
}

describe('the form by which a group is founded', () => {
  it('leads to the page of its first host', async () => {
    await using stage = await aStage()
    const { status, headers } = await send(stage, `/${house}/groups/new`, filled)
    expect([status, headers['location']]).toEqual([303, expect.stringContaining('done=founded')])
    expect(await open(stage, headers['location']!)).toContain('Noch sieht niemand die Gruppe')
  })

  it('comes back with what was typed, and says what is missing at its field', async () => {
    await using stage = await aStage()
    const { status, text } = await send(stage, `/${house}/groups/new`, {
      ...filled,
      name: '',
      'host.email': '',
    })
    expect([status, alertOf(text)]).toEqual([
      422,
      expect.stringContaining('Name: Bitte nennen Sie einen Namen.'),
    ])
    expect(text).toContain('Wir nähen.')
    const reach = await send(stage, `/${house}/groups/new`, { ...filled, 'host.email': '' })
    expect([reach.status, alertOf(reach.text)]).toEqual([
      422,
      expect.stringContaining('Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an.'),
    ])
  })
})

describe('the page of a group', () => {
  it('says who it is and who invites, and nothing of how they are reached or who else is in', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    await joins(stage, group.id, 'Bea')
    await stage.post(
      `/api/groups/${group.id}/change`,
      { notes: 'Schlüssel unter der Matte' },
      group.host.token,
    )
    const { text } = await stage.world.call('GET', `/${house}/groups/${group.id}`)
    expect(wordsOf(text)).toContain('Wir nähen zusammen')
    expect(wordsOf(text)).toContain('Ada')
    expect(text).not.toMatch(/@|Bea|Matte/)
  })

  it('does not show what another house’s address asks for', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    expect((await stage.world.call('GET', `/nirgends/groups/${id}`)).status).toBe(404)
  })

  it('shows hostile words as they are', async () => {
    await using stage = await aStage()
    const words = { name: '<img src=x onerror=alert(1)>', purpose: '"><script>alert(1)</script>' }
    const group = await founded(stage, words)
    for (const path of [`/${house}/groups`, `/${house}/groups/${group.id}`, mine(group)]) {
      const { text } = await stage.world.call('GET', path)
      expect(text).not.toMatch(/<img src=x|<script>alert/)
    }
  })
})

describe('a form of words that is stale', () => {
  it('changes nothing, names what is other now, and counts when it is sent again', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const { version } = (await storedOf(stage, group.id)).group
    await stage.post(`/api/groups/${group.id}/change`, { purpose: 'Wir stricken.' }, group.host.token)
    const form = { name: 'Nähen', purpose: 'Wir nähen.', joining: 'open', version: String(version) }
    const stale = await send(stage, mine(group, '/words'), form)
    expect([stale.status, alertOf(stale.text)]).toEqual([409, expect.stringContaining('Was haben Sie vor?')])
    expect((await storedOf(stage, group.id)).group.purpose).toBe('Wir stricken.')
    const again = await send(stage, mine(group, '/words'), { ...form, version: String(version + 1) })
    expect(again.status).toBe(303)
    expect((await storedOf(stage, group.id)).group).toMatchObject({ name: 'Nähen', purpose: 'Wir nähen.' })
  })

  it('clears what it leaves empty', async () => {
    await using stage = await aStage()
    const group = await founded(stage, { languages: ['de'], audience: ['women'] })
    await stage.post(`/api/groups/${group.id}/change`, { notes: 'Tee' }, group.host.token)
    const { version } = (await storedOf(stage, group.id)).group
    const form = { name: 'N', purpose: 'P', joining: 'open', notes: '', version: String(version) }
    expect((await send(stage, mine(group, '/words'), form)).status).toBe(303)
    const stored = (await storedOf(stage, group.id)).group
    expect([stored.notes, stored.languages, stored.audience]).toEqual([undefined, [], []])
  })
})

describe('a host on their page', () => {
  it('lets in, makes host, and takes out with one button each', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea', { proved: false })
    for (const step of ['let-in', 'host', 'member', 'out'])
      expect((await send(stage, mine(group, `/people/${bea.id}/${step}`))).status).toBe(303)
    expect((await storedOf(stage, group.id)).people).toHaveLength(1)
  })

  it('who is the only one is asked who goes on, and leaves when somebody is named', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    const refused = await send(stage, mine(group, '/leave'))
    expect([refused.status, alertOf(refused.text)]).toEqual([
      409,
      expect.stringContaining('Es braucht jemanden'),
    ])
    const left = await send(stage, mine(group, '/leave'), { successor: bea.id })
    expect([left.status, wordsOf(left.text)]).toEqual([
      200,
      expect.stringContaining('Sie sind nicht mehr dabei'),
    ])
    expect((await storedOf(stage, group.id)).hosts).toEqual(['Bea'])
  })

  it('of a group that nobody knows yet takes it along', async () => {
    await using stage = await aStage()
    const { headers } = await send(stage, `/${house}/groups/new`, filled)
    const own = headers['location']!.split('?')[0]!
    expect((await send(stage, `${own}/leave`)).status).toBe(200)
    await expect(storedOf(stage, own.split('/')[3]!)).rejects.toThrow('gone')
  })
})

it('opening a link changes nothing, whichever it is', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  const before = JSON.stringify(await storedOf(stage, group.id))
  for (const path of [mine(group), `/${house}/groups/${group.id}`, `/${house}/groups`])
    expect((await stage.world.call('GET', path)).status).toBe(200)
  expect(JSON.stringify(await storedOf(stage, group.id))).toBe(before)
})

it('members see who is in, each as what they are, and no way to reach them', async () => {
  await using stage = await aStage()
  const group = await founded(stage)
  const bea = await joins(stage, group.id, 'Bea')
  await joins(stage, group.id, 'Neu', { proved: false })
  const { text } = await stage.world.call('GET', `/${house}/groups/${group.id}/mine/${bea.token}`)
  expect(text).not.toMatch(/@|noch nicht bestätigt|Entfernen/)
  expect(wordsOf(text)).toMatch(/Ada lädt ein Bea \(Sie\) dabei/)
})
