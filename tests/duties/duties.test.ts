import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { settleDuties } from '../../functions/duties/actions/settle-duties.ts'
import { missingTallies } from '../../functions/duties/actions/missing-tallies.ts'
import { tallyToken } from '../../functions/duties/rules/tokens.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const key = '2026-12-08T15:00'
const at = ({ id }: { id: string }, duty = '') =>
  `/api/meetings/${id}/dates/${key}/duties${duty === '' ? '' : `/${duty}`}`

async function heard({ world }: Staged, pk: string, sk: string, old?: Item) {
  const item = await world.ctx.table.get({ pk, sk }, { consistent: true })
  if (item === undefined) return []
  const count = world.mails.length
  const type = String(item['type'])
  const record = { id: '1', name: 'MODIFY' as const, type, new: item, ...(old ? { old } : {}) }
  expect(await takeChanges(world.ctx, news, [record])).toEqual([])
  return world.mails.slice(count)
}

describe('a duty', () => {
  itInTurn('of 40 who want it at once is had by as many as it needs', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    const duties = [{ duty: 'tea', needed: 2 }]
    await stage.post(`/api/meetings/${meeting.id}/duties`, { duties }, meeting.manageToken)
    const wish = (duty: string) => (_: unknown, count: number) =>
      stage.post(at(meeting, duty), { name: `N${count}` })
    const [keys, teas] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, wish('key'))),
      Promise.all(Array.from({ length: 20 }, wish('tea'))),
    ])
    const won = (answers: { status: number }[]) => answers.filter(({ status }) => status === 201).length
    expect([won(keys), won(teas)]).toEqual([1, 2])
    const lost = keys.find(({ status }) => status !== 201)
    expect([lost?.status, lost?.json.type]).toEqual([409, '/problems/duty-taken'])
    expect((await stage.get(at(meeting))).json.safe).toBe(true)
  })

  it('is had once by the same person, however many it needs and whoever is faster', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const duties = [{ duty: 'tea', needed: 12 }]
    await stage.post(`/api/meetings/${meeting.id}/duties`, { duties }, meeting.manageToken)
    const of = (name: string) => ({ name, contact: { email: `${name}@neben.example` } })
    const people = ['mia', 'ada', 'ben', 'mia', 'ada', 'mia'].map(of)
    const answers = await Promise.all(people.map((person) => stage.post(at(meeting, 'tea'), person)))
    const codes = answers.map(({ status, json }) => (status === 201 ? 'taken' : json.type.slice(10)))
    const counted = [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length])
    expect(Object.fromEntries(counted)).toEqual({ taken: 3, 'duty-yours': 3 })
  })

  it('is shown to others without the name of somebody for whom nobody has vouched', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    await stage.post(at(meeting, 'key'), { name: 'KAUFT HIER' })
    expect((await stage.get(at(meeting))).json).toEqual({
      duties: [{ duty: 'key', label: 'Aufschließen und zuschließen', needed: 1, taken: [{}] }],
      safe: true,
    })
    const inside = (await stage.get(at(meeting), meeting.manageToken)).json
    expect(inside.duties[0].taken[0].name).toBe('KAUFT HIER')
  })

  it('is given back by its token alone, or taken away by the host', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    const { json } = await stage.post(at(meeting, 'key'), { name: 'Mia' })
    const remove = (token?: string) => stage.world.call('DELETE', at(meeting, 'key'), token ? { token } : {})
    expect([(await remove()).status, (await remove('wrong')).status]).toEqual([401, 403])
    expect((await remove(json.token)).json.safe).toBe(false)
    await stage.post(at(meeting, 'key'), { name: 'Kolja' })
    expect((await remove(meeting.manageToken)).json.safe).toBe(false)
  })

  it('is taken for every second date in one go, as far as it is free', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    await stage.post(at(meeting, 'key'), { name: 'Kolja' })
    const rota = `/api/meetings/${meeting.id}/duties/key/rota`
    const { json } = await stage.post(rota, { name: 'Mia', every: 2 })
    expect(json.dates.map((date: any) => [date.key, date.refused])).toEqual([
      [key, 'duty-taken'],
      ['2026-12-22T15:00', undefined],
    ])
  })

  it('is refused on dates that are over, cancelled or unknown, and for a duty that nobody needs', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    expect((await stage.post(at(meeting, 'piano'), { name: 'Mia' })).status).toBe(404)
    expect((await stage.post(at(meeting, 'key'), { name: '' })).json.errors[0].pointer).toBe('/name')
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/cancel`)
    expect((await stage.post(at(meeting, 'key'), { name: 'Mia' })).json.type).toBe(
      '/problems/registration-closed',
    )
    stage.world.clock.set('2027-01-10T10:00:00.000Z')
    const late = at(meeting, 'key').replace(key, '2026-12-15T15:00')
    expect((await stage.post(late, { name: 'Mia' })).json.type).toBe('/problems/in-the-past')
  })
})

describe('the key', () => {
  itInTurn(
    'is asked for days before: those who had it first, then those who decide; never where somebody has it',
    async () => {
      await using stage = await aStage()
      const meeting = await founded(stage, { needsKey: true })
      const path = at(meeting, 'key').replace(key, '2026-12-15T15:00')
      await stage.post(path, { name: 'Mia', contact: { email: 'mia@neben.example' } }, meeting.manageToken)
      await settleDuties(stage.world.ctx)
      const step = (stage_: string, date = key) => [`MEETING#${meeting.id}`, `KEY#${date}#${stage_}`] as const
      expect(await heard(stage, ...step('list'))).toEqual([])
      stage.world.clock.set('2026-12-03T09:05:00.000Z')
      await settleDuties(stage.world.ctx)
      const asked = await heard(stage, ...step('list'))
      expect(asked.map(({ to, subject }) => [to, subject])).toEqual([
        ['mia@neben.example', expect.stringMatching(/^Wer schließt auf\?: Sprachcafé/)],
      ])
      stage.world.clock.set('2026-12-04T09:05:00.000Z')
      await settleDuties(stage.world.ctx)
      expect((await heard(stage, ...step('house'))).map(({ to }) => to)).toEqual(['leitung@aef.example'])
      stage.world.clock.set('2026-12-11T09:05:00.000Z')
      await settleDuties(stage.world.ctx)
      expect(await heard(stage, ...step('list', '2026-12-15T15:00'))).toEqual([])
    },
  )

  it('that nobody has two days before is said on the page of the date', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage, { needsKey: true })
    const page = async () => (await stage.get(`/${house}/meetings/${meeting.id}/${key}`)).text
    expect(await page()).not.toContain('Wer schließt auf?')
    stage.world.clock.set('2026-12-07T09:00:00.000Z')
    expect(await page()).toContain('Noch offen: Wer schließt auf?')
    await stage.post(at(meeting, 'key'), { name: 'Mia' })
    expect(await page()).not.toContain('Wer schließt auf?')
  })
})

describe('counting at the door', () => {
  const counts = { children: 3, adults: 5 }

  it('needs no sign-in but the link, says nothing before it begins, and replaces what was said', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { ctx, clock } = stage.world
    const path = `/api/meetings/${meeting.id}/dates/${key}/tally`
    const token = tallyToken(await ctx.secret(), { meeting: meeting.id, key })
    expect((await stage.post(path, counts)).status).toBe(401)
    expect((await stage.post(path, counts, 'wrong')).status).toBe(403)
    expect((await stage.post(path, counts, token)).json.type).toBe('/problems/not-yet')
    clock.set('2026-12-08T15:30:00.000Z')
    expect((await stage.post(path, { children: -1 }, token)).json.errors[0].pointer).toBe('/children')
    await stage.post(path, counts, token)
    expect((await stage.post(path, { adults: 7 }, token)).json).toEqual({
      key,
      date: '2026-12-08',
      adults: 7,
    })
  })

  it('is missing for fourteen days', async () => {
    await using stage = await aStage()
    const meeting = await founded(stage)
    const { ctx, clock } = stage.world
    const missing = async () =>
      (await missingTallies(ctx, { id: house, timeZone: 'Europe/Berlin' })).map((date) => date.key)
    expect(await missing()).toEqual([])
    clock.set('2026-12-16T09:00:00.000Z')
    expect(await missing()).toEqual([key, '2026-12-15T15:00'])
    await stage.post(`/api/meetings/${meeting.id}/dates/${key}/tally`, counts, meeting.manageToken)
    expect(await missing()).toEqual(['2026-12-15T15:00'])
    clock.set('2027-02-01T09:00:00.000Z')
    expect(await missing()).toEqual([])
  })
})
