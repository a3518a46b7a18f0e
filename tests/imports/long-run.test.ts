import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beginRun, mostADay } from '../../functions/imports/actions/begin-run.ts'
import { lastRun, openRun, stopRun } from '../../functions/imports/actions/open-run.ts'
import { previewImport } from '../../functions/imports/actions/import-calendar.ts'
import type { Context } from '../../shared/context.ts'
import { house } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { refusalOf } from '../support/refusal-of.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { importing, shown } from './calendar-files.ts'
import { aRun, countsOf, dying, longCalendar, timer } from './long.ts'
import { sample } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'

const started = async (world: World, file?: string) => {
  const manager = await found(world)
  await aRun(world.ctx, manager, file)
  const booked = async () => (await shown(world, manager, '2026-12-01')).bookings.length
  return { manager, booked }
}

const itemsOf = async ({ engine }: World) =>
  (await allItems(engine.endpoint, engine.tableName)).filter(({ pk }) => pk.startsWith('IMPORT#'))

/** Does something beside each write. */
const beside = (
  ctx: Context,
  act: (all: Parameters<Context['table']['transact']>[0]) => unknown,
): Context => ({
  ...ctx,
  table: {
    ...ctx.table,
    transact: async (all) => {
      await act(all)
      return ctx.table.transact(all)
    },
  },
})

describe('a run that dies', () => {
  it.each(
    sample(
      [1, 2, 3, 15, 28, 29, 54, 65].flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]),
      4,
    ),
  )(
    'with its write %i, %s it has happened, is ended by the next one, which tells of all',
    async (at, when) => {
      await using world = await aWorld()
      const { manager, booked } = await started(world)
      await expect(timer(dying(world.ctx, at, when))).rejects.toThrow('died')
      world.clock.advance(3)
      await timer(world.ctx)
      expect(await countsOf(world.ctx)).toEqual(['done', 60, 0])
      expect(await booked()).toBe(60)
      const { report } = await openRun(world.ctx, manager, house)
      expect(new Set(report.taken.map(({ id }) => id)).size).toBe(60)
      expect(report.taken).toHaveLength(60)
    },
  )

  it('again and again is given up and said to be', async () => {
    await using world = await aWorld()
    await started(world)
    for (const minutes of [3, 6, 31, 121]) {
      await expect(timer(dying(world.ctx, 2))).rejects.toThrow('died')
      expect((await lastRun(world.ctx, house))?.state).toBe('running')
      world.clock.advance(minutes)
    }
    await timer(world.ctx)
    expect(await lastRun(world.ctx, house)).toMatchObject({
      state: 'failed',
      why: { code: 'import-given-up' },
    })
  })
})

it('two timers at once enter everything once and count it once', async () => {
  await using world = await aWorld()
  const { booked } = await started(world)
  await Promise.all([timer(world.ctx), timer(world.ctx)])
  world.clock.advance(3)
  await timer(world.ctx)
  expect(await countsOf(world.ctx)).toEqual(['done', 60, 0])
  expect(await booked()).toBe(60)
})

it('a timer that was thought dead, and comes back when another has gone on, changes nothing of what that one told', async () => {
  await using world = await aWorld()
  const { booked } = await started(world)
  let writes = 0
  await timer(
    beside(world.ctx, async () => {
      if (++writes !== 10) return
      world.clock.advance(3)
      await timer(world.ctx)
    }),
  )
  expect(await countsOf(world.ctx)).toEqual(['done', 60, 0])
  expect(await booked()).toBe(60)
})

it('a round ends by the clock, and the next one goes on', async () => {
  await using world = await aWorld()
  await started(world)
  await timer(beside(world.ctx, () => world.clock.advance(1 / 60)))
  const [state, taken] = (await countsOf(world.ctx)) ?? []
  expect(state).toBe('running')
  expect(Number(taken)).toBeGreaterThan(0)
  expect(Number(taken)).toBeLessThan(60)
  world.clock.advance(1)
  await timer(world.ctx)
  expect(await countsOf(world.ctx)).toEqual(['done', 60, 0])
})

it('of two managers at once one is told that another calendar is under way', async () => {
  await using world = await aWorld()
  const { manager } = await started(world)
  expect(await refusalOf(aRun(world.ctx, manager))).toBe('import-running')
  await timer(world.ctx)
  await aRun(world.ctx, manager, longCalendar(61))
  await timer(world.ctx)
  expect(await lastRun(world.ctx, house)).toMatchObject({ state: 'done', taken: 1, known: 60 })
})

itInTurn('one event that fails stops no other, and is told in the end', async () => {
  await using world = await aWorld()
  const { booked, manager } = await started(world)
  const { plan } = await previewImport(world.ctx, manager, importing(longCalendar(60)))
  const bad = plan.takes[0]!.id
  const failing = beside(world.ctx, (all) => {
    if (all.some(({ key }) => key.sk === bad)) throw new Error('this one cannot be written')
  })
  for (const minutes of [0, 6, 31, 121]) {
    expect((await lastRun(world.ctx, house))?.state).toBe('running')
    world.clock.advance(minutes)
    await timer(failing)
  }
  expect(await countsOf(world.ctx)).toEqual(['done', 59, 1])
  expect(await booked()).toBe(59)
})

it('stopped in the midst of a round it enters no more than it has begun, and counts what is there', async () => {
  await using world = await aWorld()
  const { booked, manager } = await started(world)
  let writes = 0
  await timer(
    beside(world.ctx, async () => {
      if (++writes === 10) await stopRun(world.ctx, manager, house)
    }),
  )
  expect(await countsOf(world.ctx)).toEqual(['stopped', 25, 35])
  expect(await booked()).toBe(25)
  expect((await itemsOf(world)).map(({ type }) => type)).not.toContain('import-file')
})

it('whoever runs the house no longer enters nothing more in it', async () => {
  await using world = await aWorld()
  const { manager } = await started(world)
  const key = { pk: 'HOUSE#aef', sk: `MANAGER#${manager.person!.id}` }
  await world.ctx.table.transact([{ kind: 'delete', key }])
  await timer(world.ctx)
  expect(await lastRun(world.ctx, house)).toMatchObject({
    state: 'failed',
    taken: 0,
    why: { code: 'not-allowed' },
  })
})

it('of a house that is gone nothing is left', async () => {
  await using world = await aWorld()
  await started(world)
  await world.ctx.table.transact([{ kind: 'delete', key: { pk: 'HOUSE#aef', sk: 'HOUSE' } }])
  await timer(world.ctx)
  expect(await itemsOf(world)).toEqual([])
})

it.each(['a piece that is missing', 'bytes that are none of ours'])(
  'ends at %s, and says so',
  async (which) => {
    await using world = await aWorld()
    await started(world)
    const { pk, sk } = (await itemsOf(world)).find(({ type }) => type === 'import-file')!
    const key = { pk, sk }
    await world.ctx.table.transact([
      which === 'a piece that is missing'
        ? { kind: 'delete', key }
        : { kind: 'put', key, item: { ...key, type: 'import-file', piece: new Uint8Array([1, 2, 3]) } },
    ])
    await timer(world.ctx)
    expect(await lastRun(world.ctx, house)).toMatchObject({
      state: 'failed',
      why: { code: 'calendar-unreadable' },
    })
  },
)

it('a manager begins so many a day and no more', async () => {
  await using world = await aWorld()
  const manager = await found(world)
  const asked = importing(longCalendar(2))
  const report = await previewImport(world.ctx, manager, asked)
  const begin = () => beginRun(world.ctx, { person: manager.person! }, { importing: asked, report })
  for (let count = 0; count < mostADay; count++) {
    await begin()
    await stopRun(world.ctx, manager, house)
  }
  expect(await refusalOf(begin())).toBe('too-many-requests')
  world.clock.advance(24 * 60)
  await begin()
  expect((await lastRun(world.ctx, house))?.state).toBe('running')
})

it('a calendar that hardly gets smaller lies in several pieces, and comes out as it was', async () => {
  await using world = await aWorld()
  const hash = (at: number) => createHash('sha512').update(String(at)).digest('base64')
  const noise = Array.from({ length: 8000 }, (_, at) => `X-NOISE:${hash(at)}`)
  await started(world, longCalendar(3).replace('END:VCALENDAR', `${noise.join('\n')}\nEND:VCALENDAR`))
  expect((await itemsOf(world)).filter(({ type }) => type === 'import-file').length).toBeGreaterThan(1)
  await timer(world.ctx)
  expect(await countsOf(world.ctx)).toEqual(['done', 3, 0])
  expect((await itemsOf(world)).map(({ type }) => type)).not.toContain('import-file')
})
