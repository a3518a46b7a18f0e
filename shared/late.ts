import type { Context } from './context.ts'
import { signalLines } from './log.ts'
import { minutesBetween } from './time/civil.ts'
import type { Instant } from './time/civil.ts'

/** Minutes after which what waits has been forgotten by whoever should do it: timers come every five, and changes at once. */
const mostMinutes = 15

/** Says that due work is late, or that changes are, if the first of them (none where nothing waits) has waited too long: an alarm rings by this line. */
export function warnIfLate(
  { log, now }: Pick<Context, 'log' | 'now'>,
  line: (typeof signalLines)['lateWork' | 'lateChanges'],
  { since, ...facts }: { since: Instant | undefined; kind?: string },
): void {
  const minutes = since === undefined ? 0 : minutesBetween(since, now())
  if (minutes > mostMinutes) log.warn(line, { ...facts, minutes })
}
