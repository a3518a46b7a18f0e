import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { calendar, exported, meeting } from './calendar-files.ts'
import { aManager, carried, chosen, path, upload } from './import-form.ts'
import { house, takenOn } from '../back-office/managed.ts'

describe('the page for calendars of other programs', () => {
  it('asks for the file, the room and what shall become of it', async () => {
    await using world = await aWorld()
    const { browser } = await aManager(world)
    const { status, text } = await browser.get(path)
    expect(status).toBe(200)
    expect(text).toContain('enctype="multipart/form-data"')
    expect(text).toMatch(/<input[^>]*type="file"[^>]*name="file"/)
    expect(wordsOf(text)).toContain('Kalender übernehmen')
    const enter = await browser.get('/manage/aef/book')
    expect(enter.text).toContain(`href="${path}"`)
  })

  it('shows what would happen, writes nothing, and takes it over with one button', async () => {
    await using world = await aWorld()
    const { send } = await aManager(world)
    const request = aRequest({ date: '2026-12-15', from: '20:00', to: '22:00' })
    await requestBooking(world.ctx, aVisitor, { house, request })
    const file = calendar(
      meeting('choir', 'RRULE:FREQ=WEEKLY;COUNT=4', { title: 'Chor "Morgen" & <Abend>' }),
      meeting('free', 'TRANSP:TRANSPARENT', { start: '20261210T190000', title: 'Geburtstag' }),
    )
    const preview = await send({ ...chosen, step: 'look' }, file)
    expect(preview.status).toBe(200)
    const words = wordsOf(preview.text)
    for (const part of [
      'Noch ist nichts geschrieben.',
      '3 Termine werden übernommen',
      '3 Termine, 8. Dezember 2026 bis 29. Dezember 2026, 19:00–21:00 Uhr',
      'Ein Termin geht nicht',
      'Da ist schon eine Buchung: Spieleabend, 20:00–22:00 Uhr.',
      'Ist dort als „frei“ eingetragen: Geburtstag',
    ])
      expect(words).toContain(part)
    expect(doors(preview.text)).toContain('Übernehmen (3 Termine)')
    expect(await takenOn(world, '2026-12-08')).toEqual([])
    const fields = carried(preview.text)
    expect(fields).toMatchObject({ ...chosen, step: 'take' })
    const taken = await send(fields)
    expect(taken.status).toBe(200)
    expect(wordsOf(taken.text)).toContain('3 Termine sind übernommen Die Übernahme ist abgeschlossen.')
    expect(wordsOf(taken.text)).toContain('Da ist schon eine Buchung: Spieleabend')
    expect(await takenOn(world, '2026-12-08')).toEqual(['19:00-21:00 booking'])
    expect(world.mails).toEqual([])
    const again = await send({ ...chosen, step: 'look' }, file)
    expect(wordsOf(again.text)).toContain('Es gibt nichts zu übernehmen.')
    expect(wordsOf(again.text)).toContain('Ein Eintrag ist schon da')
    expect(doors(again.text).filter((name) => name.startsWith('Übernehmen'))).toEqual([])
  })

  it.each([
    ['no file', undefined, 422, 'Bitte wählen Sie eine Kalenderdatei aus.'],
    ['an empty file', '', 422, 'Bitte wählen Sie eine Kalenderdatei aus.'],
    ['a page instead of a calendar', '<!doctype html>', 422, 'Das ist keine Kalenderdatei.'],
    ['a file of more than a megabyte', 'x'.repeat(1_000_001), 422, 'Die Datei ist größer als 1 MB.'],
    ['a file far beyond', 'x'.repeat(3_000_000), 413, 'Die Datei ist größer als 1 MB.'],
  ])('says what is wrong with %s, and keeps the rest', async (_, file, status, words) => {
    await using world = await aWorld()
    const { send } = await aManager(world)
    const answer = await send({ ...chosen, step: 'look' }, file)
    expect(answer.status).toBe(status)
    expect(alertOf(answer.text)).toContain(words)
    if (status === 422) expect(answer.text).toContain('value="Volkshochschule"')
  })

  it('says so where the form arrives in pieces', async () => {
    await using world = await aWorld()
    const { manager } = await aManager(world)
    const cookies = { session: `session of ${manager.person!.id}`, language: 'de' }
    const { raw, headers } = upload(chosen, 'BEGIN:VCALENDAR')
    const answer = await world.call('POST', path, { cookies, headers, raw: String(raw).slice(0, -40) })
    expect(answer.status).toBe(400)
    expect(alertOf(answer.text)).toContain('kam nicht heil an')
  })

  it('is for managers, and for forms of this site', async () => {
    await using world = await aWorld()
    const { manager } = await aManager(world)
    const visitor = await world.call('GET', path)
    expect(visitor.status).toBe(303)
    const cookies = { session: `session of ${manager.person!.id}` }
    const { raw, headers } = upload({ ...chosen, step: 'take' }, exported('google'))
    const foreign = await world.call('POST', path, {
      cookies,
      raw: raw!,
      headers: { ...headers, origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })

  it('speaks English too', async () => {
    await using world = await aWorld()
    const { manager } = await aManager(world)
    const cookies = { session: `session of ${manager.person!.id}`, language: 'en' }
    const answer = await world.call('POST', path, {
      cookies,
      ...upload({ ...chosen, step: 'look' }, exported('google')),
    })
    expect(wordsOf(answer.text)).toContain('Nothing has been written yet.')
    expect(wordsOf(answer.text)).toContain('Entered there as “free”: Jahrestag')
  })
})
