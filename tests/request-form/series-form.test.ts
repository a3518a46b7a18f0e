import { describe, expect, it } from 'vitest'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { errorAt, filledForm } from '../support/filled-form.ts'
import { alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { filled, idOf, open, send } from './book-form.ts'
import type { Fields } from './book-form.ts'
import { takenOn } from '../back-office/managed.ts'
import { aSeries, clicked, linesOf, sectionOf } from '../bookings/series-list.ts'

/** Tuesdays from 8 December 2026 to 5 January 2027. */
const tuesdays = (change: Fields = {}) => aSeries({ 'repeat.until': '2027-01-05', ...change })

const take = (world: World, date: string, change = {}) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ date, ...change }) })

describe('the form of a series', () => {
  it('is one closed line for who needs a room once', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world)
    expect(text).toMatch(/<details class="more repeat">\s*<summary id="field-repeat">/)
    expect(filledForm(text)['repeat.every']).toEqual([''])
    expect((await send(world, { ...filledForm(text), ...filled() })).status).toBe(303)
  })

  it('comes filled when its language is changed', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await send(world, tuesdays({ purpose: '' }))
    const query = /[^"=]*book\?[^"]*repeat\.every[^"]*/.exec(text)?.[0] ?? ''
    expect(query).toContain('repeat.until=2027-01-05')
  })

  it('shows every date before anything is sent, and writes nothing', async () => {
    await using world = await aWorld()
    await found(world)
    await take(world, '2026-12-15')
    const { status, text } = await send(world, tuesdays({ step: 'check' }))
    expect(status).toBe(200)
    expect(wordsOf(text)).toContain('Noch ist nichts gesendet.')
    expect(linesOf(text)).toEqual([
      'Di, 8. Dezember 19:00–21:00 Uhr frei',
      'Di, 15. Dezember 19:00–21:00 Uhr belegt',
      'Di, 22. Dezember 19:00–21:00 Uhr frei',
      'Di, 29. Dezember 19:00–21:00 Uhr Weihnachtsferien frei',
      'Di, 5. Januar 19:00–21:00 Uhr Weihnachtsferien frei',
    ])
    expect(sectionOf(text)).toContain('4 Termine sind frei, 1 geht so nicht. 2 liegen in den Ferien')
    expect(await takenOn(world, '2026-12-08')).toEqual([])
  })

  it('is looked at first, also when it was sent at once', async () => {
    await using world = await aWorld()
    await found(world)
    const look = await send(world, tuesdays())
    expect(look.status).toBe(200)
    const sent = await send(world, filledForm(look.text))
    expect(sent.status).toBe(303)
    const { booking } = await openBooking(world.ctx, idOf(sent.headers.location))
    expect(booking.occurrences.map(({ date }) => date)).toEqual([
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
      '2026-12-29',
      '2027-01-05',
    ])
    const page = await world.call('GET', sent.headers.location!, { cookies: { language: 'de' } })
    expect(page.status).toBe(200)
  })

  it('is looked at again when something was changed since', async () => {
    await using world = await aWorld()
    await found(world)
    const look = await send(world, tuesdays({ step: 'check' }))
    const again = await send(world, { ...filledForm(look.text), 'repeat.until': '2026-12-22' })
    expect(again.status).toBe(200)
    expect(wordsOf(again.text)).toContain('Sie haben etwas geändert')
    expect(linesOf(again.text)).toHaveLength(3)
  })

  it('lists holidays that are left out with their name, and takes one all the same', async () => {
    await using world = await aWorld()
    await found(world)
    const skip = ['school-holidays', 'public-holidays']
    const { text } = await send(world, tuesdays({ 'repeat.skip': skip, step: 'check' }))
    expect(linesOf(text).slice(2)).toEqual([
      'Di, 22. Dezember 19:00–21:00 Uhr frei',
      'Di, 29. Dezember Weihnachtsferien',
      'Di, 5. Januar Weihnachtsferien',
    ])
    const after = await clicked(world, text, 'Trotzdem dazunehmen Di, 29. Dezember')
    expect(linesOf(after)[3]).toBe('Di, 29. Dezember 19:00–21:00 Uhr Weihnachtsferien frei')
  })

  it.each([
    [{ 'repeat.every': 'day', 'repeat.interval': '3' }, 'alle 3 Tage, bis 5. Januar 2027'],
    [{ 'repeat.weekdays': ['tu', 'th'], 'repeat.interval': '2' }, 'alle 2 Wochen am Dienstag und Donnerstag'],
    [{ 'repeat.every': 'month' }, 'jeden Monat am zweiten Dienstag'],
    [{ 'repeat.every': 'month', 'repeat.monthly': 'last-weekday' }, 'jeden Monat am letzten Dienstag'],
    [{ 'repeat.every': 'month', 'repeat.monthly': 'day' }, 'jeden Monat am 8., bis'],
    [{ 'repeat.until': '', 'repeat.count': '4' }, 'jede Woche am Dienstag, 4 Termine'],
    [{ 'repeat.skip': 'public-holidays' }, 'nicht an Feiertagen'],
  ])('says in words how it repeats: %o', async (change, words) => {
    await using world = await aWorld()
    await found(world)
    const { text } = await send(world, tuesdays({ ...change, step: 'check' }))
    expect(wordsOf(/<span class="fold-words">[^<]*/.exec(text)?.[0] ?? '')).toContain(words)
  })

  it('says that its own date is not among the days that were chosen', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await send(world, tuesdays({ 'repeat.weekdays': ['th'], step: 'check' }))
    expect(sectionOf(text)).toContain('Ihr Datum oben, Di, 8. Dezember, ist selbst nicht dabei')
  })

  it('speaks English', async () => {
    await using world = await aWorld()
    await found(world)
    await take(world, '2026-12-15')
    const { text } = await send(world, tuesdays({ step: 'check' }), { language: 'en' })
    expect(wordsOf(text)).toContain('Nothing has been sent yet.')
    expect(linesOf(text).slice(0, 2)).toEqual([
      'Tue 8 December 19:00–21:00 free',
      'Tue 15 December 19:00–21:00 taken',
    ])
    expect(doors(text)).toContain('Request 4 free dates')
  })

  it('says what a date meets: blocked, closed, outside hours, too far, over', async () => {
    await using world = await aWorld()
    const closed = {
      exceptions: [
        { date: '2026-12-16', open: [] },
        { date: '2026-12-17', open: [{ from: '08:00', to: '12:00' }] },
      ],
    }
    await found(world, { rooms: { seminarraum: { ...closed, horizonMonths: 1, leadHours: 24 } } })
    const all = { date: '2026-12-01', 'repeat.every': 'day', 'repeat.until': '2027-01-03' }
    const { text } = await send(world, tuesdays({ ...all, step: 'check' }))
    const lines = linesOf(text)
    expect(lines[0]).toBe('Di, 1. Dezember 19:00–21:00 Uhr schon vorbei')
    expect(lines[15]).toBe('Mi, 16. Dezember 19:00–21:00 Uhr geschlossen')
    expect(lines[16]).toBe('Do, 17. Dezember 19:00–21:00 Uhr außerhalb der Öffnungszeit')
    expect(lines.at(-1)).toBe('So, 3. Januar 19:00–21:00 Uhr Weihnachtsferien zu weit im Voraus')
    expect(wordsOf(text)).toContain('Seminarraum ist an dem Tag geöffnet 08:00–12:00 Uhr.')
  })
})

describe('a series that cannot be', () => {
  it.each([
    [{ 'repeat.until': '' }, 'repeat.until', 'Bitte sagen Sie, wie lange'],
    [{ 'repeat.count': '5' }, 'repeat.until', 'Eins von beidem genügt.'],
    [{ 'repeat.until': '2026-12-01' }, 'repeat.until', 'Das Ende muss nach dem Anfang liegen.'],
    [{ 'repeat.until': '2029-12-01' }, 'repeat.until', 'Der letzte mögliche Tag ist Fr, 8. Dezember 2028.'],
    [{ 'repeat.until': '', 'repeat.count': '0' }, 'repeat.count', 'höchstens 731'],
    [{ 'repeat.interval': 'oft' }, 'repeat.interval', 'Zahl von 1 bis 52'],
    [{ to: '18:00' }, 'to', 'Das Ende muss nach dem Anfang liegen.'],
    [{ rooms: [] }, 'rooms', 'Bitte wählen Sie mindestens einen Raum.'],
  ])('says in words what is wrong with %o', async (change, field, sentence) => {
    await using world = await aWorld()
    await found(world)
    for (const step of ['check', '']) {
      const { status, text } = await send(world, tuesdays({ ...change, step }))
      expect(status).toBe(422)
      expect(errorAt(text, field)).toContain(sentence)
      expect(text).toContain('<details class="more repeat" open>')
      for (const [, id] of text.matchAll(/<li><a href="#([^"]+)"/g)) expect(text).toContain(`id="${id}"`)
    }
  })

  it('says that no date is left, and that there are too many', async () => {
    await using world = await aWorld()
    await found(world)
    const none = await send(world, tuesdays({ date: '2026-12-29', 'repeat.skip': 'school-holidays' }))
    expect(alertOf(none.text)).toContain('So ist kein einziger Termin dabei.')
    const rooms = ['seminarraum', 'teekueche']
    const days = { rooms, 'repeat.every': 'day', 'repeat.until': '2028-12-08' }
    const many = await send(world, tuesdays({ ...days, step: 'check' }))
    expect(many.status).toBe(200)
  })

  it('asks for what else is missing before it is sent', async () => {
    await using world = await aWorld()
    await found(world)
    const look = await send(world, tuesdays({ purpose: '', 'contact.email': '', step: 'check' }))
    expect(look.status).toBe(200)
    const sent = await send(world, filledForm(look.text))
    expect(sent.status).toBe(422)
    expect(errorAt(sent.text, 'purpose')).toContain('was Sie vorhaben')
    expect(linesOf(sent.text)).toHaveLength(5)
  })

  it('forgets what belongs to another way of repeating', async () => {
    await using world = await aWorld()
    await found(world)
    const month = { 'repeat.every': 'month', 'repeat.monthly': 'day', 'repeat.weekdays': ['mo'] }
    const { status, text } = await send(world, tuesdays({ ...month, 'repeat.until': '2027-03-10' }))
    expect(status).toBe(200)
    expect(linesOf(text).map((line) => line.slice(0, 12))).toHaveLength(4)
    const once = await send(world, tuesdays({ ...month, 'repeat.every': '', date: '2026-12-08' }))
    expect(once.status).toBe(303)
  })
})
