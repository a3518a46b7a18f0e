import type { Context } from '../../../shared/context.ts'
import { goesOf } from '../../../shared/owned.ts'
import type { Owned, Stored } from '../../../shared/owned.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Item } from '../../../shared/table/write.ts'
import { readLedger } from '../../contacts/actions/ledger.ts'
import { linkKey, manageToken } from '../../contacts/rules/access.ts'
import { sheetWrites } from '../../rooms/actions/load-room-days.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { mostSheets } from '../../rooms/rules/sheets-at-once.ts'
import { forgottenBooking, forgottenHost, ownerOf } from '../rules/forgotten.ts'
import { slotChanges } from '../rules/slot.ts'
import { Booking } from '../schema.ts'
import { bookingType, forgottenBookingWrite, readBookingItems, readMarkedBooking } from '../store.ts'
import { cancelBooking } from './cancel-booking.ts'
import { recoverIfStale } from './long-change.ts'

/** What somebody has booked or asked for. What is to come is cancelled, as if they had done it by their link. */
export const ownedBookings: Owned = {
  kind: bookingType,

  tell: (_, __, item) => [storedBooking(item)],

  /** What nobody has proved yet stands in no index: where they have been before, it stands in what they asked for lately. */
  async find(ctx, { contactId }, houses) {
    const ledgers = await Promise.all(houses.map((house) => readLedger(ctx.table, house, contactId)))
    const ids = ledgers.flatMap((ledger) => (ledger ? [...ledger.open.keys(), ...ledger.recent.keys()] : []))
    const items = await readBookingItems(ctx.table, [...new Set(ids)])
    return items.filter((item) => item['contactId'] === contactId).map(storedBooking)
  },

  async forget(ctx, { contactId }, { id }) {
    await retryIfChanged(async () => {
      const booking = await readMarkedBooking(ctx.table, id)
      if (booking === undefined || ownerOf(booking) !== contactId) return
      const place = await loadRooms(ctx, booking.house)
      if (booking.work) {
        await recoverIfStale(ctx, booking, place)
        throw new Refusal('conflict', 'changed-meanwhile')
      }
      // What a group holds is the group's, and goes on without whoever asked for it.
      const isTheirs = booking.group === undefined
      if (isTheirs && (await cancelsAhead(ctx, booking))) throw new Refusal('conflict', 'changed-meanwhile')
      const after = isTheirs ? forgottenBooking(booking, ctx.newId()) : forgottenHost(booking)
      const changes = slotChanges(booking, after, { rooms: place.rooms, zone: place.house.timeZone })
      // Boards first: whoever is interrupted finds the booking as it was, and says it again.
      for (let at = 0; at < changes.length; at += mostSheets)
        await ctx.table.transact(sheetWrites(ctx, changes.slice(at, at + mostSheets), place.house))
      await ctx.table.transact([forgottenBookingWrite(after, place.house.retentionMonths)])
    }, 8)
  },
}

function storedBooking(item: Item): Stored {
  const { contactId: _contact, personId: _person, heldFor: _held, ...booking } = Booking.parse(item)
  const { fingerprint: _print, ...data } = booking
  const { id, house, purpose: title, createdAt: since } = data
  const days = data.occurrences.map(({ date }) => date).sort()
  const dates = [...new Set([days[0], days.at(-1)])].filter((day) => day !== undefined)
  return { kind: bookingType, id, house, title, dates, since, ...goesOf(item), data }
}

/** True if anything was cancelled now: then the booking is another. */
async function cancelsAhead(ctx: Context, booking: Booking): Promise<boolean> {
  const { id } = booking
  const token = manageToken(await ctx.secret(), linkKey(booking))
  try {
    await cancelBooking(ctx, { kind: 'visitor', address: '', token }, { id })
    return true
  } catch (error) {
    const isOver = error instanceof Refusal && ['already-decided', 'in-the-past'].includes(error.code)
    if (isOver) return false
    throw error
  }
}
