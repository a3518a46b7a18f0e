import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf, doors, valueOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, path, read } from './managed.ts'

const keyOf = (date: string) => `${date}T19:00`
const second = keyOf('2026-12-15')
const from = (step: string) => `/${step}?occurrence=${second}`

async function fourTuesdays(world: World, manager: Actor) {
  const booking = await asked(world, { date: '2026-12-08', repeat: { every: 'week', count: 4, mode: 'all' } })
  return approveBooking(world.ctx, manager, { id: booking.id })
}

const states = async (world: World, manager: Actor, booking: { id: string }) =>
  (await read(world, manager, booking)).occurrences.map(({ state }) => state)

describe('a step from one date of a series', () => {
  it.each(['cancel', 'move', 'change'])(
    'names in its buttons for which dates it is meant: %s',
    async (step) => {
      await using world = await aWorld()
      const manager = await found(world)
      const browser = await aBrowserOf(world, manager)
      const booking = await fourTuesdays(world, manager)
      const { text } = await browser.get(path(booking, from(step)))
      expect(doors(text)).toEqual(
        expect.arrayContaining([
          'Nur Di, 15. Dezember',
          'Ab Di, 15. Dezember (3 Termine)',
          'Alle 4 künftigen Termine',
        ]),
      )
      expect(valueOf(text, 'occurrence')).toBe(second)
      const whole = await browser.get(path(booking, `/${step}`))
      expect(doors(whole.text)).toContain('Alle 4 künftigen Termine')
      expect(doors(whole.text)).not.toContain('Nur Di, 8. Dezember')
      expect(wordsOf(whole.text)).toContain('Termin Di, 8. Dezember Di, 15. Dezember')
      // Before the form: what was typed there would not go along.
      const [chooser, form] = [/<select[^>]* name="occurrence"/, /name="scope" value="all"/]
      expect(whole.text.search(chooser)).toBeGreaterThan(0)
      expect(whole.text.search(chooser)).toBeLessThan(whole.text.search(form))
    },
  )

  it.each([
    ['this', ['approved', 'cancelled', 'approved', 'approved']],
    ['following', ['approved', 'cancelled', 'cancelled', 'cancelled']],
    ['all', ['cancelled', 'cancelled', 'cancelled', 'cancelled']],
  ])('cancels %s', async (scope, expected) => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await fourTuesdays(world, manager)
    const sent = await browser.send(path(booking, '/cancel'), {
      scope,
      occurrence: second,
      reason: 'Heizung',
    })
    const rest =
      scope === 'all'
        ? `/manage/aef?done=cancelled&booking=${booking.id}#done`
        : path(booking, '?done=cancelled')
    expect([sent.status, sent.headers['location']]).toEqual([303, rest])
    expect(await states(world, manager, booking)).toEqual(expected)
  })

  it('ends a series from today: what was stays', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const booking = await fourTuesdays(world, manager)
    world.clock.set('2026-12-16T09:00:00.000Z')
    const browser = await aBrowserOf(world, manager)
    expect(doors((await browser.get(path(booking, '/cancel'))).text)).toContain('Alle 2 künftigen Termine')
    await browser.send(path(booking, '/cancel'), { scope: 'all' })
    expect(await states(world, manager, booking)).toEqual(['approved', 'approved', 'cancelled', 'cancelled'])
    expect(wordsOf((await browser.get(path(booking))).text)).toContain('2 Termine sind vorbei')
  })

  it('declines and approves from a date on', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const repeat = { every: 'week', count: 4, mode: 'all' } as const
    const booking = await asked(world, { date: '2026-12-08', repeat })
    const empty = await browser.send(path(booking, '/decline'), { scope: 'this', occurrence: second })
    expect(empty.status).toBe(422)
    expect(doors(empty.text)).toContain('Nur Di, 15. Dezember')
    await browser.send(path(booking, '/decline'), { scope: 'this', occurrence: second, reason: 'Nein.' })
    const sent = await browser.send(path(booking, '/approve'), { scope: 'following', occurrence: second })
    expect(sent.headers['location']).toBe(path(booking, '?done=approved'))
    expect(await states(world, manager, booking)).toEqual(['requested', 'declined', 'approved', 'approved'])
  })

  it('moves one, and the others follow where they are meant', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await fourTuesdays(world, manager)
    const page = await browser.get(path(booking, from('move')))
    expect(valueOf(page.text, 'date')).toBe('2026-12-15')
    const form = { rooms: 'seminarraum', date: '2026-12-16', from: '17:00', to: '19:00', occurrence: second }
    const sent = await browser.send(path(booking, '/move'), { ...form, scope: 'following' })
    expect(sent.headers['location']).toBe(path(booking, '?done=moved&meant=following'))
    const dates = (await read(world, manager, booking)).occurrences.map(
      ({ date, from: at }) => `${date} ${at}`,
    )
    expect(dates).toEqual(['2026-12-08 19:00', '2026-12-16 17:00', '2026-12-23 17:00', '2026-12-30 17:00'])
    expect(wordsOf((await browser.get(path(booking))).text)).toContain(
      'verschoben, ursprünglich Di, 15. Dezember',
    )
  })

  it('names the dates that would lose a time of their own, and moves them only after a tick', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await fourTuesdays(world, manager)
    const one = { rooms: 'seminarraum', date: '2026-12-16', from: '18:00', to: '20:00', occurrence: second }
    await browser.send(path(booking, '/move'), { ...one, scope: 'this' })
    const form = { ...one, date: '2026-12-09', occurrence: keyOf('2026-12-08') }
    const all = { ...form, date: '2026-12-16', scope: 'all' }
    const lost = await browser.send(path(booking, '/move'), all)
    expect(lost.status).toBe(409)
    const words = wordsOf(lost.text)
    expect(words).toContain('Ein Termin würde seine eigene Zeit verlieren')
    expect(words).toContain('Mi, 16. Dezember, 18:00–20:00 Uhr')
    expect((await read(world, manager, booking)).occurrences[0]).toMatchObject({ date: '2026-12-08' })
    const sent = await browser.send(path(booking, '/move'), { ...all, loseExceptions: 'yes' })
    expect(sent.status).toBe(303)
    const dates = (await read(world, manager, booking)).occurrences.map(({ date }) => date)
    expect(dates).toEqual(['2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06'])
  })

  it('says at which dates the new time is taken', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await fourTuesdays(world, manager)
    await asked(world, { groupName: 'Kegelclub', date: '2026-12-23', from: '17:00', to: '18:00' })
    const form = { rooms: 'seminarraum', date: '2026-12-16', from: '17:00', to: '19:00', occurrence: second }
    const taken = await browser.send(path(booking, '/move'), { ...form, scope: 'following' })
    expect(taken.status).toBe(409)
    expect(wordsOf(taken.text)).toContain('Mi, 23. Dezember 2026, 17:00–18:00 Uhr')
    expect(valueOf(taken.text, 'date')).toBe('2026-12-16')
    expect(doors(taken.text)).toContain('Ab Di, 15. Dezember (3 Termine)')
  })

  it('changes the words of one date', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const booking = await fourTuesdays(world, manager)
    const form = { purpose: 'Weihnachtsfeier', attendees: '60', 'contact.name': 'Mia', occurrence: second }
    await browser.send(path(booking, '/change'), { ...form, scope: 'this' })
    const after = await read(world, manager, booking)
    expect(after).toMatchObject({ purpose: 'Spieleabend' })
    expect(after.occurrences[1]).toMatchObject({ purpose: 'Weihnachtsfeier', attendees: 60 })
    const page = await browser.get(path(booking, `?occurrence=${second}`))
    expect(wordsOf(page.text)).toContain('Weihnachtsfeier')
    const again = await browser.get(path(booking, from('change')))
    expect(valueOf(again.text, 'purpose')).toBe('Weihnachtsfeier')
  })
})
