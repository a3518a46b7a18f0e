import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { settleAttendances } from '../../functions/attendances/actions/settle-attendances.ts'
import type { Item } from '../../shared/table/write.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { comes, key, withPlaces } from './coming.ts'
import { itInTurn } from '../support/in-turn.ts'

/** Does something, has what it did to these items heard, and gives back the mails that went out of it. */
async function mailsOf({ world }: Staged, keys: { pk: string; sk: string }[], act: () => Promise<unknown>) {
  const { ctx, mails } = world
  const read = () => Promise.all(keys.map((each) => ctx.table.get(each, { consistent: true })))
  const before = await read()
  await act()
  const after = await read()
  const count = mails.length
  const records = after.flatMap((item, at) =>
    item === undefined ? [] : [recordOf(String(at), before[at], item)],
  )
  expect(await takeChanges(ctx, news, records)).toEqual([])
  await takeChanges(ctx, news, records)
  return mails.slice(count)
}

function recordOf(id: string, old: Item | undefined, item: Item) {
  const type = String(item['type'])
  return {
    id,
    name: old ? ('MODIFY' as const) : ('INSERT' as const),
    type,
    new: item,
    ...(old ? { old } : {}),
  }
}

const keyOf = ({ id }: { id: string }) => ({ pk: `COMING#${id.slice(-5)}`, sk: id })

async function signsUp(stage: Staged, meeting: { id: string }, body: Record<string, unknown>) {
  const { json } = await comes(stage, meeting, body)
  const item = await stage.world.ctx.table.get(keyOf(json), { consistent: true })
  const count = stage.world.mails.length
  await takeChanges(stage.world.ctx, news, [recordOf(json.id, undefined, item!)])
  return { json, mails: stage.world.mails.slice(count) }
}

describe('whoever signs up with an address', () => {
  it('gets one mail in fixed words: what a stranger typed is not in it', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const hostile = { name: 'KAUFT BEI http://boese.example', needs: ['GELD http://boese.example'] }
    const contact = { email: 'mia@neben.example' }
    const { mails, json } = await signsUp(stage, meeting, { ...hostile, contact, heads: 2 })
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['mia@neben.example', expect.stringMatching(/^Sie kommen: Sprachcafé, Di, 8\. Dezember,/)],
    ])
    const [{ text, html } = { text: '', html: '' }] = mails
    expect(text + html).not.toMatch(/boese|KAUFT|GELD/)
    expect(text).toContain(json.code)
    expect(text).toContain(`/coming/${json.id}/`)
  })

  itInTurn(
    'is told of an offer until when it holds, and when it is over; and nothing once they left',
    async () => {
      await using stage = await aStage()
      const meeting = await withPlaces(stage, { places: 1 })
      const holder = (await comes(stage, meeting)).json
      const contact = { email: 'mia@neben.example' }
      const { json: waiting, mails } = await signsUp(stage, meeting, { contact })
      expect(mails[0]!.text).toContain('Auf der Warteliste wartet niemand vor Ihnen.')
      const offer = await mailsOf(stage, [keyOf(waiting)], () =>
        stage.post(`/api/attendances/${holder.id}/leave`, {}, holder.manageToken),
      )
      expect(offer.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Ein Platz ist frei/)])
      const over = await mailsOf(stage, [keyOf(waiting)], async () => {
        stage.world.clock.advance(60 * 49)
        await settleAttendances(stage.world.ctx)
      })
      expect(over.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Der Platz ist vergeben/)])
    },
  )

  it('without an address is called: the house hears of the offer', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1 })
    const holder = (await comes(stage, meeting)).json
    const { json: waiting } = await signsUp(stage, meeting, {
      name: 'Frau Klein',
      contact: { phone: '0170 1' },
    })
    const mails = await mailsOf(stage, [keyOf(waiting)], () =>
      stage.post(`/api/attendances/${holder.id}/leave`, {}, holder.manageToken),
    )
    expect(mails.map(({ to }) => to)).toEqual(['leitung@aef.example'])
    expect(mails[0]!.text).toContain(waiting.code)
  })
})

describe('all who come to a date', () => {
  const stepKey = (meeting: { id: string }, what: string) => ({
    pk: `MEETING#${meeting.id}`,
    sk: `STEP#${key}#${what}`,
  })

  itInTurn(
    'are told how to get in when the hour has come, and again when it changes, and only they',
    async () => {
      await using stage = await aStage()
      const accessData = { text: 'https://treffen.example/raum', releaseHoursBefore: 2 }
      const meeting = await withPlaces(stage, { places: 1 }, { venue: { kind: 'online' }, accessData })
      await signsUp(stage, meeting, { contact: { email: 'mia@neben.example' } })
      await signsUp(stage, meeting, { contact: { email: 'wartend@neben.example' } })
      const settle = (now: string) => async () => {
        stage.world.clock.set(now)
        await settleAttendances(stage.world.ctx)
      }
      const early = await mailsOf(stage, [stepKey(meeting, 'release#1')], settle('2026-12-08T11:00:00.000Z'))
      expect(early).toEqual([])
      const told = await mailsOf(stage, [stepKey(meeting, 'release#1')], settle('2026-12-08T12:01:00.000Z'))
      expect(told.map(({ to }) => to)).toEqual(['mia@neben.example'])
      expect(told[0]!.text).toContain('treffen.example/raum')
      const again = await mailsOf(stage, [stepKey(meeting, 'release#2')], () =>
        stage.post(
          `/api/meetings/${meeting.id}/change`,
          { accessData: { ...accessData, text: 'Neu: 4711' } },
          meeting.manageToken,
        ),
      )
      expect(again.map(({ to, subject }) => [to, subject])).toEqual([
        ['mia@neben.example', expect.stringMatching(/^Neuer Zugang/)],
      ])
    },
  )

  itInTurn(
    'hear of the access for the first time in plain words, also where it was another that nobody was told',
    async () => {
      await using stage = await aStage()
      const accessData = { text: 'Code 1', releaseHoursBefore: 2 }
      const meeting = await withPlaces(stage, {}, { accessData, needsKey: true })
      await signsUp(stage, meeting, { contact: { email: 'mia@neben.example' } })
      const change = { accessData: { ...accessData, text: 'Code 2' } }
      await stage.post(`/api/meetings/${meeting.id}/change`, change, meeting.manageToken)
      const told = await mailsOf(stage, [stepKey(meeting, 'release#2')], async () => {
        stage.world.clock.set('2026-12-08T12:01:00.000Z')
        await settleAttendances(stage.world.ctx)
      })
      expect(told.map(({ to, subject }) => [to, subject])).toEqual([
        ['mia@neben.example', expect.stringMatching(/^So kommen Sie dazu/)],
      ])
      expect(told[0]!.text).toContain('Code 2')
    },
  )

  itInTurn('are reminded the day before, if they wished so', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, {})
    await signsUp(stage, meeting, { contact: { email: 'mia@neben.example' }, remind: true })
    await signsUp(stage, meeting, { contact: { email: 'kolja@neben.example' } })
    const mails = await mailsOf(stage, [stepKey(meeting, 'remind#20261208')], async () => {
      stage.world.clock.set('2026-12-07T09:05:00.000Z')
      await settleAttendances(stage.world.ctx)
    })
    expect(mails.map(({ to }) => to)).toEqual(['mia@neben.example'])
  })
})
