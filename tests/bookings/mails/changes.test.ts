import { describe, expect, it } from 'vitest'
import { claimDate } from '../../../functions/bookings/actions/claim-date.ts'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { requestBooking } from '../../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../../functions/bookings/actions/settle-deadlines.ts'
import { news } from '../../../functions/news.ts'
import { sendDueMails } from '../../../functions/notifications/actions/send-due-mails.ts'
import { proofToken } from '../../../functions/contacts/rules/access.ts'
import { confirmBooking } from '../../../functions/bookings/actions/confirm-booking.ts'
import { aRequest, aVisitor } from '../../support/builders.ts'
import { aFullRequest, aMailHouse, house, recordOf } from '../../support/house-with-mail.ts'
import { withoutLimits } from '../../support/world.ts'
import type { MailHouse } from '../../support/house-with-mail.ts'
import { address, datesIn, holderOf, key, toContact, wish } from './series-reading.ts'
import { itInTurn } from '../../support/in-turn.ts'

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

  itInTurn('is told with both times, to the contact and to who decides', async () => {
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

  itInTurn('is approved, or partly declined, in one mail', async () => {
    await using h = await aMailHouse()
    const { id } = await asked(h)
    const keys = [key('2026-12-08'), key('2026-12-15')]
    const mail = toContact(
      await h.after(id, () => approveBooking(h.ctx, h.manager, { id, keys, declineOthers: 'Zu spät.' })),
      'change-decided',
    )
    for (const part of [
      'Alle 7 Termine sicher',
      'Änderung zugesagt: Seminarraum, 2 Termine, 18:00–21:00 Uhr, 8. Dezember–15. Dezember',
      'Änderung abgelehnt, es bleibt wie zugesagt: Seminarraum, 5 Termine, dienstags 18:00–21:00 Uhr',
      '„Zu spät.“',
    ])
      expect(mail.all).toContain(part)
    expect(datesIn(mail)).toHaveLength(7)
  })

  itInTurn('that nobody decided leaves what was approved, and says so', async () => {
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
  const claimed = toContact(mails, 'claimed')
  const { all } = claimed
  expect(all).toContain('Der Termin ist dazu angefragt 6 von 7 Terminen sicher')
  expect(all).toContain('Noch offen: Di, 26. Januar 2027')
  expect(claimed.attachments).toEqual([])
  expect(
    mails.some(({ subject }) => subject?.startsWith('Bitte entscheiden: Seminarraum am Di, 26. Januar 2027')),
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

it('whoever asked twice reads that it is their other request that has got the room', async () => {
  await using h = await aMailHouse({ rooms: { seminarraum: { contention: 'compete' }, teekueche: {} } })
  const [one, other] = [
    await h.proved({ rooms: ['seminarraum'] }),
    await h.proved({ rooms: ['seminarraum'], purpose: 'Brettspiele' }),
  ]
  const settle = () => approveBooking(h.ctx, h.manager, { id: one.id })
  const { all } = toContact(await h.after(other.id, settle), 'rival')
  expect(all).toContain('haben Sie mehr als einmal angefragt. Ihre andere Anfrage hat den Raum bekommen.')
  expect(all).not.toMatch(/Eine andere Gruppe|ein anderer Tag/)
})

itInTurn('the mails of a year of days stay small in the outbox', async () => {
  await using h = await aMailHouse()
  const daily = { every: 'day', count: 365, mode: 'all' } as const
  await h.server.stop()
  const { ctx } = withoutLimits(h)
  const request = aFullRequest({ rooms: ['seminarraum'], date: '2026-12-02', repeat: daily })
  const { id, ...begun } = await requestBooking(ctx, aVisitor, { house, request })
  const key = { pk: `BOOKING#${id.slice(0, 5)}`, sk: id }
  await h.hear(recordOf('booking', undefined, await h.ctx.table.get(key)))
  const token = proofToken(await ctx.secret(), { id, ...begun })
  await h.hear(await h.change(id, () => confirmBooking(ctx, { id, token })))
  const due = await h.ctx.table.due('mail', '2026-12-02T09:00:00.000Z', 10)
  const items = await Promise.all(due.map(({ pk, sk }) => h.ctx.table.get({ pk, sk }, { consistent: true })))
  expect(items).toHaveLength(2)
  for (const item of items) expect(JSON.stringify(item).length).toBeLessThan(2500)
  await h.server.start()
  h.world.clock.advance(5)
  await sendDueMails(h.ctx, news)
  const { all } = toContact(h.server.mails, 'year')
  expect(all).toContain('365 Termine, täglich 19:00–21:00 Uhr, 2. Dezember 2026–1. Dezember 2027')
  expect(all).toContain('Februar 2027: 28 Termine')
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
    'Änderung nicht möglich: Seminarraum am Sa, 5. Dezember',
    'Sicher',
    '„Da ist Markt.“',
    'Zugesagt, gilt weiter: Seminarraum, Sa, 5. Dezember, 19:00–21:00 Uhr',
    'Nicht zugesagt: Seminarraum, So, 6. Dezember, 19:00–21:00 Uhr',
  ])
    expect(mail.all).toContain(part)
  expect(mail.attachments).toEqual([])
  await moveBooking(h.ctx, holder, { id, to: { date: '2026-12-06', from: '19:00', to: '21:00' } })
  const granted = toContact(
    await h.after(id, () => approveBooking(h.ctx, h.manager, { id })),
    'change-approved',
  )
  expect(granted.all).toContain('Bisher: Seminarraum, Sa, 5. Dezember, 19:00–21:00 Uhr')
  expect(granted.all).toContain('Neu: Seminarraum, So, 6. Dezember, 19:00–21:00 Uhr')
  expect(granted.attachments).toHaveLength(1)
})
