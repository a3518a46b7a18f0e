import { describe, expect, it } from 'vitest'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { crowd } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { taken, waits } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

const phone = '02131 000-12'
const contact = { name: 'Ruth', phone }
const asks = (world: World, change: Partial<BookingRequest> = {}, address = 'somewhere') =>
  requestBooking(
    world.ctx,
    { ...aVisitor, address },
    { house: 'aef', request: aRequest({ contact, ...change }) },
  )

const cookies = { language: 'de' }
const looksUp = (world: World, form: Record<string, string>, from = '192.0.2.7') =>
  world.call('POST', '/aef/find', { form, cookies, from })

describe('a request that leaves a telephone alone', () => {
  it.each([
    // In the night to Wednesday: until the evening of Thursday.
    ['2026-12-02T01:29:00.000Z', undefined, '2026-12-03T21:00:00.000Z'],
    // On Friday evening: until the evening of Monday.
    ['2026-12-04T19:00:00.000Z', undefined, '2026-12-07T21:00:00.000Z'],
    // Before Christmas: until the end of Monday the 28th, as the 25th and 26th are holidays.
    ['2026-12-24T09:00:00.000Z', undefined, '2026-12-28T21:00:00.000Z'],
    // Where somebody decides on Sundays alone.
    ['2026-12-02T01:29:00.000Z', ['su'] as const, '2026-12-06T21:00:00.000Z'],
  ])(
    'sent at %s waits until the end of the next day on which somebody decides (%o)',
    async (now, days, deadline) => {
      await using world = await aWorld({ now })
      await found(world, {
        house: days ? { workWeekdays: [...days] } : {},
        rooms: { seminarraum: { decideWithinHours: 336 } },
      })
      expect(await asks(world, { date: '2027-01-15' })).toMatchObject({ state: 'unconfirmed', deadline })
    },
  )

  itInTurn(
    'lies in the inbox next morning with the word to call back, and is there until its deadline',
    async () => {
      await using world = await aWorld({ now: '2026-12-02T01:29:00.000Z' })
      const manager = await found(world)
      const { id } = await asks(world, { date: '2026-12-12' })
      world.clock.set('2026-12-02T08:00:00.000Z')
      await settleDeadlines(world.ctx)
      expect((await readInbox(world.ctx, manager, { house: 'aef' })).entries).toHaveLength(1)
      const browser = await aBrowserOf(world, manager)
      expect(wordsOf((await browser.get('/manage/aef')).text)).toContain('bitte zurückrufen')
      expect((await approveBooking(world.ctx, manager, { id })).state).toBe('approved')
    },
  )

  it('is never held longer than the room has to decide, nor beyond its beginning', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { decideWithinHours: 5 } } })
    expect((await asks(world)).deadline).toBe('2026-12-01T14:00:00.000Z')
    const soon = { date: '2026-12-01', from: '12:00', to: '13:00' }
    expect((await asks(world, soon)).deadline).toBe('2026-12-01T11:00:00.000Z')
  })

  it('counts for its network address as long as it is held: sixty dates, not sixty an hour', async () => {
    await using world = await aWorld()
    await found(world, { house: { maxRequestsPerAddressPerHour: 1000 } })
    const repeat = { every: 'day', count: 40, mode: 'all' } as const
    await asks(world, { date: '2026-12-05', from: '08:00', to: '09:00', repeat })
    world.clock.advance(70)
    const more = { date: '2026-12-05', from: '10:00', to: '11:00', repeat }
    await expect(asks(world, more)).rejects.toMatchObject({ facts: { limit: 'unproved' } })
    expect(await asks(world, more, 'elsewhere')).toMatchObject({ state: 'unconfirmed' })
  })
})

describe('looking up a request', () => {
  it('tells by code and telephone, however each is written, what has become of it, and leads to nothing else', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asks(world, { note: 'Nicht für alle' })
    const code = codeOf(booking.id)
    const open = await looksUp(world, { code: code.toLowerCase(), phone: '+49 2131/00012' })
    expect(open.status).toBe(200)
    expect(wordsOf(open.text)).toContain('Sa, 5. Dezember 2026, 19:00–21:00 Uhr')
    expect(open.text).not.toMatch(/Nicht für alle|\/bookings\//)
    await declineBooking(world.ctx, manager, { id: booking.id, reason: 'Der Raum wird gebraucht.' })
    const declined = wordsOf((await looksUp(world, { code, phone })).text)
    expect(declined).toContain('Leider nicht möglich')
    expect(declined).toContain('Der Raum wird gebraucht.')
  })

  it('tells of a place in the queue too', async () => {
    await using world = await aWorld()
    await taken(world, await found(world))
    const place = await waits(world, { contact })
    const { text } = await looksUp(world, { code: codeOf(place.id), phone })
    expect(wordsOf(text)).toContain('Sie warten auf diese Zeit Niemand wartet vor Ihnen.')
  })

  it('says the same of a wrong code, a wrong telephone and another house, and names what is missing', async () => {
    await using world = await aWorld()
    await found(world)
    await found(world, { house: { id: 'anders' } })
    const { id } = await asks(world)
    const other = await asks(world, {
      contact: { name: 'Ruth', email: 'ruth@gruppe.example' },
      date: '2026-12-06',
    })
    const wrong = [
      { code: 'Apfel Wolke 417', phone },
      { code: codeOf(id), phone: '02131 000-13' },
      { code: codeOf(other.id), phone },
      { code: 'nichts', phone },
    ]
    const answers = await Promise.all(wrong.map((form) => looksUp(world, form)))
    const there = await world.call('POST', '/anders/find', { form: { code: codeOf(id), phone }, cookies })
    for (const { status, text } of [...answers, there])
      expect([status, alertOf(text)]).toEqual([422, expect.stringContaining('finden wir nichts')])
    const empty = await looksUp(world, { code: '', phone: 'keine' })
    expect(alertOf(empty.text)).toContain('Bitte geben Sie Ihr Kennwort an.')
    expect(alertOf(empty.text)).toContain('Das ist keine Telefonnummer.')
  })

  it('goes ten times an hour from one network address, also when very many come at once', async () => {
    await using world = await aWorld()
    await found(world)
    const { id } = await asks(world)
    const answers = await Promise.all(
      Array.from({ length: crowd(200) }, () => looksUp(world, { code: 'Apfel Wolke 417', phone })),
    )
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(crowd(200) - 10)
    expect((await looksUp(world, { code: codeOf(id), phone }, '192.0.2.8')).status).toBe(200)
  })
})
