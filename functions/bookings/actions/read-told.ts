import type { Context } from '../../../shared/context.ts'
import { inParallel } from '../../../shared/in-parallel.ts'
import { hostsToTell } from '../../groups/actions/acting.ts'
import { toldOf } from '../rules/told.ts'
import type { Told } from '../rules/told.ts'
import type { Booking } from '../schema.ts'

const atOnce = 8

/** Who would hear of something that concerns these bookings, and how. One read for each booking of a group. */
export async function readTold(ctx: Pick<Context, 'table'>, bookings: readonly Booking[]): Promise<Told> {
  const held: Parameters<typeof toldOf>[0][number][] = []
  await inParallel(bookings, atOnce, async (booking) => {
    held.push({ booking, hosts: await hostsToTell(ctx, booking) })
  })
  return toldOf(
    held.toSorted((one, other) => bookings.indexOf(one.booking) - bookings.indexOf(other.booking)),
  )
}
