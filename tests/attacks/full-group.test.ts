import { expect, it } from 'vitest'
import { answerAsk } from '../../functions/asks/actions/answer.ts'
import { removeAgreement } from '../../functions/houses/actions/remove-agreement.ts'
import { writeAgreement } from '../../functions/houses/actions/write-agreement.ts'
import { mostAgreements } from '../../functions/houses/schema/agreement.ts'
import { agree } from '../../functions/groups/actions/agree.ts'
import { endGroup } from '../../functions/groups/actions/end-group.ts'
import { mostReports, mostVouches } from '../../functions/groups/schema/trust.ts'
import { asks, held, twoGroups } from '../asks/two-groups.ts'
import { founded, proofPath, storedOf } from '../groups/a-group.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { managerOf, stranger } from '../meetings/acting.ts'
import { itInTurn } from '../support/in-turn.ts'
import { itemBytes } from '../support/item-bytes.ts'
import { wholeTable } from './whole-table.ts'

const long = (length: number) => '議'.repeat(length)
const most = 400 * 1024
const largest = async ({ world }: Staged, type: string) =>
  Math.max(...[...(await wholeTable(world)).values()].filter((each) => each['type'] === type).map(itemBytes))

const words = {
  name: long(80),
  purpose: long(1000),
  notes: long(2000),
  languages: [],
  audience: [],
  host: { name: long(80), email: 'ada@gruppe.example' },
}
const at = '2026-12-01T09:00:00.000Z'

itInTurn(
  'a group of which all is said that can be is judged, agrees, and is ended all the same',
  async () => {
    await using stage = await aStage({}, { house: { trustAfterVouches: 1 } })
    const { ctx } = stage.world
    const manager = await managerOf(stage)
    const { id, host } = await founded(stage, words)
    const one = { title: long(80), words: long(4000) }
    const agreements = []
    for (let count = 0; count < mostAgreements; count++)
      agreements.push(await writeAgreement(ctx, manager, { house, words: one }))
    const more = writeAgreement(ctx, manager, { house, words: one })
    await expect(more).rejects.toMatchObject({ code: 'agreements-enough' })
    const own = { ...stranger, token: host.token }
    for (const { id: agreement, version } of agreements) await agree(ctx, own, { id, agreement, version })

    const report = (day: number) =>
      stage.manage(`/api/groups/${id}/reports`, {
        kind: 'untidy',
        date: `2026-10-${String(day).padStart(2, '0')}`,
        words: long(300),
      })
    for (let day = 1; day <= mostReports + 1; day++) expect((await report(day)).status).toBe(200)
    const vouches = Array.from({ length: mostVouches }, (_, count) => ({
      group: `grp00000000${count}`,
      name: long(80),
      at,
    }))
    const keys = [
      { pk: `GROUP#${id}`, sk: 'GROUP' },
      { pk: `GROUPS#${house}`, sk: `G#${id}` },
    ]
    await ctx.table.transact(keys.map((key) => ({ kind: 'update' as const, key, set: { vouches } })))
    const choir = await founded(stage, { name: 'Chor', host: { name: 'Bo', email: 'bo@gruppe.example' } })
    await stage.world.call('POST', await proofPath(stage, choir.id, choir.host.id, 'bo@gruppe.example'))
    await stage.manage(`/api/groups/${choir.id}/trust`, { trusted: true, reason: 'Seit Jahren da.' })
    const vouched = await stage.post(`/api/groups/${id}/vouch`, { group: choir.id }, choir.host.token)
    expect(vouched.json.type).toBe('/problems/vouched-enough')

    const { group } = await storedOf(stage, id)
    expect([group.reports?.length, group.vouches?.length, group.accepted?.length]).toEqual([
      mostReports,
      mostVouches,
      mostAgreements,
    ])
    for (const type of ['group', 'group-entry', 'agreement-list', 'agreement'])
      expect(await largest(stage, type)).toBeLessThan(most / 8)
    await removeAgreement(ctx, manager, { house, id: agreements[0]!.id })
    await writeAgreement(ctx, manager, { house, words: one })
    await endGroup(ctx, manager, id)
    expect((await storedOf(stage, id)).group.state).toBe('ended')
  },
)

it('a question with as many words as it can have goes out and is answered', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const groups = await twoGroups(stage)
  const purpose = long(120)
  const other = await held(stage, groups.choir, { date: '2026-12-12', purpose })
  const asked = await asks(stage, groups, { words: long(500), mine: { booking: other }, purpose })
  expect(asked.status).toBe(201)
  expect(await largest(stage, 'ask')).toBeLessThan(most / 50)
  const host = { ...stranger, token: groups.sewing.host.token }
  expect(await answerAsk(ctx, host, { id: asked.json.id, answer: 'no' })).toMatchObject({ state: 'no' })
})
