import { describe, expect, it } from 'vitest'
import { sendMail } from '../../functions/notifications/actions/send-mail.ts'
import { sendRound } from '../../functions/notifications/actions/send-round.ts'
import { newMailWrite, readMail } from '../../functions/notifications/store.ts'
import type { Context } from '../../shared/context.ts'
import { derivedId } from '../../shared/ids.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aMail as aTriedMail, now } from './a-mail.ts'
import { aKettle } from './kettle.ts'
import type { TeaParty } from './kettle.ts'

const until = '2026-12-01T10:00:00.000Z'
const notice = { about: 'kettle', to: 'ada@tea.example', until }
const aMail = (change: object = {}) => aTriedMail({ attempts: 0, dueAt: now, notice, ...change })
const { id } = aMail()

/** What becomes of one mail that is tried once. */
async function tried(
  world: World,
  {
    mail = aMail(),
    party = {},
    send,
  }: { mail?: ReturnType<typeof aMail>; party?: Partial<TeaParty>; send?: Context['mail']['send'] } = {},
) {
  await world.ctx.table.transact([newMailWrite(mail)])
  const ctx = send ? { ...world.ctx, mail: { send } } : world.ctx
  const outcome = await sendMail(ctx, aKettle(party).news, mail)
  return [outcome, await readMail(world.ctx.table, mail.id)] as const
}

const messages = ({ logs }: World) => logs.map(({ message }) => message)

describe('a mail that is tried', () => {
  it('is sent once, under a name that is always the same', async () => {
    await using world = await aWorld()
    const [outcome, after] = await tried(world)
    expect(outcome).toBe('sent')
    const done = { state: 'sent', endedAt: now, about: '/kettle' }
    expect(after).toEqual({ id, house: 'aef', createdAt: now, attempts: 1, ...done })
    expect(world.mails.map(({ to, messageId }) => [to, messageId])).toEqual([
      ['ada@tea.example', `${id}@treff.example`],
    ])
    expect(await sendMail(world.ctx, aKettle().news, after!)).toBe('idle')
    expect(messages(world)).toEqual(['mail'])
  })

  it.each([
    ['it is not due yet', aMail({ dueAt: '2026-12-01T09:00:00.001Z' })],
    ['it waits for somebody', aMail({ state: 'parked' })],
  ])('is left where %s', async (_, mail) => {
    await using world = await aWorld()
    await world.ctx.table.transact([newMailWrite(mail)])
    expect(await sendMail(world.ctx, aKettle().news, mail)).toBe('idle')
    expect([world.mails, await readMail(world.ctx.table, id)]).toEqual([[], mail])
  })

  it('is left to whoever was faster', async () => {
    await using world = await aWorld()
    await world.ctx.table.transact([newMailWrite(aMail())])
    const outcomes = await Promise.all([1, 2, 3].map(() => sendMail(world.ctx, aKettle().news, aMail())))
    expect(outcomes.sort()).toEqual(['idle', 'idle', 'sent'])
    expect(messages(world)).toEqual(['mail'])
  })

  it.each([
    ['what it is about is gone', { guests: undefined }, aMail()],
    ['there is nobody any more whom it concerns', { isSilent: true }, aMail()],
    ['nobody can use it any more', {}, aMail({ notice: { ...notice, until: now } })],
    ['it says nothing any more', {}, aMail({ notice: undefined })],
  ])('is closed where %s', async (_, party, mail) => {
    await using world = await aWorld()
    const [outcome, after] = await tried(world, { party, mail })
    expect([outcome, after?.state, world.mails]).toEqual(['closed', 'closed', []])
    expect(messages(world)).toEqual(['mail'])
  })

  it.each([
    [new MailFailure('deferred', 451), { fault: 'deferred', status: 451 }, []],
    [new MailFailure('unreachable'), { fault: 'unreachable' }, []],
    [new TypeError('a bug'), { fault: 'internal' }, ['a mail could not be written']],
  ])('and meets %s is tried again, with what was wrong', async (fault, trouble, said) => {
    await using world = await aWorld()
    const [outcome, after] = await tried(world, { send: () => Promise.reject(fault) })
    expect([outcome, after?.state, after?.trouble]).toEqual([
      trouble.fault,
      'pending',
      { ...trouble, at: now },
    ])
    expect(after).not.toHaveProperty('contactId')
    expect(messages(world)).toEqual([...said, 'mail'])
  })

  it('and cannot be delivered waits for somebody, and is found by whose address stands in it', async () => {
    await using world = await aWorld()
    const send = () => Promise.reject(new MailFailure('refused', 550))
    const [outcome, after] = await tried(world, {
      mail: aMail({ notice: { ...notice, contact: { email: 'Ada@Tea.example' } } }),
      send,
    })
    const contactId = derivedId(await world.ctx.secret(), 'contact', 'ada@tea.example')
    expect([outcome, after?.state, after?.contactId]).toEqual(['refused', 'parked', contactId])
    expect(messages(world)).toEqual(['mail parked'])
    const [, nobodys] = await tried(world, { mail: aMail({ id: 'bx8ccpqyvk76' }), send })
    expect(nobodys?.state).toBe('parked')
    expect(nobodys).not.toHaveProperty('contactId')
  })

  it('while the table does not answer is tried again later, and never throws', async () => {
    await using world = await aWorld()
    await world.ctx.table.transact([newMailWrite(aMail())])
    const table = { ...world.ctx.table, transact: () => Promise.reject(new Error('no answer')) }
    expect(await sendMail({ ...world.ctx, table }, aKettle().news, aMail())).toBe('internal')
    expect(messages(world)).toEqual(['a mail could not be noted'])
    expect(await readMail(world.ctx.table, id)).toEqual(aMail())
  })
})

describe('a round of sending', () => {
  /** So many mails, and what the mail server says to each. */
  async function round(
    world: World,
    says: (MailFailure | 'taken' | 'closed')[],
    onSend: () => void = () => undefined,
  ) {
    const ids = says.map((_, at) => derivedId('s', 'mail', String(at)))
    const kinds = new Map(ids.map((one, at) => [`${one}@treff.example`, says[at]]))
    for (const [at, one] of ids.entries()) {
      const over = says[at] === 'closed' ? { notice: { ...notice, until: now } } : {}
      await world.ctx.table.transact([newMailWrite(aMail({ id: one, ...over }))])
    }
    const tries: string[] = []
    const send: Context['mail']['send'] = async ({ messageId }) => {
      tries.push(messageId)
      onSend()
      const kind = kinds.get(messageId)
      if (kind instanceof MailFailure) throw kind
    }
    let asked = 0
    await sendRound({ ...world.ctx, mail: { send } }, aKettle().news, async () => {
      asked++
      return ids
    })
    const [end] = world.logs.filter(({ message }) => message === 'mails')
    return { tries: tries.length, asked, end: end && [end['sent'], end['failed'], end['end']] }
  }
  const down = new MailFailure('unreachable')
  const later = new MailFailure('deferred', 451)

  it.each([
    ['all that is there, each once', ['taken', 'taken'], 2, [2, 0, 'done']],
    ['those that fail beside those that go', ['taken', later, 'taken'], 3, [2, 1, 'done']],
    ['no more when three in a row find nobody', [down, down, down, 'taken'], 3, [0, 3, 'stopped']],
    ['more where one in between goes', [down, down, 'taken', down, down, 'taken'], 6, [2, 4, 'done']],
    ['more where one in between is put off', [down, down, later, down, down], 5, [0, 5, 'done']],
    ['no more though one in between was over', [down, down, 'closed', down, 'taken'], 3, [0, 3, 'stopped']],
    ['none that is over, and says nothing of it', ['closed', 'closed'], 0, undefined],
    ['none of none', [], 0, undefined],
  ] as const)('tries %s', async (_, says, tries, end) => {
    await using world = await aWorld()
    expect(await round(world, [...says])).toMatchObject({ tries, end })
  })

  it.each([
    [12.5, 3, 'done', 2],
    [12.501, 2, 'stopped', 1],
  ])(
    'goes on for 25 seconds: where each takes %s, %s of three are tried',
    async (seconds, tries, end, asked) => {
      await using world = await aWorld()
      // The third begins when two have gone.
      const result = await round(world, ['taken', 'taken', 'taken'], () => world.clock.advance(seconds / 60))
      expect(result).toEqual({ tries, asked, end: [tries, 0, end] })
    },
  )

  it('writes to several people at the same time, and to each of them in order', async () => {
    await using world = await aWorld()
    const ids = Array.from({ length: 24 }, (_, at) => derivedId('s', 'mail', String(at)))
    for (const [at, one] of ids.entries()) {
      const to = `guest-${at % 12}@tea.example`
      await world.ctx.table.transact([newMailWrite(aMail({ id: one, notice: { ...notice, to } }))])
    }
    const sent: string[] = []
    const open = new Set<string>()
    let most = 0
    // The first shows that the server is there; of the others each waits until eight are on their way: one after the other it would never end.
    const together = Promise.withResolvers<void>()
    const send: Context['mail']['send'] = async ({ to, messageId }) => {
      expect(open).not.toContain(to)
      open.add(to)
      most = Math.max(most, open.size)
      if (open.size === 8) together.resolve()
      if (to !== 'guest-0@tea.example') await together.promise
      open.delete(to)
      sent.push(messageId.split('@')[0]!)
    }
    const left = [ids]
    await sendRound({ ...world.ctx, mail: { send } }, aKettle().news, async () => left.pop() ?? [])
    expect([most, sent.length]).toEqual([8, 24])
    for (const [at, first] of ids.slice(0, 12).entries())
      expect(sent.indexOf(first)).toBeLessThan(sent.indexOf(ids[at + 12]!))
  })

  it('asks nobody how fast it may be where there is nothing to send', async () => {
    await using world = await aWorld()
    const perSecond = () => Promise.reject(new Error('asked'))
    const mail = { ...world.ctx.mail, perSecond }
    await sendRound({ ...world.ctx, mail }, aKettle().news, async () => [])
  })

  it('looks at five hundred, and the next run goes on', async () => {
    await using world = await aWorld()
    let looks = 0
    const getMany: Context['table']['getMany'] = async (keys) => ((looks += keys.length), [])
    const ids = Array.from({ length: 501 }, (_, at) => derivedId('s', 'mail', String(at)))
    const ctx = { ...world.ctx, table: { ...world.ctx.table, getMany } }
    await sendRound(ctx, aKettle().news, async () => ids)
    expect(looks).toBe(500)
  })
})
