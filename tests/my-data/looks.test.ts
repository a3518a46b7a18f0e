import { describe, expect, it } from 'vitest'
import { askingWrite, provedWrites } from '../../functions/followers/store.ts'
import { forgetAll, settleForgettings } from '../../functions/my-data/actions/forget.ts'
import { readStored, titlesIn } from '../../functions/my-data/actions/read.ts'
import {
  forgettingWrite,
  forgottenWrite,
  nextLookWrite,
  dueForgettings,
  readForgetting,
} from '../../functions/my-data/store.ts'
import { newMailWrite, nextMailWrites } from '../../functions/notifications/store.ts'
import type { OutboxMail } from '../../functions/notifications/schema.ts'
import type { Context } from '../../shared/context.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { lagging } from '../support/lagging.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { readDue } from '../../shared/table/due.ts'

const now = '2026-12-01T09:00:00.000Z'
const owner = { contactId: 'zxz41g19j5nd', person: '6dsnegazv1s7' }
const of = { id: owner.contactId }
const forgetting = { id: owner.contactId, person: owner.person, at: now, next: addMinutes(now, 5) }
const days = (count: number) => count * 24 * 60
const at = (minutes: number) => addMinutes(now, minutes)

describe('that somebody is to be forgotten', () => {
  it('is due at its next look, and goes away after thirty days whatever fails', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    expect(await readForgetting(table, of)).toBeUndefined()
    await table.transact([forgettingWrite(forgetting)])
    expect(await readForgetting(lagging(table), of)).toEqual(forgetting)
    expect(await readDue(dueForgettings, table, addMinutes(now, 4.99))).toEqual([])
    expect(await readDue(dueForgettings, table, forgetting.next)).toEqual([of])
    const [item] = await table.query({ pk: `MYDATA#${owner.contactId}` })
    expect(item?.ttl).toBe(epochSeconds('2026-12-31T09:00:00.000Z'))
  })

  it('is not put off or ended by a look that began before they asked again', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const anew = { ...forgetting, at: at(1), next: at(6) }
    await table.transact([forgettingWrite(anew)])
    for (const write of [nextLookWrite({ ...forgetting, next: at(60) }), forgottenWrite(forgetting)])
      expect(await table.transact([write])).toBe('repeated')
    expect(await readForgetting(table, of)).toEqual(anew)
    await table.transact([nextLookWrite({ ...anew, next: at(60) })])
    expect(await readForgetting(table, of)).toEqual({ ...anew, next: at(60) })
    await table.transact([forgottenWrite(anew)])
    expect(await readForgetting(table, of)).toBeUndefined()
    expect(await table.transact([forgottenWrite(anew)])).toBe('repeated')
  })
})

const follower = (meeting: string, askedAt = now) => ({
  id: owner.contactId,
  meeting,
  house: 'aef',
  email: 'mia@neben.example',
  language: 'de' as const,
  askedAt,
  provedAt: askedAt,
})
const follows = ({ ctx }: World, meeting: string, askedAt = now) =>
  ctx.table.transact(provedWrites(follower(meeting, askedAt), askedAt))
const left = async ({ ctx }: World) => (await readStored(ctx, owner)).map(({ id }) => id)
const [first, second, third] = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc']

/** A context in which each write takes so long. */
function slow(world: World, seconds: number): Context {
  const transact: Context['table']['transact'] = async (writes) => {
    const done = await world.ctx.table.transact(writes)
    // What is asked for is written at once; what is forgotten takes its time.
    if (writes.length > 1) world.clock.advance(seconds / 60)
    return done
  }
  return { ...world.ctx, table: { ...world.ctx.table, transact } }
}

describe('somebody is forgotten', () => {
  it('in what was stored until they asked, and not in what came later; of mails an hour later', async () => {
    await using world = await aWorld()
    await follows(world, first!, now)
    await follows(world, second!, at(0.001))
    const parked = async (id: string, createdAt: string) => {
      const mail: OutboxMail = { id, state: 'pending', house: 'aef', createdAt, attempts: 0, dueAt: now }
      await world.ctx.table.transact([newMailWrite(mail)])
      const { dueAt: _dueAt, ...rest } = mail
      const trouble = { fault: 'refused', at: now } as const
      const after = { ...rest, state: 'parked', trouble, contactId: owner.contactId } as const
      await world.ctx.table.transact(nextMailWrites(mail, after))
    }
    await parked('dddddddddddd', at(60))
    await parked('eeeeeeeeeeee', at(60.01))
    const told = await forgetAll(world.ctx, owner)
    expect(told.map(({ id }) => id)).toEqual([second, 'eeeeeeeeeeee'])
    expect(await left(world)).toEqual([second, 'eeeeeeeeeeee'])
  })

  it('as far as there is time, and the rest five minutes later', async () => {
    await using world = await aWorld()
    for (const meeting of [first, second, third]) await follows(world, meeting!)
    // Two have taken twelve seconds: that is not too long.
    await forgetAll(slow(world, 6), owner)
    expect(await left(world)).toEqual([])
    for (const meeting of [first, second, third]) await follows(world, meeting!, world.ctx.now())
    const ctx = slow(world, 6.001)
    await forgetAll(ctx, owner)
    expect(await left(world)).toHaveLength(1)
    const next = (await readForgetting(world.ctx.table, of))!.next
    world.clock.set(addMinutes(next, -0.001))
    await settleForgettings(world.ctx)
    expect(await left(world)).toHaveLength(1)
    world.clock.set(next)
    await settleForgettings(world.ctx)
    expect(await left(world)).toEqual([])
  })

  it('though one thing cannot be: the others are, it is said, and tried again each five minutes', async () => {
    await using world = await aWorld()
    for (const meeting of [first, second]) await follows(world, meeting!)
    const transact: Context['table']['transact'] = async (writes) => {
      if (writes.some(({ key }) => key.pk === `FOLLOW#${first}`)) throw new Error('no answer')
      return world.ctx.table.transact(writes)
    }
    const broken = { ...world.ctx, table: { ...world.ctx.table, transact } }
    await forgetAll(broken, owner)
    expect(await left(world)).toEqual([first])
    expect(world.logs.map(({ message, of }) => [message, of])).toEqual([
      ['something could not be forgotten', first],
    ])
    world.clock.advance(days(4))
    await settleForgettings(broken)
    const { next } = (await readForgetting(world.ctx.table, of))!
    expect(next).toBe(addMinutes(world.ctx.now(), 5))
    world.clock.set(next)
    await settleForgettings(world.ctx)
    expect([await left(world), await readForgetting(world.ctx.table, of)]).toEqual([[], undefined])
  })

  it('and looked for once more after three days, and then no more', async () => {
    await using world = await aWorld()
    const { ctx, clock } = world
    await forgetAll(ctx, owner)
    const read = () => readForgetting(ctx.table, of)
    expect(await read()).toEqual({ ...forgetting })
    clock.set(at(5))
    await settleForgettings(ctx)
    expect(await read()).toEqual({ ...forgetting, next: at(days(3)) })
    clock.set(at(days(3) - 0.001))
    await settleForgettings(ctx)
    expect(await read()).toBeDefined()
    clock.set(at(days(3)))
    await settleForgettings(ctx)
    expect(await read()).toBeUndefined()
  })
})

describe('what is stored of somebody', () => {
  it('is told once each, the newest last, by either of their names, as it was written a moment ago', async () => {
    await using world = await aWorld()
    await follows(world, first!, at(3))
    await follows(world, second!, at(1))
    await follows(world, third!, at(2))
    await world.ctx.table.transact([askingWrite(follower(first!))])
    expect(await left(world)).toEqual([second, third, first])
    const ctx = { ...world.ctx, table: lagging(world.ctx.table, 'FOLLOW') }
    expect(await readStored(ctx, owner)).toHaveLength(3)
    const session = { pk: 'SESSION#h', sk: 'SESSION', type: 'session', owner: owner.person, hash: 'h' }
    const item = {
      ...session,
      person: { id: owner.person, name: 'Mia' },
      since: at(0),
      seenAt: at(0),
      expiresAt: at(days(30)),
    }
    await world.ctx.table.transact([{ kind: 'put', key: { pk: item.pk, sk: item.sk }, item }])
    expect((await readStored(world.ctx, owner)).map(({ kind }) => kind)).toEqual([
      'follower',
      'follower',
      'follower',
      'session',
    ])
  })

  it('is called as the meetings are that it is about', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const of = (data: Record<string, unknown>) => ({ kind: 'x', id: 'x', data })
    const stored = [of({ meeting: id }), of({ meeting: id }), of({ meeting: 5 }), of({})]
    expect(await titlesIn(stage.world.ctx, stored)).toEqual(new Map([[id, 'Sprachcafé']]))
  })
})
