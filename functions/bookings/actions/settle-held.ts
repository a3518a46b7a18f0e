import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { errorFacts } from '../../../shared/log.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { firstHost } from '../../groups/actions/acting.ts'
import { heldSeenWrite, noHost, dueHeldOver } from '../../groups/actions/beside.ts'
import type { HeldDue } from '../../groups/actions/beside.ts'
import { handedOn } from '../rules/forgotten.ts'
import { isUpcoming } from '../rules/scope.ts'
import { mayTake } from '../rules/state.ts'
import { forgottenBookingWrite } from '../store.ts'
import { readHeld } from '../store/held.ts'
import { decide } from './decide.ts'
import { momentOf } from './moment.ts'
import { openBookingAs } from './load.ts'

/** What groups held that are over is given back: nobody would come. What a host asked for who has left is another host's from now on. */
export function settleHeld(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueHeldOver,
    work: (due) => seeToAll(ctx, due),
    failed: 'what a group holds could not be seen to',
  })
}

/** One booking after the other; what cannot be done now is left for the next run, and does not stop the others. */
async function seeToAll(ctx: Context, due: HeldDue): Promise<void> {
  let isWhole = true
  let from: string | undefined
  do {
    const held = await readHeld(ctx.table, due.group, from)
    for (const { booking } of held)
      await seeTo(ctx, booking, due).catch((error: unknown) => {
        isWhole = false
        ctx.log.error('a booking of a group stays as it was', { booking, ...errorFacts(error) })
      })
    from = held.at(-1)?.booking
  } while (from !== undefined)
  if (isWhole) await ctx.table.transact([heldSeenWrite(due)])
}

async function seeTo(ctx: Context, id: string, due: HeldDue): Promise<void> {
  await retryIfChanged(() => (due.left === undefined ? giveBack(ctx, id, due.group) : handOn(ctx, id, due)))
}

async function giveBack(ctx: Context, id: string, group: string): Promise<void> {
  const file = await openBookingAs(ctx, systemActor, id)
  if (file.booking.group !== group) return
  const moment = momentOf(ctx, file)
  const ahead = file.booking.occurrences.filter((date) => isUpcoming(date, moment))
  const held = ahead.filter(({ state }) => mayTake('cancel', state))
  const fates = held.map(({ key }) => ({ key, state: 'cancelled' }) as const)
  if (fates.length > 0) await decide(ctx, file, fates, { reason: 'group-over' })
}

async function handOn(ctx: Context, id: string, { group, left }: HeldDue): Promise<void> {
  const { booking, house } = await openBookingAs(ctx, systemActor, id)
  if (booking.group !== group || (booking.enteredBy ?? noHost) !== left) return
  const after = handedOn(booking, await firstHost(ctx, group))
  await ctx.table.transact([forgottenBookingWrite(after, house.retentionMonths)])
}
