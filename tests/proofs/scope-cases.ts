import { wordsOn } from '../../functions/bookings/rules/words.ts'
import type { Booking, Occurrence, Repeat } from '../../functions/bookings/schema.ts'
import { addDays } from '../../shared/time/civil.ts'

const steps = ['edit', 'move', 'cancel', 'approve', 'decline'] as const
const scopes = ['this', 'following', 'all'] as const
/** What the date is that is pointed at. */
const kinds = ['plain', 'left-out', 'moved', 'cancelled', 'refused'] as const

export type Step = (typeof steps)[number]
export type Scope = (typeof scopes)[number]
export type Kind = (typeof kinds)[number]
export type Shown = Pick<Occurrence, 'key' | 'date' | 'from' | 'state'> & { label?: string | undefined }

/** Six Sunday nights from 01:00 to 04:00, where the clocks change; the third one is what is pointed at. */
export const spans = [
  ['before the clocks of spring', '2027-02-07'],
  ['across the clocks of spring', '2027-03-14'],
  ['after the clocks of spring', '2027-04-04'],
  ['before the clocks of autumn', '2027-09-12'],
  ['across the clocks of autumn', '2027-10-17'],
  ['after the clocks of autumn', '2027-11-07'],
] as const

export const cases = steps.flatMap((step) =>
  scopes.flatMap((scope) => kinds.map((kind) => [step, scope, kind] as const)),
)

/** What is pointed at in a series that begins on `first`: the date, and the key that it has or would have. */
export function targetOf(first: string): { target: string; key: string } {
  const target = addDays(first, 14)
  return { target, key: `${target}T01:00` }
}

export function repeatOf(kind: Kind, target: string): Repeat {
  const except = kind === 'left-out' ? { except: [target] } : {}
  return { every: 'week', count: 6, mode: 'free', ...except }
}

/** The day that is moved to the next one: of what is pointed at, whatever has become of it, or of the first that can be moved. */
export function movedFrom(dates: readonly Shown[], scope: Scope, key: string): string {
  const able = dates.filter(
    (each) => each.state === 'requested' && (scope !== 'following' || each.key >= key),
  )
  return (dates.find((each) => each.key === key) ?? able[0])?.date ?? key.slice(0, 10)
}

/** What the table says must come of it: told date by date, without the code's own rules. `undefined`: refused, nothing changes. */
export function expected(
  dates: readonly Shown[],
  step: Step,
  scope: Scope,
  target: string,
): Shown[] | undefined {
  const isKnown = dates.some(({ key }) => key === target)
  if (scope === 'this' && !isKnown) return undefined
  const isMeant = ({ key }: Shown) => scope === 'all' || (scope === 'this' ? key === target : key >= target)
  const isAble = ({ state }: Shown) => state === 'requested'
  const able = dates.filter((date) => isMeant(date) && isAble(date))
  if (able.length === 0) return undefined
  const states = { approve: 'approved', decline: 'declined', cancel: 'cancelled' } as const
  const pointed = able.find(({ key }) => key === target) ?? able[0]
  return dates.map((date) => {
    if (!able.includes(date)) return date
    if (step === 'edit') return { ...date, label: 'Neu' }
    if (step !== 'move') return { ...date, state: states[step] }
    const hasOwnTime = date.from !== date.key.slice(11)
    if (hasOwnTime && date !== pointed) return date
    return { ...date, date: addDays(date.date, 1), from: '00:30' }
  })
}

export function refusalOf(kind: Kind): string {
  return kind === 'left-out' ? 'unknown-date' : 'already-decided'
}

export const shown = (booking: Booking): Shown[] =>
  booking.occurrences.map((each) => {
    const { key, date, from, state } = each
    return { key, date, from, state, label: wordsOn(booking, each).label }
  })
