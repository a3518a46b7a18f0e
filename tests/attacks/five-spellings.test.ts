import { beforeEach, describe, expect, it } from 'vitest'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { follow } from '../../functions/followers/actions/follow.ts'
import { hear } from '../attendances/hearing.ts'
import { founded as foundedGroup, storedOf } from '../groups/a-group.ts'
import { aStage, founded as foundedMeeting } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, house, proved, taken } from '../waitlist/waiting.ts'
import { itInTurn } from '../support/in-turn.ts'

/** One mailbox, as its provider delivers. */
const spellings = [
  'annaberg@gmail.com',
  'Anna.Berg@gmail.com',
  'annaberg+treff@gmail.com',
  'ANNABERG@googlemail.com',
  'a.n.n.a.berg+zwei@GoogleMail.com',
]
/** One telephone. */
const numbers = ['02131 12345', '+49 2131 12345', '0049 2131/12345', '(02131) 1 23 45', '+49 (0)2131-12345']
const tooMany = { code: 'too-many-requests', facts: { limit: 'contact' } }
const hours = ['08', '10', '12', '14', '16']

describe('who writes herself in five ways', () => {
  let world: World

  beforeEach(async () => {
    world = await aWorld()
    return () => world[Symbol.asyncDispose]()
  })

  const prove = async (email: string, hour: string) => {
    const { id, ...booking } = await asks(world, { email }, hour)
    return confirmBooking(world.ctx, { id, token: proofToken(await world.ctx.secret(), { id, ...booking }) })
  }

  it('has no more requests counted on a day than in one', async () => {
    await found(world, { house: { maxRequestsPerContactPerDay: 2 } })
    const asked = await Promise.allSettled(spellings.map((email, way) => prove(email, hours[way]!)))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const refused = asked.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
    for (const reason of refused) expect(reason).toMatchObject(tooMany)
  })

  it('has no more open at once than in one', async () => {
    await found(world, { house: { maxOpenRequests: 1 } })
    await prove(spellings[0]!, '08')
    for (const email of spellings)
      await expect(asks(world, { email }, '12')).rejects.toMatchObject({ facts: { limit: 'open' } })
  })

  it('waits no more often a day than in one', async () => {
    const manager = await found(world, { house: { maxRequestsPerContactPerDay: 1 } })
    await taken(world, manager)
    const waits = (email: string) =>
      joinQueue(world.ctx, aVisitor, { house, request: aWish({ contact: { name: 'Anna', email } }) })
    await proved(world.ctx, await waits(spellings[0]!))
    for (const email of spellings) await expect(waits(email)).rejects.toMatchObject(tooMany)
  })

  it.each([
    ['address', spellings.map((email) => ({ email }))],
    ['telephone', numbers.map((phone) => ({ phone }))],
  ])('is one contact before anything is proved: %s', async (_, ways) => {
    await found(world)
    const asked = await Promise.all(ways.map((reach, way) => asks(world, reach, hours[way]!)))
    expect(new Set(asked.map(({ contactId }) => contactId)).size).toBe(1)
  })
})

describe('who comes to a group in five ways', () => {
  itInTurn('is in it once, and is written to where she is known', async () => {
    await using stage = await aStage()
    const { id } = await foundedGroup(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    for (const email of ['Anna.Berg@gmail.com', ...spellings]) {
      const { status } = await stage.post(`/api/groups/${id}/join`, { name: 'Anna', email })
      expect(status).toBe(201)
      stage.world.clock.advance(24 * 60)
      await hear(walked)
    }
    const { people } = await storedOf(stage, id)
    expect(new Set(people.map(({ email }) => email))).toEqual(
      new Set(['Anna.Berg@gmail.com', 'ada@gruppe.example']),
    )
    expect(new Set(stage.world.mails.map(({ to }) => to))).toEqual(new Set(['Anna.Berg@gmail.com']))
  })

  itInTurn('has no more mails a day sent to her than in one', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    const { id } = await foundedGroup(stage)
    const statuses: number[] = []
    for (const email of [...spellings, 'anna.berg@gmail.com'])
      statuses.push((await stage.post(`/api/groups/${id}/join`, { name: 'Anna', email })).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
  })
})

it('who follows a meeting in six ways follows it once, and has five mails a day', async () => {
  await using stage = await aStage({ settings: { rateLimits: true } })
  const { id } = await foundedMeeting(stage)
  const follows = (email: string) => follow(stage.world.ctx, { id, email })
  for (const email of spellings) await follows(email)
  await expect(follows('anna.berg@gmail.com')).rejects.toMatchObject({ code: 'too-many-requests' })
})

function asks(world: World, reach: object, from: string) {
  const to = `${String(Number(from) + 1).padStart(2, '0')}:00`
  const contact = { name: 'Anna', ...reach }
  return requestBooking(world.ctx, aVisitor, {
    house,
    request: aRequest({ from: `${from}:00`, to, contact }),
  })
}
