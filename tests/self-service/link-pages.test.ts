import { describe, expect, it } from 'vitest'
import { manageHref, proofHref } from '../../functions/bookings/actions/links.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, read } from '../back-office/managed.ts'

const german = { language: 'de' }
const get = (world: World, path: string, cookies = german) => world.call('GET', path, { cookies })
const send = (world: World, path: string, form = {}) => world.call('POST', path, { form, cookies: german })
const linkOf = async (world: World, booking: Booking) => (await manageHref(world.ctx, booking.id)).path
const proofOf = async (world: World, booking: Booking) =>
  (await proofHref(world.ctx, booking)).replace(world.ctx.settings.publicUrl, '')
const standing = async (world: World, booking: Booking, language = 'de') => {
  const { text } = await get(world, await linkOf(world, booking), { language })
  return wordsOf(/<div class="status-big[\s\S]*?<\/div>\s*<\/div>/.exec(text)?.[0] ?? '')
}
const unproved = (world: World, change: Partial<BookingRequest> = {}) =>
  requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest(change) })

describe('the link of the first mail', () => {
  it('asks when it is opened, by whomever and however often, and changes nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms: { seminarraum: { approval: 'direct' } } })
    const booking = await unproved(world, { purpose: 'Sie haben gewonnen' })
    const before = await read(world, manager, booking)
    for (const method of ['HEAD', 'GET', 'GET']) {
      const { status, text } = await world.call(method, await proofOf(world, booking), { cookies: german })
      expect([status, text.includes('gewonnen')]).toEqual([200, false])
      if (method === 'GET') {
        expect(wordsOf(text)).toContain('Ist das Ihre Anfrage?')
        expect(wordsOf(text)).toContain('Seminarraum, Sa, 5. Dezember 2026, 19:00–21:00 Uhr')
        expect(text).toMatch(/<form[^>]*method="post"[^>]*data-press/)
      }
    }
    expect(await read(world, manager, booking)).toEqual(before)
  })

  it('proves the address by its button, however often it is pressed, and leads on when it is opened again', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await unproved(world)
    const proved = [303, `${await linkOf(world, booking)}?done=proved`]
    for (let click = 0; click < 2; click++) {
      const { status, headers } = await send(world, await proofOf(world, booking))
      expect([status, headers.location]).toEqual(proved)
    }
    const { status, headers } = await get(world, await proofOf(world, booking))
    expect([status, headers.location]).toEqual(proved)
    expect((await read(world, manager, booking)).state).toBe('requested')
  })

  it('makes a booking certain at once where nobody has to decide', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: { approval: 'direct' } } })
    const booking = await unproved(world)
    await send(world, await proofOf(world, booking))
    expect(await standing(world, booking)).toMatch(/^Sicher/)
  })

  it.each([
    ['opened', get],
    ['pressed', send],
  ])('that is %s too late says so, and leads to another try', async (_, press) => {
    await using world = await aWorld()
    await found(world)
    const booking = await unproved(world)
    world.clock.advance(61)
    await settleDeadlines(world.ctx)
    const { headers } = await press(world, await proofOf(world, booking))
    const page = await get(world, headers.location!)
    expect(wordsOf(page.text)).toContain('Der Link aus der Nachricht kam zu spät.')
    expect(wordsOf(page.text)).toContain('Nicht mehr für Sie frei gehalten')
    expect(page.text).toContain('/aef/book?rooms=seminarraum&amp;date=2026-12-05')
  })
})

describe('a link that is wrong or old', () => {
  it('says what to do: the newest mail, the whole link, the telephone and the code', async () => {
    await using world = await aWorld()
    await found(world)
    const booking = await asked(world)
    const wrong = await get(world, `/bookings/${booking.id}/wrong`)
    expect(wrong.status).toBe(403)
    const told = wordsOf(wrong.text)
    expect(told).toContain('Suchen Sie in Ihrem Postfach die neueste Nachricht')
    expect(told).toContain('Oder rufen Sie an: Albert-Einstein-Forum, 02131 000-0. Sagen Sie Ihr Kennwort')
    expect(told).not.toContain('Würfelrunde')
    for (const path of ['/bookings/0123456789ab/wrong', `/bookings/0123456789ab/proof/wrong`]) {
      const gone = await get(world, path)
      expect([gone.status, wordsOf(gone.text)]).toEqual([
        404,
        expect.stringContaining('Oder rufen Sie das Haus an.'),
      ])
    }
  })

  it('changes nothing', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await asked(world)
    for (const [step, form] of [
      ['cancel', {}],
      ['move', { date: '2026-12-06', from: '10:00', to: '11:00' }],
      ['change', { purpose: 'x', 'contact.name': 'x' }],
      ['answer', { answer: 'x' }],
    ] as const) {
      expect((await send(world, `/bookings/${booking.id}/wrong/${step}`, form)).status).toBe(403)
    }
    expect(await read(world, manager, booking)).toEqual(booking)
  })
})
