import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import { readBooking } from '../../functions/bookings/store.ts'
import { asked, inbox, path } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import type { Browser } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

describe('whoever approves one of several requests reads first who loses by it', () => {
  let world: World
  let browser: Browser
  const compete = { contention: 'compete' } as const

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world, {
      rooms: {
        saal: { ...compete, contains: ['links'] },
        links: compete,
        laden: { ...compete, gapMinutes: 30 },
      },
    })
    browser = await aBrowserOf(world, manager)
  })
  afterEach(() => world[Symbol.asyncDispose]())

  const group = async (groupName: string, change: Partial<BookingRequest>) => {
    const booking = await asked(world, { groupName, ...change })
    // The inbox has the oldest first.
    world.clock.advance(1)
    return booking
  }
  const state = async ({ id }: Booking) => (await readBooking(world.ctx.table, id))?.state
  const words = async (page: string) => wordsOf((await browser.get(page)).text)

  it.each([
    ['a hall and its half', { rooms: ['saal'] }, { rooms: ['links'] }],
    [
      'less than the turnover between them',
      { rooms: ['laden'], from: '18:00', to: '20:00' },
      { rooms: ['laden'], from: '20:15', to: '21:00' },
    ],
  ])('in the inbox: %s', async (_, one, other) => {
    const [singing, sewing] = [await group('Singkreis', one), await group('Nähtreff', other)]
    const apart = await group('Kegelclub', { rooms: ['laden'], date: '2026-12-09' })
    const page = await browser.get(inbox)
    const told = wordsOf(page.text)
    expect(told).toContain('2 Anfragen für dieselbe Zeit')
    expect(told).toContain('Nähtreff bekommt diese Zeit dann nicht und erfährt es.')
    expect(told).not.toContain('Kegelclub bekommt')
    expect(doors(page.text).filter((door) => door.startsWith('Zusagen …'))).toHaveLength(2)
    expect(page.text).not.toContain(`value="${singing.id}.`)
    expect(doors((await browser.get(path(singing, '/approve'))).text)).toContain(
      'Ja, zusagen und Nähtreff ablehnen',
    )
    await browser.send(path(singing, '/approve'))
    expect(await Promise.all([singing, sewing, apart].map(state))).toEqual([
      'approved',
      'declined',
      'requested',
    ])
  })

  it('in the inbox, not of those that are left beside it', async () => {
    const early = await group('Frühe', { rooms: ['saal'], from: '17:00', to: '18:30' })
    await group('Mittlere', { rooms: ['links'], from: '18:00', to: '20:00' })
    const late = await group('Späte', { rooms: ['saal'], from: '19:30', to: '21:00' })
    const told = await words(inbox)
    expect(told).toContain('3 Anfragen für dieselbe Zeit')
    expect(told).toContain('Frühe und Späte bekommen diese Zeit dann nicht und erfahren es.')
    expect(told.match(/Mittlere bekommt diese Zeit dann nicht/g)).toHaveLength(2)
    expect(told.match(/Zusagen …/g)).toHaveLength(3)
    await browser.send(path(early, '/approve'))
    expect(await state(late)).toBe('requested')
  })

  it('and of two requests of the same person that they are that', async () => {
    const contact = { name: 'Mia', email: 'mia@gruppe.example', phone: '02131 000-77' }
    const one = await group('Singkreis', { rooms: ['saal'], contact })
    const two = await group('Chor', { rooms: ['saal'], contact: { name: 'M.', phone: '+49 2131 00077' } })
    const told = await words(inbox)
    expect(told).toContain('Dieselbe Person fragt hier mehr als einmal.')
    expect(told).toContain('Chor (dieselbe Person fragt zweimal) bekommt diese Zeit dann nicht')
    const step = (await browser.get(path(one, '/approve'))).text
    expect(doors(step)).toContain('Ja, zusagen und die andere Anfrage derselben Person ablehnen')
    expect(wordsOf(step)).toContain('Chor (dieselbe Person fragt zweimal)')
    await browser.send(path(one, '/approve'))
    expect(await state(two)).toBe('declined')
    expect(await words(path(two))).toContain('Eine andere Anfrage derselben Person hat die Zeit bekommen.')
    const { path: own } = await manageHref(world.ctx, two.id)
    expect(wordsOf((await world.call('GET', own, { cookies: { language: 'de' } })).text)).toContain(
      'Ihre andere Anfrage hat diese Zeit bekommen.',
    )
  })

  it('on the booking’s own pages', async () => {
    const singing = await group('Singkreis', { rooms: ['saal'] })
    const loses =
      'Eine Zusage nimmt einer anderen Anfrage die Zeit Nähtreff, Sa, 5. Dezember, 19:00–21:00 Uhr'
    expect(await words(path(singing))).not.toContain('Eine Zusage nimmt')
    await group('Nähtreff', { rooms: ['links'] })
    expect(await words(path(singing))).toContain(loses)
    const page = await browser.get(path(singing, '/approve'))
    expect(wordsOf(page.text)).toContain(loses)
    expect(doors(page.text)).toContain('Ja, zusagen und Nähtreff ablehnen')
    expect(await words(path(singing, '/decline'))).not.toContain('Eine Zusage nimmt')
  })
})
