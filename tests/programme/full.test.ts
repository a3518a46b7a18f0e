import { describe, expect, it } from 'vitest'
import { comes, key, withPlaces } from '../attendances/coming.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'

const page = ({ id }: { id: string }) => `/${house}/meetings/${id}/${key}`

const say = async ({ world }: Staged, path: string, language: 'de' | 'en', form?: Record<string, string>) => {
  const cookies = { language }
  const { status, text } = form
    ? await world.call('POST', path, { form, cookies })
    : await world.call('GET', path, { cookies })
  return { status, text, words: wordsOf(text) }
}

describe('a date that is full and has no waiting list', () => {
  it('says so, offers other days, and has no form and no word of a list', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    const german = await say(stage, page(meeting), 'de')
    expect(german.words).toContain('Alle Plätze für diesen Termin sind vergeben.')
    expect(german.words).toContain('An diesen Tagen ist noch Platz: Di, 15. Dezember')
    expect(german.text).not.toMatch(/Warteliste|rücken Sie nach|action="[^"]*\/come"/)
    const english = await say(stage, page(meeting), 'en')
    expect(english.words).toContain('All places for this date are taken. There is room on these days:')
    expect(english.text).not.toContain('waiting list')
  })

  it('offers no day that is full as well, and says so where all are', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    const [first, second, ...rest] = meeting.dates.map((date: { key: string }) => date.key)
    for (const full of [first, second]) await comes(stage, meeting, {}, full)
    const { words } = await say(stage, page(meeting), 'de')
    expect(words).toContain('An diesen Tagen ist noch Platz: Di, 22. Dezember')
    for (const full of rest) await comes(stage, meeting, {}, full)
    const none = await say(stage, page(meeting), 'de')
    expect(none.words).toContain('Auch an den nächsten Terminen ist kein Platz mehr frei.')
  })

  it('tells whoever sends the form a moment too late, in words', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    for (const [language, words] of [
      ['de', 'Alle Plätze für diesen Termin sind vergeben.'],
      ['en', 'All places for this date are taken.'],
    ] as const) {
      const {
        status,
        text,
        words: said,
      } = await say(stage, `${page(meeting)}/come`, language, { heads: '1' })
      expect([status, said.includes(words), /\bFull\b/.test(text)]).toEqual([409, true, false])
    }
  })

  it('with places for some of them says that so many are not free, and keeps what was typed', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 3, waitingList: false })
    await comes(stage, meeting)
    for (const [language, words] of [
      ['de', 'So viele Plätze sind nicht frei. Kommen Sie mit weniger Personen'],
      ['en', 'So many places are not free. Come with fewer people'],
    ] as const) {
      const form = { heads: '3', name: 'Mia' }
      const { status, text } = await say(stage, `${page(meeting)}/come`, language, form)
      expect([status, alertOf(text)]).toEqual([409, expect.stringContaining(words)])
      expect(text).toContain('value="Mia"')
    }
  })

  it('says the same to the host who enters somebody', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    const path = `/host/${meeting.id}/${meeting.manageToken}/dates/${key}/caller`
    const { status, words } = await say(stage, path, 'de', { heads: '1' })
    expect([status, words]).toEqual([409, expect.stringContaining('So viele Plätze sind nicht frei.')])
  })
})

describe('a party for which there are not places enough in all', () => {
  it('is told so at the field, and does not wait for ever', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 2 })
    const asked = await comes(stage, meeting, { heads: 5 })
    expect([asked.status, asked.json.errors[0]]).toEqual([
      422,
      expect.objectContaining({ pointer: '/heads', code: 'more-than-places', places: 2 }),
    ])
    const { status, text } = await say(stage, `${page(meeting)}/come`, 'de', { heads: '5' })
    expect([status, alertOf(text)]).toEqual([
      422,
      expect.stringContaining('Wie viele kommen?: Es gibt insgesamt 2 Plätze.'),
    ])
  })

  it('does not come about in the line either', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 2 })
    await comes(stage, meeting, { heads: 2 })
    const { id, manageToken } = (await comes(stage, meeting)).json
    const { status, words } = await say(stage, `/coming/${id}/${manageToken}/heads`, 'de', { heads: '5' })
    expect([status, words]).toEqual([
      422,
      expect.stringContaining('So viele Plätze gibt es bei diesem Treffen'),
    ])
  })
})
