import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { House } from '../../functions/houses/schema.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { asked, path, read } from './managed.ts'

const own = [
  { de: 'Der Raum wird gebraucht.', other: { en: 'The room is needed.' } },
  { de: 'Zu laut.' },
] as const
const none = { reasons: [] }

describe('a no', () => {
  it.each([
    ['the first of the house’s own', { reasons: own }, 'de', 'Der Raum wird gebraucht.', 'de'],
    ['in the language of who reads it', { reasons: own }, 'en', 'The room is needed.', 'en'],
    ['in German where nobody has translated it', { reasons: own.slice(1) }, 'en', 'Zu laut.', 'de'],
    [
      'a line of those of before',
      { declineReasons: 'Nein.\nZu laut.', reasons: undefined },
      'en',
      'Nein.',
      'de',
    ],
    ['a plain one where the house has none', none, 'de', 'Zu dieser Zeit ist es leider nicht möglich.', 'de'],
    ['the same for who reads English', none, 'en', 'Unfortunately it is not possible at that time.', 'en'],
  ] as const)('has a reason from the start: %s', async (_, house, language, words, wordsIn) => {
    await using world = await aWorld()
    const manager = await found(world, { house: house as Partial<House> })
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world, { language })
    const form = filledForm((await browser.get(path(booking, '/decline'))).text)
    expect((await browser.send(path(booking, '/decline'), form)).status).toBe(303)
    const { state, history } = await read(world, manager, booking)
    expect([state, history.at(-1)?.words, history.at(-1)?.wordsIn]).toEqual(['declined', words, wordsIn])
  })

  it('in one’s own words has those alone, whatever is chosen', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { reasons: [...own] } })
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const form = filledForm((await browser.get(path(booking, '/decline'))).text)
    await browser.send(path(booking, '/decline'), { ...form, reason: 'Wir bauen um.' })
    const { history } = await read(world, manager, booking)
    expect(history.at(-1)).toMatchObject({ words: 'Wir bauen um.' })
    expect(history.at(-1)?.wordsIn).toBeUndefined()
  })

  it('is chosen in the language of the team, which sees what the mail will say', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { reasons: [...own] } })
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world, { language: 'en' })
    const words = wordsOf((await browser.get(path(booking, '/decline'))).text)
    expect(words).toContain('Der Raum wird gebraucht. In der Mail: The room is needed.')
  })

  it('is given to no date of a series without one either', async () => {
    await using world = await aWorld()
    const manager = await found(world, { house: { reasons: [{ de: 'Zu laut.' }] } })
    const browser = await aBrowserOf(world, manager)
    const series = await asked(world, { repeat: { every: 'week', count: 3, mode: 'all' } })
    const [, inside = ''] = /<form[^>]*class="decide"[^>]*>([\s\S]*?)<\/form>/.exec(
      (await browser.get(path(series))).text,
    )!
    const form = filledForm(`<main><form>${inside}</form>`)
    const [first = ''] = form['approve'] ?? []
    expect((await browser.send(path(series, '/dates'), { ...form, approve: first })).status).toBe(303)
    const after = await read(world, manager, series)
    expect(after.occurrences.map(({ state }) => state)).toEqual(['approved', 'declined', 'declined'])
  })

  it('calls nothing off: that stands apart, and only where something is approved', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await asked(world)
    const blocks = async () =>
      [...(await browser.get(path(booking))).text.matchAll(/<div class="actions">([\s\S]*?)<\/div>/g)].map(
        ([, inside = '']) => doors(inside),
      )
    expect((await blocks()).flat()).not.toContain('Absagen …')
    await approveBooking(world.ctx, manager, booking)
    const token = manageToken(await world.ctx.secret(), booking.id)
    const to = { date: '2026-12-05', from: '19:00', to: '22:00' }
    await moveBooking(world.ctx, { ...aVisitor, token }, { id: booking.id, to })
    const withNo = (await blocks()).find((names) => names.includes('Änderung ablehnen …'))
    expect(withNo).not.toContain('Absagen …')
    expect(await blocks()).toContainEqual(['Absagen …'])
  })
})
