import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { errorFacts } from '../../../shared/log.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { givenBackWrite, readOver } from '../../groups/actions/beside.ts'
import { isUpcoming } from '../rules/scope.ts'
import { mayTake } from '../rules/state.ts'
import { readHeld } from '../store/held.ts'
import { decide, momentOf } from './decide.ts'
import { openBookingAs } from './load.ts'

/** What groups held that are over is given back: nobody would come. */
export function giveBackHeld(ctx: Context): Promise<void> {
  return workOff(ctx, {
    read: (most) => readOver(ctx.table, ctx.now(), most),
    nameOf: (group) => group,
    work: (group) => giveBackAll(ctx, group),
    failed: 'what a group held could not be given back',
  })
}

/** One booking after the other; what cannot be given back now is left for the next run, and does not stop the others. */
async function giveBackAll(ctx: Context, group: string): Promise<false> {
  let isWhole = true
  for (const { booking } of await readHeld(ctx.table, group))
    await giveBack(ctx, { booking, group }).catch((error: unknown) => {
      isWhole = false
      ctx.log.error('a booking of a group that is over stays', { booking, ...errorFacts(error) })
    })
  if (isWhole) await ctx.table.transact([givenBackWrite(group)])
  return false
}

async function giveBack(
  ctx: Context,
  { booking: id, group }: { booking: string; group: string },
): Promise<void> {
  await retryIfChanged(async () => {
    const file = await openBookingAs(ctx, systemActor, id)
    if (file.booking.group !== group) return
    const moment = momentOf(ctx, file)
    const ahead = file.booking.occurrences.filter((date) => isUpcoming(date, moment))
    const held = ahead.filter(({ state }) => mayTake('cancel', state))
    const fates = held.map(({ key }) => ({ key, state: 'cancelled' }) as const)
    if (fates.length > 0) await decide(ctx, file, fates, { reason: 'group-over' })
  })
}
