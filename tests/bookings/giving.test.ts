import { beforeEach, describe, expect, it } from 'vitest'
import { answerGift, openGift } from '../../functions/bookings/actions/answer-gift.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { giveBooking } from '../../functions/bookings/actions/give-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { giftToken } from '../../functions/bookings/rules/gift.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { readUsageOf } from '../../functions/contacts/store/usage.ts'
import type { Actor } from '../../shared/actor.ts'
import { addMonths } from '../../shared/time/civil.ts'
import { asked, house, read } from '../back-office/managed.ts'
import { aGroup, founder, personOf, proofPath } from '../groups/a-group.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aVisitor, found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { holderOf } from './limited.ts'
import { itInTurn } from '../support/in-turn.ts'

const otto = { name: 'Otto', email: 'otto@neben.example' }
const day = 24 * 60

describe('a booking that is offered to somebody', () => {
  let world: World
  let manager: Actor
  let elsewhere: Actor
  let holder: Actor
  let booking: Booking

  /** Three Saturdays from the fifth of December on, approved. */
  beforeEach(async () => {
    world = await aWorld()
    manager = await found(world)
    elsewhere = await found(world, { house: { id: 'anderswo' }, manager: 'x@anderswo.example' })
    booking = await asked(world, { repeat: { every: 'week', count: 3, mode: 'all' } })
    booking = await approveBooking(world.ctx, manager, { id: booking.id })
    holder = await holderOf(world, booking)
    return () => world[Symbol.asyncDispose]()
  })

  const now = () => read(world, manager, booking)
  const give = (change: object = {}, actor = holder) =>
    giveBooking(world.ctx, actor, { id: booking.id, contact: otto, ...change })
  const answer = (accept: boolean, actor: Actor) => answerGift(world.ctx, actor, { id: booking.id, accept })
  const byMail = async (): Promise<Actor> => {
    const known = await now()
    return { ...aVisitor, token: giftToken(await world.ctx.secret(), known, known.gift!) }
  }
  const traces = async () => {
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    const found = items.filter(({ type }) => type === 'booking-offer')
    return Object.fromEntries(found.map(({ side, ttl }) => [side, ttl]))
  }
  const minutesOf = async ({ contactId }: Booking) =>
    (await readUsageOf(world.ctx.table, house, contactId)).used.get('approved 2026-2') ?? 0

  it('waits two weeks to the minute, and tells from whom, to whom and in which language', async () => {
    const { gift, history } = await give()
    expect(gift).toMatchObject({
      to: { contact: otto, language: 'de' },
      from: { name: booking.contact.name, email: booking.contact.email, language: 'de' },
      until: '2026-12-15T09:00:00.000Z',
    })
    expect(history.at(-1)).toMatchObject({ what: 'give-asked', by: { kind: 'contact' } })
    expect((await give({ language: 'en' })).gift?.to).toEqual({ contact: otto, language: 'en' })
    const token = await byMail()
    world.clock.set('2026-12-15T08:59:00.000Z')
    expect((await openGift(world.ctx, token, booking.id)).receiver).toMatchObject({ contact: otto })
    world.clock.set('2026-12-15T09:00:00.000Z')
    await expect(openGift(world.ctx, token, booking.id)).rejects.toMatchObject({ code: 'gift-over' })
  })

  it('goes to whoever has a telephone alone, and to nobody who cannot be reached', async () => {
    expect((await give({ contact: { name: 'Otto', phone: '02131 5' } })).gift?.to).toMatchObject({
      contact: { phone: '02131 5' },
    })
    await expect(give({ contact: { name: 'Otto' } })).rejects.toMatchObject({
      facts: { pointer: '/contact/email', reason: 'email-or-phone' },
    })
    for (const neither of [{ contact: undefined }, { group: 'x' }, { contact: undefined, group: 'unknown' }])
      await expect(give(neither)).rejects.toMatchObject({ facts: { pointer: '/group' } })
  })

  it('goes to a group of the house, told by its name, and to none of another house', async () => {
    const groupIn = async (of: string) => {
      const { json } = await world.call('POST', `/api/houses/${of}/groups`, { body: aGroup() })
      const proof = await proofPath({ world } as Staged, json.id, personOf(json).id, founder)
      await world.call('POST', proof.replace(`/${house}/`, `/${of}/`))
      return json.id as string
    }
    const [here, there] = [await groupIn(house), await groupIn('anderswo')]
    const { gift } = await give({ contact: undefined, group: here })
    expect(gift?.to).toEqual({ group: here, name: 'Nähcafé' })
    expect(Object.keys(await traces())).toEqual(['giver'])
    await expect(give({ contact: undefined, group: there })).rejects.toMatchObject({
      facts: { pointer: '/group' },
    })
  })

  itInTurn('is offered three times a day, and again the next', async () => {
    for (const _ of [1, 2, 3]) await give()
    await expect(give()).rejects.toMatchObject({ code: 'too-many-requests' })
    world.clock.set('2026-12-01T23:59:00.000Z')
    await expect(give()).rejects.toMatchObject({ code: 'too-many-requests' })
    world.clock.set('2026-12-02T00:00:00.000Z')
    expect((await give()).gift).toBeDefined()
  })

  it('goes to an address five times a day, however many bookings are offered to it, and to another one still', async () => {
    for (const _ of [1, 2, 3]) await give()
    booking = await asked(world, { date: '2026-12-06', contact: { name: 'Ida', email: 'ida@x.example' } })
    booking = await approveBooking(world.ctx, manager, { id: booking.id })
    holder = await holderOf(world, booking)
    for (const _ of [1, 2]) await give()
    await expect(give({ contact: { ...otto, email: 'OTTO@neben.example' } })).rejects.toMatchObject({
      code: 'too-many-requests',
    })
    const other = { name: 'Olga', email: 'olga@neben.example' }
    expect((await give({ contact: other })).gift?.to).toMatchObject({ contact: other })
  })

  it('leaves the addresses of both findable a day longer than it waits, and that of the giver as long as it is kept', async () => {
    const { gift } = await give()
    const ttl = Date.parse(gift!.until) / 1000 + day * 60
    expect(await traces()).toEqual({ giver: ttl, receiver: ttl })
    const taken = await answer(true, await byMail())
    const last = addMonths(taken.occurrences.at(-1)!.date, 12)
    expect(await traces()).toEqual({ giver: Date.parse(`${last}T00:00:00Z`) / 1000, receiver: ttl })
  })

  it('is theirs alone with everything, and who had it stands there as who gave it', async () => {
    await give()
    const taken = await answer(true, await byMail())
    expect(taken).toMatchObject({ contact: otto, language: 'de', givenBy: { name: booking.contact.name } })
    expect(taken.gift).toBeUndefined()
    expect(taken.groupName).toBeUndefined()
    expect(taken.contactId).not.toBe(booking.contactId)
    expect(taken.history.at(-1)).toMatchObject({ what: 'given', by: { kind: 'contact', name: 'Otto' } })
    await expect(read(world, holder, booking)).rejects.toMatchObject({ code: 'not-allowed' })
    expect((await read(world, await holderOf(world, { ...taken, id: taken.linkId! }), booking)).id).toBe(
      booking.id,
    )
    expect(await Promise.all([minutesOf(booking), minutesOf(taken)])).toEqual([0, 360])
  })

  it('counts as before where somebody gives it to themselves', async () => {
    await give({ contact: { ...booking.contact, name: 'Ich' } })
    const taken = await answer(true, await byMail())
    expect([taken.contact.name, taken.contactId, await minutesOf(taken)]).toEqual([
      'Ich',
      booking.contactId,
      360,
    ])
  })

  it('stays whose it is when they say no, who stand in it no more', async () => {
    await give()
    const kept = await answer(false, await byMail())
    expect(kept).toMatchObject({ contact: booking.contact, contactId: booking.contactId })
    expect(kept.gift).toBeUndefined()
    expect(kept.history.at(-1)).toMatchObject({ what: 'give-declined', by: { name: 'Otto' } })
  })

  it('is answered by the link of the mail, or by the house for them, and by nobody else', async () => {
    await give()
    for (const [actor, code] of [
      [aVisitor, 'sign-in-needed'],
      [elsewhere, 'not-allowed'],
      [holder, 'not-allowed'],
      [{ ...manager, token: holder.token }, 'not-allowed'],
    ] as [Actor, string][])
      await expect(answer(true, actor)).rejects.toMatchObject({ code })
    const taken = await answer(true, manager)
    expect(taken).toMatchObject({ contact: otto })
    expect(taken.history.at(-1)?.by).toEqual({ kind: 'manager', name: 'Hausleitung' })
  })

  it('is not theirs where something of it waits by now, and they may say no to it all the same', async () => {
    await give()
    const link = await byMail()
    const to = { date: '2026-12-05', from: '08:00', to: '10:00' }
    const one = { id: booking.id, scope: 'this', occurrence: '2026-12-05T19:00' } as const
    await moveBooking(world.ctx, holder, { ...one, to })
    await expect(answer(true, link)).rejects.toMatchObject({ code: 'cannot-be-given' })
    const stale = answerGift(world.ctx, link, { id: booking.id, accept: true, version: 1 })
    await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' })
    expect((await answerGift(world.ctx, link, { id: booking.id, accept: false, version: 1 })).gift).toBe(
      undefined,
    )
  })
})
