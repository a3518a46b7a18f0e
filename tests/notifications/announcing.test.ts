import { describe, expect, it } from 'vitest'
import { announce } from '../../functions/notifications/actions/announce.ts'
import { readMail } from '../../functions/notifications/store.ts'
import type { Context } from '../../shared/context.ts'
import { aWorld } from '../support/world.ts'
import { now } from './a-mail.ts'
import { aKettle, boiling } from './kettle.ts'
import { itInTurn } from '../support/in-turn.ts'

const until = '2026-12-01T10:00:00.000Z'

describe('what a change gives to tell', () => {
  const guests = Array.from({ length: 250 }, (_, at) => `guest-${at}@tea.example`)

  itInTurn('is entered a hundred at a time, each once, with whom it waits if it cannot go', async () => {
    await using world = await aWorld()
    const { ctx } = world
    let writes = 0
    const transact: Context['table']['transact'] = (...given) => (writes++, ctx.table.transact(...given))
    const counting = { ...ctx, table: { ...ctx.table, transact } }
    const first = await announce(counting, aKettle({ guests: [...guests, ...guests] }).news, boiling)
    expect([first.isWhole, new Set(first.mails).size, first.mails.length, writes]).toEqual([
      true,
      250,
      250,
      3,
    ])
    expect(await readMail(ctx.table, first.mails[0]!)).toMatchObject({
      state: 'pending',
      house: 'aef',
      createdAt: now,
      attempts: 0,
      dueAt: now,
      notice: { about: 'kettle', to: guests[0], until },
    })
    const again = await announce(ctx, aKettle({ guests }).news, boiling)
    expect([again.isWhole, again.mails]).toEqual([true, first.mails])
  })

  itInTurn('is entered as far as it is not, where that was interrupted', async () => {
    await using world = await aWorld()
    const { ctx } = world
    await announce(ctx, aKettle({ guests: [...guests.slice(0, 3), ...guests.slice(200, 203)] }).news, boiling)
    const whole = await announce(ctx, aKettle({ guests }).news, boiling)
    expect([whole.isWhole, whole.mails.length]).toEqual([true, 250])
    const stored = await Promise.all(whole.mails.map((one) => readMail(ctx.table, one)))
    expect(stored.every((mail) => mail !== undefined)).toBe(true)
  })

  it('is entered as far as there is time, and told so', async () => {
    await using world = await aWorld()
    let looks = 0
    const some = await announce(world.ctx, aKettle({ guests }).news, boiling, () => ++looks > 1)
    expect([some.isWhole, some.mails.length]).toEqual([false, 100])
    const none = await announce(world.ctx, aKettle({ guests }).news, boiling, () => true)
    expect(none).toEqual({ isWhole: false, mails: [] })
  })

  it('is nothing where what it is about is gone, or nobody is to be told', async () => {
    await using world = await aWorld()
    for (const party of [{ guests: undefined }, { guests: [] }])
      expect(await announce(world.ctx, aKettle(party).news, boiling)).toEqual({ isWhole: true, mails: [] })
  })

  it('belongs to nobody where nobody is to look after it', async () => {
    await using world = await aWorld()
    const { mails } = await announce(world.ctx, aKettle({ house: undefined }).news, boiling)
    expect(await readMail(world.ctx.table, mails[0]!)).not.toHaveProperty('house')
  })
})
