import { describe, expect, it } from 'vitest'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { news } from '../../functions/news.ts'
import { sendDueMails } from '../../functions/notifications/actions/send-due-mails.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { offerToken } from '../../functions/waitlist/rules/place.ts'
import type { QueueRequest } from '../../functions/waitlist/schema.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { aMailHouse, house, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { proved } from './waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const wish: QueueRequest = {
  rooms: ['seminarraum'],
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  contact: { name: 'Eva', email: 'eva@gruppe.example' },
  language: 'de',
}

/** Does something, has the place's change heard as often as told, and gives back what arrived. */
async function heard(mail: MailHouse, id: string, act: () => Promise<unknown>, times = 1) {
  const item = () => mail.ctx.table.get({ pk: `PLACE#${id.slice(0, 5)}`, sk: id }, { consistent: true })
  const old = await item()
  await act()
  const after = await item()
  const known = mail.server.mails.length
  for (let count = 0; count < times; count++) await mail.hear(recordOf('place', old, after))
  return mail.server.mails.slice(known)
}

async function waiting(mail: MailHouse, change: Partial<QueueRequest> = {}) {
  const request = aRequest({ approve: true })
  const taken = await requestBooking(mail.ctx, mail.manager, { house, request })
  const begun = await joinQueue(mail.ctx, aVisitor, { house, request: { ...wish, ...change } })
  const place = await proved(mail.ctx, begun)
  const cancel = () => cancelBooking(mail.ctx, mail.manager, { id: taken.id })
  return { place, cancel }
}

describe('whoever waits', () => {
  it('and has proved nothing gets one mail in fixed words, whatever was typed', async () => {
    await using mail = await aMailHouse()
    const request = aRequest({ approve: true })
    await requestBooking(mail.ctx, mail.manager, { house, request })
    const bait = 'Sie haben 500 EUR gewonnen https://betrug.example'
    const contact = { name: bait, email: 'opfer@nachbarn.example' }
    const said = { ...wish, contact, purpose: bait, note: bait, label: bait, groupName: bait }
    const place = await joinQueue(mail.ctx, aVisitor, { house, request: said })
    const item = await mail.ctx.table.get({ pk: `PLACE#${place.id.slice(0, 5)}`, sk: place.id })
    for (let often = 0; often < 3; often++) await mail.hear(recordOf('place', undefined, item))
    const [only, ...more] = mail.server.mails
    expect(more).toEqual([])
    expect(only?.subject).toBe('Bitte bestätigen: Seminarraum am Sa, 5. Dezember, Albert-Einstein-Forum')
    expect(only?.text).toContain(`/queue/${place.id}/${offerToken(await mail.ctx.secret(), place)}`)
    expect(JSON.stringify(only)).not.toMatch(/gewonnen|betrug/)
  })

  itInTurn(
    'hears nothing until it is their turn, then once, with the link, the code and until when',
    async () => {
      await using mail = await aMailHouse()
      const { place, cancel } = await waiting(mail)
      const contact = { name: 'Udo', email: 'udo@gruppe.example' }
      const request = { ...wish, contact, language: 'en' } as const
      const next = await proved(mail.ctx, await joinQueue(mail.ctx, aVisitor, { house, request }))
      expect(await heard(mail, place.id, async () => undefined)).toEqual([])
      const [only, ...more] = await heard(mail, place.id, cancel, 3)
      expect(more).toEqual([])
      expect(only?.to).toMatchObject([{ address: 'eva@gruppe.example' }])
      expect(only?.subject).toBe('Wieder frei: Seminarraum am Sa, 5. Dezember, Albert-Einstein-Forum')
      const token = offerToken(await mail.ctx.secret(), place)
      for (const words of [
        'Sa, 5. Dezember, 19:00–21:00 Uhr',
        'bis Mi, 2. Dezember, 10:00 Uhr',
        codeOf(place.id),
        `http://treff.example/queue/${place.id}/${token}`,
      ]) {
        expect(only?.text).toContain(words)
      }
      const leave = () => leavePlace(mail.ctx, mail.manager, { id: place.id })
      const [english] = await heard(mail, next.id, leave, 2)
      expect(english?.subject).toBe('Free again: Seminarraum on Sat 5 December, Albert-Einstein-Forum')
    },
  )

  itInTurn('hears that the house needs the time itself, and that they keep their place', async () => {
    await using mail = await aMailHouse()
    const { place, cancel } = await waiting(mail)
    await cancel()
    const request = { rooms: ['seminarraum'], from: '2026-12-05', to: '2026-12-05', label: 'Rohrbruch' }
    const block = () => createBlock(mail.ctx, mail.manager, { house, request })
    const [only, ...more] = await heard(mail, place.id, block, 2)
    expect(more).toEqual([])
    expect(only?.subject).toBe('Doch nicht frei: Seminarraum am Sa, 5. Dezember, Albert-Einstein-Forum')
    expect(only?.text).toContain('Ihren Platz behalten Sie.')
    expect(only?.text).toContain(`http://treff.example/queue/${place.id}/`)
  })

  itInTurn('and does not answer hears that the offer is over', async () => {
    await using mail = await aMailHouse()
    const { place, cancel } = await waiting(mail)
    await heard(mail, place.id, cancel)
    mail.world.clock.advance(25 * 60)
    const [over, ...more] = await heard(mail, place.id, () => settleDeadlines(mail.ctx), 2)
    expect(more).toEqual([])
    expect(over?.subject).toContain('Nicht mehr für Sie frei')
    expect(over?.text).toContain('bis Mi, 2. Dezember, 10:00 Uhr')
  })

  itInTurn('without an address is called: who decides today hears of it', async () => {
    await using mail = await aMailHouse()
    const { place, cancel } = await waiting(mail, { contact: { name: 'Frau Anruf', phone: '02131 000-55' } })
    const [call, ...more] = await heard(mail, place.id, cancel, 2)
    expect(more).toEqual([])
    expect(call?.to).toMatchObject([{ address: 'leitung@aef.example' }])
    expect(call?.subject).toContain('Bitte anrufen')
    expect(call?.text).toContain('02131 000-55')
    expect(call?.text).toContain(`http://treff.example/manage/aef/queue/${place.id}`)
  })

  it('is not told of an offer that is over before the mail server was back', async () => {
    await using mail = await aMailHouse()
    const { place, cancel } = await waiting(mail)
    await mail.server.stop()
    expect(await heard(mail, place.id, cancel)).toEqual([])
    mail.world.clock.advance(25 * 60)
    await mail.server.start()
    await sendDueMails(mail.ctx, news)
    expect(mail.server.mails).toEqual([])
    expect(await mail.ctx.table.due('mail', '2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('in vain hears nothing more', async () => {
    await using mail = await aMailHouse()
    const { place } = await waiting(mail)
    mail.world.clock.set('2026-12-05T18:00:00.000Z')
    expect(await heard(mail, place.id, () => settleDeadlines(mail.ctx))).toEqual([])
  })
})
