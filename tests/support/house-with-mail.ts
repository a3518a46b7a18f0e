import { capability as notifications } from '../../functions/notifications/contract.ts'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { manageToken, proofToken } from '../../functions/contacts/rules/access.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { confirmBooking } from '../../functions/bookings/actions/confirm-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import type { Context } from '../../shared/context.ts'
import { mailTransport } from '../../shared/mail/transport.ts'
import { aws } from './mail-server.ts'
import type { StreamRecord } from '../../shared/stream.ts'
import type { Item } from '../../shared/table/write.ts'
import { aRequest, aVisitor, found } from './builders.ts'
import type { Founded } from './builders.ts'
import { actingAs } from './acting.ts'
import { granted } from './granted.ts'
import { aWorld } from './world.ts'
import type { World } from './world.ts'
import { aMailServer } from './mail-server.ts'
import type { MailServer, Received } from './mail-server.ts'

/** A world whose mails go to a real server, and whose changes are heard when the test says so. */
export interface MailHouse extends AsyncDisposable {
  world: World
  ctx: Context
  server: MailServer
  manager: Actor
  /** Does something to a booking, has its change heard, and gives back the mails that arrived of it. */
  after(id: string, act: () => Promise<unknown>): Promise<Received[]>
  /** The change that an act makes to a booking, as the stream tells it. */
  change(id: string, act: () => Promise<unknown>): Promise<StreamRecord>
  hear(...records: StreamRecord[]): Promise<readonly string[]>
  /** A request from the web with everything in it, and the record of its making. */
  request(change?: Partial<BookingRequest>): Promise<{ booking: Booking; record: StreamRecord }>
  /** A request of somebody who has proved the address, and the record of that: with it the house hears of the request. */
  provedRequest(change?: Partial<BookingRequest>): Promise<{ booking: Booking; record: StreamRecord }>
  /** A request whose address is proved and whose mails have gone. */
  proved(change?: Partial<BookingRequest>): Promise<Booking>
}

export const house = 'aef'

export async function aMailHouse(founded: Founded = {}): Promise<MailHouse> {
  const world = await aWorld()
  const server = await aMailServer()
  const { settings } = world.ctx
  const ctx = { ...world.ctx, mail: mailTransport({ ...settings, mailUrl: server.url }, aws) }
  const manager = await found({ ...world, ctx }, founded)
  const itemOf = (id: string) =>
    ctx.table.get({ pk: `BOOKING#${id.slice(0, 5)}`, sk: id }, { consistent: true })
  const change = async (id: string, act: () => Promise<unknown>) => {
    const old = await itemOf(id)
    await act()
    return recordOf('booking', old, await itemOf(id))
  }
  const hear = (...records: StreamRecord[]) =>
    actingAs(notifications, () => takeChanges(granted(ctx), news, records))
  const request = async (wish: Partial<BookingRequest> = {}) => {
    const booking = await requestBooking(ctx, aVisitor, { house, request: aFullRequest(wish) })
    return { booking, record: recordOf('booking', undefined, await itemOf(booking.id)) }
  }
  const prove = async (booking: Booking) =>
    confirmBooking(ctx, { id: booking.id, token: proofToken(await ctx.secret(), booking) })
  return {
    world,
    ctx,
    server,
    manager,
    change,
    hear,
    request,
    async after(id, act) {
      const known = server.mails.length
      await hear(await change(id, act))
      return server.mails.slice(known)
    },
    async provedRequest(wish) {
      const { booking } = await request(wish)
      return { booking, record: await change(booking.id, () => prove(booking)) }
    },
    proved: async (wish) => prove((await request(wish)).booking),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

/** What its contact cancels is told to the contact and to whoever runs the house. */
export async function aCancellation(h: MailHouse, wish: Partial<BookingRequest> = {}): Promise<StreamRecord> {
  const { id } = await h.proved(wish)
  const holder = { ...aVisitor, token: manageToken(await h.ctx.secret(), id) }
  return h.change(id, () => cancelBooking(h.ctx, holder, { id }))
}

let records = 0

export function recordOf(type: string, old: Item | undefined, after: Item | undefined): StreamRecord {
  const name = old === undefined ? 'INSERT' : 'MODIFY'
  return { id: String(++records), name, type, ...(old ? { old } : {}), ...(after ? { new: after } : {}) }
}

export function aFullRequest(change: Partial<BookingRequest> = {}): BookingRequest {
  return aRequest({
    rooms: ['seminarraum', 'teekueche'],
    setUpMinutes: 30,
    tidyUpMinutes: 15,
    attendees: 12,
    groupName: 'Würfel & Co. <Neuss>',
    note: 'Wir bringen Kuchen mit.\nGern auch für Sie.',
    contact: { name: 'Mia Muster', email: 'mia@gruppe.example', phone: '02131 000-77' },
    language: 'de',
    ...change,
  })
}
