import { describe, expect, it } from 'vitest'
import { trustContact } from '../../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken } from '../../../functions/contacts/rules/access.ts'
import { aVisitor, managerMail } from '../../support/builders.ts'
import type { Founded } from '../../support/builders.ts'
import { aMailHouse } from '../../support/house-with-mail.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import { itInTurn } from '../../support/in-turn.ts'

const competing = { seminarraum: { contention: 'compete' }, teekueche: { contention: 'compete' } } as const
const atTen = 'am Fr, 4. Dezember, 10:00 Uhr'

/** What the house's own mail says of an act. */
async function told(h: MailHouse, id: string, act: () => Promise<unknown>): Promise<string> {
  const mails = await h.after(id, act)
  const own = mails.find(({ recipients }) => recipients.includes(managerMail))
  return own?.text?.replaceAll(/\s+/g, ' ') ?? ''
}

/** A day before its deadline the house is reminded. */
async function reminded(h: MailHouse, id: string): Promise<string> {
  h.world.clock.set('2026-12-03T09:05:00.000Z')
  return told(h, id, () => settleDeadlines(h.ctx))
}

const cases: [string, Founded, string, string?][] = [
  ['holds the room', {}, `Ohne Entscheidung wird der Platz ${atTen} wieder frei.`],
  [
    'lets requests compete',
    { rooms: competing },
    `Ohne Entscheidung verfällt die Anfrage ${atTen}. Bis dahin können auch andere diese Zeit anfragen.`,
    'wieder frei',
  ],
  [
    'asks a deputy',
    { house: { whenDeadlinePasses: 'ask-deputy' } },
    `Ohne Entscheidung fragen wir ${atTen} die Vertretung.`,
    'wieder frei',
  ],
]

describe('the house reads what really comes if nobody decides', () => {
  it.each(cases)('where it %s', async (_, founded, sentence, wrong) => {
    await using h = await aMailHouse(founded)
    const { id } = await h.proved()
    const mail = await reminded(h, id)
    expect(mail).toContain(sentence)
    if (wrong !== undefined) expect(mail).not.toContain(wrong)
  })

  itInTurn('where it says yes by itself to those it trusts, and to nobody else', async () => {
    await using h = await aMailHouse({ house: { whenDeadlinePasses: 'approve-trusted' } })
    const { id } = await h.proved()
    const other = await h.proved({
      date: '2026-12-06',
      contact: { name: 'Ole', email: 'ole@gruppe.example' },
    })
    await trustContact(h.ctx, h.manager, { id, trusted: true })
    let trusted = ''
    const others = await h.change(other.id, async () => void (trusted = await reminded(h, id)))
    expect(trusted).toContain(`gilt die Buchung ${atTen} als zugesagt, denn das Haus vertraut Mia Muster`)
    const known = h.server.mails.length
    await h.hear(others)
    const mail = h.server.mails.slice(known).find(({ recipients }) => recipients.includes(managerMail))
    expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain(`wird der Platz ${atTen} wieder frei`)
  })

  it.each([
    [
      'is held',
      {},
      'die neue Zeit ist so lange freigehalten. Ohne Entscheidung bis Fr, 4. Dezember, 10:00 Uhr bleibt alles',
    ],
    [
      'is contested',
      { rooms: competing },
      'bis dahin können auch andere die neue Zeit anfragen. Ohne Entscheidung bis',
    ],
  ] as const)('of a change whose new time %s', async (_, founded, sentence) => {
    await using h = await aMailHouse(founded)
    const { id } = await h.proved()
    await approveBooking(h.ctx, h.manager, { id })
    const holder = { ...aVisitor, token: manageToken(await h.ctx.secret(), id) }
    const to = { date: '2026-12-12', from: '15:00', to: '18:00' }
    expect(await told(h, id, () => moveBooking(h.ctx, holder, { id, to }))).toContain(sentence)
  })

  it('before anybody has called, where requests compete', async () => {
    await using h = await aMailHouse({ rooms: competing })
    const { record } = await h.request({ contact: { name: 'Mia', phone: '02131 000-77' } })
    await h.hear(record)
    const own = h.server.mails.find(({ recipients }) => recipients.includes(managerMail))
    expect(own?.text?.replaceAll(/\s+/g, ' ')).toContain(
      'Bitte rufen Sie zurück, und entscheiden Sie über diese Anfrage. Ohne Entscheidung verfällt die Anfrage am Mi, 2. Dezember, 22:00 Uhr.'.replace(
        'B',
        'b',
      ),
    )
  })
})
