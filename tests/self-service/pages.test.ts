import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { errorAt, filledForm } from '../support/filled-form.ts'
import { doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, read, takenOn } from '../back-office/managed.ts'

const german = { language: 'de' }
const get = (world: World, path: string, cookies = german) => world.call('GET', path, { cookies })
const send = (world: World, path: string, form = {}) => world.call('POST', path, { form, cookies: german })
const linkOf = async (world: World, booking: Booking) => (await manageHref(world.ctx, booking.id)).path
const standing = async (world: World, booking: Booking, language = 'de') => {
  const { text } = await get(world, await linkOf(world, booking), { language })
  return wordsOf(/<div class="status-big[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0] ?? '')
}

describe('the page of a booking', () => {
  it('says in big words where it stands, in both languages', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    expect(await standing(world, booking)).toMatch(
      /^Noch nicht sicher Ihre Anfrage liegt bei der Hausleitung/,
    )
    await approveBooking(world.ctx, manager, booking)
    expect(await standing(world, booking)).toMatch(/^Sicher Der Raum gehört Ihnen/)
    expect(await standing(world, booking, 'en')).toMatch(/^Certain The room is yours/)
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect(await standing(world, booking)).toMatch(/^Abgesagt/)
    world.clock.set('2026-12-09T09:00:00.000Z')
    expect(await standing(world, booking)).toMatch(/^Abgesagt/)
  })

  it('tells why it was declined, and leads to another try with the same rooms', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Da wird gestrichen.' })
    expect(await standing(world, booking)).toContain(
      'Leider nicht möglich Diesmal klappt es leider nicht. Da wird gestrichen.',
    )
    const { text } = await get(world, await linkOf(world, booking))
    expect(text).toContain(
      'href="/aef/book?rooms=seminarraum&amp;date=2026-12-05&amp;from=19%3A00&amp;to=21%3A00"',
    )
    expect(doors(text)).not.toContain('Verschieben')
  })

  it('is over when its date is over, and offers nothing that can no longer be done', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    world.clock.set('2026-12-06T09:00:00.000Z')
    expect(await standing(world, booking)).toMatch(/^Vorbei/)
    const { text } = await get(world, await linkOf(world, booking))
    expect(doors(text)).not.toEqual(expect.arrayContaining(['Absagen …']))
    expect(text).toContain('href="/aef/book?rooms=seminarraum"')
  })

  it('tells its history in words: who, when, what, before and after', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    world.clock.advance(60)
    const to = { date: '2026-12-12', from: '18:00', to: '20:00', rooms: ['seminarraum', 'teekueche'] }
    await moveBooking(world.ctx, manager, { id: booking.id, to })
    const { text } = await get(world, await linkOf(world, booking))
    const told = wordsOf(/<ol class="timeline">[\s\S]*?<\/ol>/.exec(text)?.[0] ?? '')
    expect(told).toMatch(/^Verschoben Hausleitung, Di, 1. Dezember, 11:00 Uhr/)
    expect(told).toContain('Räume: vorher Seminarraum jetzt Seminarraum und Teeküche')
    expect(told).toContain('Datum: vorher Sa, 5. Dezember jetzt Sa, 12. Dezember')
    expect(told).toContain('Von: vorher 19:00 Uhr jetzt 18:00 Uhr')
    expect(told).toMatch(/Zugesagt Hausleitung.* E-Mail bestätigt Sie.* Angefragt Sie/)
  })

  it('leads into the calendar once it is approved', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const link = await linkOf(world, booking)
    expect((await get(world, `${link}/calendar.ics`)).status).toBe(404)
    await approveBooking(world.ctx, manager, booking)
    expect((await get(world, link)).text).toContain(`href="${link}/calendar.ics"`)
    const file = await get(world, `${link}/calendar.ics`)
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(file.text).toContain('DTSTART;TZID=Europe/Berlin:20261205T190000')
  })

  it('shows a question of the house until it is answered', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const link = await linkOf(world, booking)
    await askContact(world.ctx, manager, { id: booking.id, question: 'Wie viele kommen?' })
    expect(wordsOf((await get(world, link)).text)).toContain(
      'Hausleitung hat eine Frage an Sie Wie viele kommen?',
    )
    const empty = await send(world, `${link}/answer`, { answer: ' ' })
    expect(empty.status).toBe(422)
    expect(errorAt(empty.text, 'answer')).toBe('Bitte schreiben Sie Ihre Antwort.')
    const sent = await send(world, `${link}/answer`, { answer: 'Zwölf.' })
    expect(sent.headers.location).toBe(`${link}?done=answered`)
    expect(wordsOf((await get(world, link)).text)).not.toContain('hat eine Frage')
  })
})

describe('changing a booking by its link', () => {
  it('moves it: what was certain stays until the new time is decided, and both are held', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    await approveBooking(world.ctx, manager, booking)
    const link = await linkOf(world, booking)
    const form = await get(world, `${link}/move`)
    expect(wordsOf(form.text)).toContain('Der zugesagte Termin bleibt, bis entschieden ist')
    const fields = { ...filledForm(form.text), date: '2026-12-06' }
    const sent = await send(world, `${link}/move`, fields)
    expect(sent.headers.location).toBe(`${link}?done=asked`)
    const told = wordsOf((await get(world, sent.headers.location!)).text)
    expect(told).toContain('Ihre Änderung ist angefragt. Der zugesagte Termin bleibt, bis entschieden ist.')
    expect(told).toContain('Zugesagt Sa, 5. Dezember 2026, 19:00–21:00 Uhr')
    expect(told).toContain('Angefragt So, 6. Dezember 2026, 19:00–21:00 Uhr')
    expect(await takenOn(world, '2026-12-05')).toHaveLength(1)
    expect(await takenOn(world, '2026-12-06')).toHaveLength(1)
    expect((await read(world, manager, booking)).state).toBe('approved')
    await approveBooking(world.ctx, manager, { id: booking.id })
    expect(await takenOn(world, '2026-12-05')).toEqual([])
    expect(await takenOn(world, '2026-12-06')).toHaveLength(1)
  })

  it('counts its own time as free while moving', async () => {
    await using world = await aWorld()
    await found(world)
    const link = await linkOf(world, await asked(world))
    expect(wordsOf((await get(world, `${link}/move`)).text)).toContain(
      'Freie Zeiten an diesem Tag 08:00–22:00 Uhr',
    )
  })

  it('offers free slots as buttons when the new time is taken', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    await asked(world, { date: '2026-12-06' })
    const link = await linkOf(world, booking)
    const fields = { ...filledForm((await get(world, `${link}/move`)).text), date: '2026-12-06' }
    const refused = await send(world, `${link}/move`, fields)
    expect(refused.status).toBe(409)
    const slot = /name="slot" value="([^"]+)"/.exec(refused.text)?.[1]
    const sent = await send(world, `${link}/move`, { ...filledForm(refused.text), slot })
    expect(sent.status).toBe(303)
    expect((await read(world, manager, booking)).occurrences[0]).toMatchObject({
      date: '2026-12-06',
      to: '19:00',
    })
  })

  it('changes words and heads, and empties what is left empty', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world, { attendees: 12 })
    const link = await linkOf(world, booking)
    const fields = filledForm((await get(world, `${link}/change`)).text)
    expect(fields).toMatchObject({ purpose: ['Spieleabend'], attendees: ['12'], groupName: ['Würfelrunde'] })
    const crowd = await send(world, `${link}/change`, { ...fields, attendees: '71' })
    expect(errorAt(crowd.text, 'attendees')).toContain('Dafür ist es zu eng')
    const sent = await send(world, `${link}/change`, {
      ...fields,
      groupName: '',
      label: 'Spieleabend für alle',
    })
    expect(sent.headers.location).toBe(`${link}?done=changed`)
    const changed = await read(world, manager, booking)
    expect(changed).toMatchObject({ label: 'Spieleabend für alle', attendees: 12 })
    expect(changed.groupName).toBeUndefined()
  })

  it('cancels only after asking once more, with the date on the button', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const link = await linkOf(world, booking)
    const question = await get(world, `${link}/cancel`)
    expect(doors(question.text)).toEqual(
      expect.arrayContaining(['Ja, am 5. Dezember absagen', 'Nein, Buchung behalten']),
    )
    expect((await read(world, manager, booking)).state).toBe('requested')
    await send(world, `${link}/cancel`, { reason: 'Krank' })
    expect((await read(world, manager, booking)).history.at(-1)).toMatchObject({
      what: 'cancelled',
      words: 'Krank',
    })
    expect(await takenOn(world, '2026-12-05')).toEqual([])
    const again = await send(world, `${link}/cancel`)
    expect(again.status).toBe(409)
    expect(wordsOf(again.text)).toContain('Über diese Anfrage ist inzwischen entschieden.')
  })

  it.each([
    ['cancelled', (world: World, manager: Actor, id: string) => cancelBooking(world.ctx, manager, { id })],
    [
      'declined',
      (world: World, manager: Actor, id: string) =>
        declineBooking(world.ctx, manager, { id, reason: 'Nein' }),
    ],
    ['past', (world: World) => Promise.resolve(world.clock.set('2026-12-05T20:00:00.000Z'))],
  ])('has no form for a booking that is %s: each leads to its page, which says so', async (_, end) => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    const link = await linkOf(world, booking)
    for (const step of ['cancel', 'move', 'change'])
      expect((await get(world, `${link}/${step}`)).status).toBe(200)
    await end(world, manager, booking.id)
    const before = await read(world, manager, booking)
    for (const step of ['cancel', 'move', 'change']) {
      const { status, headers } = await get(world, `${link}/${step}`)
      expect([step, status, headers.location]).toEqual([step, 303, `${link}?done=cannot`])
    }
    const { text } = await get(world, `${link}?done=cannot`)
    expect(wordsOf(text)).toContain('Mit diesem Termin geht das nicht mehr.')
    expect(await read(world, manager, booking)).toEqual(before)
  })
})
