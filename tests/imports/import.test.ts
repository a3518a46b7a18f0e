import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { anImporter, calendar, exported, linesOf, meeting, shown } from './calendar-files.ts'
import { house, takenOn } from '../back-office/managed.ts'
import { itInTurn } from '../support/in-turn.ts'

const withGap = { rooms: { seminarraum: { gapMinutes: 15 } } }

describe('an Outlook calendar', () => {
  const now = '2026-01-05T09:00:00.000Z'

  itInTurn(
    'becomes approved series and blocks, with exceptions and moved dates as they are there',
    async () => {
      await using world = await aWorld({ now })
      const manager = await found(world)
      const { look, take } = anImporter(world, manager)
      const preview = await look(exported('outlook'))
      expect(linesOf(preview)).toEqual({
        takes: [
          'Probe Singkreis: 24 of 24',
          'Böden werden geschliffen: block 2026-07-20 00:00 - 2026-08-02 24:00',
        ],
        refused: [],
        known: [],
        leftOut: ['Besuch aus Übersee: unknown-zone'],
      })
      expect((await shown(world, manager, '2026-01-05')).uses).toEqual([])
      const { taken, plan, done } = await take(exported('outlook'))
      expect([taken, done.length, plan.takes, plan.known]).toEqual([25, 2, [], []])
      const [series] = (await shown(world, manager, '2026-01-05')).bookings
      expect(series).toMatchObject({
        state: 'approved',
        purpose: 'Probe Singkreis',
        contact: { name: 'Volkshochschule' },
        origin: 'manager',
        repeat: { every: 'week', interval: 1, weekdays: ['tu'], until: '2026-06-30' },
      })
      expect(series?.label).toBeUndefined()
      expect(series?.repeat?.except).toEqual(['2026-02-17', '2026-04-07'])
      expect(series?.occurrences.find(({ key }) => key === '2026-03-10T19:00')).toMatchObject({
        date: '2026-03-11',
        from: '18:30',
        purpose: 'Probe Singkreis (verlegt)',
      })
      expect(await takenOn(world, '2026-01-06')).toEqual(['19:00-21:00 booking'])
      expect(await takenOn(world, '2026-07-22')).toEqual(['00:00-24:00 block'])
      expect((await shown(world, manager, '2026-07-01')).blocks).toMatchObject([
        { label: 'Belegt', reason: 'Böden werden geschliffen' },
      ])
    },
  )

  itInTurn('read twice changes nothing, not even a week later', async () => {
    await using world = await aWorld({ now })
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    await take(exported('outlook'))
    const before = await shown(world, manager, '2026-01-05', 400)
    const again = await take(exported('outlook'))
    expect([again.taken, again.plan.takes, again.plan.refused]).toEqual([0, [], []])
    world.clock.set('2026-01-12T09:00:00.000Z')
    const later = await take(exported('outlook'), { as: 'blocks' })
    expect([later.taken, linesOf(later).known]).toEqual([
      0,
      expect.arrayContaining(['Probe Singkreis', 'Böden werden geschliffen']),
    ])
    expect(await shown(world, manager, '2026-01-05', 400)).toEqual(before)
  })
})

describe('a Google calendar', () => {
  it('leaves out what is free there and what is over, unless what is free is wanted too', async () => {
    await using world = await aWorld({ now: '2026-11-01T09:00:00.000Z' })
    const manager = await found(world, withGap)
    const { look, take } = anImporter(world, manager)
    const { leftOut, takes, refused } = linesOf(await look(exported('google')))
    expect(leftOut).toEqual(expect.arrayContaining(['Jahrestag: not-busy', 'Einweihung: outside-window']))
    expect(takes[0]).toMatch(/^Frühstück im Saal: 2\d of 2\d$/)
    // At midnight the room is closed.
    expect(refused).toEqual(['Tanznacht: 2026-11-22 00:00-03:00 outside-opening-hours'])
    const wider = await take(exported('google'), { withFree: true })
    expect(new Set(wider.done.map(({ title }) => title))).toEqual(new Set(['Frühstück im Saal', 'Jahrestag']))
    const { bookings } = await shown(world, manager, '2026-11-01')
    expect(bookings[0]?.repeat).toMatchObject({ every: 'month', monthly: 'weekday' })
  })
})

describe('a Thunderbird calendar', () => {
  it('is read over the clock change; what goes over midnight becomes a block', async () => {
    await using world = await aWorld({ now: '2026-10-20T09:00:00.000Z' })
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const { plan } = await take(exported('thunderbird'))
    expect(plan.refused).toEqual([])
    expect(await takenOn(world, '2026-10-25')).toEqual(['16:00-18:00 booking'])
    expect(await takenOn(world, '2026-12-31')).toEqual(['22:00-24:00 block'])
    expect(await takenOn(world, '2027-01-01')).toEqual(['00:00-02:00 block'])
    expect(plan.leftOut.map(({ reason }) => reason)).toContain('cancelled')
  })
})

describe('what is in the way', () => {
  it('stays where it is; its dates are told with who has them, and stand refused on the series', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { look, take } = anImporter(world, manager)
    const request = aRequest({ date: '2026-12-15', from: '20:00', to: '22:00' })
    const other = await requestBooking(world.ctx, aVisitor, { house, request })
    const file = calendar(
      meeting('choir', 'RRULE:FREQ=WEEKLY;COUNT=4'),
      meeting('once', '', { start: '20261215T210000', title: 'Lesung' }),
    )
    const preview = await look(file)
    expect(linesOf(preview)).toMatchObject({
      takes: ['Chorprobe: 3 of 4'],
      refused: [
        'Chorprobe: 2026-12-15 19:00-21:00 room-taken',
        'Lesung: 2026-12-15 21:00-23:00 outside-opening-hours',
      ],
    })
    expect(preview.plan.refused[0]).toMatchObject({
      stays: true,
      by: { id: other.id, from: '20:00', to: '22:00' },
    })
    expect(preview.purposes.get(other.id)).toBe('Spieleabend')
    const report = await take(file)
    expect(linesOf(report).refused).toEqual(linesOf(preview).refused)
    const { bookings } = await shown(world, manager, '2026-12-01')
    const series = bookings.find(({ purpose }) => purpose === 'Chorprobe')
    expect(series?.occurrences.map(({ date, state }) => `${date} ${state}`)).toEqual([
      '2026-12-08 approved',
      '2026-12-15 refused',
      '2026-12-22 approved',
      '2026-12-29 approved',
    ])
    expect(await takenOn(world, '2026-12-15')).toEqual(['20:00-22:00 booking'])
  })

  it('may stand in the same file: the first has the time, with the turnover of the room', async () => {
    await using world = await aWorld()
    const { look, take } = anImporter(world, await found(world, withGap))
    const file = calendar(
      meeting('a'),
      meeting('b', '', { start: '20261208T210000', title: 'Danach', length: 'PT1H' }),
      meeting('c', '', { start: '20261208T150000', title: 'Davor' }),
    )
    const { takes, refused } = linesOf(await look(file))
    expect(takes).toEqual(['Chorprobe: 1 of 1', 'Davor: 1 of 1'])
    expect(refused).toEqual(['Danach: 2026-12-08 21:00-22:00 room-taken'])
    expect((await take(file)).taken).toBe(2)
  })

  it('keeps a block out, but another block does not', async () => {
    await using world = await aWorld()
    const { take } = anImporter(world, await found(world))
    const whole = (uid: string) =>
      `UID:${uid}\nSUMMARY:Ferien ${uid}\nDTSTART;VALUE=DATE:20261207\nDTEND;VALUE=DATE:20261212`
    const first = await take(calendar(whole('a'), whole('b')))
    expect([first.taken, first.plan.refused]).toEqual([2, []])
    const second = await take(calendar(meeting('choir', '', { start: '20261220T190000' }), whole('c')))
    expect(second.taken).toBe(2)
    const third = await take(
      calendar(meeting('x'), `UID:d\nSUMMARY:Zu\nDTSTART;VALUE=DATE:20261220\nTRANSP:OPAQUE`),
    )
    expect(linesOf(third).refused).toEqual([
      'Chorprobe: 2026-12-08 19:00-21:00 room-taken',
      'Zu: 2026-12-20 00:00-24:00 room-taken',
    ])
  })
})
