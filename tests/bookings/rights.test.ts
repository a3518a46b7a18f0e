import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlock, openBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { createClosure, previewClosure } from '../../functions/blocks/actions/create-closure.ts'
import { openClosure } from '../../functions/blocks/actions/open-closure.ts'
import { undoClosure } from '../../functions/blocks/actions/undo-closure.ts'
import { answerQuestion } from '../../functions/bookings/actions/answer-question.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { claimDate } from '../../functions/bookings/actions/claim-date.ts'
import { trustContact } from '../../functions/bookings/actions/trust-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { decideDates } from '../../functions/bookings/actions/decide-dates.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { extendBooking } from '../../functions/bookings/actions/extend-booking.ts'
import { giveBooking } from '../../functions/bookings/actions/give-booking.ts'
import { findByCode, openBookingAs, openBookingAsManager } from '../../functions/bookings/actions/load.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { readHouseCalendar } from '../../functions/blocks/actions/house-calendar.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { findPlacesByCode } from '../../functions/waitlist/actions/load.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import { aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { asked, house } from '../back-office/managed.ts'
import { taken, waits } from '../waitlist/waiting.ts'

const repeat = { every: 'week', count: 3, mode: 'all' } as const
const day = { from: '2027-02-01', to: '2027-02-01' }
const key = '2026-12-08T19:00'
const to = { date: '2026-12-08', from: '18:00', to: '20:00' }

describe('who may do what, by the action itself', () => {
  let world: World
  let actors: Record<
    | 'a stranger'
    | 'whoever asked'
    | 'whoever asked for something else'
    | 'another house’s manager'
    | 'the manager',
    Actor
  >
  let booking: Booking
  let place: string
  let block: string
  let closure: string

  beforeAll(async () => {
    world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world)
    booking = await asked(world, { date: '2026-12-08', repeat })
    const other = await asked(world, { date: '2026-12-20' })
    const secret = await world.ctx.secret()
    const blocked = { rooms: ['teekueche'], ...day, label: 'Reinigung' }
    block = (await createBlock(world.ctx, manager, { house, request: blocked })).id
    const closed = { from: '2027-03-01', to: '2027-03-01', words: 'Zu', displaced: 'cancel' } as const
    closure = (await createClosure(world.ctx, manager, { house, request: closed })).id
    await taken(world, manager, { date: '2026-12-05' })
    place = (await waits(world)).id
    actors = {
      'a stranger': aVisitor,
      'whoever asked': { ...aVisitor, token: manageToken(secret, booking.id) },
      'whoever asked for something else': { ...aVisitor, token: manageToken(secret, other.id) },
      'another house’s manager': { kind: 'person', address: 'x', person: { id: 'somebody', name: 'Jemand' } },
      'the manager': manager,
    }
  })
  afterAll(() => world[Symbol.asyncDispose]())

  /** For the house alone. */
  const managing: Record<string, (actor: Actor) => Promise<unknown>> = {
    approve: (actor) => approveBooking(world.ctx, actor, { id: booking.id }),
    decline: (actor) => declineBooking(world.ctx, actor, { id: booking.id, reason: 'Nein' }),
    'decide date by date': (actor) => decideDates(world.ctx, actor, { id: booking.id, dates: [{ key }] }),
    ask: (actor) => askContact(world.ctx, actor, { id: booking.id, question: 'Wie viele?' }),
    trust: (actor) => trustContact(world.ctx, actor, { id: booking.id, trusted: true }),
    'open as manager': (actor) => openBookingAsManager(world.ctx, actor, booking.id),
    'find by code': (actor) => findByCode(world.ctx, actor, { house, code: codeOf(booking.id) }),
    'find a place by code': (actor) => findPlacesByCode(world.ctx, actor, { house, code: codeOf(place) }),
    'read the inbox': (actor) => readInbox(world.ctx, actor, { house }),
    'read the calendar': (actor) =>
      readHouseCalendar(world.ctx, actor, { house, span: (from: string) => ({ from, dayCount: 7 }) }),
    block: (actor) =>
      createBlock(world.ctx, actor, {
        house,
        request: { rooms: ['teekueche'], ...day, label: 'X', displace: 'leave' },
      }),
    'open a block': (actor) => openBlock(world.ctx, actor, block),
    'lift a block': (actor) => removeBlock(world.ctx, actor, { id: block }),
    'foresee a closure': (actor) =>
      previewClosure(world.ctx, actor, { house, request: { ...day, words: 'Zu', displaced: 'cancel' } }),
    close: (actor) =>
      createClosure(world.ctx, actor, { house, request: { ...day, words: 'Zu', displaced: 'cancel' } }),
    'open a closure': (actor) => openClosure(world.ctx, actor, closure),
    'undo a closure': (actor) => undoClosure(world.ctx, actor, { id: closure }),
    'accept for a caller': (actor) => acceptPlace(world.ctx, actor, { id: place, approve: true }),
  }

  /** For whoever asked, and for the house. */
  const holding: Record<string, (actor: Actor) => Promise<unknown>> = {
    open: (actor) => openBookingAs(world.ctx, actor, booking.id),
    move: (actor) => moveBooking(world.ctx, actor, { id: booking.id, scope: 'this', occurrence: key, to }),
    change: (actor) =>
      changeDetails(world.ctx, actor, {
        id: booking.id,
        details: { purpose: 'Chor', contact: { name: 'W' } },
      }),
    answer: (actor) => answerQuestion(world.ctx, actor, { id: booking.id, answer: 'Zehn.' }),
    claim: (actor) => claimDate(world.ctx, actor, { id: booking.id, occurrence: key }),
    extend: (actor) => extendBooking(world.ctx, actor, { id: booking.id, until: '2027-01-30' }),
    give: (actor) =>
      giveBooking(world.ctx, actor, { id: booking.id, contact: { name: 'O', email: 'o@x.example' } }),
    cancel: (actor) => cancelBooking(world.ctx, actor, { id: booking.id }),
  }

  const outcome = async (
    act: (actor: Actor) => Promise<unknown>,
    who: keyof typeof actors,
  ): Promise<string> => {
    try {
      await act(actors[who])
      return 'may'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return ['sign-in-needed', 'not-allowed'].includes(error.code) ? error.code : 'may'
    }
  }

  it.each(Object.entries(managing))('the house alone may %s', async (_, act) => {
    expect({
      stranger: await outcome(act, 'a stranger'),
      holder: await outcome(act, 'whoever asked'),
      other: await outcome(act, 'whoever asked for something else'),
      elsewhere: await outcome(act, 'another house’s manager'),
    }).toEqual({
      stranger: 'sign-in-needed',
      holder: expect.stringMatching(/^(sign-in-needed|not-allowed)$/),
      other: expect.stringMatching(/^(sign-in-needed|not-allowed)$/),
      elsewhere: 'not-allowed',
    })
  })

  it.each(Object.entries(holding))('whoever asked, and the house, may %s', async (_, act) => {
    expect({
      stranger: await outcome(act, 'a stranger'),
      other: await outcome(act, 'whoever asked for something else'),
      elsewhere: await outcome(act, 'another house’s manager'),
      house: await outcome(act, 'the manager'),
      holder: await outcome(act, 'whoever asked'),
    }).toEqual({
      stranger: 'sign-in-needed',
      other: 'not-allowed',
      elsewhere: 'not-allowed',
      house: 'may',
      holder: 'may',
    })
  })

  it('whoever waits may leave the queue, and nobody else', async () => {
    const leave = (actor: Actor) => leavePlace(world.ctx, actor, { id: place })
    const own = { ...aVisitor, token: manageToken(await world.ctx.secret(), place) }
    expect(await outcome(leave, 'a stranger')).toBe('sign-in-needed')
    expect(await outcome(leave, 'whoever asked')).toBe('not-allowed')
    expect(await outcome(leave, 'another house’s manager')).toBe('not-allowed')
    expect(await leave(own)).toMatchObject({ state: 'left' })
  })

  it.each(Object.entries(managing))('the house may %s', async (_, act) => {
    expect(await outcome(act, 'the manager')).toBe('may')
  })
})
