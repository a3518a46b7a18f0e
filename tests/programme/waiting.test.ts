import { describe, expect, it } from 'vitest'
import { comes, key, withPlaces } from '../attendances/coming.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'

const page = ({ id }: { id: string }) => `/${house}/meetings/${id}/${key}`
const read = (stage: Staged, path: string, form?: Record<string, string>) =>
  stage.world.call(form ? 'POST' : 'GET', path, { ...(form ? { form } : {}), cookies: { language: 'de' } })
const asked =
  'Bitte geben Sie E-Mail oder Telefon an, damit wir Ihnen sagen können, wenn ein Platz frei wird.'

/** A date on which two people come together, and three wait in two parties. */
async function fullDate(stage: Staged) {
  const meeting = await withPlaces(stage, { places: 2, waitingList: true })
  for (const heads of [2, 1, 2]) {
    await comes(stage, meeting, { heads })
    stage.world.clock.advance(1)
  }
  return meeting
}

describe('whoever waits for a place', () => {
  it('has to say how they are reached, and is told so at the field', async () => {
    await using stage = await aStage()
    const meeting = await fullDate(stage)
    const sent = await read(stage, `${page(meeting)}/come`, { heads: '1', name: 'Mia' })
    expect([sent.status, alertOf(sent.text)]).toEqual([422, expect.stringContaining(asked)])
    expect(sent.text).toMatch(/<input[^>]*name="contact\.email"[^>]*aria-invalid="true"/)
    const { status, json } = await comes(stage, meeting, { contact: {} })
    expect([status, json.errors[0].pointer]).toEqual([422, '/contact/email'])
    const { json: seen } = await stage.get(`/api/meetings/${meeting.id}`)
    expect(seen.dates[0].places.waiting).toBe(3)
  })

  it('is asked for one of the two before, and for neither where there is room', async () => {
    await using stage = await aStage()
    const full = wordsOf((await read(stage, page(await fullDate(stage)))).text)
    expect(full.match(/eines von beiden/g)).toHaveLength(2)
    const other = await withPlaces(stage, { places: 2 }, { from: '10:00', to: '12:00' })
    const date = `/${house}/meetings/${other.id}/2026-12-08T10:00`
    const free = wordsOf((await read(stage, date)).text)
    expect(free).toContain('Ich komme')
    expect(free).not.toContain('eines von beiden')
  })

  it('hears how many people wait before them, as the page of the date counts them', async () => {
    await using stage = await aStage()
    const meeting = await fullDate(stage)
    expect(wordsOf((await read(stage, page(meeting))).text)).toContain('3 Personen warten')
    const { headers } = await read(stage, `${page(meeting)}/come`, {
      heads: '1',
      'contact.phone': '02131 000-46',
    })
    const own = await read(stage, headers['location']!)
    expect(wordsOf(own.text)).toContain('Vor Ihnen warten 3 Personen.')
  })

  it('need not say it where the house enters them, who knows them', async () => {
    await using stage = await aStage()
    const meeting = await fullDate(stage)
    const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
    expect((await stage.manage(path, { heads: 1, name: 'Frau Klein' })).json.state).toBe('waiting')
  })
})
