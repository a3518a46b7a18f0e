import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { pauses } from '../../functions/notifications/rules/delivery.ts'
import { ownedMails } from '../../functions/notifications/actions/owned.ts'
import { ownerOf } from '../../functions/identity/rules/data-link.ts'
import { addMinutes, epochSeconds } from '../../shared/time/civil.ts'
import { found, managerMail } from '../support/builders.ts'
import { aMailHouse } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { sessionOf } from '../support/sign-in-code.ts'
import { itInTurn } from '../support/in-turn.ts'

const mia = 'mia@gruppe.example'

/** Mia's address is proved: a mail to an address that nobody proved is nobody's business. */
async function anApproval(h: MailHouse) {
  const { id } = await h.proved()
  return h.change(id, () => approveBooking(h.ctx, h.manager, { id }))
}

/** A house in which the mail to Mia was refused for good. */
async function aRefusedMail(): Promise<MailHouse & { cookies: { session: string } }> {
  const h = await aMailHouse()
  h.server.answers.recipient = (address) => (address === mia ? 550 : undefined)
  await h.hear(await anApproval(h))
  return { ...h, cookies: await sessionOf(h.ctx, managerMail) }
}

const received = (h: MailHouse) => h.server.mails.filter(({ recipients }) => recipients.includes(mia))

function formsIn(page: string): string[] {
  return [...page.matchAll(/action="([^"]*\/manage\/aef\/mail\/[^"]+)"/g)].map(([, action]) => action!)
}

describe('a mail that cannot be delivered', () => {
  it('is parked at once when the recipient is refused for good, and seen with its reason', async () => {
    await using h = await aRefusedMail()
    const { status, text } = await h.world.call('GET', '/manage/aef/mail', { cookies: h.cookies })
    expect(status).toBe(200)
    for (const part of ['Mia Muster', mia, 'Spieleabend', '550', 'Diese Adresse gibt es nicht'])
      expect(text).toContain(part)
    const english = { headers: { 'accept-language': 'en' }, cookies: h.cookies }
    expect((await h.world.call('GET', '/manage/aef/mail', english)).text).toContain(
      'This address does not exist',
    )
    expect(await h.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('is found by whose address stands in it, and goes with them', async () => {
    await using h = await aRefusedMail()
    const owner = ownerOf(await h.ctx.secret(), mia)
    const mails = async () => {
      const items = await h.ctx.table.getMany(await h.ctx.table.ownedBy(owner.contactId))
      return items.filter(({ type }) => type === 'mail')
    }
    const [item] = await mails()
    const [stored] = await ownedMails.tell!(h.ctx, owner, item!)
    expect(stored).toMatchObject({ kind: 'mail', house: 'aef' })
    for (let twice = 0; twice < 2; twice += 1) await ownedMails.forget(h.ctx, owner, stored!)
    expect(await mails()).toEqual([])
    expect(await h.ctx.table.query({ pk: 'PARKED#aef', consistent: true })).toEqual([])
    expect(JSON.stringify(await h.ctx.table.get({ pk: item!.pk, sk: item!.sk }))).not.toContain(mia)
  })

  it('stays for a year, though nobody looks', async () => {
    await using h = await aRefusedMail()
    const places = await h.ctx.table.query({ pk: 'PARKED#aef' })
    expect(places).toHaveLength(1)
    const item = await h.ctx.table.get({ pk: `OUTBOX#${places[0]!.sk.slice(5)}`, sk: 'MAIL' })
    expect(item).toMatchObject({ state: 'parked' })
    const year = epochSeconds(addMinutes(h.ctx.now(), 365 * 24 * 60))
    for (const { ttl } of [item!, places[0]!]) expect(ttl).toBeGreaterThan(year)
  })

  itInTurn('goes out when it is sent again by hand, once', async () => {
    await using h = await aRefusedMail()
    const { cookies } = h
    const page = await h.world.call('GET', '/manage/aef/mail', { cookies })
    const [again] = formsIn(page.text).filter((action) => action.endsWith('/again'))
    delete h.server.answers.recipient
    const answer = await h.world.call('POST', again!, { form: {}, cookies })
    expect(answer).toMatchObject({ status: 303, headers: { location: '/manage/aef/mail?done=again' } })
    expect(received(h)).toEqual([])
    await sendDueMails(h.ctx, news)
    await sendDueMails(h.ctx, news)
    expect(received(h)).toHaveLength(1)
    const after = await h.world.call('GET', '/manage/aef/mail?done=again', { cookies })
    expect(after.text).toContain('Alle E-Mails sind zugestellt')
    expect(after.text).toContain('geht in den nächsten Minuten noch einmal hinaus')
    const twice = await h.world.call('POST', again!, { form: {}, cookies })
    expect(twice.status).toBe(409)
    expect(twice.text).toContain('hat sich schon jemand gekümmert')
  })

  itInTurn('is parked again if it fails again', async () => {
    await using h = await aRefusedMail()
    const { cookies } = h
    const [again] = formsIn((await h.world.call('GET', '/manage/aef/mail', { cookies })).text)
    await h.world.call('POST', again!, { form: {}, cookies })
    await sendDueMails(h.ctx, news)
    expect((await h.world.call('GET', '/manage/aef/mail', { cookies })).text).toContain(mia)
  })

  it('is taken off the list when somebody has told the person, and what it said is forgotten', async () => {
    await using h = await aRefusedMail()
    const { cookies } = h
    const page = await h.world.call('GET', '/manage/aef/mail', { cookies })
    const [done] = formsIn(page.text).filter((action) => action.endsWith('/done'))
    const answer = await h.world.call('POST', done!, { form: {}, cookies })
    expect(answer).toMatchObject({ status: 303, headers: { location: '/manage/aef/mail?done=close' } })
    expect(await h.ctx.table.query({ pk: 'PARKED#aef' })).toEqual([])
    const item = await h.ctx.table.get({ pk: `OUTBOX#${done!.split('/').at(-2)}`, sk: 'MAIL' })
    expect(item).toMatchObject({ state: 'closed' })
    expect(item?.notice).toBeUndefined()
  })

  it('is parked after two days without a mail server', async () => {
    await using h = await aMailHouse()
    const record = await anApproval(h)
    await h.server.stop()
    await h.hear(record)
    for (const pause of pauses) {
      h.world.clock.advance(pause)
      await sendDueMails(h.ctx, news)
    }
    const cookies = await sessionOf(h.ctx, managerMail)
    const { text } = await h.world.call('GET', '/manage/aef/mail', { cookies })
    expect(text).toContain('Der Mailserver war nicht zu erreichen')
    expect(h.world.logs.filter(({ message }) => message === 'mail parked')).toHaveLength(1)
  })
})

it('only those who run the house see and move its mails', async () => {
  await using h = await aRefusedMail()
  const [again] = formsIn((await h.world.call('GET', '/manage/aef/mail', { cookies: h.cookies })).text)
  await found(h.world, { house: { id: 'other' }, manager: 'other@aef.example' })
  const cookies = await sessionOf(h.ctx, 'other@aef.example')
  expect((await h.world.call('GET', '/manage/aef/mail')).status).toBe(303)
  expect((await h.world.call('GET', '/manage/aef/mail', { cookies })).status).toBe(403)
  expect((await h.world.call('POST', again!, { form: {}, cookies })).status).toBe(403)
  const theirs = again!.replace('/aef/', '/other/')
  expect((await h.world.call('POST', theirs, { form: {}, cookies })).status).toBe(404)
  const unknown = '/manage/aef/mail/000000000000/again'
  expect((await h.world.call('POST', unknown, { form: {}, cookies: h.cookies })).status).toBe(404)
})
