import type { ListedDate } from './listing.ts'
import { isOnAt } from './time-asked.ts'
import type { TimeAsked } from './time-asked.ts'
import { areIn } from './words.ts'

/** One date with the words by which it is known. */
export interface KnownDate {
  listed: Pick<ListedDate, 'occurrence'>
  words: readonly string[]
}

/**
 * Of the dates of a day those that fit what was asked for besides. What fits none of them is told and asks for nothing, and where no date
 * fits all that is left, none of it does: a day that has something is never shown as empty.
 */
export function fittingBest<Date extends KnownDate>(
  dates: readonly Date[],
  { typed, time }: { typed: readonly string[]; time?: TimeAsked | undefined },
): { fitting: Date[]; unfit: string[] } {
  const asked = [
    ...(time === undefined ? [] : [{ name: nameOf(time), fits: isAt(time) }]),
    ...typed.map((word) => ({ name: word, fits: ({ words }: Date) => areIn(words, [word]) })),
  ]
  const some = asked.filter(({ fits }) => dates.some(fits))
  const fitting = dates.filter((date) => some.every(({ fits }) => fits(date)))
  const names = (all: typeof asked) => all.map(({ name }) => name)
  if (fitting.length === 0) return { fitting: [...dates], unfit: dates.length === 0 ? [] : names(asked) }
  return { fitting, unfit: names(asked.filter((each) => !some.includes(each))) }
}

const isAt =
  (time: TimeAsked) =>
  ({ listed: { occurrence } }: KnownDate) =>
    isOnAt(occurrence, time)

const nameOf = ({ from, to }: TimeAsked) => (to === undefined ? from : `${from}–${to}`)
