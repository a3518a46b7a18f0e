import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { momentOf } from '../../bookings/actions/moment.ts'
import type { BookingFile } from '../../bookings/actions/load.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import { dateMeant, isSettled } from '../rules/agree.ts'
import type { Slot } from '../schema.ts'
import { openAskable } from './load.ts'

/** A date that can be asked for: when and where, and whose; nothing else is told of it. Refuses as `askHolder` does. */
export async function lookAtAskable(
  ctx: Context,
  { id, date: key }: { id: string; date?: string | undefined },
): Promise<Pick<BookingFile, 'house' | 'rooms'> & { slot: Slot; groupName: string; key: string }> {
  const file = await openAskable(ctx, id)
  const { booking, house, rooms, group } = file
  const date = dateMeant(booking, key, momentOf(ctx, file))
  if (!isSettled(date)) throw new Refusal('conflict', 'not-askable')
  return { house, rooms, slot: slotOf(booking, date), groupName: group.name, key: date.key }
}
