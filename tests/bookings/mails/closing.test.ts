import { describe, expect, it } from 'vitest'
import { createClosure } from '../../../functions/blocks/actions/create-closure.ts'
import { undoClosure } from '../../../functions/blocks/actions/undo-closure.ts'
import { answerOffer } from '../../../functions/bookings/actions/answer-offer.ts'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import { managerWrite } from '../../../functions/houses/store.ts'
import { aMailHouse } from '../../support/house-with-mail.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import { address, datesIn, holderOf, key, toContact, wish } from './series-reading.ts'
import { itInTurn } from '../../support/in-turn.ts'

describe('a house that closes', () => {
  const closing = { from: '2027-01-12', to: '2027-01-12', words: 'Wasserschaden' }
  const close = (h: MailHouse, displaced: 'cancel' | 'offer') => () =>
    createClosure(h.ctx, h.manager, { house: 'aef', request: { ...closing, displaced } })

  itInTurn(
    'tells what is lost, why, and what is held instead; what is taken, what is not, and what is given back',
    async () => {
      await using h = await aMailHouse()
      const booking = await h.proved(wish)
      const { id } = booking
      await approveBooking(h.ctx, h.manager, { id })
      const mail = toContact(await h.after(id, close(h, 'offer')), 'displaced')
      for (const part of [
        'Abgesagt, andere Zeit möglich: Seminarraum am Di, 12. Januar 2027',
        'Einer Ihrer Termine kann nicht stattfinden Ihre übrigen 6 Termine sind sicher',
        '„Wasserschaden“',
        'Abgesagt: Di, 12. Januar 2027, 19:00–21:00 Uhr',
        'Stattdessen möglich: statt Di, 12. Januar 2027, 19:00–21:00 Uhr: ',
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
      expect(taken.all).toContain('Bisher: Seminarraum, Di, 12. Januar 2027, 19:00–21:00 Uhr Neu: ')
      expect(datesIn(taken)).toHaveLength(7)
    },
  )

  itInTurn('tells that the offer is over, and that a closing was taken back', async () => {
    await using h = await aMailHouse()
    const booking = await h.proved({ rooms: ['seminarraum'], date: '2027-01-12' })
    const { id } = booking
    await approveBooking(h.ctx, h.manager, { id })
    let closure = ''
    const begin = async () => {
      closure = (await close(h, 'offer')()).id
    }
    const lost = toContact(await h.after(id, begin), 'displaced-single')
    expect(lost.attachments).toMatchObject([{ method: 'CANCEL' }])
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
    expect(all).toContain('Abgesagt: Seminarraum am Di, 12. Januar 2027')
    expect(all).toContain('Der Anhang nimmt den Termin aus Ihrem Kalender')
  })
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
    'Bitte als Vertretung entscheiden: Seminarraum am Di, 8. Dezember und 6 weitere',
  )
})
