import { describe, expect, it } from 'vitest'
import { provedWrites } from '../../functions/followers/store.ts'
import { news } from '../../functions/news.ts'
import { atOnce } from '../../functions/notifications/rules/at-once.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Context } from '../../shared/context.ts'
import { derivedId } from '../../shared/ids.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import type { Table } from '../../shared/table/table.ts'
import type { Write } from '../../shared/table/write.ts'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { crowd } from '../support/budget.ts'
import { changeOf, comes, key } from './following.ts'
import { itInTurn } from '../support/in-turn.ts'

/** So many follow, put there without their mails; and three come, of whom one follows too. */
async function crowded(stage: Staged, count: number) {
  const { id } = await founded(stage)
  const { ctx } = stage.world
  const askedAt = ctx.now()
  const writes = Array.from({ length: count }, (_, at): Write => {
    const email = `nummer-${at}@neben.example`
    const follower = { id: derivedId('crowd', 'contact', email), meeting: id, house, email, askedAt }
    return provedWrites({ ...follower, language: 'de', provedAt: askedAt }, askedAt)[1]!
  })
  for (let at = 0; at < count; at += 100) await ctx.table.transact(writes.slice(at, at + 100))
  for (const email of ['kommt@neben.example', 'auch@neben.example', 'nummer-7@neben.example'])
    await comes(stage, id, email)
  return changeOf(stage, id, () => stage.manage(`/api/meetings/${id}/dates/${key}/cancel`))
}

/** No mail goes, so that what is in the outbox can be counted; every write of it is. */
function watched({ world: { ctx } }: Staged, before: (count: number) => void = () => undefined) {
  const counts = { writes: 0, mails: 0 }
  const table: Table = {
    ...ctx.table,
    async transact(writes) {
      const mails = writes.filter(({ key: { pk }, kind }) => pk.startsWith('OUTBOX#') && kind === 'put')
      const isEntry =
        mails.length === writes.length && mails.every(({ when }) => when?.[0]?.kind === 'absent')
      if (isEntry) before(++counts.writes)
      const result = await ctx.table.transact(writes)
      if (isEntry && result === 'done') counts.mails += mails.length
      return result
    },
  }
  const mail = { send: () => Promise.reject(new MailFailure('unreachable')) }
  return { ctx: { ...ctx, table, mail } satisfies Context, counts }
}

async function inOutbox({ world: { ctx } }: Staged): Promise<number> {
  return (await ctx.table.due('mail', '2030-01-01T00:00:00.000Z', 5000)).length
}

const many = crowd(2000)
/** And two more, who come and do not follow. */
const told = many + 2
/** Mails of one write. */
const batch = 100

describe(`${many} who follow`, () => {
  itInTurn(
    'are told in few writes, each once: also where a crash came in the middle, and where it is told again',
    async () => {
      await using stage = await aStage()
      const record = await crowded(stage, many)
      const whole = Math.ceil(many / 2 / batch)
      const broken = watched(stage, (count) => {
        if (count === whole + 1) throw new Error('the process dies')
      })
      expect(await takeChanges(broken.ctx, news, [record])).toEqual([record.id])
      expect(broken.counts).toEqual({ writes: whole + 1, mails: whole * batch })
      const again = watched(stage)
      expect(await takeChanges(again.ctx, news, [record])).toEqual([])
      const left = told - whole * batch
      // The first of what is written already says that, and is written no more.
      expect(again.counts).toEqual({ writes: 1 + Math.ceil(left / batch), mails: left })
      expect(await takeChanges(again.ctx, news, [record])).toEqual([])
      expect(again.counts.mails).toBe(left)
      expect(await inOutbox(stage)).toBe(told)
    },
  )

  itInTurn('are told in several goes where one has no time for all of them', async () => {
    await using stage = await aStage()
    const record = await crowded(stage, 700)
    const slow = watched(stage, () => stage.world.clock.advance(1 / 15))
    const goes: number[] = []
    for (let failed = [record.id]; failed.length > 0 && goes.length < 9;) {
      failed = await takeChanges(slow.ctx, news, [record])
      goes.push(await inOutbox(stage))
    }
    expect(goes).toEqual([300, 500, 700, 702])
  })
})

it('mails that are long go in smaller writes, and the longest by itself', () => {
  const mail = (at: number, length: number) => ({
    id: String(at),
    state: 'pending' as const,
    createdAt: '2026-12-01T09:00:00.000Z',
    attempts: 0,
    notice: { about: 'programme-entry', note: 'ß'.repeat(length) },
  })
  const of = (count: number, length: number) => Array.from({ length: count }, (_, at) => mail(at, length))
  expect(atOnce(of(250, 10))).toEqual(of(100, 10))
  expect(atOnce(of(50, 40_000))).toEqual(of(12, 40_000))
  expect(atOnce(of(3, 2_000_000)).length).toBe(1)
  expect(atOnce([])).toEqual([])
})
