import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import type { Write } from '../../../shared/table/write.ts'
import { readLedgers } from '../../contacts/actions/ledger.ts'
import { loadHouse } from '../../houses/actions/load-house.ts'
import { decidedWrites, dueSilences, silenceSeenWrites, silenceWrite } from '../../houses/actions/silence.ts'
import { waitingSince } from '../rules/deadline.ts'
import { isUndecided } from '../rules/scope.ts'
import type { Booking } from '../schema.ts'
import { loadBookings } from './load.ts'
import type { BookingFile, OpenedFile } from './load.ts'

/** What somebody's deciding says of whether managers still do; deputies stand in, and say nothing of it. */
export function presenceWrites(ctx: Pick<Context, 'now'>, file: BookingFile & Partial<OpenedFile>): Write[] {
  return file.role === 'manager' ? decidedWrites(file, ctx.now()) : []
}

/** What a request that nobody decided says of it. An address that is not proved waits for nobody of the house. */
export function seenWrites(file: BookingFile, isMissed: boolean): Write[] {
  const { booking } = file
  if (!waitsForSomebody(booking)) return []
  return silenceSeenWrites(file, { waitingSince: waitingSince(booking), isMissed })
}

/** Houses where no manager has decided for so many working days: from now on they count as away. */
export function settleSilences(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: dueSilences,
    work: (house) => retryIfChanged(() => settleSilence(ctx, house)),
    failed: 'a silent house could not be seen to',
  })
}

async function settleSilence(ctx: Context, id: string): Promise<void> {
  const [file, ledgers] = await Promise.all([loadHouse(ctx, id), readLedgers(ctx.table, id)])
  const ids = ledgers.flatMap(({ open }) => [...open.keys()])
  const waiting = (await loadBookings(ctx, ids)).filter(waitsForSomebody).map(waitingSince)
  await ctx.table.transact(silenceWrite(file, waiting, ctx.now()))
}

/** Whether somebody of the house is to decide. */
export function waitsForSomebody(booking: Booking): boolean {
  return isUndecided(booking) && booking.state !== 'unconfirmed'
}
