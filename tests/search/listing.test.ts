import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { itInTurn } from '../support/in-turn.ts'
import { aDesk } from './a-desk.ts'
import type { Desk } from './a-desk.ts'

/** The names in the list, in its order. */
async function named(desk: Desk, query = ''): Promise<string[]> {
  const { words } = await desk.list(query)
  const names = words.slice(words.indexOf('Anzeigen')).match(/\b(Ada|Bea|Cem|Dana|Eva)\b/g)
  return names ?? []
}

/** Ada approved, Bea open in the kitchen, Cem declined, Dana every week, Eva was yesterday. */
async function aFullDesk(): Promise<Desk> {
  const desk = await aDesk()
  await desk.approve(await desk.asks('Eva', { date: '2026-12-02' }))
  desk.world.clock.set('2026-12-03T09:00:00.000Z')
  await desk.approve(await desk.asks('Ada', { date: '2026-12-12' }))
  await desk.asks('Bea', { date: '2026-12-05', rooms: ['teekueche'] })
  const cem = await desk.asks('Cem', { date: '2026-12-06' })
  await declineBooking(desk.world.ctx, desk.manager, { id: cem.id, reason: 'Voll.' })
  await desk.asks('Dana', { date: '2026-12-08', repeat: { every: 'week', count: 3, mode: 'all' } })
  return desk
}

describe('the list of all bookings', () => {
  it('says so where there is none', async () => {
    await using desk = await aDesk()
    expect((await desk.list()).words).toContain('Hier ist nichts eingetragen')
  })

  it('shows dates in the order of the calendar, a series on each of its days', async () => {
    await using desk = await aFullDesk()
    const { words } = await desk.list()
    expect(await named(desk)).toEqual(['Bea', 'Cem', 'Dana', 'Ada', 'Dana', 'Dana'])
    expect(words).toContain('Sa, 5. Dezember 19:00–21:00 Uhr Bea wartet auf Antwort Teeküche · Spieleabend')
    expect(words).toContain('Ada Seminarraum · Spieleabend')
  })

  it.each([
    ['?state=waiting', ['Bea', 'Dana', 'Dana', 'Dana']],
    ['?state=approved', ['Ada']],
    ['?state=declined', ['Cem']],
    ['?state=cancelled', []],
    ['?room=teekueche', ['Bea']],
    ['?room=none', []],
    ['?series=yes', ['Dana', 'Dana', 'Dana']],
    ['?past=yes', ['Eva']],
    ['?from=2026-12-06&to=2026-12-12', ['Cem', 'Dana', 'Ada']],
    ['?from=2026-12-06&to=2026-12-12&past=yes', ['Ada', 'Dana', 'Cem']],
    ['?to=2026-12-05', ['Eva', 'Bea']],
    ['?state=&room=&group=&from=&to=', ['Bea', 'Cem', 'Dana', 'Ada', 'Dana', 'Dana']],
    ['?from=2026-12-12&to=2026-12-06', ['Cem', 'Dana', 'Ada']],
    ['?from=2026-12-12&to=2026-12-06&past=yes', ['Ada', 'Dana', 'Cem']],
    ['?from=6.12.2026&to=12.12.', ['Cem', 'Dana', 'Ada']],
  ])('of %s shows %j', async (query, names) => {
    await using desk = await aFullDesk()
    expect(await named(desk, query)).toEqual(names)
  })

  it('says beside the field what is no date, and shows what else was asked for', async () => {
    await using desk = await aFullDesk()
    const { status, words, text } = await desk.list('?from=morgens&to=12.12.2026')
    expect(status).toBe(422)
    expect(text).toContain('<details class="more" open>')
    expect(words).toContain('Das ist kein Datum, das es gibt.')
    expect(text).toContain('name="to" value="2026-12-12"')
    expect(await named(desk, '?from=morgens&to=12.12.2026')).toEqual(['Eva', 'Bea', 'Cem', 'Dana', 'Ada'])
  })

  it('follows a booking that is moved, cancelled, or goes', async () => {
    await using desk = await aDesk()
    const { id } = await desk.asks('Ada', { date: '2026-12-12' })
    expect(await named(desk, '?from=2026-12-12&to=2026-12-12')).toEqual(['Ada'])
    await moveBooking(desk.world.ctx, desk.manager, {
      id,
      to: { rooms: ['teekueche'], date: '2026-12-14', from: '10:00', to: '12:00' },
    })
    expect(await named(desk, '?from=2026-12-12&to=2026-12-12')).toEqual([])
    expect(await named(desk, '?from=2026-12-14&to=2026-12-14&room=teekueche')).toEqual(['Ada'])
    await cancelBooking(desk.world.ctx, desk.manager, { id, reason: 'Krank.' })
    expect(await named(desk, '?state=cancelled')).toEqual(['Ada'])
    desk.world.clock.set('2028-06-01T09:00:00.000Z')
    expect(await named(desk, '?past=yes')).toEqual([])
  })

  itInTurn('comes in pages, each from where the one before ended, both ways', async () => {
    await using desk = await aDesk()
    for (const [at, name] of ['Ada', 'Bea', 'Cem'].entries())
      await desk.asks(name, {
        date: '2026-12-05',
        from: `1${at}:00`,
        to: `1${at}:30`,
        repeat: { every: 'day', count: 25, mode: 'all' },
      })
    for (const query of ['', '?past=yes&from=2026-12-01']) {
      const seen: string[] = []
      let path: string | undefined = query
      let pages = 0
      while (path !== undefined) {
        const { text } = await desk.list(path)
        seen.push(...[...text.matchAll(/occurrence=([\dT%:-]+)/g)].map(([, key = '']) => key))
        path = /rel="next"/.test(text)
          ? /href="\/manage\/aef\/find\/bookings(\?[^"]*)" rel="next"/
              .exec(text)![1]!
              .replaceAll('&amp;', '&')
          : undefined
        pages += 1
      }
      expect(pages).toBe(3)
      expect(new Set(seen).size).toBe(75)
      expect(seen).toEqual(query === '' ? seen.toSorted() : seen.toSorted().toReversed())
    }
  })

  itInTurn('goes on where few fit among many', async () => {
    await using desk = await aDesk()
    const every = { every: 'day', mode: 'all' } as const
    await desk.asks('Ada', {
      date: '2026-12-05',
      from: '10:00',
      to: '10:15',
      repeat: { ...every, count: 700 },
    })
    await desk.asks('Bea', { date: '2028-10-20', from: '12:00', to: '13:00', rooms: ['teekueche'] })
    const first = await desk.list('?room=teekueche')
    expect(first.words).toContain('Auf der nächsten geht die Suche weiter.')
    const [, next = ''] = /bookings(\?[^"]*)" rel="next"/.exec(first.text) ?? []
    expect(await named(desk, next.replaceAll('&amp;', '&'))).toEqual(['Bea'])
  })
})
