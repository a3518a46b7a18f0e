import { describe, expect, it } from 'vitest'
import { ownedUsage } from '../../functions/contacts/actions/owned.ts'
import { beyondLimits, hoursUsed, readUsage, usageWrites } from '../../functions/contacts/actions/usage.ts'
import type { Counted, CountedDate } from '../../functions/contacts/rules/usage.ts'
import { readLabel, readUsageOf } from '../../functions/contacts/store/usage.ts'
import type { House } from '../../functions/houses/schema.ts'
import { aHouse, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const bare: House = { ...aHouse(), version: 1 }
const prime = { primeWeekdays: ['tu' as const], primeFrom: '17:00', primeTo: '21:00', primeHours: 20 }
const weekly: House = { ...bare, maxHoursPerWeek: 4 }
const ada = 'contact00001'

const aDate = (change: Partial<CountedDate> = {}): CountedDate => ({
  date: '2026-12-08',
  from: '19:00',
  to: '21:00',
  isApproved: false,
  ...change,
})
const counted = (dates: CountedDate[], change: Partial<Counted> = {}): Counted => ({
  contactId: ada,
  dates,
  lastDate: dates.at(-1)?.date ?? '2026-12-08',
  isOwnWish: true,
  ...change,
})

const writes = ({ ctx }: World, house: House, after: Counted, before?: Counted) =>
  usageWrites(ctx, house, { before, after })
const does = async (world: World, house: House, after: Counted, before?: Counted) =>
  world.ctx.table.transact(await writes(world, house, after, before))
const used = async ({ ctx }: World) => Object.fromEntries((await readUsageOf(ctx.table, 'aef', ada)).used)
const item = async ({ ctx }: World) =>
  ctx.table.get({ pk: 'USED#aef', sk: `CONTACT#${ada}` }, { consistent: true })
const tooMuch = { code: 'over-limit' }

describe('what a booking adds to what its contact uses', () => {
  it('is nothing where nothing that counts has changed', async () => {
    await using world = await aWorld()
    expect(await writes(world, bare, counted([aDate()]))).toEqual([])
    expect(await writes(world, weekly, counted([aDate()]), counted([aDate()]))).toEqual([])
    expect(await writes(world, weekly, counted([]), counted([]))).toEqual([])
  })

  it('is added to what is there, and taken away again', async () => {
    await using world = await aWorld()
    const one = counted([aDate({ isApproved: true })])
    await does(world, weekly, one)
    await does(world, weekly, counted([aDate({ from: '20:00' })]))
    expect(await used(world)).toEqual({ 'approved 2026-2': 120, 'week 2026-12-07': 180 })
    await does(world, weekly, counted([]), one)
    expect(await used(world)).toEqual({ 'approved 2026-2': 0, 'week 2026-12-07': 60 })
  })

  it('binds who wishes it for themselves, where the house has limits', async () => {
    await using world = await aWorld()
    const much = counted([aDate({ from: '12:00', to: '17:00' })])
    await expect(writes(world, weekly, much)).rejects.toMatchObject(tooMuch)
    expect(await writes(world, weekly, { ...much, isOwnWish: false })).toHaveLength(1)
    expect(await writes(world, bare, counted([aDate({ to: '24:00', isApproved: true })]))).toHaveLength(1)
    await does(world, weekly, { ...much, isOwnWish: false })
    const approved = counted([aDate({ from: '12:00', to: '17:00', isApproved: true })])
    expect(await writes(world, weekly, approved, much)).toHaveLength(1)
    const more = counted([aDate({ from: '12:00', to: '17:15' })])
    await expect(writes(world, weekly, more, much)).rejects.toMatchObject(tooMuch)
  })

  it('is checked by what was read: two at once do not pass the limit', async () => {
    await using world = await aWorld()
    const both = await Promise.all(
      [0, 1].map(() => writes(world, weekly, counted([aDate({ from: '18:00' })]))),
    )
    expect(await world.ctx.table.transact(both[0]!)).toBe('done')
    await expect(world.ctx.table.transact(both[1]!)).rejects.toMatchObject({ code: 'changed-meanwhile' })
    const less = counted([aDate({ from: '20:00' })])
    const taken = await Promise.all([0, 1].map(() => writes(world, weekly, counted([]), less)))
    for (const each of taken) expect(await world.ctx.table.transact(each)).toBe('done')
  })

  it('is kept for half a year after the last date that a booking of today can have', async () => {
    await using world = await aWorld()
    await does(world, weekly, counted([aDate()]))
    expect((await item(world))?.['ttl']).toBe(Date.parse('2029-06-01T00:00:00.000Z') / 1000)
    await does(world, weekly, counted([aDate()], { lastDate: '2029-01-31' }))
    expect((await item(world))?.['ttl']).toBe(Date.parse('2029-07-31T00:00:00.000Z') / 1000)
  })

  it('carries the name that the board may show, until it is taken back where the ledger is shown', async () => {
    await using world = await aWorld()
    const labelOf = () => readLabel(world.ctx.table, 'aef', ada)
    const house = { ...bare, ...prime }
    const [chor, tanz, none] = ['Chor', 'Tanz', undefined].map((label) => counted([aDate()], { label }))
    await does(world, house, chor!)
    expect(await labelOf()).toBe('Chor')
    expect(await writes(world, house, chor!, chor!)).toEqual([])
    await does(world, house, tanz!, chor!)
    expect(await labelOf()).toBe('Tanz')
    await does(world, house, { ...tanz!, dates: [aDate(), aDate({ date: '2026-12-15' })] }, tanz!)
    expect(await labelOf()).toBe('Tanz')
    await does(world, house, none!, tanz!)
    expect(await labelOf()).toBeUndefined()
    expect(await writes(world, house, counted([], { label: 'Chor' }), counted([]))).toEqual([])
  })

  it('carries the name no longer than the house keeps names after the date with which it was said', async () => {
    await using world = await aWorld()
    const said = counted([aDate()], { label: 'Chor', lastDate: '2026-12-08' })
    await does(world, { ...bare, ...prime, retentionMonths: 3 }, said)
    world.clock.set('2027-03-07T23:59:59.000Z')
    expect(await readLabel(world.ctx.table, 'aef', ada)).toBe('Chor')
    world.clock.set('2027-03-08T00:00:00.000Z')
    expect(await readLabel(world.ctx.table, 'aef', ada)).toBeUndefined()
    expect((await item(world))?.['v']).toBe(1)
  })

  it('carries no name where no ledger is shown', async () => {
    await using world = await aWorld()
    await does(world, weekly, counted([aDate()], { label: 'Chor' }))
    expect(await readLabel(world.ctx.table, 'aef', ada)).toBeUndefined()
  })
})

describe('dates of a series that the limits leave no room for', () => {
  const key = (date: string, from = '19:00') => ({ key: `${date}T${from}`, date, from, to: '21:30' })
  const dates = ['2026-12-08', '2026-12-09', '2026-12-15'].map((date) => key(date))
  const beyond = async ({ ctx }: World, house: House, together: boolean, of = dates) =>
    [...(await beyondLimits(ctx, house, { contactId: ada, dates: of, together }))].map((each) =>
      each.slice(0, 10),
    )

  it('are found together or each by itself, and none without limits or dates', async () => {
    await using world = await aWorld()
    expect(await beyond(world, weekly, true)).toEqual(['2026-12-09'])
    expect(await beyond(world, weekly, false)).toEqual([])
    expect(await beyond(world, bare, true)).toEqual([])
    expect(await beyond(world, weekly, true, [])).toEqual([])
  })

  it('are refused where none is left together', async () => {
    await using world = await aWorld()
    const long = [key('2026-12-08', '12:00'), key('2026-12-15', '12:00')]
    await expect(beyond(world, weekly, true, long)).rejects.toMatchObject(tooMuch)
    expect(await beyond(world, weekly, false, long)).toEqual(['2026-12-08', '2026-12-15'])
  })
})

describe('what is read of it', () => {
  it('is the approved hours of this half-year, of whoever is asked for', async () => {
    await using world = await aWorld()
    await does(
      world,
      bare,
      counted([aDate({ isApproved: true }), aDate({ date: '2027-01-12', isApproved: true })]),
    )
    const hours = await hoursUsed(world.ctx, bare, [ada, 'contact00002'])
    expect([...hours]).toEqual([
      [ada, 2],
      ['contact00002', 0],
    ])
    await does(world, bare, counted([]), counted([aDate({ isApproved: true, from: '15:00' })]))
    expect((await hoursUsed(world.ctx, bare, [ada])).get(ada)).toBe(0)
    expect(await hoursUsed(world.ctx, bare, [])).toEqual(new Map())
  })

  it('is who uses the prime time, where there is one', async () => {
    const uses = async (house: object) => {
      await using world = await aWorld()
      await found(world, { house })
      await does(world, { ...bare, ...prime }, counted([aDate()], { label: 'Chor' }))
      return (await readUsage(world.ctx, 'aef')).uses
    }
    expect(await uses(prime)).toEqual([{ label: 'Chor', period: '2026-2', hours: 2, most: 20 }])
    expect(await uses({})).toEqual([])
  })

  it('is told to whose it is, and their name is forgotten', async () => {
    await using world = await aWorld()
    const owner = { contactId: ada, person: 'x' }
    const told = async () => (await ownedUsage.tell!(world.ctx, owner, (await item(world))!))[0]!
    const house = { ...bare, ...prime }
    await does(world, house, counted([aDate()], { label: 'Chor' }))
    expect(await told()).toEqual({
      kind: 'usage',
      id: 'aef',
      house: 'aef',
      goes: '2029-06-01T00:00:00.000Z',
      data: { label: 'Chor', v: 1, 'u_prime 2026-2': 120 },
    })
    await ownedUsage.forget(world.ctx, owner, await told())
    await ownedUsage.forget(world.ctx, owner, await told())
    expect((await told()).data).toEqual({ v: 1, 'u_prime 2026-2': 120 })
  })
})
