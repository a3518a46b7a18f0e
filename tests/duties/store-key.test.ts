import { describe, expect, it } from 'vitest'
import type { DutySettings, Tally } from '../../functions/duties/schema.ts'
import {
  askAnewWrites,
  keyStepWrite,
  nextLookWrite,
  dueKeys,
  readLookAt,
} from '../../functions/duties/store/key-steps.ts'
import { dutySettingsAmong, dutySettingsWrite } from '../../functions/duties/store/settings.ts'
import { readTallies, readTally, tallyWrite } from '../../functions/duties/store/tallies.ts'
import type { Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const meeting = 'm00000000001'
const first = '2026-12-08T15:00'
const of = { house: 'aef', meeting, key: first, date: '2026-12-08' }
const changed = { code: 'changed-meanwhile' }
const write = (world: World, ...writes: Write[]) => world.ctx.table.transact(writes)
const seconds = (day: string) => Date.parse(day) / 1000

describe('a key that nobody has', () => {
  const step = {
    house: 'aef',
    meeting,
    key: first,
    date: '2026-12-08',
    stage: 'list',
    at: '2026-12-03T09:00:00.000Z',
  } as const
  const item = ({ ctx }: World, stage: string) =>
    ctx.table.get({ pk: `MEETING#${meeting}`, sk: `KEY#${first}#${stage}` })
  const look = '2026-12-01T09:00:00.000Z'

  it('is asked for once, and anew when it came back', async () => {
    await using world = await aWorld()
    await write(world, keyStepWrite(step))
    await write(world, keyStepWrite({ ...step, at: look }))
    await write(world, keyStepWrite({ ...step, stage: 'house' }))
    expect(await item(world, 'list')).toMatchObject({ at: step.at, ttl: seconds('2027-01-07') })
    await write(world, ...askAnewWrites(step, look))
    expect([await item(world, 'list'), await item(world, 'house')]).toEqual([undefined, undefined])
    expect(await readDue(dueKeys, world.ctx.table, look)).toEqual([{ house: 'aef', meeting }])
  })

  it('is looked for when its time has come, unless somebody wanted it sooner', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const at = () => readLookAt(table, 'aef', meeting)
    expect(await at()).toBeUndefined()
    await write(world, ...askAnewWrites(step, look))
    expect(await readDue(dueKeys, table, '2026-12-01T08:59:59.999Z')).toEqual([])
    const next = '2026-12-02T09:00:00.000Z'
    await write(world, nextLookWrite('aef', meeting, { seen: next, next: '2027-01-01T09:00:00.000Z' }))
    expect(await at()).toBe(look)
    await write(world, nextLookWrite('aef', meeting, { seen: look, next }))
    expect([await at(), await readDue(dueKeys, table, next)]).toEqual([next, [{ house: 'aef', meeting }]])
    await write(world, nextLookWrite('aef', meeting, { seen: next, next: undefined }))
    expect([await at(), await readDue(dueKeys, table, '2028-01-01T09:00:00.000Z')]).toEqual([undefined, []])
  })
})

describe('what a house says about duties', () => {
  it('is as usual until it says something, and changed by whoever saw it as it is', async () => {
    await using world = await aWorld()
    expect(dutySettingsAmong('aef', [])).toEqual({ house: 'aef', keyAskDays: 5, version: 0 })
    const settings: DutySettings = { house: 'aef', keyAskDays: 9, version: 1 }
    await expect(write(world, dutySettingsWrite({ ...settings, version: 2 }))).rejects.toMatchObject(changed)
    await write(world, dutySettingsWrite(settings))
    await expect(write(world, dutySettingsWrite(settings))).rejects.toMatchObject(changed)
    await write(world, dutySettingsWrite({ ...settings, version: 2 }))
    await expect(write(world, dutySettingsWrite({ ...settings, version: 4 }))).rejects.toMatchObject(changed)
    const items = await world.ctx.table.query({ pk: 'HOUSE#aef' })
    expect(dutySettingsAmong('aef', items)).toEqual({ ...settings, version: 2 })
  })
})

describe('how many came', () => {
  it('is read of a date, and of all from one day to another, both included', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const tally = (date: string, adults: number): Tally => ({
      ...of,
      date,
      from: '15:00',
      to: '17:00',
      title: 'Sprachcafé',
      venue: { kind: 'online' },
      at: '2026-12-08T16:00:00.000Z',
      adults,
    })
    const days = ['2026-12-07', '2026-12-08', '2026-12-15', '2026-12-16']
    await write(world, ...days.map((day, at) => tallyWrite(tally(day, at))))
    await write(world, tallyWrite(tally('2026-12-08', 9)))
    expect((await readTally(table, of))?.adults).toBe(9)
    expect(await readTally(table, { ...of, date: '2026-12-09' })).toBeUndefined()
    const found = await readTallies(table, 'aef', { from: '2026-12-08', to: '2026-12-15' })
    expect(found.map(({ adults }) => adults)).toEqual([9, 2])
  })
})
