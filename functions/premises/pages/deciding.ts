import type { Context } from '../../../shared/context.ts'
import { loadBookings } from '../../bookings/actions/load.ts'
import { readTold } from '../../bookings/actions/read-told.ts'
import { shownAs } from '../actions/foresee.ts'
import type { Deciding } from '../contract.ts'
import { hearsOfChange } from '../rules/notes.ts'
import type { Outside } from '../rules/outside.ts'
import type { Foreseen } from '../views/outside.ts'

const perPage = 20

/** What has to be shown before this form is taken; nothing if nothing lies outside, or just that was shown. */
export async function toShow(
  ctx: Pick<Context, 'table'>,
  outside: readonly Outside[],
  { shown, page, outside: chosen }: Deciding,
  always = false,
): Promise<Foreseen | undefined> {
  const now = shownAs(outside)
  const isKnown = shown === now || (outside.length === 0 && !always)
  if (isKnown && page === undefined) return undefined
  const pages = Math.max(1, Math.ceil(outside.length / perPage))
  const number = Math.min(page ?? 1, pages)
  const dates = outside.slice((number - 1) * perPage, number * perPage)
  const bookings = await loadBookings(ctx, [...new Set(outside.map(({ booking }) => booking))])
  const told = await readTold(ctx, bookings.filter(hearsOfChange))
  return {
    counts: { dates: outside.length, bookings: new Set(outside.map(({ booking }) => booking)).size },
    dates,
    bookings,
    told,
    page: number,
    pages,
    shown: now,
    chosen,
  }
}
