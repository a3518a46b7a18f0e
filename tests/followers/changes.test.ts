import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import type { OutgoingMail } from '../../shared/mail.ts'
import { aMeeting, aStage, house } from '../meetings/a-meeting.ts'
import {
  changeOf,
  coming,
  comes,
  follower,
  follows,
  heard,
  key,
  later,
  mailsOf,
  mailTo,
  next,
  toWhom,
} from './following.ts'
import { itInTurn } from '../support/in-turn.ts'

const rooms = { seminarraum: {}, teekueche: { name: 'Teeküche', capacity: 12 } }

describe('of a date', () => {
  itInTurn(
    'that has another time and another place, both are said, and who comes is asked whether it suits',
    async () => {
      await using stage = await aStage({}, { rooms })
      const { mails } = await heard(stage)
      const venue = { kind: 'rooms', rooms: ['seminarraum'] }
      const said = await mails(`dates/${key}/move`, { date: '2026-12-09', from: '16:00', to: '18:00', venue })
      expect(toWhom(said)).toEqual([follower, coming])
      for (const { subject, text } of said) {
        expect(subject).toMatch(/^Neue Zeit: Sprachcafé/)
        expect(text).toContain('Statt Di, 8. Dezember, 15:00–17:00 Uhr jetzt Mi, 9. Dezember')
        expect(text).toContain('nicht mehr „Teeküche“, sondern „Seminarraum“')
      }
      expect(mailTo(said, coming).text).toContain('ob Sie trotzdem kommen')
      expect(mailTo(said, follower).text).not.toContain('ob Sie trotzdem kommen')
    },
  )

  itInTurn(
    'that is cancelled, whoever has a duty at it hears it too, and that it is no longer needed',
    async () => {
      await using stage = await aStage()
      const { mails, path } = await heard(stage, { needsKey: true })
      const helper = 'schluessel@neben.example'
      const taking = { name: 'Kolja', contact: { email: helper } }
      await stage.post(`${path}/dates/${key}/duties/key`, taking)
      await stage.post(`${path}/dates/${next}/duties/key`, { name: 'Oda', contact: { email: later } })
      const moved = await mails(`dates/${key}/move`, { from: '16:00', to: '18:00' })
      expect(toWhom(moved)).toEqual([follower, coming, helper].sort())
      expect(mailTo(moved, helper).text).toContain('/duties/own/')
      const off = await mails(`dates/${key}/cancel`)
      expect(toWhom(off)).toEqual([follower, coming, helper].sort())
      expect(mailTo(off, helper).text).toContain('Ihr Dienst an diesem Tag entfällt damit.')
      expect(mailTo(off, coming).text).not.toContain('Ihr Dienst')
      expect(toWhom(await mails(`dates/${next}/cancel`))).toEqual([follower, later])
    },
  )

  itInTurn('that is online or outdoors instead nobody has to do anything, and none is asked', async () => {
    await using stage = await aStage()
    const { mails } = await heard(stage)
    const online = await mails(`dates/${key}/move`, { venue: { kind: 'online' } })
    expect(toWhom(online)).toEqual([follower, coming])
    const park = { kind: 'outdoors', place: 'Stadtpark', map: 'https://karte.example/park' }
    const outdoors = await mails(`dates/${key}/move`, { venue: park })
    const back = await mails(`dates/${key}/move`, { venue: { kind: 'rooms', rooms: ['teekueche'] } })
    expect([online, outdoors, back].map(([mail]) => mail?.subject.split(':')[0])).toEqual(
      Array.from({ length: 3 }, () => 'Neuer Ort'),
    )
    expect(outdoors[0]?.text).toContain('sondern „Stadtpark“')
    expect(back[0]?.text).toContain('nicht mehr „Stadtpark“, sondern „Teeküche“')
    for (const { text } of [...online, ...outdoors, ...back]) expect(text).not.toContain('noch passt')
  })

  itInTurn('the reason is said once for all, and what was said before is not said again', async () => {
    await using stage = await aStage()
    const { mails } = await heard(stage)
    const note = 'Bitte Tassen mitbringen.'
    const noted = await mails(`dates/${key}/change`, { note })
    expect(noted[0]?.subject).toMatch(/^Hinweis: /)
    expect(noted[0]?.text).toContain(note)
    const moved = await mails(`dates/${key}/move`, { from: '16:00', to: '18:00' })
    expect(moved[0]?.text).not.toContain(note)
    const reason = 'Die Heizung ist kaputt.'
    const off = await mails(`dates/${key}/cancel`, { scope: 'following', reason })
    expect(toWhom(off)).toEqual([follower, coming, later])
    expect(mailTo(off, follower).subject).toMatch(/^4 Termine fallen aus/)
    expect(mailTo(off, follower).text.split(reason).length).toBe(2)
    expect(mailTo(off, later).text).toContain('15. Dezember')
    expect(mailTo(off, later).text).not.toContain('8. Dezember')
  })

  itInTurn(
    'that is about something else the topic is said; of a new name of the meeting, old and new',
    async () => {
      await using stage = await aStage()
      const { mails } = await heard(stage)
      const topic = await mails(`dates/${key}/change`, { title: 'Heute: Backen' })
      expect(toWhom(topic)).toEqual([follower, coming])
      expect(topic[0]?.text).toContain('„Heute: Backen“')
      const renamed = await mails('change', { title: 'Café der Sprachen' })
      expect(toWhom(renamed)).toEqual([follower, coming, later])
      expect(renamed[0]?.text).toContain('„Sprachcafé“ heißt jetzt „Café der Sprachen“')
    },
  )

  itInTurn(
    'that somebody both follows and comes to, one mail leads to their own sign-up and to no other',
    async () => {
      await using stage = await aStage()
      const { id, mails } = await heard(stage)
      const { json } = await comes(stage, id, 'Folgt@neben.example', next)
      const first = mailTo(await mails(`dates/${key}/move`, { from: '16:00', to: '18:00' }), follower)
      expect(first.text).not.toContain('noch passt')
      expect(first.text).not.toContain(json.id)
      const second = await mails(`dates/${next}/move`, { from: '16:00', to: '18:00' })
      expect(toWhom(second)).toEqual([follower, later])
      expect(mailTo(second, follower).text).toContain(json.manageUrl)
    },
  )
})

describe('of a change that is told late', () => {
  it('nobody hears when the date is over by then, nor when the mail has waited until it was', async () => {
    await using stage = await aStage()
    const { id, path } = await heard(stage)
    const { ctx, clock, mails } = stage.world
    const record = await changeOf(stage, id, () => stage.manage(`${path}/dates/${key}/cancel`))
    const down = { ...ctx, mail: { send: () => Promise.reject(new MailFailure('unreachable')) } }
    clock.set('2026-12-08T15:30:00.000Z')
    await takeChanges(down, news, [record])
    expect((await ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).length).toBe(2)
    clock.set('2026-12-08T16:00:00.000Z')
    await sendDueMails(ctx, news)
    expect([mails, await ctx.table.due('mail', '2030-01-01T00:00:00.000Z')]).toEqual([[], []])
  })

  it('is told of the dates alone that are still to come', async () => {
    await using stage = await aStage()
    const { id, path } = await heard(stage)
    const { ctx, clock, mails } = stage.world
    const cancel = () => stage.manage(`${path}/dates/${key}/cancel`, { to: '2026-12-15' })
    const record = await changeOf(stage, id, cancel)
    clock.set('2026-12-09T09:00:00.000Z')
    await takeChanges(ctx, news, [record])
    expect(toWhom(mails)).toEqual([follower, later])
    for (const { subject, text } of mails) {
      expect(subject).toMatch(/^Fällt aus/)
      expect(text).not.toContain(' 8. Dezember')
    }
  })
})

describe('of a meeting', () => {
  itInTurn(
    'that pauses and goes on, those who come hear their own dates, also what was moved meanwhile',
    async () => {
      await using stage = await aStage()
      const { mails } = await heard(stage)
      const paused = await mails('pause')
      expect(toWhom(paused)).toEqual([follower, coming, later])
      expect(paused[0]?.text).toContain('macht eine Pause')
      expect(toWhom(await mails(`dates/${key}/move`, { from: '16:00', to: '18:00' }))).toContain(coming)
      const on = await mails('publish')
      expect(toWhom(on)).toEqual([follower, coming, later])
      expect(mailTo(on, coming).text).toContain('Di, 8. Dezember, 16:00–18:00 Uhr, Teeküche')
      expect(mailTo(on, follower).text).not.toContain('Ihre Termine')
    },
  )

  it('that ends, each hears it in one mail: who follows that it is over, who comes that their date is off', async () => {
    await using stage = await aStage()
    const { id, mails } = await heard(stage)
    const over = await mails('end', { reason: 'Wir ziehen weg.' })
    expect(toWhom(over)).toEqual([follower, coming, later])
    expect(mailTo(over, follower).subject).toMatch(/^Ist zu Ende/)
    expect(mailTo(over, coming).subject).toMatch(/^Fällt aus/)
    for (const { text } of over) expect(text).toContain('Wir ziehen weg.')
    expect((await stage.get(`/api/meetings/${id}`)).json.state).toBe('ended')
  })

  it('that ends, what was called off before is in nobody’s way', async () => {
    await using stage = await aStage()
    const { id, booking, path } = await heard(stage)
    await stage.manage(`/api/bookings/${booking}/extend`, { until: '2027-01-19' })
    await stage.manage(`${path}/dates/2027-01-05T15:00/cancel`, { scope: 'following' })
    expect((await stage.manage(`${path}/end`)).json.state).toBe('ended')
    expect((await stage.get(`/api/meetings/${id}`)).json.state).toBe('ended')
  })

  itInTurn(
    'for which one has to sign up from now on, who follows hears it; of other words and places nobody',
    async () => {
      await using stage = await aStage()
      const { mails } = await heard(stage)
      const needed = await mails('change', { registration: { mode: 'needed', places: 12 } })
      expect(needed.map(({ to, subject }: OutgoingMail) => [to, subject.split(':')[0]])).toEqual([
        [follower, 'Bitte melden Sie sich an'],
      ])
      expect(await mails('change', { registration: { mode: 'needed', places: 14 } })).toEqual([])
      expect(await mails('change', { description: 'Neu.', practical: 'Tür links.' })).toEqual([])
    },
  )

  itInTurn('in English, the English name stands in the mail', async () => {
    await using stage = await aStage()
    const { id, path } = await heard(stage, { english: { title: 'Language café' } })
    await follows(stage, id, 'reads@neben.example', { language: 'en' })
    const said = await mailsOf(stage, id, () => stage.manage(`${path}/dates/${key}/cancel`))
    expect(mailTo(said, 'reads@neben.example').subject).toMatch(/^Cancelled: Language café/)
    expect(mailTo(said, follower).subject).toMatch(/^Fällt aus: Sprachcafé/)
  })
})

describe('of a draft', () => {
  it('nobody hears anything; when it is shown, its host gets the link, and nobody else a mail', async () => {
    await using stage = await aStage()
    const contact = { name: 'KAUFT HIER', email: 'host@neben.example' }
    const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
    const change = { title: 'Anderes Café' }
    const drafted = await mailsOf(stage, json.id, () =>
      stage.post(`/api/meetings/${json.id}/change`, change, json.manageToken),
    )
    expect(drafted).toEqual([])
    const shown = await mailsOf(stage, json.id, () => stage.manage(`/api/bookings/${json.booking}/approve`))
    expect(toWhom(shown)).toEqual([contact.email])
    expect(shown[0]?.text).toContain(json.manageUrl)
  })
})
