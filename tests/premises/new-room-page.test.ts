import { describe, expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { loadRooms } from '../../functions/rooms/actions/load-rooms.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aBrowserOf, alertOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import { filled } from './room-form.ts'

describe('a new room', () => {
  it('begins open daily and by request, and stands among the others', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const page = await browser.get('/manage/aef/rooms/new/room')
    expect(page.text).toMatch(/<option value="22:00" selected/)
    const { version: _, ...form } = filled({ id: 'werkstatt', name: 'Werkstatt', capacity: '8' })
    const sent = await browser.send('/manage/aef/rooms/new/room', form)
    expect(sent).toMatchObject({
      status: 303,
      headers: { location: '/manage/aef/rooms/werkstatt?saved=new' },
    })
    const { rooms } = await loadRooms(world.ctx, 'aef')
    expect(rooms.map(({ id }) => id)).toEqual(['seminarraum', 'teekueche', 'werkstatt'])
    expect(
      (
        await requestBooking(world.ctx, aVisitor, {
          house: 'aef',
          request: aRequest({ rooms: ['werkstatt'] }),
        })
      ).state,
    ).toBe('unconfirmed')
  })

  it('needs a short name that is free and fits into addresses', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world))
    const send = async (id: string) => {
      const { version: _, ...form } = filled({ id })
      const { status, text } = await browser.send('/manage/aef/rooms/new/room', form)
      return [status, alertOf(text)]
    }
    expect(await send('teekueche')).toEqual([409, expect.stringContaining('Kurznamen gibt es schon.')])
    expect(await send('Große Halle')).toEqual([422, expect.stringContaining('nur Kleinbuchstaben')])
    expect(await send('')).toEqual([422, expect.stringContaining('Bitte geben Sie einen Kurznamen an.')])
  })
})
