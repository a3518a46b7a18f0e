import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest } from '../support/builders.ts'
import { errorAt } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import type { World } from '../support/world.ts'
import { filled, send } from '../request-form/book-form.ts'
import { aLimitedWorld, ask, contact, holderOf, id, prime } from '../bookings/limited.ts'

const page = async (world: World, path = '/aef/prime-time', language = 'de') => {
  const { status, text } = await world.call('GET', path, { cookies: { language } })
  expect(status).toBe(200)
  return { text, words: wordsOf(text) }
}

const rows = (text: string) =>
  [...text.matchAll(/<tr role="row">([\s\S]*?)<\/tr>/g)].map(([, row = '']) => wordsOf(row))

/** Three contacts: one with a name for the notice board, one without, one whose hours lie in the next half-year. */
async function aSharedHouse() {
  const place = await aLimitedWorld({ ...prime, primeHours: 20, maxHoursPerWeek: 12, maxDatesAhead: 30 })
  const { world, manager } = place
  const choir = await ask(world, { date: '2026-12-08', to: '20:30', label: 'Chor Morgenröte' })
  await approveBooking(world.ctx, manager, { id: choir.id })
  const silent = { name: 'Frau Geheim', email: 'geheim@gruppe.example' }
  await ask(world, { date: '2026-12-09', from: '17:00', label: undefined, contact: silent })
  await ask(world, {
    date: '2027-01-05',
    contact: { ...silent, email: 'tanz@gruppe.example' },
    label: 'Tanzkreis',
  })
  return { ...place, choir }
}

describe('who uses the prime time', () => {
  it('is for everybody to read, with the rule in words and what is left, and names nobody who has not said so', async () => {
    await using place = await aSharedHouse()
    const { text, words } = await page(place.world)
    expect(words).toContain(
      'In der Hauptzeit – Montag bis Freitag 17:00–21:00 Uhr – hat jede Gruppe höchstens 20 Stunden im Halbjahr.',
    )
    expect(words).toContain('In einer Woche hat jede Gruppe höchstens 12 Stunden')
    expect(words).toContain('höchstens 30 Termine')
    expect(words).toMatch(/2\. Halbjahr 2026.*1\. Halbjahr 2027/)
    expect(rows(text)).toEqual([
      'Wer Genutzt Noch frei',
      'Eine Gruppe ohne öffentlichen Namen 4 Stunden 16 Stunden',
      'Chor Morgenröte 1,5 Stunden 18,5 Stunden',
      'Wer Genutzt Noch frei',
      'Tanzkreis 2 Stunden 18 Stunden',
    ])
    expect(text).not.toMatch(/Geheim|gruppe\.example|Würfel/)
  })

  it('is said in English too', async () => {
    await using place = await aSharedHouse()
    const { text, words } = await page(place.world, '/aef/prime-time', 'en')
    expect(words).toContain(
      'In prime time – Monday to Friday 17:00–21:00 – each group has at most 20 hours in half a year.',
    )
    expect(words).toContain('Second half of 2026')
    expect(rows(text)[2]).toBe('Chor Morgenröte 1.5 hours 18.5 hours')
  })

  it('is told as JSON', async () => {
    await using place = await aSharedHouse()
    const { status, json } = await place.world.call('GET', '/api/houses/aef/usage')
    expect([status, json]).toEqual([
      200,
      {
        rule: {
          maxHoursPerWeek: 12,
          maxDatesAhead: 30,
          primeTime: { weekdays: prime.primeWeekdays, from: '17:00', to: '21:00', hours: 20 },
        },
        entries: [
          { period: '2026-2', hours: 4, most: 20 },
          { label: 'Chor Morgenröte', period: '2026-2', hours: 1.5, most: 20 },
          { label: 'Tanzkreis', period: '2027-1', hours: 2, most: 20 },
        ],
      },
    ])
    expect((await place.world.call('GET', '/api/houses/nirgends/usage')).status).toBe(404)
  })

  it('calls a group as it last said, and no more once it took the name back', async () => {
    await using place = await aSharedHouse()
    const { world, manager, choir } = place
    const holder = await holderOf(world, choir)
    const rename = (label?: string) =>
      changeDetails(world.ctx, holder, {
        id: choir.id,
        details: { purpose: 'Probe', contact: { name: 'Chor' }, ...(label ? { label } : {}) },
      })
    await rename('Chor im Quartier')
    expect((await page(place.world)).words).toContain('Chor im Quartier 1,5 Stunden')
    const other = await ask(world, { date: '2026-12-15', label: 'Chorfest' })
    expect((await page(place.world)).words).toContain('Chorfest 3,5 Stunden')
    await ask(world, { date: '2026-12-16', to: '20:00' })
    await approveBooking(world.ctx, manager, { id: other.id })
    expect((await page(place.world)).words).toContain('Chorfest 4,5 Stunden')
    await rename()
    const { words } = await page(place.world)
    expect(words).not.toMatch(/Chorfest|Quartier/)
    expect(words).toContain('Eine Gruppe ohne öffentlichen Namen 4,5 Stunden')
  })

  it('shows what the manager gave beyond the quota, and nobody once all is cancelled', async () => {
    await using place = await aLimitedWorld({ ...prime, primeHours: 2 })
    const { world, manager } = place
    const booking = await ask(world, { date: '2026-12-08', from: '18:00', approve: true }, manager)
    expect(rows((await page(world)).text)[1]).toMatch(/3 Stunden nichts \(Ausnahme\)/)
    await cancelBooking(world.ctx, manager, { id: booking.id })
    expect((await page(world)).words).toContain('Noch niemand hat davon etwas.')
  })

  it('is linked from the pages of a house that has a rule, and from no other', async () => {
    await using place = await aSharedHouse()
    expect((await page(place.world, '/aef')).words).toContain('Wer nutzt die Hauptzeit?')
    expect((await page(place.world, '/aef')).text).toContain('href="/aef/prime-time"')
    await using weekly = await aLimitedWorld({ maxHoursPerWeek: 3 })
    expect((await page(weekly.world, '/aef')).words).toContain('Wie viel jede Gruppe haben kann')
    const { words } = await page(weekly.world)
    expect(words).toContain('In einer Woche hat jede Gruppe höchstens 3 Stunden')
    expect(words).not.toMatch(/Hauptzeit|Halbjahr/)
    await using bare = await aLimitedWorld({})
    expect((await page(bare.world, '/aef')).text).not.toContain('/prime-time')
    expect((await page(bare.world)).words).toContain('Hier gibt es keine Grenzen')
  })

  it.each([
    [['mo', 'we'], 'Montag und Mittwoch'],
    [['sa', 'su'], 'Samstag und Sonntag'],
    [['fr', 'mo', 'tu', 'we', 'th'], 'Montag bis Freitag'],
    [['mo', 'tu', 'we', 'fr'], 'Montag, Dienstag, Mittwoch und Freitag'],
    [['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'], 'jeden Tag'],
    [['th'], 'Donnerstag'],
  ] as const)('names the weekdays %s', async (primeWeekdays, words) => {
    await using place = await aLimitedWorld({ ...prime, primeWeekdays: [...primeWeekdays], primeHours: 1 })
    expect((await page(place.world)).words).toContain(
      `In der Hauptzeit – ${words} 17:00–21:00 Uhr – hat jede Gruppe höchstens eine Stunde im Halbjahr.`,
    )
  })
})

describe('a request beyond a limit', () => {
  const form = filled({ 'contact.email': contact.email, date: '2026-12-10' })

  it.each([
    [
      { maxHoursPerWeek: 3 },
      'de',
      'So viele Stunden gehen in einer Woche nicht: höchstens 3, und in der Woche vom 7.–13. Dezember 2026 haben Sie schon 2. In einer anderen Woche kann es gehen, zum Beispiel ab Mo, 14. Dezember 2026.',
    ],
    [
      { maxHoursPerWeek: 3 },
      'en',
      'So many hours are not possible in one week: 3 at most, and in the week of 7 – 13 December 2026 you have 2 already. Another week may do, for example from Mon 14 December 2026.',
    ],
    [
      { ...prime, primeHours: 3 },
      'de',
      'So viel Hauptzeit geht in einem halben Jahr nicht: höchstens 3 Stunden, und davon haben Sie schon 2. Ab Fr, 1. Januar 2027 zählt es neu. Außerhalb der Hauptzeit gilt diese Grenze nicht.',
    ],
    [
      { maxDatesAhead: 1 },
      'de',
      'So viele Termine gehen im Voraus nicht: höchstens einer ab dieser Woche, und einen haben Sie schon. Ab Mo, 14. Dezember 2026 ist er vorbei.',
    ],
    [
      { maxDatesAhead: 1 },
      'en',
      'So many dates are not possible ahead of time: one at most from this week on, and you have one already. From Mon 14 December 2026 it is over.',
    ],
  ] as const)(
    'comes back with the form, the reason and where the rule stands: %o (%s)',
    async (limits, language, words) => {
      await using place = await aLimitedWorld(structuredClone(limits) as Parameters<typeof aLimitedWorld>[0])
      await ask(place.world, { date: '2026-12-08' })
      const { status, text } = await send(place.world, form, { language })
      expect(status).toBe(409)
      expect(wordsOf(text)).toContain(words)
      expect(errorAt(text, 'date')).toBe(words)
      expect(text).toContain('href="/aef/prime-time"')
    },
  )

  it('says the same of a move', async () => {
    await using place = await aLimitedWorld({ maxHoursPerWeek: 3 })
    const { world } = place
    await ask(world, { date: '2026-12-08' })
    const booking = await ask(world, { date: '2026-12-15' })
    const { path } = await manageHref(world.ctx, booking.id)
    const to = { rooms: ['seminarraum'], date: '2026-12-09', from: '19:00', to: '21:00' }
    const moved = await world.call('POST', `${path}/move`, { form: to, cookies: { language: 'de' } })
    expect(moved.status).toBe(409)
    expect(wordsOf(moved.text)).toContain('So viele Stunden gehen in einer Woche nicht: höchstens 3')
    expect(moved.text).toContain('href="/aef/prime-time"')
  })

  it('is told as a problem with the numbers in JSON, and explained on its own page', async () => {
    await using place = await aLimitedWorld({ ...prime, primeHours: 3 })
    await requestBooking(place.world.ctx, place.manager, {
      house: id,
      request: aRequest({ contact, date: '2026-12-08' }),
    })
    const { key: _key, ...request } = aRequest({ contact, date: '2026-12-10' }) as Record<string, unknown>
    const { status, json } = await place.world.call('POST', '/api/houses/aef/bookings', { body: request })
    expect(status).toBe(409)
    expect(json).toMatchObject({
      type: '/problems/over-limit',
      title: expect.stringMatching(/\S/),
      limit: 'prime-hours',
      most: 3,
      used: 2,
      period: '2026-2',
      freeFrom: '2027-01-01',
      errors: [{ pointer: '/date', code: 'over-limit' }],
    })
    expect((await page(place.world, '/problems/over-limit')).words).toContain(
      'Das ist mehr, als das Haus einer Gruppe geben kann.',
    )
  })
})
