import { expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { holderOf } from '../bookings/limited.ts'
import { isFull } from '../support/budget.ts'
import { aMailHouse } from '../support/house-with-mail.ts'

it('a stranger who asks in somebody’s name, and moves and changes that again and again, brings them one mail in fixed words', async () => {
  await using h = await aMailHouse()
  const bait = 'Sie haben 500 EUR gewonnen https://betrug.example'
  const contact = { name: bait.slice(0, 80), email: 'opfer@nachbarn.example' }
  const { booking, record } = await h.request({
    contact,
    purpose: bait,
    groupName: bait,
    note: bait,
    label: bait,
  })
  await h.hear(record)
  const { id } = booking
  const holder = await holderOf(h.world, booking)
  for (let at = 0; at < (isFull ? 25 : 8); at++) {
    const to = {
      rooms: ['seminarraum'],
      date: `2026-12-${String(10 + (at % 2)).padStart(2, '0')}`,
      from: '10:00',
      to: '12:00',
    }
    await h.after(id, () => moveBooking(h.ctx, holder, { id, to }).catch(() => booking))
    const details = { purpose: bait, contact, note: `${bait} ${at}` }
    await h.after(id, () => changeDetails(h.ctx, holder, { id, details }).catch(() => booking))
  }
  await h.after(id, () => cancelBooking(h.ctx, holder, { id, reason: bait }))
  const toVictim = h.server.mails.filter(({ to }) => JSON.stringify(to).includes(contact.email))
  expect(toVictim).toHaveLength(1)
  expect(JSON.stringify(toVictim)).not.toMatch(/gewonnen|betrug/)
  const toHouse = h.server.mails.length - toVictim.length
  expect(toHouse).toBeLessThanOrEqual(1)
})

it('what the house moves for somebody who has not proved the address tells the old time and the new, and nothing that was typed', async () => {
  await using h = await aMailHouse()
  const { booking, record } = await h.request({ purpose: 'Sie haben gewonnen' })
  await h.hear(record)
  const { id } = booking
  const to = { rooms: ['seminarraum'], date: '2026-12-10', from: '10:00', to: '12:00' }
  await h.after(id, () => moveBooking(h.ctx, h.manager, { id, to }))
  const { text = '' } = h.server.mails.at(-1)!
  expect(text).toContain('Sa, 5. Dezember')
  expect(text).toContain('Do, 10. Dezember')
  expect(text).not.toContain('gewonnen')
})

it('a yes to somebody else, where requests compete, brings no second mail to an address that nobody has proved', async () => {
  await using h = await aMailHouse({ rooms: { seminarraum: { contention: 'compete' } } })
  const wish = { rooms: ['seminarraum'], setUpMinutes: 0, tidyUpMinutes: 0 }
  const contact = { name: 'Sie haben gewonnen', email: 'opfer@nachbarn.example' }
  const { booking, record } = await h.request({ ...wish, contact })
  await h.hear(record)
  const other = await h.proved(wish)
  const mails = await h.after(booking.id, () => approveBooking(h.ctx, h.manager, { id: other.id }))
  expect((await readBooking(h.ctx.table, booking.id))?.state).toBe('declined')
  expect(mails).toEqual([])
  const token = proofToken(await h.ctx.secret(), booking)
  const proof = await h.world.call('POST', `/bookings/${booking.id}/proof/${token}`)
  const page = await h.world.call('GET', proof.headers['location']!, { cookies: { language: 'de' } })
  expect(page.text).toContain('Eine andere Anfrage hat diese Zeit bekommen')
})
