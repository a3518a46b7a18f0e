import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { german, open } from './book-form.ts'

const search = async (world: World, query = '') =>
  (await world.call('GET', `/aef/free${query}`, { cookies: german })).text

/** What the times lead to, as `date=2026-12-05&from=19:00…`. */
const timesIn = (text: string) =>
  [...text.matchAll(/<a class="time" href="\/aef\/book\?([^"]*)"/g)].map(([, query = '']) =>
    decodeURIComponent(query.replaceAll('&amp;', '&')),
  )
const daysIn = (text: string) => [...new Set(timesIn(text).map((time) => time.slice(5, 15)))]

/** Takes a room on these days from the first hour to the last. */
async function take(world: World, room: string, dates: readonly string[]): Promise<void> {
  for (const date of dates) {
    const request = aRequest({ rooms: [room], date, from: '08:00', to: '22:00' })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
  }
}

describe('when is something free', () => {
  it('is answered with times that lead into the form, with room, day, time and people', async () => {
    await using world = await aWorld()
    await found(world)
    const text = await search(world, '?attendees=50&minutes=180&weekdays=tu,th&part=evening')
    expect(timesIn(text).slice(0, 3)).toEqual([
      'date=2026-12-01&from=18:00&to=21:00&rooms=seminarraum&attendees=50',
      'date=2026-12-01&from=19:00&to=22:00&rooms=seminarraum&attendees=50',
      'date=2026-12-03&from=18:00&to=21:00&rooms=seminarraum&attendees=50',
    ])
    const form = filledForm((await open(world, `?${timesIn(text)[0]}`)).text)
    expect([form['rooms'], form['date'], form['from'], form['to'], form['attendees']].flat()).toEqual([
      'seminarraum',
      '2026-12-01',
      '18:00',
      '21:00',
      '50',
    ])
  })

  it('skips days on which nothing is, in whichever room', async () => {
    await using world = await aWorld()
    await found(world)
    await take(world, 'seminarraum', ['2026-12-02', '2026-12-03'])
    await take(world, 'teekueche', ['2026-12-02'])
    expect(daysIn(await search(world, '?minutes=120')).slice(0, 3)).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-04',
    ])
    expect(daysIn(await search(world, '?attendees=50')).slice(0, 2)).toEqual(['2026-12-01', '2026-12-04'])
  })

  it('never names what is over, nor what has to be asked for earlier', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { leadHours: 24 }, teekueche: {} } })
    world.clock.set('2026-12-01T20:30:00+01:00')
    expect(timesIn(await search(world, '?minutes=60'))[0]).toBe(
      'date=2026-12-01&from=21:00&to=22:00&rooms=teekueche',
    )
    expect(timesIn(await search(world, '?minutes=60&date=2020-01-01'))[0]).toContain('date=2026-12-01')
  })

  it('asks for what a room has to have, in the house’s own words', async () => {
    await using world = await aWorld()
    const features = ['Beamer', 'Tische, Stühle']
    await found(world, { rooms: { seminarraum: { features }, teekueche: { features: ['Herd'] } } })
    const text = await search(world, '?needs=tische-stühle')
    expect(new Set(timesIn(text).map((time) => /rooms=(\w+)/.exec(time)?.[1]))).toEqual(
      new Set(['seminarraum']),
    )
    expect(wordsOf(text)).toContain('2 Stunden, mit Tische, Stühle')
    expect(wordsOf(await search(world, '?needs=herd,beamer'))).toContain('Kein Raum hat das alles')
  })

  it('leaves out what is given by telephone only, and says so with the number', async () => {
    await using world = await aWorld()
    await found(world, {
      rooms: { seminarraum: { approval: 'phone-only', name: 'Saal' }, teekueche: { capacity: 12 } },
    })
    const text = await search(world, '?attendees=10')
    expect(timesIn(text).every((time) => time.includes('rooms=teekueche'))).toBe(true)
    expect(wordsOf(text)).toContain('Nur am Telefon vergeben wir: Saal.')
    expect(text).toContain('href="tel:')
  })

  it('shows eight days at once, goes on from the next, and ends where nobody can ask', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { horizonMonths: 1 } } })
    const text = await search(world, '?minutes=120')
    expect(daysIn(text)).toHaveLength(8)
    const next = /href="(\/aef\/free\?[^"]*date=2026-12-09)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(daysIn(await search(world, next.slice('/aef/free'.length)))[0]).toBe('2026-12-09')
    const last = await search(world, '?date=2026-12-28')
    expect(daysIn(last).at(-1)).toBe('2027-01-01')
    expect(last).not.toContain('Weiter ab')
  })

  it('is asked from the month and from the page of the house', async () => {
    await using world = await aWorld()
    await found(world)
    expect((await open(world, '')).text).toContain('href="/aef/free"')
    expect((await world.call('GET', '/aef', { cookies: german })).text).toContain('href="/aef/free"')
  })

  it('is not led astray by what nobody could have chosen', async () => {
    await using world = await aWorld()
    await found(world)
    const odd = ['minutes=7', 'attendees=-3', 'weekdays=xx', 'part=x', 'from=25:00&to=x', 'date=9999-99-99']
    for (const query of [...odd, 'needs=nix', 'weekdays=mo&weekdays=tu'])
      expect([query, timesIn(await search(world, `?${query}`)).length > 0]).toEqual([query, true])
    expect(timesIn(await search(world))).toEqual([])
    expect((await world.call('GET', '/nirgends/free')).status).toBe(404)
  })
})

describe('where nothing is free, the page says what would be', () => {
  const looser = async (world: World, query: string) =>
    /Das wäre frei: (.*?) (?:Weiter ab|Albert)/.exec(wordsOf(await search(world, query)))?.[1] ?? ''

  it('with less time, at another time of day or on another day', async () => {
    await using world = await aWorld()
    const evening = { mo: [], tu: [{ from: '18:00', to: '20:00' }], we: [], th: [], fr: [], sa: [], su: [] }
    const hours = { ...evening, sa: [{ from: '08:00', to: '22:00' }] }
    await found(world, { rooms: { seminarraum: { hours } } })
    const words = await looser(world, '?minutes=180&weekdays=tu&part=evening')
    expect(words).toBe(
      'Mit 1 Stunde weniger: Di, 1. Dezember, 18:00–20:00 Uhr An einem anderen Wochentag: Sa, 5. Dezember, 18:00–21:00 Uhr',
    )
    expect(await looser(world, '?minutes=120&weekdays=tu&part=morning')).toContain(
      'Zu einer anderen Tageszeit: Di, 1. Dezember, 18:00–20:00 Uhr',
    )
  })

  it('with fewer people, or without what no room has together', async () => {
    await using world = await aWorld()
    await found(world, {
      rooms: { seminarraum: { features: ['Beamer'] }, teekueche: { capacity: 12, features: ['Herd'] } },
    })
    expect(await looser(world, '?attendees=90')).toBe(
      'Mit höchstens 70 Personen: Di, 1. Dezember, 10:00–12:00 Uhr',
    )
    const words = await looser(world, '?needs=herd,beamer')
    expect(words).toContain('Ohne Beamer: Di, 1. Dezember')
  })

  it('and each of these leads to its search', async () => {
    await using world = await aWorld()
    await found(world)
    const text = await search(world, '?attendees=90')
    const link = /<a href="\/aef\/free(\?[^"]*)">Di,/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(timesIn(await search(world, link))[0]).toContain('attendees=70')
  })
})
