import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes, key, withPlaces } from './coming.ts'

const mia = { email: 'mia@neben.example' }

/** Signs up, and gives back the mail that tells of it. */
async function signsUp(stage: Staged, meeting: { id: string }, body: Record<string, unknown>, date = key) {
  const { ctx, clock, mails } = stage.world
  clock.advance(1)
  const { json } = await comes(stage, meeting, body, date)
  const item = await ctx.table.get({ pk: `COMING#${json.id.slice(-5)}`, sk: json.id }, { consistent: true })
  const count = mails.length
  await takeChanges(ctx, news, [{ id: json.id, name: 'INSERT', type: 'attendance', new: item! }])
  return { json, mail: mails[count]! }
}

const earlier = /schon eine frühere Anmeldung/

describe('the mail to whoever signs up a second time for the same date', () => {
  it('tells of the first, with its number of people and its link', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 9 })
    const first = await signsUp(stage, meeting, { contact: mia, heads: 3 })
    expect(first.mail.text).not.toMatch(earlier)
    const second = await signsUp(stage, meeting, { contact: { email: 'Mia@Neben.example' } })
    expect(second.mail.text).toMatch(earlier)
    expect(second.mail.text).toContain('frühere Anmeldung: 3 Personen.')
    expect(second.mail.text).toContain(`/coming/${first.json.id}/`)
  })

  it('tells of it too where the second has to wait', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1 })
    const first = await signsUp(stage, meeting, { contact: mia })
    const { json, mail } = await signsUp(stage, meeting, { contact: mia })
    expect([json.state, mail.text.includes(`/coming/${first.json.id}/`)]).toEqual(['waiting', true])
  })

  it.each([
    ['another mailbox', { contact: { email: 'mio@neben.example' } }, key],
    ['another date', { contact: mia }, '2026-12-15T15:00'],
  ])('says nothing of what is of %s', async (_, body, date) => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 9 })
    await signsUp(stage, meeting, { contact: mia })
    expect((await signsUp(stage, meeting, body, date)).mail.text).not.toMatch(earlier)
  })

  it('says nothing of one that was taken back', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 9 })
    const { json } = await signsUp(stage, meeting, { contact: mia })
    await stage.post(`/api/attendances/${json.id}/leave`, {}, json.manageToken)
    expect((await signsUp(stage, meeting, { contact: mia })).mail.text).not.toMatch(earlier)
  })
})
