import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import type { Browser } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, inbox, path, read } from './managed.ts'

const approve = '/manage/aef/approve'
const yesTo = ({ id, version }: Booking) => `${id}.${version}`

describe('several requests at once', () => {
  let world: World
  let manager: Actor
  let browser: Browser
  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    browser = await aBrowserOf(world, manager)
  })
  afterEach(() => world[Symbol.asyncDispose]())

  const group = async (groupName: string, date: string) => {
    world.clock.advance(1)
    return asked(world, { groupName, date })
  }
  const states = async (...all: Booking[]) =>
    (await Promise.all(all.map((each) => read(world, manager, each)))).map(({ state }) => state)

  it('are ticked in the inbox, each with the version that its row shows', async () => {
    const booking = await group('Chor', '2026-12-05')
    const { text } = await browser.get(inbox)
    expect(text).toContain(`name="yes" value="${yesTo(booking)}" form="several"`)
    expect(doors(text)).toContain('Angekreuzte zusagen')
  })

  it('are asked for in the inbox itself where nothing is ticked', async () => {
    await group('Chor', '2026-12-05')
    const { status, headers } = await browser.get(approve)
    expect(status).toBe(303)
    const page = await browser.get(headers['location']!.split('#')[0]!)
    expect(wordsOf(page.text)).toContain('Es ist nichts angekreuzt Bitte kreuzen Sie die Anfragen an')
    expect(doors(page.text)).toContain('Angekreuzte zusagen')
  })

  it('are looked at once more; what wants a look of its own is told apart', async () => {
    const [choir, changed, gone] = [
      await group('Chor', '2026-12-05'),
      await group('Nähtreff', '2026-12-06'),
      await group('Kegelclub', '2026-12-07'),
    ]
    await declineBooking(world.ctx, manager, { id: gone.id, reason: 'Leider.' })
    const ticked = [yesTo(choir), yesTo({ ...changed, version: changed.version - 1 }), yesTo(gone)]
    const { text } = await browser.get(`${approve}?yes=${ticked.join('&yes=')}`)
    const words = wordsOf(text)
    expect(words).toContain('Dieser Anfrage zusagen?')
    expect(words).toMatch(/Bitte einzeln ansehen .*Nähtreff.*Hat sich gerade geändert/)
    expect(words).toMatch(/Kegelclub.*Inzwischen entschieden/)
    expect([...text.matchAll(/name="yes" value="([^"]+)"/g)].map(([, value]) => value)).toEqual([
      yesTo(choir),
    ])
  })

  it('are approved one by one: one that fails stops no other, and each is told by its name', async () => {
    const [choir, changed, sewing] = [
      await group('Chor', '2026-12-05'),
      await group('Kegelclub', '2026-12-06'),
      await group('Nähtreff', '2026-12-07'),
    ]
    const ticked = [yesTo(choir), yesTo({ ...changed, version: changed.version - 1 }), yesTo(sewing)]
    const sent = await browser.send(approve, { yes: ticked })
    expect(sent.status).toBe(303)
    expect(await states(choir, changed, sewing)).toEqual(['approved', 'requested', 'approved'])
    const told = wordsOf((await browser.get(sent.headers['location']!)).text)
    expect(told).toMatch(/2 Anfragen zugesagt Chor, .* Nähtreff, /)
    expect(told).toMatch(/Eine ging nicht: Kegelclub, .*: hat sich gerade geändert/)
  })

  it('of another house are none of theirs', async () => {
    const booking = await group('Chor', '2026-12-05')
    const sent = await browser.send('/manage/nirgends/approve', { yes: [yesTo(booking)] })
    expect(sent.status).toBe(404)
    expect(await states(booking)).toEqual(['requested'])
  })

  it('are as many as one likes up to fifty', async () => {
    const many = Array.from({ length: 51 }, (_, at) => `${String(at).padStart(12, '0')}.1`)
    expect((await browser.send(approve, { yes: many })).status).toBe(422)
  })

  it('what was decided is told where its row stood', async () => {
    await group('Chor', '2026-12-05')
    const second = await group('Nähtreff', '2026-12-06')
    await group('Kegelclub', '2026-12-07')
    const sent = await browser.send(path(second, '/approve'), { version: String(second.version) })
    expect(sent.headers['location']).toMatch(/#done$/)
    const { text } = await browser.get(sent.headers['location']!)
    const at = (part: string) => text.indexOf(part)
    expect(at('>Chor<')).toBeLessThan(at('id="done"'))
    expect(at('id="done"')).toBeLessThan(at('>Kegelclub<'))
  })

  it('a row that shows what was leads to the booking as it is', async () => {
    const booking = await group('Chor', '2026-12-05')
    const page = (version: number) => browser.get(path(booking, `/approve?version=${version}`))
    expect((await page(booking.version)).status).toBe(200)
    expect(await page(booking.version - 1)).toMatchObject({
      status: 303,
      headers: { location: path(booking, '?done=changed-meanwhile') },
    })
    await approveBooking(world.ctx, manager, booking)
    expect((await page(booking.version)).headers['location']).toBe(path(booking, '?done=already-decided'))
  })
})
