import { beforeEach, describe, expect, it } from 'vitest'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { Actor } from '../../shared/actor.ts'
import { aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import type { Browser } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, inbox, path, read } from '../back-office/managed.ts'

/** The fields of the form that is sent to such an address, as it lies on a page. */
function formTo(text: string, action: string): Record<string, string> {
  const forms = [...text.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  const [, , inside = ''] = forms.find(([, head]) => head!.includes(`action="${action}"`)) ?? []
  const fields = [...inside.matchAll(/<(?:input|textarea)\b[^>]*>[^<]*/g)].flatMap(([tag]) => {
    if (/type="(?:checkbox|radio)"/.test(tag) && !/ checked/.test(tag)) return []
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? /<textarea[^>]*>\n?([^<]*)/.exec(tag)?.[1] ?? ''
    return [[/name="([^"]*)"/.exec(tag)?.[1] ?? '', value] as const]
  })
  return Object.fromEntries(fields)
}

const weekly = { every: 'week', count: 3, mode: 'all' } as const
const elsewhere = { date: '2026-12-20', from: '18:00', to: '22:00', rooms: ['seminarraum', 'teekueche'] }

describe('a form decides what it showed', () => {
  let world: World
  let manager: Actor
  let browser: Browser

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world)
    browser = await aBrowserOf(world, manager)
    return () => world[Symbol.asyncDispose]()
  })

  const holderOf = async ({ id }: Booking): Promise<Actor> => ({
    ...aVisitor,
    token: manageToken(await world.ctx.secret(), id),
  })
  /** What somebody else does while the form lies open. */
  const meanwhile = {
    'another time in two rooms': async (booking: Booking) =>
      moveBooking(world.ctx, await holderOf(booking), { id: booking.id, to: elsewhere }),
    'more people': async (booking: Booking) => say(booking, { attendees: 60 }),
    'other words': async (booking: Booking) => say(booking, { purpose: 'Schlagzeug' }),
  }
  const say = async (booking: Booking, words: { attendees?: number; purpose?: string }) => {
    const { purpose, contact } = booking
    const details = { purpose, contact: { name: contact.name }, ...words }
    return changeDetails(world.ctx, await holderOf(booking), { id: booking.id, details })
  }

  const changes = Object.entries(meanwhile)
  const deciding = [
    ['from its page', '/approve', ''],
    ['with a reason', '/decline', 'Leider nicht.'],
    ['with notice', '/cancel', 'Rohrbruch'],
  ] as const

  describe.each(changes)('after %s', (_, change) => {
    it.each(deciding)('%s the house decides nothing unseen: %s', async (_how, step, reason) => {
      const booking = await asked(world)
      const { text } = await browser.get(path(booking, step))
      const form = { ...formTo(text, path(booking, step)), ...(reason && { reason }) }
      const changed = await change(booking)
      const stale = await browser.send(path(booking, step), form)
      expect(stale.status).toBe(409)
      expect(wordsOf(stale.text)).toMatch(/hat sich die Buchung geändert/)
      expect(await read(world, manager, booking)).toEqual(changed)
      if (step === '/approve') return
      expect(stale.text).toContain(reason)
      const again = await browser.send(path(booking, step), formTo(stale.text, path(booking, step)))
      expect(again.status).toBe(303)
    })

    it('from the inbox it says yes to nothing unseen', async () => {
      const booking = await asked(world)
      const form = formTo((await browser.get(inbox)).text, path(booking, '/approve'))
      const changed = await change(booking)
      const stale = await browser.send(path(booking, '/approve'), form)
      expect(wordsOf(stale.text)).toContain('Gerade hat sich die Buchung geändert')
      expect(await read(world, manager, booking)).toEqual(changed)
    })
  })

  it('all dates of a series at once, from its own page', async () => {
    const booking = await asked(world, { date: '2026-12-08', repeat: weekly })
    const form = formTo((await browser.get(path(booking))).text, path(booking, '/approve'))
    expect(form).toMatchObject({ scope: 'all', version: String(booking.version) })
    const changed = await say(booking, { purpose: 'Schlagzeug' })
    await browser.send(path(booking, '/approve'), form)
    expect(await read(world, manager, booking)).toEqual(changed)
  })

  it.each([
    ['/move', { from: '18:00' }],
    ['/change', { note: 'Der Schlüssel liegt bereit.' }],
  ])('the house writes over nobody’s change, and keeps what it typed: %s', async (step, typed) => {
    const booking = await asked(world)
    const action = path(booking, step)
    const form = { ...filledForm((await browser.get(action)).text), ...typed }
    const changed = await say(booking, { purpose: 'Schlagzeug' })
    const stale = await browser.send(action, form)
    expect(stale.status).toBe(409)
    expect(await read(world, manager, booking)).toEqual(changed)
    const [[name, value] = []] = Object.entries(typed)
    expect(filledForm(stale.text)[name!]).toEqual([value])
    expect(wordsOf(stale.text)).toContain('Schlagzeug')
    expect((await browser.send(action, filledForm(stale.text))).status).toBe(303)
  })

  it.each([
    ['move', { from: '18:00' }],
    ['change', { note: 'Wir bringen Stühle mit.' }],
    ['cancel', { reason: 'Krank' }],
  ])('the contact changes nothing that the house has moved meanwhile: %s', async (step, typed) => {
    const { id } = await asked(world)
    await approveBooking(world.ctx, manager, { id })
    const link = `${(await manageHref(world.ctx, id)).path}/${step}`
    const send = (form: Record<string, string | string[]>) =>
      world.call('POST', link, { form, cookies: { language: 'de' } })
    const opened = await world.call('GET', link, { cookies: { language: 'de' } })
    const form = { ...filledForm(opened.text), ...typed }
    const moved = await moveBooking(world.ctx, manager, {
      id,
      to: { date: '2026-12-06', from: '10:00', to: '12:00' },
    })
    const stale = await send(form)
    expect(stale.status).toBe(409)
    expect(wordsOf(stale.text)).toContain('Inzwischen hat jemand anderes etwas geändert')
    expect(wordsOf(stale.text)).toContain('So, 6. Dezember')
    const [[name, value] = []] = Object.entries(typed)
    expect(filledForm(stale.text)[name!]).toEqual([value])
    expect(await read(world, manager, { id })).toEqual(moved)
    expect((await send(filledForm(stale.text))).status).toBe(303)
  })

  it('a program says which version it looked at, or decides whatever there is', async () => {
    const booking: Booking = await asked(world)
    const api = (step: string, body: object) =>
      world.call('POST', `/api/bookings/${booking.id}/${step}`, {
        token: manageToken(secret, booking.id),
        body,
      })
    const secret = await world.ctx.secret()
    const { json } = await world.call('GET', `/api/bookings/${booking.id}`, {
      token: manageToken(secret, booking.id),
    })
    expect((json as { version: number }).version).toBe(booking.version)
    await say(booking, { purpose: 'Schlagzeug' })
    const stale = await api('cancel', { version: booking.version })
    expect([stale.status, stale.json]).toMatchObject([
      409,
      { type: '/problems/changed-meanwhile', seen: booking.version },
    ])
    expect((await api('cancel', {})).status).toBe(200)
  })
})
