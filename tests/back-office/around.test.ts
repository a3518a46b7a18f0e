import { describe, expect, it } from 'vitest'
import { besides, dayAround } from '../../functions/back-office/rules/around.ts'
import { isPlain, readYes, yesOf } from '../../functions/back-office/rules/plain.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { rivalsAmong } from '../../functions/bookings/rules/rivals.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { asked, house, inbox } from './managed.ts'

const own = { from: '19:00', to: '21:00' }
const use = (from: string, to: string) => ({ from, to, kind: 'booking' as const })

describe('what lies beside a request on its day', () => {
  it.each([
    ['nothing', [], {}],
    [
      'what ends last before it',
      [use('08:00', '09:00'), use('10:00', '19:00')],
      { before: use('10:00', '19:00') },
    ],
    [
      'what begins first after it',
      [use('21:00', '21:30'), use('22:00', '23:00')],
      { after: use('21:00', '21:30') },
    ],
    ['nothing of what is at the same time', [use('18:00', '20:00'), use('20:30', '22:00')], {}],
  ])('%s', (_, others, expected) => {
    const shown = { from: '08:00', to: '22:00' }
    expect(besides({ date: '2026-12-05', own, others, shown })).toEqual(expected)
  })
})

describe('the day of a request', () => {
  it('has the uses of its rooms, and is as long as they are open', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const before = await asked(world, { from: '10:00', to: '12:00', label: 'Nähcafé' })
    await approveBooking(world.ctx, manager, before)
    await asked(world, { from: '10:00', to: '12:00', rooms: ['teekueche'] })
    await asked(world)
    const { entries } = await readInbox(world.ctx, manager, { house })
    const around = entries.find(({ booking }) => booking.occurrences[0]?.from === '19:00')?.around
    expect(around).toEqual({
      date: '2026-12-05',
      own,
      others: [{ from: '10:00', to: '12:00', kind: 'booking', label: 'Nähcafé' }],
      shown: { from: '08:00', to: '22:00' },
    })
    const browser = await aBrowserOf(world, manager)
    const words = wordsOf((await browser.get(inbox)).text)
    expect(words).toContain('davor bis 12:00: Nähcafé')
    expect(words).toContain('An diesem Tag: 10:00–12:00 Uhr: Nähcafé 19:00–21:00 Uhr: diese Anfrage')
  })

  it('of a series is the first that waits', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const series = await asked(world, { repeat: { every: 'week', count: 3, mode: 'all' } })
    const [first, second] = series.occurrences.map(({ key }) => key)
    const { version } = series
    const rest = await approveBooking(world.ctx, manager, { id: series.id, keys: [first!], version })
    const { entries } = await readInbox(world.ctx, manager, { house })
    expect(entries[0]?.around?.date).toBe(second?.slice(0, 10))
    const moment = { now: world.ctx.now(), zone: 'Europe/Berlin' }
    expect(dayAround(rest, { ...moment, sheets: [], rooms: [] })?.shown).toEqual(own)
  })
})

describe('a yes that needs one tap', () => {
  it('meets nothing, and takes nothing from anybody', async () => {
    await using world = await aWorld()
    const manager = await found(world, {
      rooms: { seminarraum: { contention: 'compete' }, teekueche: { name: 'Teeküche' } },
    })
    const names = ['Chor', 'Kegelclub', 'Nähtreff']
    const [choir, club, sewing] = [
      await asked(world, { groupName: 'Chor' }),
      await asked(world, { groupName: 'Kegelclub', rooms: ['teekueche'] }),
      await asked(world, { groupName: 'Nähtreff' }),
    ]
    const { entries, rooms } = await readInbox(world.ctx, manager, { house })
    const moment = { now: world.ctx.now(), zone: 'Europe/Berlin' }
    const losers = rivalsAmong([choir, club, sewing], { rooms, ...moment })
    const plain = entries.filter((entry) => isPlain(entry, losers, moment))
    expect(names.filter((name) => plain.some(({ booking }) => booking.groupName === name))).toEqual([
      'Kegelclub',
    ])
    const [entry] = plain
    expect(isPlain({ ...entry!, closed: true }, losers, moment)).toBe(false)
    const later = { ...moment, now: '2026-12-06T00:00:00.000Z' }
    expect(isPlain(entry!, losers, later)).toBe(false)
    expect(readYes(yesOf(club))).toEqual({ id: club.id, version: club.version })
  })
})
