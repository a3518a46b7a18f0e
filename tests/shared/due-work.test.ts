import { expect, it } from 'vitest'
import { workOff } from '../../shared/due-work.ts'
import { Refusal } from '../../shared/refusal.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { beginning, aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const due = { kind: 'thing', of: ({ sk }: { sk: string }) => sk }
const keyOf = (name: string) => ({ pk: 'THING', sk: name })

/** Things that are due: the first are the oldest. */
async function fill(world: World, names: readonly string[]): Promise<void> {
  const { table } = world.ctx
  for (const [at, name] of names.entries()) {
    const dueAt = addMinutes(beginning, at - 1000)
    const item = { ...keyOf(name), type: 'thing', duePk: 'thing', dueAt }
    await table.transact([{ kind: 'put', key: keyOf(name), item }])
  }
}

const gone = (world: World, name: string) => world.ctx.table.transact([{ kind: 'delete', key: keyOf(name) }])
const failures = ({ logs }: World) => logs.filter(({ message }) => message === 'it could not be done')

it('what fails is put back and stops nobody, however much of it there is', async () => {
  await using world = await aWorld()
  const names = Array.from({ length: 250 }, (_, at) => `${at < 150 ? 'broken' : 'sound'} ${at}`)
  await fill(world, names)
  const tried: string[] = []
  const work = async (name: string) => {
    tried.push(name)
    if (name.startsWith('broken')) throw new Error('the file is broken')
    await gone(world, name)
  }
  await workOff(world.ctx, { due, work, failed: 'it could not be done' })
  expect(tried).toEqual(names)
  expect(failures(world)).toHaveLength(150)
  expect(await world.ctx.table.due('thing', beginning, 500)).toEqual([])
  expect(await world.ctx.table.due('thing', addMinutes(beginning, 5), 500)).toHaveLength(150)
})

it('what fails again and again has its turn after ever longer pauses, a day at most', async () => {
  await using world = await aWorld()
  await fill(world, ['broken'])
  const work = () => Promise.reject(new Error('the file is broken'))
  const pauses: number[] = []
  for (let at = 0; at < 12; at++) {
    await workOff(world.ctx, { due, work, failed: 'it could not be done' })
    const [next] = await world.ctx.table.due('thing', '9')
    pauses.push((Date.parse(next!.at) - Date.parse(world.ctx.now())) / 60_000)
    world.clock.set(next!.at)
  }
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440])
  expect(failures(world)).toHaveLength(12)
})

it('whoever had a turn that was done meanwhile begins with a short pause again', async () => {
  await using world = await aWorld()
  await fill(world, ['thing'])
  const { table } = world.ctx
  const fail = () => Promise.reject(new Error('the file is broken'))
  const done = async () =>
    void (await table.transact([
      { kind: 'update', key: keyOf('thing'), set: { dueAt: addMinutes(world.ctx.now(), 60) } },
    ]))
  const pauses: number[] = []
  for (const work of [fail, fail, done, fail]) {
    await workOff(world.ctx, { due, work, failed: 'it could not be done' })
    const [next] = await table.due('thing', '9')
    pauses.push((Date.parse(next!.at) - Date.parse(world.ctx.now())) / 60_000)
    world.clock.set(next!.at)
  }
  expect(pauses).toEqual([5, 10, 60, 5])
})

it('a refusal is put back and told to nobody, and whoever changed the thing meanwhile says when it is due', async () => {
  await using world = await aWorld()
  await fill(world, ['refused', 'changed'])
  const later = addMinutes(beginning, 90)
  const work = async (name: string) => {
    if (name === 'changed')
      await world.ctx.table.transact([{ kind: 'update', key: keyOf(name), set: { dueAt: later } }])
    throw new Refusal('conflict', 'changed-meanwhile')
  }
  await workOff(world.ctx, { due, work, failed: 'it could not be done' })
  expect(failures(world)).toEqual([])
  const next = await world.ctx.table.due('thing', '9')
  expect(next.map(({ sk, at }) => [sk, at])).toEqual([
    ['refused', addMinutes(beginning, 5)],
    ['changed', later],
  ])
})

it('what may be due again has its turn again, but not for ever', async () => {
  await using world = await aWorld()
  await fill(world, ['steps', 'endless'])
  let steps = 0
  let turns = 0
  let readings = 0
  const work = async (name: string) => {
    if (name === 'endless') turns += 1
    else if (++steps === 3) await gone(world, name)
    return 'again' as const
  }
  const before = async () => void (readings += 1)
  await workOff(world.ctx, { due, work, failed: 'it could not be done', before })
  expect([steps, turns, readings]).toEqual([3, 50, 51])
})

it('ends by the clock', async () => {
  await using world = await aWorld()
  await fill(world, ['a', 'b', 'c', 'd'])
  const tried: string[] = []
  const work = async (name: string) => {
    tried.push(name)
    world.clock.advance(0.5)
  }
  await workOff(world.ctx, { due, work, failed: 'it could not be done' })
  expect(tried).toEqual(['a', 'b'])
})
