import { expect, it } from 'vitest'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { held } from '../asks/two-groups.ts'
import { founded } from '../groups/a-group.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest, aVisitor } from '../support/builders.ts'

const date = '2026-12-05'
const both = ['seminarraum', 'teekueche']

/** What somebody reads who wants a taken time, and the ids of all that was looked at for it. */
async function wants({ world }: Staged, change: object) {
  const looked: string[] = []
  const { table } = world.ctx
  const getMany: typeof table.getMany = (keys, how) => {
    looked.push(...keys.filter(({ pk }) => pk.startsWith('BOOKING#')).map(({ sk }) => sk))
    return table.getMany(keys, how)
  }
  const ctx = { ...world.ctx, table: { ...table, getMany } }
  const request = aRequest({ date, rooms: ['seminarraum'], ...change })
  const refused: unknown = await requestBooking(ctx, aVisitor, { house, request }).catch(
    (error: unknown) => error,
  )
  return { refused, looked }
}

it('whoever wants a part of a taken time is told of that date alone, and whose it is', async () => {
  await using stage = await aStage()
  const group = await founded(stage, { askable: true })
  const also = [{ date, from: '09:00', to: '10:00' }]
  const repeat = { every: 'week', count: 3, also }
  const id = await held(stage, group, { date, from: '19:00', to: '21:00', rooms: both, repeat })
  const told = {
    booking: id,
    occurrence: `${date}T19:00`,
    group: 'Nähcafé',
    date,
    from: '19:00',
    to: '21:00',
  }
  const { refused } = await wants(stage, { from: '20:00', to: '22:00' })
  expect(refused).toMatchObject({ code: 'room-taken', facts: { askable: [{ ...told, rooms: both }] } })
})

it('of a taken time only those are looked at who have a part of it', async () => {
  await using stage = await aStage()
  const group = await founded(stage, { askable: true })
  const at = (from: string, to: string) => ({ date, from, to, rooms: ['seminarraum'] })
  const path = `/api/houses/${house}`
  const { contact, purpose } = aRequest()
  await stage.manage(`${path}/bookings`, { ...at('08:00', '09:00'), contact, purpose, approve: true })
  await stage.manage(`${path}/bookings`, { ...at('14:00', '15:00'), contact, purpose })
  const closed = { from: `${date}T12:00`, to: `${date}T13:00` }
  await stage.manage(`${path}/blocks`, { rooms: ['seminarraum'], ...closed, label: 'Zu' })
  const id = await held(stage, group, at('19:00', '21:00'))
  const { refused, looked } = await wants(stage, at('12:00', '22:00'))
  expect(refused).toMatchObject({ facts: { askable: [{ booking: id }] } })
  expect(looked).toEqual([id])
})
