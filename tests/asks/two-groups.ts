import { readBooking } from '../../functions/bookings/store.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import { loadSheets } from '../../functions/rooms/actions/load-room-days.ts'
import { founded } from '../groups/a-group.ts'
import type { Grouped } from '../groups/a-group.ts'
import { house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aRequest } from '../support/builders.ts'
import { allItems, halves } from '../support/crash-consistency.ts'

const { contact: _contact, ...noContact } = aRequest()

/** What a group holds, approved; Saturday evening in the seminar room unless told otherwise. */
export async function held(stage: Staged, group: Grouped, change: object = {}): Promise<string> {
  const asked = { ...noContact, group: group.id, purpose: 'Nähen', ...change }
  const { status, json } = await stage.post(`/api/houses/${house}/bookings`, asked, group.host.token)
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`)
  await stage.manage(`/api/bookings/${json.id}/approve`)
  return json.id
}

/** Whoever is asked allows it; both have a date: the sewing circle on Saturday, the choir on Sunday in the kitchen. */
export async function twoGroups(stage: Staged, sewingHas: object = {}, choirHas: object = {}) {
  const sewing = await founded(stage, { askable: true })
  const choir = await founded(stage, { name: 'Chor', host: { name: 'Jo', email: 'ada@gruppe.example' } })
  const theirs = await held(stage, sewing, { attendees: 8, ...sewingHas })
  const slot = { rooms: ['teekueche'], date: '2026-12-06', from: '15:00', to: '17:00' }
  const mine = await held(stage, choir, { ...slot, purpose: 'Singen', attendees: 6, ...choirHas })
  return { sewing, choir, theirs, mine }
}

export const words = 'Wir brauchen nur den Herd.'

/** The choir asks the sewing circle, with the date it has. */
export async function asks(
  stage: Staged,
  { choir, theirs, mine }: Awaited<ReturnType<typeof twoGroups>>,
  change: object = {},
) {
  const body = { kind: 'swap', words, mine: { booking: mine }, ...change }
  return stage.post(`/api/bookings/${theirs}/ask-holder`, body, choir.host.token)
}

export async function stored({ world }: Staged, id: string): Promise<Booking> {
  const booking = await readBooking(world.ctx.table, id)
  if (booking === undefined) throw new Error('gone')
  return booking
}

/** Who has which room at that time of a day, by the day sheet alone. */
export async function holderAt({ world }: Staged, room: string, date: string, hour: number) {
  const [sheet] = await loadSheets(world.ctx, [{ house, room, date }])
  return sheet?.quarters.get(hour * 4)
}

/** What the day sheets and the bookings do not agree on. */
export async function faults({ world: { engine } }: Staged): Promise<string[]> {
  return halves(await allItems(engine.endpoint, engine.tableName))
}
