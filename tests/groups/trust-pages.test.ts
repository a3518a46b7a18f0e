import { describe, expect, it } from 'vitest'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { founded, joins, storedOf } from './a-group.ts'
import type { Grouped } from './a-group.ts'
import { keptWrites } from '../../functions/groups/actions/kept.ts'

const mine = ({ id, host }: Grouped, step = '') => `/${house}/groups/${id}/mine/${host.token}${step}`
const open = async ({ world }: Staged, path: string, language = 'de') =>
  wordsOf((await world.call('GET', path, { headers: { 'accept-language': language } })).text)
const send = ({ world }: Staged, path: string, form: Record<string, string>) =>
  world.call('POST', path, { form })

async function desk({ world }: Staged) {
  const cookies = { session: await signedIn(world.ctx, managerMail) }
  const base = `/manage/${house}/groups`
  return {
    open: async (step = '') => wordsOf((await world.call('GET', base + step, { cookies })).text),
    send: (step: string, form: Record<string, string> = {}) =>
      world.call('POST', `${base}/${step}`, { form, cookies }),
  }
}

async function keeps(stage: Staged, id: string, date: string) {
  const { group } = await storedOf(stage, id)
  await stage.world.ctx.table.transact(keptWrites(group, { booking: 'booking00001', date }))
}

describe('the page of its people', () => {
  it('says what is missing for trust, in both languages, and then why they are trusted', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 3, trustAfterVouches: 2 } })
    const group = await founded(stage)
    await keeps(stage, group.id, '2026-12-01')
    expect(await open(stage, mine(group))).toContain(
      'Dafür braucht es noch 2 gehaltene Termine oder noch 2 Gruppen, die für sie bürgen.',
    )
    expect(await open(stage, mine(group), 'en')).toContain(
      'That takes 2 more dates kept or 2 more groups that vouch for it.',
    )
    await keeps(stage, group.id, '2026-12-02')
    await keeps(stage, group.id, '2026-12-03')
    expect(await open(stage, mine(group))).toContain(
      'Das Haus vertraut der Gruppe: Sie hat 3 Termine gehalten.',
    )
  })

  it('shows what was reported; nobody outside reads it', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 1 } })
    const group = await founded(stage)
    const report = { kind: 'untidy', date: '2026-11-30', words: 'Tische standen noch.' }
    await stage.manage(`/api/groups/${group.id}/reports`, report)
    expect(await open(stage, mine(group))).toContain(
      'Am Mo, 30. November 2026 blieb es unordentlich: Tische standen noch.',
    )
    expect(await open(stage, `/${house}/groups/${group.id}`)).not.toContain('Tische')
  })

  it('asks a host to agree, shows who did, and asks again when the words change', async () => {
    await using stage = await aStage()
    const group = await founded(stage)
    const bea = await joins(stage, group.id, 'Bea')
    const words = { title: 'Schlüssel', words: 'Wer ihn hat, schließt ab.' }
    const { id } = (await stage.manage(`/api/houses/${house}/agreements`, words)).json
    expect(await open(stage, mine(group))).toContain('Bitte stimmen Sie zu')
    const asMember = await open(stage, mine({ ...group, host: bea }))
    expect(asMember).toContain('Noch hat niemand aus der Gruppe zugestimmt.')
    expect(asMember).not.toContain('Wir stimmen zu')
    const agreed = await send(stage, mine(group, `/agreements/${id}`), { version: '1' })
    expect([agreed.status, agreed.headers['location']]).toEqual([303, expect.stringContaining('done=agreed')])
    expect(await open(stage, mine(group))).toContain('Zugestimmt hat Ada am')
    await stage.manage(`/api/houses/${house}/agreements/${id}`, { ...words, words: 'Immer.', version: 1 })
    expect(await open(stage, mine(group))).toContain('Bitte noch einmal zustimmen')
    const stale = await send(stage, mine(group, `/agreements/${id}`), { version: '1' })
    expect([stale.status, wordsOf(stale.text)]).toEqual([409, expect.stringContaining('Immer.')])
    expect(alertOf(stale.text)).not.toBe('')
  })

  it('lets a host of a trusted group vouch for another, and take it back', async () => {
    await using stage = await aStage({}, { house: { trustAfterVouches: 1 } })
    const group = await founded(stage)
    expect(await open(stage, mine(group))).not.toContain('Wir bürgen')
    await stage.manage(`/api/groups/${group.id}/trust`, { trusted: true, reason: 'Immer da.' })
    const { json } = await stage.manage(`/api/houses/${house}/groups`, {
      name: 'Chor',
      purpose: 'Singen',
      joining: 'open',
      host: { name: 'Cem' },
    })
    expect(await open(stage, mine(group))).toContain('Wir bürgen für sie')
    expect((await send(stage, mine(group, '/vouch'), { group: json.id })).status).toBe(303)
    expect(await open(stage, mine(group))).toContain('Sie bürgen für „Chor“.')
    const choir = `/${house}/groups/${json.id}/mine/${json.manageToken}`
    expect(await open(stage, choir)).toContain('weil andere für sie bürgen: Nähcafé.')
    expect((await send(stage, mine(group, `/vouch/${json.id}/back`), {})).status).toBe(303)
    expect(await open(stage, choir)).not.toContain('Nähcafé')
    expect((await send(stage, mine(group, '/vouch'), { group: group.id })).status).toBe(422)
  })
})

describe('those who run the house', () => {
  it('report, read why a group is not trusted, and take the report back', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 1 } })
    const { id } = await founded(stage)
    await keeps(stage, id, '2026-12-01')
    const manager = await desk(stage)
    expect(await manager.open()).toContain('Sie hat einen Termin gehalten.')
    const missing = await manager.send(`${id}/reports/new`, { words: '' })
    expect([missing.status, missing.text]).toEqual([
      422,
      expect.stringContaining('Bitte nennen Sie den Tag.'),
    ])
    const report = { kind: 'no-show', date: '2026-11-30', words: 'Es blieb dunkel.' }
    const toCome = await manager.send(`${id}/reports/new`, { ...report, date: '2027-01-01' })
    expect([toCome.status, toCome.text]).toEqual([422, expect.stringContaining('einen Tag, der schon war')])
    expect((await manager.send(`${id}/reports/new`, report)).status).toBe(303)
    expect(await manager.open()).toContain('kam niemand: Es blieb dunkel.')
    expect((await manager.send(`${id}/reports/no-show/2026-11-30/back`)).status).toBe(303)
    expect(await manager.open()).not.toContain('dunkel')
  })

  it('let the rule decide again', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 1 } })
    const { id } = await founded(stage)
    const manager = await desk(stage)
    expect(await manager.open()).not.toContain('Regel entscheiden')
    await manager.send(`${id}/trust/yes`, { reason: 'Wir kennen sie.' })
    expect(await manager.open()).toContain('Wieder die Regel entscheiden lassen')
    expect((await manager.send(`${id}/rule`)).status).toBe(303)
    expect(await manager.open()).toContain('Dafür braucht es noch einen gehaltenen Termin.')
  })

  it('write what groups agree to, change it with the version they saw, and delete it', async () => {
    await using stage = await aStage()
    await founded(stage)
    const manager = await desk(stage)
    expect(await manager.open('/agreements')).toContain('Noch gibt es keine Vereinbarung.')
    const words = { title: 'Schlüssel', words: 'Wer ihn hat, schließt ab.' }
    const empty = await manager.send('agreements', { ...words, words: '' })
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('Bitte schreiben Sie etwas.')])
    expect((await manager.send('agreements', words)).status).toBe(303)
    const { agreements } = (await stage.get(`/api/houses/${house}/agreements`)).json
    const { id } = agreements[0]
    const change = (version: string, said: string) =>
      manager.send(`agreements/${id}/change`, { ...words, words: said, version })
    expect((await change('1', 'Immer.')).status).toBe(303)
    const stale = await change('1', 'Nie.')
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('Nie.')])
    expect(await manager.open('/agreements')).toContain('Fassung 2')
    expect((await manager.send(`agreements/${id}/remove`)).status).toBe(303)
    expect(await manager.open('/agreements')).toContain('Noch gibt es keine Vereinbarung.')
  })

  it('alone: strangers neither read nor write there', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    for (const step of [`${id}/reports/new`, `${id}/rule`, 'agreements', `agreements/${id}/remove`]) {
      const { status } = await stage.world.call('POST', `/manage/${house}/groups/${step}`, {
        form: { title: 'x', words: 'x', kind: 'untidy', date: '2026-11-30' },
      })
      expect([step, [303, 401].includes(status)]).toEqual([step, true])
    }
    expect((await storedOf(stage, id)).group.reports).toBeUndefined()
    expect((await stage.get(`/api/houses/${house}/agreements`)).json.agreements).toEqual([])
  })
})
