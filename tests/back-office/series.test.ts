import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, alertOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld, withoutLimits } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, inbox, path, read, takenOn } from './managed.ts'
import { itInTurn } from '../support/in-turn.ts'

/** Five Tuesdays; of these, the third belongs to somebody else. */
async function aSeries(world: World, change: Partial<BookingRequest> = {}) {
  await asked(world, { groupName: 'Kegelclub', date: '2026-12-22' })
  const repeat = { every: 'week', count: 5, mode: 'free' } as const
  return asked(world, { date: '2026-12-08', repeat, ...change })
}

const keyOf = (date: string) => `${date}T19:00`
const stateOn = (booking: { occurrences: { key: string; state: string }[] }) =>
  booking.occurrences.map(({ key, state }) => `${key.slice(5, 10)} ${state}`)

describe('a series in the inbox', () => {
  it('is one row that says how many dates, when, and what some of them meet', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await aSeries(world)
    await browser.send('/manage/aef/block', {
      rooms: 'seminarraum',
      fromDate: '2026-12-29',
      fromTime: '20:00',
      toTime: '22:00',
      label: 'Probe',
      displace: 'leave',
    })
    const { text } = await browser.get(inbox)
    const words = wordsOf(text)
    expect(words).toContain('4 Termine, Di 19:00–21:00 Uhr, 8. Dezember – 5. Januar 2027')
    expect(words).toContain('Bei einem Termin steht etwas im Weg.')
    expect(words).toContain('Di, 29. Dezember: Gesperrt: Seminarraum, 20:00–22:00 Uhr')
    expect(doors(text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^4 zusagen …: Würfelrunde/), 'Termin für Termin']),
    )
  })

  it('is approved as a whole with one click and one question', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await aSeries(world)
    const sent = await browser.send(path(booking, '/approve'), { scope: 'all' })
    expect(sent.headers['location']).toBe(`/manage/aef?done=approved&booking=${booking.id}#done`)
    expect(stateOn(await read(world, manager, booking))).toEqual([
      '12-08 approved',
      '12-15 approved',
      '12-22 refused',
      '12-29 approved',
      '01-05 approved',
    ])
  })

  it('is told in English to those who read it', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world), 'en')
    const booking = await aSeries(world)
    for (const page of [inbox, path(booking), path(booking, `?occurrence=${keyOf('2026-12-15')}`)]) {
      const words = wordsOf((await browser.get(page)).text)
      expect(words).toMatch(/dates, Tue 19:00–21:00, 8 December – 5 January 2027/)
      expect(words).not.toMatch(/Termin|zusagen|ablehnen|Zugesagt|Änderung|Uhr/)
    }
  })
})

describe('deciding date by date', () => {
  it('lists each date by month with a tick, and what cannot be decided with its reason', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await aSeries(world)
    const { text } = await browser.get(path(booking))
    const words = wordsOf(text)
    expect(words).toContain('Dezember 2026 Di, 8. Dezember 19:00–21:00 Uhr zusagen ablehnen')
    expect(words).toContain('Di, 22. Dezember 19:00–21:00 Uhr belegt ging nicht')
    expect(text.match(/name="approve" value="[^"]+" checked/g)).toHaveLength(4)
    expect(valueOf(text, 'version')).toBe(String(booking.version))
  })

  it('approves what is ticked and declines the rest, each for its own reason or the common one, in one step', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await aSeries(world)
    const sent = await browser.send(path(booking, '/dates'), {
      version: String(booking.version),
      approve: [keyOf('2026-12-08'), keyOf('2026-12-15')],
      [`own.${keyOf('2026-12-29')}`]: 'Zwischen den Jahren ist niemand da.',
      [`own.${keyOf('2026-12-15')}`]: 'Steht dort, zählt aber nicht.',
      chosen: 'Der Raum wird gebraucht.',
      reason: '',
    })
    expect(sent.headers['location']).toBe(`/manage/aef?done=decided&booking=${booking.id}#done`)
    const after = await read(world, manager, booking)
    expect(stateOn(after)).toEqual([
      '12-08 approved',
      '12-15 approved',
      '12-22 refused',
      '12-29 declined',
      '01-05 declined',
    ])
    expect(after.history).toHaveLength(booking.history.length + 1)
    const words = wordsOf((await browser.get(path(booking))).text)
    expect(words).toContain('2 Termine zugesagt (Di, 8. Dezember und Di, 15. Dezember)')
    expect(words).toContain('1 Termin abgelehnt (Di, 29. Dezember): Zwischen den Jahren ist niemand da.')
    expect(words).toContain('Di, 5. Januar 19:00–21:00 Uhr Der Raum wird gebraucht. abgelehnt')
    expect(await takenOn(world, '2026-12-29')).toEqual([])
  })

  it('asks for a reason where one is missing, and keeps what was ticked', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await aSeries(world)
    const wrong = await browser.send(path(booking, '/dates'), {
      version: String(booking.version),
      approve: keyOf('2026-12-15'),
      [`own.${keyOf('2026-12-08')}`]: 'Nicht so bald.',
    })
    expect(wrong.status).toBe(422)
    expect(alertOf(wrong.text)).toContain('Bitte wählen Sie einen Grund oder schreiben Sie einen.')
    expect(wrong.text).toContain('href="#field-reason"')
    expect(wrong.text.match(/name="approve" value="[^"]+" checked/g)).toHaveLength(1)
    expect(valueOf(wrong.text, `own.${keyOf('2026-12-08')}`)).toBe('Nicht so bald.')
    expect(await read(world, manager, booking)).toMatchObject({ version: booking.version })
  })

  it('does not decide about dates that the form did not show', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await aSeries(world)
    const one = { scope: 'this', occurrence: keyOf('2026-12-08') } as const
    await approveBooking(world.ctx, manager, { id: booking.id, ...one })
    const late = await browser.send(path(booking, '/dates'), {
      version: String(booking.version),
      approve: keyOf('2026-12-15'),
      reason: 'x',
    })
    expect(late.status).toBe(409)
    expect(wordsOf(late.text)).toContain('Gerade hat sich die Buchung geändert')
    expect(stateOn(await read(world, manager, booking))[1]).toBe('12-15 requested')
  })

  itInTurn('takes a refused date with one click once it is free', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await aSeries(world)
    const before = await browser.get(path(booking))
    expect(doors(before.text)).not.toContain('Di, 22. Dezember dazunehmen')
    const late = await browser.send(path(booking, '/claim'), { occurrence: keyOf('2026-12-22') })
    expect([late.status, wordsOf(late.text)]).toEqual([
      409,
      expect.stringContaining('Der Termin ist doch nicht frei'),
    ])
    const { text } = await browser.get(inbox)
    const club = /bookings\/(\w{12})"[^>]*>Kegelclub/.exec(text)?.[1] ?? ''
    await browser.send(path({ id: club }, '/decline'), { reason: 'Leider.' })
    const free = await browser.get(path(booking))
    expect(doors(free.text)).toContain('Di, 22. Dezember dazunehmen')
    const sent = await browser.send(path(booking, '/claim'), { occurrence: keyOf('2026-12-22') })
    expect(sent.headers['location']).toBe(path(booking, '?done=claimed'))
    expect(stateOn(await read(world, manager, booking))[2]).toBe('12-22 requested')
  })
})

describe('one date of a series', () => {
  it('has a page of its own, found by its key', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await aSeries(world)
    const { text } = await browser.get(path(booking, `?occurrence=${keyOf('2026-12-15')}`))
    const words = wordsOf(text)
    expect(words).toContain('Di, 15. Dezember, 19:00–21:00 Uhr')
    expect(words).toContain('Wartet auf Ihre Entscheidung')
    expect(doors(text)).toEqual(expect.arrayContaining(['Zusagen', 'Ablehnen …', 'Verschieben']))
    expect(text).toContain(`/move?occurrence=2026-12-15T19%3A00"`)
    const refused = await browser.get(path(booking, `?occurrence=${keyOf('2026-12-22')}`))
    expect(wordsOf(refused.text)).toContain('Hat keinen Platz bekommen belegt')
    expect(doors(refused.text)).not.toContain('Zusagen')
    const unknown = await browser.get(path(booking, '?occurrence=2026-12-16T19:00'))
    expect(wordsOf(unknown.text)).toContain(codeOf(booking.id))
  })
})

describe('a very long series', () => {
  itInTurn('is decided in one form too, with one reason for all', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const repeat = { every: 'day', count: 150, mode: 'all' } as const
    const booking = await asked(withoutLimits(world), { date: '2026-12-02', repeat })
    const { text } = await browser.get(path(booking))
    const keys = [...text.matchAll(/name="approve" value="([^"]+)"/g)].map(([, key]) => key!)
    expect(keys).toHaveLength(150)
    expect(text).not.toContain('name="own.')
    expect(wordsOf(text)).toContain('150 Termine, täglich 19:00–21:00 Uhr, 2. Dezember – 30. April 2027')
    const form = {
      version: valueOf(text, 'version')!,
      approve: keys.slice(50),
      reason: 'Umbau bis Ende Januar.',
    }
    expect((await browser.send(path(booking, '/dates'), form)).status).toBe(303)
    const states = (await read(world, manager, booking)).occurrences.map(({ state }) => state)
    expect(states.filter((state) => state === 'declined')).toHaveLength(50)
    expect(states.filter((state) => state === 'approved')).toHaveLength(100)
  })
})
