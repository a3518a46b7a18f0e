import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { filledForm } from '../support/filled-form.ts'
import { alertOf, doors, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { takenOn } from '../back-office/managed.ts'
import { filled, idOf, send } from './book-form.ts'

const slotOf = (text: string, place: number) =>
  [...text.matchAll(/name="slot" value="([^"]+)"/g)].map(([, value]) => value ?? '')[place] ?? ''

describe('a slot that is taken', () => {
  const taken = async (world: World) => {
    await found(world)
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request: aRequest() })
    return send(world, filled({ note: 'Wir bringen Kuchen mit.', setUpMinutes: '15' }))
  }

  it('comes back with what stands in the way and the three nearest free slots', async () => {
    await using world = await aWorld()
    const { status, text } = await taken(world)
    expect(status).toBe(409)
    expect(wordsOf(text)).toContain(
      'Seminarraum: Sa, 5. Dezember 2026, 19:00–21:00 Uhr ist belegt oder angefragt.',
    )
    const slots = doors(text).filter((door) => door.includes('Dezember,'))
    expect(slots).toEqual([
      'Sa, 5. Dezember, 17:00–19:00 Uhr',
      'So, 6. Dezember, 19:00–21:00 Uhr',
      'Fr, 4. Dezember, 19:00–21:00 Uhr',
    ])
  })

  it('is replaced by a free one with one button, without typing anything again', async () => {
    await using world = await aWorld()
    const { text } = await taken(world)
    const sent = await send(world, { ...filledForm(text), slot: slotOf(text, 0) })
    expect(sent.status).toBe(303)
    const { booking } = await openBooking(world.ctx, idOf(sent.headers.location))
    expect(booking).toMatchObject({ note: 'Wir bringen Kuchen mit.', setUpMinutes: 15 })
    expect(booking.occurrences[0]).toMatchObject({ date: '2026-12-05', from: '17:00', to: '19:00' })
  })

  it('comes back anew if somebody else takes that one meanwhile', async () => {
    await using world = await aWorld()
    const { text } = await taken(world)
    const other = aRequest({ from: '16:00', to: '18:00' })
    await requestBooking(world.ctx, aVisitor, { house: 'aef', request: other })
    const again = await send(world, { ...filledForm(text), slot: slotOf(text, 0) })
    expect(again.status).toBe(409)
    expect(filledForm(again.text)).toMatchObject({ from: ['17:00'], to: ['19:00'] })
    expect(slotOf(again.text, 0)).not.toBe(slotOf(text, 0))
  })

  it('takes no slot out of thin air', async () => {
    await using world = await aWorld()
    await found(world)
    const { status, text } = await send(world, filled({ slot: 'tomorrow|noon|\u0001' }))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain('Bitte sehen Sie')
    expect(await takenOn(world, '2026-12-05')).toEqual([])
  })

  it('leaves the Enter key to the form’s own time', async () => {
    await using world = await aWorld()
    const { text } = await taken(world)
    const [, form = ''] = /<main[\s\S]*?<form[^>]*>([\s\S]*)/.exec(text) ?? []
    expect(/<button[^>]*>/.exec(form)?.[0]).not.toContain('slot')
  })
})
