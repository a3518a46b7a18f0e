import { describe, expect, it } from 'vitest'
import { found } from '../support/builders.ts'
import { aBrowserOf, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, path } from './managed.ts'

describe('the calendar', () => {
  it('shows a day of all rooms by name, as a grid and as a list, with ways to enter and to block', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const booking = await asked(world, { setUpMinutes: 30 })
    await browser.send('/manage/aef/block', {
      rooms: 'teekueche',
      fromDate: '2026-12-05',
      label: 'Reinigung',
      reason: 'Firma kommt',
    })
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-05&view=day')
    const words = wordsOf(text)
    expect(words).toContain('Samstag, 5. Dezember 2026')
    expect(text.split('Würfelrunde')).toHaveLength(3)
    expect(words).toContain(
      '18:30–21:00 Uhr Würfelrunde Spieleabend · Termin 19:00–21:00 Uhr, dazu Auf- und Abbau',
    )
    expect(words).toContain('Reinigung Firma kommt')
    expect(text).toContain(`href="${path(booking)}"`)
    expect(text).toContain(
      '/manage/aef/book?rooms=seminarraum&amp;date=2026-12-05&amp;from=21%3A00&amp;to=22%3A00',
    )
  })

  it('reads a day as people type it, and says beside the field what is none', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const typed = await browser.get('/manage/aef/calendar?date=5.12.2026&view=day')
    expect([typed.status, wordsOf(typed.text)]).toEqual([
      200,
      expect.stringContaining('Samstag, 5. Dezember 2026'),
    ])
    const wrong = await browser.get('/manage/aef/calendar?date=5.13.2026&view=week')
    expect(wrong.status).toBe(422)
    expect(wordsOf(wrong.text)).toMatch(/KW 49[\s\S]*Das ist kein Datum, das es gibt/)
    expect(wrong.text).toMatch(/<details class="more" open><summary>Anderer Tag/)
  })

  it('shows a week, and what takes two rooms once in its list', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world), 'en')
    await asked(world, { rooms: ['seminarraum', 'teekueche'] })
    const words = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-03&view=week')).text)
    expect(words).toContain('Week 49')
    expect(words).toContain('Würfelrunde Seminarraum, Teeküche · Spieleabend')
    expect(words.match(/Würfelrunde/g)).toHaveLength(3)
  })

  it('offers the free time of each room in a week, to enter a call with it', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { rooms: { seminarraum: {} } }))
    await asked(world, { from: '10:00', to: '12:00' })
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-05&view=week')
    const links = [...text.matchAll(/href="([^"]*)"><span aria-hidden="true">\+ 12:00–22:00/g)].map(
      ([, to]) => to,
    )
    expect(links).toHaveLength(2)
    expect(new Set(links)).toEqual(
      new Set(['/manage/aef/book?rooms=seminarraum&amp;date=2026-12-05&amp;from=12%3A00&amp;to=13%3A00']),
    )
    const filled = await browser.get(links[0]!.replaceAll('&amp;', '&'))
    expect(['date', 'from'].map((name) => valueOf(filled.text, name) ?? name)).toEqual(['2026-12-05', 'from'])
    expect(filled.text).toMatch(/<option[^>]*value="12:00"[^>]*selected/)
  })

  it('offers no time that is over, today or before', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { rooms: { seminarraum: {} } }))
    const [today, time] = ['2026-12-01', '10:00']
    const { text } = await browser.get(`/manage/aef/calendar?date=${today}&view=week`)
    expect(text).not.toContain('date=2026-11-30&amp;from')
    expect(text).toContain(`date=${today}&amp;from=${encodeURIComponent(time)}`)
    expect(text).toContain('date=2026-12-02&amp;from=08%3A00')
  })

  it('offers on a day only what is to come, by the names of the rooms', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(
      world,
      await found(world, { rooms: { saal: { name: 'Saal' }, stube: { name: 'Stube' } } }),
    )
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-01&view=day')
    const enters = [...text.matchAll(/<a href="([^"]*&amp;from=(\d\d)[^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
    const hours = new Set(enters.map(([, , hour]) => hour))
    expect(hours.has('09')).toBe(false)
    expect(hours.has('10')).toBe(true)
    expect(hours.size).toBe(12)
    const names = enters.map(([, , , inner = '']) => wordsOf(inner))
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => name.startsWith('ein'))).toEqual([
      'eintragen: Saal, 08:00–22:00 Uhr',
      'eintragen: Stube, 08:00–22:00 Uhr',
    ])
    const past = await browser.get('/manage/aef/calendar?date=2026-11-30&view=day')
    expect(past.text).not.toContain('&amp;from=')
  })

  it('is called as the menu calls it, has what is done most above the week, and names holidays', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-25&view=week')
    const words = wordsOf(text)
    expect(text).toMatch(/<h1[^>]*>Kalender<\/h1>/)
    const order = ['Woche davor', 'Anruf eintragen', 'Anderer Tag', 'Seminarraum', 'Tag für Tag']
    const main = words.slice(words.lastIndexOf('Kalender'))
    expect(order.map((word) => main.indexOf(word))).toEqual(
      order.map((word) => main.indexOf(word)).toSorted((a, b) => a - b),
    )
    expect(words).toContain('Fr, 25. Dezember 1. Weihnachtstag')
    const day = await browser.get('/manage/aef/calendar?date=2026-12-25&view=day')
    expect(wordsOf(day.text)).toContain('1. Weihnachtstag')
  })

  it('shows a block around a booking that was left inside it, within the hours of the house', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    await asked(world)
    const block = { rooms: 'seminarraum', fromDate: '2026-12-05', label: 'Reinigung', displace: 'leave' }
    await browser.send('/manage/aef/block', block)
    const words = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-05')).text)
    expect(words).toContain('Reinigung 08:00–19:00 gesperrt')
    expect(words).toContain('Reinigung 21:00–22:00 gesperrt')
    expect(words).toContain('ganzer Tag Reinigung')
    expect(words).not.toContain('07:00')
  })

  it('refuses a date that does not exist', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    expect((await browser.get('/manage/aef/calendar?date=2026-02-30')).status).toBe(422)
  })
})
