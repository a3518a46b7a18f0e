import { expect, it } from 'vitest'
import { createBlock, removeBlock } from '../../functions/blocks/actions/create-block.ts'
import { approveBooking } from '../../functions/bookings/actions/approve-booking.ts'
import { cancelBooking } from '../../functions/bookings/actions/cancel-booking.ts'
import { declineBooking } from '../../functions/bookings/actions/decline-booking.ts'
import { moveBooking } from '../../functions/bookings/actions/move-booking.ts'
import { acceptPlace } from '../../functions/bookings/actions/accept-place.ts'
import { leavePlace } from '../../functions/waitlist/actions/leave-place.ts'
import { joinQueue } from '../../functions/waitlist/actions/join-queue.ts'
import { requestBooking } from '../../functions/bookings/actions/request-booking.ts'
import { settleDeadlines } from '../../functions/bookings/actions/settle-deadlines.ts'
import type { Booking } from '../../functions/bookings/schema.ts'
import type { Place } from '../../functions/waitlist/schema.ts'
import type { RoomSettings } from '../../functions/rooms/schema.ts'
import type { Actor } from '../../shared/actor.ts'
import { Refusal } from '../../shared/refusal.ts'
import type { Item } from '../../shared/table/write.ts'
import { sample, some } from '../support/budget.ts'
import { aRequest, aVisitor, found } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'
import { aWish, faults, house, proved } from '../waitlist/waiting.ts'

const rooms: Record<string, Partial<RoomSettings>> = {
  saal: { contains: ['links', 'rechts'] },
  links: {},
  rechts: { gapMinutes: 30 },
  werk: { contention: 'compete' },
  hof: {},
}

const related: Record<string, string[]> = { saal: ['links', 'rechts'], links: ['saal'], rechts: ['saal'] }
const gaps: Record<string, number> = { rechts: 2 }
const dates = ['2026-12-10']

/** The same numbers for the same seed. */
function dice(seed: number) {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)]!
  return { next, pick }
}

type Dice = ReturnType<typeof dice>

function slotOf({ pick, next }: Dice) {
  const hour = 9 + Math.floor(next() * 3)
  const some = [...new Set([pick(Object.keys(rooms)), ...(next() < 0.3 ? [pick(Object.keys(rooms))] : [])])]
  // Rooms that keep each other from being used cannot be asked for together.
  const fit = some.filter((room, at) => at === 0 || !(related[some[0]!] ?? []).includes(room))
  const time = (of: number) => `${String(of).padStart(2, '0')}:00`
  return { rooms: fit, date: pick(dates), from: time(hour), to: time(hour + 1 + Math.floor(next() * 2)) }
}

interface State {
  bookings: Booking[]
  places: Place[]
  blocks: string[]
}

async function operation(world: World, manager: Actor, roll: Dice, known: State): Promise<void> {
  const { ctx } = world
  const slot = slotOf(roll)
  const booking = known.bookings.length > 0 ? roll.pick(known.bookings) : undefined
  const place = known.places.length > 0 ? roll.pick(known.places) : undefined
  const kind = roll.next()
  if (kind < 0.22) {
    const request = aRequest({ ...slot, approve: roll.next() < 0.4, queueIfTaken: roll.next() < 0.5 })
    known.bookings.push(await requestBooking(ctx, manager, { house, request }))
  } else if (kind < 0.45) {
    known.places.push(await proved(ctx, await joinQueue(ctx, aVisitor, { house, request: aWish(slot) })))
  } else if (kind < 0.6) {
    if (booking) await cancelBooking(ctx, manager, { id: booking.id })
  } else if (kind < 0.66) {
    if (booking) await approveBooking(ctx, manager, { id: booking.id })
  } else if (kind < 0.7) {
    if (booking) await declineBooking(ctx, manager, { id: booking.id, reason: 'Nein' })
  } else if (kind < 0.76) {
    const { rooms: _rooms, ...to } = slot
    if (booking) await moveBooking(ctx, manager, { id: booking.id, to })
  } else if (kind < 0.83) {
    if (place) await leavePlace(ctx, manager, { id: place.id })
  } else if (kind < 0.92) {
    if (place)
      known.bookings.push(
        (await acceptPlace(ctx, manager, { id: place.id, approve: roll.next() < 0.5 })).booking,
      )
  } else if (kind < 0.96) {
    const [only] = slot.rooms
    const span = { from: `${slot.date}T${slot.from}`, to: `${slot.date}T${slot.to}` }
    const request = {
      rooms: [only!],
      ...span,
      label: 'Zu',
      displace: roll.pick(['leave', 'cancel'] as const),
    }
    known.blocks.push((await createBlock(ctx, manager, { house, request })).id)
  } else if (known.blocks.length > 0) {
    await removeBlock(ctx, manager, { id: roll.pick(known.blocks) })
  }
}

/** Places that wait although nobody is in their way: told by the bare items, in quarters of an hour. */
function forgotten(items: readonly Item[]): string[] {
  const sheets = new Map(
    items.filter(({ type }) => type === 'day-sheet').map((item) => [`${item.pk} ${item.sk}`, item]),
  )
  const places = items.filter(({ type }) => type === 'place') as unknown as Place[]
  return places
    .filter(({ state }) => state === 'waiting')
    .filter((place) => {
      const at = (time: string) => Number(time.slice(0, 2)) * 4
      const [from, to] = [at(place.from), at(place.to)]
      return !place.rooms.some((room) =>
        [room, ...(related[room] ?? [])].some((other) => {
          const sheet = sheets.get(`ROOM#aef#${other} DAY#${place.date}`) ?? {}
          const gap = Math.max(gaps[room] ?? 0, gaps[other] ?? 0)
          const quarters = Array.from({ length: to - from + 2 * gap }, (_, index) => from - gap + index)
          const isHeld = quarters.some((quarter) => `q${quarter}` in sheet)
          const competes = Object.entries(sheet).some(([name, entry]) => {
            const { kind, state, ...span } = entry as {
              kind: string
              state: string
              from: string
              to: string
            }
            const isOpen = name.startsWith('e_') && kind === 'booking' && state !== 'approved'
            return other === 'werk' && isOpen && span.from < place.to && place.from < span.to
          })
          return isHeld || competes
        }),
      )
    })
    .map(({ id, rooms: wanted, date, from, to }) => `${id} waits for ${wanted.join()} ${date} ${from}-${to}`)
}

const batches = Math.max(30, some(90))

it.each(sample([1, 2, 3, 4]))(
  'whatever happens at once: one holder a time, and nobody waits for what is free (seed %i)',
  async (seed) => {
    await using world = await aWorld({ settings: { rateLimits: false } })
    const manager = await found(world, { rooms })
    const roll = dice(seed)
    const known: State = { bookings: [], places: [], blocks: [] }
    const count = { done: 0, refused: 0 }
    for (let batch = 0; batch < batches; batch++) {
      const size = batch % 3 === 0 ? 1 : 2 + Math.floor(roll.next() * 5)
      const outcomes = await Promise.allSettled(
        Array.from({ length: size }, () => operation(world, manager, roll, known)),
      )
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected' && !(outcome.reason instanceof Refusal)) throw outcome.reason
        count[outcome.status === 'fulfilled' ? 'done' : 'refused']++
      }
      if (roll.next() < 0.15) {
        world.clock.advance(roll.pick([20, 400]))
        await settleDeadlines(world.ctx)
      }
      world.clock.advance(1)
      const items = await allItems(world.engine.endpoint, world.engine.tableName)
      const own = (await faults(world)).filter((fault) => !fault.startsWith('a booking lacks'))
      expect([...own, ...forgotten(items)], `after batch ${batch}`).toEqual([])
    }
    expect(count.done).toBeGreaterThan(batches / 2)
  },
)
