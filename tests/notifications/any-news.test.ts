import { describe, expect, it } from 'vitest'
import { ownedMails } from '../../functions/notifications/actions/owned.ts'
import { closeMail, listParkedMails, sendMailAgain } from '../../functions/notifications/actions/parked.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Context } from '../../shared/context.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import { aVisitor, found } from '../support/builders.ts'
import { recordOf } from '../support/house-with-mail.ts'
import { aWorld } from '../support/world.ts'
import { aKettle, boiling, item } from './kettle.ts'

/** Takes no mail for as long as it is told so. */
function refusing(ctx: Context, fault: MailFailure): Context {
  return { ...ctx, mail: { send: () => Promise.reject(fault) } }
}

describe('whatever a slice tells of', () => {
  it('becomes a mail to each who hears of it, once', async () => {
    await using world = await aWorld()
    const { news } = aKettle()
    expect(await takeChanges(world.ctx, news, [boiling, boiling])).toEqual([])
    expect(world.mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['ada@tea.example', 'The water boils'],
      ['bo@tea.example', 'The water boils'],
    ])
  })

  it('is read for where something happened, and not where nothing did or nobody tells of it', async () => {
    await using world = await aWorld()
    const { news, reads } = aKettle()
    const records = [recordOf('kettle', item, item), recordOf('kettle', item, undefined)]
    await takeChanges(world.ctx, news, [...records, recordOf('teapot', undefined, item)])
    expect(reads()).toBe(0)
    expect(world.mails).toEqual([])
  })

  it('is never sent when it is over', async () => {
    await using world = await aWorld()
    const { news } = aKettle()
    await takeChanges(refusing(world.ctx, new MailFailure('unreachable')), news, [boiling])
    world.clock.advance(61)
    await sendDueMails(world.ctx, news)
    expect(world.mails).toEqual([])
    expect(await world.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('stands in the list of what could not be delivered, read for once', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { news, reads } = aKettle()
    await takeChanges(refusing(world.ctx, new MailFailure('refused', 550)), news, [boiling])
    const before = reads()
    const { mails } = await listParkedMails(world.ctx, news, manager, { house: 'aef', language: 'en' })
    // Both at one moment: nobody promises an order.
    const parked = mails.toSorted((one, other) => (one.address ?? '').localeCompare(other.address ?? ''))
    expect(parked.map(({ address, about, trouble }) => [address, about, trouble?.status])).toEqual([
      ['ada@tea.example', 'Tea', 550],
      ['bo@tea.example', 'Tea', 550],
    ])
    expect(reads()).toBe(before + 1)
  })

  it.each([
    ['of which a house can read nothing', { isPrivate: true }],
    ['of which nothing is known any more', { guests: undefined }],
  ])('%s is left out of that list', async (_, party) => {
    await using world = await aWorld()
    const manager = await found(world)
    const kettle = aKettle()
    await takeChanges(refusing(world.ctx, new MailFailure('refused', 550)), kettle.news, [boiling])
    Object.assign(kettle.party, party)
    const of = { house: 'aef', language: 'en' } as const
    expect((await listParkedMails(world.ctx, kettle.news, manager, of)).mails).toEqual([])
  })

  it('that somebody sends again is not taken away by whoever is forgotten, and goes', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const { news } = aKettle({ guests: ['ada@tea.example'] })
    await takeChanges(refusing(world.ctx, new MailFailure('refused', 550)), news, [boiling])
    const { mails } = await listParkedMails(world.ctx, news, manager, { house: 'aef', language: 'en' })
    const { id } = mails[0]!
    await sendMailAgain(world.ctx, manager, { house: 'aef', mail: id })
    const owner = { contactId: 'zxz41g19j5nd', person: '6dsnegazv1s7' }
    for (const each of [id, 'bx8ccpqyvk76'])
      await ownedMails.forget(world.ctx, owner, { kind: 'mail', id: each, data: {} })
    await sendDueMails(world.ctx, news)
    expect(world.mails.map(({ to }) => to)).toEqual(['ada@tea.example'])
  })

  it('is sent again or closed by those who run its house, and by nobody else', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const other = await found(world, { house: { id: 'other' }, manager: 'andere@neben.example' })
    const { news } = aKettle({ guests: ['ada@tea.example'] })
    await takeChanges(refusing(world.ctx, new MailFailure('refused', 550)), news, [boiling])
    const { mails } = await listParkedMails(world.ctx, news, manager, { house: 'aef', language: 'en' })
    const [of, theirs] = ['aef', 'other'].map((house) => ({ house, mail: mails[0]!.id }))
    for (const step of [sendMailAgain, closeMail]) {
      await expect(step(world.ctx, aVisitor, of!)).rejects.toMatchObject({ code: 'sign-in-needed' })
      await expect(step(world.ctx, other, of!)).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(step(world.ctx, other, theirs!)).rejects.toMatchObject({ code: 'not-found' })
    }
    const list = listParkedMails(world.ctx, news, other, { house: 'aef', language: 'en' })
    await expect(list).rejects.toMatchObject({ code: 'not-allowed' })
    await closeMail(world.ctx, manager, of!)
    for (const step of [sendMailAgain, closeMail])
      await expect(step(world.ctx, manager, of!)).rejects.toMatchObject({ code: 'already-decided' })
  })

  it('is kept, and said in the log, when its slice is gone', async () => {
    await using world = await aWorld()
    const { news } = aKettle()
    await takeChanges(refusing(world.ctx, new MailFailure('unreachable')), news, [boiling])
    world.clock.advance(2)
    await sendDueMails(world.ctx, {})
    expect(await world.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toHaveLength(2)
    expect(world.logs.some(({ message }) => message === 'a mail could not be written')).toBe(true)
  })
})
