import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { entry } from '../../functions/entry.ts'
import { ownerOf } from '../../functions/identity/rules/data-link.ts'
import { news } from '../../functions/news.ts'
import { handler } from '../../functions/notifications/lambda.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { takeFeedback } from '../../functions/notifications/actions/take-feedback.ts'
import type { Feedback } from '../../shared/mail/feedback.ts'
import type { Item } from '../../shared/table/write.ts'
import { managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aMailHouse, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { sessionOf } from '../support/sign-in-code.ts'
import { aBounce, storedFeedback } from './ses-events.ts'
import { itInTurn } from '../support/in-turn.ts'

const mia = 'mia@gruppe.example'
const minutesOfDay = 24 * 60

interface Returned extends MailHouse {
  /** The booking that the mail was about. */
  id: string
  feedback: Feedback
  cookies: { session: string }
}

/** A house whose yes to Mia was sent, and of which SES has something to tell. */
async function aSentMail(change: Partial<Feedback> = {}): Promise<Returned> {
  const h = await aMailHouse()
  const { id } = await h.proved()
  await h.after(id, () => approveBooking(h.ctx, h.manager, { id }))
  const [mail] = await sentMails(h)
  const feedback = {
    mail: String(mail?.['id']),
    address: mia,
    fault: 'returned',
    status: 550,
    ...change,
  } as const
  return { ...h, id, feedback, cookies: await sessionOf(h.ctx, managerMail) }
}

const outbox = async ({ world }: MailHouse) =>
  (await allItems(world.engine.endpoint, world.engine.tableName)).filter(({ type }) => type === 'mail')
const sentMails = async (h: MailHouse) =>
  (await outbox(h)).filter(({ state, house }) => state === 'sent' && house === 'aef')
const places = ({ ctx }: MailHouse) => ctx.table.query({ pk: 'PARKED#aef', consistent: true })
const page = async (h: Returned, path = '/manage/aef/mail') =>
  (await h.world.call('GET', path, { cookies: h.cookies })).text
const cancelled = (h: Returned) => h.after(h.id, () => cancelBooking(h.ctx, h.manager, { id: h.id }))
const toMia = (mails: { recipients: string[] }[]) =>
  mails.filter(({ recipients }) => recipients.includes(mia))

describe('a mail that comes back after it was sent', () => {
  it('stands among those that were not delivered, with the reason and the way to what it was about', async () => {
    await using h = await aSentMail()
    await takeFeedback(h.ctx, h.feedback)
    const text = await page(h)
    for (const part of [
      mia,
      'kam zurück (Antwort 550)',
      `/manage/aef/bookings/${h.id}`,
      'Die Adresse stimmt doch',
    ])
      expect(text).toContain(part)
    // What it said was forgotten when it was sent.
    for (const part of ['Noch einmal senden', 'Spieleabend']) expect(text).not.toContain(part)
    expect(h.world.logs.filter(({ message }) => message === 'mail parked')).toHaveLength(1)
    expect(JSON.stringify(h.world.logs)).not.toContain('@')
  })

  itInTurn(
    'is told to whoever decides once a day, however many there are; that mail is never parked',
    async () => {
      await using h = await aSentMail()
      await takeFeedback(h.ctx, h.feedback)
      const [place] = await places(h)
      const known = h.server.mails.length
      for (let twice = 0; twice < 2; twice += 1)
        await h.hear(recordOf('parked-mail', undefined, place), recordOf('parked-mail', place, place))
      const told = h.server.mails.slice(known)
      expect(told.map(({ recipients, subject }) => [recipients.join(), subject])).toEqual([
        [managerMail, 'Albert-Einstein-Forum: Eine E-Mail kam nicht an'],
      ])
      expect(told[0]?.text).toContain('/manage/aef/mail')
      h.server.answers.recipient = () => 550
      h.world.clock.advance(minutesOfDay)
      await h.hear(recordOf('parked-mail', undefined, place))
      expect(await places(h)).toHaveLength(1)
    },
  )

  it('leaves nothing more when it is told again, also at once', async () => {
    await using h = await aSentMail()
    await Promise.all([1, 2, 3].map(() => takeFeedback(h.ctx, h.feedback)))
    await takeFeedback(h.ctx, h.feedback)
    expect(await places(h)).toHaveLength(1)
    expect(await marks(h)).toMatchObject([{ times: 1, fault: 'returned' }])
  })

  it('is told again where it was not even noted as sent, and is nobody’s where it is not known', async () => {
    await using h = await aSentMail()
    const [mail] = await sentMails(h)
    const { pk, sk } = mail!
    await h.ctx.table.transact([{ kind: 'update', key: { pk, sk }, set: { state: 'pending' } }])
    await expect(takeFeedback(h.ctx, h.feedback)).rejects.toThrow('before it was noted')
    await takeFeedback(h.ctx, { ...h.feedback, mail: 'zzzzzzzzzzzz' })
    expect([await places(h), await marks(h)]).toEqual([[], []])
  })
})

const marks = async ({ world }: MailHouse): Promise<Item[]> =>
  (await allItems(world.engine.endpoint, world.engine.tableName)).filter(({ type }) => type === 'bad-address')

describe('an address from which a mail came back', () => {
  itInTurn(
    'is written to no more: the next mail waits for somebody who calls, until a day is over',
    async () => {
      await using h = await aSentMail()
      await takeFeedback(h.ctx, h.feedback)
      expect(toMia(await cancelled(h))).toEqual([])
      expect(await page(h)).toContain('An diese Adresse kam schon eine E-Mail nicht an')
      const parked = (await outbox(h)).filter(({ state }) => state === 'parked')
      expect(parked.map(({ trouble }) => (trouble as { fault: string }).fault).toSorted()).toEqual([
        'marked',
        'returned',
      ])
      h.world.clock.advance(minutesOfDay)
      const again = await h.proved({ date: '2026-12-20' })
      expect(
        toMia(await h.after(again.id, () => approveBooking(h.ctx, h.manager, { id: again.id }))),
      ).toHaveLength(1)
    },
  )

  itInTurn('is written to again when a manager says so, by sending what waits or by its button', async () => {
    await using h = await aSentMail()
    await takeFeedback(h.ctx, h.feedback)
    await cancelled(h)
    const [again] = [...(await page(h)).matchAll(/action="([^"]*\/again)"/g)].map(([, action]) => action!)
    const known = h.server.mails.length
    expect((await h.world.call('POST', again!, { form: {}, cookies: h.cookies })).status).toBe(303)
    await sendDueMails(h.ctx, news)
    expect(toMia(h.server.mails.slice(known))).toHaveLength(1)
    expect(await marks(h)).toEqual([])
    await takeFeedback(h.ctx, { ...h.feedback, mail: String((await sentMails(h)).at(-1)?.['id']) })
    const [right] = [...(await page(h)).matchAll(/action="([^"]*\/right)"/g)].map(([, action]) => action!)
    const answer = await h.world.call('POST', right!, { form: {}, cookies: h.cookies })
    expect(answer.headers['location']).toBe('/manage/aef/mail?done=right')
    expect(await page(h, '/manage/aef/mail?done=right')).toContain('Wir schreiben wieder an diese Adresse')
    expect(await marks(h)).toEqual([])
    expect((await h.world.call('POST', right!, { form: {}, cookies: h.cookies })).status).toBe(409)
  })

  it('gets no code either, and nobody is told of it: whose address it is, stands in no mark', async () => {
    await using h = await aSentMail()
    await takeFeedback(h.ctx, h.feedback)
    expect(JSON.stringify(await marks(h))).not.toContain('mia')
    const { record } = await h.request({ date: '2026-12-20' })
    const known = h.server.mails.length
    await h.hear(record)
    expect(h.server.mails.slice(known)).toEqual([])
    expect(await places(h)).toHaveLength(1)
  })

  itInTurn('is another one than what stands behind a plus, which may be nobody’s', async () => {
    await using h = await aSentMail({ address: 'mia+falsch@gruppe.example' })
    await takeFeedback(h.ctx, h.feedback)
    expect(toMia(await cancelled(h))).toHaveLength(1)
  })

  it('is marked at its contact, for whoever opens the booking', async () => {
    await using h = await aSentMail()
    const booking = () => page(h, `/manage/aef/bookings/${h.id}`)
    expect(await booking()).not.toContain('Adresse stimmt nicht')
    await takeFeedback(h.ctx, h.feedback)
    expect(await booking()).toContain('Adresse stimmt nicht')
    // Nobody knows better only because a day is over.
    h.world.clock.advance(minutesOfDay)
    expect(await booking()).toContain('kam eine E-Mail an diese Adresse zurück')
    const [right] = [...(await page(h)).matchAll(/action="([^"]*\/right)"/g)].map(([, action]) => action!)
    await h.world.call('POST', right!, { form: {}, cookies: h.cookies })
    expect(await booking()).not.toContain('Adresse stimmt nicht')
  })

  it('whose owner wants no mails says so', async () => {
    await using h = await aSentMail({ fault: 'complained' })
    await takeFeedback(h.ctx, h.feedback)
    expect(await page(h, `/manage/aef/bookings/${h.id}`)).toContain('Möchte keine E-Mails')
    expect(await page(h)).toContain('als unerwünscht gemeldet')
    expect(toMia(await cancelled(h))).toEqual([])
  })

  it('is found by whoever has it, and forgotten with them', async () => {
    await using h = await aSentMail()
    await takeFeedback(h.ctx, h.feedback)
    const { contactId } = ownerOf(await h.ctx.secret(), mia)
    const items = await h.ctx.table.getMany(await h.ctx.table.ownedBy(contactId))
    expect(items.map(({ type }) => type)).toEqual(expect.arrayContaining(['bad-address', 'mail']))
  })
})

describe('a mailbox that is full', () => {
  itInTurn('is told to the house, and written to again with the next mail', async () => {
    await using h = await aSentMail({ fault: 'deferred' })
    await takeFeedback(h.ctx, h.feedback)
    expect(await page(h)).toContain('Vielleicht ist es voll')
    expect(toMia(await cancelled(h))).toHaveLength(1)
  })
})

describe('what EventBridge brings to the function', () => {
  itInTurn('is an event of SES, and nothing of what anybody can send over the network', async () => {
    await using h = await aSentMail()
    const { edges } = handler
    const real = entry(edges, { context: h.ctx })
    await expect(real({ source: 'aws.ses', detail: {} })).rejects.toThrow('mail')
    await real(storedFeedback('Send'))
    expect(await places(h)).toEqual([])
    await real(storedFeedback('Bounce', aBounce('Permanent', 'General'), h.feedback.mail))
    expect(await places(h)).toHaveLength(1)
    const deaf = entry({ ...edges, feedback: undefined } as never, { context: h.ctx })
    await expect(deaf(storedFeedback('Send'))).rejects.toThrow('Nobody here')
  })
})
