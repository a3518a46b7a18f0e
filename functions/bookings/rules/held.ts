import type { HeldByGroup } from '../schema/held.ts'
import type { OpenDate } from '../schema/open-dates.ts'
import { isUpcoming } from './scope.ts'
import type { Moment } from './scope.ts'
import { holdsSlot } from './state.ts'

/** A date of what a group holds. */
export interface HeldDate extends OpenDate {
  booking: string
  meeting?: string | undefined
  title: string
  quiet?: boolean | undefined
  elsewhere?: string | undefined
}

/** Whether everybody may know what it is: it was opened to others, or has a name for the notice board, and somebody said yes. */
export function isHeldOpenly({ meeting, label, announced }: HeldByGroup): boolean {
  return announced && (meeting !== undefined || label !== undefined)
}

/**
 * What a group does next, in order: for its own people also what waits for a decision, as they call it; for others what was approved and
 * has a public name.
 */
export function nextDates(held: readonly HeldByGroup[], moment: Moment, isInside: boolean): HeldDate[] {
  return held
    .filter((each) => isInside || isHeldOpenly(each))
    .flatMap((each) =>
      each.dates
        .filter(({ state }) => (isInside ? holdsSlot(state) : state === 'approved'))
        .filter((date) => isUpcoming(date, moment))
        .map((date) => ({ ...date, ...placeOf(each), title: titleOf(each, isInside) })),
    )
    .toSorted((a, b) => (`${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1))
}

const placeOf = ({ booking, meeting, elsewhere, quiet }: HeldByGroup) => ({
  booking,
  meeting,
  elsewhere,
  quiet,
})

function titleOf({ purpose, label }: HeldByGroup, isInside: boolean): string {
  return isInside ? purpose : (label ?? purpose)
}
