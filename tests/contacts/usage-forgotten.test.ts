import { expect, it } from 'vitest'
import { goesAfter } from '../../functions/houses/rules/retention.ts'
import {
  labelWrite,
  noLabelWrite,
  readAllUsage,
  readUsageOf,
  usageWrite,
} from '../../functions/contacts/store/usage.ts'
import { aLimitedWorld, ask, id, usedBy } from '../bookings/limited.ts'
import { aWorld } from '../support/world.ts'

it('weeks that are long over are forgotten with the next wish', async () => {
  await using place = await aLimitedWorld({ maxHoursPerWeek: 6, maxDatesAhead: 3 })
  const { world } = place
  await ask(world, { date: '2026-12-08' })
  world.clock.set('2027-03-01T09:00:00.000Z')
  const later = await ask(world, { date: '2027-03-09' })
  expect(await usedBy(world, later)).toEqual({ 'week 2027-03-08': 120, 'dates 2027-03-08': 1 })
})

it('what a wish itself counts is counted, however long it is over; the rest of it is forgotten', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  const of = { house: id, contactId: 'someone', lastDate: '2026-12-08' }
  const had = ['week 2026-10-26', 'dates 2026-10-26', 'week 2026-12-07']
  await table.transact([usageWrite({ ...of, change: new Map(had.map((name) => [name, 1])) })])
  const seen = await readUsageOf(table, id, 'someone')
  const bygone = ['week 2026-10-26', 'dates 2026-10-26']
  const change = new Map([['week 2026-10-26', 60]])
  await table.transact([usageWrite({ ...of, change, seen: { ...seen, bygone } })])
  expect(Object.fromEntries((await readUsageOf(table, id, 'someone')).used)).toEqual({
    'week 2026-10-26': 61,
    'week 2026-12-07': 1,
  })
})

it('whoever has used nothing is not written down by being forgotten', async () => {
  await using world = await aWorld()
  const { table } = world.ctx
  const change = new Map([['week 2026-12-07', 60]])
  await table.transact([
    usageWrite({ house: id, contactId: 'ada', change, lastDate: '2026-12-08' }),
    labelWrite(id, 'ada', { label: 'Ada', ttl: goesAfter('2026-12-08', 12) }),
  ])
  expect(await readAllUsage(table, id)).toMatchObject([{ contactId: 'ada', label: 'Ada' }])
  for (const contactId of ['ada', 'nobody']) await table.transact([noLabelWrite(id, contactId)])
  expect(await readAllUsage(table, id)).toMatchObject([{ contactId: 'ada', used: change, label: undefined }])
})
