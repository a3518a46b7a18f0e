import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { openBooking, openBookingAs } from '../../bookings/actions/load.ts'
import type { BookingFile, OpenedFile } from '../../bookings/actions/load.ts'
import { readShownGroup } from '../../groups/actions/read-group.ts'
import type { Group } from '../../groups/schema.ts'
import type { Ask } from '../schema.ts'
import { readAsk } from '../store.ts'

/** Refuses with `not-found`. */
export async function findAsk(ctx: Pick<Context, 'table'>, id: string): Promise<Ask> {
  const ask = await readAsk(ctx.table, id)
  if (ask === undefined) throw new Refusal('not-found', 'not-found', { ask: id })
  return ask
}

/**
 * A question with the booking that it is about, for whoever hosts the group now; refuses everybody else, also who runs the house: the
 * date is the group's. What nobody has proved is not there.
 */
export async function openAskAs(
  ctx: Pick<Context, 'table' | 'secret'>,
  actor: Actor,
  id: string,
): Promise<{ ask: Ask; file: OpenedFile }> {
  const ask = await findAsk(ctx, id)
  const file = await openBookingAs(ctx, actor, ask.of.booking)
  if (file.host === undefined || file.booking.group !== ask.of.group)
    throw new Refusal('forbidden', 'not-allowed')
  if (ask.state === 'unproved') throw new Refusal('not-found', 'not-found', { ask: id })
  return { ask, file }
}

/** A booking whose group may be asked. Refuses with `not-askable` whatever the reason is, so that nothing is told of others. */
export async function openAskable(
  ctx: Pick<Context, 'table'>,
  id: string,
): Promise<BookingFile & { group: Group }> {
  const file = await openBooking(ctx, id)
  const { booking } = file
  const group = booking.group === undefined ? undefined : await readShownGroup(ctx.table, booking.group)
  if (group?.askable !== true) throw new Refusal('conflict', 'not-askable')
  return { ...file, group }
}
