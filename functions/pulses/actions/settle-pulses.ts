import { systemActor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { workOff } from '../../../shared/due-work.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { retryIfChanged } from '../../../shared/retry-if-changed.ts'
import { decide } from '../../bookings/actions/decide.ts'
import { openBookingAs } from '../../bookings/actions/load.ts'
import type { OpenedFile } from '../../bookings/actions/load.ts'
import { markedBookingWrite, noPulseWrite, pulseWrites, duePulses } from '../../bookings/actions/pulse.ts'
import { saveBooking } from '../../bookings/actions/save.ts'
import { withStep } from '../../bookings/rules/history.ts'
import { withPulse } from '../../bookings/rules/pulse.ts'
import type { Booking } from '../../bookings/schema.ts'
import { silentHostWrites } from '../../groups/actions/silence.ts'
import type { House } from '../../houses/schema.ts'
import { nextPulseStep } from '../rules/next.ts'

/** Asks whoever holds a standing booking whether they still meet, and frees what nobody holds any more. */
export function settlePulses(ctx: Context): Promise<void> {
  return workOff(ctx, {
    due: duePulses,
    work: (id) => retryIfChanged(() => settlePulse(ctx, id)),
    failed: 'a pulse could not be seen to',
  })
}

async function settlePulse(ctx: Context, id: string): Promise<void> {
  const file = await openBookingAs(ctx, systemActor, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not-found') return undefined
    throw error
  })
  if (file === undefined) return void (await ctx.table.transact([noPulseWrite(id)]))
  const { house, by } = file
  const now = ctx.now()
  const booking = withPulse(file.booking, { now, zone: house.timeZone })
  const step = nextPulseStep(booking, { house, now, isHoliday: await holidaysOf(house) })
  if (step.is === 'over') return forget(ctx, file)
  if (step.is === 'wait') return look(ctx, file, { ...booking, pulse: step.pulse })
  if (step.is === 'free') {
    const fates = step.keys.map((key) => ({ key, state: 'cancelled' }) as const)
    await decide(ctx, file, fates, { reason: 'pulse' })
    return
  }
  const what = step.is === 'ask' ? 'pulse-asked' : 'pulse-quiet'
  const after = withStep(booking, { id: ctx.newId(), at: now, by, what }, { pulse: step.pulse })
  const { group } = booking
  const beside = what === 'pulse-quiet' && group !== undefined ? await silentHostWrites(ctx, group) : []
  await saveBooking(ctx, file, after, { beside })
}

/** Nothing has happened that its history tells of. */
async function look(ctx: Context, { house }: OpenedFile, booking: Booking): Promise<void> {
  const seen = { ...booking, version: booking.version + 1 }
  await ctx.table.transact([markedBookingWrite(seen, house.retentionMonths), ...pulseWrites(seen)])
}

async function forget(ctx: Context, { booking, house }: OpenedFile): Promise<void> {
  const { pulse: _pulse, ...after } = booking
  const seen = markedBookingWrite({ ...after, version: booking.version + 1 }, house.retentionMonths)
  await ctx.table.transact([seen, noPulseWrite(booking.id)])
}

async function holidaysOf({ land }: Pick<House, 'land'>): Promise<(date: string) => boolean> {
  const { holidayOn, schoolHolidayOn } = await import('../../../shared/time/holidays.ts')
  return (date) => holidayOn(land, date) !== undefined || schoolHolidayOn(land, date) !== undefined
}
