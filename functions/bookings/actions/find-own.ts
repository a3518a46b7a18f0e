import type { Context } from '../../../shared/context.ts'
import { isSamePhone } from '../../contacts/actions/contact-id.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { isHidden } from '../rules/state.ts'
import { readBookingsByStart } from '../store.ts'
import type { BookingFile } from './load.ts'

/** A code as it is said on the telephone, and the number that was left with it. */
export interface CodeAndPhone {
  house: string
  code: string
  phone: string
}

/** What somebody has asked for, by its code and their telephone; `undefined` tells nobody which of the two is wrong. */
export async function findOwnBooking(
  ctx: Pick<Context, 'table'>,
  { house, code, phone }: CodeAndPhone,
): Promise<BookingFile | undefined> {
  const found = await Promise.all(idStartsOf(code).map((start) => readBookingsByStart(ctx.table, start)))
  for (const booking of found.flat()) {
    const isTheirs = booking.house === house && (await isSamePhone(phone, booking.contact.phone))
    if (isTheirs && !isHidden(booking)) return { ...(await loadRooms(ctx, house)), booking }
  }
  return undefined
}
