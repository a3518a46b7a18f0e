import { describe, expect, it } from 'vitest'
import {
  newAttendanceWrite,
  nextAttendanceWrite,
  readAttendance,
  readAttendances,
  readAttendancesOf,
  dueAttendances,
} from '../../functions/attendances/store/attendances.ts'
import { stepWrite, wasToldBefore } from '../../functions/attendances/store/steps.ts'
import type { DateStep } from '../../functions/attendances/schema/date-step.ts'
import type { Write } from '../../shared/table/write.ts'
import { areFresh } from '../support/reads.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { anAttendance } from './values.ts'
import { readDue } from '../../shared/table/due.ts'

const changed = { code: 'changed-meanwhile' }
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)
const seconds = (day: string) => Date.parse(day) / 1000
const [id, other] = ['a000000bbbbb', 'a000001bbbbb'] as const

describe('somebody’s coming in the table', () => {
  const item = ({ ctx }: World, of: string = id) => ctx.table.get({ pk: 'COMING#bbbbb', sk: of })

  it('is written once, and changed by whoever saw it as it is', async () => {
    await using world = await aWorld()
    const coming = anAttendance({ id })
    await write(world, newAttendanceWrite(coming))
    await expect(write(world, newAttendanceWrite(coming))).rejects.toMatchObject(changed)
    await write(world, nextAttendanceWrite({ ...coming, heads: 3, version: 2 }))
    for (const version of [2, 4])
      await expect(write(world, nextAttendanceWrite({ ...coming, version }))).rejects.toMatchObject(changed)
    expect(await readAttendance(world.ctx.table, id)).toEqual({ ...coming, heads: 3, version: 2 })
    expect(await readAttendance(world.ctx.table, other)).toBeUndefined()
  })

  it('is found by whoever it is of, goes thirty days after its date, and is due when an offer ends', async () => {
    await using world = await aWorld()
    const offer = { until: '2026-12-02T09:00:00.000Z' }
    const offered = anAttendance({ id, state: 'offered', offer, contactId: 'c' })
    await write(world, newAttendanceWrite(offered), newAttendanceWrite(anAttendance({ id: other, offer })))
    expect(await item(world)).toMatchObject({
      ttl: seconds('2027-01-07'),
      owner: 'c',
      duePk: expect.stringMatching(/^attendance(~\d)?$/),
      dueAt: offer.until,
    })
    expect(await item(world, other)).toMatchObject({ ttl: seconds('2027-01-07') })
    expect(await item(world, other)).not.toHaveProperty('duePk')
    const { table } = world.ctx
    expect(await readDue(dueAttendances, table, '2026-12-02T08:59:59.999Z')).toEqual([])
    expect(await readDue(dueAttendances, table, offer.until)).toEqual([id])
    await write(world, nextAttendanceWrite({ ...offered, state: 'coming', version: 2 }))
    expect(await readDue(dueAttendances, table, offer.until)).toEqual([])
    expect((await item(world))?.['owner']).toBe('c')
    await write(world, newAttendanceWrite(anAttendance({ id: 'a000002bbbbb', state: 'offered' })))
    expect(await item(world, 'a000002bbbbb')).not.toHaveProperty('duePk')
  })

  it('is read with those of its date, in the order in which they came', async () => {
    await using world = await aWorld()
    const at = (minute: number) => `2026-12-01T09:0${minute}:00.000Z`
    const of = (name: string, change: object) =>
      newAttendanceWrite(anAttendance({ id: `${name}bbbbb`, ...change }))
    await write(
      world,
      of('a000001', { since: at(2) }),
      of('a000002', { since: at(1) }),
      of('a000003', { since: at(1) }),
      of('a000004', { meeting: 'm00000000002' }),
      of('a000005', { key: '2026-12-15T15:00' }),
    )
    const date = { bucket: 'bbbbb', meeting: 'm00000000001', key: '2026-12-08T15:00' }
    const all = await readAttendancesOf(world.ctx.table, date)
    expect(all.map((each) => each.id)).toEqual(['a000002bbbbb', 'a000003bbbbb', 'a000001bbbbb'])
    const some = await readAttendances(world.ctx.table, ['a000005bbbbb', 'a000009bbbbb'])
    expect(some.map((each) => each.id)).toEqual(['a000005bbbbb'])
    expect(await readAttendances(world.ctx.table, [])).toEqual([])
  })
})

describe('what all who come to a date are told', () => {
  const step: DateStep = {
    house: 'aef',
    meeting: 'm00000000001',
    key: '2026-12-08T15:00',
    date: '2026-12-08',
    what: 'release',
    version: 2,
  }

  it('is told once, and is told again as a later version', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await write(world, stepWrite(step))
    await write(world, stepWrite({ ...step, date: '2026-12-09' }))
    const item = await table.get({ pk: `MEETING#${step.meeting}`, sk: `STEP#${step.key}#release#2` })
    expect(item).toMatchObject({ date: '2026-12-08', ttl: seconds('2027-01-07') })
    const before = (change: Partial<DateStep>) => wasToldBefore(table, { ...step, ...change })
    expect([
      await before({}),
      await before({ version: 3 }),
      await before({ version: 3, what: 'remind' }),
    ]).toEqual([false, true, false])
    await write(world, stepWrite({ ...step, version: 5 }))
    expect([await before({ version: 2 }), await before({ version: 3 })]).toEqual([false, true])
  })
})

it('whoever decides by who comes sees what was written a moment ago', async () => {
  await using world = await aWorld()
  const of = { bucket: 'bbbbb', meeting: 'm', key: 'k' }
  const reads = await areFresh(world, async (table) => {
    await readAttendance(table, id)
    await readAttendancesOf(table, of)
    await readAttendances(table, [id])
    await wasToldBefore(table, { ...of, house: 'aef', date: '2026-12-08', what: 'release', version: 1 })
  })
  expect(reads).toEqual([true, true, true, true])
})
