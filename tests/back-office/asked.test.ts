import { describe, expect, it } from 'vitest'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, inbox, path, read, takenOn } from './managed.ts'
import { itInTurn } from '../support/in-turn.ts'

const holderOf = async (world: World, { id }: { id: string }) => ({
  ...aVisitor,
  token: manageToken(await world.ctx.secret(), id),
})

describe('a change of what was approved', () => {
  const longer = { date: '2026-12-05', from: '19:00', to: '22:00' }

  it('stands in the inbox with what stays and what is asked for', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const { id } = await approveBooking(world.ctx, manager, await asked(world))
    expect(wordsOf((await browser.get(inbox)).text)).toContain('Alles entschieden')
    await moveBooking(world.ctx, await holderOf(world, { id }), { id, to: longer })
    const { text } = await browser.get(inbox)
    const words = wordsOf(text)
    expect(words).toMatch(/Würfelrunde, .*Sa, 5\. Dezember, 19:00–22:00 Uhr .*Änderung /)
    expect(words).toContain('Zugesagt, das bleibt Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum')
    expect(words).toContain('Neu angefragt Sa, 5. Dezember, 19:00–22:00 Uhr, Seminarraum')
    expect(words).toContain('Lehnen Sie die Änderung ab, gilt weiter, was zugesagt ist.')
    expect(doors(text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Änderung zusagen: Würfelrunde/),
        expect.stringMatching(/^Änderung ablehnen …: Würfelrunde/),
      ]),
    )
    const page = wordsOf((await browser.get(path({ id }))).text)
    expect(page).toContain('Zugesagt Eine Änderung ist angefragt. Bitte bis')
  })

  it('is approved, and then the new time holds', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const { id } = await approveBooking(world.ctx, manager, await asked(world))
    await moveBooking(world.ctx, await holderOf(world, { id }), { id, to: longer })
    expect(doors((await browser.get(path({ id }, '/approve'))).text)).toContain('Ja, Änderung zusagen')
    const sent = await browser.send(path({ id }, '/approve'))
    expect(sent.headers['location']).toBe(`/manage/aef?done=change-approved&booking=${id}#done`)
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-22:00 booking'])
  })

  it('is declined, and what was approved stays', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager, 'en')
    const { id } = await approveBooking(world.ctx, manager, await asked(world))
    await moveBooking(world.ctx, await holderOf(world, { id }), { id, to: longer })
    const form = wordsOf((await browser.get(path({ id }, '/decline'))).text)
    expect(form).toContain('Why is the change not possible? What is approved stays.')
    const sent = await browser.send(path({ id }, '/decline'), { reason: 'The kitchen is taken.' })
    const words = wordsOf((await browser.get(sent.headers['location']!)).text)
    expect(words).toContain('Change declined, it stays as approved')
    expect(await read(world, manager, { id })).toMatchObject({ state: 'approved' })
    expect(await takenOn(world, '2026-12-05')).toEqual(['19:00-21:00 booking'])
  })

  it('may be more heads alone', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const { id } = await approveBooking(world.ctx, manager, await asked(world, { attendees: 10 }))
    const details = { purpose: 'Spieleabend', attendees: 30, contact: { name: 'Mia' } }
    await changeDetails(world.ctx, await holderOf(world, { id }), { id, details })
    const words = wordsOf((await browser.get(inbox)).text)
    expect(words).toContain('Zugesagt, das bleibt Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum, 10 Personen')
    expect(words).toContain('Neu angefragt Sa, 5. Dezember, 19:00–21:00 Uhr, Seminarraum, 30 Personen')
  })

  itInTurn(
    'of a series is told once for all dates that ask for the same, and decided date by date',
    async () => {
      await using world = await aWorld()
      const manager = await found(world)
      const browser = await aBrowserOf(world, manager)
      const repeat = { every: 'week', count: 3, mode: 'all' } as const
      const { id } = await approveBooking(
        world.ctx,
        manager,
        await asked(world, { date: '2026-12-08', repeat }),
      )
      const to = { date: '2026-12-08', from: '19:00', to: '22:00' }
      await moveBooking(world.ctx, await holderOf(world, { id }), { id, scope: 'all', to })
      const words = wordsOf((await browser.get(inbox)).text)
      expect(words).toContain(
        'Neu angefragt 3 Termine, Di, 8. Dezember – Di, 22. Dezember 19:00–22:00 Uhr, Seminarraum',
      )
      expect(words).toContain('3 zusagen')
      const page = await browser.get(path({ id }))
      expect(wordsOf(page.text)).toContain('angefragt: 19:00–22:00 Uhr')
      const { version } = await read(world, manager, { id })
      const sent = await browser.send(path({ id }, '/dates'), {
        version: String(version),
        approve: '2026-12-15T19:00',
        reason: 'Nur an dem einen Abend.',
      })
      expect(sent.status).toBe(303)
      const ends = (await read(world, manager, { id })).occurrences.map(({ to: end, state }) => [end, state])
      expect(ends).toEqual([
        ['21:00', 'approved'],
        ['22:00', 'approved'],
        ['21:00', 'approved'],
      ])
      const calendar = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-15')).text)
      expect(calendar).toContain('19:00–22:00 Uhr Würfelrunde')
    },
  )

  it('shows in the calendar beside what is approved, and leads to its date', async () => {
    await using world = await aWorld()
    const manager = await found(world)
    const browser = await aBrowserOf(world, manager)
    const repeat = { every: 'week', count: 3, mode: 'all' } as const
    const { id } = await approveBooking(
      world.ctx,
      manager,
      await asked(world, { date: '2026-12-08', repeat }),
    )
    const to = { date: '2026-12-16', from: '10:00', to: '12:00' }
    const one = { scope: 'this', occurrence: '2026-12-15T19:00' } as const
    await moveBooking(world.ctx, await holderOf(world, { id }), { id, ...one, to })
    const { text } = await browser.get('/manage/aef/calendar?date=2026-12-16')
    expect(wordsOf(text)).toContain('10:00–12:00 Uhr Würfelrunde Spieleabend Änderung angefragt')
    expect(text).toContain(`href="${path({ id }, '?occurrence=2026-12-15T19%3A00')}"`)
  })
})

describe('requests that compete', () => {
  const rooms = { seminarraum: { contention: 'compete' }, teekueche: { name: 'Teeküche' } } as const

  it('stand side by side with what their contacts have used, and what becomes of the others', async () => {
    await using world = await aWorld()
    const manager = await found(world, { rooms })
    const browser = await aBrowserOf(world, manager)
    const contact = { name: 'Mia', email: 'mia@gruppe.example' }
    await approveBooking(world.ctx, manager, await asked(world, { contact, date: '2026-12-03' }))
    await asked(world, { contact })
    await asked(world, { groupName: 'Nähtreff', from: '20:00', to: '22:00' })
    await asked(world, { groupName: 'Kegelclub', rooms: ['teekueche'] })
    const { text } = await browser.get(inbox)
    const words = wordsOf(text)
    expect(words).toContain('2 Anfragen für dieselbe Zeit')
    expect(words).toContain('Sagen Sie einer zu, werden die, die nicht daneben passen, abgelehnt')
    expect(words).toContain('Dieses Halbjahr schon 2 Stunden')
    expect(words).toContain('Dieses Halbjahr schon noch nichts')
    expect(words).toContain('Nähtreff bekommt diese Zeit dann nicht und erfährt es.')
    expect(words.match(/Dieses Halbjahr schon/g)).toHaveLength(2)
    expect(words).not.toContain('Das steht im Weg')
  })

  it('are several in one place of the grid, and each in the list', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world, { rooms }))
    await asked(world)
    await asked(world, { groupName: 'Nähtreff', from: '20:00', to: '22:00' })
    const words = wordsOf((await browser.get('/manage/aef/calendar?date=2026-12-05')).text)
    expect(words).toContain('2 Anfragen')
    expect(words).toContain('19:00–21:00 Uhr Würfelrunde')
    expect(words).toContain('20:00–22:00 Uhr Nähtreff')
  })
})
