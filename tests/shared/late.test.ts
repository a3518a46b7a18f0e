import { expect, it } from 'vitest'
import { entry } from '../../functions/entry.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { newMailWrite } from '../../functions/notifications/store.ts'
import { workOff } from '../../shared/due-work.ts'
import { signalLines } from '../../shared/log.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { aMail } from '../notifications/a-mail.ts'
import { aWorld, beginning } from '../support/world.ts'
import type { World } from '../support/world.ts'

const lines = ({ logs }: World, message: string) => logs.filter((line) => line.message === message)

const due = { kind: 'thing', of: ({ sk }: { sk: string }) => sk }
const key = { pk: 'THING', sk: 'a' }

/** A round of work with one thing that has been due for so long. */
async function aRound(world: World, minutes: number): Promise<void> {
  const { table } = world.ctx
  const item = { ...key, type: 'thing', duePk: 'thing', dueAt: addMinutes(beginning, -minutes) }
  await table.transact([{ kind: 'put', key, item }])
  const work = async () => void (await table.transact([{ kind: 'delete', key }]))
  await workOff(world.ctx, { due, work, failed: 'it could not be done' })
}

it('due work that waited for more than a quarter of an hour is said to be late, once a round', async () => {
  await using world = await aWorld()
  await aRound(world, 15)
  expect(lines(world, signalLines.lateWork)).toEqual([])
  await aRound(world, 16)
  expect(lines(world, signalLines.lateWork)).toEqual([
    { level: 'warn', message: signalLines.lateWork, kind: 'thing', minutes: 16 },
  ])
})

it('mails that wait for a quarter of an hour are late too, whatever the reason', async () => {
  await using world = await aWorld()
  await world.ctx.table.transact([newMailWrite(aMail({ dueAt: addMinutes(beginning, -20) }))])
  await sendDueMails(world.ctx, {})
  expect(lines(world, signalLines.lateWork)).toContainEqual(
    expect.objectContaining({ kind: 'mail', minutes: 20 }),
  )
})

it.each([
  [15, 0],
  [16, 1],
])(
  'changes that reach their function after %i minutes: %i lines say that they are late',
  async (minutes, said) => {
    await using world = await aWorld()
    const handler = entry({ stream: async () => [] }, { context: world.ctx })
    const made = epochSeconds(addMinutes(world.ctx.now(), -minutes))
    const dynamodb = { SequenceNumber: '1', ApproximateCreationDateTime: made }
    await handler({ Records: [{ eventName: 'MODIFY', dynamodb }] })
    expect(lines(world, signalLines.lateChanges)).toHaveLength(said)
  },
)
