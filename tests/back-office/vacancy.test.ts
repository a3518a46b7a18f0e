import { describe, expect, it } from 'vitest'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { addAbsence } from '../../functions/houses/actions/add-absence.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { loadHouse } from '../../functions/houses/actions/load-house.ts'
import type { House } from '../../functions/houses/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { founded } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { sample } from '../support/budget.ts'
import { aRequest, aVisitor, found, managerMail } from '../support/builders.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, house, inbox, read } from './managed.ts'

const vacancy = '/api/houses/aef/vacancy'
const kim = { name: 'Kim Beispiel', email: 'kim@aef.example', role: 'deputy' } as const

interface Foretold {
  booking: string
  when: string
  what: string
  by: string
  steps: { when: string; what: string; by: string }[]
}

const rooms = {
  seminarraum: { decideWithinHours: 240 },
  teekueche: { decideWithinHours: 48 },
  'beratung-1': { contention: 'compete' },
} as const

/** All kinds of open requests: proved or not, trusted or not, short and long, series, rivals, a change of what was approved. */
async function aFullInbox(world: World, manager: Actor): Promise<void> {
  const { ctx } = world
  const trust = async (request: Parameters<typeof asked>[1]) => {
    const booking = await asked(world, request)
    await trustContact(ctx, manager, { id: booking.id, trusted: true })
    return booking
  }
  await requestBooking(ctx, aVisitor, { house, request: aRequest({ date: '2027-01-02' }) })
  await trust({ date: '2027-01-03' })
  await asked(world, { date: '2027-01-04' })
  await trust({ date: '2027-01-05', rooms: ['teekueche'] })
  await asked(world, { date: '2027-01-06', rooms: ['teekueche'] })
  const repeat = { every: 'week', count: 4, mode: 'free' } as const
  await trust({ date: '2026-12-09', from: '08:00', to: '09:00', repeat })
  await asked(world, { date: '2026-12-09', from: '10:00', to: '11:00', repeat })
  await asked(world, { date: '2027-01-07', rooms: ['beratung-1'] })
  await trust({ date: '2027-01-07', rooms: ['beratung-1'] })
  world.clock.advance(3 * 24 * 60)
  await settleDeadlines(ctx)
  await asked(world, { date: '2027-01-08', rooms: ['beratung-1'] })
  const moved = await asked(world, { date: '2027-01-09' })
  await approveBooking(ctx, { ...manager, kind: 'system' }, { id: moved.id })
  const token = manageToken(await ctx.secret(), moved.id)
  const to = { date: '2027-01-10', from: '10:00', to: '12:00' }
  await moveBooking(ctx, { ...aVisitor, token }, { id: moved.id, to })
}

/** How it stands with a booking, in the words in which it was foretold. */
function becomeOf({ state, occurrences, history }: Awaited<ReturnType<typeof read>>): string {
  const isOpen = state === 'requested' || state === 'unconfirmed' || occurrences.some((date) => date.asked)
  const { what = '' } = history.at(-1) ?? {}
  // Of a series the dates that are over cannot be given any more; the others tell.
  return isOpen ? 'open' : what === 'decided' ? state : what
}

async function foretold(world: World, manager: Actor, days = 90) {
  await aBrowserOf(world, manager)
  const cookies = { session: `session of ${manager.person!.id}` }
  const { status, json } = await world.call('GET', `${vacancy}?days=${days}`, { cookies })
  expect(status).toBe(200)
  return json as { requests: Foretold[]; until: string; silentFrom?: string; deputies: string[] }
}

describe('what would happen if nobody came', () => {
  const kinds: [string, Partial<Omit<House, 'version'>>][] = [
    ['lets requests expire', {}],
    ['asks the deputy', { whenDeadlinePasses: 'ask-deputy' }],
    ['trusts some', { whenDeadlinePasses: 'approve-trusted' }],
    ['notices a silence soon', { silentAfterDays: 1, reminderHours: 0 }],
    ['notices none', { silentAfterDays: 0 }],
  ]
  it.each(sample(kinds, 5))('is what happens, in a house that %s', async (_, change) => {
    await using world = await aWorld()
    const manager = await found(world, { house: change, rooms })
    await aFullInbox(world, manager)
    const { requests, silentFrom } = await foretold(world, manager)
    expect(requests.length).toBeGreaterThan(5)
    const moments = new Set(requests.flatMap(({ steps }) => steps.map(({ when }) => when)))
    for (const moment of [...moments, ...(silentFrom ? [silentFrom] : [])].toSorted()) {
      const before = new Date(new Date(moment).getTime() - 1).toISOString()
      for (const now of [before, moment]) {
        if (now < world.ctx.now()) continue
        world.clock.set(now)
        await settleDeadlines(world.ctx)
        for (const { booking, when, what } of requests) {
          const come = becomeOf(await read(world, { kind: 'system', address: '' }, { id: booking }))
          expect(come, `${booking} at ${now}, foretold ${what} for ${when}`).toBe(now < when ? 'open' : what)
        }
      }
    }
    const { silence } = await loadHouse(world.ctx, house)
    expect(silence?.noticedAt).toBe(silentFrom)
  })

  it('says who does it, and what would still be open', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms })
    const { person } = await addToTeam(world.ctx, manager, { house, member: kim })
    const known = await asked(world, { date: '2027-01-03' })
    await trustContact(world.ctx, manager, { id: known.id, trusted: true })
    world.clock.advance(1)
    const other = await asked(world, { date: '2027-01-04' })
    const { requests, silentFrom, deputies } = await foretold(world, manager)
    expect(silentFrom).toBe('2026-12-09T07:00:00.000Z')
    expect(deputies).toEqual([person])
    expect(requests.map(({ booking, when, what, by }) => ({ booking, when, what, by }))).toEqual([
      { booking: known.id, when: '2026-12-11T09:00:00.000Z', what: 'approved', by: 'rule' },
      { booking: other.id, when: '2026-12-11T09:01:00.000Z', what: 'expired', by: 'clock' },
    ])
    expect(requests[0]?.steps.map(({ what, by }) => `${what} ${by}`)).toEqual([
      'handed-over deputy',
      'reminded clock',
      'approved rule',
    ])
    const soon = await foretold(world, manager, 1)
    expect(soon.requests).toMatchObject([
      { when: soon.until, what: 'open', by: 'manager', steps: [] },
      { what: 'open' },
    ])
    const later = await foretold(world, manager, 9)
    expect(later.requests[0]).toMatchObject({ what: 'open', by: 'deputy' })
    const away = { from: '2026-12-10', to: '2026-12-20', deputy: person }
    await addAbsence(world.ctx, manager, { house, absence: away })
    expect((await foretold(world, manager)).requests[0]).toMatchObject({ what: 'approved', by: 'rule' })
  })

  it('asks whether the group is trusted in whose name somebody asks, as the timer does', async () => {
    await using stage = await aStage({}, { house: { whenDeadlinePasses: 'approve-trusted' } })
    const sewing = await founded(stage)
    const choir = await founded(stage, { name: 'Chor' })
    await stage.manage(`/api/groups/${sewing.id}/trust`, { trusted: true, reason: 'Wir kennen sie.' })
    const { contact: _contact, ...wish } = aRequest({ date: '2027-01-03' })
    for (const [at, { id, host }] of [sewing, choir].entries()) {
      const times = { from: `${10 + 2 * at}:00`, to: `${11 + 2 * at}:00` }
      const asks = { ...wish, ...times, group: id }
      expect((await stage.post('/api/houses/aef/bookings', asks, host.token)).status).toBe(201)
      stage.world.clock.advance(1)
    }
    const session = await signedIn(stage.world.ctx, managerMail)
    const { json } = await stage.world.call('GET', vacancy, { cookies: { session } })
    const ends = (json as { requests: Foretold[] }).requests.map(({ what }) => what)
    expect(ends).toEqual(['approved', 'expired'])
  })

  it('is told to those who run the house alone, for 1 to 365 days', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await aBrowserOf(world, manager)
    const cookies = { session: `session of ${manager.person!.id}` }
    for (const days of [1, 365])
      expect((await world.call('GET', `${vacancy}?days=${days}`, { cookies })).status).toBe(200)
    for (const days of ['0', '366', '-1', '1.5', 'viele']) {
      const wrong = await world.call('GET', `${vacancy}?days=${days}`, { cookies })
      expect(wrong, days).toMatchObject({ status: 422, json: { errors: [{ pointer: '/days' }] } })
    }
    expect(await world.call('GET', vacancy, { cookies })).toMatchObject({ json: { requests: [] } })
    expect((await world.call('GET', vacancy)).status).toBe(401)
    const other = await found(world, { house: { id: 'muehle' }, manager: 'andere@haus.example' })
    await aBrowserOf(world, other)
    const theirs = { session: `session of ${other.person!.id}` }
    expect((await world.call('GET', vacancy, { cookies: theirs })).status).toBe(403)
  })

  it('tells of groups that wait for a call', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const group = {
      name: 'Nähtreff',
      purpose: 'Nähen',
      joining: 'open',
      host: { name: 'Mia Muster', phone: '02131 000-77' },
    }
    const { json, status } = await world.call('POST', '/api/houses/aef/groups', { body: group })
    expect(status).toBe(201)
    const told = (days: number) =>
      foretold(world, manager, days).then((answer) => (answer as unknown as { others: unknown }).others)
    expect(await told(90)).toEqual([
      { kind: 'group', id: json.id, when: '2026-12-22T09:00:00.000Z', what: 'forgotten', by: 'clock' },
    ])
    expect(await told(7)).toMatchObject([{ what: 'open', by: 'manager' }])
    const words = wordsOf((await browser.get('/manage/aef/vacancy')).text)
    expect(words).toContain(
      'Nähtreff: wartet auf Ihren Anruf; ohne ihn verschwindet die Gruppe am Di, 22. Dezember, 10:00 Uhr von selbst',
    )
  })

  it('stands on the inbox in one glance, and in full behind it', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms })
    const browser = await aBrowserOf(world, manager)
    const empty = wordsOf((await browser.get(inbox)).text)
    expect(empty).toContain('Wenn 90 Tage niemand kommt Gerade wartet keine Anfrage.')
    const known = await asked(world, { date: '2027-01-03', groupName: 'Chor' })
    await trustContact(world.ctx, manager, { id: known.id, trusted: true })
    await asked(world, { date: '2027-01-04' })
    const { text } = await browser.get(inbox)
    expect(wordsOf(text)).toContain(
      'Von selbst zugesagt eine Anfrage Ehrliche Absage eine Anfrage Letzte Antwort Fr, 11. Dezember, 10:00 Uhr',
    )
    expect(text).toContain('href="/manage/aef/vacancy?days=90"')
    const words = wordsOf((await browser.get('/manage/aef/vacancy')).text)
    for (const part of [
      'Eine Vertretung gibt es nicht: Zum Ende der Frist entscheiden nur die Regeln.',
      'Team und Vertretung · Fristen und Regeln',
      'Chor So, 3. Januar 2027, 19:00–21:00 Uhr, Seminarraum Zusage Fr, 11. Dezember',
      'Fr, 11. Dezember, 10:00 Uhr: Zusage, weil das Haus ihnen vertraut',
    ])
      expect(words).toContain(part)
  })
})
