import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { loadBookings } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { aRequest } from '../support/builders.ts'
import { aMailHouse, house, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, alertOf, wordsOf } from '../support/signed-in.ts'
import { everyDay, hoursForm } from './hours-form.ts'
import { filled } from './room-form.ts'
import type { Form } from './room-form.ts'

const hours = '/manage/aef/hours'
const room = '/manage/aef/rooms/seminarraum'
const early = everyDay('09:00', '18:00')

/** An approved evening, an approved afternoon, and somebody's browser who runs the house. */
async function aBookedHouse(mail: MailHouse) {
  const browser = await aBrowserOf({ ...mail.world, ctx: mail.ctx }, mail.manager)
  const rooms = ['seminarraum']
  const evening = await mail.proved({ rooms, date: '2026-12-05', from: '19:00', to: '21:00', attendees: 30 })
  const afternoon = await mail.proved({
    rooms,
    date: '2026-12-06',
    from: '14:00',
    to: '16:00',
    attendees: 10,
  })
  for (const { id, version } of [evening, afternoon])
    await approveBooking(mail.ctx, mail.manager, { id, version })
  return { browser, evening, afternoon }
}

const notesIn = ({ ctx }: MailHouse) => ctx.table.query({ pk: `CHANGES#${house}` })

describe('before hours are saved', () => {
  it('the dates that would lie outside are shown, with name, day and room, and nothing is saved', async () => {
    await using mail = await aMailHouse()
    const { browser, evening } = await aBookedHouse(mail)
    const { status, text } = await browser.send(hours, hoursForm(early))
    expect(status).toBe(200)
    expect(wordsOf(text)).toContain('Ein Termin liegt danach außerhalb')
    expect(wordsOf(text)).toMatch(/Sa, 5\. Dezember, 19:00–21:00 Uhr .* Seminarraum: nicht geöffnet/)
    expect(text).toContain(`href="/manage/aef/bookings/${evening.id}"`)
    expect((await loadRooms(mail.ctx, house)).house.hours).toBeUndefined()
    expect(filledForm(text)).toMatchObject({ 'hours.sa.0.to': ['18:00'], outside: ['keep'] })
  })

  it('saved with that, what was approved stays, and nobody hears of it', async () => {
    await using mail = await aMailHouse()
    const { browser, evening } = await aBookedHouse(mail)
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    expect((await browser.send(hours, shown)).status).toBe(303)
    expect((await loadRooms(mail.ctx, house)).house.hours).toEqual(early)
    expect(await loadBookings(mail.ctx, [evening.id])).toMatchObject([{ state: 'approved' }])
    expect(await notesIn(mail)).toEqual([])
  })

  it('whoever has such a date is told by mail what is other, if the manager says so, and only they', async () => {
    await using mail = await aMailHouse()
    const { browser, evening } = await aBookedHouse(mail)
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    await browser.send(hours, { ...shown, outside: 'tell' })
    const [note, ...more] = await notesIn(mail)
    expect(more).toEqual([])
    const before = mail.server.mails.length
    for (let often = 0; often < 2; often++) await mail.hear(recordOf('change-note', undefined, note))
    const [told, ...others] = mail.server.mails.slice(before)
    expect(others).toEqual([])
    expect(told?.recipients).toEqual([evening.contact.email])
    expect(told?.text).toContain('Sa, 5. Dezember, 19:00–21:00 Uhr')
    expect(told?.text).toContain('Öffnungszeiten an diesem Tag: 09:00–18:00 Uhr')
    expect(told?.text).toContain(`/bookings/${evening.id}/`)
  })

  it('whom nobody can write to is named with the number to call, before and after it is saved', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const enter = async (contact: { name: string; phone?: string }, date: string) => {
      const request = aRequest({ rooms: ['seminarraum'], date, from: '19:00', to: '21:00', contact })
      const { id } = await requestBooking(mail.ctx, mail.manager, { house, request })
      await approveBooking(mail.ctx, mail.manager, { id })
    }
    await enter({ name: 'Olga Ott', phone: '0221 445566' }, '2026-12-07')
    await enter({ name: 'Paul Pech' }, '2026-12-08')
    const before = await browser.send(hours, hoursForm(early))
    const telling =
      /1 erfährt es per E-Mail\. Bitte anrufen: Olga Ott: 0221 445566 Kommt vorbei und erfährt es nur von Ihnen: Paul Pech: kommt vorbei/
    expect(wordsOf(before.text)).toMatch(telling)
    const saved = await browser.send(hours, { ...filledForm(before.text), outside: 'tell' })
    expect(wordsOf((await browser.get(saved.headers['location']!)).text)).toMatch(telling)
    const kept = await browser.get(`${hours}?saved=yes`)
    expect(wordsOf(kept.text)).not.toContain('Olga Ott')
  })

  it('who has only asked is not told that a date stays, but that the request does', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const wish = { rooms: ['seminarraum'], date: '2026-12-07', from: '19:00', to: '21:00' }
    const asked = await mail.proved({ ...wish, contact: { name: 'Ute', email: 'ute@gruppe.example' } })
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    await browser.send(hours, { ...shown, outside: 'tell' })
    const before = mail.server.mails.length
    await mail.hear(recordOf('change-note', undefined, (await notesIn(mail))[0]))
    const told = mail.server.mails.slice(before)
    const textTo = (address: string | undefined) =>
      told.find(({ recipients }) => recipients.includes(address ?? ''))?.text
    expect(textTo(asked.contact.email)).toContain('zugesagt ist sie aber noch nicht')
    expect(textTo(asked.contact.email)).not.toContain('Ihr Termin bleibt')
    expect(told.filter(({ text = '' }) => text.includes('Ihr Termin bleibt'))).toHaveLength(1)
  })

  it('an address that nobody has proved gets no mail of it', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const stranger = { name: 'Fremd', email: 'fremd@nachbarn.example' }
    const wish = { rooms: ['seminarraum'], date: '2026-12-07', from: '20:00', to: '21:00' }
    await mail.request({ ...wish, contact: stranger })
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    await browser.send(hours, { ...shown, outside: 'tell' })
    const [note] = await notesIn(mail)
    await mail.hear(recordOf('change-note', undefined, note))
    const reached = mail.server.mails.flatMap(({ recipients }) => recipients)
    expect(reached).not.toContain(stranger.email)
    expect(note).toMatchObject({ bookings: [{}, {}] })
  })

  it('what was booked since the list was shown is shown first', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    await mail.proved({ rooms: ['seminarraum'], date: '2026-12-07', from: '20:00', to: '21:00' })
    const again = await browser.send(hours, shown)
    expect(again.status).toBe(200)
    expect(wordsOf(again.text)).toContain('2 Termine liegen danach außerhalb')
    expect((await browser.send(hours, filledForm(again.text))).status).toBe(303)
  })

  it('what lies outside already is told no more, and what a holiday closes is', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const shown = filledForm((await browser.send(hours, hoursForm(early))).text)
    await browser.send(hours, shown)
    await mail.proved({ rooms: ['seminarraum'], date: '2026-12-25', from: '10:00', to: '12:00' })
    const closed = hoursForm(early, { closedOnHolidays: 'yes', version: '2' })
    const { text } = await browser.send(hours, closed)
    expect(wordsOf(text)).toContain('Ein Termin liegt danach außerhalb')
    expect(wordsOf(text)).toContain('Fr, 25. Dezember, 10:00–12:00 Uhr')
  })
})

describe('before a room is saved', () => {
  it.each<[string, Form, string]>([
    ['other hours on a day', { 'exceptions.0.date': '2026-12-05' }, 'nicht geöffnet'],
    ['a shorter longest use', { maxMinutes: '60' }, 'länger als erlaubt'],
    ['fewer people', { capacity: '20' }, 'mehr Personen, als hineinpassen'],
  ])('with %s, the dates are shown that do not fit', async (_, change, why) => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const { status, text } = await browser.send(room, filled(change))
    expect(status).toBe(200)
    expect(wordsOf(text)).toMatch(new RegExp(`Sa, 5\\. Dezember, 19:00–21:00 Uhr .* ${why}`))
    expect((await browser.send(room, filledForm(text))).status).toBe(303)
  })

  describe('with more time between two uses', () => {
    const longer = filled({ gapMinutes: '30' })
    const none = { setUpMinutes: 0, tidyUpMinutes: 0 }
    const at = (from: string, to: string, where = 'seminarraum') => {
      return { rooms: [where], date: '2026-12-07', from, to, ...none }
    }

    it('both that are closer by then are shown, and no others', async () => {
      await using mail = await aMailHouse()
      const { browser } = await aBookedHouse(mail)
      await mail.proved({ ...at('09:00', '10:00'), tidyUpMinutes: 15 })
      await mail.proved(at('10:30', '12:00'))
      await mail.proved(at('12:30', '14:00'))
      const { status, text } = await browser.send(room, longer)
      expect(status).toBe(200)
      expect(wordsOf(text)).toContain('2 Termine liegen danach außerhalb')
      for (const times of ['09:00–10:00', '10:30–12:00'])
        expect(wordsOf(text)).toMatch(
          new RegExp(`Mo, 7\\. Dezember, ${times} Uhr .* weniger Pause als nötig`),
        )
      const told = { ...filledForm(text), outside: 'tell' }
      expect((await browser.send(room, told)).status).toBe(303)
      const [note] = await notesIn(mail)
      await mail.hear(recordOf('change-note', undefined, note))
      expect(mail.server.mails.at(-1)?.text).toContain('liegt weniger Pause, als jetzt vorgesehen ist')
    })

    it('dates in a room that this one is part of count too', async () => {
      await using mail = await aMailHouse()
      const { browser } = await aBookedHouse(mail)
      await browser.send(room, filled({ contains: ['teekueche'] }))
      await mail.proved(at('10:00', '12:00'))
      await mail.proved(at('12:00', '13:00', 'teekueche'))
      const { text } = await browser.send(room, { ...longer, contains: ['teekueche'], version: '2' })
      expect(wordsOf(text)).toMatch(/10:00–12:00 Uhr .* weniger Pause als nötig/)
    })

    it('what is as close already is no news, nor is less time', async () => {
      await using mail = await aMailHouse()
      const { browser } = await aBookedHouse(mail)
      await mail.proved(at('10:00', '12:00'))
      await mail.proved(at('12:00', '13:00'))
      expect((await browser.send(room, filled({ gapMinutes: '15' }))).status).toBe(200)
      const shown = filledForm((await browser.send(room, filled({ gapMinutes: '15' }))).text)
      expect((await browser.send(room, shown)).status).toBe(303)
      expect((await browser.send(room, filled({ gapMinutes: '30', version: '2' }))).status).toBe(303)
      expect((await browser.send(room, filled({ gapMinutes: '0', version: '3' }))).status).toBe(303)
    })
  })

  it('what changes nothing of it is saved at once', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    expect((await browser.send(room, filled({ capacity: '40', gapMinutes: '15' }))).status).toBe(303)
  })

  it('somebody else’s change meanwhile is told, whatever was shown', async () => {
    await using mail = await aMailHouse()
    const { browser } = await aBookedHouse(mail)
    const shown = filledForm((await browser.send(room, filled({ maxMinutes: '60' }))).text)
    await browser.send(room, filled({ name: 'Saal' }))
    const late = await browser.send(room, shown)
    expect(late.status).toBe(409)
    expect(alertOf(late.text)).toContain('Name')
  })
})
