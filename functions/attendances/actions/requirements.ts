import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusal.ts'
import { takesPlace } from '../../meetings/rules/dates.ts'
import type { OpenedAttendance } from './load.ts'

/** On a date that is cancelled nobody can come, neither with more nor with fewer. */
export function requireOn({ date }: OpenedAttendance): void {
  if (!takesPlace(date)) throw new Refusal('conflict', 'registration-closed')
}

export function requireNotOver(ctx: Pick<Context, 'now'>, { start }: OpenedAttendance): void {
  if (start <= ctx.now()) throw new Refusal('conflict', 'in-the-past')
}
