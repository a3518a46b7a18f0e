import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'

const read = async ({ world }: Staged, query: string, language: 'de' | 'en' = 'de') =>
  (await world.call('GET', `/${house}/aushang${query}`, { cookies: { language } })).text
const screen = async (stage: Staged) => {
  const text = await read(stage, '?display=1')
  return wordsOf(text.slice(text.indexOf('<div class="screen-main">'), text.indexOf('<figure')))
}

describe('the wall', () => {
  it('has seven days from the one that was asked for, with a code that leads to the house', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const text = await read(stage, '?week=2026-12-07')
    expect(wordsOf(text)).toContain('7.–13. Dezember 2026')
    expect(wordsOf(text)).toContain('Di, 8. Dezember 15:00–17:00 Uhr Sprachcafé')
    expect(text).toContain('aria-label="Code, führt zur Seite von Albert-Einstein-Forum"')
    expect(wordsOf(text)).toContain(`treff.example/m/${id}`)
    const { status, headers } = await stage.get(`/m/${id}`)
    expect([status, headers['location']]).toEqual([303, `/aef/meetings/${id}`])
    expect(wordsOf(await read(stage, '?week=2026-12-07', 'en'))).toContain('Tue 8 December')
  })

  it('leads on and back by seven days, so that none is left out or told twice, and back to today', async () => {
    await using stage = await aStage()
    const now = await read(stage, '')
    expect(wordsOf(now)).toContain('1.–7. Dezember 2026')
    for (const week of ['2026-11-24', '2026-12-08']) expect(now).toContain(`href="/aef/aushang?week=${week}"`)
    const after = await read(stage, '?week=2026-12-08')
    expect(wordsOf(after)).toContain('8.–14. Dezember 2026')
    expect(after).toMatch(/href="\/aef\/aushang" rel="prev"/)
    expect(wordsOf(after)).toContain('Ab heute')
  })

  it('tells of nothing that is not open to all', async () => {
    await using stage = await aStage()
    const request = aRequest({ date: '2026-12-08', label: 'Hausversammlung', purpose: 'Unter uns' })
    await requestBooking(stage.world.ctx, aVisitor, { house, request })
    const text = wordsOf(await read(stage, '?week=2026-12-08'))
    expect(text).toContain('In diesen Tagen steht nichts im Programm')
    expect(text).not.toMatch(/Hausversammlung|Unter uns|belegt/)
  })

  it('says of each date once where it is, before for whom', async () => {
    await using stage = await aStage()
    await founded(stage, { audience: ['all'] })
    const text = await read(stage, '?week=2026-12-08')
    const [entry = ''] = /<div class="wall-what">[^]*?<\/div>/.exec(text) ?? []
    expect(wordsOf(entry)).toMatch(/^Sprachcafé Teeküche · .*für alle/)
    expect(entry.match(/Teeküche/g)).toHaveLength(1)
  })

  it('strikes what is called off, and says so', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    await stage.manage(`/api/meetings/${id}/dates/2026-12-08T15:00/cancel`, { reason: 'Krank.' })
    expect(await read(stage, '?week=2026-12-08')).toMatch(/<s><?[^<]*Sprachcafé<\/s> <strong>\(fällt aus\)/)
  })

  it('is printed on the paper that was chosen, a week or a month', async () => {
    await using stage = await aStage()
    await founded(stage)
    expect(await read(stage, '?week=2026-12-08')).toMatch(/<main[^>]* class="[^"]*poster a4"/)
    const month = await read(stage, '?week=2026-12-08&view=month&paper=a3')
    expect(month).toMatch(/<main[^>]* class="[^"]*poster a3"/)
    expect(month.match(/class="wall-day"/g)).toHaveLength(4)
  })

  it('stands at the end of every page, and leads no robot on for ever', async () => {
    await using stage = await aStage()
    const { text } = await stage.world.call('GET', `/${house}`, { cookies: { language: 'de' } })
    expect(text).toMatch(/<a href="\/aef\/aushang">Aushang<\/a>/)
    expect(await read(stage, '?week=2028-06-01')).not.toContain('rel="next"')
  })
})

describe('the wall as a screen', () => {
  it('tells what is on now and what comes next, and the time', async () => {
    await using stage = await aStage()
    await founded(stage, { audience: ['all'] })
    await founded(stage, { title: 'Chor', date: '2026-12-08', from: '19:00', to: '21:00', repeat: undefined })
    const { clock } = stage.world
    clock.set('2026-12-08T15:30:00.000Z')
    expect(await screen(stage)).toBe(
      'Jetzt Sprachcafé 15:00–17:00 Uhr · Teeküche Als Nächstes Chor 19:00–21:00 Uhr · Teeküche Sprachcafé Di, 15. Dezember, 15:00–17:00 Uhr · Teeküche',
    )
    expect(await read(stage, '?display=1')).toContain('data-clock>16:30 Uhr</time>')
    clock.set('2026-12-08T16:00:00.000Z')
    expect(await screen(stage)).toMatch(/^Als Nächstes Chor/)
    clock.set('2027-03-01T16:00:00.000Z')
    expect(await screen(stage)).toBe('Zurzeit steht nichts im Programm.')
  })

  it('needs nobody who touches it, and may be kept for a minute', async () => {
    await using stage = await aStage()
    const { text, headers } = await stage.get(`/${house}/aushang?display=1`)
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=60')
    expect(text).toContain('<noscript><meta http-equiv="refresh" content="60" /></noscript>')
    expect(text).not.toMatch(/<nav|<footer/)
  })
})
