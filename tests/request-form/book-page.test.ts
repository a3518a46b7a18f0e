import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { errorAt, fieldLabelled, filledForm } from '../support/filled-form.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, takenOn } from '../back-office/managed.ts'
import { book, filled, german, idOf, open, send } from './book-form.ts'
import type { Fields } from './book-form.ts'

describe('the form that asks for rooms', () => {
  it('has a label for every field, in both languages, and no key twice', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world)
    const labels = ['Datum', 'Von', 'Bis', 'Was haben Sie vor?', 'Ihr Name', 'E-Mail oder Telefon', 'Telefon']
    const names = ['date', 'from', 'to', 'purpose', 'contact.name', 'contact.email', 'contact.phone']
    expect(labels.map((label) => fieldLabelled(text, label))).toEqual(names)
    expect(text).toMatch(/<input +type="checkbox" id="field-rooms" name="rooms" value="seminarraum"/)
    const english = await world.call('GET', `${book}?by=hand`, { cookies: { language: 'en' } })
    expect(fieldLabelled(english.text, 'Your name')).toBe('contact.name')
    expect(filledForm(text).key).not.toEqual(filledForm((await open(world)).text).key)
  })

  it('comes filled from a free slot, and tells what is free that day', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, {
      house: 'aef',
      request: aRequest({ from: '10:00', to: '12:00' }),
    })
    const { text } = await open(world, '?rooms=seminarraum,teekueche&date=2026-12-05&from=14:00&to=15:00')
    const { rooms, date, from, to } = filledForm(text)
    expect({ rooms, date, from, to }).toEqual({
      rooms: ['seminarraum', 'teekueche'],
      date: ['2026-12-05'],
      from: ['14:00'],
      to: ['15:00'],
    })
    expect(wordsOf(text)).toContain('Freie Zeiten an diesem Tag 08:00–10:00 Uhr, 12:00–22:00 Uhr')
  })

  it('does not call the turnover beside other uses free', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { gapMinutes: 30 } } })
    const request = aRequest({ from: '10:00', to: '12:00' })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    const { text } = await open(world, '?by=hand&rooms=seminarraum&date=2026-12-05')
    expect(wordsOf(text)).toContain('Freie Zeiten an diesem Tag 08:00–09:30 Uhr, 12:30–22:00 Uhr')
    expect(text).toContain('data-gaps="{&quot;seminarraum&quot;:30}"')
  })

  it('leads on to where the request stands: not certain yet, with the code, the link and until when', async () => {
    await using world = await aWorld()
    await found(world)
    const sent = await send(world, filled())
    expect(sent.status).toBe(303)
    expect(sent.headers.location).toMatch(/^\/bookings\/[0-9a-z]{12}\/[\w-]+\?done=sent$/)
    const page = await world.call('GET', sent.headers.location!, { cookies: german })
    const told = wordsOf(page.text)
    expect(told).toContain(
      'Danke, Ihre Anfrage ist da Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum Noch nicht sicher',
    )
    expect(told).toContain('Nachricht an runde@gruppe.example. Klicken Sie auf den Link darin.')
    expect(told).toContain('bis Di, 1. Dezember, 11:00 Uhr')
    expect(told).toContain(codeOf(idOf(sent.headers.location)))
    expect(told).toContain(`http://treff.example${sent.headers.location!.split('?')[0]}`)
    expect(page.headers).toMatchObject({
      'cache-control': 'private, no-store',
      'referrer-policy': 'same-origin',
    })
  })

  it('tells somebody without e-mail to call and say the code', async () => {
    await using world = await aWorld()
    await found(world)
    const phone = { 'contact.email': '', 'contact.phone': '02131 000-456' }
    const sent = await send(world, filled(phone))
    const page = await world.call('GET', sent.headers.location!, { cookies: german })
    expect(wordsOf(page.text)).toContain(
      'Sie können auch uns anrufen: 02131 000-0. Halten Sie dann bitte Ihr Kennwort bereit.',
    )
  })

  it('makes one booking of a form that is sent twice', async () => {
    await using world = await aWorld()
    await found(world)
    const both = await Promise.all([send(world, filled()), send(world, filled())])
    expect(new Set(both.map(({ headers }) => headers.location)).size).toBe(1)
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
  })

  it('takes a form that was sent and then changed for another request, when it is sent once more', async () => {
    await using world = await aWorld()
    await found(world)
    await send(world, filled())
    const again = await send(world, filled({ date: '2026-12-06' }))
    expect(again.status).toBe(409)
    expect(alertOf(again.text)).toContain('Mit diesem Formular haben Sie schon eine Anfrage gesendet.')
    expect((await send(world, filledForm(again.text))).status).toBe(303)
  })

  it('keeps the language of the page for the mails', async () => {
    await using world = await aWorld()
    await found(world)
    const { headers } = await send(world, filled(), { language: 'en' })
    const { booking } = await openBooking(world.ctx, idOf(headers.location))
    expect(booking).toMatchObject({ language: 'en', origin: 'public', state: 'unconfirmed' })
  })
})

describe('a form that cannot be', () => {
  it('comes back filled, with what is wrong above it and at the field', async () => {
    await using world = await aWorld()
    await found(world)
    const wrong = { rooms: [], date: '', purpose: ' ', 'contact.email': 'runde@' }
    const { status, text } = await send(world, filled(wrong))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain('Bitte sehen Sie 4 Angaben noch einmal an')
    expect(errorAt(text, 'date')).toBe('Bitte wählen Sie ein Datum.')
    expect(errorAt(text, 'rooms')).toBe('Bitte wählen Sie mindestens einen Raum.')
    expect(errorAt(text, 'purpose')).toBe('Bitte schreiben Sie kurz, was Sie vorhaben.')
    expect(errorAt(text, 'contact.email')).toContain('Tippfehler')
    expect(filledForm(text)).toMatchObject({
      'contact.name': ['M. Beispiel'],
      from: ['19:00'],
      key: ['a-key'],
    })
    for (const [, id] of text.matchAll(/<li><a href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`)
  })

  it.each([
    [{ from: '06:00' }, 'from', 'Seminarraum ist am Sa, 5. Dezember 2026 geöffnet 08:00–22:00 Uhr.'],
    [{ date: '2029-01-01' }, 'date', 'Der letzte mögliche Tag ist Fr, 1. Dezember 2028.'],
    [{ date: '2026-11-30' }, 'date', 'Dieser Zeitpunkt ist schon vorbei.'],
    [{ to: '18:00' }, 'to', 'Das Ende muss nach dem Anfang liegen.'],
    [{ to: '19:00' }, 'to', 'Das Ende muss nach dem Anfang liegen.'],
    [{ rooms: ['keller'] }, 'rooms', 'Diesen Raum gibt es hier nicht mehr.'],
    [{ attendees: '71' }, 'attendees', 'Hier passen 70 Personen hinein.'],
    [{ attendees: 'viele' }, 'attendees', 'Bitte schreiben Sie eine Zahl.'],
    [
      { 'contact.email': '' },
      'contact.email',
      'Bitte geben Sie eine E-Mail-Adresse oder eine Telefonnummer an',
    ],
    [{ 'contact.phone': 'abc' }, 'contact.phone', 'Diese Telefonnummer können wir nicht lesen.'],
  ])('says in words what is wrong with %o', async (change: Fields, field, sentence) => {
    await using world = await aWorld()
    await found(world)
    const { status, text } = await send(world, filled(change))
    expect(status).toBe(422)
    expect(errorAt(text, field)).toContain(sentence)
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })

  it('names the shortest and the longest time of the room, and the time to ask ahead', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { minMinutes: 60, maxMinutes: 180, leadHours: 48 } } })
    const short = await send(world, filled({ to: '19:30' }))
    expect(errorAt(short.text, 'to')).toBe('Das ist zu kurz: Seminarraum gibt es für mindestens 1 Stunde.')
    const long = await send(world, filled({ from: '10:00' }))
    expect(errorAt(long.text, 'to')).toBe('Das ist zu lang: Seminarraum gibt es für höchstens 3 Stunden.')
    const soon = await send(world, filled({ date: '2026-12-02' }))
    expect(errorAt(soon.text, 'date')).toContain('bitte mindestens 2 Tage vorher anfragen')
  })

  it.each<[string, Fields, string[]]>([
    ['of the form', { purpose: '', attendees: 'viele' }, ['purpose', 'attendees', 'contact.email']],
    ['of the house', { attendees: '71', from: '23:00', to: '23:30' }, ['attendees', 'from', 'contact.email']],
  ])(
    'says all that is wrong at once, also that nobody could be reached: by the rules %s',
    async (_, wrong, fields) => {
      await using world = await aWorld()
      await found(world)
      const sent = await send(world, filled({ 'contact.email': '', ...wrong }))
      expect(sent.status).toBe(422)
      expect(fields.filter((field) => errorAt(sent.text, field) === undefined)).toEqual([])
      expect(alertOf(sent.text)).toContain('damit wir Sie erreichen')
      const queue = { ...filled({ 'contact.email': '', ...wrong }), date: 'morgen' }
      const waiting = await world.call('POST', '/aef/queue', { form: queue, cookies: german })
      expect([waiting.status, errorAt(waiting.text, 'date'), errorAt(waiting.text, 'contact.email')]).toEqual(
        [422, expect.any(String), expect.stringContaining('erreichen')],
      )
    },
  )

  it('says how many requests may wait at once', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxOpenRequests: 1 } })
    const sent = await send(world, filled())
    const { booking } = await openBooking(world.ctx, idOf(sent.headers['location']))
    await asked(world, { contact: booking.contact, date: '2026-12-09' })
    const { status, text } = await send(world, filled({ date: '2026-12-06', key: 'other' }))
    expect(status).toBe(429)
    expect(alertOf(text)).toContain(
      'Das hat noch nicht geklappt Von Ihnen wartet schon eine Anfrage auf eine Antwort',
    )
  })
})
