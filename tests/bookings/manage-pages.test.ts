import { describe, expect, it } from 'vitest'
import { approveBooking, confirmBooking } from '../../functions/bookings/actions/decide.ts'
import { openBookingAs } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken, proofToken } from '../../functions/bookings/rules/access.ts'
import { codeOf } from '../../functions/bookings/rules/code.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { readAvailability } from '../../functions/rooms/actions.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const inbox = '/manage/aef'
const path = ({ id }: { id: string }, step = '') => `/manage/aef/bookings/${id}${step}`

async function asked(world: World, change: Partial<BookingRequest> = {}): Promise<Booking> {
  const request = aRequest({ groupName: 'Würfelrunde', ...change })
  const booking = await requestBooking(world.ctx, aVisitor, { house, request })
  return confirmBooking(world.ctx, {
    id: booking.id,
    token: proofToken(await world.ctx.secret(), booking),
  })
}

const read = async (world: World, actor: Actor, { id }: { id: string }) =>
  (await openBookingAs(world.ctx, actor, id)).booking

async function takenOn(world: World, date: string, room = 'seminarraum') {
  const [only] = await readAvailability(world.ctx, { house, rooms: [room], from: date })
  return only?.days[0]?.taken.map(({ from, to, kind }) => `${from}-${to} ${kind}`)
}

describe('the inbox', () => {
  it('shows open requests, oldest first, with all that is needed to decide', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world, {
      attendees: 12,
      contact: { name: 'Mia', email: 'mia@gruppe.example', phone: '02131 000-456' },
    })
    world.clock.advance(180)
    await requestBooking(world.ctx, aVisitor, {
      house,
      request: aRequest({ groupName: 'Nähtreff', date: '2026-12-06' }),
    })
    world.clock.advance(5)
    const { status, text } = await browser.get(inbox)
    const words = wordsOf(text)
    expect(status).toBe(200)
    expect(words.indexOf('Würfelrunde')).toBeLessThan(words.indexOf('Nähtreff'))
    for (const part of [
      ...['2 Anfragen warten', 'Sa., 5. Dez., 19:00–21:00 Uhr', 'Seminarraum', 'Spieleabend', '12 Menschen'],
      ...[
        'seit 3 Stunden',
        'entscheiden bis 04.12.2026, 10:00 Uhr',
        'E-Mail bestätigt',
        'E-Mail noch nicht bestätigt',
      ],
    ])
      expect(words).toContain(part)
    expect(text).toContain('href="tel:02131000456"')
    expect(text).toContain('href="mailto:mia@gruppe.example"')
    expect(doors(text)).toEqual(
      expect.arrayContaining([
        'Zusagen',
        'Ja, zusagen',
        'Ablehnen …',
        'Verschieben',
        'Absagen …',
        'Nachfragen',
      ]),
    )
  })

  it('names the block that an approval would meet', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world)
    await browser.send('/manage/aef/block', {
      ...{ rooms: 'seminarraum', fromDate: '2026-12-05', fromTime: '20:00', toTime: '22:00' },
      ...{ label: 'Probe', displace: 'leave' },
    })
    expect(wordsOf((await browser.get(inbox)).text)).toContain(
      'Das steht im Weg Gesperrt: Seminarraum, Sa., 5. Dez., 20:00–22:00 Uhr',
    )
  })

  it('says so when nothing waits', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    expect(wordsOf((await browser.get(inbox)).text)).toContain('Alles entschieden')
  })

  it('speaks English to those who do', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world), 'en')
    await asked(world)
    const words = wordsOf((await browser.get(inbox)).text)
    expect(words).toContain('One request waits for your decision.')
    expect(words).not.toMatch(/Anfrage|Räume|Zusagen/)
  })

  it('finds a booking by the code said on the phone', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await asked(world)
    const spoken = codeOf(booking.id).toLowerCase()
    const hit = await browser.get(`/manage/aef/find?code=${encodeURIComponent(spoken)}`)
    expect(hit).toMatchObject({ status: 303, headers: { location: path(booking) } })
    const miss = await browser.get('/manage/aef/find?code=Apfel+Mond')
    expect(wordsOf(miss.text)).toContain('Zu diesem Kennwort gibt es hier keine Buchung.')
  })
})

describe('deciding', () => {
  it('approves with one form, and says so in the inbox', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    expect(doors((await browser.get(path(booking, '/approve'))).text)).toContain('Ja, zusagen')
    const sent = await browser.send(path(booking, '/approve'))
    expect(sent).toMatchObject({
      status: 303,
      headers: { location: `/manage/aef?done=approved&booking=${booking.id}` },
    })
    const words = wordsOf((await browser.get(sent.headers['location']!)).text)
    expect(words).toContain('Zugesagt Würfelrunde, Sa., 5. Dez., 19:00–21:00 Uhr')
    expect(await read(world, manager, booking)).toMatchObject({ state: 'approved' })
  })

  it('declines with a reason of the house, one’s own words, or both', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { declineReasons: 'Der Raum wird gebraucht.\nZu laut.' } })
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const form = wordsOf((await browser.get(path(booking, '/decline'))).text)
    expect(form).toContain('Der Raum wird gebraucht. Zu laut. Nur eigene Worte')
    const empty = await browser.send(path(booking, '/decline'), { chosen: '', reason: ' ' })
    expect(empty.status).toBe(422)
    expect(alertOf(empty.text)).toContain('Bitte wählen Sie einen Grund oder schreiben Sie einen.')
    expect(await read(world, manager, booking)).toMatchObject({ state: 'requested' })
    const sent = await browser.send(path(booking, '/decline'), { chosen: 'Zu laut.', reason: 'Leider.' })
    expect(sent.status).toBe(303)
    const { state, history } = await read(world, manager, booking)
    expect(state).toBe('declined')
    expect(history.at(-1)).toMatchObject({ what: 'declined', words: 'Zu laut.\nLeider.' })
  })

  it('cancels, with or without a reason, and gives the time back', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    expect((await browser.send(path(booking, '/cancel'), { reason: '' })).status).toBe(303)
    expect(await read(world, manager, booking)).toMatchObject({ state: 'cancelled' })
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })

  it('asks back, and the history shows question and answer', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const empty = await browser.send(path(booking, '/ask'), { question: '' })
    expect([empty.status, alertOf(empty.text)]).toEqual([
      422,
      expect.stringContaining('Bitte schreiben Sie Ihre Frage.'),
    ])
    expect((await browser.send(path(booking, '/ask'), { question: 'Wie laut wird es?' })).status).toBe(303)
    const words = wordsOf((await browser.get(path(booking))).text)
    expect(words).toContain('Nachgefragt Hausleitung (Haus), 01.12.2026, 10:00 Uhr Wie laut wird es?')
  })

  it('shows how it stands when somebody else was faster', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    await browser.send(path(booking, '/decline'), { reason: 'Zu voll.' })
    const late = await browser.send(path(booking, '/approve'))
    expect(late.status).toBe(409)
    expect(wordsOf(late.text)).toContain('Inzwischen ist über diese Buchung entschieden.')
    expect(wordsOf(late.text)).toContain('Abgelehnt')
    const page = await browser.get(path(booking, '/approve'))
    expect(page).toMatchObject({ status: 303, headers: { location: path(booking, '?done=already-decided') } })
    expect(await read(world, manager, booking)).toMatchObject({ state: 'declined' })
  })

  it('leaves the past as it is', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    world.clock.set('2026-12-06T09:00:00.000Z')
    const late = await browser.send(path(booking, '/cancel'))
    expect(late.status).toBe(409)
    expect(wordsOf(late.text)).toContain('Der Termin ist vorbei.')
    expect(doors((await browser.get(path(booking))).text)).not.toContain('Absagen …')
  })
})

describe('the page of a booking', () => {
  it('tells who did what when, with old and new', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await asked(world)
    world.clock.advance(30)
    const moved = await browser.send(path(booking, '/move'), {
      ...{ rooms: ['seminarraum', 'teekueche'], date: '2026-12-07', from: '18:00', to: '21:00' },
    })
    expect(moved).toMatchObject({ status: 303, headers: { location: path(booking, '?done=moved') } })
    const words = wordsOf((await browser.get(path(booking))).text)
    expect(words).toContain('Verschoben Hausleitung (Haus), 01.12.2026, 10:30 Uhr')
    expect(words).toContain('Räume: vorher Seminarraum jetzt Seminarraum und Teeküche')
    expect(words).toContain('Tag: vorher Samstag, 5. Dezember 2026 jetzt Montag, 7. Dezember 2026')
    expect(words).toContain('Von: vorher 19:00 Uhr jetzt 18:00 Uhr')
    expect(words).toContain(codeOf(booking.id))
  })

  it('offers what can be done in its state, and nothing else', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const can = async () =>
      doors((await browser.get(path(booking))).text).filter((name) =>
        ['Zusagen', 'Ablehnen …', 'Verschieben', 'Angaben ändern', 'Nachfragen', 'Absagen …'].includes(name),
      )
    expect(await can()).toHaveLength(6)
    await approveBooking(world.ctx, manager, booking)
    expect(await can()).toEqual(['Verschieben', 'Angaben ändern', 'Nachfragen', 'Absagen …'])
    await browser.send(path(booking, '/cancel'))
    expect(await can()).toEqual([])
  })

  it('changes words and heads, and says what was not possible', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const form = { purpose: 'Schach', attendees: '99', 'contact.name': 'Mia', note: 'Ohne Bretter' }
    const many = await browser.send(path(booking, '/change'), form)
    expect(many.status).toBe(422)
    expect(many.text).toContain('href="#field-attendees"')
    expect(valueOf(many.text, 'purpose')).toBe('Schach')
    expect(await read(world, manager, booking)).toMatchObject({ purpose: 'Spieleabend' })
    const sent = await browser.send(path(booking, '/change'), { ...form, attendees: '9' })
    expect(sent.headers['location']).toBe(path(booking, '?done=changed'))
    const changed = await read(world, manager, booking)
    expect(changed).toMatchObject({ purpose: 'Schach', attendees: 9, note: 'Ohne Bretter' })
    expect(changed.groupName).toBeUndefined()
    const again = await browser.send(path(booking, '/change'), { ...form, attendees: '9' })
    expect(again.headers['location']).toBe(path(booking, '?done=unchanged'))
  })

  it('moves to a free slot beside the one that is taken, with one button', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    await asked(world, { date: '2026-12-07' })
    const booking = await asked(world)
    const form = { rooms: 'seminarraum', date: '2026-12-07', from: '19:30', to: '21:30' }
    const taken = await browser.send(path(booking, '/move'), form)
    expect(taken.status).toBe(409)
    expect(wordsOf(taken.text)).toContain('Montag, 7. Dezember 2026, 19:00–21:00 Uhr')
    const slot = /name="slot" value="([^"]+)"/.exec(taken.text)?.[1]
    expect(slot).toMatch(/^2026-12-0\d\|\d\d:\d\d\|\d\d:\d\d$/)
    expect((await browser.send(path(booking, '/move'), { ...form, slot: slot! })).status).toBe(303)
    const [date, from, to] = slot!.split('|')
    expect((await read(world, manager, booking)).occurrences[0]).toMatchObject({ date, from, to })
  })

  it('gives and takes trust', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { approval: 'trusted' } } })
    const browser = await aBrowserOf(world, manager)
    const contact = { name: 'Mia', email: 'mia@gruppe.example' }
    const booking = await asked(world, { contact })
    expect(booking.state).toBe('requested')
    expect((await browser.send(path(booking, '/trust'), { trusted: 'yes' })).status).toBe(303)
    expect((await asked(world, { contact, date: '2026-12-08' })).state).toBe('approved')
    await browser.send(path(booking, '/trust'), { trusted: 'no' })
    expect((await asked(world, { contact, date: '2026-12-09' })).state).toBe('requested')
  })
})

describe('the calendar', () => {
  it('shows a day of all rooms by name, as a grid and as a list, with ways to enter and to block', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await asked(world, { setUpMinutes: 30 })
    await browser.send('/manage/aef/block', {
      ...{ rooms: 'teekueche', fromDate: '2026-12-05', label: 'Reinigung', reason: 'Firma kommt' },
    })
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-05&view=day')
    const words = wordsOf(text)
    expect(words).toContain('Samstag, 5. Dezember 2026')
    expect(text.split('Würfelrunde')).toHaveLength(3)
    expect(words).toContain(
      '18:30–21:00 Uhr Würfelrunde Spieleabend · Termin 19:00–21:00 Uhr, dazu Auf- und Abbau',
    )
    expect(words).toContain('Reinigung Firma kommt')
    expect(text).toContain(`href="${path(booking)}"`)
    expect(text).toContain(
      '/manage/aef/book?rooms=seminarraum&amp;date=2026-12-05&amp;from=21%3A00&amp;to=22%3A00',
    )
  })

  it('shows a week, and what takes two rooms once in its list', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world), 'en')
    await asked(world, { rooms: ['seminarraum', 'teekueche'] })
    const words = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-03&view=week')).text)
    expect(words).toContain('Week 49')
    expect(words).toContain('Würfelrunde Seminarraum, Teeküche · Spieleabend')
    expect(words.match(/Würfelrunde/g)).toHaveLength(3)
  })

  it('refuses a date that does not exist', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    expect((await browser.get('/manage/aef/calendar?date=2026-02-30')).status).toBe(422)
  })
})

describe('entering a caller’s booking', () => {
  const form = {
    ...{ rooms: 'seminarraum', date: '2026-12-05', from: '19:00', to: '21:00', purpose: 'Chor' },
    ...{ 'contact.name': 'A. Ruf', approve: 'yes', key: 'once' },
  }

  it('needs no address, approves at once, and shows the code to say', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const page = await browser.get('/manage/aef/book?rooms=seminarraum&date=2026-12-05&from=19:00&to=20:00')
    expect(page.text).toMatch(/<input[^>]*name="approve"[^>]*checked/)
    expect(valueOf(page.text, 'date')).toBe('2026-12-05')
    const sent = await browser.send('/manage/aef/book', form)
    expect(sent.status).toBe(303)
    const { text } = await browser.get(sent.headers['location']!)
    const id = /bookings\/(\w+)/.exec(sent.headers['location']!)![1]!
    expect(wordsOf(text)).toContain(`Eingetragen Kennwort am Telefon ${codeOf(id)}`)
    expect(await read(world, manager, { id })).toMatchObject({ state: 'approved', origin: 'manager' })
    expect((await browser.send('/manage/aef/book', form)).headers['location']).toContain(id)
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
  })

  it('leaves it among the requests without the tick', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { approve: _, ...unticked } = form
    const sent = await browser.send('/manage/aef/book', unticked)
    expect(wordsOf((await browser.get(sent.headers['location']!)).text)).toContain(
      'Wartet auf Ihre Entscheidung',
    )
  })

  it('gives the filled form back with every wrong field named', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const wrong = await browser.send('/manage/aef/book', {
      ...form,
      date: '',
      to: '18:00',
      'contact.email': 'x',
    })
    expect(wrong.status).toBe(422)
    for (const name of ['date', 'contact-email']) expect(wrong.text).toContain(`href="#field-${name}"`)
    expect(valueOf(wrong.text, 'contact.name')).toBe('A. Ruf')
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })

  it('names what is in the way', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world)
    const taken = await browser.send('/manage/aef/book', form)
    expect(taken.status).toBe(409)
    expect(taken.text).toContain('name="slot"')
  })
})

describe('blocking', () => {
  const days = {
    rooms: ['seminarraum', 'teekueche'],
    fromDate: '2026-12-05',
    toDate: '2026-12-06',
    label: 'Reinigung',
  }

  it('takes whole days of several rooms, shows the block, and gives the time back', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const sent = await browser.send('/manage/aef/block', { ...days, reason: 'Firma kommt' })
    expect(sent.status).toBe(303)
    const block = sent.headers['location']!
    const words = wordsOf((await browser.get(block)).text)
    expect(words).toContain('Sa., 5. Dez. – So., 6. Dez., ganze Tage')
    expect(words).toContain('Seminarraum und Teeküche')
    expect(words).toContain('Firma kommt')
    expect(await takenOn(world, '2026-12-06', 'teekueche')).toEqual(['00:00-24:00 block'])
    expect(wordsOf((await browser.get('/manage/aef/block')).text)).toContain('Kommende Sperrzeiten')
    const removed = await browser.send(`${block.split('?')[0]}/remove`)
    expect(removed).toMatchObject({ status: 303, headers: { location: '/manage/aef/block?done=unblocked' } })
    expect(await takenOn(world, '2026-12-06', 'teekueche')).toEqual([])
  })

  it('lists bookings in the way first, and then leaves or cancels them as chosen', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const listed = await browser.send('/manage/aef/block', days)
    expect(listed.status).toBe(409)
    expect(wordsOf(listed.text)).toContain(
      'Würfelrunde, Sa., 5. Dez., 19:00–21:00 Uhr, Seminarraum (angefragt)',
    )
    expect(doors(listed.text)).toEqual(
      expect.arrayContaining(['Sperren, die Buchung bleibt', 'Sperren und die Buchung absagen']),
    )
    expect(await takenOn(world, '2026-12-06')).toEqual([])
    const left = await browser.send('/manage/aef/block', { ...days, displace: 'leave' })
    expect(left.status).toBe(303)
    expect(await read(world, manager, booking)).toMatchObject({ state: 'requested' })
    const other = await asked(world, { date: '2026-12-09' })
    await browser.send('/manage/aef/block', {
      ...days,
      fromDate: '2026-12-09',
      toDate: '',
      displace: 'cancel',
    })
    expect(await read(world, manager, other)).toMatchObject({ state: 'cancelled' })
  })

  it.each([
    ['no room', { rooms: '' }, 'rooms'],
    ['no day', { fromDate: '' }, 'fromDate'],
    ['no label', { label: ' ' }, 'label'],
    ['a time that is none', { fromTime: '8:7' }, 'fromTime'],
    ['an end before the beginning', { toDate: '2026-12-04' }, 'toTime'],
    ['a day that is over', { fromDate: '2026-11-01', toDate: '2026-11-02' }, 'toDate'],
    ['more than one write can hold', { toDate: '2027-12-04' }, 'toDate'],
  ])('names the field that is wrong: %s', async (_, change, field) => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const wrong = await browser.send('/manage/aef/block', { ...days, ...change })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(`href="#field-${field}"`)
    expect(wrong.text).toContain(`id="field-${field}"`)
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })
})

describe('strangers', () => {
  const pages = ['', '/calendar', '/find', '/book', '/block']
  const steps = ['', '/approve', '/decline', '/cancel', '/move', '/change', '/ask']

  it('are asked to sign in, and come back', async () => {
    await using world = await aWorld()
    await found(world)
    const booking = await asked(world)
    for (const page of [...pages.map((end) => inbox + end), ...steps.map((step) => path(booking, step))]) {
      const answer = await world.call('GET', page)
      expect(answer, page).toMatchObject({
        status: 303,
        headers: { location: `/sign-in?next=${encodeURIComponent(page)}` },
      })
    }
  })

  it('of another house may neither see nor do anything', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const other = await found(world, {
      house: { id: 'muehle', name: 'Mühle' },
      manager: 'andere@haus.example',
    })
    const booking = await asked(world)
    const browser = await aBrowserOf(world, other)
    for (const page of pages) expect((await browser.get(inbox + page)).status, page).toBe(403)
    for (const step of steps) expect((await browser.get(path(booking, step))).status, step).toBe(403)
    const forms = {
      reason: 'x',
      question: 'x',
      trusted: 'yes',
      date: '2026-12-07',
      from: '10:00',
      to: '11:00',
    }
    const details = { purpose: 'x', 'contact.name': 'x' }
    for (const step of [...steps.slice(1), '/trust'])
      expect((await browser.send(path(booking, step), { ...forms, ...details })).status, step).toBe(403)
    const block = { rooms: 'seminarraum', fromDate: '2026-12-10', label: 'x' }
    expect((await browser.send('/manage/aef/block', block)).status).toBe(403)
    expect(
      (await browser.send('/manage/aef/book', { ...forms, ...details, rooms: 'seminarraum' })).status,
    ).toBe(403)
    // Nor under the address of their own house.
    expect((await browser.get(`/manage/muehle/bookings/${booking.id}`)).status).toBe(403)
    expect(await read(world, manager, booking)).toMatchObject({ version: booking.version })
  })

  it('with the contact’s link are no managers', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const token = manageToken(await world.ctx.secret(), booking.id)
    const answer = await world.call('POST', path(booking, '/approve'), { form: {}, token })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toContain('/sign-in')
    expect(await read(world, manager, booking)).toMatchObject({ state: 'requested' })
  })
})
