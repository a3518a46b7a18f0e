import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { listParkedMails } from '../../functions/notifications/actions/parked.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import type { Context } from '../../shared/context.ts'
import { newsSource } from '../../shared/news.ts'
import type { AllNews, News } from '../../shared/news.ts'
import { MailFailure } from '../../shared/mail/failure.ts'
import { found } from '../support/builders.ts'
import { recordOf } from '../support/house-with-mail.ts'
import { aWorld } from '../support/world.ts'

const Kettle = z.object({ about: z.literal('kettle'), to: z.string(), until: z.string() })
type Kettle = z.infer<typeof Kettle>

/** News of something that no slice has: the kettle boils, and whoever made tea yesterday hears of it. */
const kettle: News<{ boils: string }, Kettle, { guests: string[] }> = {
  about: 'kettle',
  notice: Kettle,
  changeOf: (old, after) =>
    old?.['boils'] === after['boils'] ? undefined : { boils: String(after['boils']) },
  tell: ({ boils }, { guests }) =>
    guests.map((to) => ({
      name: ['kettle', boils, to],
      notice: { about: 'kettle', to, until: boils },
      parkedWith: 'aef',
    })),
  overAt: ({ until }) => until,
  write: async ({ to }) => ({
    to,
    subject: 'The water boils',
    content: { language: 'en', heading: 'Tea?', paragraphs: [], footer: [] },
  }),
  summarize: async ({ to }) => ({
    name: 'A guest',
    address: to,
    about: 'Tea',
    link: { label: 'To the kettle', href: '/kettle' },
  }),
}

function aKettle() {
  let reads = 0
  const facts = async () => {
    reads++
    return { guests: ['ada@tea.example', 'bo@tea.example'] }
  }
  const source = newsSource(kettle, { forTelling: facts, forWriting: facts })
  const news: AllNews = { kettle: async () => source }
  return { news, reads: () => reads }
}

const item = { pk: 'KETTLE#1', sk: 'KETTLE' }
const boiling = recordOf('kettle', item, { ...item, boils: '2026-12-01T10:00:00.000Z' })

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
