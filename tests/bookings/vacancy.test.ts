import { describe, expect, it } from 'vitest'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { reopeningWrite } from '../../functions/contacts/actions/ledger.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import { decidesToday } from '../../functions/houses/rules/who-decides.ts'
import type { House } from '../../functions/houses/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { aRequest, aVisitor } from '../support/builders.ts'
import { aMailHouse, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { itInTurn } from '../support/in-turn.ts'

const house = 'aef'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const
const chor = { name: 'Chor', email: 'chor@gruppe.example' }
const silenceKey = { pk: 'HOUSE#aef', sk: 'SILENCE' }

/** A house with a deputy, where a request waits ten days. Worlds begin on Tuesday, 2026-12-01 at 10:00 in Kaarst. */
async function aQuietHouse(change: Partial<Omit<House, 'version'>> = {}) {
  const h = await aMailHouse({
    house: { reminderHours: 0, ...change },
    rooms: { seminarraum: { decideWithinHours: 240 }, teekueche: { approval: 'direct', name: 'Teeküche' } },
  })
  const deputy = await addToTeam(h.ctx, h.manager, { house, member: kim })
  return Object.assign(h, {
    deputy: { kind: 'person', address: 'home', person: { id: deputy.person, name: kim.name } } as Actor,
  })
}

async function proved({ ctx }: Pick<MailHouse, 'ctx'>, change: Parameters<typeof aRequest>[0] = {}) {
  const request = aRequest({ date: '2027-01-20', ...change })
  const booking = await requestBooking(ctx, aVisitor, { house, request })
  return confirmBooking(ctx, { id: booking.id, token: proofToken(await ctx.secret(), booking) })
}

async function at({ world, ctx }: Pick<MailHouse, 'world' | 'ctx'>, now: string): Promise<void> {
  world.clock.set(now)
  await settleDeadlines(ctx)
}

const silenceOf = async ({ ctx }: Pick<MailHouse, 'ctx'>) => (await loadHouse(ctx, house)).silence
const asked = async ({ ctx }: Pick<MailHouse, 'ctx'>) =>
  decidesToday(await loadHouse(ctx, house), ctx.now().slice(0, 10)).map(({ name }) => name)
const stateOf = async ({ ctx }: Pick<MailHouse, 'ctx'>, id: string) =>
  (await readBooking(ctx.table, id))?.state

describe('a house whose manager has fallen silent', () => {
  it('has missed nothing yet while somebody is only reminded', async () => {
    await using h = await aQuietHouse({ reminderHours: 24, silentAfterDays: 10 })
    const { id, remindAt } = await proved(h)
    await at(h, remindAt!)
    expect((await readBooking(h.ctx.table, id))?.history.at(-1)?.what).toBe('reminded')
    expect(await silenceOf(h)).toEqual({ house, since: '2026-12-01T09:00:00.000Z' })
  })

  it('is not one where all is decided, though something still stands on the list of what is open', async () => {
    await using h = await aQuietHouse()
    const [one, other] = [await proved(h), await proved(h, { date: '2027-01-21' })]
    for (const { id } of [one, other]) await approveBooking(h.ctx, h.deputy, { id })
    const { id, contactId } = one
    await h.ctx.table.transact([reopeningWrite(house, { contactId, id, isProved: true }, h.ctx.now())])
    await at(h, '2026-12-09T07:00:00.000Z')
    expect((await silenceOf(h))?.noticedAt).toBeUndefined()
  })

  itInTurn(
    'asks the deputies after so many working days, the whole team hears it once, and new requests reach both',
    async () => {
      await using h = await aQuietHouse()
      await proved(h)
      // Wednesday to Friday, Monday and Tuesday have passed whole; it is Wednesday, 8:00 on the house's clocks.
      await at(h, '2026-12-09T06:59:00.000Z')
      expect((await silenceOf(h))?.noticedAt).toBeUndefined()
      expect(await asked(h)).toEqual(['Hausleitung'])
      const before = await h.ctx.table.get(silenceKey)
      await at(h, '2026-12-09T07:00:00.000Z')
      expect(await silenceOf(h)).toMatchObject({ noticedAt: '2026-12-09T07:00:00.000Z', open: 1 })
      expect((await asked(h)).toSorted()).toEqual(['Hausleitung', 'Kim Beispiel'])
      const record = recordOf('silence', before, await h.ctx.table.get(silenceKey))
      const known = h.server.mails.length
      await h.hear(record)
      await h.hear({ ...record, id: 'again' })
      const mails = h.server.mails.slice(known)
      expect(mails.flatMap(({ recipients }) => recipients).toSorted()).toEqual([
        'kim@aef.example',
        'leitung@aef.example',
      ])
      const words = mails.find(({ recipients }) => recipients.includes(kim.email))?.text?.replace(/\s+/g, ' ')
      expect(words).toContain('aus der Leitung hat seit 5 Arbeitstagen niemand entschieden.')
      expect(words).toContain('Eine Anfrage wartet auf eine Antwort. Bitte entscheiden Sie als Vertretung.')
    },
  )

  itInTurn(
    'says yes to whom it trusts and honestly no to others, when the deputies let the deadline pass too',
    async () => {
      await using h = await aQuietHouse()
      const known = await proved(h, { contact: chor, from: '08:00', to: '10:00' })
      await trustContact(h.ctx, h.manager, { id: known.id, trusted: true })
      const other = await proved(h, { language: 'de' })
      await at(h, '2026-12-09T07:00:00.000Z')
      h.world.clock.set('2026-12-11T09:00:00.000Z')
      const mails = await h.after(other.id, () => settleDeadlines(h.ctx))
      expect(await stateOf(h, known.id)).toBe('approved')
      expect(await stateOf(h, other.id)).toBe('expired')
      const words = mails[0]?.text?.replace(/\s+/g, ' ')
      expect(words).toContain(
        'Zurzeit leitet niemand dieses Haus, und auch die Vertretung hat nicht rechtzeitig über Ihre Anfrage entschieden. Das lag nicht an Ihnen.',
      )
      expect(words).toContain('Sofort und ohne dass jemand entscheiden muss, bekommen Sie: Teeküche.')
      const { history } = (await readBooking(h.ctx.table, known.id))!
      expect(history.at(-1)).toMatchObject({ what: 'approved', by: { kind: 'system' }, reason: 'trusted' })
    },
  )

  it('is heard again as soon as a manager decides; a deputy’s decision changes nothing of it', async () => {
    await using h = await aQuietHouse()
    const [one, two] = [await proved(h), await proved(h, { date: '2027-01-21' })]
    await at(h, '2026-12-09T07:00:00.000Z')
    await approveBooking(h.ctx, h.deputy, { id: one.id })
    expect(await silenceOf(h)).toMatchObject({ noticedAt: '2026-12-09T07:00:00.000Z' })
    await declineBooking(h.ctx, h.manager, { id: two.id, reason: 'Belegt.' })
    expect(await silenceOf(h)).toEqual({
      house,
      decidedAt: '2026-12-09T07:00:00.000Z',
      since: '2026-12-09T07:00:00.000Z',
    })
    expect(await asked(h)).toEqual(['Hausleitung'])
  })

  it('is counted from the last decision, and from when something has waited', async () => {
    await using h = await aQuietHouse()
    const first = await proved(h)
    h.world.clock.set('2026-12-04T09:00:00.000Z')
    await approveBooking(h.ctx, h.manager, { id: first.id })
    // Nothing is open until Wednesday.
    h.world.clock.set('2026-12-09T09:00:00.000Z')
    await proved(h, { date: '2027-01-21' })
    await at(h, '2026-12-14T07:00:00.000Z')
    expect(await silenceOf(h)).toMatchObject({ since: '2026-12-09T09:00:00.000Z' })
    await at(h, '2026-12-17T06:59:00.000Z')
    expect((await silenceOf(h))?.noticedAt).toBeUndefined()
    await at(h, '2026-12-17T07:00:00.000Z')
    expect((await silenceOf(h))?.noticedAt).toBe('2026-12-17T07:00:00.000Z')
  })

  it('is forgotten where nothing is open any more and nothing was missed', async () => {
    await using h = await aQuietHouse()
    const first = await proved(h)
    await approveBooking(h.ctx, h.manager, { id: first.id })
    await at(h, '2026-12-09T07:00:00.000Z')
    expect(await silenceOf(h)).toEqual({ house, decidedAt: '2026-12-01T09:00:00.000Z' })
    expect(await h.ctx.table.due('silence', '2030-01-01T00:00:00.000Z')).toEqual([])
  })

  it('is noticed too where each request is over before the days are', async () => {
    await using h = await aQuietHouse({ silentAfterDays: 10 })
    await proved(h)
    await at(h, '2026-12-11T09:00:00.000Z')
    expect(await silenceOf(h)).toEqual({ house, since: '2026-12-01T09:00:00.000Z', isMissed: true })
    await at(h, '2026-12-16T07:00:00.000Z')
    expect(await silenceOf(h)).toMatchObject({ noticedAt: '2026-12-16T07:00:00.000Z', open: 0 })
  })

  it('knows the working days of its managers and the holidays of its Land', async () => {
    await using h = await aQuietHouse({ silentAfterDays: 2, workWeekdays: ['tu', 'fr'] })
    h.world.clock.set('2026-12-18T09:00:00.000Z')
    await proved(h)
    // Tuesday 22nd and 29th count, Friday 25th is Christmas and 1 January New Year; the next one is Tuesday 5 January.
    await at(h, '2026-12-28T09:00:00.000Z')
    expect((await silenceOf(h))?.noticedAt).toBeUndefined()
    await at(h, '2027-01-05T07:00:00.000Z')
    expect((await silenceOf(h))?.noticedAt).toBe('2027-01-05T07:00:00.000Z')
  })

  it('does not ask for it if the house does not', async () => {
    await using h = await aQuietHouse({ silentAfterDays: 0 })
    await proved(h)
    await at(h, '2026-12-11T09:00:00.000Z')
    expect(await silenceOf(h)).toBeUndefined()
  })

  it('is noticed once, however many timers run, and not against a decision in between', async () => {
    await using h = await aQuietHouse()
    const booking = await proved(h)
    h.world.clock.set('2026-12-09T07:00:00.000Z')
    await Promise.all([
      ...[1, 2, 3].map(() => settleDeadlines(h.ctx)),
      approveBooking(h.ctx, h.manager, { id: booking.id }),
    ])
    await settleDeadlines(h.ctx)
    expect((await silenceOf(h))?.noticedAt).toBeUndefined()
    expect(await stateOf(h, booking.id)).toBe('approved')
  })
})

it('who is trusted gets the yes at the deadline too while the managers are away by plan', async () => {
  await using h = await aQuietHouse()
  const known = await proved(h, { contact: chor })
  await trustContact(h.ctx, h.manager, { id: known.id, trusted: true })
  const absence = { from: '2026-12-08', to: '2026-12-20', deputy: h.deputy.person!.id }
  await addAbsence(h.ctx, h.manager, { house, absence })
  await at(h, '2026-12-11T09:00:00.000Z')
  expect(await stateOf(h, known.id)).toBe('approved')
})
