import type { Context } from '../../../shared/context.ts'
import { isSamePhone } from '../../contacts/actions/contact-id.ts'
import { idStartsOf } from '../../contacts/rules/code.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { readPlacesByStart } from '../store.ts'
import type { PlaceFile } from './load.ts'

/** For what somebody waits, by its code and their telephone; `undefined` tells nobody which of the two is wrong. */
export async function findOwnPlace(
  ctx: Pick<Context, 'table'>,
  { house, code, phone }: { house: string; code: string; phone: string },
): Promise<PlaceFile | undefined> {
  const found = await Promise.all(idStartsOf(code).map((start) => readPlacesByStart(ctx.table, start)))
  for (const place of found.flat()) {
    const isTheirs = place.house === house && (await isSamePhone(phone, place.contact.phone))
    if (isTheirs) return { ...(await loadRooms(ctx, house)), place }
  }
  return undefined
}
