import { describe, expect, it } from 'vitest'
import { aMeeting, aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { wordsOf } from '../support/signed-in.ts'
import { itInTurn } from '../support/in-turn.ts'

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

/** What a page tells those who search the web. */
function dataOf(text: string): Record<string, any>[] {
  const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '[]'
  return [JSON.parse(block)].flat()
}

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
      'Barrierefrei ohne Stufen',
      'Es laden ein Mia',
      'Di, 29. Dezember 15:00–17:00 Uhr',
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
    expect(text).toMatch(/<div lang="de" dir="ltr">\s*<p>Deutsch sprechen bei Tee.<\/p>/)
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
    expect(wordsOf(text)).toContain('Sprachcafé Di, 8. Dezember 15:00–17:00 Uhr')
    expect(wordsOf(text)).toContain('Kommen Sie einfach vorbei.')
    expect(text).toContain(`href="/aef/meetings/${id}/2026-12-08T15:00/calendar.ics"`)
    expect(wordsOf(text)).toContain(`http://treff.example/aef/meetings/${id}/2026-12-08T15:00`)
    expect((await stage.get(`/${house}/meetings/${id}/2026-12-09T15:00`)).status).toBe(404)
  })

  itInTurn(
    'that is cancelled, moved, over, or of a meeting that pauses or has ended says so before all else',
    async () => {
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
      expect(await words(stage, at('2026-12-22'))).toContain('Ursprünglich geplant: Di, 22. Dezember, 15:00')
      expect(await first('2026-12-08')).toBeUndefined()
      await stage.manage(`/api/meetings/${id}/pause`)
      expect(await first('2026-12-08')).toBe('Das Treffen macht gerade Pause')
      await stage.manage(`/api/meetings/${id}/publish`)
      stage.world.clock.set('2026-12-08T18:00:00.000Z')
      expect(await first('2026-12-08')).toBe('Dieser Termin ist vorbei.')
      await stage.post(`/api/meetings/${id}/end`, {}, manageToken)
      expect(await first('2026-12-29')).toBe('fällt aus')
    },
  )

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
