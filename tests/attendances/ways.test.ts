import { describe, expect, it } from 'vitest'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import { moveDate } from '../../functions/meetings/actions/move-date.ts'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { systemActor } from '../../shared/actor.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { recordOf } from '../support/house-with-mail.ts'
import { comes, key, miscounts, withPlaces } from './coming.ts'
import { heard } from './heard.ts'
import { itInTurn } from '../support/in-turn.ts'

const own = async (stage: Staged, { id, manageToken }: { id: string; manageToken: string }) =>
  (await stage.get(`/api/attendances/${id}`, manageToken)).json
const step = (stage: Staged, { id }: { id: string }, name: string, token: string, body = {}) =>
  stage.post(`/api/attendances/${id}/${name}`, body, token)

/** Somebody is held a place, with the mail that tells them so. */
async function offered(stage: Staged, body: Record<string, unknown> = {}) {
  const meeting = await withPlaces(stage, { places: 1 })
  const holder = (await comes(stage, meeting)).json
  const waiting = (await comes(stage, meeting, { contact: { email: 'mia@neben.example' }, ...body })).json
  const mails = await heard(stage, () => step(stage, holder, 'leave', holder.manageToken))
  return { meeting, waiting, mails }
}

describe('a place that is held', () => {
  it('is taken by the link of the mail, on a page with a button: opening it changes nothing', async () => {
    await using stage = await aStage()
    const { waiting, mails } = await offered(stage)
    const [path] = /\/coming\/\w+\/[\w-]{20,}/.exec(mails[0]!.text)!
    const page = await stage.world.call('GET', path)
    expect(page.text).toContain(`action="${path}/accept"`)
    expect((await own(stage, waiting)).state).toBe('offered')
    await stage.world.call('POST', `${path}/accept`, { form: {} })
    expect((await own(stage, waiting)).state).toBe('coming')
  })

  it('is taken by the code on the phone: the host finds whom it means and says yes for them', async () => {
    await using stage = await aStage()
    const { meeting, waiting } = await offered(stage, {
      contact: { phone: '02131 000-46' },
      name: 'Frau Klein',
    })
    const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
    const { attendances } = (await stage.get(path, meeting.manageToken)).json
    const meant = attendances.find(({ code }: { code: string }) => code === waiting.code)
    expect(meant).toMatchObject({ id: waiting.id, state: 'offered' })
    const taken = await step(stage, meant, 'accept', meeting.manageToken)
    expect(taken.json.state).toBe('coming')
  })

  it('is taken by the house', async () => {
    await using stage = await aStage()
    const { waiting } = await offered(stage)
    expect((await stage.manage(`/api/attendances/${waiting.id}/accept`)).json.state).toBe('coming')
  })

  itInTurn(
    'is nobody else’s: other tokens, nobody at all, before it is offered and after its time',
    async () => {
      await using stage = await aStage()
      const { meeting, waiting } = await offered(stage)
      const next = (await comes(stage, meeting)).json
      const answers = [
        await step(stage, waiting, 'accept', next.manageToken),
        await step(stage, waiting, 'accept', ''),
        await step(stage, next, 'accept', next.manageToken),
      ]
      stage.world.clock.set((await own(stage, waiting)).offer.until)
      answers.push(await step(stage, waiting, 'accept', waiting.manageToken))
      expect(answers.map(({ json }) => json.type.replace('/problems/', ''))).toEqual([
        'not-allowed',
        'sign-in-needed',
        'not-offered',
        'offer-over',
      ])
      await settleAttendances(stage.world.ctx)
      expect((await own(stage, next)).state).toBe('offered')
      expect(await miscounts(stage, meeting, 1)).toEqual([])
    },
  )
})

describe('a place that is held on a date that is cancelled', () => {
  it('is not to be taken any more', async () => {
    await using stage = await aStage()
    const { meeting, waiting } = await offered(stage)
    await stage.manage(`/api/meetings/${meeting.id}/dates/${key}/cancel`)
    const { status, json } = await step(stage, waiting, 'accept', waiting.manageToken)
    expect([status, json.type]).toEqual([409, '/problems/registration-closed'])
  })
})

describe('places that were kept for newcomers', () => {
  it('go to those who wait when their hour has come, also if somebody comes before the timer does', async () => {
    await using stage = await aStage()
    const terms = { places: 2, newcomerPlaces: 1, newcomersUntilHours: 24 }
    const meeting = await withPlaces(stage, terms)
    await comes(stage, meeting)
    const waiting = (await comes(stage, meeting)).json
    expect(waiting.state).toBe('waiting')
    stage.world.clock.set('2026-12-07T14:01:00.000Z')
    const late = (await comes(stage, meeting)).json
    expect([(await own(stage, waiting)).state, late.state]).toEqual(['offered', 'waiting'])
    expect(await miscounts(stage, meeting, 2)).toEqual([])
  })
})

describe('a mail that is late', () => {
  it('does not tell of the list to somebody for whom a place is held by now', async () => {
    await using stage = await aStage()
    const { ctx, mails } = stage.world
    const meeting = await withPlaces(stage, { places: 1 })
    const holder = (await comes(stage, meeting)).json
    const { id } = (await comes(stage, meeting, { contact: { email: 'mia@neben.example' } })).json
    const item = await ctx.table.get({ pk: `COMING#${id.slice(-5)}`, sk: id }, { consistent: true })
    await step(stage, holder, 'leave', holder.manageToken)
    await takeChanges(ctx, news, [recordOf('attendance', undefined, item)])
    expect(mails).toEqual([])
  })
})

describe('changing how many come', () => {
  it('to more is possible as long as there is room, and refused for more than there are places', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 4 })
    const mia = (await comes(stage, meeting, { heads: 2 })).json
    expect((await step(stage, mia, 'change', mia.manageToken, { heads: 4 })).json.heads).toBe(4)
    const tooMany = await step(stage, mia, 'change', mia.manageToken, { heads: 5 })
    expect([tooMany.status, tooMany.json.type]).toEqual([422, '/problems/more-than-places'])
    expect((await comes(stage, meeting)).json.state).toBe('waiting')
    expect(await miscounts(stage, meeting, 4)).toEqual([])
  })

  it('in the list keeps the place in it; whoever wants less may fit at once', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 3 })
    await comes(stage, meeting, { heads: 2 })
    const large = (await comes(stage, meeting, { heads: 2 })).json
    stage.world.clock.advance(1)
    const larger = (await comes(stage, meeting, { heads: 3 })).json
    expect((await step(stage, large, 'change', large.manageToken, { heads: 3 })).json.before).toBe(0)
    expect((await own(stage, larger)).before).toBe(3)
    expect((await step(stage, larger, 'change', larger.manageToken, { heads: 1 })).json.state).toBe('offered')
    expect(await miscounts(stage, meeting, 3)).toEqual([])
  })
})

describe('more places', () => {
  itInTurn(
    'go to those who wait in their order and by the size of their parties, on every date to come',
    async () => {
      await using stage = await aStage()
      const meeting = await withPlaces(stage, { places: 3 })
      const second = '2026-12-15T15:00'
      await comes(stage, meeting, { heads: 3 })
      await stage.post(`/api/meetings/${meeting.id}/dates/${second}/attendances`, { heads: 3 })
      const wait = async (heads: number, date = key) => {
        stage.world.clock.advance(1)
        const asked = { heads, contact: { phone: '02131 000-46' } }
        return (await stage.post(`/api/meetings/${meeting.id}/dates/${date}/attendances`, asked)).json
      }
      const [one, other, later] = [await wait(1), await wait(1), await wait(1, second)]
      const [three, two] = [await wait(3), await wait(2)]
      const registration = { mode: 'wanted', places: 7 }
      await stage.manage(`/api/meetings/${meeting.id}/change`, { registration })
      const states = []
      for (const each of [one, other, three, two, later]) states.push((await own(stage, each)).state)
      expect(states).toEqual(['offered', 'offered', 'waiting', 'offered', 'offered'])
      expect(await miscounts(stage, meeting, 7)).toEqual([])
    },
  )
})

describe('a registration that closes', () => {
  it('is open until its minute, then only for the house and hosts, and for nobody when the date is over', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { closesMinutesBefore: 60, opensDaysBefore: 2 })
    const at = async (now: string, token?: string) => {
      stage.world.clock.set(now)
      const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
      const { status, json } = await stage.post(path, { heads: 1 }, token)
      return status === 201 ? json.state : json.type.replace('/problems/', '')
    }
    // By the clocks of the house: from midnight two days before, until an hour before three in the afternoon.
    expect(await at('2026-12-05T22:59:00.000Z')).toBe('registration-not-open')
    expect(await at('2026-12-05T22:59:00.000Z', meeting.manageToken)).toBe('coming')
    expect(await at('2026-12-05T23:00:00.000Z')).toBe('coming')
    expect(await at('2026-12-08T12:59:00.000Z')).toBe('coming')
    expect(await at('2026-12-08T13:00:00.000Z')).toBe('registration-closed')
    expect(await at('2026-12-08T13:00:00.000Z', meeting.manageToken)).toBe('coming')
    expect(await at('2026-12-08T16:00:00.000Z', meeting.manageToken)).toBe('registration-closed')
  })
})

describe('who sees what of those who come', () => {
  it('hosts see names as far as they were given, and no address; the house sees how to reach them', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {})
    await comes(stage, meeting, { name: 'Mia', contact: { email: 'mia@neben.example', phone: '02131 1234' } })
    const path = `/api/meetings/${meeting.id}/dates/${key}/attendances`
    const hosts = await stage.get(path, meeting.manageToken)
    expect(hosts.json.attendances).toMatchObject([{ name: 'Mia' }])
    const page = await stage.world.call('GET', `/host/${meeting.id}/${meeting.manageToken}/dates/${key}`)
    expect(page.status).toBe(200)
    expect(hosts.text + page.text).not.toMatch(/mia@neben|02131 1234/)
  })
})

describe('a date that is put off after everybody was reminded', () => {
  itInTurn('is reminded of again, the day before the new day', async () => {
    await using stage = await aStage()
    const accessData = { text: 'Klingel 3', releaseHoursBefore: 1 }
    const meeting = await withPlaces(stage, {}, { accessData })
    await comes(stage, meeting, { contact: { email: 'mia@neben.example' }, remind: true })
    const settle = (now: string) => async () => {
      stage.world.clock.set(now)
      await settleAttendances(stage.world.ctx)
    }
    const reminded = async (now: string) =>
      (await heard(stage, settle(now))).filter(({ subject }) => subject.startsWith('Morgen')).length
    expect(await reminded('2026-12-07T09:05:00.000Z')).toBe(1)
    const to = { id: meeting.id, key, change: { date: '2026-12-10' } }
    await moveDate(stage.world.ctx, systemActor, to)
    await settle('2026-12-08T13:05:00.000Z')()
    expect(await reminded('2026-12-09T09:05:00.000Z')).toBe(1)
    expect(await reminded('2026-12-09T10:05:00.000Z')).toBe(0)
  })
})
