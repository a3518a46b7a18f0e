import type { LocalDate } from '../../../shared/time/civil.ts'
import { dayOfRoom } from './availability.ts'
import type { TakenTime } from './availability.ts'
import type { RoomDays } from './free.ts'
import { openOn } from './hours.ts'
import { isUndecided } from './use.ts'

/** What stands at the door of a room. */
export interface DoorSign {
  state: 'free' | 'taken' | 'closed'
  /** Local time; for what is closed, when it opens again today. */
  until?: string
  /** What is on, where everybody may know. */
  label?: string | undefined
  next: Pick<TakenTime, 'from' | 'to' | 'label'>[]
}

/** So many lines are read in passing. */
const mostNext = 2

/**
 * At a moment of a day. Set-up and tidy-up are part of what is taken. What nobody has decided is not told, but nobody is promised its
 * time either.
 */
export function doorSignAt(days: RoomDays, at: { date: LocalDate; time: string; zone: string }): DoorSign {
  const { date, time, zone } = at
  const { taken } = dayOfRoom(days, date, zone)
  const firm = taken.filter((use) => !isUndecided(use) && use.kind !== 'offer')
  const next = firm.filter(({ from }) => from > time).slice(0, mostNext)
  const running = firm.find(({ from, to }) => from <= time && time < to)
  if (running !== undefined) return { state: 'taken', until: running.to, label: running.label, next }
  const open = openOn(days.room, date)
  const span = open.find(({ from, to }) => from <= time && time < to)
  if (span === undefined) {
    const opens = open.find(({ from }) => from > time)?.from
    return { state: 'closed', next, ...(opens === undefined ? {} : { until: opens }) }
  }
  const ahead = taken.find(({ to }) => to > time)?.from
  if (ahead !== undefined && ahead <= time) return { state: 'taken', next }
  return { state: 'free', until: ahead === undefined || ahead > span.to ? span.to : ahead, next }
}
