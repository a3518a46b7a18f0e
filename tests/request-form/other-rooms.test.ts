import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { filled, open, send } from './book-form.ts'

const slot = 'date=2026-12-05&from=10:00&to=12:00'

/** Where a link of a page leads, after `/aef/book?`. */
const linksIn = (text: string) =>
  [...text.matchAll(/href="\/aef\/book\?([^"]*)"/g)].map(([, query = '']) =>
    decodeURIComponent(query.replaceAll('&amp;', '&')),
  )

describe('what the room needs', () => {
  it('is chosen with the day, and goes along to the times; only rooms that have it come into question', async () => {
    await using world = await aWorld()
    await found(world, {
      rooms: { seminarraum: { features: ['Beamer'] }, teekueche: { features: ['Herd', 'Aufzug'] } },
    })
    const month = await open(world, '?needs=herd')
    expect(wordsOf(month.text)).toContain('Gesucht: 2 Stunden, mit Herd ändern')
    expect(linksIn(month.text)).toContain('date=2026-12-05&needs=herd')
    const day = await open(world, '?date=2026-12-05&needs=herd')
    expect(linksIn(day.text)).toContain('date=2026-12-05&from=10:00&to=12:00&rooms=teekueche')
    expect(linksIn(day.text).filter((link) => link.includes('rooms=seminarraum'))).toEqual([])
    expect(linksIn(day.text)).toContain('date=2026-12-06&needs=herd')
  })

  it('may be what no room has together: said so, also on the page of a day', async () => {
    await using world = await aWorld()
    await found(world, {
      rooms: { seminarraum: { features: ['Beamer'] }, teekueche: { features: ['Herd'] } },
    })
    for (const query of ['?needs=herd,beamer', '?needs=herd,beamer&date=2026-12-05'])
      expect(wordsOf((await open(world, query)).text)).toContain('Kein Raum hat das alles')
  })

  it('may be missing in the room that was chosen: said with the way to others', async () => {
    await using world = await aWorld()
    await found(world, {
      rooms: { seminarraum: { features: ['Beamer'] }, teekueche: { features: ['Herd'] } },
    })
    const { text } = await open(world, '?rooms=seminarraum&needs=herd')
    expect(wordsOf(text)).toContain('Dort fehlt: Herd Nach einem anderen Raum suchen')
    expect(linksIn(text)).toContain('needs=herd')
  })
})

it.each(['?attendees=-3', '?attendees=viele&date=2026-12-05'])(
  'a number of people that is none (%s) comes back with what to write',
  async (query) => {
    await using world = await aWorld()
    await found(world)
    for (const page of ['/aef/book', '/aef/free']) {
      const { text } = await world.call('GET', page + query, { cookies: { language: 'de' } })
      expect(wordsOf(text)).toContain('Bitte schreiben Sie eine Zahl, zum Beispiel 12.')
      expect(filledForm(text)['attendees']).toEqual([query.slice('?attendees='.length).split('&')[0]])
    }
  },
)

describe('several rooms that are free at a time', () => {
  it('are named by the form, and each is taken with one tap, which keeps what is filled in', async () => {
    await using world = await aWorld()
    await found(world)
    const link = linksIn((await open(world, '?date=2026-12-05')).text).find((each) =>
      each.includes('from=10:00'),
    )
    expect(link).toBe(`${slot}&rooms=seminarraum&others=teekueche`)
    const form = await open(world, `?${link}`)
    expect(wordsOf(form.text)).toContain('Dann auch frei: Teeküche bis 12 Personen')
    const typed = { ...filled({ from: '10:00', to: '12:00' }), others: ['teekueche'] }
    const taken = await send(world, { ...typed, take: 'teekueche' })
    expect(taken.status).toBe(200)
    const after = filledForm(taken.text)
    expect([after['rooms'], after['others'], after['purpose'], after['contact.email'], after['key']]).toEqual(
      [['teekueche'], ['seminarraum'], ['Spieleabend'], ['runde@gruppe.example'], ['a-key']],
    )
    expect(taken.text).toMatch(/<summary autofocus>/)
    expect((await send(world, { ...typed, take: 'keller' })).status).toBe(303)
  })

  it('are not named where the room was chosen before', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world, '?date=2026-12-05&rooms=teekueche')
    expect(linksIn(text).filter((link) => link.includes('others'))).toEqual([])
  })
})

describe('a link to a time', () => {
  it('that somebody else has by now says so, and leads to the other times of the day', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, {
      house: 'aef',
      request: aRequest({ from: '11:00', to: '13:00' }),
    })
    const { text } = await open(world, `?${slot}&rooms=seminarraum`)
    expect(wordsOf(text)).toContain('Diese Zeit ist dort nicht mehr frei')
    expect(linksIn(text)).toContain('date=2026-12-05&rooms=seminarraum')
    expect(wordsOf((await open(world, `?${slot}&rooms=teekueche`)).text)).not.toContain('nicht mehr frei')
  })

  it('on a day that is blocked is told by the label, with the way to other days', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const all = { rooms: ['seminarraum'], from: '2026-12-05', to: '2026-12-05', displace: 'leave' as const }
    await createBlock(world.ctx, manager, { house: 'aef', request: { ...all, label: 'Grundreinigung' } })
    const { text } = await open(world, `?${slot}&rooms=seminarraum`)
    expect(wordsOf(text)).toContain('Ganztägig gesperrt: Grundreinigung Anderen Tag wählen')
    expect(wordsOf(text)).not.toContain('nicht mehr frei')
  })

  it('of a day that is over shows no free time, and the page of such a day leads to today', async () => {
    await using world = await aWorld()
    await found(world)
    const form = await open(world, '?date=2026-11-01&from=10:00&to=12:00&rooms=seminarraum')
    expect(form.text).not.toContain('08:00–22:00')
    const day = await open(world, '?date=2026-11-01')
    expect(day.text).toMatch(new RegExp(`date=${world.ctx.now().slice(0, 10)}"\\s+rel="next"`))
  })

  it('that is over, or at which the room is closed, says so before anything is filled in', async () => {
    await using world = await aWorld()
    await found(world)
    const of = async (time: string) => wordsOf((await open(world, `?rooms=seminarraum&${time}`)).text)
    expect(await of('date=2026-11-01&from=10:00&to=12:00')).toContain('schon vorbei')
    expect(await of('date=2026-12-05&from=05:00&to=07:00')).toContain('geöffnet')
    expect(await of(slot)).not.toContain('schon vorbei')
  })
})
