import { describe, expect, it } from 'vitest'
import { aMeeting, aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { doors, wordsOf } from '../support/signed-in.ts'

const read = async ({ world }: Staged, path: string, language: 'de' | 'en' = 'de') =>
  (await world.call('GET', path, { cookies: { language } })).text
const words = async (stage: Staged, path: string, language: 'de' | 'en' = 'de') =>
  wordsOf(await read(stage, path, language))
const park = {
  kind: 'outdoors',
  place: 'Stadtpark',
  address: 'Am Teich 1',
  map: 'https://karte.example/teich',
}

/** Headings of the days that are shown. */
async function daysOf(stage: Staged, path: string): Promise<string[]> {
  const list =
    /<div class="programme">([\s\S]*?)<\/section>\s*<\/div>/.exec(await read(stage, path))?.[1] ?? ''
  return [...list.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, day = '']) => day)
}

/** What a page tells those who search the web. */
function dataOf(text: string): Record<string, any>[] {
  const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '[]'
  return [JSON.parse(block)].flat()
}

describe('the page of a house', () => {
  it('tells first what everybody may come to today and in the next seven days, then its rooms', async () => {
    await using stage = await aStage()
    await founded(stage, { date: '2026-12-01', from: '15:00', to: '17:00' })
    const text = await words(stage, `/${house}`)
    const [open, rooms] = [text.indexOf('Für alle offen'), text.indexOf('Raum anfragen', 200)]
    expect(open).toBeGreaterThan(0)
    expect(open).toBeLessThan(rooms)
    expect(text).toContain('Dienstag, 1. Dezember 2026 15:00–17:00 Uhr Sprachcafé Teeküche')
    expect(text).toContain('Dienstag, 8. Dezember 2026 15:00–17:00 Uhr Sprachcafé')
    expect(text).not.toContain('Dienstag, 15. Dezember 2026')
    expect(doors(await read(stage, `/${house}`))).toContain('Ganzes Programm')
  })

  it('without anything says so and how to start something, or when it goes on', async () => {
    await using stage = await aStage()
    const empty = await read(stage, `/${house}`)
    expect(wordsOf(empty)).toContain('Zurzeit steht nichts im Programm')
    expect(empty).toMatch(/href="\/aef\/book"[^>]*><span>Etwas anfangen/)
    await founded(stage, { date: '2026-12-15' })
    const later = await read(stage, `/${house}`)
    expect(wordsOf(later)).toContain('In diesen Tagen steht nichts im Programm')
    expect(later).toMatch(
      /href="\/aef\/programme\?from=2026-12-15"[^>]*><span>Weiter geht es am 15. Dezember/,
    )
  })
})

describe('the programme', () => {
  it('has only days on which something is on, a week at a time', async () => {
    await using stage = await aStage()
    await founded(stage, { date: '2026-12-08' })
    await founded(stage, { title: 'Chor', date: '2026-12-04', repeat: undefined, venue: park })
    expect(await daysOf(stage, `/${house}/programme`)).toEqual(['Freitag, 4. Dezember 2026'])
    expect(await daysOf(stage, `/${house}/programme?from=2026-12-08`)).toEqual(['Dienstag, 8. Dezember 2026'])
    const text = await read(stage, `/${house}/programme`)
    expect(text).toContain('href="/aef/programme?from=2026-12-08" rel="next"')
  })

  it('strikes what is cancelled and says so, with the reason', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-08T15:00/cancel`, { reason: 'Mia ist krank.' })
    const text = await read(stage, `/${house}/programme?from=2026-12-08`)
    expect(text).toMatch(/<s><a [^>]*>Sprachcafé<\/a><\/s>/)
    expect(wordsOf(text)).toContain('fällt aus Mia ist krank.')
  })

  it('is searched by what it has, in our words or the house’s own, and the address keeps the search', async () => {
    await using stage = await aStage()
    await founded(stage, { audience: ['seniors'], languages: ['uk'], access: ['quiet'], venue: park })
    await founded(stage, { title: 'Werkstatt', audience: ['Bastelnde'], languages: ['de'], venue: park })
    const search = (query: string) => words(stage, `/${house}/programme?from=2026-12-08&${query}`)
    const text = await read(stage, `/${house}/programme`)
    const offered = [...text.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)].map(([, value, word]) => [
      value,
      word,
    ])
    expect(offered).toEqual([
      ['seniors', 'für Ältere'],
      ['Bastelnde', 'Bastelnde'],
      ['de', 'Deutsch'],
      ['uk', 'Ukrainisch'],
      ['quiet', 'ruhig'],
    ])
    expect(text).toContain('<form method="get" action="/aef/programme"')
    for (const query of ['audience=seniors', 'language=uk&free=', 'access=quiet&audience=']) {
      const found = await search(query)
      expect([query, found.includes('Sprachcafé'), found.includes('Werkstatt')]).toEqual([query, true, false])
    }
    const nothing = await search('audience=seniors&language=de')
    expect(nothing).toContain('Dafür gibt es in diesen Tagen nichts')
    expect(await read(stage, `/${house}/programme?audience=seniors`)).toContain(
      'href="http://treff.example/aef/programme.ics?audience=seniors"',
    )
  })

  it('shows what has free places, counted in heads', async () => {
    await using stage = await aStage()
    const registration = { mode: 'wanted', places: 2 }
    const { id } = await founded(stage, { registration })
    const path = `/${house}/programme?from=2026-12-08&free=1`
    expect(await words(stage, path)).toContain('noch 2 Plätze frei')
    await stage.post(`/api/meetings/${id}/dates/2026-12-08T15:00/attendances`, { heads: 2 })
    expect(await words(stage, path)).toContain('Dafür gibt es in diesen Tagen nichts')
    expect(await words(stage, `/${house}/programme?from=2026-12-08`)).toContain('alle Plätze vergeben')
  })

  it('of a month is that of the house’s own day, as a table and as a list that says the same', async () => {
    await using stage = await aStage()
    await founded(stage)
    // Half past midnight on the first of January where the house is, still the old year elsewhere.
    stage.world.clock.set('2026-12-31T23:30:00.000Z')
    expect(await words(stage, `/${house}/programme?view=month`)).toContain('Januar 2027')
    const text = await read(stage, `/${house}/programme?view=month&from=2026-12-20`)
    const [table = '', list = ''] = text.split('</table>')
    for (const part of [table, list]) expect([...part.matchAll(/meetings\/[^"]*T15:00"/g)]).toHaveLength(4)
  })

  it('leads robots to no endless row of empty weeks', async () => {
    await using stage = await aStage()
    await founded(stage)
    const far = await read(stage, `/${house}/programme?from=2028-06-01`)
    expect(far).not.toContain('rel="next"')
    expect(far).toContain('content="noindex, follow"')
    expect(await read(stage, `/${house}/programme`)).not.toContain('noindex')
    expect((await stage.get(`/${house}/programme?from=gestern`)).status).toBe(422)
  })

  it('for the wall has a code and a short address for each date, which lead to the meeting', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const week = await read(stage, `/${house}/programme/plan?from=2026-12-08`)
    expect(wordsOf(week)).toContain(`treff.example/m/${id}`)
    // One for the programme itself.
    expect(week.match(/class="plan-code"/g)).toHaveLength(2)
    const month = await read(stage, `/${house}/programme/plan?view=month&from=2026-12-08`)
    expect(month.match(/class="plan-row"/g)).toHaveLength(4)
    expect(month.match(/class="plan-code"/g)).toHaveLength(2)
    const { status, headers } = await stage.get(`/m/${id}`)
    expect([status, headers['location']]).toEqual([303, `/aef/meetings/${id}`])
  })
})

describe('the page of a meeting', () => {
  it('tells what it is, for whom, how to get there and the next dates', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { venue: park, hosts: ['Mia'], access: ['step-free'] })
    const text = await read(stage, `/${house}/meetings/${id}`)
    const told = wordsOf(text)
    for (const part of [
      'Sprachcafé jeden Dienstag, 15:00–17:00 Uhr',
      'Deutsch sprechen bei Tee.',
      'Wo Stadtpark, Am Teich 1 Karte',
      'Für wen für Neue im Viertel',
      'Sprachen Deutsch und Ukrainisch',
      'Kosten kostenlos',
      'Zugang ohne Stufen',
      'Es laden ein Mia',
      'Dienstag, 29. Dezember 2026 15:00–17:00 Uhr',
    ])
      expect(told).toContain(part)
    expect(text).toContain('href="https://karte.example/teich"')
    expect(text).toContain(`href="webcal://treff.example/aef/meetings/${id}/calendar.ics"`)
  })

  it('speaks English where there is some, and marks what is only there in German', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage, { english: { title: 'Language café' } })
    const text = await read(stage, `/${house}/meetings/${id}`, 'en')
    expect(text).toContain('<h1>Language café</h1>')
    expect(text).toMatch(/<div lang="de">\s*<p>Deutsch sprechen bei Tee.<\/p>/)
    expect(await read(stage, `/${house}/programme?from=2026-12-08`, 'en')).toContain('>Language café</a>')
  })

  it('is not there as long as nobody has said yes, nor under another house', async () => {
    await using stage = await aStage()
    const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
    const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
    const pages = [`/${house}/meetings/${json.id}`, `/${house}/meetings/${json.id}/2026-12-08T15:00`]
    for (const path of [...pages, `/${house}/meetings/000000000000`, `/${house}/meetings/${json.id}/x`])
      expect([path, (await stage.get(path)).status]).toEqual([path, 404])
  })
})

describe('the page of a date', () => {
  const key = '2026-12-08T15:00'

  it('tells when and where, how to come, and what to put into a calendar', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const path = `/${house}/meetings/${id}/${key}`
    const text = await read(stage, path)
    expect(wordsOf(text)).toContain('Sprachcafé Dienstag, 8. Dezember 2026 15:00–17:00 Uhr')
    expect(wordsOf(text)).toContain('Kommen Sie einfach vorbei.')
    expect(text).toContain(`href="/aef/meetings/${id}/2026-12-08T15:00/calendar.ics"`)
    expect(wordsOf(text)).toContain(`http://treff.example/aef/meetings/${id}/2026-12-08T15:00`)
    expect((await stage.get(`/${house}/meetings/${id}/2026-12-09T15:00`)).status).toBe(404)
  })

  it('that is cancelled, moved, over, or of a meeting that pauses or has ended says so before all else', async () => {
    await using stage = await aStage()
    const { id, manageToken } = await founded(stage)
    const at = (date: string) => `/${house}/meetings/${id}/${date}T15:00`
    const first = async (date: string) =>
      /status-words">([^<]*)|notice-title">([^<]*)/
        .exec(await read(stage, at(date)))
        ?.slice(1)
        .find(Boolean)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-15T15:00/cancel`, { reason: 'Krank.' })
    await stage.manage(`/api/meetings/${id}/dates/2026-12-22T15:00/move`, { from: '16:00', to: '18:00' })
    expect(await first('2026-12-15')).toBe('fällt aus')
    expect(await first('2026-12-22')).toContain('geändert')
    expect(await words(stage, at('2026-12-22'))).toContain(
      'Ursprünglich geplant: Dienstag, 22. Dezember 2026, 15:00',
    )
    expect(await first('2026-12-08')).toBeUndefined()
    await stage.manage(`/api/meetings/${id}/pause`)
    expect(await first('2026-12-08')).toBe('Das Treffen macht gerade Pause')
    await stage.manage(`/api/meetings/${id}/publish`)
    stage.world.clock.set('2026-12-08T18:00:00.000Z')
    expect(await first('2026-12-08')).toBe('Dieser Termin ist vorbei.')
    await stage.post(`/api/meetings/${id}/end`, {}, manageToken)
    expect(await first('2026-12-29')).toBe('fällt aus')
  })

  it('is told to those who search the web, with what became of it, and without how to get in', async () => {
    await using stage = await aStage()
    const accessData = { text: 'https://treffen.example/raum</script>' }
    const { id } = await founded(stage, { accessData, title: 'Tee </script> & mehr' })
    const data = async (date: string) =>
      dataOf(await read(stage, `/${house}/meetings/${id}/${date}T15:00`))[0]
    expect(await data('2026-12-08')).toMatchObject({
      '@type': 'Event',
      name: 'Tee </script> & mehr',
      startDate: '2026-12-08T14:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Albert-Einstein-Forum' },
      isAccessibleForFree: true,
    })
    const change = (date: string, step: string, body: object) =>
      stage.manage(`/api/meetings/${id}/dates/${date}T15:00/${step}`, body)
    await change('2026-12-08', 'cancel', {})
    await change('2026-12-15', 'move', { from: '16:00', to: '18:00' })
    await change('2026-12-22', 'move', { venue: { kind: 'online' } })
    expect((await data('2026-12-08'))!['eventStatus']).toBe('https://schema.org/EventCancelled')
    expect(await data('2026-12-15')).toMatchObject({
      eventStatus: 'https://schema.org/EventRescheduled',
      previousStartDate: '2026-12-15T14:00:00.000Z',
      startDate: '2026-12-15T15:00:00.000Z',
    })
    expect(await data('2026-12-22')).toMatchObject({
      eventStatus: 'https://schema.org/EventMovedOnline',
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
    })
    expect(await read(stage, `/${house}/meetings/${id}`)).not.toContain('treffen.example')
  })
})
