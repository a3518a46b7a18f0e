import type { Standing } from '../../../shared/html/icons.ts'
import type { Language } from '../../../shared/language.ts'
import { keysOf } from '../rules/decision.ts'
import { isUpcoming } from '../rules/scope.ts'
import type { Moment } from '../rules/scope.ts'
import type { Booking, Occurrence } from '../schema.ts'
import { texts } from './series-texts.ts'

/** As a date is spoken of: what was certain and is over is past. */
export type ShownState = Occurrence['state'] | 'past'

export const standingOf: Record<ShownState, Standing> = {
  unconfirmed: 'tentative',
  requested: 'pending',
  approved: 'firm',
  declined: 'over',
  cancelled: 'over',
  expired: 'over',
  refused: 'blocked',
  past: 'over',
}

export function shownState(occurrence: Occurrence, moment: Moment): ShownState {
  return occurrence.state === 'approved' && !isUpcoming(occurrence, moment) ? 'past' : occurrence.state
}

/** How many dates stand where: `21 Termine sicher`, `1 abgelehnt`, `2 nicht bekommen`. What is over counts if it took place. */
export function countWords({ occurrences }: Booking, moment: Moment, language: Language): string[] {
  const say = texts(language)
  const counted = occurrences.filter((each) => each.state === 'approved' || isUpcoming(each, moment))
  const shown = (counted.length > 0 ? counted : occurrences).map((each) => shownState(each, moment))
  const order = Object.keys(rank) as ShownState[]
  const counts = order.flatMap((state) => {
    const count = shown.filter((each) => each === state).length
    return count === 0 ? [] : [{ state: say(`dates.state.${state}`), count }]
  })
  return counts.map((each, at) => say(at === 0 ? 'dates.first' : 'dates.further', each))
}

/** What matters most comes first. */
const rank = {
  approved: 1,
  requested: 2,
  unconfirmed: 3,
  declined: 4,
  refused: 5,
  cancelled: 6,
  expired: 7,
  past: 8,
} satisfies Record<ShownState, number>

/** Why a date was declined or cancelled, in the words of who did it; nothing if they said none; and in which language, where it is known. */
export function reasonOf(
  { history }: Booking,
  { key, state }: Occurrence,
): { words: string; wordsIn?: string | undefined } | undefined {
  for (const { dates = [], words, wordsIn } of history.toReversed()) {
    const line = dates.find((each) => each.state === state && keysOf(each).includes(key))
    if (line?.words !== undefined) return { words: line.words, wordsIn: line.wordsIn }
    if (line !== undefined) return words === undefined ? undefined : { words, wordsIn }
  }
  return undefined
}
