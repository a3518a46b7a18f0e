import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import type { Booking, BookingRequest } from '../../functions/bookings/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { deliver } from '../feeds/reading.ts'
import { aRequest, found } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { aBrowserOf, wordsOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

export const house = 'aef'

/** A house whose manager sits before a browser; all that has changed is heard before a page is read. */
export interface Desk extends AsyncDisposable {
  world: World
  manager: Actor
  /** A page: its status, where it leads, its words, its markup. */
  look(path: string): Promise<Page>
  seek(typed: string): Promise<Page>
  list(query?: string): Promise<Page>
  send(path: string, form?: Record<string, string>): Promise<Page>
  /** A request that stands, from the name and the address of somebody. */
  asks(name: string, change?: Partial<BookingRequest>): Promise<Booking>
  approve(booking: Pick<Booking, 'id'>): Promise<void>
  hear(): Promise<number>
}

export interface Page {
  status: number
  location?: string | undefined
  words: string
  text: string
}

export async function aDesk(founded: Founded = {}, language: 'de' | 'en' = 'de'): Promise<Desk> {
  const world = await aWorld({ stream: true, settings: { rateLimits: false } })
  const manager = await found(world, founded)
  const browser = await aBrowserOf(world, manager, language)
  const hear = () => deliver(world)
  const pageOf = ({ status, headers, text }: Awaited<ReturnType<typeof browser.get>>): Page => {
    const main = /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text
    return { status, location: headers['location'], words: wordsOf(main), text }
  }
  const look = async (path: string) => {
    await hear()
    return pageOf(await browser.get(path))
  }
  return {
    world,
    manager,
    look,
    hear,
    seek: (typed) => look(`/manage/aef/find?${new URLSearchParams({ q: typed }).toString()}`),
    list: (query = '') => look(`/manage/aef/find/bookings${query}`),
    send: async (path, form = {}) => pageOf(await browser.send(path, form)),
    asks: (name, change = {}) => {
      const email = `${name.toLowerCase().replace(/\W+/g, '')}@gruppe.example`
      const request = aRequest({ contact: { name, email }, ...change })
      return requestBooking(world.ctx, manager, { house, request })
    },
    approve: async ({ id }) => void (await approveBooking(world.ctx, manager, { id })),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
