import { describe, expect, it } from 'vitest'
import { key, withPlaces } from '../attendances/coming.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { itInTurn } from '../support/in-turn.ts'

/** All fields of the form of a page that is sent to such a step, as a browser would send them. */
function formTo(text: string, step: string): Record<string, string[]> {
  const [, inside = ''] =
    new RegExp(`<form[^>]*action="[^"]*/${step}"[^>]*>([\\s\\S]*?)</form>`).exec(text) ?? []
  const fields: Record<string, string[]> = {}
  for (const [tag] of inside.matchAll(/<(?:input|textarea)\b[^>]*>[^<]*/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1] ?? ''
    const isLeft = /type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag)
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? /<textarea[^>]*>\n?([^<]*)/.exec(tag)?.[1] ?? ''
    if (!isLeft) fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

/** The forms of both sides: by the host's link, and for whoever runs the house. */
async function sides({ world }: Staged, { id, manageToken }: { id: string; manageToken: string }) {
  const cookies = { session: await signedIn(world.ctx, managerMail) }
  const paths = [`/host/${id}/${manageToken}`, `/manage/${house}/meetings/${id}`]
  const headers = { origin: world.ctx.settings.publicUrl }
  return paths.map((path) => ({
    get: (step: string) => world.call('GET', path + step, { cookies }),
    send: (step: string, form: Record<string, string | string[]>) =>
      world.call('POST', path + step, { form, cookies, headers }),
  }))
}

async function byHost(stage: Staged, meeting: { id: string; manageToken: string }) {
  const [host] = await sides(stage, meeting)
  return host!
}

const dateOf = async (stage: Staged, id: string, at = 0) =>
  (await stage.get(`/api/meetings/${id}`)).json.dates[at]
const onDate = `/dates/${key}`

describe('a form of a date that somebody else changed after it was opened', () => {
  itInTurn(
    'moves nothing back, keeps what was typed and says what is other now; sent again it is meant',
    async () => {
      await using stage = await aStage()
      const meeting = await founded(stage)
      for (const [at, { get, send }] of (await sides(stage, meeting)).entries()) {
        const from = ['14:00', '13:00'][at]!
        const form = { ...formTo((await get(onDate)).text, 'move'), note: 'Bitte klingeln.' }
        await stage.manage(`/api/meetings/${meeting.id}${onDate}/move`, { from, to: '18:00' })
        const stale = await send(`${onDate}/move`, form)
        expect([stale.status, alertOf(stale.text)]).toEqual([409, expect.stringContaining('Von')])
        expect(stale.text).toContain('Bitte klingeln.')
        expect(await dateOf(stage, meeting.id)).toMatchObject({ from, to: '18:00' })
        const again = { ...formTo(stale.text, 'move'), from: '16:00' }
        expect((await send(`${onDate}/move`, again)).status).toBe(303)
        expect(await dateOf(stage, meeting.id)).toMatchObject({ from: '16:00', note: 'Bitte klingeln.' })
        await stage.manage(`/api/meetings/${meeting.id}${onDate}/change`, { note: '' })
      }
    },
  )

  it('takes no other’s note away', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { get, send } = await byHost(stage, meeting)
    const form = { ...formTo((await get(onDate)).text, 'note'), title: 'Technik' }
    await stage.manage(`/api/meetings/${meeting.id}${onDate}/change`, { note: 'Heute im Garten.' })
    const stale = await send(`${onDate}/note`, form)
    expect([stale.status, alertOf(stale.text)]).toEqual([409, expect.stringContaining('Hinweis')])
    expect(formTo(stale.text, 'note')).toMatchObject({ title: ['Technik'], note: [''] })
    expect(formTo(stale.text, 'move')).toMatchObject({ date: ['2026-12-08'], note: ['Heute im Garten.'] })
    expect((await dateOf(stage, meeting.id)).note).toBe('Heute im Garten.')
  })

  it('cancels nothing that is at another time now', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { get, send } = await byHost(stage, meeting)
    const form = { ...formTo((await get(onDate)).text, 'cancel'), reason: 'Mia ist krank.' }
    await stage.manage(`/api/meetings/${meeting.id}${onDate}/move`, { date: '2026-12-10' })
    const stale = await send(`${onDate}/cancel`, form)
    expect([stale.status, wordsOf(stale.text)]).toEqual([
      409,
      expect.stringContaining('Inzwischen hat jemand etwas geändert.'),
    ])
    expect(stale.text).toContain('Mia ist krank.')
    // The version itself is nothing that somebody filled in.
    expect(stale.text).not.toContain('Fassung')
    expect((await dateOf(stage, meeting.id)).state).toBe('moved')
    expect((await send(`${onDate}/cancel`, formTo(stale.text, 'cancel'))).status).toBe(303)
  })

  it('is taken where another date was changed: that is nobody’s business here', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { get, send } = await byHost(stage, meeting)
    const form = { ...formTo((await get(onDate)).text, 'note'), note: 'Tasse mitbringen.' }
    await stage.manage(`/api/meetings/${meeting.id}/dates/2026-12-15T15:00/cancel`)
    expect((await send(`${onDate}/note`, form)).status).toBe(303)
  })
})

describe('a move that says a sentence alone', () => {
  it('leaves time and place of the dates that follow as they are', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { venue: { kind: 'outdoors', place: 'Stadtpark' } })
    const path = `/api/meetings/${meeting.id}/dates/2026-12-15T15:00/move`
    await stage.manage(path, { venue: { kind: 'online' } })
    const { get, send } = await byHost(stage, meeting)
    const form = { ...formTo((await get(onDate)).text, 'move'), note: 'Mit Decke.', scope: 'following' }
    expect((await send(`${onDate}/move`, form)).status).toBe(303)
    expect(await dateOf(stage, meeting.id, 1)).toMatchObject({
      venue: { kind: 'online' },
      note: 'Mit Decke.',
    })
  })
})

describe('a form of a meeting that somebody else changed after it was opened', () => {
  it('of what is needed empties no list, and keeps the numbers', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {})
    for (const [at, { get, send }] of (await sides(stage, meeting)).entries()) {
      const form = { ...formTo((await get('')).text, 'duties'), other: 'Musik', otherNeeded: '2' }
      const duties = [{ duty: 'tea', needed: 2 + at }]
      await stage.manage(`/api/meetings/${meeting.id}/duties`, { duties })
      const stale = await send('/duties', form)
      expect([stale.status, wordsOf(stale.text)]).toEqual([
        409,
        expect.stringContaining('Inzwischen hat jemand etwas geändert.'),
      ])
      expect(formTo(stale.text, 'duties')).toMatchObject({ other: ['Musik'], otherNeeded: ['2'] })
      const there = (await stage.get(`/api/meetings/${meeting.id}${onDate}/duties`)).json.duties
      expect(there).toMatchObject(duties)
      expect((await send('/duties', formTo((await get('')).text, 'duties'))).status).toBe(303)
    }
  })

  it('of more dates is shown again, with what was typed', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { venue: { kind: 'online' } })
    for (const { get, send } of await sides(stage, meeting)) {
      const form = { ...formTo((await get('/more')).text, 'more'), date: '2027-03-16' }
      await stage.manage(`/api/meetings/${meeting.id}/change`, { cost: '2 Euro' })
      const stale = await send('/more', form)
      expect([stale.status, stale.text.includes('value="2027-03-16"')]).toEqual([409, true])
    }
    expect((await stage.get(`/api/meetings/${meeting.id}`)).json.dates).toHaveLength(4)
  })

  it('of its end keeps the reason', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { get, send } = await byHost(stage, meeting)
    const form = { ...formTo((await get('')).text, 'end'), reason: 'Niemand kam.' }
    await stage.manage(`/api/meetings/${meeting.id}/change`, { cost: '2 Euro' })
    const stale = await send('/end', form)
    expect([stale.status, formTo(stale.text, 'end')['reason']]).toEqual([409, ['Niemand kam.']])
  })
})
