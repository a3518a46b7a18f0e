import { describe, expect, it } from 'vitest'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import { importCalendar } from '../../functions/imports/actions/import-calendar.ts'
import { dying } from './long.ts'
import { anImporter, calendar, importing, linesOf, meeting, shown } from './calendar-files.ts'
import { read, takenOn } from '../back-office/managed.ts'
import { itInTurn } from '../support/in-turn.ts'

describe('an event', () => {
  it('begins and ends on quarters of an hour, and keeps its own start as the name of its date', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    await take(calendar(meeting('odd', '', { start: '20261208T191000', length: 'PT55M' })))
    const { bookings } = await shown(world, manager, '2026-12-08')
    expect(bookings[0]?.occurrences).toMatchObject([{ key: '2026-12-08T19:10', from: '19:00', to: '20:15' }])
  })

  it('shows its title in public only if the manager wants it and it is not private', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const file = calendar(
      meeting('a'),
      meeting('b', 'CLASS:PRIVATE', { start: '20261209T190000', title: 'Geheim' }),
    )
    await take(file, { showTitles: true })
    const { bookings } = await shown(world, manager, '2026-12-08')
    expect(bookings.map(({ purpose, label }) => `${purpose}: ${label}`).sort()).toEqual([
      'Chorprobe: Chorprobe',
      'Geheim: undefined',
    ])
  })

  it('of a calendar that takes everything back is nothing to enter', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const file = calendar(meeting('a')).replace('VERSION:2.0', 'VERSION:2.0\nMETHOD:CANCEL')
    await take(file)
    expect((await shown(world, manager, '2026-12-08')).bookings).toEqual([])
    await take(calendar(meeting('a')))
    expect((await shown(world, manager, '2026-12-08')).bookings).toHaveLength(1)
  })

  it('that was changed there since is told and left as it is here, cancelled ones too', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    await take(calendar(meeting('a', 'SEQUENCE:1'), meeting('b', '', { start: '20261209T190000' })))
    const [one, two] = (await shown(world, manager, '2026-12-08')).bookings
    await cancelBooking(world.ctx, manager, { id: two!.id, reason: 'Fällt aus.' })
    const stamped = calendar(meeting('a', 'SEQUENCE:2\nLAST-MODIFIED:20261201T100000Z'))
    expect(linesOf(await take(stamped)).known).toEqual(['Chorprobe'])
    const moved = calendar(
      meeting('a', 'SEQUENCE:3', { start: '20261208T200000' }),
      meeting('b', '', { start: '20261209T190000' }),
    )
    const again = await take(moved)
    expect([again.taken, linesOf(again).known]).toEqual([0, expect.arrayContaining(['Chorprobe changed'])])
    expect((await read(world, manager, one!)).occurrences).toEqual(one!.occurrences)
    expect((await read(world, manager, two!)).state).toBe('cancelled')
  })

  it('that goes on for ever is taken as far as the room is given, and tells later what has come into reach', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { horizonMonths: 6 } } })
    const { take } = anImporter(world, manager)
    const file = calendar(meeting('a', 'RRULE:FREQ=WEEKLY'))
    const first = await take(file)
    expect(linesOf(first).leftOut).toEqual(
      expect.arrayContaining(['Chorprobe: too-far', 'Chorprobe: goes-on-after-window']),
    )
    expect(first.taken).toBe(26)
    world.clock.set('2026-12-20T09:00:00.000Z')
    expect(linesOf(await take(file)).known).toEqual(['Chorprobe +2'])
  })

  it('gives each date a block of its own where blocks are wanted', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const file = calendar(meeting('a', 'RRULE:FREQ=DAILY;COUNT=3'))
    expect((await take(file, { as: 'blocks' })).taken).toBe(3)
    expect((await take(file, { as: 'blocks' })).taken).toBe(0)
    expect((await take(file, { as: 'bookings' })).taken).toBe(0)
    expect(await takenOn(world, '2026-12-10')).toEqual(['19:00-21:00 block'])
    const later = file.replace('190000', '180000')
    expect(linesOf(await take(later, { as: 'blocks' })).takes).toEqual([])
  })

  itInTurn('every day for two years, twice a day, is one booking', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const file = calendar(meeting('a', 'RRULE:FREQ=DAILY;BYHOUR=9,19'))
    const report = await take(file)
    expect(report.taken).toBe(731)
    expect(linesOf(report).leftOut).toContain('Chorprobe: too-many-dates')
    expect((await take(file)).taken).toBe(0)
  })
})

describe('taking over', () => {
  const file = calendar(
    ...Array.from({ length: 6 }, (_, at) => meeting(`e${at}`, '', { start: `202612${10 + at}T190000` })),
  )

  it('goes on where it was cut off', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await expect(importCalendar(dying(world.ctx, 3), manager, importing(file))).rejects.toThrow('died')
    const { take } = anImporter(world, manager)
    expect((await take(file)).taken).toBe(4)
    expect((await shown(world, manager, '2026-12-08')).bookings).toHaveLength(6)
  })

  itInTurn('goes on in the midst of a long series, once what was begun counts as given up', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const long = calendar(meeting('a', 'RRULE:FREQ=DAILY;COUNT=150'))
    await expect(importCalendar(dying(world.ctx, 3), manager, importing(long))).rejects.toThrow('died')
    const { take } = anImporter(world, manager)
    const soon = await take(long)
    expect([soon.taken, soon.plan.takes.length, soon.plan.refused]).toEqual([0, 1, []])
    world.clock.advance(60)
    const later = await take(long)
    expect([later.taken, later.plan.takes]).toEqual([150, []])
  })

  it('takes so many at a time, and tells what is left', async () => {
    await using world = await aWorld()
    const { take } = anImporter(world, await found(world))
    const first = await take(file, {}, 4)
    expect([first.taken, first.plan.takes.length]).toEqual([4, 2])
    const second = await take(file, {}, 4)
    expect([second.taken, second.plan.takes.length]).toEqual([2, 0])
  })

  it('by two at once has each event once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    await Promise.all([take(file), take(file)])
    const { bookings, uses } = await shown(world, manager, '2026-12-08')
    expect([bookings.length, uses.length]).toEqual([6, 6])
  })

  it('is for the managers of the house', async () => {
    await using world = await aWorld()
    await found(world)
    const { look, take } = anImporter(world, aVisitor)
    await expect(look(file)).rejects.toMatchObject({ code: 'sign-in-needed' })
    await expect(take(file)).rejects.toMatchObject({ code: 'sign-in-needed' })
  })

  it('refuses what is no calendar, and a room that is not there', async () => {
    await using world = await aWorld()
    const { look } = anImporter(world, await found(world))
    await expect(look('<html>')).rejects.toMatchObject({ code: 'calendar-unreadable' })
    await expect(look(file, { room: 'keller' })).rejects.toMatchObject({ code: 'unknown-room' })
  })

  it('survives what strangers write into a file', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { take } = anImporter(world, manager)
    const hostile = calendar(
      meeting('x', '', { title: `<script>\u2028${'ä'.repeat(119)}😀${'!'.repeat(300)}` }),
      meeting('y\\nz', '', { start: '20261209T190000', title: '' }),
      meeting('__proto__', '', { start: '20261211T190000', title: '{count, plural, }' }),
      meeting('w', 'RRULE:FREQ=WEEKLY;COUNT=3', { start: '20261212T190000' }),
      meeting('w', 'RECURRENCE-ID;TZID=Europe/Berlin:19010101T190000', { start: '20261217T190000' }),
      meeting('v', 'RRULE:FREQ=SECONDLY'),
      meeting('u', '', { start: '20270328T023000' }),
    )
    const report = await take(hostile)
    expect(report.plan.takes).toEqual([])
    const { bookings } = await shown(world, manager, '2026-12-08')
    expect(bookings.map(({ purpose }) => purpose)).toEqual(
      expect.arrayContaining(['Ohne Titel', '{count, plural, }']),
    )
    expect(bookings.every(({ purpose }) => purpose.isWellFormed() && purpose.length <= 120)).toBe(true)
    expect(linesOf(report).leftOut).toContain('Chorprobe: recurrence-too-frequent')
  })
})
