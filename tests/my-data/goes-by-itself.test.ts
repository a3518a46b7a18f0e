import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../shared/time/civil.ts'
import type { Item } from '../../shared/table/write.ts'
import { isOver } from '../../shared/table/over.ts'
import { unprovedDays } from '../../functions/houses/rules/retention.ts'
import { endMeeting } from '../../functions/meetings/actions/end-meeting.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { timePasses } from '../support/all-timers.ts'
import { aWish, heard, leavesTraces } from './somebody.ts'

const hers = /\bmias?\b|muster|neben\.example|0176|step-free/i

/** What is there for anybody at this moment; DynamoDB deletes the rest when it comes to it. */
async function left({ world: { ctx, engine } }: Staged): Promise<Item[]> {
  const items = await allItems(engine.endpoint, engine.tableName)
  return items.filter((item) => !isOver(item, ctx.now()))
}

async function naming(stage: Staged, what = hers) {
  const items = (await left(stage)).filter((item) => what.test(JSON.stringify(item)))
  return items.map(({ type, pk, sk }) => `${String(type)} ${pk} ${sk}`)
}

const sent = async (answer: ReturnType<Staged['post']>) => {
  const { status, json } = await answer
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(json)}`)
  return json
}

describe('when the months of a house are over', () => {
  it('nothing in the whole table names whoever was there: no history, no board, no list, no group that is over', async () => {
    await using stage = await aStage({}, { house: { retentionMonths: 3 } })
    const { world } = stage
    const { own, others, meeting } = await leavesTraces(stage)
    const phone = { contact: { name: 'Mia Muster', phone: '0176 123456' }, date: '2026-12-07' }
    await sent(stage.post('/api/houses/aef/bookings', aWish(phone)))
    const block = { rooms: ['teekueche'], from: '2026-12-11', to: '2026-12-11', label: 'Mia streicht' }
    await sent(stage.manage('/api/houses/aef/blocks', block))
    await heard(stage)
    for (const { id, host } of [own, others]) await sent(stage.post(`/api/groups/${id}/end`, {}, host.token))
    await timePasses(world, '2026-12-12T09:00:00.000Z', 1)
    const system = { kind: 'system', address: '' } as const
    await endMeeting(world.ctx, system, { id: meeting.id })
    expect((await naming(stage)).length).toBeGreaterThan(10)
    await timePasses(world, '2027-09-01T09:00:00.000Z', 15)
    expect(await naming(stage)).toEqual([])
  })
})

describe('what was never proved', () => {
  const wish = aWish({ date: '2027-06-05' })

  it('a request that lapsed is gone days later, though its date is months away', async () => {
    await using stage = await aStage()
    const { world } = stage
    await sent(stage.post('/api/houses/aef/bookings', wish))
    await timePasses(world, '2026-12-02T09:00:00.000Z', 1)
    expect((await naming(stage)).length).toBeGreaterThan(0)
    await timePasses(world, addMinutes('2026-12-02T09:00:01.000Z', unprovedDays * 24 * 60), 1)
    expect(await naming(stage)).toEqual([])
  })
})
