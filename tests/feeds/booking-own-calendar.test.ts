import { describe, expect, it } from 'vitest'
import { answerGift } from '../../functions/bookings/actions/answer-gift.ts'
import { giveBooking } from '../../functions/bookings/actions/give-booking.ts'
import { openBooking } from '../../functions/bookings/actions/load.ts'
import { giftToken } from '../../functions/bookings/rules/gift.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { readRequest } from '../../functions/identity/store/data-requests.ts'
import { ownerIn } from '../my-data/somebody.ts'
import { aVisitor } from '../support/builders.ts'
import {
  addressPage,
  aHeardStage,
  bookingPage,
  books,
  german,
  made,
  mia,
  promises,
  titlesIn,
} from './owning.ts'
import { deliver } from './reading.ts'

describe('the calendar of one booking', () => {
  it('shows that booking alone, whatever else is known by its address', async () => {
    await using stage = await aHeardStage()
    await promises(stage)
    const booking = await books(stage)
    await books(stage, { date: '2026-12-06', purpose: 'Arzttermin' })
    const path = await made(stage, await bookingPage(stage, booking))
    expect(await titlesIn(stage, path)).toEqual(['2026-12-05T19:00 Mias Geburtstag (Mias Runde) CONFIRMED'])
  })

  it('is open to its link alone', async () => {
    await using stage = await aHeardStage()
    const booking = await books(stage)
    const [of, id] = ['booking', booking.id]
    const other = await addressPage(stage, 'otto@neben.example')
    const token = other.split('/').at(-1)!
    const status = async (path: string) => (await stage.world.call('GET', path, german)).status
    expect(await status(`/my-calendar/${of}/${id}/${'x'.repeat(32)}`)).toBe(403)
    expect(await status(`/my-calendar/${of}/000000000000/${'x'.repeat(32)}`)).toBe(404)
    // A link to one address opens no other's.
    const mias = (await addressPage(stage)).split('/')[3]!
    expect(await status(`/my-calendar/address/${mias}/${token}`)).toBe(403)
    expect(await status(other)).toBe(200)
    stage.world.clock.advance(25 * 60)
    expect(await status(other)).toBe(410)
  })

  it('ends for whoever gave it away', async () => {
    await using stage = await aHeardStage()
    const { world } = stage
    const { id } = await books(stage)
    const path = await made(stage, await bookingPage(stage, { id }))
    expect(await titlesIn(stage, path)).toHaveLength(1)
    const holder = { ...aVisitor, token: manageToken(await world.ctx.secret(), id) }
    const given = await giveBooking(world.ctx, holder, {
      id,
      contact: { name: 'Otto', email: 'otto@neben.example' },
    })
    const token = giftToken(await world.ctx.secret(), given, given.gift!)
    await answerGift(world.ctx, { ...aVisitor, token }, { id, accept: true })
    await deliver(world)
    expect(await titlesIn(stage, path)).toEqual(['410'])
    const { booking } = await openBooking(world.ctx, id)
    expect(booking.contact.name).toBe('Otto')
  })

  it('sends the link to all of it to the address of the booking, and to nobody else', async () => {
    await using stage = await aHeardStage()
    const { table } = stage.world.ctx
    const page = await bookingPage(stage, await books(stage))
    const { contactId } = await ownerIn(stage)
    expect(await readRequest(table, contactId)).toBeUndefined()
    const { status, headers } = await stage.world.call('POST', `${page}/mail`, german)
    expect([status, headers.location]).toEqual([303, `${page}?done=mailed`])
    expect(await readRequest(table, contactId)).toMatchObject({ email: mia, language: 'de' })
  })
})
