import { mkdirSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerOffer } from '../../functions/bookings/actions/answer-offer.ts'
import { claimDate } from '../../functions/bookings/actions/claim-date.ts'
import { createClosure, undoClosure } from '../../functions/bookings/actions/closure.ts'
import {
  approveBooking,
  cancelBooking,
  decideDates,
  declineBooking,
} from '../../functions/bookings/actions/decide.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle.ts'
import { manageToken } from '../../functions/bookings/rules/access.ts'
import type { Booking, Repeat } from '../../functions/bookings/schema.ts'
import { managerWrite } from '../../functions/houses/store.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { theirExpansion } from '../feeds/expanding.ts'
import { aMailHouse } from './house-with-mail.ts'
import type { MailHouse } from './house-with-mail.ts'
import type { Received } from './mail-server.ts'

const address = 'mia@gruppe.example'
/** Tuesdays from 1 December to 2 February, not on 22 and 29 December. */
const weekly: Repeat = {
  every: 'week',
  until: '2027-02-02',
  except: ['2026-12-22', '2026-12-29'],
  mode: 'free',
}
const wish = { rooms: ['seminarraum'], date: '2026-12-08', repeat: weekly }
const key = (date: string) => `${date}T19:00`
const at = (date: string) => ({ scope: 'this', occurrence: key(date) }) as const

/** The one mail to the contact, its text with single spaces; a picture's source where the environment says where to. */
function toContact(mails: readonly Received[], name = ''): Received & { all: string } {
  const own = mails.filter(({ recipients }) => recipients.includes(address))
  expect(own).toHaveLength(1)
  const [mail] = own as [Received]
  const { subject = '', text = '', html = '' } = mail
  expect(`${subject}\n${text}`).not.toMatch(/[{}]|\bundefined\b|\bnone\b|contact\.|fate\.|dates\.|change\./)
  const folder = process.env['MAIL_PICTURES']
  if (folder !== undefined && name !== '') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/${name}.html`, html)
    writeFileSync(`${folder}/${name}.txt`, `${subject}\n\n${text}`)
  }
  return { ...mail, all: `${subject}\n${text.replace(/\s+/g, ' ')}` }
}

const holderOf = async (h: MailHouse, { id }: Booking) => ({
  ...aVisitor,
  token: manageToken(await h.ctx.secret(), id),
})

function datesIn(mail: Received): string[] {
  const [attachment] = mail.attachments
  return attachment === undefined
    ? []
    : theirExpansion(Buffer.from(attachment.content as Uint8Array).toString('utf8')).map((line) =>
        line.slice(0, 10),
      )
}

describe.each([
  [
    'de',
    {
      when: 'Wann: 6 Termine, dienstags 19:00–21:00 Uhr, 08.12.2026–02.02.2027, außer 22.12.2026',
      month: 'Januar 2027: 5., 12., 19.',
      refused: 'Diese Termine haben Sie nicht bekommen (belegt): Dienstag, 26. Januar 2027',
      subject: 'Bitte bestätigen: Seminarraum am 08.12.2026 und 5 weitere Termine',
    },
  ],
  [
    'en',
    {
      when: 'When: 6 dates, Tuesdays 19:00–21:00, 8 Dec 2026 – 2 Feb 2027, except 22 Dec 2026',
      month: 'January 2027: 5, 12, 19',
      refused: 'Dates that you did not get (taken): Tuesday, 26 January 2027',
      subject: 'Please confirm: Seminarraum on 8 Dec 2026 and 5 more dates',
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
      'Entscheidung: Seminarraum am 08.12.2026 und 5 weitere Termine',
      '3 von 7 Terminen sicher',
      'Zugesagt: 3 Termine, dienstags 19:00–21:00 Uhr, 08.12.2026–12.01.2027',
      'Abgelehnt: 2 Termine, 19:00–21:00 Uhr, 05.01.2027–19.01.2027 Januar 2027: Di 5., Di 19. „Da ist Grundreinigung.“',
      'Abgelehnt: Dienstag, 26. Januar 2027, 19:00–21:00 Uhr „Da wird gewählt.“',
      'Noch offen: Dienstag, 2. Februar 2027',
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
    expect(mail.all).toContain('Abgesagt: 3 Termine, dienstags 19:00–21:00 Uhr, 19.01.2027–02.02.2027')
    expect(mail.all).toContain('Zugesagt bleibt: 4 Termine')
    expect(mail.all).toContain('„Umbau.“')
    expect(datesIn(mail)).toHaveLength(4)
  })

  it('says from where to where dates were moved, all of them', async () => {
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
      'Bisher: Seminarraum, 4 Termine, dienstags 19:00–21:00 Uhr, 12.01.2027–02.02.2027',
      'Neu: Teeküche, 4 Termine, mittwochs 17:00–19:00 Uhr, 13.01.2027–03.02.2027',
      'Unverändert: 3 Termine',
    ])
      expect(mail.all).toContain(part)
    const one = toContact(
      await h.after(id, () =>
        moveBooking(h.ctx, h.manager, { id, ...at('2026-12-15'), to: { ...to, date: '2026-12-16' } }),
      ),
    )
    expect(one.all).toContain('Bisher: Seminarraum, Dienstag, 15. Dezember 2026, 19:00–21:00 Uhr')
    expect(one.all).toContain('Neu: Teeküche, Mittwoch, 16. Dezember 2026, 17:00–19:00 Uhr')
  })
})

describe('a change of approved dates', () => {
  const to = { date: '2026-12-08', from: '18:00', to: '21:00' }
  async function asked(h: MailHouse) {
    const booking = await h.proved(wish)
    const { id } = booking
    await approveBooking(h.ctx, h.manager, { id })
    const holder = await holderOf(h, booking)
    const mails = await h.after(id, () => moveBooking(h.ctx, holder, { id, scope: 'all', to }))
    return { id, mails }
  }

  it('is told with both times, to the contact and to who decides', async () => {
    await using h = await aMailHouse()
    const { mails } = await asked(h)
    const { all } = toContact(mails, 'change-asked')
    for (const part of [
      'Was zugesagt war, bleibt',
      'Zugesagt, gilt weiter: Seminarraum, 7 Termine, dienstags 19:00–21:00 Uhr',
      'Gewünscht: Seminarraum, 7 Termine, dienstags 18:00–21:00 Uhr',
      'Sicher, Ihre Änderung ist noch offen',
    ])
      expect(all).toContain(part)
    const manager = mails.find(({ recipients }) => !recipients.includes(address))
    expect(manager?.text).toContain('Gewünscht: Seminarraum, 7 Termine, dienstags 18:00–21:00 Uhr')
    expect(mails).toHaveLength(2)
  })

  it('is approved, or partly declined, in one mail', async () => {
    await using h = await aMailHouse()
    const { id } = await asked(h)
    const keys = [key('2026-12-08'), key('2026-12-15')]
    const mail = toContact(
      await h.after(id, () => approveBooking(h.ctx, h.manager, { id, keys, declineOthers: 'Zu spät.' })),
      'change-decided',
    )
    for (const part of [
      'Alle 7 Termine sicher',
      'Änderung zugesagt: Seminarraum, 2 Termine, 18:00–21:00 Uhr, 08.12.2026–15.12.2026',
      'Änderung abgelehnt, es bleibt wie zugesagt: Seminarraum, 5 Termine, dienstags 18:00–21:00 Uhr',
      '„Zu spät.“',
    ])
      expect(mail.all).toContain(part)
    expect(datesIn(mail)).toHaveLength(7)
  })

  it('that nobody decided leaves what was approved, and says so', async () => {
    await using h = await aMailHouse()
    const { id } = await asked(h)
    h.world.clock.advance(50 * 60)
    await settleDeadlines(h.ctx)
    h.world.clock.advance(23 * 60)
    const mail = toContact(await h.after(id, () => settleDeadlines(h.ctx)), 'change-expired')
    expect(mail.all).toContain('Was zugesagt war, bleibt; die gewünschte Zeit halten wir nicht mehr frei.')
    expect(mail.all).toContain('Zugesagt, gilt weiter: Seminarraum, 7 Termine')
    expect(mail.all).toContain('Nicht zugesagt: Seminarraum, 7 Termine, dienstags 18:00–21:00 Uhr')
  })
})

it('a date that has become free and is claimed is told to the contact and to who decides', async () => {
  await using h = await aMailHouse()
  const request = aRequest({ date: '2027-01-26', approve: true })
  const other = await requestBooking(h.ctx, h.manager, { house: 'aef', request })
  const booking = await h.proved(wish)
  const { id } = booking
  await approveBooking(h.ctx, h.manager, { id })
  await cancelBooking(h.ctx, h.manager, { id: other.id })
  const holder = await holderOf(h, booking)
  const claim = () => claimDate(h.ctx, holder, { id, occurrence: key('2027-01-26') })
  const mails = await h.after(id, claim)
  const { all } = toContact(mails, 'claimed')
  expect(all).toContain('Der Termin ist dazu angefragt 6 von 7 Terminen sicher')
  expect(all).toContain('Noch offen: Dienstag, 26. Januar 2027')
  expect(
    mails.some(({ subject }) => subject?.startsWith('Bitte entscheiden: Seminarraum am 26.01.2027')),
  ).toBe(true)
})

it('rivals read that another group has got the room', async () => {
  await using h = await aMailHouse({ rooms: { seminarraum: { contention: 'compete' }, teekueche: {} } })
  const loser = await h.proved({ rooms: ['seminarraum'], queueIfTaken: true })
  const request = aRequest({ rooms: ['seminarraum'] })
  const winner = await requestBooking(h.ctx, h.manager, { house: 'aef', request })
  const settle = () => approveBooking(h.ctx, h.manager, { id: winner.id })
  const { all } = toContact(await h.after(loser.id, settle), 'rival')
  expect(all).toContain('Eine andere Gruppe hat den Raum bekommen.')
  expect(all).toContain('Sie stehen jetzt auf der Warteliste')
})

it('the mails of a year of days stay small in the outbox', async () => {
  await using h = await aMailHouse()
  const daily = { every: 'day', count: 365, mode: 'all' } as const
  await h.server.stop()
  const { record } = await h.request({ rooms: ['seminarraum'], date: '2026-12-02', repeat: daily })
  await h.hear(record)
  const due = await h.ctx.table.due('mail', '2026-12-02T09:00:00.000Z', 10)
  const items = await Promise.all(due.map((where) => h.ctx.table.get(where, { consistent: true })))
  expect(items).toHaveLength(2)
  for (const item of items) expect(JSON.stringify(item).length).toBeLessThan(2500)
  await h.server.start()
  h.world.clock.advance(5)
  const { sendDueMails } = await import('../../functions/notifications/actions/send-due-mails.ts')
  await sendDueMails(h.ctx)
  const { all } = toContact(h.server.mails, 'year')
  expect(all).toContain('365 Termine, täglich 19:00–21:00 Uhr, 02.12.2026–01.12.2027')
  expect(all).toContain('Februar 2027: 28 Termine')
})

describe('a house that closes', () => {
  const closing = { from: '2027-01-12', to: '2027-01-12', words: 'Wasserschaden' }
  const close = (h: MailHouse, displaced: 'cancel' | 'offer') => () =>
    createClosure(h.ctx, h.manager, { house: 'aef', request: { ...closing, displaced } })

  it('tells what is lost, why, and what is held instead; what is taken, what is not, and what is given back', async () => {
    await using h = await aMailHouse()
    const booking = await h.proved(wish)
    const { id } = booking
    await approveBooking(h.ctx, h.manager, { id })
    const mail = toContact(await h.after(id, close(h, 'offer')), 'displaced')
    for (const part of [
      'Bitte neu entscheiden: Seminarraum am 12.01.2027',
      'Ihr Termin kann nicht stattfinden',
      '„Wasserschaden“',
      'Abgesagt: Dienstag, 12. Januar 2027, 19:00–21:00 Uhr',
      'Stattdessen möglich: statt Dienstag, 12. Januar 2027, 19:00–21:00 Uhr: ',
      'Wir halten Ihnen eine andere Zeit frei, bis ',
      'Die andere Zeit ansehen und annehmen',
      'Zugesagt bleibt: 6 Termine',
    ])
      expect(mail.all).toContain(part)
    expect(datesIn(mail)).toHaveLength(6)
    const holder = await holderOf(h, booking)
    const occurrence = key('2027-01-12')
    const taken = toContact(
      await h.after(id, () => answerOffer(h.ctx, holder, { id, occurrence, accept: true })),
      'offer-taken',
    )
    expect(taken.all).toContain('Die andere Zeit gehört Ihnen')
    expect(taken.all).toContain('Bisher: Seminarraum, Dienstag, 12. Januar 2027, 19:00–21:00 Uhr Neu: ')
    expect(datesIn(taken)).toHaveLength(7)
  })

  it('tells that the offer is over, and that a closing was taken back', async () => {
    await using h = await aMailHouse()
    const booking = await h.proved({ rooms: ['seminarraum'], date: '2027-01-12' })
    const { id } = booking
    await approveBooking(h.ctx, h.manager, { id })
    let closure = ''
    const begin = async () => {
      closure = (await close(h, 'offer')()).id
    }
    const lost = toContact(await h.after(id, begin), 'displaced-single')
    expect(lost.attachments).toEqual([])
    const holder = await holderOf(h, booking)
    const occurrence = key('2027-01-12')
    const over = toContact(
      await h.after(id, () => answerOffer(h.ctx, holder, { id, occurrence, accept: false })),
      'offer-over',
    )
    expect(over.all).toContain('Die andere Zeit halten wir nicht mehr frei')
    const back = toContact(
      await h.after(id, () => undoClosure(h.ctx, h.manager, { id: closure })),
      'restored',
    )
    expect(back.all).toContain('Ihr Termin findet doch statt Sicher')
    expect(back.attachments).toHaveLength(1)
  })

  it('tells what is lost where nothing is offered', async () => {
    await using h = await aMailHouse()
    const { id } = await h.proved({ rooms: ['seminarraum'], date: '2027-01-12' })
    await approveBooking(h.ctx, h.manager, { id })
    const { all } = toContact(await h.after(id, close(h, 'cancel')), 'displaced-plain')
    expect(all).toContain('Abgesagt: Seminarraum am 12.01.2027')
    expect(all).toContain('löschen Sie den Termin auch aus Ihrem Kalender')
  })
})

it('a change that is declined leaves what was approved', async () => {
  await using h = await aMailHouse()
  const booking = await h.proved({ rooms: ['seminarraum'] })
  const { id } = booking
  await approveBooking(h.ctx, h.manager, { id })
  const holder = await holderOf(h, booking)
  await moveBooking(h.ctx, holder, { id, to: { date: '2026-12-06', from: '19:00', to: '21:00' } })
  const decline = () => declineBooking(h.ctx, h.manager, { id, reason: 'Da ist Markt.' })
  const mail = toContact(await h.after(id, decline), 'change-declined')
  for (const part of [
    'Änderung nicht möglich: Seminarraum am 05.12.2026',
    'Sicher',
    '„Da ist Markt.“',
    'Zugesagt, gilt weiter: Seminarraum, Samstag, 5. Dezember 2026, 19:00–21:00 Uhr',
    'Nicht zugesagt: Seminarraum, Sonntag, 6. Dezember 2026, 19:00–21:00 Uhr',
  ])
    expect(mail.all).toContain(part)
  expect(mail.attachments).toEqual([])
  await moveBooking(h.ctx, holder, { id, to: { date: '2026-12-06', from: '19:00', to: '21:00' } })
  const granted = toContact(
    await h.after(id, () => approveBooking(h.ctx, h.manager, { id })),
    'change-approved',
  )
  expect(granted.all).toContain('Bisher: Seminarraum, Samstag, 5. Dezember 2026, 19:00–21:00 Uhr')
  expect(granted.all).toContain('Neu: Seminarraum, Sonntag, 6. Dezember 2026, 19:00–21:00 Uhr')
  expect(granted.attachments).toHaveLength(1)
})

it('a deadline that was extended is told to the contact and to the deputies', async () => {
  await using h = await aMailHouse({ house: { whenDeadlinePasses: 'ask-deputy' } })
  const since = h.ctx.now()
  const name = { person: 'deputy', name: 'Vertretung', email: 'vertretung@aef.example' } as const
  const deputy = { house: 'aef', ...name, language: 'de', role: 'deputy', since } as const
  await h.ctx.table.transact([managerWrite(deputy)])
  const { id } = await h.proved(wish)
  h.world.clock.advance(50 * 60)
  await settleDeadlines(h.ctx)
  h.world.clock.advance(23 * 60)
  const mails = await h.after(id, () => settleDeadlines(h.ctx))
  expect(toContact(mails, 'deadline-extended').all).toContain('Wir haben jetzt die Vertretung gefragt')
  const told = mails.filter(({ recipients }) => !recipients.includes(address))
  expect(told.map(({ recipients }) => recipients)).toEqual([['vertretung@aef.example']])
  expect(told[0]?.subject).toContain(
    'Bitte als Vertretung entscheiden: Seminarraum am 08.12.2026 und 6 weitere',
  )
})
