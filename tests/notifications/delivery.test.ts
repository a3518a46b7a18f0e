import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { pauses } from '../../functions/notifications/rules/delivery.ts'
import { OutboxMail } from '../../functions/notifications/schema.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Context } from '../../shared/context.ts'
import type { Mail, OutgoingMail } from '../../shared/mail.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { aCancellation, aMailHouse } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { itInTurn } from '../support/in-turn.ts'

/** Far in the future: everything that still waits. */
const waiting = (ctx: Context) => ctx.table.due('mail', '2030-01-01T00:00:00.000Z')

async function mailsIn(ctx: Context): Promise<OutboxMail[]> {
  const keys = (await waiting(ctx)).map(({ pk, sk }) => ({ pk, sk }))
  return (await ctx.table.getMany(keys, { consistent: true })).map((item) => OutboxMail.parse(item))
}

async function anApproval(h: MailHouse) {
  const { id } = await h.proved()
  return h.change(id, () => approveBooking(h.ctx, h.manager, { id }))
}

describe('a change that the stream tells again', () => {
  it('is one mail, told five times one after the other', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    for (let time = 0; time < 5; time++) expect(await h.hear(record)).toEqual([])
    expect(h.server.mails).toHaveLength(1)
  })

  it('is one mail, told twenty times at once and five times in one batch', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    await Promise.all(Array.from({ length: 20 }, () => h.hear(record)))
    await h.hear(record, record, record, record, record)
    expect(h.server.mails).toHaveLength(1)
  })

  it('is one mail a person where several are told', async () => {
    await using h = await aMailHouse()
    const record = await aCancellation(h)
    await Promise.all([h.hear(record), h.hear(record), h.hear(record)])
    expect(h.server.mails.flatMap(({ recipients }) => recipients).sort()).toEqual([
      'leitung@aef.example',
      'mia@gruppe.example',
    ])
    expect(new Set(h.server.mails.map(({ messageId }) => messageId)).size).toBe(2)
  })
})

describe('a mail server that is down', () => {
  it('gets the mail when it is back, once, after pauses that grew', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    await h.server.stop()
    expect(await h.hear(record)).toEqual([])
    const seen: number[] = []
    for (let round = 0; round < 4; round++) {
      const [mail] = await mailsIn(h.ctx)
      expect(mail).toMatchObject({ state: 'pending', attempts: round + 1, trouble: { fault: 'unreachable' } })
      expect(mail?.dueAt).toBe(addMinutes(h.ctx.now(), pauses[round]!))
      // Just before it is due nothing is tried.
      h.world.clock.advance(pauses[round]! - 0.5)
      await sendDueMails(h.ctx, news)
      expect((await mailsIn(h.ctx))[0]?.attempts).toBe(round + 1)
      h.world.clock.advance(0.5)
      seen.push(pauses[round]!)
      if (round === 3) await h.server.start()
      await sendDueMails(h.ctx, news)
    }
    expect(h.server.mails).toHaveLength(1)
    await sendDueMails(h.ctx, news)
    await h.hear(record)
    expect(h.server.mails).toHaveLength(1)
    expect(await waiting(h.ctx)).toEqual([])
  })

  itInTurn(
    'gets all of them in their order, though many waited, and those that did not try lost no try',
    async () => {
      await using h = await aMailHouse()
      await h.server.stop()
      for (let day = 5; day < 25; day++) {
        const { record } = await h.request({
          date: `2026-12-${String(day).padStart(2, '0')}`,
          contact: { name: 'Mia', email: `mia-${day}@gruppe.example` },
        })
        await h.hear(record)
        h.world.clock.advance(0.1)
      }
      expect(await waiting(h.ctx)).toHaveLength(20)
      h.world.clock.advance(60)
      const due = (await waiting(h.ctx)).map(({ pk }) => pk)
      await sendDueMails(h.ctx, news)
      // After three that found nobody the round ended.
      expect((await waiting(h.ctx)).filter(({ pk }, place) => pk === due[place])).toHaveLength(0)
      expect((await mailsIn(h.ctx)).filter(({ attempts }) => attempts > 1)).toHaveLength(3)
      h.world.clock.advance(60)
      const order = (await waiting(h.ctx)).map(({ pk }) => pk.slice('OUTBOX#'.length))
      await h.server.start()
      await Promise.all([sendDueMails(h.ctx, news), sendDueMails(h.ctx, news)])
      expect(h.server.mails).toHaveLength(20)
      const arrived = h.server.mails.map(({ messageId }) => messageId?.slice(1, 13))
      expect(new Set(arrived)).toEqual(new Set(order))
      expect(await waiting(h.ctx)).toEqual([])
    },
  )
})

describe('a process that dies', () => {
  it('after the mail was accepted and before that was noted: the mail goes again under the same Message-ID', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    // From the moment the server has the mail, nothing can be written.
    let dead = false
    const mail: Mail = {
      send: async (message) => {
        await h.ctx.mail.send(message)
        dead = true
      },
    }
    const table = {
      ...h.ctx.table,
      transact: async (writes: Parameters<typeof h.ctx.table.transact>[0]) => {
        if (dead) throw new Error('the process is dead')
        return h.ctx.table.transact(writes)
      },
    }
    await takeChanges({ ...h.ctx, mail, table }, news, [record])
    await sendDueMails(h.ctx, news)
    expect(h.server.mails).toHaveLength(1)
    h.world.clock.advance(2)
    await sendDueMails(h.ctx, news)
    const [first, second, ...others] = h.server.mails
    expect(others).toEqual([])
    expect(second?.messageId).toBe(first?.messageId)
    expect(first?.messageId).toMatch(/^<[0-9a-z]{12}@treff\.example>$/)
    expect(second?.text).toBe(first?.text)
    expect(await waiting(h.ctx)).toEqual([])
  })

  it('before it could send: the mail is due when the lease ends', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    const never: Mail = { send: () => new Promise(() => undefined) }
    void takeChanges({ ...h.ctx, mail: never }, news, [record])
    await expect.poll(async () => (await mailsIn(h.ctx))[0]?.attempts).toBe(1)
    await sendDueMails(h.ctx, news)
    expect(h.server.mails).toEqual([])
    h.world.clock.advance(2)
    await sendDueMails(h.ctx, news)
    expect(h.server.mails).toHaveLength(1)
  })
})

describe('trouble with one mail', () => {
  it('does not keep the others', async () => {
    await using h = await aMailHouse()
    const sent: OutgoingMail[] = []
    const mail: Mail = {
      send: async (message) => {
        if (message.to.startsWith('mia')) throw new MailFailure('deferred', 451)
        if (message.to.startsWith('bug')) throw new TypeError('a bug')
        sent.push(message)
      },
    }
    const one = await aCancellation(h)
    const two = await aCancellation(h, { contact: { name: 'Bug', email: 'bug@gruppe.example' } })
    expect(await takeChanges({ ...h.ctx, mail }, news, [one, two])).toEqual([])
    expect(sent).toHaveLength(2)
    expect(new Set((await mailsIn(h.ctx)).map(({ trouble }) => trouble?.fault))).toEqual(
      new Set(['deferred', 'internal']),
    )
  })

  itInTurn(
    'of the table is told to the stream, so that the change comes again, and only that one',
    async () => {
      await using h = await aMailHouse()
      const one = await aCancellation(h)
      const two = await aCancellation(h, { contact: { name: 'Ina', email: 'ina@gruppe.example' } })
      let writes = 0
      const table = {
        ...h.ctx.table,
        transact: async (list: Parameters<typeof h.ctx.table.transact>[0]) => {
          if (++writes === 1) throw new Error('the table does not answer')
          return h.ctx.table.transact(list)
        },
      }
      expect(await takeChanges({ ...h.ctx, table }, news, [one, two])).toEqual([one.id])
      expect(h.server.mails).toHaveLength(2)
      expect(await h.hear(one)).toEqual([])
      expect(h.server.mails).toHaveLength(4)
    },
  )
})

it('a contact without an e-mail address is no fault', async () => {
  await using h = await aMailHouse()
  const { booking, record } = await h.request({ contact: { name: 'Mia', phone: '02131 000-77' } })
  expect(await h.hear(record)).toEqual([])
  const { id } = booking
  expect(await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))).toEqual([])
})

it('says what was when it was written, even if it goes much later', async () => {
  await using h = await aMailHouse()
  const { booking, record } = await h.request()
  await h.server.stop()
  await h.hear(record)
  await approveBooking(h.ctx, h.manager, { id: booking.id })
  await h.server.start()
  h.world.clock.advance(5)
  await sendDueMails(h.ctx, news)
  const mail = h.server.mails.find(({ recipients }) => recipients.includes('mia@gruppe.example'))
  expect(mail?.text).toContain('Noch nicht sicher')
  expect(mail?.text).toContain('Stand: Di, 1. Dezember, 10:00 Uhr')
})

it('what was sent is remembered for a month, and nothing of what it said', async () => {
  await using h = await aMailHouse()
  await h.hear(await anApproval(h))
  const id = h.server.mails[0]?.messageId?.slice(1, 13)
  const item = await h.ctx.table.get({ pk: `OUTBOX#${id}`, sk: 'MAIL' })
  expect(item).toMatchObject({ state: 'sent', attempts: 1, type: 'mail', endedAt: h.ctx.now() })
  expect(item?.ttl).toBe(Date.parse('2026-12-31T09:00:00.000Z') / 1000)
  expect(JSON.stringify(item)).not.toContain('Mia')
})

it('no line of the log holds an address, a name or a token', async () => {
  await using h = await aMailHouse()
  const { booking, record } = await h.request()
  h.server.answers.recipient = (address) => (address.startsWith('mia') ? 550 : 451)
  await h.hear(record)
  await h.after(booking.id, () => approveBooking(h.ctx, h.manager, { id: booking.id }))
  delete h.server.answers.recipient
  await h.server.stop()
  await h.after(booking.id, () => cancelBooking(h.ctx, h.manager, { id: booking.id }))
  const text = JSON.stringify(h.world.logs)
  expect(text).toContain('mail parked')
  expect(text).not.toMatch(/@|Mia|Muster|\/bookings\//)
})
