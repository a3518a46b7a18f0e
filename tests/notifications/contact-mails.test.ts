import { describe, expect, it } from 'vitest'
import {
  approveBooking,
  askContact,
  cancelBooking,
  confirmBooking,
  declineBooking,
} from '../../functions/bookings/actions/decide.ts'
import { changeDetails, moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle.ts'
import { manageToken, proofToken } from '../../functions/bookings/rules/access.ts'
import { codeOf } from '../../functions/bookings/rules/code.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { aVisitor } from '../support/builders.ts'
import { aFullRequest, aMailHouse, house } from './house-with-mail.ts'
import type { MailHouse } from './house-with-mail.ts'
import type { Received } from './mail-server.ts'

const address = 'mia@gruppe.example'
const site = 'http://treff.example'

/** The one mail to the contact among those that arrived, held to what every mail must be. */
function toContact(mails: readonly Received[]): Received & { all: string } {
  const [mail, ...others] = mails.filter(({ recipients }) => recipients.includes(address))
  expect(others).toEqual([])
  expect(mail).toBeDefined()
  const { subject = '', text = '', html = '' } = mail!
  for (const part of [subject, text])
    expect(part).not.toMatch(/[{}]|\bundefined\b|\bnone\b|contact\.|button\.|fact\./)
  expect(html).toContain('Würfel &amp; Co. &lt;Neuss&gt;')
  expect(html).not.toMatch(/<script|<img|<link/)
  expect(mail!.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  return { ...mail!, all: `${subject}\n${text.replace(/\s+/g, ' ')}` }
}

async function byContact(ctx: MailHouse['ctx'], { id }: Booking) {
  return { ...aVisitor, token: manageToken(await ctx.secret(), id) }
}

const words = {
  de: {
    received: [
      'Bitte bestätigen: Seminarraum und Teeküche am 05.12.2026, Albert-Einstein-Forum',
      'Noch nicht sicher',
      'bis 01.12.2026, 11:00 Uhr',
      'Samstag, 5. Dezember 2026, 19:00–21:00 Uhr',
      '30 Minuten davor, 15 Minuten danach',
      'Personen: 12',
    ],
    entered: [
      'Anfrage aufgenommen',
      'Hausleitung hat Ihre Anfrage für Sie eingetragen',
      'Noch nicht sicher',
      'bis spätestens 04.12.2026, 10:00 Uhr',
    ],
    approved: ['Zugesagt: Seminarraum und Teeküche am 05.12.2026', 'Sicher', 'Im Anhang'],
    declined: ['Leider nicht möglich', 'Nicht zugesagt', '„Der Raum wird renoviert.“', `${site}/aef/book`],
    moved: [
      'Verschoben',
      'Hausleitung hat Ihren Termin verschoben',
      'Bisher: Seminarraum und Teeküche, Samstag, 5. Dezember 2026, 19:00–21:00 Uhr',
      'Neu: Seminarraum, Montag, 7. Dezember 2026, 18:00–20:00 Uhr',
      'ersetzt den alten Eintrag',
    ],
    movedSelf: [
      'Sie haben Ihren Termin verschoben',
      'Noch nicht sicher',
      'noch einmal eine Zusage',
      'Neu: Seminarraum und Teeküche, Sonntag, 6. Dezember 2026, 19:00–21:00 Uhr',
      'löschen Sie den alten Termin aus Ihrem Kalender',
    ],
    changed: [
      'Geändert',
      'Anlass: bisher „Spieleabend“, jetzt „Kartenabend“',
      'Personen: bisher 12, jetzt 10',
    ],
    cancelled: ['Abgesagt', '„Wasserschaden.“', 'löschen Sie den Termin auch aus Ihrem Kalender'],
    cancelledSelf: ['Sie haben abgesagt', 'danke, dass Sie Bescheid gesagt haben'],
    unproved: [
      'Abgelaufen',
      'nicht rechtzeitig bestätigt',
      'rufen Sie uns an: 02131 000-0',
      `${site}/aef/book`,
    ],
    undecided: ['Abgelaufen', 'Niemand hat rechtzeitig über Ihre Anfrage entschieden', `${site}/aef/book`],
    asked: ['Eine Frage an Sie', '„Wie viele Stühle?“', 'Antworten:'],
  },
  en: {
    received: [
      'Please confirm: Seminarraum and Teeküche on 5 Dec 2026, Albert-Einstein-Forum',
      'Not safe yet',
      'until 1 Dec 2026, 11:00',
      'Saturday, 5 December 2026, 19:00–21:00',
      '30 minutes before, 15 minutes after',
      'People: 12',
    ],
    entered: [
      'Request noted',
      'Hausleitung has entered your request',
      'Not safe yet',
      'by 4 Dec 2026, 10:00 at the latest',
    ],
    approved: ['Approved: Seminarraum and Teeküche on 5 Dec 2026', 'Safe', 'The attachment'],
    declined: ['Sorry, not possible', 'Not approved', '“Der Raum wird renoviert.”', `${site}/aef/book`],
    moved: [
      'Moved',
      'Hausleitung has moved your booking',
      'Before: Seminarraum and Teeküche, Saturday, 5 December 2026, 19:00–21:00',
      'Now: Seminarraum, Monday, 7 December 2026, 18:00–20:00',
      'replaces the old one',
    ],
    movedSelf: [
      'You have moved your booking',
      'Not safe yet',
      'has to be approved again',
      'Now: Seminarraum and Teeküche, Sunday, 6 December 2026, 19:00–21:00',
      'delete the old date from your calendar',
    ],
    changed: [
      'Changed',
      'What for: before: “Spieleabend”, now: “Kartenabend”',
      'People: before: 12, now: 10',
    ],
    cancelled: ['Cancelled', '“Wasserschaden.”', 'delete the date from your calendar'],
    cancelledSelf: ['You have cancelled', 'Thank you for telling us'],
    unproved: ['Expired', 'not confirmed in time', 'call us: 02131 000-0', `${site}/aef/book`],
    undecided: ['Expired', 'nobody decided about your request in time', `${site}/aef/book`],
    asked: ['A question for you', '“Wie viele Stühle?”', 'Answer:'],
  },
} as const

describe.each(['de', 'en'] as const)('what the contact reads (%s)', (language) => {
  function says(mails: readonly Received[], kind: keyof (typeof words)['de']): Received {
    const mail = toContact(mails)
    for (const part of words[language][kind]) expect(mail.all).toContain(part)
    return mail
  }
  async function begin(h: MailHouse): Promise<{ booking: Booking; manage: string; proof: string }> {
    const booking = await h.proved({ language })
    const secret = await h.ctx.secret()
    const manage = `${site}/bookings/${booking.id}/${manageToken(secret, booking.id)}`
    return { booking, manage, proof: `${site}/bookings/${booking.id}/proof/${proofToken(secret, booking)}` }
  }
  async function approved(h: MailHouse): Promise<Booking> {
    const { booking } = await begin(h)
    return approveBooking(h.ctx, h.manager, { id: booking.id })
  }

  it('a request: not safe yet, prove the address by this link, here is your own page and your code', async () => {
    await using h = await aMailHouse()
    const { booking, record } = await h.request({ language })
    await h.hear(record)
    const mail = says(h.server.mails, 'received')
    const secret = await h.ctx.secret()
    const proof = `${site}/bookings/${booking.id}/proof/${proofToken(secret, booking)}`
    for (const part of [proof, `${site}/bookings/${booking.id}/${manageToken(secret, booking.id)}`]) {
      expect(mail.text).toContain(part)
      expect(mail.html).toContain(`href="${part}"`)
    }
    expect(mail.text).toContain(codeOf(booking.id))
    expect(mail.attachments).toEqual([])
  })

  it('that proving was enough, in a room that is given at once; what only awaits a decision is no news', async () => {
    await using direct = await aMailHouse({
      rooms: { seminarraum: { approval: 'direct' }, teekueche: { name: 'Teeküche', approval: 'direct' } },
    })
    const { booking, record } = await direct.request({ language })
    await direct.hear(record)
    const at = language === 'de' ? 'gehört der Termin Ihnen' : 'the room is yours'
    expect(toContact(direct.server.mails).all).toContain(at)
    const token = proofToken(await direct.ctx.secret(), booking)
    const mails = await direct.after(booking.id, () => confirmBooking(direct.ctx, { id: booking.id, token }))
    expect(says(mails, 'approved').attachments).toHaveLength(1)
    await using asking = await aMailHouse()
    const other = (await asking.request({ language })).booking
    const proof = proofToken(await asking.ctx.secret(), other)
    expect(
      await asking.after(other.id, () => confirmBooking(asking.ctx, { id: other.id, token: proof })),
    ).toEqual([])
  })

  it('what the manager entered for them, undecided or approved', async () => {
    await using h = await aMailHouse()
    const enter = async (wish: Parameters<typeof aFullRequest>[0]) => {
      const known = h.server.mails.length
      const booking = await requestBooking(h.ctx, h.manager, {
        house,
        request: aFullRequest({ language, ...wish }),
      })
      await h.hear({ ...(await h.change(booking.id, async () => undefined)), old: undefined as never })
      return h.server.mails.slice(known)
    }
    says(await enter({}), 'entered')
    expect(
      says(await enter({ from: '10:00', to: '12:00', approve: true }), 'approved').attachments,
    ).toHaveLength(1)
  })

  it('yes, with the date for the calendar and a link to the calendar of each room', async () => {
    await using h = await aMailHouse()
    const { booking, manage } = await begin(h)
    const mail = says(
      await h.after(booking.id, () => approveBooking(h.ctx, h.manager, { id: booking.id })),
      'approved',
    )
    expect(mail.attachments).toHaveLength(1)
    for (const link of [
      manage,
      `${site}/aef/rooms/seminarraum/calendar.ics`,
      `${site}/aef/rooms/teekueche/calendar.ics`,
    ]) {
      expect(mail.text).toContain(link)
    }
    expect(mail.text).not.toContain('/proof/')
  })

  it('no, with the reason and where to go on', async () => {
    await using h = await aMailHouse()
    const { id } = (await begin(h)).booking
    says(
      await h.after(id, () => declineBooking(h.ctx, h.manager, { id, reason: 'Der Raum wird renoviert.' })),
      'declined',
    )
  })

  it('from where to where it was moved', async () => {
    await using h = await aMailHouse()
    const { id } = await approved(h)
    const to = { rooms: ['seminarraum'], date: '2026-12-07', from: '18:00', to: '20:00' }
    const mail = says(await h.after(id, () => moveBooking(h.ctx, h.manager, { id, to })), 'moved')
    expect(mail.attachments).toHaveLength(1)
  })

  it('that their own move has to be approved again', async () => {
    await using h = await aMailHouse()
    const booking = await approved(h)
    const { id } = booking
    const contact = await byContact(h.ctx, booking)
    const to = { date: '2026-12-06', from: '19:00', to: '21:00' }
    const mail = says(await h.after(id, () => moveBooking(h.ctx, contact, { id, to })), 'movedSelf')
    expect(mail.attachments).toEqual([])
  })

  it('which words were changed, old and new', async () => {
    await using h = await aMailHouse()
    const { id, contact, groupName, note } = await approved(h)
    const details = { purpose: 'Kartenabend', attendees: 10, contact, groupName: groupName!, note: note! }
    says(await h.after(id, () => changeDetails(h.ctx, h.manager, { id, details })), 'changed')
  })

  it('that it is cancelled, why, and to take it out of the calendar', async () => {
    await using h = await aMailHouse()
    const { id } = await approved(h)
    const mail = says(
      await h.after(id, () => cancelBooking(h.ctx, h.manager, { id, reason: 'Wasserschaden.' })),
      'cancelled',
    )
    expect(mail.attachments).toEqual([])
  })

  it('a receipt for cancelling', async () => {
    await using h = await aMailHouse()
    const booking = await approved(h)
    const { id } = booking
    const contact = await byContact(h.ctx, booking)
    says(await h.after(id, () => cancelBooking(h.ctx, contact, { id })), 'cancelledSelf')
  })

  it('honestly, why it has expired', async () => {
    await using h = await aMailHouse()
    const { booking: unproved } = await h.request({ language })
    const settled = async (minutes: number) => {
      h.world.clock.advance(minutes)
      await settleDeadlines(h.ctx)
    }
    says(await h.after(unproved.id, () => settled(61)), 'unproved')
    const { id } = (await begin(h)).booking
    await settled(50 * 60)
    says(await h.after(id, () => settled(23 * 60)), 'undecided')
  })

  it('a question, and where to answer', async () => {
    await using h = await aMailHouse()
    const { booking, manage } = await begin(h)
    const { id } = booking
    const mail = says(
      await h.after(id, () => askContact(h.ctx, h.manager, { id, question: 'Wie viele Stühle?' })),
      'asked',
    )
    expect(mail.text).toContain(manage)
  })
})
