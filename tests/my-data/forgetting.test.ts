import { expect, it } from 'vitest'
import { allItems } from '../support/crash-consistency.ts'
import { halves } from '../support/crash-consistency.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { forget, heard, leavesTraces, mia, storedOf } from './somebody.ts'

it('whoever is forgotten is named nowhere; figures stay, and what was to come is free', async () => {
  await using stage = await aStage()
  const { past, booking, own, coming, meeting, hosted } = await leavesTraces(stage)
  await heard(stage)
  stage.world.clock.set('2026-12-04T09:00:00.000Z')
  const left = await forget(stage)
  expect(left.map(({ kind }) => kind).toSorted()).toEqual(['ledger', 'usage'])
  const { engine } = stage.world
  const items = await allItems(engine.endpoint, engine.tableName)
  const naming = items.filter(({ type }) => type !== 'data-request')
  const named = naming.filter((item) => /mia|muster|step-free/i.test(JSON.stringify(item)))
  expect(named.map(({ type, pk, sk }) => `${String(type)} ${pk} ${sk}`)).toEqual([])
  const of = (id: string) => items.find((item) => item['id'] === id)
  expect(of(past.id)).toMatchObject({ state: 'approved', attendees: 12, contact: { name: '–' } })
  expect(of(booking.id)).toMatchObject({ state: 'cancelled', attendees: 12 })
  expect(of(coming.id)).toMatchObject({ state: 'left', heads: 2 })
  expect(of(own.id)).toMatchObject({ hosts: 0, members: 1, seekingSince: stage.world.ctx.now() })
  expect(of(hosted.id)).toMatchObject({ state: 'ended' })
  expect(of(meeting.id)).toMatchObject({ state: 'published' })
  expect(halves(items)).toEqual([])
})

it('twice is no fault, and what is stored later stays', async () => {
  await using stage = await aStage()
  await leavesTraces(stage)
  await forget(stage)
  const before = await storedOf(stage)
  expect(await forget(stage)).toEqual(before)
  expect(mia).toContain('@')
})
