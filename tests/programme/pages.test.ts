import { describe, expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
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

describe('the page of a house', () => {
  it('tells first what everybody may come to in seven days from today on, then its rooms', async () => {
    await using stage = await aStage()
    await founded(stage, { date: '2026-12-01', from: '15:00', to: '17:00' })
    const text = await words(stage, `/${house}`)
    const [open, rooms] = [text.indexOf('Für alle offen'), text.indexOf('bis 70 Personen')]
    expect(open).toBeGreaterThan(0)
    expect(open).toBeLessThan(rooms)
    expect(text).toContain('Di, 1. Dezember 15:00–17:00 Uhr Sprachcafé')
    expect(text).toMatch(/Sprachcafé jeden Dienstag · Teeküche/)
    expect(text).not.toContain('Di, 8. Dezember')
    expect(await words(stage, `/${house}?week=2026-12-08`)).toContain('Di, 8. Dezember 15:00–17:00 Uhr')
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
    expect(await daysOf(stage, `/${house}/programme`)).toEqual(['Fr, 4. Dezember'])
    expect(await daysOf(stage, `/${house}/programme?from=2026-12-08`)).toEqual(['Di, 8. Dezember'])
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

  it('tells what is kept for newcomers, and does not count it among what anybody can have', async () => {
    await using stage = await aStage()
    const registration = { mode: 'wanted', places: 3, newcomerPlaces: 1 }
    const { id } = await founded(stage, { registration, repeat: undefined })
    const path = `/${house}/programme?from=2026-12-08`
    const come = (heads: number) =>
      stage.post(`/api/meetings/${id}/dates/2026-12-08T15:00/attendances`, { heads })
    await come(1)
    expect(await words(stage, `${path}&free=1`)).toContain('noch ein Platz frei, dazu ein Platz für Neue')
    await come(1)
    expect(await words(stage, path)).toContain('noch ein Platz für Neue')
    expect(await words(stage, path, 'en')).toContain('one place left for newcomers')
    expect(await words(stage, `${path}&free=1`)).toContain('Dafür gibt es in diesen Tagen nichts')
    const page = await words(stage, `/${house}/meetings/${id}/2026-12-08T15:00`)
    expect(page).toContain('noch ein Platz für Neue')
    expect(page).toContain('halten wir für Menschen frei, die zum ersten Mal kommen')
    const { dates } = (await stage.get(`/api/meetings/${id}`)).json
    expect(dates[0].places).toEqual({ all: 3, taken: 2, waiting: 0, kept: 1 })
    stage.world.clock.set('2026-12-07T15:00:00.000Z')
    expect(await words(stage, `${path}&free=1`)).toContain('noch ein Platz frei')
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
  })
})
