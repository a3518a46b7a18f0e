import ical from 'ical.js'
import { expect, it } from 'vitest'
import { approveBooking } from '../../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../../functions/bookings/actions/move-booking.ts'
import { aMailHouse } from '../../support/house-with-mail.ts'
import type { Received } from '../../support/mail-server.ts'

function calendarOf(mail: Received | undefined) {
  const [attachment] = mail?.attachments ?? []
  // Out of the message itself: the reading library mends the ends of lines.
  const encoded = mail?.raw.split(/filename="?termin\.ics"?\r\n\r\n/)[1]?.split('\r\n--')[0]
  const text = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const calendar = new ical.Component(ical.parse(text) as never)
  const event = calendar.getFirstSubcomponent('vevent')!
  return { attachment, text, calendar, event, value: (name: string) => event.getFirstPropertyValue(name) }
}

it('an approved date comes as a published calendar, not as an invitation', async () => {
  await using h = await aMailHouse()
  const { id } = await h.proved()
  const [mail] = await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))
  const { attachment, text, calendar, event, value } = calendarOf(mail)
  expect(attachment).toMatchObject({
    mimeType: 'text/calendar',
    method: 'PUBLISH',
    filename: 'termin.ics',
    disposition: 'attachment',
  })
  expect(mail?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=PUBLISH/i)
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
  expect(text).not.toMatch(/ORGANIZER|ATTENDEE|VALARM|X-WR-CALNAME|REFRESH-INTERVAL/)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
  expect(value('uid')).toBe(`m-${id}@treff.example`)
  expect(event.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART;TZID=Europe/Berlin:20261205T190000')
  expect(event.getFirstProperty('dtend')?.toICALString()).toBe('DTEND;TZID=Europe/Berlin:20261205T210000')
  expect(value('summary')).toBe('Spieleabend (Würfel & Co. <Neuss>)')
  expect(value('location')).toBe(
    'Seminarraum und Teeküche, Albert-Einstein-Forum, Am Schulzentrum 16, 41564 Kaarst',
  )
  expect(value('transp')).toBe('OPAQUE')
  // Calendars are shared: the key to the booking stays in the mail.
  expect(text).not.toContain('/bookings/')
})

it('a moved date keeps its UID and counts on', async () => {
  await using h = await aMailHouse()
  const { id } = await h.proved()
  const [first] = await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))
  h.world.clock.advance(60)
  const to = { date: '2026-12-07', from: '19:00', to: '21:00' }
  const [second] = await h.after(id, () => moveBooking(h.ctx, h.manager, { id, to }))
  const [before, after] = [calendarOf(first), calendarOf(second)]
  expect(after.value('uid')).toBe(before.value('uid'))
  expect(Number(after.value('sequence'))).toBeGreaterThan(Number(before.value('sequence')))
  expect(String(before.value('dtstamp'))).toBe('2026-12-01T09:00:00Z')
  expect(String(after.value('dtstamp'))).toBe('2026-12-01T10:00:00Z')
  expect(String(after.value('last-modified'))).toBe('2026-12-01T10:00:00Z')
})
