import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, house, inbox, path, read, takenOn } from './managed.ts'

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
      '2 Anfragen warten',
      'Sa, 5. Dezember, 19:00–21:00 Uhr',
      'Seminarraum',
      'Spieleabend',
      '12 Personen',
      'seit 3 Stunden',
      'entscheiden bis Fr, 4. Dezember, 10:00 Uhr',
      'E-Mail bestätigt',
      'E-Mail noch nicht bestätigt',
    ])
      expect(words).toContain(part)
    expect(text).toContain('href="tel:02131000456"')
    expect(text).toContain('href="mailto:mia@gruppe.example"')
    const name = 'Würfelrunde, Sa, 5. Dezember, 19:00–21:00 Uhr'
    const own = doors(text).filter((door) => door.endsWith(`: ${name}`))
    expect(own).toEqual(
      ['Zusagen', 'Ablehnen …', 'Mehr', 'Nachfragen', 'Verschieben'].map((door) => `${door}: ${name}`),
    )
  })

  it('names the block that an approval would meet', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world)
    await browser.send('/manage/aef/block', {
      rooms: 'seminarraum',
      fromDate: '2026-12-05',
      fromTime: '20:00',
      toTime: '22:00',
      label: 'Probe',
      displace: 'leave',
    })
    expect(wordsOf((await browser.get(inbox)).text)).toContain(
      'Das steht im Weg Gesperrt: Seminarraum, Sa, 5. Dezember, 20:00–22:00 Uhr',
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
      headers: { location: `/manage/aef?done=approved&booking=${booking.id}#done` },
    })
    const words = wordsOf((await browser.get(sent.headers['location']!)).text)
    expect(words).toContain('Zugesagt Würfelrunde, Sa, 5. Dezember, 19:00–21:00 Uhr')
    expect(await read(world, manager, booking)).toMatchObject({ state: 'approved' })
  })

  it('declines with a reason of the house, or with one’s own words in its place', async () => {
    await using world = await aWorld()
    const manager = await found(world, {
      house: { reasons: [{ de: 'Der Raum wird gebraucht.' }, { de: 'Zu laut.' }] },
    })
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
    expect(history.at(-1)).toMatchObject({ what: 'declined', words: 'Leider.' })
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
    expect(words).toContain('Nachgefragt Hausleitung (Haus), Di, 1. Dezember, 10:00 Uhr Wie laut wird es?')
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
