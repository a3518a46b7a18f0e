import { describe, expect, it } from 'vitest'
import { answerQuestion } from '../../functions/bookings/actions/answer-question.ts'
import { askContact } from '../../functions/bookings/actions/ask-contact.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { changeDetails } from '../../functions/bookings/actions/change-details.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { readInbox } from '../../functions/back-office/actions/read-inbox.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { manageToken } from '../../functions/contacts/rules/access.ts'
import type { BookingRequest } from '../../functions/bookings/schema.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const house = 'aef'
const date = '2026-12-05'

/** An approved booking, its manager, and its contact with the manage link in hand. */
async function approved(world: World, change: Partial<BookingRequest> = {}) {
  const manager = await found(world)
  const { id } = await requestBooking(world.ctx, aVisitor, { house, request: aRequest(change) })
  await approveBooking(world.ctx, manager, { id })
  return { id, manager, holder: { ...aVisitor, token: manageToken(await world.ctx.secret(), id) } }
}

describe('the contact of an approved booking', () => {
  it('who makes it shorter keeps the approval', async () => {
    await using world = await aWorld()
    const { id, holder } = await approved(world)
    const moved = await moveBooking(world.ctx, holder, { id, to: { date, from: '19:30', to: '21:00' } })
    expect(moved.state).toBe('approved')
    expect(moved.history.at(-1)).toMatchObject({ changes: [{ field: 'from', old: '19:00', new: '19:30' }] })
  })

  it('who needs less time to set up and to tidy up says so in the history', async () => {
    await using world = await aWorld()
    const { id, holder } = await approved(world, { setUpMinutes: 30, tidyUpMinutes: 30 })
    const to = { date, from: '19:00', to: '21:00', setUpMinutes: 15, tidyUpMinutes: 0 }
    const moved = await moveBooking(world.ctx, holder, { id, to })
    expect(moved.history.at(-1)?.changes).toEqual([
      { field: 'setUpMinutes', old: '30', new: '15' },
      { field: 'tidyUpMinutes', old: '30', new: '0' },
    ])
  })

  it('who takes another time asks again, keeps what was approved, and stands in the inbox', async () => {
    await using world = await aWorld()
    const { id, holder, manager } = await approved(world)
    const moved = await moveBooking(world.ctx, holder, { id, to: { date, from: '18:00', to: '20:00' } })
    expect(moved).toMatchObject({
      state: 'approved',
      occurrences: [{ key: '2026-12-05T19:00', from: '19:00', asked: { from: '18:00', to: '20:00' } }],
    })
    expect(moved.deadline).toBeDefined()
    expect((await readInbox(world.ctx, manager, { house })).entries).toHaveLength(1)
  })

  it('who brings more people asks again; fewer do not', async () => {
    await using world = await aWorld()
    const { id, holder, manager } = await approved(world, { attendees: 10 })
    const details = { purpose: 'Spieleabend', contact: { name: 'Gruppe Würfel' } }
    const fewer = await changeDetails(world.ctx, holder, { id, details: { ...details, attendees: 8 } })
    expect(fewer.state).toBe('approved')
    const more = await changeDetails(world.ctx, holder, { id, details: { ...details, attendees: 12 } })
    expect(more).toMatchObject({
      state: 'approved',
      attendees: 8,
      occurrences: [{ asked: { attendees: 12 } }],
    })
    const granted = await approveBooking(world.ctx, manager, { id })
    expect(granted).toMatchObject({ state: 'approved', attendees: 12 })
    expect(granted.occurrences[0]?.asked).toBeUndefined()
  })

  it('who changes nothing writes nothing', async () => {
    await using world = await aWorld()
    const { id, holder } = await approved(world)
    const same = await moveBooking(world.ctx, holder, { id, to: { date, from: '19:00', to: '21:00' } })
    expect(same.version).toBe(2)
  })

  it('may answer a question, and both stand in the history', async () => {
    await using world = await aWorld()
    const { id, holder, manager } = await approved(world)
    await askContact(world.ctx, manager, { id, question: 'Brauchen Sie den Beamer?' })
    const answered = await answerQuestion(world.ctx, holder, { id, answer: 'Ja, bitte.' })
    expect(answered.history.map(({ what, words }) => [what, words]).slice(-2)).toEqual([
      ['asked', 'Brauchen Sie den Beamer?'],
      ['answered', 'Ja, bitte.'],
    ])
    expect(answered.state).toBe('approved')
  })

  it('cannot change what is over', async () => {
    await using world = await aWorld()
    const { id, holder } = await approved(world)
    world.clock.set('2026-12-05T20:00:00.000Z')
    const change = { id, to: { date: '2026-12-12', from: '19:00', to: '21:00' } }
    await expect(moveBooking(world.ctx, holder, change)).rejects.toMatchObject({ code: 'in-the-past' })
    await expect(cancelBooking(world.ctx, holder, { id })).rejects.toMatchObject({ code: 'in-the-past' })
  })

  it('has no power over another booking', async () => {
    await using world = await aWorld()
    const { holder } = await approved(world)
    const other = await requestBooking(world.ctx, aVisitor, {
      house,
      request: aRequest({ date: '2026-12-06' }),
    })
    await expect(cancelBooking(world.ctx, holder, { id: other.id })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    await expect(approveBooking(world.ctx, holder, { id: other.id })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})
