import { describe, expect, it } from 'vitest'
import type { Actor } from '../../shared/actor.ts'
import { createBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const day = '2026-12-05'
const path = '/aef/rooms/seminarraum/sign'

async function signAt(world: World, time: string, on = path): Promise<string> {
  world.clock.set(`${day}T${time}:00+01:00`)
  const { text } = await world.call('GET', on, { cookies: { language: 'de' } })
  return wordsOf(text.slice(text.indexOf('<div class="screen-main">'), text.indexOf('<figure')))
}

async function book(world: World, manager: Actor, change: Partial<BookingRequest>): Promise<void> {
  const request = aRequest({ date: day, ...change })
  const { id } = await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
  await approveBooking(world.ctx, manager, { id })
}

describe('the sign at the door of a room', () => {
  it('says until when it is free or taken, with the name that everybody may know and without any other', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await book(world, manager, { from: '10:00', to: '12:00', label: 'Nähcafé' })
    await book(world, manager, { from: '14:00', to: '16:00', purpose: 'Geheimes', tidyUpMinutes: 30 })
    expect(await signAt(world, '09:00')).toBe(
      'Frei bis 10:00 Uhr Als Nächstes 10:00–12:00 Uhr Nähcafé 14:00–16:30 Uhr belegt',
    )
    expect(await signAt(world, '11:59')).toBe(
      'Belegt bis 12:00 Uhr Nähcafé Als Nächstes 14:00–16:30 Uhr belegt',
    )
    expect(await signAt(world, '12:00')).toBe('Frei bis 14:00 Uhr Als Nächstes 14:00–16:30 Uhr belegt')
    expect(await signAt(world, '16:15')).toBe('Belegt bis 16:30 Uhr')
    expect(await signAt(world, '16:30')).toBe('Frei bis 22:00 Uhr')
  })

  it('says when the house is closed, and calls a closure by its name', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    await createBlock(world.ctx, manager, {
      house: 'aef',
      request: { rooms: ['seminarraum'], from: `${day}T18:00`, to: `${day}T20:00`, label: 'Grundreinigung' },
    })
    expect(await signAt(world, '07:00')).toContain('Geschlossen bis 08:00 Uhr')
    expect(await signAt(world, '19:00')).toBe('Belegt bis 20:00 Uhr Grundreinigung')
    expect(await signAt(world, '22:00')).toBe('Geschlossen')
  })

  it('tells nothing of what nobody has decided, and promises its time to nobody', async () => {
    await using world = await aWorld()
    await found(world)
    const request = aRequest({ date: day, from: '10:00', to: '12:00', label: 'Wunsch' })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request })
    expect(await signAt(world, '09:00')).toBe('Frei bis 10:00 Uhr')
    expect(await signAt(world, '11:00')).toBe('Belegt')
  })

  it('knows of rooms that it is a part of', async () => {
    await using world = await aWorld()
    const manager = await found(world, {
      rooms: { saal: { name: 'Saal', contains: ['seminarraum'] }, seminarraum: {} },
    })
    await book(world, manager, { rooms: ['saal'], from: '10:00', to: '12:00', label: 'Konzert' })
    expect(await signAt(world, '11:00')).toBe('Belegt bis 12:00 Uhr Konzert')
  })

  it('leads to the form for this room, or says the number where rooms are given by telephone', async () => {
    await using world = await aWorld()
    await found(world, { rooms: { seminarraum: {}, saal: { approval: 'phone-only' } } })
    const { text, headers } = await world.call('GET', path, { cookies: { language: 'de' } })
    expect(text).toContain('aria-label="Code, führt zum Formular für Seminarraum"')
    expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=60')
    expect(text).toMatch(/<noscript><meta http-equiv="refresh" content="60" \/><\/noscript>/)
    expect(text).not.toContain('<nav')
    expect((await world.call('GET', '/aef/rooms/saal/sign')).text).toContain('href="tel:')
    expect((await world.call('GET', '/aef/rooms/keiner/sign')).status).toBe(404)
  })
})
