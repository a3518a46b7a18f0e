import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { asked } from '../back-office/managed.ts'
import { found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const repeat = { every: 'week', count: 3, mode: 'all' } as const
const first = '2026-12-08T19:00'
const second = '2026-12-15T19:00'
const stays = 'Der zugesagte Termin bleibt, bis entschieden ist'
const moreHeads = 'Mehr Personen? Darüber entscheidet die Hausleitung'

describe('a page that changes what was approved says beforehand that it asks again', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    manager = await found(world, {
      rooms: {
        saal: { name: 'Saal', approval: 'direct' },
        kammer: { name: 'Kammer' },
        laden: { name: 'Laden', contention: 'compete' },
        keller: { name: 'Keller', approval: 'phone-only' },
      },
    })
  })
  afterEach(() => world[Symbol.asyncDispose]())

  async function group(change: Partial<BookingRequest> = {}) {
    const { id } = await asked(world, { rooms: ['saal'], date: '2026-12-08', ...change })
    const link = (await manageHref(world.ctx, id)).path
    const get = (page: string) => world.call('GET', `${link}/${page}`, { cookies: { language: 'de' } })
    return {
      words: async (page: string) => wordsOf((await get(page)).text),
      form: async (page: string) => filledForm((await get(page)).text),
      send: (page: string, form: Record<string, string | readonly string[]>) =>
        world.call('POST', `${link}/${page}`, { form, cookies: { language: 'de' } }),
      manage: (occurrence: string, room: string) => {
        const to = { date: occurrence.slice(0, 10), from: '19:00', to: '21:00', rooms: [room] }
        return moveBooking(world.ctx, manager, { id, scope: 'this', occurrence, to })
      },
    }
  }

  it('where the date has a room of its own that needs a decision, and not at the others', async () => {
    const { words, manage } = await group({ repeat })
    await manage(second, 'kammer')
    expect(await words(`move?occurrence=${second}`)).toContain(stays)
    expect(await words(`move?occurrence=${first}`)).not.toContain(stays)
  })

  it('where another room could be chosen that needs a decision, by its name', async () => {
    const { words, form, send } = await group()
    const told = await words('move')
    expect(told).toContain('Andere Räume muss die Hausleitung erst zusagen Das gilt für: Kammer und Laden.')
    const filled = await form('move')
    const refused = await send('move', { ...filled, rooms: ['kammer'], from: '21:00', to: '20:00' })
    expect(refused.status).toBe(422)
    expect(wordsOf(refused.text)).toContain(stays)
    const sent = await send('move', { ...filled, rooms: ['kammer'] })
    expect(sent.headers.location).toContain('done=asked')
  })

  it('and promises no time that others may ask for too', async () => {
    const { words, manage } = await group({ repeat })
    await manage(second, 'laden')
    expect(await words(`move?occurrence=${second}`)).toContain('Bis dahin können auch andere sie anfragen.')
  })

  it('about more people at those dates that need a decision', async () => {
    const { words, manage } = await group({ repeat })
    expect(await words(`change?occurrence=${first}`)).not.toContain(moreHeads)
    await manage(second, 'kammer')
    expect(await words(`change?occurrence=${first}`)).toContain(
      `${moreHeads} Für Di, 15. Dezember muss sie neu zusagen. Alles andere gilt sofort.`,
    )
    await manage(first, 'kammer')
    await manage('2026-12-22T19:00', 'kammer')
    expect(await words(`change?occurrence=${first}`)).toContain(`${moreHeads} Alles andere gilt sofort.`)
  })

  it('not to whom the house trusts, and not as long as nothing is approved', async () => {
    const { words } = await group({ rooms: ['kammer'], repeat })
    expect(await words(`move?occurrence=${first}`)).not.toContain(stays)
    expect(await words(`change?occurrence=${first}`)).not.toContain(moreHeads)
  })
})

it('the page of a request promises no time where a date’s own room is contested', async () => {
  await using world = await aWorld({ settings: { rateLimits: false } })
  await found(world, { rooms: { saal: {}, laden: { contention: 'compete' } } })
  const { id } = await asked(world, { rooms: ['saal'], date: '2026-12-08', repeat })
  const { path, token } = await manageHref(world.ctx, id)
  const page = async () => wordsOf((await world.call('GET', path, { cookies: { language: 'de' } })).text)
  const kept = 'So lange bleibt der Raum für Sie frei'
  expect(await page()).toContain(kept)
  const to = { date: '2026-12-15', from: '19:00', to: '21:00', rooms: ['laden'] }
  const holder = { kind: 'visitor', address: 'somewhere', token } as const
  await moveBooking(world.ctx, holder, { id, scope: 'this', occurrence: second, to })
  expect(await page()).not.toContain(kept)
})
