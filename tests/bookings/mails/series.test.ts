import { describe, expect, it } from 'vitest'
import { confirmBooking } from '../../../functions/bookings/actions/confirm-booking.ts'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../../functions/bookings/actions/cancel-booking.ts'
import { decideDates } from '../../../functions/bookings/actions/decide-dates.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../../functions/bookings/actions/request-booking.ts'
import type { Booking } from '../../../functions/bookings/schema.ts'
import { proofToken } from '../../../functions/contacts/rules/access.ts'
import { aRequest } from '../../support/builders.ts'
import { aMailHouse } from '../../support/house-with-mail.ts'
import { at, datesIn, key, toContact, wish } from './series-reading.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import { holderOf } from './series-reading.ts'
import { itInTurn } from '../../support/in-turn.ts'

describe.each([
  [
    'de',
    {
      when: 'Wann: 6 Termine, dienstags 19:00–21:00 Uhr, 8. Dezember 2026–2. Februar 2027, außer 22. Dezember 2026',
      month: 'Januar 2027: 5., 12., 19.',
      refused: 'Diese Termine haben Sie nicht bekommen (belegt): Di, 26. Januar 2027',
      subject: 'Bitte bestätigen: Seminarraum am Di, 8. Dezember und 5 weitere Termine',
    },
  ],
  [
    'en',
    {
      when: 'When: 6 dates, Tuesdays 19:00–21:00, 8 December 2026 – 2 February 2027, except 22 December 2026',
      month: 'January 2027: 5, 12, 19',
      refused: 'Dates that you did not get (taken): Tue 26 January 2027',
      subject: 'Please confirm: Seminarraum on Tue 8 December and 5 more dates',
    },
  ],
] as const)('a series (%s)', (language, words) => {
  it('is told in a sentence, by month, and with what could not be had', async () => {
    await using h = await aMailHouse()
    await requestBooking(h.ctx, h.manager, {
      house: 'aef',
      request: aRequest({ date: '2027-01-26', approve: true }),
    })
    const { record } = await h.request({ ...wish, language })
    await h.hear(record)
    const { all } = toContact(h.server.mails, `received-${language}`)
    for (const part of Object.values(words)) expect(all).toContain(part)
  })
})

describe('a series with a date in a room about which somebody decides', () => {
  const rooms = { seminarraum: { approval: 'direct' }, teekueche: { name: 'Teeküche' } } as const
  const atOnce = 'Sobald Ihre Adresse bestätigt ist, gehören die Termine Ihnen.'
  async function moved(h: MailHouse, booking: Booking) {
    const to = { date: '2026-12-15', from: '19:00', to: '21:00', rooms: ['teekueche'] }
    const holder = await holderOf(h, booking)
    const { id } = booking
    return h.after(id, () => moveBooking(h.ctx, holder, { id, ...at('2026-12-15'), to }))
  }

  it('is not promised by the proof alone', async () => {
    await using h = await aMailHouse({ rooms })
    const { booking, record } = await h.request(wish)
    await h.hear(record)
    expect(toContact(h.server.mails).all).toContain(atOnce)
    // What is moved by the link of an address that nobody has proved is news for nobody.
    expect(await moved(h, booking)).toEqual([])
  })

  itInTurn('is told by the proof which dates are certain and which are open', async () => {
    await using h = await aMailHouse({ rooms })
    const { booking } = await h.request(wish)
    await moved(h, booking)
    const token = proofToken(await h.ctx.secret(), booking)
    const { id } = booking
    const mail = toContact(await h.after(id, () => confirmBooking(h.ctx, { id, token })), 'partly-proved')
    for (const part of [
      '6 von 7 Terminen sicher',
      'Noch offen: Di, 15. Dezember, 19:00–21:00 Uhr (Teeküche)',
      'Zugesagt: 6 Termine',
      'Die Leitung entscheidet bis spätestens',
    ])
      expect(mail.all).toContain(part)
    expect(datesIn(mail)).toHaveLength(6)
  })
})

describe('one mail', () => {
  it('says a whole decision: what is approved, what is not and why, and what is open', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved(wish)
    const dates = [
      ...['2026-12-08', '2026-12-15', '2027-01-12'].map((date) => ({ key: key(date) })),
      { key: key('2027-01-05'), decline: 'Da ist Grundreinigung.' },
      { key: key('2027-01-19'), decline: 'Da ist Grundreinigung.' },
      { key: key('2027-01-26'), decline: 'Da wird gewählt.' },
    ]
    const mail = toContact(await h.after(id, () => decideDates(h.ctx, h.manager, { id, dates })), 'decided')
    for (const part of [
      'Entscheidung: Seminarraum am Di, 8. Dezember und 5 weitere Termine',
      '3 von 7 Terminen sicher',
      'Zugesagt: 3 Termine, dienstags 19:00–21:00 Uhr, 8. Dezember 2026–12. Januar 2027',
      'Abgelehnt: 2 Termine, 19:00–21:00 Uhr, 5. Januar 2027–19. Januar 2027 Januar 2027: Di 5., Di 19. „Da ist Grundreinigung.“',
      'Abgelehnt: Di, 26. Januar 2027, 19:00–21:00 Uhr „Da wird gewählt.“',
      'Noch offen: Di, 2. Februar 2027',
    ])
      expect(mail.all).toContain(part)
    expect(datesIn(mail)).toEqual(['2026-12-08', '2026-12-15', '2027-01-12'])
  })

  it('says that all is approved, with one entry for the calendar', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved(wish)
    const mail = toContact(await h.after(id, () => approveBooking(h.ctx, h.manager, { id })), 'approved')
    expect(mail.all).toContain('Ihre 7 Termine sind zugesagt Alle 7 Termine sicher')
    expect(mail.all).toContain('die 7 zugesagten Termine für Ihren Kalender')
    expect(datesIn(mail)).toHaveLength(7)
    const text = Buffer.from(mail.attachments[0]!.content as Uint8Array).toString('utf8')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain(`UID:m-${id}@treff.example`)
  })

  it('says which dates are cancelled and which remain, and lets the calendar forget them', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved(wish)
    await approveBooking(h.ctx, h.manager, { id })
    const following = { scope: 'following', occurrence: key('2027-01-19') } as const
    const mail = toContact(
      await h.after(id, () => cancelBooking(h.ctx, h.manager, { id, ...following, reason: 'Umbau.' })),
      'cancelled',
    )
    expect(mail.all).toContain('3 Ihrer Termine sind abgesagt')
    expect(mail.all).toContain(
      'Abgesagt: 3 Termine, dienstags 19:00–21:00 Uhr, 19. Januar 2027–2. Februar 2027',
    )
    expect(mail.all).toContain('Zugesagt bleibt: 4 Termine')
    expect(mail.all).toContain('„Umbau.“')
    expect(datesIn(mail)).toHaveLength(4)
  })

  itInTurn('says from where to where dates were moved, all of them', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved(wish)
    await approveBooking(h.ctx, h.manager, { id })
    const to = { rooms: ['teekueche'], date: '2027-01-13', from: '17:00', to: '19:00' }
    const following = { scope: 'following', occurrence: key('2027-01-12') } as const
    const mail = toContact(
      await h.after(id, () => moveBooking(h.ctx, h.manager, { id, ...following, to })),
      'moved',
    )
    for (const part of [
      '4 Ihrer Termine sind verschoben',
      'Bisher: Seminarraum, 4 Termine, dienstags 19:00–21:00 Uhr, 12. Januar 2027–2. Februar 2027',
      'Neu: Teeküche, 4 Termine, mittwochs 17:00–19:00 Uhr, 13. Januar 2027–3. Februar 2027',
      'Unverändert: 3 Termine',
    ])
      expect(mail.all).toContain(part)
    const one = toContact(
      await h.after(id, () =>
        moveBooking(h.ctx, h.manager, { id, ...at('2026-12-15'), to: { ...to, date: '2026-12-16' } }),
      ),
    )
    expect(one.all).toContain('Bisher: Seminarraum, Di, 15. Dezember, 19:00–21:00 Uhr')
    expect(one.all).toContain('Neu: Teeküche, Mi, 16. Dezember, 17:00–19:00 Uhr')
  })
})
