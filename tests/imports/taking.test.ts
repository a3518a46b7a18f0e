import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { importCalendar } from '../../functions/imports/actions/import-calendar.ts'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusal.ts'
import { house } from '../back-office/managed.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { anImporter, calendar, importing, linesOf, meeting, shown } from './calendar-files.ts'

const on = (day: number, at = '19') => ({ start: `202612${String(day).padStart(2, '0')}T${at}0000` })
const night = `UID:night\nSUMMARY:Nacht\nDTSTART;TZID=Europe/Berlin:20261207T220000\nDURATION:PT21H30M`

async function staged(world: World) {
  const manager = await found(world)
  const ask = (date: string, from: string, to: string) =>
    requestBooking(world.ctx, aVisitor, { house, request: aRequest({ date, from, to }) })
  return { manager, ask, ...anImporter(world, manager), seen: () => shown(world, manager, '2026-12-01') }
}

/** A context in which something happens before the first write. */
function meanwhile({ ctx }: World, act: () => Promise<unknown>): Context {
  let isDone = false
  const transact: Context['table']['transact'] = async (writes) => {
    if (!isDone) {
      isDone = true
      await act()
    }
    return ctx.table.transact(writes)
  }
  return { ...ctx, table: { ...ctx.table, transact } }
}

describe('an event that becomes a booking', () => {
  it('is of whoever the manager says, reached where they say, in the language of the house', async () => {
    await using world = await aWorld()
    const { take, seen } = await staged(world)
    await take(calendar(meeting('a'), meeting('b', 'RRULE:FREQ=DAILY;COUNT=3', on(10))), {
      email: 'vhs@neben.example',
    })
    await take(calendar(meeting('c', '', on(20))))
    const { bookings } = await seen()
    const sorted = bookings.toSorted((a, b) => (a.occurrences[0]!.key < b.occurrences[0]!.key ? -1 : 1))
    expect(sorted.map(({ contact }) => contact)).toEqual([
      ...Array.from({ length: 2 }, () => ({ name: 'Volkshochschule', email: 'vhs@neben.example' })),
      { name: 'Volkshochschule' },
    ])
    expect(sorted.map(({ repeat, language }) => [repeat?.every, language])).toEqual([
      [undefined, 'de'],
      ['week', 'de'],
      [undefined, 'de'],
    ])
    expect(sorted[0]).not.toHaveProperty('repeat')
  })

  it.each([
    [true, ['Chorprobe x'.padEnd(80, 'x'), 'Konzert']],
    [false, [undefined, undefined]],
  ])('with titles wanted %s says so of each date that is called otherwise', async (showTitles, labels) => {
    await using world = await aWorld()
    const { take, seen } = await staged(world)
    const title = 'Chorprobe x'.padEnd(100, 'x')
    const series = meeting('a', 'RRULE:FREQ=WEEKLY;COUNT=3', { title })
    const other = 'RECURRENCE-ID;TZID=Europe/Berlin:20261215T190000'
    const same = 'RECURRENCE-ID;TZID=Europe/Berlin:20261222T190000'
    await take(
      calendar(
        series,
        meeting('a', other, { ...on(15), title: 'Konzert' }),
        meeting('a', same, { ...on(22), title }),
      ),
      { showTitles },
    )
    const [booking] = (await seen()).bookings
    expect([booking?.purpose, booking?.label]).toEqual([title, labels[0]])
    expect(booking?.occurrences.map(({ purpose }) => purpose)).toEqual([undefined, 'Konzert', undefined])
    expect(booking?.occurrences.map(({ label }) => label)).toEqual([undefined, labels[1], undefined])
  })
})

describe('an event that becomes a block', () => {
  it.each([
    [false, 'Belegt', 'Nacht'],
    [true, 'Nacht', undefined],
  ])(
    'with titles wanted %s is called %s on the board, and has the reason %s',
    async (showTitles, label, reason) => {
      await using world = await aWorld()
      const { take, seen } = await staged(world)
      await take(calendar(night), { showTitles })
      const [block] = (await seen()).blocks
      expect([block?.label, block?.reason]).toEqual([label, reason])
    },
  )
})

it('a block that the calendar has longer by now is told as changed, and stays as it is here', async () => {
  await using world = await aWorld()
  const { take, seen } = await staged(world)
  const blocks = { as: 'blocks' } as const
  await take(calendar(meeting('a')), blocks)
  const { uses } = await seen()
  expect(linesOf(await take(calendar(meeting('a')), blocks)).known).toEqual(['Chorprobe'])
  const longer = await take(calendar(meeting('a', '', { length: 'PT3H' })), blocks)
  expect([longer.taken, linesOf(longer).known]).toEqual([0, ['Chorprobe changed']])
  expect((await seen()).uses).toEqual(uses)
})

describe('an event is another one', () => {
  it('in another room and in another house', async () => {
    await using world = await aWorld()
    const { take, manager, seen } = await staged(world)
    await found(world, { house: { id: 'other' } })
    const file = calendar(meeting('a'), night.replace('UID:night', 'UID:b').replace('1207T', '1217T'))
    const [one, two] = [await take(file), await take(file, { room: 'teekueche' })]
    const three = await importCalendar(world.ctx, manager, { ...importing(file), house: 'other' })
    expect([one, two, three].map(({ taken }) => taken)).toEqual([2, 2, 2])
    expect((await seen()).bookings).toHaveLength(2)
  })
})

describe('the report', () => {
  it('tells what it has taken over, what of it could not be had, and what is left, each once', async () => {
    await using world = await aWorld()
    const { take, ask } = await staged(world)
    await ask('2026-12-15', '20:00', '22:00')
    await ask('2026-12-20', '20:00', '22:00')
    const file = calendar(
      meeting('a', 'RRULE:FREQ=WEEKLY;COUNT=3'),
      meeting('b', '', { ...on(20), title: 'Lesung' }),
      meeting('c', '', { ...on(21), title: 'Konzert' }),
    )
    const report = await take(file)
    expect(report.done.map(({ title }) => title)).toEqual(['Chorprobe', 'Konzert'])
    expect(linesOf(report)).toEqual({
      takes: [],
      known: [],
      leftOut: [],
      refused: ['Chorprobe: 2026-12-15 19:00-21:00 room-taken', 'Lesung: 2026-12-20 19:00-21:00 room-taken'],
    })
    expect(report.taken).toBe(3)
    expect(linesOf(await take(file))).toMatchObject({ known: ['Chorprobe', 'Konzert'] })
  })

  it('says what is in the way: by what it is for, also where it is of the same calendar', async () => {
    await using world = await aWorld()
    const { look, take, ask } = await staged(world)
    await ask('2026-12-08', '20:00', '22:00')
    const file = calendar(
      meeting('a', '', { ...on(9), title: 'Konzert' }),
      meeting('b', '', { ...on(9, '20'), title: 'Lesung' }),
      meeting('c'),
      night,
    )
    const names = ({ plan, purposes }: Awaited<ReturnType<typeof look>>) =>
      plan.refused.map(({ title, by }) => [title, purposes.get(by!.id)])
    expect(names(await look(file))).toEqual([
      ['Lesung', 'Konzert'],
      ['Chorprobe', 'Spieleabend'],
    ])
    // The block of the night before is there by then, and reaches into the evening.
    expect(names(await take(file))).toEqual([
      ['Lesung', 'Konzert'],
      ['Chorprobe', 'Nacht'],
    ])
  })
})

describe('what could not be had', () => {
  it('because somebody was faster is told with who it was, and not as taken over', async () => {
    await using world = await aWorld()
    const { manager, ask, seen } = await staged(world)
    const ctx = meanwhile(world, () => ask('2026-12-08', '20:00', '22:00'))
    const file = calendar(meeting('a'), meeting('b', '', { ...on(9), title: 'Konzert' }))
    const report = await importCalendar(ctx, manager, importing(file))
    expect([report.taken, report.done.map(({ title }) => title)]).toEqual([1, ['Konzert']])
    expect(linesOf(report).refused).toEqual(['Chorprobe: 2026-12-08 19:00-21:00 room-taken'])
    expect((await seen()).bookings.map(({ purpose }) => purpose).sort()).toEqual(['Konzert', 'Spieleabend'])
  })

  it('is tried three times, and left for the next call', async () => {
    await using world = await aWorld()
    const { manager } = await staged(world)
    const transact = () => Promise.reject(new Refusal('conflict', 'room-taken'))
    const ctx = { ...world.ctx, table: { ...world.ctx.table, transact } }
    const report = await importCalendar(ctx, manager, importing(calendar(meeting('a'))))
    expect([report.done, linesOf(report).takes]).toEqual([[], ['Chorprobe: 1 of 1']])
    const tries = world.logs.filter(({ message }) => message === 'not taken over')
    expect(tries.map(({ code }) => code)).toEqual(['room-taken', 'room-taken', 'room-taken'])
  })
})

it('only who runs this very house looks at a calendar for it, or takes it over', async () => {
  await using world = await aWorld()
  await staged(world)
  const other = await found(world, { house: { id: 'other' }, manager: 'andere@neben.example' })
  const { look, take } = anImporter(world, other)
  for (const attempt of [look, take])
    await expect(attempt(calendar(meeting('a')))).rejects.toMatchObject({ kind: 'forbidden' })
})
