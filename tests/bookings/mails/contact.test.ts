import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../../functions/bookings/actions/decline-booking.ts'
import { askContact } from '../../../functions/bookings/actions/ask-contact.ts'
import { confirmBooking } from '../../../functions/bookings/actions/confirm-booking.ts'
import { changeDetails } from '../../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking } from '../../../functions/bookings/schema.ts'
import { manageToken, proofToken } from '../../../functions/contacts/rules/access.ts'
import { codeOf } from '../../../functions/contacts/rules/code.ts'
import { aVisitor } from '../../support/builders.ts'
import { aFullRequest, aMailHouse, house } from '../../support/house-with-mail.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import type { Received } from '../../support/mail-server.ts'
import { site, words } from './contact-words.ts'
import { itInTurn } from '../../support/in-turn.ts'

const address = 'mia@gruppe.example'

/** The one mail to the contact among those that arrived, held to what every mail must be. */
function toContact(mails: readonly Received[]): Received & { all: string } {
  const [mail, ...others] = mails.filter(({ recipients }) => recipients.includes(address))
  expect(others).toEqual([])
  expect(mail).toBeDefined()
  const { subject = '', text = '', html = '' } = mail!
  for (const part of [subject, text])
    expect(part).not.toMatch(/[{}]|\bundefined\b|\bnone\b|contact\.|button\.|fact\./)
  expect(html).not.toContain('<Neuss>')
  expect(html).not.toMatch(/<script|<img|<link/)
  expect(mail!.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  return { ...mail!, all: `${subject}\n${text.replace(/\s+/g, ' ')}` }
}

async function byContact(ctx: MailHouse['ctx'], { id }: Booking) {
  return { ...aVisitor, token: manageToken(await ctx.secret(), id) }
}

describe.each(['de', 'en'] as const)('what the contact reads (%s)', (language) => {
  function expectWords(mails: readonly Received[], kind: keyof (typeof words)['de']): Received {
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

  it('a request: not certain yet, prove the address by this link, here is your own page and your code', async () => {
    await using h = await aMailHouse()
    const { booking, record } = await h.request({ language })
    await h.hear(record)
    const mail = expectWords(h.server.mails, 'received')
    const secret = await h.ctx.secret()
    const proof = `${site}/bookings/${booking.id}/proof/${proofToken(secret, booking)}`
    for (const part of [proof, `${site}/bookings/${booking.id}/${manageToken(secret, booking.id)}`]) {
      expect(mail.text).toContain(part)
      expect(mail.html).toContain(`href="${part}"`)
    }
    expect(mail.text).toContain(codeOf(booking.id, language))
    expect(mail.attachments).toEqual([])
    // Perhaps somebody else typed it.
    for (const typed of [booking.purpose, booking.contact.name, booking.note ?? booking.purpose])
      expect(mail.html + (mail.text ?? '')).not.toContain(typed)
  })

  itInTurn(
    'that proving was enough, in a room that is given at once; what only awaits a decision is no news',
    async () => {
      await using direct = await aMailHouse({
        rooms: { seminarraum: { approval: 'direct' }, teekueche: { name: 'Teeküche', approval: 'direct' } },
      })
      const { booking, record } = await direct.request({ language })
      await direct.hear(record)
      const at = language === 'de' ? 'gehört der Termin Ihnen' : 'the room is yours'
      expect(toContact(direct.server.mails).all).toContain(at)
      const token = proofToken(await direct.ctx.secret(), booking)
      const mails = await direct.after(booking.id, () =>
        confirmBooking(direct.ctx, { id: booking.id, token }),
      )
      expect(expectWords(mails, 'approved').attachments).toHaveLength(1)
      await using asking = await aMailHouse()
      const other = (await asking.request({ language })).booking
      const proof = proofToken(await asking.ctx.secret(), other)
      const told = await asking.after(other.id, () =>
        confirmBooking(asking.ctx, { id: other.id, token: proof }),
      )
      expect(told.flatMap(({ recipients }) => recipients)).toEqual(['leitung@aef.example'])
    },
  )

  itInTurn('what the manager entered for them, undecided or approved', async () => {
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
    expectWords(await enter({}), 'entered')
    expect(
      expectWords(await enter({ from: '10:00', to: '12:00', approve: true }), 'approved').attachments,
    ).toHaveLength(1)
  })

  itInTurn('yes, with the date for the calendar and a link to the calendar of each room', async () => {
    await using h = await aMailHouse()
    const { booking, manage } = await begin(h)
    const mail = expectWords(
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
    const decline = () => declineBooking(h.ctx, h.manager, { id, reason: 'Der Raum wird renoviert.' })
    expect(expectWords(await h.after(id, decline), 'declined').attachments).toEqual([])
  })

  itInTurn('from where to where it was moved', async () => {
    await using h = await aMailHouse()
    const { id } = await approved(h)
    const to = { rooms: ['seminarraum'], date: '2026-12-07', from: '18:00', to: '20:00' }
    const mail = expectWords(await h.after(id, () => moveBooking(h.ctx, h.manager, { id, to })), 'moved')
    expect(mail.attachments).toHaveLength(1)
  })

  itInTurn('that their own move has to be approved again', async () => {
    await using h = await aMailHouse()
    const booking = await approved(h)
    const { id } = booking
    const contact = await byContact(h.ctx, booking)
    const to = { date: '2026-12-06', from: '19:00', to: '21:00' }
    const mail = expectWords(await h.after(id, () => moveBooking(h.ctx, contact, { id, to })), 'movedSelf')
    expect(mail.attachments).toEqual([])
  })

  itInTurn('which words were changed, old and new', async () => {
    await using h = await aMailHouse()
    const { id, contact, groupName, note } = await approved(h)
    const details = { purpose: 'Kartenabend', attendees: 10, contact, groupName: groupName!, note: note! }
    const change = () => changeDetails(h.ctx, h.manager, { id, details })
    expect(expectWords(await h.after(id, change), 'changed').attachments).toHaveLength(1)
  })

  it('that it is cancelled, why, and to take it out of the calendar', async () => {
    await using h = await aMailHouse()
    const { id } = await approved(h)
    const mail = expectWords(
      await h.after(id, () => cancelBooking(h.ctx, h.manager, { id, reason: 'Wasserschaden.' })),
      'cancelled',
    )
    expect(mail.attachments).toMatchObject([{ mimeType: 'text/calendar', method: 'CANCEL' }])
  })

  itInTurn('a receipt for cancelling', async () => {
    await using h = await aMailHouse()
    const booking = await approved(h)
    const { id } = booking
    const contact = await byContact(h.ctx, booking)
    const cancel = () => cancelBooking(h.ctx, contact, { id })
    const { attachments } = expectWords(await h.after(id, cancel), 'cancelledSelf')
    expect(attachments).toMatchObject([{ method: 'CANCEL' }])
  })

  itInTurn('honestly, why it has expired', async () => {
    await using h = await aMailHouse()
    const { booking: unproved } = await h.request({ language })
    const settled = async (minutes: number) => {
      h.world.clock.advance(minutes)
      await settleDeadlines(h.ctx)
    }
    // To an address that nobody has proved goes the first mail alone.
    const { mails } = h.server
    const before = mails.length
    await h.after(unproved.id, () => settled(61))
    expect(mails.length).toBe(before)
    const { id } = (await begin(h)).booking
    await settled(50 * 60)
    const { text } = expectWords(await h.after(id, () => settled(23 * 60)), 'undecided')
    expect(text).not.toContain('/proof/')
  })

  it('a question, and where to answer', async () => {
    await using h = await aMailHouse()
    const { booking, manage } = await begin(h)
    const { id } = booking
    const mail = expectWords(
      await h.after(id, () => askContact(h.ctx, h.manager, { id, question: 'Wie viele Stühle?' })),
      'asked',
    )
    expect(mail.text).toContain(manage)
  })
})
