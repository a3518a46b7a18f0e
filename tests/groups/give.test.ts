import { describe, expect, it } from 'vitest'
import { bookingNews } from '../../functions/bookings/actions/booking-news.ts'
import { giftToken } from '../../functions/bookings/rules/gift.ts'
import { readHeld } from '../../functions/bookings/store/held.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { readUsageOf } from '../../functions/contacts/store/usage.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { aRequest, managerMail } from '../support/builders.ts'
import { addMonths } from '../../shared/time/civil.ts'
import { allItems } from '../support/crash-consistency.ts'
import { valueOf, wordsOf } from '../support/signed-in.ts'
import { founded, founder } from './a-group.ts'
import { itInTurn } from '../support/in-turn.ts'

const { contact: _contact, ...noContact } = aRequest()
const otto = { name: 'Otto', email: 'otto@neben.example' }

/** A group that holds an approved series, and another group. */
async function twoGroups(stage: Staged, change: object = {}) {
  const sewing = await founded(stage)
  const choir = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: founder } })
  const asked = { ...noContact, group: sewing.id, repeat: { every: 'week', count: 3 }, ...change }
  const { json } = await stage.post(`/api/houses/${house}/bookings`, asked, sewing.host.token)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  return { sewing, choir, id: json.id as string, path: `/api/bookings/${json.id}`, token: json.manageToken }
}

const stored = async ({ world }: Staged, id: string) => {
  const booking = await readBooking(world.ctx.table, id)
  if (booking === undefined) throw new Error('gone')
  return booking
}

async function linkOf({ world }: Staged, id: string): Promise<string> {
  const booking = await stored({ world } as Staged, id)
  if (booking.gift === undefined) throw new Error('nothing is offered')
  return giftToken(await world.ctx.secret(), booking, booking.gift)
}

describe('a mail about an offer to a group', () => {
  it('is written to those of the side that it is for, and reads nobody else', async () => {
    await using stage = await aStage()
    const { sewing, choir, id, path } = await twoGroups(stage)
    await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
    const booking = await stored(stage, id)
    const readFor = async (to: object) => {
      const facts = await bookingNews.forWriting(stage.world.ctx, {
        booking,
        entry: booking.history.at(-1),
        to,
      } as never)
      const { hosts, receivers } = facts as { hosts: { name: string }[]; receivers: { name: string }[] }
      return [hosts, receivers].map((people) => people.map(({ name }) => name).join())
    }
    expect(await readFor({ kind: 'host', member: sewing.host.id })).toEqual(['Ada', ''])
    expect(await readFor({ kind: 'receiver', member: choir.host.id })).toEqual(['', 'Jo'])
    for (const to of [
      { kind: 'host', member: choir.host.id },
      { kind: 'receiver', member: sewing.host.id },
      { kind: 'contact' },
    ])
      expect(await readFor(to)).toEqual(['', ''])
  })
})

describe('a booking that is given away', () => {
  it('to another group is theirs when one of its hosts says yes, and nobody else’s any more', async () => {
    await using stage = await aStage()
    const { sewing, choir, id, path, token } = await twoGroups(stage)
    expect((await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)).status).toBe(200)
    expect((await stored(stage, id)).group).toBe(sewing.id)
    expect((await stage.post(`${path}/gift`, { accept: true }, sewing.host.token)).status).toBe(403)
    const answer = await stage.post(`${path}/gift`, { accept: true }, choir.host.token)
    expect([answer.status, answer.json.group, answer.json.contact.name]).toEqual([200, choir.id, 'Jo'])
    for (const old of [token, sewing.host.token]) expect((await stage.get(path, old)).status).toBe(403)
    expect((await stage.post(`${path}/cancel`, {}, choir.host.token)).status).toBe(200)
    expect(await readHeld(stage.world.ctx.table, sewing.id)).toEqual([])
  })

  it('is taken by a host whose link it was, also where somebody is signed in who runs the house, or by the house', async () => {
    await using stage = await aStage()
    const { world } = stage
    const { sewing, choir, id, path } = await twoGroups(stage)
    const byWhom = async () => (await stored(stage, id)).history.at(-1)
    await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
    const session = await signedIn(world.ctx, managerMail)
    const headers = { origin: world.ctx.settings.publicUrl }
    const sent = { body: { accept: true }, token: choir.host.token, cookies: { session }, headers }
    expect((await world.call('POST', `${path}/gift`, sent)).status).toBe(200)
    expect(await byWhom()).toMatchObject({ what: 'given', by: { kind: 'contact', name: 'Jo' } })
    await stage.post(`${path}/give`, { group: sewing.id }, choir.host.token)
    expect((await stage.manage(`${path}/gift`, { accept: true })).status).toBe(200)
    expect(await byWhom()).toMatchObject({ what: 'given', by: { kind: 'manager', name: 'Hausleitung' } })
  })

  itInTurn('to somebody else is theirs by the link of the mail alone, which has fixed words', async () => {
    await using stage = await aStage()
    const { sewing, id, path } = await twoGroups(stage, { purpose: 'Gewinnen Sie 500 EUR' })
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    await stage.post(`${path}/give`, { contact: otto }, sewing.host.token)
    await hear(walked)
    const [mail] = stage.world.mails.splice(0)
    expect([mail?.to, mail?.text.includes('500 EUR'), mail?.text.includes('Ada')]).toEqual([
      otto.email,
      false,
      false,
    ])
    const link = await linkOf(stage, id)
    expect(mail?.text).toContain(`/bookings/${id}/gift/${link}`)
    // Looking at it changes nothing.
    expect((await stage.world.call('GET', `/bookings/${id}/gift/${link}`)).status).toBe(200)
    expect((await stored(stage, id)).group).toBe(sewing.id)
    const taken = await stage.world.call('POST', `/bookings/${id}/gift/${link}`, { form: { answer: 'yes' } })
    expect(taken.status).toBe(303)
    const { pathname } = new URL(taken.headers['location'] ?? '', 'http://treff.example')
    expect((await stage.world.call('GET', pathname)).status).toBe(200)
    const after = await stored(stage, id)
    expect([after.group, after.contact, after.state]).toEqual([undefined, otto, 'approved'])
    await hear(walked)
    expect(stage.world.mails.map(({ to }) => to).toSorted()).toEqual(['ada@gruppe.example', otto.email])
  })

  it('stands beside its group a month longer than its last date', async () => {
    await using stage = await aStage()
    const { id } = await twoGroups(stage)
    const { endpoint, tableName } = stage.world.engine
    const held = (await allItems(endpoint, tableName)).find(
      (item) => item['booking'] === id && item['type'] === 'group-booking',
    )
    const last = (await stored(stage, id)).occurrences.at(-1)!
    expect(held?.['ttl']).toBe(Date.parse(`${addMonths(last.date, 1)}T00:00:00Z`) / 1000)
  })

  it('is taken as it was shown: what was moved meanwhile is looked at again', async () => {
    await using stage = await aStage()
    const { sewing, id, path } = await twoGroups(stage)
    await stage.post(`${path}/give`, { contact: otto }, sewing.host.token)
    const page = `/bookings/${id}/gift/${await linkOf(stage, id)}`
    const shown = valueOf((await stage.world.call('GET', page)).text, 'version')!
    const [first] = (await stored(stage, id)).occurrences
    const to = { date: '2026-12-31', from: '08:00', to: '09:00', scope: 'this', occurrence: first!.key }
    await stage.manage(`${path}/move`, to)
    const form = { answer: 'yes', version: shown }
    const cookies = { language: 'de' }
    const stale = await stage.world.call('POST', page, { form, cookies })
    expect([stale.status, wordsOf(stale.text)]).toEqual([
      409,
      expect.stringContaining('Inzwischen hat sich an der Buchung etwas geändert'),
    ])
    expect((await stored(stage, id)).group).toBe(sewing.id)
    const again = { ...form, version: valueOf(stale.text, 'version')! }
    expect((await stage.world.call('POST', page, { form: again, cookies })).status).toBe(303)
  })

  it('stays where it is when they say no, when somebody else asks, or when it is too long ago', async () => {
    await using stage = await aStage()
    const { sewing, choir, id, path } = await twoGroups(stage)
    await stage.post(`${path}/give`, { contact: otto }, sewing.host.token)
    const link = await linkOf(stage, id)
    for (const wrong of ['x'.repeat(43), choir.host.token])
      expect((await stage.post(`${path}/gift`, { accept: true }, wrong)).status).toBe(403)
    const no = await stage.post(`${path}/gift`, { accept: false }, link)
    expect([no.status, no.json.contact, no.json.history]).toEqual([200, { name: 'Ada' }, []])
    expect((await stage.post(`${path}/gift`, { accept: true }, link)).status).toBe(409)
    await stage.post(`${path}/give`, { contact: otto }, sewing.host.token)
    const late = await linkOf(stage, id)
    stage.world.clock.advance(15 * 24 * 60)
    expect((await stage.post(`${path}/gift`, { accept: true }, late)).json.type).toBe('/problems/gift-over')
    expect((await stored(stage, id)).group).toBe(sewing.id)
  })

  itInTurn('is settled, no meeting, offered to one of the two, and not around and around', async () => {
    await using stage = await aStage()
    const { sewing, choir, path } = await twoGroups(stage)
    const give = (to: object, at = path) => stage.post(`${at}/give`, to, sewing.host.token)
    expect((await give({})).json.errors[0].pointer).toBe('/group')
    expect((await give({ group: choir.id, contact: otto })).status).toBe(422)
    expect((await give({ group: sewing.id })).status).toBe(422)
    expect((await give({ contact: { name: 'Otto' } })).json.errors[0].pointer).toBe('/contact/email')
    expect((await stage.post(`${path}/give`, { group: choir.id })).status).toBe(401)
    expect((await stage.post(`${path}/give`, { group: choir.id }, choir.host.token)).status).toBe(403)
    const asked = { ...noContact, group: sewing.id, date: '2026-12-20' }
    const open = await stage.post(`/api/houses/${house}/bookings`, asked, sewing.host.token)
    expect((await give({ group: choir.id }, `/api/bookings/${open.json.id}`)).json.type).toBe(
      '/problems/cannot-be-given',
    )
    const offers = await Promise.all(Array.from({ length: 9 }, () => give({ group: choir.id })))
    const more = [
      await give({ group: choir.id }),
      await give({ group: choir.id }),
      await give({ group: choir.id }),
    ]
    const taken = [...offers, ...more].filter(({ status }) => status === 200)
    expect(taken).toHaveLength(3)
    expect(more.at(-1)?.status).toBe(429)
  })

  it('takes what is still to come along in the ledger of hours, and leaves what is over', async () => {
    await using stage = await aStage()
    const { sewing, choir, id, path } = await twoGroups(stage)
    stage.world.clock.set('2026-12-07T09:00:00.000Z')
    const before = await stored(stage, id)
    await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
    await stage.post(`${path}/gift`, { accept: true }, choir.host.token)
    const after = await stored(stage, id)
    const used = async (contact: string) =>
      Object.fromEntries((await readUsageOf(stage.world.ctx.table, house, contact)).used)['approved 2026-2']
    expect(await Promise.all([used(before.contactId), used(after.contactId)])).toEqual([120, 240])
  })
})

describe('giving at the same time', () => {
  itInTurn('as it is cancelled: it is cancelled or theirs, and never both owners’', async () => {
    for (let round = 0; round < 4; round += 1) {
      await using stage = await aStage()
      const { sewing, choir, id, path } = await twoGroups(stage)
      await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
      const [taken, cancelled] = await Promise.all([
        stage.post(`${path}/gift`, { accept: true }, choir.host.token),
        stage.post(`${path}/cancel`, {}, sewing.host.token),
      ])
      const { state, group } = await stored(stage, id)
      const outcome = [taken.status === 200, cancelled.status === 200]
      if (outcome[0]) expect([state === 'approved', group]).toEqual([!outcome[1], choir.id])
      else expect([outcome[1], state, group]).toEqual([true, 'cancelled', sewing.id])
    }
  })

  it('two who say yes: the first has it, the other hears that it is over', async () => {
    await using stage = await aStage()
    const { sewing, choir, id, path } = await twoGroups(stage)
    await stage.post(`${path}/give`, { group: choir.id }, sewing.host.token)
    const answers = await Promise.all(
      [0, 1].map(() => stage.post(`${path}/gift`, { accept: true }, choir.host.token)),
    )
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409'])
    expect((await stored(stage, id)).history.filter(({ what }) => what === 'given')).toHaveLength(1)
  })
})
