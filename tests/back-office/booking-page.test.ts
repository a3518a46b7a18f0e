import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, inbox, path, read } from './managed.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('the page of a booking', () => {
  itInTurn('tells who did what when, with old and new', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await asked(world)
    world.clock.advance(30)
    const moved = await browser.send(path(booking, '/move'), {
      rooms: ['seminarraum', 'teekueche'],
      date: '2026-12-07',
      from: '18:00',
      to: '21:00',
    })
    expect(moved).toMatchObject({ status: 303, headers: { location: path(booking, '?done=moved') } })
    const words = wordsOf((await browser.get(path(booking))).text)
    expect(words).toContain('Verschoben Hausleitung (Haus), Di, 1. Dezember, 10:30 Uhr')
    expect(words).toContain('Räume: vorher Seminarraum jetzt Seminarraum und Teeküche')
    expect(words).toContain('Tag: vorher Sa, 5. Dezember jetzt Mo, 7. Dezember')
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
    expect(await can()).toEqual(['Zusagen', 'Ablehnen …', 'Verschieben', 'Angaben ändern', 'Nachfragen'])
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
    expect(wordsOf(taken.text)).toContain('Mo, 7. Dezember 2026, 19:00–21:00 Uhr')
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

describe('strangers', () => {
  const pages = ['', '/calendar', '/find', '/book', '/block']
  const steps = ['', '/approve', '/decline', '/cancel', '/move', '/change', '/ask']

  it('are asked to sign in, and come back', async () => {
    await using world = await aWorld()
    await found(world)
    const booking = await asked(world)
    for (const page of [...pages.map((end) => inbox + end), ...steps.map((step) => path(booking, step))]) {
      const answer = await world.call('GET', page)
      expect({ page, ...answer }).toMatchObject({
        page,
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
    for (const page of pages) expect([page, (await browser.get(inbox + page)).status]).toEqual([page, 403])
    for (const step of steps)
      expect([step, (await browser.get(path(booking, step))).status]).toEqual([step, 403])
    const forms = {
      reason: 'x',
      question: 'x',
      trusted: 'yes',
      date: '2026-12-07',
      from: '10:00',
      to: '11:00',
      version: '1',
      occurrence: '2026-12-05T19:00',
    }
    const details = { purpose: 'x', 'contact.name': 'x' }
    for (const step of [...steps.slice(1), '/trust', '/dates', '/claim'])
      expect([step, (await browser.send(path(booking, step), { ...forms, ...details })).status]).toEqual([
        step,
        403,
      ])
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
