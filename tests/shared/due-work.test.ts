import { expect, it } from 'vitest'
import { workOff } from '../../shared/due-work.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aWorld } from '../support/world.ts'

it('what fails is left for the next run and stops nobody, however much of it there is', async () => {
  await using world = await aWorld()
  const left = new Set(Array.from({ length: 350 }, (_, at) => at))
  const tried: number[] = []
  await workOff(world.ctx, {
    read: async (most) => [...left].slice(0, most),
    nameOf: String,
    work: async (at) => {
      tried.push(at)
      if (at < 150) throw new Error('the file is broken')
      left.delete(at)
    },
    failed: 'it could not be done',
  })
  expect([left.size, tried.length]).toEqual([150, 350])
  expect(world.logs.filter(({ message }) => message === 'it could not be done').length).toBe(150)
})

it('ends by the clock, and a refusal is no failure', async () => {
  await using world = await aWorld()
  const tried: string[] = []
  const work = async (name: string) => {
    tried.push(name)
    if (name === 'a') throw new Refusal('conflict', 'changed-meanwhile')
    world.clock.advance(0.5)
  }
  const run = () =>
    workOff(world.ctx, {
      read: async () => ['a', 'b', 'c', 'd'],
      nameOf: (name) => name,
      work,
      failed: 'not done',
    })
  await run()
  expect(tried).toEqual(['a', 'b', 'c'])
  expect(world.logs.filter(({ message }) => message === 'not done')).toEqual([])
})
