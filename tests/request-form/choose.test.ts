import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { oneReach } from '../../functions/request-form/rules/reach.ts'
import { weeksOf } from '../../functions/request-form/rules/choose.ts'
import { enteredOf } from '../../shared/http/form.ts'
import { filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { filled, open, send } from './book-form.ts'

/** What leads on from a page to the next step, as `date=2026-12-05&from=19:00`. */
const stepsIn = (text: string, kind: 'day' | 'time') =>
  [...text.matchAll(new RegExp(`<a class="${kind}[^"]*"[^>]*href="/aef/book\\?([^"]*)"`, 'g'))].map(
    ([, query = '']) => decodeURIComponent(query.replaceAll('&amp;', '&')),
  )

describe('whoever asks for a room chooses a day first', () => {
  it('out of the weeks that are not over, and the month after where this one ends', async () => {
    await using world = await aWorld()
    await found(world)
    world.clock.set('2026-11-26T09:00:00+01:00')
    const { text } = await open(world, '')
    const days = stepsIn(text, 'day')
    expect(days[0]).toMatch(/^date=2026-11-2[67]$/)
    expect(days.at(-1)).toBe('date=2026-12-31')
    expect(wordsOf(text)).toContain('25. Dezember: 1. Weihnachtstag')
    expect(text).toContain('month=2027-01')
  })

  it('sees which days are free at each hour in one of the rooms, at some, at none, and which are closed', async () => {
    await using world = await aWorld()
    const exceptions = [{ date: '2026-12-08', open: [] }]
    await found(world, { rooms: { seminarraum: { exceptions }, teekueche: { exceptions } } })
    const take = (room: string, from: string, to: string) =>
      requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest({ from, to, rooms: [room] }) })
    await take('teekueche', '08:00', '22:00')
    const of = async (query: string) => wordsOf((await open(world, query)).text)
    const both = await of('?month=2026-12')
    expect(both).toContain('Sa, 5. Dezember, frei')
    await take('seminarraum', '10:00', '12:00')
    expect(await of('?month=2026-12')).toContain('Sa, 5. Dezember, zum Teil frei')
    expect(both).toContain('Di, 8. Dezember, geschlossen')
    expect(await of('?month=2026-12&rooms=teekueche')).toContain('Sa, 5. Dezember, nichts frei')
  })

  it('has no day to choose where no room holds so many', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world, '?attendees=5000')
    expect(stepsIn(text, 'day')).toEqual([])
    expect(wordsOf(text)).toContain('So viele passen in keinen unserer Räume')
  })

  it('and is not led astray by what nobody could have chosen', async () => {
    await using world = await aWorld()
    await found(world)
    for (const query of [
      '?month=9999-99',
      '?month=0001-01',
      '?minutes=7',
      '?minutes=-60',
      '?attendees=x',
      '?rooms=nix',
      '?date=2026-13-77',
    ]) {
      const { status, text } = await open(world, query)
      expect([query, status, stepsIn(text, 'day').length > 0]).toEqual([query, 200, true])
    }
  })
})

describe('then a time of that day', () => {
  it('at which a room is free for as long, with the rooms that hold so many', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, {
      house: 'aef',
      request: aRequest({ from: '10:00', to: '12:00' }),
    })
    const { text } = await open(world, '?date=2026-12-05&attendees=50&minutes=180')
    const times = stepsIn(text, 'time')
    expect(times.map((query) => /from=(\d\d)/.exec(query)?.[1])).toEqual([
      '12',
      '13',
      '14',
      '15',
      '16',
      '17',
      '18',
      '19',
    ])
    expect(times[0]).toBe('date=2026-12-05&from=12:00&to=15:00&rooms=seminarraum&attendees=50')
  })

  it('of several rooms that were chosen, only where all are free', async () => {
    await using world = await aWorld()
    await found(world)
    await requestBooking(world.ctx, aVisitor, {
      house: 'aef',
      request: aRequest({ from: '08:00', to: '18:00', rooms: ['teekueche'] }),
    })
    const { text } = await open(world, '?date=2026-12-05&rooms=seminarraum,teekueche')
    const times = stepsIn(text, 'time')
    expect(times[0]).toBe('date=2026-12-05&from=18:00&to=20:00&rooms=seminarraum,teekueche')
    expect(times).toHaveLength(3)
  })

  it.each([
    ['2026-11-01', 'Für diesen Tag kann man nicht anfragen'],
    ['2199-01-01', 'Für diesen Tag kann man nicht anfragen'],
  ])('on %s there is none, and the page says why', async (date, words) => {
    await using world = await aWorld()
    await found(world)
    expect(wordsOf((await open(world, `?date=${date}`)).text)).toContain(words)
  })

  it('brings day, time and room along into a form of three fields', async () => {
    await using world = await aWorld()
    await found(world)
    const { text } = await open(world, `?${stepsIn((await open(world, '?date=2026-12-05')).text, 'time')[0]}`)
    const { rooms, date, from, to } = filledForm(text)
    expect({ rooms, date, from, to }).toEqual({
      rooms: ['seminarraum'],
      date: ['2026-12-05'],
      from: ['08:00'],
      to: ['10:00'],
    })
    const [beforeFolds = ''] = text.slice(text.indexOf('Wer fragt, und wofür?')).split('Mehr angeben')
    expect([...beforeFolds.matchAll(/<input[^>]* name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'purpose',
      'contact.name',
      'contact.email',
    ])
  })
})

describe('one field takes whatever somebody is reached by', () => {
  it.each([
    [
      { email: '02131 98 75-0', phone: '' },
      { email: '', phone: '02131 98 75-0' },
    ],
    [
      { email: '', phone: 'mia@gruppe.example' },
      { email: 'mia@gruppe.example', phone: '' },
    ],
    [
      { email: 'mia@gruppe.example', phone: '0173 1234567' },
      { email: 'mia@gruppe.example', phone: '0173 1234567' },
    ],
    [
      { email: 'mia', phone: '' },
      { email: 'mia', phone: '' },
    ],
  ])('%o is read as %o', (contact, read) => {
    const entered = oneReach(enteredOf({ contact }))
    expect({ email: entered.get('contact.email'), phone: entered.get('contact.phone') }).toEqual(read)
  })

  it('a number alone is enough, and one that cannot be read comes back in the same field', async () => {
    await using world = await aWorld()
    await found(world)
    const sent = await send(world, filled({ 'contact.email': '02131 98 75-0' }))
    expect(sent.status).toBe(303)
    const wrong = await send(world, filled({ 'contact.email': '12', key: 'another' }))
    expect(wrong.status).toBe(422)
    expect(wrong.text).toMatch(/<input[^>]*id="field-contact-phone"[^>]*value="12"/)
    expect(wrong.text.match(/id="field-contact-(phone|email)"/g)).toHaveLength(1)
  })
})

it('a month that has begun is shown from this week on, another one whole', () => {
  expect(weeksOf('2026-12', '2026-12-16')[0]?.[0]).toBe('2026-12-14')
  expect(weeksOf('2027-01', '2026-12-16')[0]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ])
})
