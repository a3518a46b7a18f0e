import { describe, expect, it } from 'vitest'
import { readProgramme } from '../../functions/meetings/actions/read-programme.ts'
import type { ProgrammeSpan } from '../../functions/meetings/actions/read-programme.ts'
import type { ProgrammeQuery } from '../../functions/meetings/contract/parts.ts'
import { found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World, WorldOptions } from '../support/world.ts'
import { counted, house, laid } from './laid.ts'
import { anOpenDate, terms } from './values.ts'

const [m, n, o] = ['m00000000001', 'n00000000001', 'p00000000001'] as const
const named = (title: string) => ({ words: { de: { title } } })

async function aProgramme(options?: WorldOptions): Promise<World> {
  const world = await aWorld(options)
  await found(world)
  return world
}

async function read({ ctx }: World, query?: ProgrammeQuery, how?: ProgrammeSpan) {
  const programme = await readProgramme(ctx, house, query, how)
  const { from, to, today, next, dates, cards } = programme
  const shown = dates.map(({ key, title }) => `${key} ${title.de}`)
  return { from, to, today, next, shown, cards: cards.map(({ title }) => title.de), dates }
}

describe('a programme', () => {
  it('has the next seven days, in the order of time, and says where it goes on', async () => {
    await using world = await aProgramme()
    await laid(world, { id: m, ...named('Café') }, [
      '2026-11-30T15:00',
      '2026-12-07T15:00',
      '2026-12-08T15:00',
    ])
    await laid(world, { id: n, ...named('Brunch') }, [
      '2026-12-01T15:00',
      '2026-12-07T15:00',
      '2026-12-09T15:00',
    ])
    await laid(world, { id: o, ...named('Abend') }, ['2026-12-07T09:00', '2026-12-31T09:00'])
    expect(await read(world)).toMatchObject({
      from: '2026-12-01',
      to: '2026-12-07',
      today: '2026-12-01',
      next: '2026-12-08',
      shown: [
        '2026-12-01T15:00 Brunch',
        '2026-12-07T09:00 Abend',
        '2026-12-07T15:00 Brunch',
        '2026-12-07T15:00 Café',
      ],
    })
    expect(await read(world, { from: '2026-12-25' })).toMatchObject({ to: '2026-12-31', next: undefined })
  })

  it('is of the day that the house has', async () => {
    await using world = await aProgramme({ now: '2026-12-01T23:30:00.000Z' })
    expect(await read(world)).toMatchObject({ from: '2026-12-02', today: '2026-12-02', to: '2026-12-08' })
  })

  it('has the days that somebody asks for', async () => {
    await using world = await aProgramme()
    await laid(world, { id: m }, ['2026-11-30T15:00', '2026-12-31T15:00', '2027-01-01T15:00'])
    const days = async (query: ProgrammeQuery, how?: ProgrammeSpan) => {
      const { from, to, shown } = await read(world, query, how)
      return [from, to, shown.length]
    }
    expect(await days({ from: '2026-12-31' })).toEqual(['2026-12-31', '2027-01-06', 2])
    expect(await days({ from: '2026-12-31', to: '2026-12-31' })).toEqual(['2026-12-31', '2026-12-31', 1])
    expect(await days({ to: '2026-12-31' })).toEqual(['2026-12-01', '2026-12-31', 1])
    expect(await days({ from: '2026-12-31' }, { span: 1 })).toEqual(['2026-12-31', '2026-12-31', 1])
    expect(await days({ from: '2026-12-17' }, { span: 'month' })).toEqual(['2026-12-01', '2026-12-31', 1])
    expect(await days({ from: '2026-12-01', to: '2028-01-05' })).toEqual(['2026-12-01', '2028-01-05', 2])
  })

  it.each<ProgrammeQuery>([
    { from: '2026-12-02', to: '2026-12-01' },
    { to: '2026-11-30' },
    { from: '2026-12-01', to: '2028-01-06' },
  ])('is not of %o', async (query) => {
    await using world = await aProgramme()
    await expect(read(world, query)).rejects.toMatchObject({ facts: { pointer: '/to' } })
  })

  it('shows no date of a meeting that pauses, nor one that nobody has said yes to', async () => {
    await using world = await aProgramme()
    await laid(world, { id: m, state: 'paused' }, ['2026-12-02T15:00'])
    await laid(world, { id: n }, ['2026-12-02T15:00'], false)
    await laid(world, { id: o, ...named('Abend') }, [
      anOpenDate('2026-12-02T15:00', { state: 'cancelled' }),
      anOpenDate('2026-12-03T15:00', { state: 'requested' }),
      anOpenDate('2026-12-20T15:00', { state: 'cancelled' }),
    ])
    expect(await read(world)).toMatchObject({ shown: ['2026-12-02T15:00 Abend'], next: undefined })
  })

  it('knows what a search can be about: all that has dates to come, today among them', async () => {
    await using world = await aProgramme()
    await laid(world, { id: m, ...named('Gestern') }, ['2026-11-30T15:00'])
    await laid(world, { id: n, ...named('Heute') }, ['2026-11-24T15:00', '2026-12-01T08:00'])
    await laid(world, { id: o, ...named('Später') }, ['2027-02-01T15:00'])
    expect((await read(world, { audience: 'nobody' })).cards.sort()).toEqual(['Heute', 'Später'])
  })

  it('is searched, and where it goes on too, but for whether a place is free then', async () => {
    await using world = await aProgramme()
    const registration = { ...terms, places: 2 }
    await laid(world, { id: m, ...named('Café'), languages: ['uk'], registration }, [
      '2026-12-02T15:00',
      '2026-12-03T15:00',
      '2026-12-10T15:00',
    ])
    await laid(world, { id: n, ...named('Brunch') }, ['2026-12-03T15:00', '2026-12-09T15:00'])
    await counted(world, { meeting: m, key: '2026-12-02T15:00' }, { taken: 2 })
    await counted(world, { meeting: m, key: '2026-12-10T15:00' }, { taken: 2 })
    expect(await read(world, { language: 'uk' })).toMatchObject({
      shown: ['2026-12-02T15:00 Café', '2026-12-03T15:00 Café'],
      next: '2026-12-10',
    })
    const free = await read(world, { language: 'uk', free: '1' })
    expect(free).toMatchObject({ shown: ['2026-12-03T15:00 Café'], next: '2026-12-10' })
  })

  it('says how many places there are unless nobody wants to know', async () => {
    await using world = await aProgramme()
    const key = '2026-12-02T15:00'
    await laid(world, { id: m, registration: { ...terms, places: 2 } }, [key])
    await laid(world, { id: n }, [key])
    await counted(world, { meeting: m, key }, { taken: 1, waiting: 3 })
    await counted(world, { meeting: n, key }, { taken: 7 })
    const places = async (query: ProgrammeQuery, how: ProgrammeSpan) =>
      (await read(world, query, how)).dates.flatMap((date) => date.places ?? [])
    const known = [{ all: 2, taken: 1, waiting: 3 }]
    expect(await places({}, {})).toEqual(known)
    expect(await places({}, { withoutPlaces: false })).toEqual(known)
    expect(await places({}, { withoutPlaces: true })).toEqual([])
    expect(await places({ free: '1' }, { withoutPlaces: true })).toEqual(known)
    const [plain] = (await read(world, {}, { withoutPlaces: true })).dates
    expect(plain).not.toHaveProperty('places')
  })
})
