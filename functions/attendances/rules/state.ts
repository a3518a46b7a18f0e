import { Refusal } from '../../../shared/refusal.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import type { MeetingDate } from '../../meetings/schema/entry.ts'
import type { Attendance, AttendanceState } from '../schema.ts'

/** From which states somebody can take the offered place, or come with more or fewer. Leaving is never refused. */
const steps = { accept: ['offered'], change: ['coming', 'waiting'] } as const satisfies Record<
  string,
  readonly AttendanceState[]
>

export type Step = keyof typeof steps

/** How it stands at this moment: what is over is over though nobody wrote it yet. `start`: of the date. */
export function stateAt(
  { state, offer }: Pick<Attendance, 'state' | 'offer'>,
  { now, start }: { now: Instant; start: Instant },
): AttendanceState {
  const isOver = (state === 'offered' && (offer?.until ?? '') <= now) || start <= now
  return isOver && (state === 'waiting' || state === 'offered') ? 'expired' : state
}

/** Refuses with `offer-over`, `not-offered` or `already-decided`. */
export function requireStep(step: Step, state: AttendanceState): void {
  if ((steps[step] as readonly AttendanceState[]).includes(state)) return
  const isAccept = step === 'accept'
  const code =
    isAccept && state === 'expired'
      ? 'offer-over'
      : isAccept && state === 'waiting'
        ? 'not-offered'
        : 'already-decided'
  throw new Refusal('conflict', code, { state })
}

/** Whether the date begins at another time than that to which somebody said yes: only then they are asked whether they come all the same. */
export function isAskedAgain(
  { state, key, agreed = key }: Pick<Attendance, 'state' | 'key' | 'agreed'>,
  date: Pick<MeetingDate, 'date' | 'from'>,
): boolean {
  return state === 'coming' && agreed !== beginningOf(date)
}

/** As in `agreed`. */
export function beginningOf({ date, from }: Pick<MeetingDate, 'date' | 'from'>): string {
  return `${date}T${from}`
}

/** Has its heads among those who come: a place that is held counts as taken. */
export function holdsPlaces(state: AttendanceState): boolean {
  return state === 'coming' || state === 'offered'
}

/** Whether they still mean to come, or wait to. */
export function isMeant({ state }: Pick<Attendance, 'state'>): boolean {
  return holdsPlaces(state) || state === 'waiting'
}

/** The next version: its new state, and until when a place is held, if one is. */
export function attendanceAfter(
  { offer: _offer, ...attendance }: Attendance,
  state: AttendanceState,
  change: Pick<Partial<Attendance>, 'offer' | 'heads' | 'agreed'> = {},
): Attendance {
  return { ...attendance, ...change, state, version: attendance.version + 1 }
}
