import { beforeEach, describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { manageHref } from '../../functions/bookings/actions/links.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { errorAt, filledForm } from '../support/filled-form.ts'
import { wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, read, takenOn } from '../back-office/managed.ts'
import { itInTurn } from '../support/in-turn.ts'

const keyOf = (date: string) => `${date}T19:00`

describe('changing a series by its manage link', () => {
  let world: World
  let manager: Actor

  beforeEach(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    return () => world[Symbol.asyncDispose]()
  })

  const get = async (path: string, language = 'de') =>
    (await world.call('GET', path, { cookies: { language } })).text
  const send = (path: string, form = {}) => world.call('POST', path, { form, cookies: { language: 'de' } })
  /** Tuesdays: 8.12., 15.12., 22.12., 29.12. */
  const approved = async (change: Partial<BookingRequest> = {}, house: Founded = {}) => {
    manager = await found(world, house)
    const repeat = { every: 'week', count: 4, mode: 'free' } as const
    const booking = await asked(world, { date: '2026-12-08', repeat, ...change })
    await approveBooking(world.ctx, manager, { id: booking.id }).catch(() => booking)
    return { booking, link: (await manageHref(world.ctx, booking.id)).path }
  }
  const dates = async (booking: Booking) => (await read(world, manager, booking)).occurrences
  const formOf = async (link: string, step: string, date: string) =>
    filledForm(await get(`${link}/${step}?occurrence=${keyOf(date)}`))

  it.each([
    ['this', [undefined, '22:00', undefined, undefined]],
    ['following', [undefined, '22:00', '22:00', '22:00']],
    ['all', ['22:00', '22:00', '22:00', '22:00']],
  ] as const)('longer asks, keeps what was approved and shows both: %s', async (scope, ends) => {
    const { booking, link } = await approved()
    const page = await get(`${link}/move?occurrence=${keyOf('2026-12-15')}`)
    expect(wordsOf(page)).toContain('Der zugesagte Termin bleibt, bis entschieden ist')
    const sent = await send(`${link}/move`, { ...filledForm(page), to: '22:00', scope })
    expect(sent.headers.location).toContain(`${link}?done=asked`)
    expect((await dates(booking)).map((each) => each.asked?.to)).toEqual(ends)
    const told = wordsOf(await get(link))
    expect(told).toContain('Zugesagt: 19:00–21:00 Uhr. Angefragt: 19:00–22:00 Uhr.')
    expect(told).toContain(
      scope === 'this' ? 'Für einen Termin liegt eine Änderung' : 'Termine liegt eine Änderung',
    )
    expect(wordsOf(await get(link, 'en'))).toContain('Agreed: 19:00–21:00. Asked for: 19:00–22:00.')
  })

  it('shorter needs nobody, and says so', async () => {
    const { booking, link } = await approved()
    const form = await formOf(link, 'move', '2026-12-15')
    const sent = await send(`${link}/move`, { ...form, to: '20:00', scope: 'following' })
    expect(sent.headers.location).toContain(`${link}?done=moved`)
    expect((await dates(booking)).map(({ to }) => to)).toEqual(['21:00', '20:00', '20:00', '20:00'])
  })

  it('asks nobody where nobody has to decide', async () => {
    const { booking, link } = await approved({}, { rooms: { seminarraum: { approval: 'direct' } } })
    const page = await get(`${link}/move?occurrence=${keyOf('2026-12-15')}`)
    expect(wordsOf(page)).not.toContain('bis entschieden ist')
    const sent = await send(`${link}/move`, { ...filledForm(page), to: '22:00', scope: 'all' })
    expect(sent.headers.location).toContain(`${link}?done=moved`)
    expect((await dates(booking)).every(({ to }) => to === '22:00')).toBe(true)
  })

  it('promises no free time where others may ask for it too', async () => {
    const { link } = await approved({}, { rooms: { seminarraum: { contention: 'compete' } } })
    const page = wordsOf(await get(`${link}/move`))
    expect(page).toContain('Bis dahin können auch andere sie anfragen.')
    expect(page).not.toContain('beide Zeiten')
    const open = await asked(world, { date: '2027-02-02' })
    const told = wordsOf(await get((await manageHref(world.ctx, open.id)).path))
    expect(told).toContain('Bis dahin können auch andere diese Zeit anfragen.')
    expect(told).not.toContain('So lange bleibt der Raum für Sie frei')
  })

  it('says which dates have stayed as they were, with the way to each of them', async () => {
    const { booking, link } = await approved()
    const one = { scope: 'this', occurrence: keyOf('2026-12-15') } as const
    const to = { date: '2026-12-15', from: '10:00', to: '12:00' }
    await moveBooking(world.ctx, manager, { id: booking.id, ...one, to })
    const form = await formOf(link, 'move', '2026-12-08')
    const sent = await send(`${link}/move`, { ...form, from: '18:00', to: '20:00', scope: 'all' })
    expect((await dates(booking)).map((each) => each.asked?.from)).toEqual([
      '18:00',
      undefined,
      '18:00',
      '18:00',
    ])
    const page = await get(sent.headers.location!)
    expect(wordsOf(page)).toContain('Ein Termin ist geblieben, wie er war')
    expect(wordsOf(page)).toContain('Di, 15. Dezember 2026, 10:00–12:00 Uhr')
    expect(page).toContain(`${link}/move?occurrence=2026-12-15T19%3A00`)
    expect(wordsOf(await get(link))).not.toContain('geblieben')
  })

  it('means this date alone when the Enter key sends the form', async () => {
    const { booking, link } = await approved()
    await send(`${link}/move`, { ...(await formOf(link, 'move', '2026-12-15')), to: '20:00' })
    expect((await dates(booking)).map(({ to }) => to)).toEqual(['21:00', '20:00', '21:00', '21:00'])
  })

  itInTurn('offers free times where one date is in the way, and where several are says which', async () => {
    const { booking, link } = await approved()
    await asked(world, { date: '2026-12-16' })
    await asked(world, { date: '2026-12-23' })
    const form = { ...(await formOf(link, 'move', '2026-12-15')), date: '2026-12-16' }
    const one = await send(`${link}/move`, { ...form, scope: 'this' })
    expect(one.status).toBe(409)
    const slot = /name="slot" value="([^"]+)"/.exec(one.text)?.[1]
    const all = await send(`${link}/move`, { ...form, scope: 'all' })
    expect(all.status).toBe(409)
    expect(all.text).not.toContain('name="slot"')
    expect(wordsOf(all.text)).toContain('Zu diesen Terminen ist die neue Zeit leider nicht frei')
    expect(wordsOf(all.text)).toContain('Mi, 16. Dezember 2026, 19:00–21:00 Uhr: belegt')
    const sent = await send(`${link}/move`, { ...filledForm(one.text), slot })
    expect(sent.headers.location).toContain(`${link}?done=asked`)
    expect((await dates(booking)).filter((each) => each.asked)).toHaveLength(1)
  })

  it('tells which times of their own would be lost, and loses them only when that is wanted', async () => {
    const { booking, link } = await approved()
    const to = { date: '2026-12-23', from: '18:00', to: '20:00' }
    const one = { scope: 'this', occurrence: keyOf('2026-12-15') } as const
    await moveBooking(world.ctx, manager, { id: booking.id, ...one, to })
    const form = { ...(await formOf(link, 'move', '2026-12-08')), date: '2026-12-09', scope: 'all' }
    const told = await send(`${link}/move`, form)
    expect(told.status).toBe(409)
    expect(wordsOf(told.text)).toContain(
      'Ein Termin hat eine eigene Zeit und würde sie verlieren Di, 15. Dezember: jetzt Mi, 23. Dezember 2026, 18:00–20:00 Uhr',
    )
    expect(wordsOf(told.text)).toContain('Trotzdem alle künftigen ändern')
    expect((await dates(booking)).some((each) => each.asked)).toBe(false)
    const unseen = await send(`${link}/move`, { ...filledForm(told.text), told: [], lose: 'all' })
    expect(unseen.status).toBe(409)
    const { scope: _scope, ...again } = filledForm(told.text)
    const sent = await send(`${link}/move`, { ...again, lose: 'all' })
    expect(sent.headers.location).toContain(`${link}?done=asked`)
    expect((await dates(booking)).map((each) => each.asked?.date)).toEqual([
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
      '2026-12-30',
    ])
  })

  it.each([
    ['this', [undefined, 'Nähfest', undefined, undefined]],
    ['following', [undefined, 'Nähfest', 'Nähfest', 'Nähfest']],
  ] as const)('other words hold for what the button says: %s', async (scope, labels) => {
    const { booking, link } = await approved()
    const form = { ...(await formOf(link, 'change', '2026-12-15')), label: 'Nähfest', scope }
    const sent = await send(`${link}/change`, form)
    expect(sent.headers.location).toContain(`${link}?done=changed`)
    expect((await dates(booking)).map(({ label }) => label)).toEqual(labels)
    expect(wordsOf(await get(link))).toContain('Nur an diesem Tag: Nähfest')
  })

  it('more people ask, everything else is so at once', async () => {
    const { booking, link } = await approved({ attendees: 10 })
    const form = { ...(await formOf(link, 'change', '2026-12-15')), attendees: '30', purpose: 'Fest' }
    const sent = await send(`${link}/change`, { ...form, scope: 'this' })
    expect(sent.headers.location).toContain(`${link}?done=asked`)
    expect((await dates(booking))[1]).toMatchObject({ purpose: 'Fest', asked: { attendees: 30 } })
    expect(wordsOf(await get(link))).toContain('Zugesagt: für 10 Personen. Angefragt: für 30 Personen.')
  })

  it('goes on for half a year as a request of its own, each linked with the other', async () => {
    const { booking, link } = await approved()
    const page = await get(`${link}/extend`)
    expect(filledForm(page)).toMatchObject({ until: ['2027-06-29'] })
    const sent = await send(`${link}/extend`, { until: '2027-01-19' })
    expect(sent.status).toBe(303)
    const told = await get(sent.headers.location!)
    expect(wordsOf(told)).toContain('3 Termine angefragt')
    expect(wordsOf(told)).toContain('In Ihrer bisherigen Serie bleibt alles, wie es ist.')
    expect(told).toContain(`href="${link}"`)
    expect(await get(link)).toContain(`href="${sent.headers.location!.split('?')[0]}"`)
    expect(await dates(booking)).toHaveLength(4)
    expect(await takenOn(world, '2027-01-19')).toHaveLength(1)
  })

  it('does not go on into what was before', async () => {
    const { link } = await approved()
    const sent = await send(`${link}/extend`, { until: '2026-12-15' })
    expect(sent.status).toBe(422)
    expect(wordsOf(sent.text)).toContain('Weiter bis')
    const empty = await send(`${link}/extend`, { until: '' })
    expect(errorAt(empty.text, 'until')).toBe('Bitte wählen Sie den letzten Tag.')
  })
  it('says for each date why, if none of the further ones can be had', async () => {
    const { link } = await approved()
    for (const date of ['2027-01-05', '2027-01-12']) await asked(world, { date })
    const sent = await send(`${link}/extend`, { until: '2027-01-12' })
    expect(sent.status).toBe(409)
    expect(wordsOf(sent.text)).toContain(
      'Bis dahin ist leider keiner der Termine zu haben Di, 5. Januar 2027, 19:00–21:00 Uhr: belegt',
    )
  })
})
