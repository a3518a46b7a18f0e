import { expect, it } from 'vitest'
import { answerAsk } from '../../functions/asks/actions/answer.ts'
import { openAskAs } from '../../functions/asks/actions/load.ts'
import { openAskProof, proveAsk } from '../../functions/asks/actions/prove-ask.ts'
import { settleAsks } from '../../functions/asks/actions/settle-asks.ts'
import { ownedAsks } from '../../functions/asks/actions/owned.ts'
import { askProof } from '../../functions/asks/rules/ask.ts'
import { askWrite, readAsk } from '../../functions/asks/store.ts'
import type { Ask } from '../../functions/asks/schema.ts'
import { founded, founder } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aVisitor } from '../support/builders.ts'
import { asks, held, twoGroups, words } from './two-groups.ts'

const nina = { name: 'Nina', email: 'nina@neben.example' }
const as = (token: string) => ({ ...aVisitor, token })

const stored = async ({ world }: Staged, id: string): Promise<Ask> => {
  const ask = await readAsk(world.ctx.table, id)
  if (ask === undefined) throw new Error('gone')
  return ask
}

/** Nina asks, by an address that she has yet to prove; with what the link in her mail says. */
async function ninaAsks(stage: Staged, booking: string) {
  const body = { kind: 'merge', words, contact: nina }
  const { json } = await stage.post(`/api/bookings/${booking}/ask-holder`, body)
  const token = askProof(await stage.world.ctx.secret(), await stored(stage, json.id))
  return { id: json.id as string, token }
}

it('no host answers, or sees, a question before its address is proved', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const { theirs, sewing, choir } = await twoGroups(stage)
  const proof = await ninaAsks(stage, theirs)
  const host = as(sewing.host.token)
  const hidden = { kind: 'not-found', facts: { ask: proof.id } }
  await expect(openAskAs(ctx, host, proof.id)).rejects.toMatchObject(hidden)
  await expect(answerAsk(ctx, host, { id: proof.id, answer: 'no' })).rejects.toMatchObject(hidden)
  await expect(openAskAs(ctx, as(choir.host.token), proof.id)).rejects.toMatchObject({ kind: 'forbidden' })
  await proveAsk(ctx, proof)
  expect((await openAskAs(ctx, host, proof.id)).ask.state).toBe('open')
  const unknown = 'nnnnnnnnnnnn'
  await expect(openAskAs(ctx, host, unknown)).rejects.toMatchObject({
    kind: 'not-found',
    facts: { ask: unknown },
  })
})

it('neither does the host of a group that the booking has come to since', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const groups = await twoGroups(stage)
  const { json } = await asks(stage, groups)
  const band = await founded(stage, { name: 'Band', host: { name: 'Bo', email: founder } })
  const slot = { rooms: ['teekueche'], date: '2026-12-07', from: '15:00', to: '17:00' }
  const other = await held(stage, band, slot)
  const ask = await stored(stage, json.id)
  const moved = { ...ask, version: 2, of: { ...ask.of, booking: other } }
  await ctx.table.transact([askWrite(moved)])
  const refused = { kind: 'forbidden', code: 'not-allowed' }
  await expect(openAskAs(ctx, as(band.host.token), json.id)).rejects.toMatchObject(refused)
})

it('an address is proved until the question ends, by its own link, and once', async () => {
  await using stage = await aStage()
  const { ctx, clock } = stage.world
  const { theirs } = await twoGroups(stage)
  const proof = await ninaAsks(stage, theirs)
  const wrong = { ...proof, token: proof.token.replace(/.$/, '~') }
  await expect(openAskProof(ctx, wrong)).rejects.toMatchObject({ kind: 'forbidden', code: 'not-allowed' })
  clock.set('2026-12-02T08:59:59.999Z')
  expect((await openAskProof(ctx, proof)).state).toBe('unproved')
  clock.set('2026-12-02T09:00:00.000Z')
  for (const open of [openAskProof, proveAsk])
    await expect(open(ctx, proof)).rejects.toMatchObject({ kind: 'conflict', code: 'ask-over' })
  clock.set('2026-12-02T08:00:00.000Z')
  const open = { state: 'open', until: '2026-12-05T18:00:00.000Z', version: 2 }
  expect(await proveAsk(ctx, proof)).toMatchObject(open)
  // It waits for its answer from now on, and whoever comes once more by their link sees what has become of it.
  clock.set('2026-12-06T09:00:00.000Z')
  expect(await proveAsk(ctx, proof)).toMatchObject(open)
  expect(await stored(stage, proof.id)).toMatchObject(open)
})

it('a question to a group that allows none any more is not proved', async () => {
  await using stage = await aStage()
  const { theirs, sewing } = await twoGroups(stage)
  const proof = await ninaAsks(stage, theirs)
  await stage.post(`/api/groups/${sewing.id}/change`, { askable: false }, sewing.host.token)
  const refused = { kind: 'conflict', code: 'not-askable' }
  await expect(proveAsk(stage.world.ctx, proof)).rejects.toMatchObject(refused)
  expect((await stored(stage, proof.id)).state).toBe('unproved')
})

it('a question ends to the minute; one that was answered, or is gone, is let be though an index lags behind', async () => {
  await using stage = await aStage()
  const { ctx, clock } = stage.world
  const groups = await twoGroups(stage)
  const [open, proof] = [(await asks(stage, groups)).json.id, await ninaAsks(stage, groups.theirs)]
  await proveAsk(ctx, proof)
  await answerAsk(ctx, as(groups.sewing.host.token), { id: proof.id, answer: 'no' })
  const ids = [open, proof.id, 'nnnnnnnnnnnn']
  const due = async () => ids.map((id) => ({ pk: `ASK#${id}`, sk: 'ASK', at: ctx.now() }))
  const settle = () => settleAsks({ ...ctx, table: { ...ctx.table, due } })
  const states = async () => [(await stored(stage, open)).state, (await stored(stage, proof.id)).state]
  clock.set('2026-12-05T17:59:59.999Z')
  await settle()
  expect(await states()).toEqual(['open', 'no'])
  clock.set('2026-12-05T18:00:00.000Z')
  await settle()
  await settle()
  expect(await states()).toEqual(['over', 'no'])
  expect((await stored(stage, open)).version).toBe(2)
})

it('whoever asked reads what is stored of them, without the hashes and the proof, and nobody else takes it away', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const { theirs } = await twoGroups(stage)
  const proof = await ninaAsks(stage, theirs)
  const { contactId } = await proveAsk(ctx, proof)
  const item = await ctx.table.get({ pk: `ASK#${proof.id}`, sk: 'ASK' })
  const owner = { contactId, person: '' }
  const [told] = (await ownedAsks.tell?.(ctx, owner, item!)) ?? []
  expect(told).toMatchObject({ kind: 'ask', house: 'aef', title: words, dates: ['2026-12-05'] })
  expect([told?.since, told?.goes]).toEqual(['2026-12-01T09:00:00.000Z', '2027-01-05T00:00:00.000Z'])
  expect(told?.data).toMatchObject({ contact: nina, words })
  for (const field of ['contactId', 'personId', 'proof']) expect(told?.data).not.toHaveProperty(field)
  await ownedAsks.forget(ctx, { ...owner, contactId: 'another' }, told!)
  expect((await stored(stage, proof.id)).state).toBe('open')
  await ownedAsks.forget(ctx, owner, told!)
  await ownedAsks.forget(ctx, owner, told!)
  expect(await readAsk(ctx.table, proof.id)).toBeUndefined()
})
