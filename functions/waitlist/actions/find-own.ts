import type { Context } from '../../../shared/context.ts'
import { isSamePhone } from '../../contacts/actions/contact-id.ts'
import { idStartOf } from '../../contacts/rules/code.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { readPlacesByStart } from '../store.ts'
import type { PlaceFile } from './load.ts'

/** For what somebody waits, by its code and their telephone; `undefined` tells nobody which of the two is wrong. */
export async function findOwnPlace(
  ctx: Pick<Context, 'table'>,
  { house, code, phone }: { house: string; code: string; phone: string },
): Promise<PlaceFile | undefined> {
  const start = idStartOf(code)
  const found = start === undefined ? [] : await readPlacesByStart(ctx.table, start)
  for (const place of found) {
    const isTheirs = place.house === house && (await isSamePhone(phone, place.contact.phone))
    if (isTheirs) return { ...(await loadRooms(ctx, house)), place }
  }
  return undefined
}
