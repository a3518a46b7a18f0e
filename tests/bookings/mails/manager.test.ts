import { expect, it } from 'vitest'
import { answerQuestion } from '../../../functions/bookings/actions/answer-question.ts'
import { askContact } from '../../../functions/bookings/actions/ask-contact.ts'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { confirmBooking } from '../../../functions/bookings/actions/confirm-booking.ts'
import { cancelBooking } from '../../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken, proofToken } from '../../../functions/contacts/rules/access.ts'
import { managerWrite } from '../../../functions/houses/store.ts'
import { news } from '../../../functions/news.ts'
import { sendDueMails } from '../../../functions/notifications/actions/send-due-mails.ts'
import { aVisitor } from '../../support/builders.ts'
import { aMailHouse, house } from '../../support/house-with-mail.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import type { Received } from '../../support/mail-server.ts'
import { itInTurn } from '../../support/in-turn.ts'

const german = 'leitung@aef.example'
const english = 'deputy@aef.example'

/** A house with two managers, a German and an English one. */
async function aHouseOfTwo(founded?: Parameters<typeof aMailHouse>[0]): Promise<MailHouse> {
  const h = await aMailHouse(founded)
  const since = h.ctx.now()
  const deputy = {
    house,
    person: 'deputy',
    name: 'Deputy',
    email: english,
    language: 'en',
    role: 'manager',
    since,
  } as const
  await h.ctx.table.transact([managerWrite(deputy)])
  return h
}

/** What each of the two should have read in their one mail and did not. */
function missing(
  mails: readonly Received[],
  inGerman: readonly string[],
  inEnglish: readonly string[],
): string[] {
  return [
    { address: german, words: inGerman },
    { address: english, words: inEnglish },
  ].flatMap(({ address, words }) => {
    const own = mails.filter(({ recipients }) => recipients.includes(address))
    if (own.length !== 1 || own[0]?.attachments.length !== 0) return [`one plain mail to ${address}`]
    const all = `${own[0].subject}\n${own[0].text}`
    expect(all).not.toMatch(/[{}]|\bundefined\b|\bnone\b|manager\.|button\./)
    return words.filter((part) => !all.includes(part))
  })
}

const contactOf = async (h: MailHouse, id: string) => ({
  ...aVisitor,
  token: manageToken(await h.ctx.secret(), id),
})

it('what a contact answers goes to the house, what a manager answers to nobody but whom they write to', async () => {
  await using h = await aHouseOfTwo({ house: { email: 'haus@aef.example' } })
  const booking = await h.proved()
  const mails = await h.after(booking.id, () => approveBooking(h.ctx, h.manager, { id: booking.id }))
  expect(
    mails.map(({ recipients, replyTo }) => [recipients, replyTo?.map(({ address }) => address)]),
  ).toEqual([[['mia@gruppe.example'], ['haus@aef.example']]])
  const told = await h.after(booking.id, async () =>
    cancelBooking(h.ctx, await contactOf(h, booking.id), { id: booking.id }),
  )
  const toManagers = told.filter(({ recipients }) => recipients.some((to) => [german, english].includes(to)))
  expect(toManagers.map(({ replyTo }) => replyTo)).toEqual([undefined, undefined])
})

it('the managers read of a new request: who, what, how to reach them, once the address is proved', async () => {
  await using h = await aHouseOfTwo()
  const { booking, record } = await h.request({ language: 'en' })
  await h.hear(record)
  expect(h.server.mails.map(({ recipients }) => recipients)).toEqual([['mia@gruppe.example']])
  h.server.mails.length = 0
  const token = proofToken(await h.ctx.secret(), booking)
  await h.hear(await h.change(booking.id, () => confirmBooking(h.ctx, { id: booking.id, token })))
  const facts = [
    'Mia Muster, 02131 000-77, mia@gruppe.example',
    'Wir bringen Kuchen mit.',
    `/manage/aef/bookings/${booking.id}`,
  ]
  expect(
    missing(
      h.server.mails,
      [
        'Neue Anfrage: Seminarraum und Teeküche am Sa, 5. Dezember',
        'bitte entscheiden Sie über diese Anfrage',
        'Fr, 4. Dezember, 10:00 Uhr wieder frei',
        ...facts,
      ],
      [
        'New request: Seminarraum and Teeküche on Sat 5 December',
        'Please decide about this request',
        'free again',
        ...facts,
      ],
    ),
  ).toEqual([])
})

itInTurn(
  'the managers read that a caller can only be reached by phone, and that a direct room needs nobody',
  async () => {
    await using h = await aHouseOfTwo({ rooms: { seminarraum: { approval: 'direct' } } })
    const { record: byPhone } = await h.request({
      rooms: ['seminarraum'],
      contact: { name: 'Mia', phone: '02131 000-77' },
    })
    await h.hear(byPhone)
    expect(
      missing(h.server.mails, ['Keine E-Mail-Adresse, nur Telefon'], ['No e-mail address, only a phone']),
    ).toEqual([])
    expect(h.server.mails).toHaveLength(2)
    const { record } = await h.provedRequest({ rooms: ['seminarraum'], date: '2026-12-06' })
    h.server.mails.length = 0
    await h.hear(record)
    expect(
      missing(
        h.server.mails,
        ['Neue Buchung von Mia Muster', 'hier müssen Sie nichts tun: Die Buchung gilt'],
        ['New booking from Mia Muster', 'There is nothing to do for you: the booking holds'],
      ),
    ).toEqual([])
  },
)

it('the managers read from where to where the contact moved, and that they have to decide again', async () => {
  await using h = await aHouseOfTwo()
  const { id } = await h.proved()
  await approveBooking(h.ctx, h.manager, { id })
  const contact = await contactOf(h, id)
  const to = { date: '2026-12-06', from: '19:00', to: '21:00' }
  expect(
    missing(
      await h.after(id, () => moveBooking(h.ctx, contact, { id, to })),
      [
        'Bitte neu entscheiden',
        'Zugesagt, gilt weiter: Seminarraum und Teeküche, Sa, 5. Dezember',
        'Gewünscht: Seminarraum und Teeküche, So, 6. Dezember',
        'Braucht Ihre Entscheidung',
      ],
      [
        'Please decide again',
        'Approved, still holds: Seminarraum and Teeküche, Sat 5 December',
        'Asked for: Seminarraum and Teeküche, Sun 6 December',
        'Needs your decision',
      ],
    ),
  ).toEqual([])
})

it('the managers read of more heads than they approved', async () => {
  await using h = await aHouseOfTwo()
  const booking = await h.proved()
  const { id, purpose, contact: of } = booking
  await approveBooking(h.ctx, h.manager, { id })
  const contact = await contactOf(h, id)
  const details = { purpose, contact: of, attendees: 60 }
  expect(
    missing(
      await h.after(id, () => changeDetails(h.ctx, contact, { id, details })),
      ['Bitte neu entscheiden', 'Personen: bisher 12, jetzt 60'],
      ['Please decide again', 'People: before: 12, now: 60'],
    ),
  ).toEqual([])
})

it('the managers read that the contact cancelled, and what they answered', async () => {
  await using h = await aHouseOfTwo()
  const { id } = await h.proved()
  const contact = await contactOf(h, id)
  await askContact(h.ctx, h.manager, { id, question: 'Wie viele?' })
  expect(
    missing(
      await h.after(id, () => answerQuestion(h.ctx, contact, { id, answer: 'Zwölf Stühle.' })),
      ['Mia Muster hat geantwortet', '„Zwölf Stühle.“'],
      ['Mia Muster has answered', '“Zwölf Stühle.”'],
    ),
  ).toEqual([])
  expect(
    missing(
      await h.after(id, () => cancelBooking(h.ctx, contact, { id, reason: 'Alle krank.' })),
      ['Mia Muster hat abgesagt', '„Alle krank.“'],
      ['Mia Muster has cancelled', '“Alle krank.”'],
    ),
  ).toEqual([])
})

it('the managers are reminded once before the deadline', async () => {
  await using h = await aHouseOfTwo()
  const { id } = await h.proved()
  h.world.clock.advance(49 * 60)
  expect(
    missing(
      await h.after(id, () => settleDeadlines(h.ctx)),
      ['Erinnerung', 'Fr, 4. Dezember, 10:00 Uhr'],
      ['Reminder', 'Fri 4 December, 10:00'],
    ),
  ).toEqual([])
  expect(await h.after(id, () => settleDeadlines(h.ctx))).toEqual([])
})

it('nobody is told of what they did themselves, and a manager who left in between is told nothing', async () => {
  await using h = await aHouseOfTwo()
  const { booking, record } = await h.provedRequest()
  await h.server.stop()
  await h.hear(record)
  await h.ctx.table.transact([{ kind: 'delete', key: { pk: 'HOUSE#aef', sk: 'MANAGER#deputy' } }])
  await h.server.start()
  h.world.clock.advance(5)
  await sendDueMails(h.ctx, news)
  expect(h.server.mails.flatMap(({ recipients }) => recipients)).toEqual([german])
  const { id } = booking
  const mails = await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))
  expect(mails.flatMap(({ recipients }) => recipients)).toEqual(['mia@gruppe.example'])
})
