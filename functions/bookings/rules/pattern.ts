import type { Occurrence } from '../schema.ts'

type Keyed = Pick<Occurrence, 'key'>

/**
 * The date that stands for what a change of several dates is meant for, by what `textOf` tells of each: the one that is named where any
 * other is like it, else one of those that most of the others are like: the named one was changed alone before.
 */
export function usualAmong<Of extends Keyed>(
  meant: readonly Of[],
  named: Of,
  textOf: (date: Of) => unknown,
): Of {
  const others = meant.filter(({ key }) => key !== named.key)
  if (others.some((each) => textOf(each) === textOf(named))) return named
  const [most] = [...Map.groupBy(others, textOf).values()].sort((a, b) => b.length - a.length)
  return most?.[0] ?? named
}

/** Keys of the dates that are like neither the one before nor the one after: what they have was given to them alone. */
export function apart<Of extends Keyed>(
  meant: readonly Of[],
  textOf: (date: Of) => unknown,
): ReadonlySet<string> {
  const inOrder = meant
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map((each) => [each.key, textOf(each)] as const)
  const isAlone = (text: unknown, at: number) =>
    [inOrder[at - 1], inOrder[at + 1]].every((neighbour) => neighbour === undefined || neighbour[1] !== text)
  return new Set(inOrder.flatMap(([key, text], at) => (isAlone(text, at) ? [key] : [])))
}
