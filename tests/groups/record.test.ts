import { describe, expect, it } from 'vitest'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { founded, storedOf } from './a-group.ts'
import { keptWrites } from '../../functions/groups/actions/kept.ts'

const report = (stage: Staged, id: string, change: object = {}) =>
  stage.manage(`/api/groups/${id}/reports`, {
    kind: 'no-show',
    date: '2026-11-30',
    words: 'Niemand kam.',
    ...change,
  })

async function keeps(stage: Staged, id: string, date: string) {
  const { group } = await storedOf(stage, id)
  return stage.world.ctx.table.transact(keptWrites(group, { booking: 'booking00001', date }))
}

const trustFor = async (stage: Staged, id: string, token?: string) =>
  (await stage.get(`/api/groups/${id}`, token)).json.trust

describe('dates that a group keeps', () => {
  it('count once each, however often and however many at once they are settled', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    expect(await keeps(stage, id, '2026-12-01')).toBe('done')
    expect(await keeps(stage, id, '2026-12-01')).toBe('repeated')
    await Promise.all(['2026-12-02', '2026-12-02', '2026-12-03'].map((date) => keeps(stage, id, date)))
    expect((await storedOf(stage, id)).group.kept).toBe(3)
  })

  it('make it trusted where the house says so, and its people read what is missing', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 2 } })
    const { id, host } = await founded(stage)
    await keeps(stage, id, '2026-12-01')
    expect(await trustFor(stage, id, host.token)).toEqual({
      trusted: false,
      by: 'rule',
      why: 'not-yet',
      missing: { kept: 1 },
    })
    await keeps(stage, id, '2026-12-02')
    expect(await trustFor(stage, id, host.token)).toEqual({ trusted: true, by: 'rule', why: 'kept', kept: 2 })
    expect(await trustFor(stage, id)).toEqual({ trusted: true })
  })

  it('do not get lost while a host writes other words', async () => {
    await using stage = await aStage()
    const { id, host } = await founded(stage)
    await Promise.all([
      keeps(stage, id, '2026-12-01'),
      stage.post(`/api/groups/${id}/change`, { notes: 'Tee' }, host.token),
      report(stage, id),
    ])
    const { group } = await storedOf(stage, id)
    expect(group).toMatchObject({ kept: 1, notes: 'Tee', reports: [{ kind: 'no-show' }] })
  })

  it('count no more once the group has ended', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { group } = await storedOf(stage, id)
    await stage.manage(`/api/groups/${id}/end`)
    expect(keptWrites({ ...group, state: 'ended' }, { booking: 'b', date: '2026-12-01' })).toEqual([])
    const late = stage.world.ctx.table.transact(keptWrites(group, { booking: 'b', date: '2026-12-01' }))
    await expect(late).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})

describe('what the house reports', () => {
  it('costs the trust that followed from the rule; its hosts read why, and nobody else', async () => {
    await using stage = await aStage({}, { house: { trustAfterKept: 1 } })
    const { id, host } = await founded(stage)
    await keeps(stage, id, '2026-12-01')
    expect((await report(stage, id)).status).toBe(200)
    expect(await trustFor(stage, id, host.token)).toMatchObject({
      trusted: false,
      why: 'reported',
      reports: [{ kind: 'no-show', date: '2026-11-30', words: 'Niemand kam.' }],
    })
    const { text } = await stage.get(`/api/groups/${id}`)
    expect(text).not.toContain('Niemand kam')
  })

  it('stands once for each date, with the words said last, and can be taken back', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await report(stage, id)
    await report(stage, id, { words: 'Doch nur zu spät.' })
    await report(stage, id, { kind: 'untidy', words: 'Tische standen noch.' })
    const { reports } = (await storedOf(stage, id)).group
    expect(reports?.map(({ kind, words }) => [kind, words])).toEqual([
      ['no-show', 'Doch nur zu spät.'],
      ['untidy', 'Tische standen noch.'],
    ])
    const { signedIn } = await import('../support/bench-world.ts')
    const { managerMail } = await import('../support/builders.ts')
    const session = await signedIn(stage.world.ctx, managerMail)
    const origin = stage.world.ctx.settings.publicUrl
    for (let twice = 0; twice < 2; twice += 1) {
      const path = `/api/groups/${id}/reports?kind=no-show&date=2026-11-30`
      const { status } = await stage.world.call('DELETE', path, { cookies: { session }, headers: { origin } })
      expect(status).toBe(200)
    }
    expect((await storedOf(stage, id)).group.reports).toHaveLength(1)
  })

  it('is of a day that was, and keeps to twenty', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const refused = await report(stage, id, { date: '2027-12-01' })
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([422, '/date'])
    expect((await report(stage, id, { date: '2019-12-01' })).status).toBe(422)
    const days = Array.from({ length: 22 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`)
    for (const date of days) await report(stage, id, { date })
    const { reports = [] } = (await storedOf(stage, id)).group
    expect([reports.length, reports[0]?.date, reports.at(-1)?.date]).toEqual([20, '2026-10-03', '2026-10-22'])
  })

  it('two at once both stand', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await Promise.all([report(stage, id), report(stage, id, { kind: 'untidy' })])
    expect((await storedOf(stage, id)).group.reports).toHaveLength(2)
  })
})

it('what the house said wins until it is taken back; then its rules decide again', async () => {
  await using stage = await aStage({}, { house: { trustAfterKept: 1 } })
  const { id, host } = await founded(stage)
  await stage.manage(`/api/groups/${id}/trust`, { trusted: true, reason: 'Wir kennen sie.' })
  await report(stage, id)
  expect(await trustFor(stage, id, host.token)).toMatchObject({ trusted: true, by: 'house' })
  const { signedIn } = await import('../support/bench-world.ts')
  const { managerMail } = await import('../support/builders.ts')
  const session = await signedIn(stage.world.ctx, managerMail)
  const headers = { origin: stage.world.ctx.settings.publicUrl }
  for (let twice = 0; twice < 2; twice += 1)
    await stage.world.call('DELETE', `/api/groups/${id}/trust`, { cookies: { session }, headers })
  expect(await trustFor(stage, id, host.token)).toMatchObject({ trusted: false, why: 'reported' })
  expect((await stage.get(`/api/houses/${house}/groups`)).json.groups[0].trust).toBeUndefined()
})
