import { isSeen, withoutTurns } from '../../../shared/text-shapes.ts'
import { instantOf, minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { ImportedEvent, ImportedInstance } from '../../../shared/ical/imported.ts'
import type { ImportChoice, ImportedDate, ImportPlan, TakenBooking } from '../schema.ts'

/** An instance on quarters of an hour, which it takes as a whole. */
export interface Widened extends ImportedInstance {
  widened: boolean
}

export function widened(instance: ImportedInstance): Widened {
  const from = timeOfMinutes(Math.floor(minutesOfTime(instance.from) / 15) * 15)
  const to = timeOfMinutes(Math.ceil(minutesOfTime(instance.to) / 15) * 15)
  return { ...instance, from, to, widened: from !== instance.from || to !== instance.to }
}

/** Whether it is not over yet. */
export function isAhead({ endDate, to }: ImportedInstance, now: Instant, zone: string): boolean {
  return instantOf(endDate, to, zone) > now
}

/** Whether it becomes a date of a booking; a booking has its dates within a day. */
export function isBooked(
  { allDay }: ImportedEvent,
  { date, endDate }: ImportedInstance,
  { as }: Pick<ImportChoice, 'as'>,
): boolean {
  return as === 'bookings' && !allDay && date === endDate
}

/** What may stand in a line of ours: no line ends, no control characters, no half characters at the cut; nothing where nothing could be seen. */
export function lineOf(text: string, longest: number): string {
  // eslint-disable-next-line no-control-regex
  const line = withoutTurns(text)
    .replace(/[\u0000-\u001F\u007F\s]+/g, ' ')
    .trim()
  const cut = line
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
    .trim()
  return isSeen(cut) ? cut : ''
}

/** How many dates and blocks these are. */
export function countOf(takes: ImportPlan['takes']): number {
  return takes.reduce((sum, take) => sum + (take.kind === 'block' ? 1 : freeOf(take).length), 0)
}

/** The dates of a booking to be that can be had. */
export function freeOf({ dates }: TakenBooking): ImportedDate[] {
  return dates.filter(({ refused }) => refused === undefined)
}
