import { describe, expect, it } from 'vitest'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { errorAt, filledForm } from '../support/filled-form.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { idOf, send } from './book-form.ts'
import type { Fields } from './book-form.ts'
import { aSeries, clicked, linesOf, sectionOf } from '../bookings/series-list.ts'
import { itInTurn } from '../support/in-turn.ts'

const take = (world: World, date: string, change = {}) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ date, ...change }) })

/** The list of three Tuesdays, of which the second is taken. */
async function looked(world: World, change: Fields = {}): Promise<string> {
  await found(world)
  await take(world, '2026-12-15')
  return (await send(world, aSeries({ 'repeat.until': '2026-12-22', step: 'check', ...change }))).text
}

const datesOf = async (world: World, { headers }: { headers: Record<string, string> }) => {
  const { booking } = await openBooking(world.ctx, idOf(headers.location))
  return booking.occurrences.map(({ date, from, state }) => `${date} ${from} ${state}`)
}

describe('one click in the list', () => {
  it('leaves a date out, and takes it again', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const left = await clicked(world, text, 'Auslassen Di, 15. Dezember')
    expect(linesOf(left)[1]).toBe('Di, 15. Dezember ausgelassen')
    expect(sectionOf(left)).toContain('2 Termine Alle 2 Termine sind frei. 1 fällt aus.')
    const again = await clicked(world, left, 'Doch dazunehmen Di, 15. Dezember')
    expect(linesOf(again)).toEqual(linesOf(text))
  })

  it('swaps a taken date for the nearest free slot, and back', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const after = await clicked(world, text, 'Di, 15. Dezember, 17:00–19:00 Uhr statt Di, 15. Dezember')
    expect(linesOf(after)[1]).toBe('Di, 15. Dezember 17:00–19:00 Uhr statt 19:00–21:00 Uhr frei')
    expect(doors(after)).toContain('3 Termine anfragen')
    const back = await clicked(world, after, 'Rückgängig Di, 15. Dezember')
    expect(linesOf(back)).toEqual(linesOf(text))
    const sent = await send(world, filledForm(after))
    expect(await datesOf(world, sent)).toEqual([
      '2026-12-08 19:00 unconfirmed',
      '2026-12-15 17:00 unconfirmed',
      '2026-12-22 19:00 unconfirmed',
    ])
  })

  it('opens the fields that move a date, follows them, and says what is wrong with them', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const opened = await clicked(world, text, 'Verschieben Di, 22. Dezember')
    const at = filledForm(opened)
    expect([at['move.date'], at['move.from'], at['move.to']]).toEqual([['2026-12-22'], ['19:00'], ['21:00']])
    const fields = { 'move.date': '2026-12-23', 'move.from': '10:00', 'move.to': '09:00' }
    const wrong = await clicked(world, opened, 'So verschieben', { fields })
    expect(errorAt(wrong, 'move.to')).toBe('Das Ende muss nach dem Anfang liegen.')
    expect(filledForm(wrong)['move.date']).toEqual(['2026-12-23'])
    const right = await clicked(world, wrong, 'So verschieben', { fields: { 'move.to': '11:30' } })
    expect(linesOf(right)[2]).toBe(
      'Mi, 23. Dezember 10:00–11:30 Uhr Weihnachtsferien · statt Di, 22. Dezember frei',
    )
    const still = await clicked(world, opened, 'Lassen, wie es ist')
    expect(linesOf(still)).toEqual(linesOf(text))
  })

  itInTurn('takes over another time that was entered but not taken over, instead of sending', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const opened = await clicked(world, text, 'Verschieben Di, 15. Dezember')
    const moved = await send(world, { ...filledForm(opened), 'move.date': '2026-12-17' })
    expect(moved.status).toBe(200)
    expect(wordsOf(moved.text)).toContain('Sie haben etwas geändert')
    expect(linesOf(moved.text)[1]).toBe('Do, 17. Dezember 19:00–21:00 Uhr statt Di, 15. Dezember frei')
    const added = await send(world, { ...filledForm(text), 'extra.date': '2026-12-17' })
    expect(linesOf(added.text)).toHaveLength(4)
    expect((await send(world, filledForm(opened))).status).toBe(303)
  })

  it('goes on from a date that was moved before', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const swapped = await clicked(world, text, 'Di, 15. Dezember, 17:00–19:00 Uhr statt Di, 15. Dezember')
    const opened = await clicked(world, swapped, 'Verschieben Di, 15. Dezember')
    const fields = { 'move.date': '2026-12-16', 'move.from': '19:00', 'move.to': '21:00' }
    const moved = await clicked(world, opened, 'So verschieben', { fields })
    expect(linesOf(moved)[1]).toBe('Mi, 16. Dezember 19:00–21:00 Uhr statt Di, 15. Dezember frei')
  })

  it('adds a date beside the rule, and takes it away', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    const fields = { 'extra.date': '2026-12-10', 'extra.from': '19:00', 'extra.to': '22:00' }
    const added = await clicked(world, text, 'Dazunehmen', { fields })
    expect(linesOf(added)[1]).toBe('Do, 10. Dezember 19:00–22:00 Uhr zusätzlich frei')
    const gone = await clicked(world, added, 'Auslassen Do, 10. Dezember')
    expect(linesOf(gone)).toEqual(linesOf(text))
    const wrong = await clicked(world, text, 'Dazunehmen')
    expect(errorAt(wrong, 'extra.date')).toBe('Bitte wählen Sie ein Datum.')
  })

  it('leaves out all that is not possible', async () => {
    await using world = await aWorld()
    const text = await looked(world, { 'repeat.mode': 'all' })
    await take(world, '2026-12-22')
    const both = await clicked(world, text, 'Auslassen Di, 8. Dezember')
    const after = await clicked(world, both, 'Alle 2 auslassen')
    expect(linesOf(after).map((line) => line.split(' ').at(-1))).toEqual([
      'ausgelassen',
      'ausgelassen',
      'ausgelassen',
    ])
  })

  it('lands on the line that was clicked, with and without scripts', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    expect(text).toContain('formaction="/aef/book#date-2026-12-22"')
    const left = await clicked(world, text, 'Auslassen Di, 22. Dezember')
    expect(left).toContain('id="date-2026-12-22" tabindex="-1" autofocus data-focus')
    expect(left.match(/data-focus/g)).toHaveLength(1)
    const mended = await clicked(world, text, 'Auslassen Di, 15. Dezember')
    expect(mended).toContain('id="dates" tabindex="-1" autofocus data-focus')
  })

  it('offers no slot that is another date of the series', async () => {
    await using world = await aWorld()
    await found(world)
    await take(world, '2026-12-15', { from: '08:00', to: '22:00' })
    const days = { 'repeat.every': 'day', 'repeat.until': '2026-12-20', step: 'check' }
    const { text } = await send(world, aSeries(days))
    expect(doors(text).filter((door) => door.includes('statt'))).toEqual([])
    expect(wordsOf(text)).toContain('In den Tagen davor und danach ist nichts Passendes frei.')
  })
})

describe('sending a series', () => {
  it('asks for what is free and keeps the rest with its reason, if that is wanted', async () => {
    await using world = await aWorld()
    const text = await looked(world)
    expect(doors(text)).toContain('2 freie Termine anfragen')
    expect(wordsOf(text)).toContain('1 Termin bleibt mit seinem Grund auf der Liste.')
    expect(await datesOf(world, await send(world, filledForm(text)))).toEqual([
      '2026-12-08 19:00 unconfirmed',
      '2026-12-15 19:00 refused',
      '2026-12-22 19:00 unconfirmed',
    ])
  })

  it('must be mended where all are wanted, or asks for what is free after all', async () => {
    await using world = await aWorld()
    const text = await looked(world, { 'repeat.mode': 'all' })
    expect(doors(text)).toContain('Diesen auslassen')
    expect(wordsOf(text)).toContain('Sie möchten alle Termine oder keinen.')
    const refused = await send(world, filledForm(text))
    expect(refused.status).toBe(409)
    expect(wordsOf(refused.text)).toContain('Nicht alle Termine sind möglich')
    const sent = await send(world, { ...filledForm(text), step: 'send-free' })
    expect((await datesOf(world, sent))[1]).toBe('2026-12-15 19:00 refused')
  })

  it('comes back with what was taken meanwhile', async () => {
    await using world = await aWorld()
    const text = await looked(world, { 'repeat.mode': 'all' })
    const mended = await clicked(world, text, 'Auslassen Di, 15. Dezember')
    await take(world, '2026-12-22')
    const { status, text: after } = await send(world, filledForm(mended))
    expect(status).toBe(409)
    expect(wordsOf(after)).toContain('Gerade ist ein Termin vergeben worden')
    expect(wordsOf(after)).toMatch(/Di, 22\. Dezember 19:00–21:00 Uhr belegt neu/)
    const sent = await send(world, filledForm(await clicked(world, after, 'Auslassen Di, 22. Dezember')))
    expect(await datesOf(world, sent)).toEqual(['2026-12-08 19:00 unconfirmed'])
  })

  it('has nothing to send where nothing is free', async () => {
    await using world = await aWorld()
    await found(world)
    for (const date of ['2026-12-08', '2026-12-15']) await take(world, date)
    const { text } = await send(world, aSeries({ 'repeat.count': '2' }))
    expect(wordsOf(text)).toContain('So ist nichts anzufragen.')
    expect(doors(text).filter((door) => door.endsWith('anfragen'))).toEqual(['Raum anfragen'])
  })

  it('takes no step and no slot out of thin air', async () => {
    await using world = await aWorld()
    await found(world)
    const series = aSeries({ 'repeat.until': '2026-12-22' })
    for (const step of ['x|swap|||', 'swap', 'leave|', '|||||', 'a|leave|<b>', 'a|undo|2026', 'a|restore|']) {
      expect([200, 422]).toContain((await send(world, { ...series, step })).status)
    }
    const odd = { 'repeat.except': ['never'], 'repeat.also.0.date': '2026-13-01', swapped: ['|', 'never|'] }
    expect((await send(world, { ...series, ...odd })).status).toBe(422)
  })

  itInTurn('stays usable with a year of days, the month open in which something was changed', async () => {
    await using world = await aWorld()
    await found(world)
    const year = { 'repeat.every': 'day', 'repeat.until': '2027-12-07', step: 'check' }
    const { text } = await send(world, aSeries(year))
    expect(linesOf(text)).toHaveLength(365)
    expect(text.match(/<details class="more month">/g)).toHaveLength(13)
    const left = await clicked(world, text, 'Auslassen Mi, 10. März')
    expect(left.match(/<details class="more month" open>/g)).toHaveLength(1)
  })
})

describe('a caller’s series', () => {
  it('is looked at and entered by the manager in the same way', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const to = (_: World, form: Fields) => browser.send('/manage/aef/book', form)
    await take(world, '2026-12-15')
    const caller = { 'contact.email': '', approve: 'yes', language: 'de' }
    const series = aSeries({ ...caller, 'repeat.until': '2026-12-22', 'repeat.mode': 'all' })
    const { text } = await to(world, series)
    expect(wordsOf(text)).toContain('Noch ist nichts eingetragen.')
    expect(doors(text)).toContain('2 freie Termine eintragen')
    const after = await clicked(world, text, 'Di, 15. Dezember, 17:00–19:00 Uhr statt Di, 15. Dezember', {
      to,
    })
    expect(filledForm(after)['approve']).toEqual(['yes'])
    expect(doors(after)).toContain('3 Termine eintragen')
    const { approve: _, ...undecided } = filledForm(after)
    const later = await to(world, { ...undecided, step: 'dates|leave|2026-12-22T19:00' })
    expect(filledForm(later.text)['approve']).toBeUndefined()
    const sent = await to(world, filledForm(after))
    expect(sent.status).toBe(303)
    const { booking } = await openBooking(world.ctx, sent.headers['location']!.split(/[/?]/)[4]!)
    expect(booking.occurrences.map(({ date, from, state }) => `${date} ${from} ${state}`)).toEqual([
      '2026-12-08 19:00 approved',
      '2026-12-15 17:00 approved',
      '2026-12-22 19:00 approved',
    ])
  })
})
